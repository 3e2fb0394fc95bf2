// What every view has: a root that keeps its keys, a voice, and a way to the kernel.

import { h } from "./base.js";
import { makeKernel } from "./kernel.js";
import { keepKeys } from "./keys.js";
import { hearTheKernel } from "./model.js";
import { makeAnnouncer } from "./voice.js";

/**
 * @import { Kernel } from "./kernel.js"
 * @import { Model } from "./model.js"
 * @import { Say } from "./voice.js"
 */

/**
 * @template {Record<string, any>} Traits
 * @typedef {object} View
 * @property {Model<Traits>} model
 * @property {HTMLElement} root
 * @property {Say} say
 * @property {Kernel["ask"]} ask
 * @property {(events: string, act: (...told: any[]) => void) => void} listen to events of the model
 * @property {(undo: () => void) => void} atEnd do this when the view is taken from the page
 */

/**
 * A view for anywidget.
 * @template {Record<string, any>} Traits
 * @param {string} classes of its root
 * @param {(view: View<Traits>) => void} build fills the root
 * @param {string} [kept] what to tell of the reader's work where the kernel gives no reply
 */
export function defineView(classes, build, kept) {
  /** @param {{ model: Model<Traits>, el: HTMLElement }} place */
  function render({ model, el }) {
    const root = h("section", { class: `kc ${classes}` });
    const voice = makeAnnouncer(root);
    const kernel = makeKernel(model, kept);
    const ends = [voice.stop, kernel.stop];
    keepKeys(root);
    el.append(root);
    build({
      model, root, say: voice.say, ask: kernel.ask,
      listen(events, act) {
        model.on(events, act);
        ends.push(() => model.off(events, act));
      },
      atEnd: (undo) => ends.push(undo),
    });
    return () => ends.forEach((end) => end());
  }
  /** @param {{ model: Model<Traits> }} place */
  const initialize = ({ model }) => void hearTheKernel(model);
  return { initialize, render };
}

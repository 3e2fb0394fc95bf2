// Controls and a drawing. The page works out what a formula gives, in the very frame of the move;
// else the kernel is asked, one request at a time, and the latest positions go next.

import { h } from "./base.js";
import { makeControl } from "./controls.js";
import { makeDrawing } from "./drawing.js";
import { filled } from "./fill.js";
import { makeTurns } from "./turns.js";
import { defineView } from "./view.js";
import { makeTrouble } from "./voice.js";

/**
 * @import { ChoiceSpec, SliderSpec } from "./controls.js"
 * @import { View } from "./view.js"
 * @typedef {Record<string, any>} Values
 * @typedef {{ title: string, controls: (SliderSpec | ChoiceSpec)[], values: Values,
 *   drawing: object, given: any, numbers: Values }} Traits
 * @typedef {(values: any, given: any) => Values} Compute the numbers of a drawing, by name
 * @typedef {(moved: Values, values: any, given: any) => Values} Follow what was moved, with what
 *   has to follow it
 */

const QUIET_MS = 250; // after the last move, before the kernel is told where the controls stand

/**
 * An explorer whose numbers the page works out.
 * @param {Compute} compute
 * @param {Follow} [follow]
 */
export const defineExplorer = (compute, follow = (moved) => moved) =>
  defineView("kc-explorer", (/** @type {View<Traits>} */ view) =>
    build(view, byFormula(view, compute, follow)));

/** An explorer whose numbers the kernel works out. */
export const defineAskingExplorer = () =>
  defineView("kc-explorer", (/** @type {View<Traits>} */ view) => build(view, byKernel(view)));

/**
 * @typedef {object} Source of numbers
 * @property {(moved: Values) => Promise<void> | void} move
 * @property {() => Values} numbers that go with the values of the model
 * @property {string} changes the events of the model that call for a new drawing
 * @property {HTMLElement | null} trouble
 */

/**
 * @param {View<Traits>} view
 * @param {Compute} compute
 * @param {Follow} follow
 * @returns {Source}
 */
function byFormula({ model, atEnd }, compute, follow) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  atEnd(() => clearTimeout(timer));
  return {
    move(moved) {
      const values = model.get("values");
      model.set("values", { ...values, ...follow(moved, values, model.get("given")) });
      clearTimeout(timer);
      timer = setTimeout(() => model.save_changes(), QUIET_MS);
    },
    numbers: () => compute(model.get("values"), model.get("given")),
    changes: "change:values",
    trouble: null,
  };
}

/**
 * @param {View<Traits>} view
 * @returns {Source}
 */
function byKernel({ model, say, ask }) {
  const trouble = makeTrouble(say);
  return {
    async move(values) {
      const reply = await ask({ do: "move", values }, { tell: trouble.tell });
      trouble.tell(reply.refused ?? "");
    },
    numbers: () => model.get("numbers"),
    changes: "change:numbers",
    trouble: trouble.element,
  };
}

/**
 * @param {View<Traits>} view
 * @param {Source} source
 */
function build({ model, root, say, listen, atEnd }, source) {
  const title = model.get("title");
  root.setAttribute("aria-label", title);
  /** @type {Values} */
  let moved = {};
  const turns = makeTurns(async () => {
    const latest = moved;
    moved = {};
    await source.move(latest);
  }, onValues);
  const controls = new Map(model.get("controls").map((spec) => [spec.name,
    makeControl(spec, (name, value) => {
      moved[name] = value;
      turns.next();
    })]));
  const picture = makeDrawing();
  atEnd(picture.stop);
  const elements = [...controls.values()].map((control) => control.element);
  root.append(h("fieldset", { class: "kc-controls" }, h("legend", {}, title), ...elements),
    ...(source.trouble ? [source.trouble] : []), picture.element);

  function onValues() {
    if (turns.isBusy()) return; // what stands under the hand is newer
    for (const [name, value] of Object.entries(model.get("values"))) {
      controls.get(name)?.write(value);
    }
  }
  function draw() {
    const drawn = filled(model.get("drawing"), source.numbers());
    picture.show(drawn);
    return drawn.alt;
  }
  draw();
  onValues();
  listen("change:values", onValues);
  listen(source.changes, () => say(draw(), 600));
}

// Whether the kernel behind a view lives, and whether the notebook keeps the view when it is saved.

import { ownModel } from "./model.js";

/**
 * @import { AnyModel, OwnModel } from "./model.js"
 *
 * @typedef {{ isGone: () => boolean, end: () => void }} Life
 */

/**
 * What is known of a model: its views on the page, whether its kernel is gone, and whether it was us
 * who called it dead, since no view of it was shown.
 * @typedef {{ views: number, isGone: boolean, isAside: boolean }} Known
 * @type {WeakMap<OwnModel, Known>}
 */
const known = new WeakMap();
/** @param {OwnModel} own */
const about = (own) => known.get(own) ?? { views: 0, isGone: false, isAside: false };
/** @type {(own: OwnModel, change: Partial<Known>) => void} */
const note = (own, change) => known.set(own, { ...about(own), ...change });

/**
 * Follow the life of a model while a view of it is shown.
 *
 * JupyterLab saves the state of a model while `comm_live` says that a kernel holds its other end.
 * Taken as it is, that loses what was saved on another day, or before the kernel was started anew,
 * with the next save; an error then stands in the place of the view. And it keeps every view that
 * was replaced since the kernel was started. So a model is live for it as long as it is shown.
 * @param {AnyModel} model
 * @param {() => void} onGone
 * @returns {Life}
 */
export function followLife(model, onGone) {
  /** @type {OwnModel | null} */
  let own = null;
  let hasEnded = false;

  function check() {
    if (!own || hasEnded) return;
    const { isGone: wasGone, isAside } = about(own);
    const isGone = wasGone || !own.comm || (own.comm_live === false && !isAside);
    note(own, { isGone, isAside: false });
    keep(own, true);
    if (isGone && !wasGone) onGone();
  }
  ownModel(model).then((found) => {
    if (!found || hasEnded) return;
    own = found;
    note(own, { views: about(own).views + 1 });
    for (const part of partsOf(own)) part.on("comm_live_update", check);
    check();
  });
  return {
    isGone: () => own !== null && about(own).isGone,
    end() {
      hasEnded = true;
      if (!own) return;
      for (const part of partsOf(own)) part.off("comm_live_update", check);
      note(own, { views: about(own).views - 1 });
      if (about(own).views > 0) return;
      note(own, { isAside: true });
      keep(own, false);
    },
  };
}

/**
 * A model is saved with its layout, without which it could not be read again.
 * @param {OwnModel} own
 */
const partsOf = (own) => [own, own.get("layout")].filter((part) => part != null);

/**
 * @param {OwnModel} own
 * @param {boolean} wanted
 */
function keep(own, wanted) {
  for (const part of partsOf(own)) if (part.comm_live !== wanted) part.comm_live = wanted;
}

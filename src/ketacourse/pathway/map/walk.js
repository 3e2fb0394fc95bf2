// Moving about on a map by key and pointer. One node at a time takes Tab.

import { known } from "../../display/base.js";
import { isPlain } from "../../display/keys.js";
import { DIRECTIONS, neighbourTowards } from "./reading.js";

/**
 * @import { Drawing } from "./drawing.js"
 * @import { makeFrame } from "./frame.js"
 * @import { makeLight } from "./light.js"
 * @import { Atlas } from "./reading.js"
 */

/**
 * The node or link that an element of the drawing belongs to.
 * @param {EventTarget | null} target
 */
const idAt = (target) => (target instanceof Element
  ? target.closest("[data-id]")?.getAttribute("data-id") ?? null : null);

/**
 * @param {object} how
 * @param {ReturnType<typeof makeFrame>} how.frame
 * @param {ReturnType<typeof makeLight>} how.light
 * @param {() => { map: Atlas, drawing: Drawing }} how.shown
 * @param {(text: string) => void} how.say
 * @param {(id: string, withFocus: boolean) => void} how.press
 */
export function makeWalk({ frame, light, shown, say, press }) {
  /** @type {string | null} */
  let current = null;

  /** @param {string} id */
  function enter(id) {
    const { nodes } = shown().drawing;
    if (current) nodes.get(current)?.setAttribute("tabindex", "-1");
    current = id;
    known(nodes, id).setAttribute("tabindex", "0");
  }
  /** @type {(id: string, why?: string) => void} */
  function goTo(id, why = "") {
    const { map, drawing } = shown();
    enter(id);
    frame.reveal(known(map.nodes, id));
    known(drawing.nodes, id).focus({ preventScroll: true });
    if (why) say(why);
  }
  /** @type {(id: string, key: string) => void} */
  function follow(id, key) {
    const next = neighbourTowards(shown().map, id, key, light.now.isShown);
    if (next) goTo(next.node.id, next.edge.sentence);
    else say(`No link leads ${key.slice(5).toLowerCase()} from here.`);
  }
  /**
   * What a key does on a node.
   * @param {string} id
   * @param {string} key
   * @returns {(() => void) | undefined}
   */
  function actOf(id, key) {
    const order = [...shown().drawing.nodes.keys()];
    const at = order.indexOf(id);
    if (DIRECTIONS.has(key)) return () => follow(id, key);
    const places = new Map([["Home", 0], ["End", order.length - 1],
      ["PageDown", (at + 1) % order.length], ["PageUp", (at - 1 + order.length) % order.length]]);
    const place = places.get(key);
    if (place !== undefined) return () => goTo(order[place]);
    return key === "Enter" || key === " " ? () => press(id, true) : undefined;
  }
  frame.element.addEventListener("keydown", (event) => {
    if (!isPlain(event)) return;
    const id = idAt(event.target);
    const act = id && !event.shiftKey ? actOf(id, event.key) : undefined;
    act?.();
    if (act || frame.onKey(event)) event.preventDefault();
  });
  const hover = (/** @type {string | null} */ id) => light.set({ over: id });
  frame.element.addEventListener("pointerover", ({ pointerType, target }) => {
    if (pointerType !== "touch") hover(idAt(target));
  });
  for (const away of ["pointerleave", "focusout"]) {
    frame.element.addEventListener(away, () => hover(null));
  }
  frame.element.addEventListener("focusin", ({ target }) => {
    const id = idAt(target);
    if (!id || !(target instanceof Element)) return;
    if (target.matches(":focus-visible")) hover(id);
    enter(id);
  });
  frame.element.addEventListener("click", ({ target }) => {
    const id = idAt(target);
    if (!id || frame.wasDragged()) return;
    shown().drawing.nodes.get(id)?.focus({ preventScroll: true });
    press(id, false);
  });
  frame.element.setAttribute("role", "application");
  return {
    enter, goTo,
    /** The element of the node that takes Tab. */
    here: () => (current ? shown().drawing.nodes.get(current) : undefined),
  };
}

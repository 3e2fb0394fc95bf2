// The tools of a map in one drawer, of which one at a time is out.

import { button, freshId, h, put } from "../../display/base.js";
import { makeFilter, makeSteps, makeTracer } from "./tools.js";

/**
 * @import { Atlas, IsShown } from "./reading.js"
 * @import { Marks } from "./tools.js"
 *
 * @typedef {"steps" | "trace" | "filter"} Tool
 */

/** @type {[Tool, string][]} */
const TOOLS = [["steps", "Step through"], ["trace", "Trace paths"], ["filter", "Filter"]];

/**
 * @param {object} how
 * @param {() => Atlas} how.map
 * @param {Marks} how.marks
 * @param {(isShown: IsShown) => void} how.onFilter
 * @param {(tool: Tool | null) => void} how.onUse follows what is out
 */
export function makeDrawer({ map, marks, onFilter, onUse }) {
  const element = h("div", { class: "kc-drawer", id: freshId("drawer"), hidden: true });
  /** @type {Tool | null} */
  let tool = null;
  /** @type {Map<Tool, HTMLElement>} */
  const made = new Map(); // for this picture, when first needed
  /** @type {ReturnType<typeof makeTracer> | null} */
  let tracer = null;
  /** @type {ReturnType<typeof makeFilter> | null} */
  let filter = null;
  const buttons = new Map(TOOLS.map(([key, name]) => [key,
    button(name, () => use(tool === key ? null : key),
      { "aria-expanded": "false", "aria-controls": element.id })]));

  const traced = () => (tracer ??= makeTracer(map(), marks));
  /** @param {Tool} key */
  function make(key) {
    if (key === "steps") return makeSteps(map(), marks);
    return key === "trace" ? traced().element : (filter = makeFilter(map(), onFilter)).element;
  }
  /** @param {Tool | null} key */
  function use(key) {
    tool = key;
    for (const [name, each] of buttons) each.setAttribute("aria-expanded", String(name === key));
    element.hidden = !key;
    marks.mark([], null);
    const part = key && (made.get(key) ?? make(key));
    if (key && part) made.set(key, part);
    put(element, part);
    onUse(key);
  }
  return {
    element, buttons: [...buttons.values()],
    isTracing: () => tool === "trace",
    /** Show every link again. */
    clearFilter: () => filter?.clear(),
    /** @param {string} id */
    pick: (id) => traced().pick(id),
    /** @param {string} id */
    traceFrom(id) {
      use("trace");
      traced().pick(id);
      traced().focusEnd();
    },
    /** Begin anew, as with another picture; the tool that was out stays out. */
    reset() {
      made.clear();
      tracer = filter = null;
      use(tool);
    },
    /** Put the tool away; says whether one was out. */
    close() {
      const opener = tool && buttons.get(tool);
      if (!opener) return false;
      use(null);
      opener.focus();
      return true;
    },
  };
}

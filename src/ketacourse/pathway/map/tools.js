// What questions a view: stepping through it, tracing paths, and choosing which links are shown.

import { button, freshId, h, known, put } from "../../display/base.js";
import { counted } from "../../display/words.js";
import { makeRadios } from "../../display/radios.js";
import { MOST_PATHS, pathSentence, pathVerdict, runningSign, tracePaths } from "./reading.js";

/**
 * @import { Atlas, Edge, IsShown } from "./reading.js"
 *
 * @typedef {object} Marks How a tool shows on the map what it is about, and says it.
 * @property {(edges: string[], last: string | null) => void} mark
 * @property {(text: string) => void} say
 * @property {IsShown} isShown
 */

const START = "ketamine"; // whose effect the steps follow

/**
 * One link at a time, causes first; on the map is marked how far we are. The buttons stand first,
 * so that they stay under the finger whatever is told below them.
 * @param {Atlas} map
 * @param {Marks} marks
 */
export function makeSteps(map, { mark, say }) {
  const { steps } = map.view;
  let at = -1;
  const count = h("span", { class: "kc-soft" },
    `${counted(steps.length, "link")}, causes first.`);
  const sentence = h("p", { class: "kc-sentence" }, "Press Next to follow the cascade.");
  const running = h("p", { class: "kc-running" });
  const [back, next] = [button("Back", () => go(-1)), button("Next", () => go(1))];
  const update = () => {
    back.setAttribute("aria-disabled", String(at <= 0));
    next.setAttribute("aria-disabled", String(at === steps.length - 1));
  };
  const go = (/** @type {number} */ by) => {
    const to = Math.min(Math.max(at + by, 0), steps.length - 1);
    if (to === at) return;
    at = to;
    const told = steps.slice(0, at + 1);
    count.textContent = `${at + 1} of ${steps.length}`;
    sentence.textContent = steps[at].sentence;
    running.textContent = runningSign(map, told.map(({ edge }) => known(map.edges, edge)), START);
    update();
    mark(told.map(({ edge }) => edge), steps[at].edge);
    say(`${count.textContent}: ${sentence.textContent} ${running.textContent}`);
  };
  update();
  return h("div", { class: "kc-told" }, h("div", { class: "kc-row" }, back, next, count), sentence,
    running);
}

/**
 * Two nodes, and every signed way from the one to the other.
 * @param {Atlas} map
 * @param {Marks} marks
 */
export function makeTracer(map, { mark, say, isShown }) {
  const named = [...map.view.nodes].sort((a, b) => a.name.localeCompare(b.name));
  const choose = () => h("select", { id: freshId("node"), onchange: () => trace() },
    h("option", { value: "" }, "Choose…"),
    ...named.map((node) => h("option", { value: node.id }, node.name)));
  /** @type {(label: string, select: HTMLSelectElement) => HTMLElement} */
  const field = (label, select) =>
    h("div", { class: "kc-field" }, h("label", { for: select.id }, label), select);
  const [from, to] = [choose(), choose()];
  const found = h("div");

  /** @type {(path: Edge[], pressed: HTMLElement) => void} */
  const showPath = (path, pressed) => {
    for (const other of found.querySelectorAll("button")) {
      other.setAttribute("aria-pressed", String(other === pressed));
    }
    mark(path.map((edge) => edge.id), null);
  };
  const row = (/** @type {Edge[]} */ path) => {
    const words = h("span", {}, h("strong", {}, `${pathVerdict(path)}: `),
      `${pathSentence(map, path)}.`);
    const made = button(words, () => showPath(path, made),
      { class: "kc-path", "aria-pressed": "false" });
    return made;
  };
  function trace() {
    put(found);
    mark([], null);
    if (!from.value || !to.value) return;
    if (from.value === to.value) {
      tell("Choose two different nodes.");
      return;
    }
    const paths = tracePaths(map, from.value, to.value, isShown);
    const ends = [from, to].map((select) => known(map.nodes, select.value).name);
    if (paths.length === 0) {
      tell(`No path of causal links leads from ${ends[0]} to ${ends[1]} here.`);
      return;
    }
    const most = paths.length === MOST_PATHS ? "The first " : "";
    tell(`${most}${counted(paths.length, "path")} from ${ends[0]} to ${ends[1]}, shortest first.`);
    const buttons = paths.map(row);
    found.append(h("ol", {}, ...buttons.map((each) => h("li", {}, each))));
    showPath(paths[0], buttons[0]);
  }
  /** @param {string} text */
  function tell(text) {
    found.append(h("p", {}, text));
    say(text);
  }
  /**
   * A node chosen on the map: the start, or the end when there is a start.
   * @param {string} id
   */
  function pick(id) {
    const isStart = !from.value || to.value;
    if (isStart) [from.value, to.value] = [id, ""];
    else to.value = id;
    trace();
    if (isStart) say(`From ${known(map.nodes, id).name}. Now choose where to.`);
  }
  const element = h("div", {}, h("p", { class: "kc-soft" },
    "Choose two nodes here, or on the map one after the other."),
  h("div", { class: "kc-row" }, field("From", from), field("To", to)), found);
  return { element, pick, focusEnd: () => to.focus() };
}

const LEVELS = /** @type {const} */ (
  [["0", "any"], ["3", "people"], ["2", "animals, not people"], ["1", "cells only"]]);

/**
 * @typedef {{ level: string, contested: boolean, account: string }} Wanted
 * The best evidence, contested links only, and which of the accounts in view use a link.
 */

/**
 * Whether a link is wanted; `numbers` are those of the accounts in view.
 * @param {Edge} edge
 * @param {Wanted} wanted
 * @param {number[]} numbers
 */
export function isWanted(edge, { level, contested, account }, numbers) {
  const own = edge.hypotheses.filter((number) => numbers.includes(number));
  const isOf = account === "shared" ? own.length > 1 : !account || own.includes(Number(account));
  return isOf && (level === "0" || edge.level === Number(level)) && (!contested || edge.contested);
}

/**
 * Which links are shown; the choice is told as a function of an edge.
 * @param {Atlas} map
 * @param {(isShown: IsShown) => void} onChange
 */
export function makeFilter(map, onChange) {
  const { hypotheses, all } = map.view;
  const numbers = hypotheses.map(({ number }) => number);
  /** @type {Wanted} */
  let wanted = { level: "0", contested: false, account: "" };
  const set = (/** @type {Partial<Wanted>} */ change) => {
    wanted = { ...wanted, ...change };
    const now = wanted;
    onChange((edge) => isWanted(edge, now, numbers));
  };
  const box = h("input", { type: "checkbox", onchange: () => set({ contested: box.checked }) });
  const level = makeRadios("Best evidence", LEVELS, "0", (chosen) => set({ level: chosen }));
  /** @type {[string, string][]} */
  const accounts = [["", "any"], ["shared", "more than one"],
    ...hypotheses.map(({ number, name }) => /** @type {[string, string]} */ (
      [String(number), `${number} ${name}`]))];
  const account = makeRadios("Used by", accounts, "", (chosen) => set({ account: chosen }));
  const element = h("div", {}, level.element, !all && numbers.length > 1 && account.element,
    h("div", { class: "kc-row" },
      h("label", { class: "kc-radio" }, box, "contested links only")));
  /** Show every link again. */
  function clear() {
    level.write("0");
    account.write("");
    box.checked = false;
    set({ level: "0", contested: false, account: "" });
  }
  return { element, clear };
}

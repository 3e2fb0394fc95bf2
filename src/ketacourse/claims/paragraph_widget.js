// One honest paragraph: a text area, a list that the student ticks, remarks from the kernel.
//
// Traits: `quiz` (task and list, fixed) and `state` (what was kept last, and remarks on it), both
// written by the kernel. What is being written stays in the browser as a draft.

import { button, freshId, h, put, rendered } from "../display/base.js";
import { counted } from "../display/words.js";
import { defineView } from "../display/view.js";
import { BUSY, KEPT, RESTORED, draftsOf, makePanel } from "../quiz/screen/panel.js";

/**
 * @import { Drafts } from "../display/drafts.js"
 * @import { View } from "../display/view.js"
 * @import * as panel from "../quiz/screen/panel.js"
 *
 * @typedef {{ id: string, kind: string, text: string, why: string }} Point
 * @typedef {{ text: string, ticked: string[] }} Paragraph
 * @typedef {panel.Quiz & { task: string, heads: Record<string, string>, points: Point[] }} Quiz
 * @typedef {panel.State & Paragraph & { head: string, remarks: string[] }} State
 * @typedef {{ quiz: Quiz, state: State }} Traits
 */

const PLACE = "honest_paragraph";
const DRAFT = "paragraph";

/**
 * The list, each of its points with a box to tick.
 * @param {Quiz} quiz
 * @param {() => void} onchange
 */
function makeLists({ heads, points }, onchange) {
  const boxes = new Map(points.map(({ id }) => [id, h("input", { type: "checkbox", onchange })]));
  /** @param {Point} point */
  const makePoint = ({ id, text, why }) => {
    const reason = rendered("p", { class: "kc-soft", id: freshId("why") }, why);
    const box = boxes.get(id);
    box?.setAttribute("aria-describedby", reason.id);
    return h("div", { class: "kc-point" },
      h("label", { class: "kc-option" }, box, h("span", {}, text)), reason);
  };
  const elements = Object.entries(heads).map(([kind, head]) =>
    h("fieldset", { class: "kc-points" }, h("legend", {}, head),
      ...points.filter((point) => point.kind === kind).map(makePoint)));
  const read = () => [...boxes].filter(([, box]) => box.checked).map(([id]) => id);
  const write = (/** @type {string[]} */ ticked) =>
    boxes.forEach((box, id) => (box.checked = ticked.includes(id)));
  return { elements, read, write };
}

/** Remarks on what was kept, under their heading where there is one. */
function makeRemarks() {
  const head = h("strong");
  const heading = h("p", {}, head);
  const remarks = h("ul");
  const element = h("div", { class: "kc-result" }, heading, remarks);
  /** @param {State} state */
  const show = (state) => {
    put(remarks, ...state.remarks.map((line) => h("li", {}, line)));
    head.textContent = state.head;
    heading.hidden = !state.head; // help lines stand alone
    element.hidden = !state.remarks.length;
  };
  return { element, show };
}

/** @param {View<Traits>} view */
function build(view) {
  const { model, root, say, ask, listen } = view;
  const quiz = model.get("quiz");
  root.setAttribute("aria-label", quiz.label);
  const drafts = /** @type {Drafts<Paragraph>} */ (draftsOf(view, PLACE, () => update()));

  const words = h("p", { class: "kc-soft" });
  const status = h("p", { class: "kc-status" });
  const area = h("textarea", { id: freshId("text"), rows: 9, oninput: drafted });
  const lists = makeLists(quiz, drafted);
  const remarks = makeRemarks();
  const trouble = h("p", { class: "kc-trouble" });
  const panel = makePanel(view);
  const read = () => ({ text: area.value, ticked: lists.read() });
  const tell = (/** @type {string | undefined} */ text = "") => (status.textContent = text);

  function drafted() {
    drafts.write(DRAFT, read());
    count();
  }
  function count() {
    words.textContent = `${counted(area.value.split(/\s+/).filter(Boolean).length, "word")}.`;
  }
  async function keep() {
    const response = read();
    const reply = await ask({ do: "keep", response }, { tell, busy: BUSY });
    const isSame = JSON.stringify(read()) === JSON.stringify(response);
    if (reply.refused == null && isSame) drafts.remove(DRAFT);
    tell(reply.refused ?? reply.status);
    say(reply.refused ?? reply.said ?? "");
  }
  root.append(
    h("div", { class: "kc-card" }, h("p", { class: "kc-stem" }, quiz.task),
      h("label", { for: area.id, class: "kc-label" }, "Your paragraph"), area, words,
      ...lists.elements,
      h("div", { class: "kc-buttons" },
        button("Keep it and see remarks", keep, { class: "kc-main" })), status, remarks.element),
    trouble, panel.element);

  function update() {
    const state = model.get("state");
    const { text, ticked } = drafts.read(DRAFT) ?? state;
    if (area.value !== text) area.value = text;
    lists.write(ticked);
    remarks.show(state);
    trouble.textContent = state.trouble;
    panel.update();
    count();
  }
  listen("change:state", update);
  update();
  if (drafts.read(DRAFT)) tell(RESTORED);
}

export default defineView("kc-quiz kc-paragraph", build, KEPT);

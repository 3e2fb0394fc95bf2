// The quiz on screen. The kernel marks; this file draws, keeps half-typed answers and reports.
//
// Traits: `quiz` (the questions, fixed) and `state` (marks so far), both written by the kernel.
// What is typed and not yet sent stays in the browser, as a draft of the item.

import { button, freshId, h, known, mapOf, put, rendered } from "../../display/base.js";
import { defineView } from "../../display/view.js";
import { CONTROLS, same } from "./controls.js";
import { BUSY, KEPT, RESTORED, draftsOf, makePanel } from "./panel.js";

/**
 * @import { Child } from "../../display/base.js"
 * @import { Drafts } from "../../display/drafts.js"
 * @import { View } from "../../display/view.js"
 * @import { Item, Response } from "./controls.js"
 * @import * as panel from "./panel.js"
 *
 * @typedef {{ tone: string, symbol: string, word: string, html: string }} Note
 * @typedef {object} Marked What `outcome` in shown.py tells, once there is an attempt.
 * @property {number} attempts
 * @property {Response} response
 * @property {string} tone
 * @property {string} headline
 * @property {string[]} details
 * @property {string} stale
 * @property {string} explanation
 * @property {{ option: string, html: string }[]} others wrong options that were not chosen
 * @property {Record<string, Note>} notes
 * @property {boolean} can_reveal
 * @property {boolean} can_retry
 * @property {string} [hint]
 * @property {string} [answer]
 *
 * @typedef {panel.Quiz & { bank: string, items: Item[] }} Quiz
 * @typedef {panel.State & { items: Record<string, Marked> }} State
 * @typedef {{ quiz: Quiz, state: State }} Traits
 *
 * @typedef {{ response: Response, retried: number }} Draft
 * What is being answered, and how many attempts "Try again" has put aside.
 * @typedef {View<Traits> & { drafts: Drafts<Draft> }} Tools
 */

// --- One item ----------------------------------------------------------------------------------

/**
 * Fill an element once per change, so that focus and selection inside survive a redraw.
 * @param {HTMLElement} element
 * @param {unknown} content
 * @param {() => Child[]} make
 */
function refill(element, content, make) {
  const key = JSON.stringify(content ?? null);
  if (element.dataset.key === key) return;
  element.dataset.key = key;
  put(element, ...make());
}

/**
 * A button that shows and hides a box; the first press may have to fetch what is in it.
 * @param {string} name
 * @param {string} title
 * @param {() => void} fetch
 */
function makeDisclosure(name, title, fetch) {
  const box = h("div", { class: "kc-box", id: freshId("box"), hidden: true });
  const opener = button(name, () => (box.dataset.key ? open(Boolean(box.hidden)) : fetch()),
    { "aria-expanded": "false", "aria-controls": box.id });
  /** @param {boolean} wanted */
  function open(wanted) {
    box.hidden = !wanted;
    opener.setAttribute("aria-expanded", String(wanted));
  }
  /**
   * Show what the kernel sent; it opens when it arrives.
   * @param {string | undefined} html
   */
  function fill(html) {
    if (!html) return;
    const isNew = !box.dataset.key;
    refill(box, html, () => [h("p", { class: "kc-box-name" }, title), rendered("div", {}, html)]);
    if (isNew) open(true);
  }
  /** @param {boolean} wanted */
  function offer(wanted) {
    opener.hidden = !wanted;
    if (!wanted) open(false);
  }
  return { box, button: opener, fill, offer };
}

/**
 * @param {Item} item
 * @param {Tools} tools
 */
function makeItem(item, { model, ask, say, drafts }) {
  const { number } = item; // runs through the lesson
  const stemId = freshId("stem");
  const numberId = freshId("number");
  const status = h("p", { class: "kc-status" });
  const result = h("div", { class: "kc-result" });
  const tell = (/** @type {string} */ text) => {
    status.textContent = text;
    if (text) say(`Question ${number}: ${text}`);
  };
  const marked = () => mapOf(model.get("state").items).get(item.id);

  /** @type {(what: string, extra?: object) => Promise<boolean>} */
  async function act(what, extra = {}) {
    tell("");
    const reply = await ask({ do: what, item: item.id, ...extra }, { tell, busy: BUSY });
    status.textContent = reply.refused ?? "";
    say(`Question ${number}: ${reply.refused ?? reply.said}`);
    return reply.refused == null;
  }
  async function check() {
    const response = control.read();
    const isKept = await act("check", { response });
    if (isKept && same(control.read(), response)) drafts.remove(item.id);
    update();
  }
  const onchange = () => {
    drafts.write(item.id, { response: control.read(), retried: retried() });
    update();
  };
  const control = known(CONTROLS, item.type)(item, onchange, say, check);
  const hint = makeDisclosure("Hint", "Hint", () => act("hint"));
  const answer = makeDisclosure(item.reveal, item.revealed, () => act("reveal"));
  const again = button("Try again", retry);

  const retried = () => drafts.read(item.id)?.retried ?? 0;
  function retry() {
    drafts.write(item.id, { response: null, retried: marked()?.attempts ?? 0 });
    update();
    control.focus();
    tell("");
  }
  /** Bring the item in step with the traits and the drafts, whoever changed them. */
  function update() {
    const made = marked();
    const draft = drafts.read(item.id);
    const response = draft ? draft.response : (made?.response ?? null);
    const shown = made && made.attempts > retried() ? made : null;
    if (!same(control.read(), response)) control.write(response);
    element.classList.toggle("kc-stale", Boolean(shown) && !same(response, shown?.response));
    refill(result, shown, () => (shown ? resultParts(shown) : []));
    const notes = mapOf(shown?.notes);
    for (const [key, place] of control.notes.places) {
      const note = notes.get(key);
      refill(place, note, () => (note ? [noteLine(note)] : []));
    }
    hint.fill(made?.hint);
    answer.fill(made?.answer);
    answer.offer(Boolean(shown?.can_reveal));
    again.hidden = !shown?.can_retry;
  }
  const buttons = [button(item.check, check, { class: "kc-main" }),
    item.has_hint && hint.button, answer.button, again];
  const name = { "aria-labelledby": `${numberId} ${stemId}`, "data-item": item.id };
  const element = h("fieldset", name,
    h("legend", { id: numberId }, `Question ${number}`),
    rendered("div", { id: stemId, class: "kc-stem" }, item.stem),
    h("p", { class: "kc-instruction" }, item.instruction),
    control.element,
    h("div", { class: "kc-buttons" }, ...buttons),
    status, hint.box, result, answer.box);
  if (drafts.read(item.id)?.response) status.textContent = RESTORED;
  return { element, update };
}

/**
 * Feedback beside an option: symbol and word, then the author's line where there is one.
 * @param {Note} note
 */
function noteLine({ tone, symbol, word, html }) {
  const sign = h("span", { class: "kc-sign" }, `${symbol}\u00a0${word} `);
  return h("div", { class: `kc-note-line kc-${tone}` }, sign, rendered("span", {}, html));
}

/**
 * The verdict in word, symbol and colour, then what there is to learn from it.
 * @param {Marked} marked
 */
function resultParts({ tone, headline, details, stale, explanation, others }) {
  const verdict = h("p", { class: `kc-verdict kc-${tone}` }, headline);
  const lines = details.map((html) => rendered("div", { class: "kc-detail" }, html));
  const why = explanation && h("details", { class: "kc-why", open: true },
    h("summary", {}, "Explanation"), rendered("div", {}, explanation));
  const rest = others.length > 0 && h("details", { class: "kc-why kc-others" },
    h("summary", {}, others.length > 1 ? "Why the others are wrong" : "Why the other is wrong"),
    h("dl", {}, ...others.flatMap(({ option, html }) =>
      [rendered("dt", {}, option), rendered("dd", {}, html)])));
  return [h("p", { class: "kc-stale-note" }, stale), verdict, ...lines, why, rest];
}

// --- The whole quiz ----------------------------------------------------------------------------

/** @param {View<Traits>} view */
function build(view) {
  const { model, root, listen } = view;
  const quiz = model.get("quiz");
  root.setAttribute("role", "group");
  root.setAttribute("aria-label", quiz.label);
  const onElsewhere = (/** @type {string} */ id) => byId.get(id)?.update();
  const drafts = /** @type {Drafts<Draft>} */ (draftsOf(view, quiz.bank, onElsewhere));
  const questions = quiz.items.map((item) => makeItem(item, { ...view, drafts }));
  const byId = new Map(quiz.items.map(({ id }, at) => [id, questions[at]]));
  const trouble = h("p", { class: "kc-trouble" });
  const progress = h("p", { class: "kc-progress" });
  const panel = makePanel(view);
  root.append(...questions.map((question) => question.element), trouble, progress,
    h("p", { class: "kc-progress" }, quiz.notes), panel.element);

  function update() {
    const state = model.get("state");
    questions.forEach((question) => question.update());
    panel.update();
    progress.textContent = state.progress;
    trouble.textContent = state.trouble;
  }
  listen("change:state", update);
  update();
}

export default defineView("kc-quiz", build, KEPT);

// The claim check on screen: one claim at a time. The kernel keeps judgements and holds the traces;
// this file draws the claims, keeps half-made judgements and shows a trace once it was earned.
//
// Traits: `quiz` (the claims, fixed), `state` (judgements so far), both written by the kernel, and
// `at` (the claim in view), written here. A half-made judgement stays in the browser as a draft.

import { button, h, known, mapOf, put, rendered } from "../display/base.js";
import { counted } from "../display/words.js";
import { bringIntoSight } from "../display/sight.js";
import { defineView } from "../display/view.js";
import { BUSY, KEPT, RESTORED, draftsOf, makePanel } from "../quiz/screen/panel.js";
import { makeFilter, makeForm, makeReport, makeSelect } from "./check_form.js";

/**
 * @import { Drafts } from "../display/drafts.js"
 * @import { View } from "../display/view.js"
 * @import * as panel from "../quiz/screen/panel.js"
 * @import { Claim, Judgement, Quiz } from "./check_form.js"
 *
 * @typedef {Judgement & { times: number, agrees: boolean }} Judged
 * @typedef {panel.State & { judged: Record<string, Judged> }} State
 * @typedef {{ quiz: Quiz, state: State, at: string }} Traits
 */

const PLACE = "claims";
const EXCERPT = 58;

/** @param {string} text */
const excerpt = (text) =>
  text.length > EXCERPT ? `${text.slice(0, text.lastIndexOf(" ", EXCERPT))}…` : text;

/**
 * Judgements so far, and those being made.
 * @param {View<Traits>} view
 * @param {() => void} onElsewhere
 */
function makeBook(view, onElsewhere) {
  const { model } = view;
  const drafts = /** @type {Drafts<Judgement>} */ (draftsOf(view, PLACE, onElsewhere));
  const again = new Set(); // claims that the student is judging once more
  const sending = new Set(); // claims whose judgement is on its way
  const judged = (/** @type {Claim} */ { id }) => mapOf(model.get("state").judged).get(id);
  const isAsking = (/** @type {Claim} */ claim) =>
    !judged(claim) || again.has(claim.id) || sending.has(claim.id);
  return { drafts, again, sending, judged, isAsking };
}

/**
 * The traces of judged claims; after a reload they are asked for again.
 * @param {View<Traits>["ask"]} ask
 */
function makeTraces(ask) {
  /** @type {Map<string, string>} */
  const kept = new Map();
  /** @type {(claim: Claim, times: number | undefined) => string} */
  const keyOf = (claim, times) => `${claim.id} ${times}`;
  /** @type {(claim: Claim, times: number | undefined) => Promise<string>} */
  async function find(claim, times) {
    const key = keyOf(claim, times);
    const own = kept.get(key);
    if (own !== undefined) return own;
    const reply = await ask({ do: "trace", claim: claim.id });
    if (reply.trace) kept.set(key, reply.trace);
    return reply.trace ?? "";
  }
  /** @type {(claim: Claim, times: number | undefined, trace: string) => void} */
  const keep = (claim, times, trace) => kept.set(keyOf(claim, times), trace);
  return { find, keep, keyOf };
}

/**
 * What stands on the card of a claim before and after it is judged.
 * @param {Quiz} quiz
 */
function makeFace(quiz) {
  const articles = new Map(quiz.articles.map((each) => [each.id, each]));
  const number = h("p", { class: "kc-number" });
  const says = h("p", { class: "kc-says", tabindex: -1 });
  const article = h("p", { class: "kc-soft" });
  const made = h("p", { class: "kc-made" });
  const title = h("h3", { class: "kc-trace-title", tabindex: -1 }, "The trace");
  const body = h("div");
  const trace = h("div", { class: "kc-trace", role: "region", "aria-label": "The trace" }, title,
    made, body);
  /** @type {(claim: Claim, verdict: Judged | undefined) => void} */
  function show(claim, verdict) {
    const { name, kind, sells } = known(articles, claim.article);
    number.textContent =
      `Claim ${claim.number} of ${quiz.claims.length}. ${name}, on ${claim.topic}`;
    says.textContent = claim.says;
    put(article, h("strong", {}, `${name}: `), `${kind}. `, h("strong", {}, "It sells: "),
      `${sells}.`);
    made.textContent = verdict ? madeWords(verdict) : "";
  }
  /** @param {Judged} judged */
  function madeWords({ answer, confidence, times }) {
    const name = quiz.answers.find(({ id }) => id === answer)?.name.toLowerCase();
    const which = times > 1 ? "Your last verdict" : "Your verdict";
    return `${which}: ${name}, ${confidence} % sure.`;
  }
  return { elements: [number, says, article], number, trace, body, show, focus: () => title.focus() };
}

/**
 * Finding a way through the claims: a list of those in view, and steps to the next one.
 * @param {Claim[]} claims
 * @param {(claim: Claim) => Judged | undefined} judged
 * @param {(claim: Claim | undefined) => void} go
 */
function makeWay(claims, judged, go) {
  /** @type {Claim[]} */
  let shown = [];
  let at = 0;
  const jump = makeSelect("Claim", (id) => go(claims.find((claim) => claim.id === id)));
  const back = button("Previous", () => go(shown[at - 1]));
  const next = button("Next", () => go(shown[at + 1]));
  const count = h("p", { class: "kc-soft" });
  const option = (/** @type {Claim} */ claim) => {
    const verdict = judged(claim);
    const sign = verdict ? (verdict.agrees ? "✓ " : "✗ ") : "";
    return [claim.id, `${sign}${claim.number}. ${excerpt(claim.says)}`];
  };
  /** @type {(list: Claim[], current: Claim) => void} */
  function show(list, current) {
    shown = list;
    at = list.indexOf(current);
    jump.fill(list.map(option), current.id);
    back.setAttribute("aria-disabled", String(at === 0));
    next.setAttribute("aria-disabled", String(at === list.length - 1));
    const left = list.filter((claim) => !judged(claim)).length;
    count.textContent = list.length === claims.length ? ""
      : `${inChoice(list)}, ${left} still to judge.`;
  }
  const element = h("div", { class: "kc-way" }, jump.element,
    h("div", { class: "kc-steps-way" }, back, next));
  return { elements: [element, count], show };
}

/** @param {Claim[]} claims */
const inChoice = ({ length }) => `${counted(length, "claim")} in this choice`;

/** @param {View<Traits>} view */
function build(view) {
  const { model, root, say, ask, listen } = view;
  const quiz = model.get("quiz");
  const { claims } = quiz;
  root.setAttribute("aria-label", quiz.label);
  let current = claims.find(({ id }) => id === model.get("at")) ?? claims[0];
  const book = makeBook(view, () => drawCard());
  const traces = makeTraces(ask);
  const face = makeFace(quiz);
  const form = makeForm(quiz, (draft) => book.drafts.write(current.id, draft), send);
  const retry = button("Judge it once more", judgeAgain);
  const filter = makeFilter(quiz, refilter);
  const way = makeWay(claims, book.judged, go);

  async function send() {
    const claim = current;
    if (book.sending.has(claim.id)) return; // a double click is one judgement
    book.sending.add(claim.id);
    const asked = { do: "judge", claim: claim.id, response: form.read() };
    const reply = await ask(asked, { tell: form.tell, busy: BUSY });
    book.sending.delete(claim.id);
    form.tell(reply.refused ?? "");
    // Who has turned to another claim meanwhile hears of that one.
    if (claim === current) say(reply.refused ?? reply.said ?? "");
    if (reply.refused != null) return;
    traces.keep(claim, book.judged(claim)?.times, reply.trace);
    book.drafts.remove(claim.id);
    book.again.delete(claim.id);
    if (claim !== current) return;
    update();
    face.focus();
  }
  function judgeAgain() {
    book.again.add(current.id);
    book.drafts.remove(current.id);
    update();
    form.focus();
    say("Judge the claim once more. Your first verdict stays the one that counts.");
  }
  /** @param {Claim} claim */
  async function openTrace(claim) {
    const times = book.judged(claim)?.times;
    const html = await traces.find(claim, times);
    const key = traces.keyOf(claim, times);
    if (claim !== current || face.body.dataset.key === key) return;
    face.body.dataset.key = key;
    put(face.body, rendered("div", {}, html));
    if (face.trace.contains(document.activeElement)) bringIntoSight(face.trace);
  }
  function drawCard() {
    const isAsking = book.isAsking(current);
    face.show(current, book.judged(current));
    form.element.hidden = !isAsking;
    face.trace.hidden = isAsking;
    retry.hidden = isAsking;
    if (!isAsking) openTrace(current);
    const draft = book.drafts.read(current.id);
    if (!isAsking || JSON.stringify(form.read()) === JSON.stringify(draft)) return;
    form.write(draft);
    if (draft) form.tell(RESTORED);
  }
  function refilter() {
    const left = claims.filter((claim) => filter.covers(claim, Boolean(book.judged(claim))));
    if (left.length && !left.includes(current)) turnTo(left[0]);
    else update();
    say(`${inChoice(left)}.`);
  }
  /** @param {Claim | undefined} claim */
  function go(claim) {
    if (!claim) return;
    turnTo(claim);
    say(`${face.number.textContent}. ${claim.says}`);
  }
  /** @param {Claim} claim */
  function turnTo(claim) {
    current = claim;
    model.set("at", claim.id);
    model.save_changes();
    update();
  }
  const progress = h("p", { class: "kc-progress" });
  const trouble = h("p", { class: "kc-trouble" });
  const panel = makePanel(view);
  const report = makeReport("How sure, and how often right, so far", async () => {
    const reply = await ask({ do: "calibration" });
    say(reply.refused ?? reply.said ?? "");
    return reply.html ?? "";
  });
  root.append(filter.element, ...way.elements,
    h("div", { class: "kc-card" }, ...face.elements, form.element, face.trace, retry),
    trouble, progress, h("p", { class: "kc-progress" }, quiz.notes), report, panel.element);

  function update() {
    const state = model.get("state");
    way.show(claims.filter((claim) =>
      claim === current || filter.covers(claim, Boolean(book.judged(claim)))), current);
    drawCard();
    panel.update();
    progress.textContent = state.progress;
    trouble.textContent = state.trouble;
  }
  listen("change:state", update);
  update();
}

export default defineView("kc-quiz kc-claims", build, KEPT);

// The parts of the claim check: the form of a judgement, the choice of claims, the report.

import { button, freshId, h, put, rendered } from "../display/base.js";
import { makeRadios } from "../display/radios.js";

/**
 * @import * as panel from "../quiz/screen/panel.js"
 *
 * @typedef {{ id: string, number: number, article: string, topic: string, says: string }} Claim
 * @typedef {{ id: string, name: string, kind: string, sells: string }} Article
 * @typedef {{ id: string, name: string, meaning: string, kinds: { id: string, name: string }[] }}
 *   Answer
 * @typedef {{ answer: string | null, confidence: number, kind: string }} Judgement
 * @typedef {panel.Quiz & { claims: Claim[], articles: Article[], answers: Answer[],
 *   confidences: [number, string][] }} Quiz
 */

/**
 * A labelled list of choices; `fill` sets its options as pairs of a value and its text.
 * @param {string} name
 * @param {(value: string) => void} onchange
 */
export function makeSelect(name, onchange) {
  const select = h("select", { id: freshId("select"), onchange: () => onchange(select.value) });
  const label = h("label", { for: select.id }, name);
  const fill = (/** @type {string[][]} */ options, /** @type {string} */ value) => {
    put(select, ...options.map(([key, text]) => h("option", { value: key }, text)));
    select.value = value;
  };
  return { element: h("div", { class: "kc-choice" }, label, select), select, fill };
}

/**
 * Which claims are in view: by article, by topic, and whether judged ones are left out.
 * @param {Quiz} quiz
 * @param {() => void} onchange
 */
export function makeFilter(quiz, onchange) {
  const topics = [...new Set(quiz.claims.map((claim) => claim.topic))].sort();
  const article = makeSelect("Article", onchange);
  article.fill([["", "all"], ...quiz.articles.map(({ id, name }) => [id, name])], "");
  const topic = makeSelect("Topic", onchange);
  topic.fill([["", "all"], ...topics.map((each) => [each, each])], "");
  const open = h("input", { type: "checkbox", onchange });
  const element = h("div", { class: "kc-filter" }, article.element, topic.element,
    h("label", { class: "kc-tick" }, open, "only those still to judge"));
  const agrees = (/** @type {HTMLSelectElement} */ { value }, /** @type {string} */ own) =>
    !value || value === own;
  const covers = (/** @type {Claim} */ claim, /** @type {boolean} */ isJudged) =>
    agrees(article.select, claim.article) && agrees(topic.select, claim.topic)
    && !(open.checked && isJudged);
  return { element, covers };
}

/**
 * The form of a judgement: verdict, how sure, and the kind for whoever wants to go so far.
 * @param {Quiz} quiz
 * @param {(judgement: Judgement) => void} onchange
 * @param {() => void} onsend
 */
export function makeForm(quiz, onchange, onsend) {
  const changed = () => {
    offerKinds();
    onchange(read());
  };
  const verdict = makeRadios("What do you think of it?", quiz.answers.map(
    ({ id, name, meaning }) => /** @type {const} */ ([id, h("span", {}, h("strong", {}, `${name}. `),
      h("span", { class: "kc-soft" }, meaning))])),
  null, changed, { group: "kc-answers", option: "kc-option" });
  const sure = makeRadios("How sure are you?", quiz.confidences.map(([percent, words]) =>
    /** @type {const} */ ([percent, h("span", {}, `${percent} %, ${words}`)])), null, changed,
  { group: "kc-sure", option: "kc-option" });
  const kind = makeSelect("More exactly, if you like", changed);
  const status = h("p", { class: "kc-status" });
  const send = button("Keep my verdict and open the trace", onsend, { class: "kc-main" });
  /** Only kinds that go with the verdict chosen. */
  function offerKinds(value = kind.select.value) {
    const kinds = quiz.answers.find(({ id }) => id === verdict.read())?.kinds ?? [];
    const isKnown = kinds.some(({ id }) => id === value);
    kind.element.hidden = kinds.length < 2;
    kind.fill([["", "leave open"], ...kinds.map(({ id, name }) => [id, name])],
      isKnown ? value : "");
  }
  /** @returns {Judgement} */
  function read() {
    return { answer: verdict.read(), confidence: Number(sure.read()), kind: kind.select.value };
  }
  /** @param {Judgement | null} draft */
  function write(draft) {
    verdict.write(draft?.answer ?? null);
    sure.write(draft?.confidence || null);
    offerKinds(draft?.kind ?? "");
    status.textContent = "";
  }
  const element = h("div", { class: "kc-form" }, verdict.element, kind.element, sure.element, send,
    status);
  const tell = (/** @type {string} */ text) => (status.textContent = text);
  return { element, read, write, tell, focus: verdict.focus };
}

/**
 * A disclosure whose content is fetched anew each time it opens.
 * @param {string} name
 * @param {() => Promise<string>} fetch
 */
export function makeReport(name, fetch) {
  const body = h("div");
  const element = h("details", { class: "kc-report", ontoggle: async () => {
    if (element.open) put(body, rendered("div", {}, await fetch()));
  } }, h("summary", {}, name), body);
  return element;
}

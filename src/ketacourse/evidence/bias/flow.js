// The algorithm of one domain as a list of steps; the path that was taken is marked in it.

import { h } from "../../display/base.js";
import { traceParts, waysOf } from "./model.js";

/**
 * @import * as model from "./model.js"
 *
 * @typedef {{ symbol: string, letter: string, tone: string }} Look
 * @typedef {model.Rules & { looks: Record<string, Look>, words: Record<string, string> }} Rules
 * @typedef {{ number: string, text: string, gist: string, allowed: string[] }} Question
 * @typedef {model.Domain & { id: string, number: string, name: string, about: string, note: string,
 *   questions: Question[] }} Domain
 */

/**
 * The steps of one part, from its start on; parts do not share steps.
 * @param {Domain} domain
 * @param {string} start
 */
function stepsOfPart(domain, start) {
  const seen = new Set([start]);
  for (const step of domain.steps) {
    if (seen.has(step.id)) waysOf(step).forEach((way) => seen.add(way));
  }
  return domain.steps.filter(({ id }) => seen.has(id));
}

/**
 * A judgement with its symbol, letter and word.
 * @param {Rules} rules
 * @param {string} judgement
 */
export function lamp({ looks }, judgement) {
  const { symbol, letter, tone } = looks[judgement];
  return h("span", { class: `kc-lamp kc-${tone}` },
    h("span", { class: "kc-light", "aria-hidden": "true" }, `${symbol}${letter}`), judgement);
}

/**
 * One way out of a step: an answer, and where it leads.
 * @param {Rules} rules
 * @param {string} words
 * @param {string} target
 * @param {boolean} isTaken
 */
function makeWay(rules, words, target, isTaken) {
  const isEnd = rules.judgements.includes(target);
  return h("li", { class: isTaken ? "kc-taken" : "" },
    h("span", { "aria-hidden": "true" }, isTaken ? "✓ " : ""), `${words} → `,
    isEnd ? lamp(rules, target) : h("strong", {}, target),
    isTaken && h("span", { class: "kc-visually-hidden" }, " (your answer)"));
}

/**
 * @param {Rules} rules
 * @param {Domain} domain
 * @param {model.Step} step
 * @param {{ steps: string[], place: string }} part how far answers lead in the part of this step
 * @param {model.Answers} answers
 */
function makeStep(rules, domain, step, { steps, place }, answers) {
  const question = domain.questions.find(({ number }) => number === step.question);
  const isPassed = steps.includes(step.id);
  const isNext = place === step.id;
  const column = isPassed ? rules.columns[answers[step.question] ?? ""] : "";
  const ways = /** @type {const} */ ([["yes", "yes"], ["unclear", "no information"], ["no", "no"]]);
  const shown = ways.filter(([key]) => key !== "unclear" || question?.allowed.includes("NI"));
  const state = isPassed ? "kc-passed" : isNext ? "kc-next" : "kc-aside";
  return h("li", { class: `kc-turn ${state}`, "data-step": step.id },
    h("p", {}, h("strong", {}, step.id), ` ${question?.gist}`,
      isNext && h("em", {}, " – you are here")),
    h("ul", { class: "kc-ways" }, ...shown.map(([key, words]) =>
      makeWay(rules, words, step[key], key === column))));
}

/**
 * The flow of a domain; a part after another, the worst of them deciding.
 * @param {Rules} rules
 * @param {Domain} domain
 * @param {model.Answers} answers
 */
export function makeFlow(rules, domain, answers) {
  const parts = traceParts(rules, domain, answers);
  const lists = parts.map((part, at) => h("div", {},
    parts.length > 1 && h("p", { class: "kc-part" }, `Part ${at + 1}`),
    h("ol", { class: "kc-flow" }, ...stepsOfPart(domain, part.start)
      .map((step) => makeStep(rules, domain, step, part, answers)))));
  return [...lists, parts.length > 1 && h("p", { class: "kc-soft" }, "The worse part decides.")];
}

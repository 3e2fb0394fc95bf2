// Parts of the worksheet: a question, what is known of a trial, and the course's reading.

import { h, mapOf, rendered } from "../../display/base.js";
import { makeRadios } from "../../display/radios.js";
import { lamp } from "./flow.js";

/**
 * @import { Domain, Question, Rules } from "./flow.js"
 *
 * @typedef {{ id: string, name: string, design: string, arms: string, result: string,
 *   domains: string[], facts: Record<string, string[]> }} Trial
 * @typedef {{ question: string, yours: string, theirs: string, differs: boolean, reason: string }}
 *   ComparedRow
 * @typedef {{ judgement: string, yours: string, note: string, rows: ComparedRow[] }} Compared
 */

/**
 * @param {Rules} rules
 * @param {Question} question
 * @param {string | undefined} answer
 * @param {(number: string, value: string) => void} onAnswer
 */
export function makeQuestion(rules, { number, text, allowed }, answer, onAnswer) {
  const options = allowed.filter((value) => value !== "NA")
    .map((value) => /** @type {const} */ ([value, rules.words[value]]));
  const legend = h("span", {}, h("strong", {}, number), ` ${text}`);
  const { element } = makeRadios(legend, options, answer ?? null,
    (value) => onAnswer(number, value), { group: "kc-question" });
  element.dataset.question = number;
  return element;
}

/**
 * What the records know of a trial that helps with a domain.
 * @param {Trial} trial
 * @param {Domain} domain
 */
export function makeFacts(trial, domain) {
  const found = mapOf(trial.facts).get(domain.id) ?? [];
  return h("section", { class: "kc-facts", "aria-label": `What is known of ${trial.name}` },
    h("p", { class: "kc-head" }, `What is known of ${trial.name}`),
    found.length ? h("ul", {}, ...found.map((html) => rendered("li", {}, html)))
      : h("p", {}, "Nothing on this domain could be read."));
}

/**
 * The questions of a domain in the order in which the algorithm asks them.
 * @param {Domain} domain
 */
export function inOrder({ questions, steps }) {
  const place = (/** @type {Question} */ { number }) =>
    steps.findIndex(({ question }) => question === number);
  return [...questions].sort((one, other) => place(one) - place(other));
}

/**
 * What the course answered beside what the student did.
 * @param {Rules} rules
 * @param {Compared} compared
 */
export function makeComparison(rules, compared) {
  const rows = compared.rows.map((row) => h("li", { class: row.differs ? "kc-differs" : "" },
    h("strong", {}, row.yours ? (row.differs ? "≠ You differ. " : "= Alike. ")
      : "– Not asked on your path. "),
    `${row.question}: ${row.yours ? `you ${row.yours}, ` : ""}the course ${row.theirs}. `,
    rendered("span", {}, row.reason)));
  return [
    h("p", { class: "kc-head", tabindex: -1 }, "The course's reading: ",
      lamp(rules, compared.judgement), ". Yours: ", lamp(rules, compared.yours), "."),
    h("ul", {}, ...rows), rendered("p", { class: "kc-soft" }, compared.note),
  ];
}

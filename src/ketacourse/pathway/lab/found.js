// What came of it: the model's bars, and experiments that did the same or something like it.

import { h, known, mapOf, svg } from "../../display/base.js";
import { links } from "../../display/cites.js";
import { decimals } from "../../display/words.js";

/**
 * @import { Cite } from "../../display/cites.js"
 * @import { LegendEntry } from "../map/reading.js"
 * @import { Asked, Model } from "./model.js"
 *
 * @typedef {{ id: string, done: string, species: string, how: string, reading: string,
 *   replication: string, status: string, cites: Cite[], perturbation: Record<string, number>,
 *   narrow: boolean, with_ketamine: boolean, found: Record<string, string> }} Experiment
 * @typedef {{ begin: string[], marks: LegendEntry[], outcomes: [string, string][], guesses: { with: string[], without: string[] },
 *   meanings: Record<string, string>, classes: Record<string, string>,
 *   names: Record<string, string>, model: Model, experiments: Experiment[] }} BenchData
 */

const NEAR = 4; // experiments named where none did just this
const WIDEST = 60; // px, of a bar

/** @param {string} text */
const capitalised = (text) => text[0].toUpperCase() + text.slice(1);

/**
 * Phrases as sentences, each with its full stop.
 * @param {string[]} parts
 */
export const sentences = (parts) => parts.filter(Boolean)
  .map((part) => `${capitalised(part).replace(/\.$/, "")}.`).join(" ");

/**
 * Two bars around zero: ketamine alone, and with the perturbation.
 * @param {string[]} names
 * @param {number[]} values
 */
export function drawBars(names, values) {
  const most = Math.max(1, ...values.map(Math.abs));
  const rows = values.map((value, at) => {
    const length = WIDEST * Math.abs(value) / most;
    const left = value < 0 ? WIDEST - length : WIDEST;
    const bar = svg("svg", { width: 124, height: 14, "aria-hidden": "true" },
      svg("rect", { class: `kc-bar-${at}`, x: left + 2, y: 2, width: Math.max(length, 0.5),
        height: 10 }),
      svg("path", { class: "kc-zero", d: "M62 0V14" }));
    return [h("dt", {}, names[at]), h("dd", {}, bar, ` ${decimals(value, 2)}`)];
  });
  return h("dl", { class: "kc-bars" }, ...rows.flat());
}

/**
 * Experiments that did just what is on the bench and looked at the same effect.
 * @param {Experiment[]} experiments
 * @param {Asked} asked
 */
export function sameAs(experiments, { perturbation, with_ketamine: given, outcome }) {
  return experiments.filter((each) => {
    const done = mapOf(each.perturbation);
    return each.with_ketamine === given && Object.hasOwn(each.found, outcome)
      && done.size === perturbation.size
      && [...perturbation].every(([node, sign]) => done.get(node) === sign);
  });
}

/**
 * Experiments that share most nodes and signs with what is on the bench.
 * @param {Experiment[]} experiments
 * @param {Pick<Asked, "perturbation">} asked
 */
export function likeIt(experiments, { perturbation }) {
  const shared = (/** @type {Experiment} */ each) => Object.entries(each.perturbation)
    .filter(([node, sign]) => perturbation.get(node) === sign).length;
  return experiments.filter((each) => !each.narrow && shared(each) > 0)
    .sort((a, b) => shared(b) - shared(a)).slice(0, NEAR);
}

/**
 * How a guess stands to the model: the same word, the same direction, or neither.
 * @param {Record<string, string>} classes
 * @param {string | null} guess
 * @param {string | null} effect
 */
export function compare(classes, guess, effect) {
  if (!guess || !effect) return "";
  if (guess === effect) return `You said ${guess}, and so does the model.`;
  const kinds = mapOf(classes);
  if (kinds.get(guess) === kinds.get(effect)) {
    return `You said ${guess}: the same direction as the model's ${effect}.`;
  }
  return `You said ${guess}; the model says ${effect}.`;
}

/**
 * An experiment that did the same: what it found, and how that stands to the model.
 * @param {BenchData} bench
 * @param {Experiment} found
 * @param {string} outcome
 * @param {string | null} effect
 */
export function makeFound({ classes, meanings }, found, outcome, effect) {
  const observed = known(mapOf(found.found), outcome);
  const kinds = mapOf(classes);
  const agrees = effect && (kinds.get(observed) === kinds.get(effect)
    ? "The model agrees." : "The model does not agree.");
  return h("div", { class: "kc-found" },
    h("p", {}, h("strong", {}, `${capitalised(observed)}: ${mapOf(meanings).get(observed)}. `),
      agrees),
    h("p", {}, `${found.id}, ${found.species}: ${found.done}. `,
      found.narrow && "It changed less than the whole node. ", "(", ...links(found.cites), ")",
      found.status && h("strong", {}, ` ${found.status}`)),
    h("p", { class: "kc-soft" }, sentences([found.how, found.reading, found.replication])));
}

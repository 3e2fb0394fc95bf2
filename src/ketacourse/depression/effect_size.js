// Two groups a standardised difference apart: what `effect_size.py` and `figures/curves.py` say.

import { decimals } from "../display/words.js";

/**
 * @typedef {{ d?: number, slider?: number, interval: [number, number] | null, groups: string[],
 *   names: string[], member: string, name: string, said: string, ci: string, caption: string }}
 *   Facts
 * @typedef {{ measured: Record<string, Facts>, own: Facts, choice: string }} Given
 * @typedef {{ measure: string, d: number }} Values
 */

const [REACH, STEPS, FLANK] = [4.5, 120, 2.1];

/**
 * The error function, by a series whose terms are all of one sign.
 * @param {number} x
 */
function erf(x) {
  let [term, sum] = [x, 0];
  for (let n = 1; Math.abs(term) > 1e-18; n += 1) {
    sum += term;
    term *= (2 * x * x) / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

/** @param {number} share */
const percent = (share) => Math.floor(100 * share + 0.5);
/** @param {number} d */
const overlap = (d) => percent(1 - erf(Math.abs(d) / Math.sqrt(8)));
/** @param {number} d */
const pairsOf = (d) => percent((1 + erf(Math.abs(d) / 2)) / 2);

/**
 * The measure that is shown, or none where the slider speaks.
 * @param {string} measure
 * @param {Given} given
 */
const measuredOf = (measure, { measured }) =>
  Object.hasOwn(measured, measure) ? measured[measure] : null;

/**
 * The slider follows the measure that is chosen, and lets go of it when it is moved.
 * @param {Partial<Values>} moved
 * @param {Values} values
 * @param {Given} given
 */
export function follow(moved, values, given) {
  const { measure } = moved;
  const chosen = measure === undefined ? null : measuredOf(measure, given);
  if (chosen) return { ...moved, d: chosen.slider };
  return "d" in moved ? { ...moved, measure: given.choice } : moved;
}

/**
 * @param {Values} values
 * @param {Given} given
 */
export function numbers({ measure, d: set }, given) {
  const facts = measuredOf(measure, given) ?? given.own;
  const d = facts.d ?? set;
  const first = d / 2; // the mean of the first group; the second stands opposite
  const xs = Array.from({ length: STEPS + 1 }, (_, step) => REACH * ((2 * step) / STEPS - 1));
  const curve = (/** @type {number} */ mean) =>
    xs.map((x) => [x, Math.exp(-((x - mean) ** 2) / 2)]);
  const [one, other] = [curve(first), curve(-first)];
  // Pairs in the order of the estimate, if another d were true.
  const at = (/** @type {number} */ end) => (end >= 0 === d >= 0 ? pairsOf(end) : 100 - pairsOf(end));
  const ends = facts.interval && facts.interval.map(at).sort((a, b) => a - b);
  const between = ends ? `${ends[0]} to ${ends[1]}` : "";
  const pairs = pairsOf(d);
  const out = d < 0 ? -1 : 1;
  const [lower, higher] = d < 0 ? facts.groups : [...facts.groups].reverse();
  const u3 = percent((1 + erf(Math.abs(d) / Math.SQRT2)) / 2);
  const readings = /** @type {[string, number][]} */ ([["Estimate", d],
    ...(facts.interval ?? []).map((end, side) => [side ? "Upper end" : "Lower end", end])]);
  return {
    member: facts.member,
    name: facts.name,
    ci: facts.ci,
    caption: facts.caption,
    first: one,
    second: other,
    shared: xs.map((x, step) => [x, 0, Math.min(one[step][1], other[step][1])]),
    first_mean: [[first, 0], [first, 1.08]],
    second_mean: [[-first, 0], [-first, 1.08]],
    between: [[-first, 1.08], [first, 1.08]],
    apart: decimals(Math.abs(d), 2),
    overlap: overlap(d),
    first_name: facts.names[0],
    second_name: facts.names[1],
    first_flank: first + out * FLANK,
    second_flank: -first - out * FLANK,
    interval: (ends ?? []).map((end) => [end, 0]),
    place: [[pairs, 0]],
    pairs,
    pairs_label: ends ? `${pairs} (${between})` : String(pairs),
    d: decimals(d, 2),
    order: d < 0 ? "lower" : "higher",
    over: ends ? ` (${between} over that interval)` : "",
    words: [["Cohen's U3", `${u3} % of ${lower} lie below the average of ${higher}`],
      ...(facts.said ? [["d", facts.said]] : [])],
    rows: readings.map(([name, value]) =>
      [name, decimals(value, 2), `${overlap(value)} %`, String(at(value))]),
  };
}

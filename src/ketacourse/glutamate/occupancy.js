// How full the channel would be, in the page: what `figures/occupancy.py` says of a setting.

import { asTyped, decimals } from "../display/words.js";
import { percent } from "./figures/words.js";

/**
 * @typedef {{ halves: [number, number][], middle: number | null, conditions: string[],
 *   note: string, caption: string, about: string, columns: string[], rows: string[][] }} Blocker
 */

/**
 * Percent of the channels that hold the drug, for one site.
 * @param {number} free
 * @param {number} half
 */
const filledAt = (free, half) => (100 * free) / (free + half);

/**
 * @param {{ drug: "ketamine" | "memantine", free: number }} values
 * @param {Record<string, Blocker>} given
 */
export function numbers({ drug, free }, given) {
  const { halves, middle, conditions, note, caption, about, columns, rows } = given[drug];
  const ranges = halves.map(([low, high]) => [filledAt(free, high), filledAt(free, low)]);
  const shares = ranges.map(([low, high]) => `${decimals(low, 0)} to ${decimals(high, 0)} %`);
  const drawn = ranges.map((ends) => ends.map((end) => [free, end]));
  const told = shares.map((share, at) => `${share} ${conditions[at]}`.trim()).join("; ");
  const half = middle
    ? `; ${percent(filledAt(free, middle))} at an EC50 of ${asTyped(middle)} µmol/L` : "";
  return {
    ...{ note, caption, about, columns, rows },
    ketamine: drug === "ketamine",
    memantine: drug === "memantine",
    finding: shares.length === 1
      ? `${asTyped(free)} µM free ketamine would fill ${shares[0]} of the channels`
      : `${asTyped(free)} µM memantine would fill ${shares[0]} without Mg²⁺, ${shares[1]} with it`,
    alt: `Channels filled against free ${drug}, a one-site model. At ${asTyped(free)} µmol/L: `
      + `${told}, over the potencies that sources give${half}. `
      + "Model-based, not measured in people.",
    range: drawn[0],
    second_range: drawn[1] ?? [],
    middle: middle ? [[free, filledAt(free, middle)]] : [],
    chosen: [[free, 0]],
  };
}

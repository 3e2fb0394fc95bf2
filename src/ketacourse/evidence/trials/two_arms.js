// Two arms in the page: what `two_arms.py` and `figures/two_arms.py` say of them.

import { decimals, ratio, ratioEstimate, signed } from "../../display/words.js";

/** @typedef {{ count: number, total: number }} Share */

const Z = 1.959963984540054; // 97.5 % of a standard normal curve lies below
const HAIR = 1e-9; // 1 / 0.1 may come out a hair above 10; such a hair is not one more person

/** @param {number} value */
const whole = (value) => Math.floor(value + 0.5);

/**
 * Wilson's 95 % interval of a share.
 * @param {Share} share
 * @returns {[number, number]}
 */
export function wilson({ count, total }) {
  const share = count / total;
  const z2 = Z * Z;
  const middle = share + z2 / (2 * total);
  const reach = Z * Math.sqrt((share * (1 - share)) / total + z2 / (4 * total * total));
  const scale = 1 + z2 / total;
  return [Math.max(0, Math.min(share, (middle - reach) / scale)),
    Math.min(1, Math.max(share, (middle + reach) / scale))];
}

/**
 * Treatment minus control with Newcombe's interval.
 * @param {Share} drug
 * @param {Share} comparator
 */
export function newcombe(drug, comparator) {
  const [treated, control] = [drug, comparator].map(({ count, total }) => count / total);
  const [low, high] = wilson(drug);
  const [controlLow, controlHigh] = wilson(comparator);
  const value = treated - control;
  return {
    value,
    low: Math.max(-1, value - Math.hypot(treated - low, controlHigh - control)),
    high: Math.min(1, value + Math.hypot(high - treated, control - controlLow)),
  };
}

/**
 * One so near to none that it would read 0.0 keeps a figure.
 * @param {number} value
 */
function pointsText(value) {
  const isNear = value !== 0 && Math.abs(value) < 0.05;
  return signed(value, isNear ? Math.min(12, Math.ceil(-Math.log10(Math.abs(value)))) : 1);
}

/** @param {Share} share */
const shareText = ({ count, total }) =>
  `${decimals(count, 0)} of ${decimals(total, 0)} (${whole((100 * count) / total)} %)`;

/** @param {number} number */
const people = (number) => decimals(Math.ceil(number - HAIR), 0);

/** @param {ReturnType<typeof newcombe>} difference */
export function neededText({ value, low, high }) {
  if (value === 0 || (low <= 0 && high >= 0)) {
    const could = [high ? `one more in ${people(1 / high)}` : "",
      low ? `one fewer in ${people(-1 / low)}` : ""].filter(Boolean);
    return could.length ? `could be none, ${could.join(" or ")}` : "none";
  }
  const ends = [Math.abs(1 / low), Math.abs(1 / high)];
  const crowd = people(Math.abs(1 / value));
  return `one ${value > 0 ? "more" : "fewer"} for every ${crowd} `
    + `${crowd === "1" ? "person" : "people"} (${people(Math.min(...ends))} to `
    + `${people(Math.max(...ends))})`;
}

/**
 * A ratio with the interval that its error on the logarithm leaves.
 * @param {number} found
 * @param {number | null} error
 */
function ratioText(found, error) {
  if (!Number.isFinite(found)) return "cannot be told, for a count is 0 or everybody";
  if (error === null) return `${ratio(found)}, without an interval`;
  const [low, high] = [-1, 1].map((sign) => Math.exp(Math.log(found) + sign * Z * error));
  return ratioEstimate(found, low, high);
}

/**
 * @param {Share} drug
 * @param {Share} comparator
 * @returns {[string, string][]}
 */
export function measuresOf(drug, comparator) {
  const { count: a, total: n } = drug;
  const { count: c, total: m } = comparator;
  const [b, d] = [n - a, m - c];
  const difference = newcombe(drug, comparator);
  const [middle, low, high] = [difference.value, difference.low, difference.high]
    .map((each) => pointsText(100 * each));
  return [
    ["Risk difference", `${middle} percentage points (${low} to ${high})`],
    ["Number needed", neededText(difference)],
    ["Risk ratio", ratioText(c ? a / n / (c / m) : NaN,
      a ? Math.sqrt(1 / a - 1 / n + 1 / c - 1 / m) : null)],
    ["Odds ratio", ratioText(b && c ? (a * d) / (b * c) : NaN,
      a && d ? Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d) : null)],
  ];
}

/** @param {{ drug: number, comparator: number, people: number }} values */
export function numbers({ drug, comparator, people: total }) {
  const [first, second] = [drug, comparator]
    .map((percent) => ({ count: whole((total * percent) / 100), total }));
  const difference = newcombe(first, second);
  const measures = measuresOf(first, second);
  /** @type {Record<string, any>} */
  const made = {
    difference_interval: [[100 * difference.low, 0], [100 * difference.high, 0]],
    difference_point: [[100 * difference.value, 0]],
    holds: difference.low <= 0 && difference.high >= 0 ? "holds" : "leaves out",
    measures,
    told: measures.map(([name, words]) => `${name.toLowerCase()}: ${words}`).join("; "),
  };
  const rows = [];
  for (const [row, [name, share]] of
    /** @type {[string, Share][]} */ ([["drug", first], ["comparator", second]]).entries()) {
    const percent = (100 * share.count) / share.total;
    const ends = wilson(share);
    made[name] = shareText(share);
    made[`${name}_percent`] = percent;
    made[`${name}_share`] = [[percent, row]];
    made[`${name}_interval`] = ends.map((end) => [100 * end, row]);
    const [low, high] = ends.map((end) => whole(100 * end));
    rows.push([`on the ${name}`, shareText(share), `${low} to ${high} %`]);
  }
  made.rows = [...rows, ...measures.map((measure) => [...measure, ""])];
  return made;
}

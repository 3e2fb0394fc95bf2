// Invented patients in the page: what `scale.py` and `figures/totals.py` say of them.

import { counted, decimals } from "../display/words.js";

/**
 * @typedef {{ number: number, totals: number[], start: number, end: number }} Patient
 * @typedef {{ baseline: number, change: number, wobbles: number[] }} Scatter
 * @typedef {{ scatter: Scatter[], shares: number[], maximum: number, response: number }} Given
 */

const CLEARANCE = 3; // points between two marks above each other
const [WIDEST, GAP] = [0.8, 0.16];
const STAYS = 0.5; // points; a mean total that falls by less has not changed
const LOWEST = -1.5; // of the axis of points
/** Verdicts in the order of their columns. */
const VERDICTS = new Map(Object.entries({
  both: "responded and remitted", responded: "responded only", remitted: "remitted only",
  neither: "neither",
}));

/**
 * Halves go to the even number, as in Python.
 * @param {number} value
 */
function whole(value) {
  const down = Math.floor(value);
  return value - down === 0.5 ? down + (down % 2) : Math.round(value);
}

/**
 * The invented patients of two means.
 * @param {number} baseline
 * @param {number} change
 * @param {Given} given
 * @returns {Patient[]}
 */
function cohort(baseline, change, { scatter, shares, maximum }) {
  return scatter.map((own, at) => {
    const [first, fall] = [baseline + own.baseline, change + own.change];
    const totals = shares.map((share, week) =>
      Math.min(maximum, Math.max(0, whole(first - fall * share + own.wobbles[week]))));
    return { number: at + 1, totals, start: totals[0], end: totals[totals.length - 1] };
  });
}

/**
 * The name of a verdict on a patient who ends with so many points.
 * @param {number} start
 * @param {number} end
 * @param {number} cutoff
 * @param {number} response percent
 */
function verdictOf(start, end, cutoff, response) {
  const responded = 100 * (start - end) >= response * start;
  if (end <= cutoff) return responded ? "both" : "remitted";
  return responded ? "responded" : "neither";
}

/**
 * Where last totals stand, by the patient's number: each in the first file where it touches none.
 * @param {Patient[]} members
 * @param {number} middle
 */
function spots(members, middle) {
  /** @type {number[]} */
  const files = []; // the latest total in each
  const placed = [...members].sort((one, other) => one.end - other.end || one.number - other.number)
    .map(({ number, end }) => {
      const free = files.findIndex((latest) => end - latest >= CLEARANCE);
      const file = free < 0 ? files.length : free;
      files[file] = end;
      return { number, file, end };
    });
  const gap = Math.min(GAP, WIDEST / Math.max(1, files.length - 1));
  const first = middle - (gap * (files.length - 1)) / 2;
  return new Map(placed.map(({ number, file, end }) => [number, [first + gap * file, end]]));
}

/** @param {number[]} values */
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * How the mean moves; where it does not, those who "respond" all the same are named.
 * @param {Patient[]} patients
 * @param {number} responders
 */
function meanWords(patients, responders) {
  const [first, last] = [mean(patients.map((each) => each.start)),
    mean(patients.map((each) => each.end))];
  const ends = `from ${decimals(first, 1)} to ${decimals(last, 1)}`;
  if (Math.abs(first - last) >= STAYS || !responders) {
    return `The mean total falls by ${decimals(first - last, 1)} points, ${ends}`;
  }
  const rising = patients.filter((each) => each.end > each.start).length;
  return `On average nothing happens (${ends}), and yet ${counted(responders, "patient")} `
    + `${responders === 1 ? "“responds”" : "“respond”"}: totals scatter, and `
    + `while some fall by half, ${rising} of ${patients.length} rise`;
}

/**
 * @param {{ baseline: number, change: number, cutoff: string }} values
 * @param {Given} given
 */
export function numbers({ baseline, change, cutoff: chosen }, given) {
  const cutoff = Number(chosen);
  const patients = cohort(baseline, change, given);
  const judge = (/** @type {Patient} */ { start, end }, step = 0) =>
    verdictOf(start, end + step, cutoff, given.response);
  const verdicts = patients.map((each) => judge(each));
  const near = patients.map((each, at) =>
    [-1, 1].some((step) => judge(each, step) !== verdicts[at]));
  const total = patients.length;
  const found = (/** @type {string[]} */ ...names) =>
    verdicts.filter((verdict) => names.includes(verdict)).length;
  const said = (/** @type {number} */ some) =>
    `${some} of ${total} (${Math.floor((100 * some) / total + 0.5)} %)`;
  const responders = found("both", "responded");
  const borderline = near.filter(Boolean).length;
  const last = given.shares.length - 1;
  /** @type {Record<string, any>} */
  const made = {
    headline: `${said(responders)} responded; ${said(found("both", "remitted"))} remitted`,
    mean: meanWords(patients, responders),
    total,
    start: decimals(mean(patients.map((each) => each.start)), 1),
    end: decimals(mean(patients.map((each) => each.end)), 1),
    cutoff,
    line: cutoff + 0.5,
    remission: [[-1, last + 1, LOWEST, cutoff + 0.5]],
    borderline,
    rings: borderline
      ? ` (ringed: ${borderline} ${borderline === 1 ? "hangs" : "hang"} on one point)` : "",
    rows: patients.map(({ number, start, end }, at) => [`Patient ${number}`, String(start),
      String(end), `${decimals((100 * (start - end)) / start, 0)} %`,
      VERDICTS.get(verdicts[at]), near[at] ? "yes" : "no"]),
  };
  /** @type {Map<number, number[]>} */
  const places = new Map();
  for (const [column, name] of [...VERDICTS.keys()].entries()) {
    const members = patients.filter((_, at) => verdicts[at] === name);
    const at = spots(members, column);
    at.forEach((place, number) => places.set(number, place));
    made[`${name}_count`] = members.length;
    made[`${name}_lines`] = members.flatMap((each) =>
      [...each.totals.map((points, week) => [week, points]), null]);
    made[`${name}_last`] = members.map((each) => at.get(each.number));
  }
  made.ringed = patients.filter((_, at) => near[at]).map((each) => places.get(each.number));
  return made;
}

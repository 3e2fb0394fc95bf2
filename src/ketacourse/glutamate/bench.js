// The receptor bench in the page: what `bench.py` and `figures/bench.py` say of a setting.

import { asTyped, decimals } from "../display/words.js";
import { percent } from "./figures/words.js";

/**
 * @typedef {{ rise_ms: number, decay_ms: number }} Pulse
 * @typedef {{ half_mm: number, slope: number, ec50_um: number, ampa: Pulse, nmda: Pulse,
 *   ratio: number }} Facts
 * @typedef {{ voltage: number, magnesium: number, ketamine: number }} Setting
 */

const range = (/** @type {number} */ from, /** @type {number} */ to, step = 1) =>
  Array.from({ length: Math.round((to - from) / step) + 1 }, (_, at) => from + at * step);
const VOLTAGES = range(-80, 40, 2);
const TABLE_MV = [-80, -70, -60, -40, -20, 0, 20, 40];
const TIMES_MS = [...range(0, 49).map((step) => step / 10), ...range(5, 100)];
const [BAR_START, BAR_END] = [24, 97];
const BAR_PA = [16, 25, 35];

/**
 * A conductance that rises and falls, scaled to a peak of 1, and the area below it.
 * @param {Pulse} pulse
 */
function pulseOf({ rise_ms: rise, decay_ms: decay }) {
  const shape = (/** @type {number} */ time) => Math.exp(-time / decay) - Math.exp(-time / rise);
  const scale = 1 / shape(((rise * decay) / (decay - rise)) * Math.log(decay / rise));
  return { at: (/** @type {number} */ time) => scale * shape(time), area: scale * (decay - rise) };
}

const largest = (/** @type {number[]} */ values) =>
  values.reduce((best, each) => (Math.abs(each) > Math.abs(best) ? each : best));

/**
 * @param {Setting} values
 * @param {number} left percent of the conductance
 */
function findingOf({ voltage, magnesium, ketamine }, left) {
  const given = `At ${decimals(voltage, 0)} mV`;
  const blockers = [magnesium ? `${asTyped(magnesium)} mM Mg²⁺` : "",
    ketamine ? `${asTyped(ketamine)} µM ketamine` : ""].filter(Boolean);
  if (!blockers.length) return `${given}, with no blocker, the whole NMDA conductance is open`;
  const leave = blockers.length > 1 ? "leave" : "leaves";
  return `${given}, ${blockers.join(" and ")} ${leave} ${percent(left)} of NMDA conductance`;
}

/**
 * @param {number} voltage
 * @param {string} share
 */
function chargeOf(voltage, share) {
  if (voltage === 0) return "At 0 mV nothing drives a current either way, open or not";
  const way = voltage < 0 ? "into" : "out of";
  return `NMDA receptors carry ${share} % of this synapse's charge ${way} the cell`;
}

/**
 * One release of glutamate: both currents, and who carries the charge.
 * @param {number} voltage
 * @param {number} left share of the NMDA conductance
 * @param {Facts} facts
 */
function synapseOf(voltage, left, facts) {
  const [ampa, nmda] = [pulseOf(facts.ampa), pulseOf(facts.nmda)];
  const through = voltage * facts.ratio * left;
  const [ampaPa, nmdaPa] = [TIMES_MS.map((time) => voltage * ampa.at(time)),
    TIMES_MS.map((time) => through * nmda.at(time))];
  const [one, other] = [voltage * ampa.area, through * nmda.area];
  const share = Number(decimals(voltage ? (100 * other) / (one + other) : 0, 0));
  const side = voltage < 0 ? -1 : 1;
  const middle = BAR_START + ((BAR_END - BAR_START) * (100 - share)) / 100;
  const [low, high, words] = BAR_PA.map((each) => -side * each);
  return {
    charge: chargeOf(voltage, String(share)),
    ampa: TIMES_MS.map((time, at) => [time, ampaPa[at]]),
    nmda: TIMES_MS.map((time, at) => [time, nmdaPa[at]]),
    ampa_peak: largest(ampaPa),
    ampa_words: `${decimals(largest(ampaPa), 0)} pA`,
    nmda_words: `${decimals(largest(nmdaPa), 1)} pA`,
    nmda_at: through * nmda.at(55),
    nmda_dy: -16 * side,
    flows: voltage !== 0,
    still: voltage === 0,
    ampa_share: [[BAR_START, middle, low, high]],
    nmda_share: [[middle, BAR_END, low, high]],
    share_words: `charge: AMPA ${100 - share} %, NMDA ${share} %`,
    share_at: words,
  };
}

/**
 * @param {Setting} values
 * @param {Facts} facts
 */
export function numbers(values, facts) {
  const { voltage, magnesium, ketamine } = values;
  const open = (/** @type {number} */ mv) =>
    1 / (1 + (magnesium / facts.half_mm) * Math.exp(-facts.slope * mv));
  const filled = ketamine / (ketamine + facts.ec50_um);
  const left = open(voltage) * (1 - filled);
  const free = (/** @type {number} */ mv) => mv;
  const withMagnesium = (/** @type {number} */ mv) => mv * open(mv);
  const withBoth = (/** @type {number} */ mv) => mv * open(mv) * (1 - filled);
  const line = (/** @type {typeof free} */ curve) => VOLTAGES.map((mv) => [mv, curve(mv)]);
  return {
    ...synapseOf(voltage, left, facts),
    finding: findingOf(values, 100 * left),
    unblocked: percent(100 * open(voltage)),
    filled: percent(100 * filled),
    voltage,
    voltage_words: `${decimals(voltage, 0)} mV`,
    free: line(free),
    magnesium: magnesium ? line(withMagnesium) : [],
    magnesium_words: `${asTyped(magnesium)} mM Mg²⁺`,
    blocked: ketamine ? line(withBoth) : [],
    blocked_words: `${magnesium ? "with" : ""} ${asTyped(ketamine)} µM ketamine`.trim(),
    point: [[voltage, withBoth(voltage)]],
    drop: [[voltage, 0], [voltage, withBoth(voltage)]],
    point_words: `${decimals(withBoth(voltage), 1)} pA`,
    point_dy: voltage > 0 ? 16 : -16,
    rows: TABLE_MV.map((mv) => [`${decimals(mv, 0)} mV`,
      ...[free, withMagnesium, withBoth].map((curve) => decimals(curve(mv), 1))]),
  };
}

// Controls of an explorer: sliders and groups of radio buttons.

import { freshId, h } from "./base.js";
import { makeRadios } from "./radios.js";

/**
 * @typedef {{ kind: "slider", name: string, label: string, minimum: number, maximum: number,
 *   step: number, unit: string, stops?: number[] }} SliderSpec
 * @typedef {{ kind: "choice", name: string, label: string, options: [string, string][] }}
 *   ChoiceSpec
 * @typedef {(name: string, value: number | string) => void} OnChange
 * @typedef {{ element: HTMLElement, write: (value: any) => void }} Control
 */

const MANY = 4; // options; more stand in columns

/**
 * @param {SliderSpec} spec
 * @param {OnChange} onChange
 * @returns {Control}
 */
function makeSlider({ name, label, minimum, maximum, step, unit, stops }, onChange) {
  const id = freshId("slider");
  const shown = h("span", { "aria-hidden": "true" }); // said by the slider itself
  // Over stops the slider counts them: by equal steps of the hand, unequal ones of the value.
  const range = stops ? { min: 0, max: stops.length - 1, step: 1 }
    : { min: minimum, max: maximum, step };
  const input = h("input", { id, type: "range", ...range });
  const read = () => (stops ? stops[Number(input.value)] : Number(input.value));
  const tell = () => {
    const digits = read().toLocaleString("en", { maximumFractionDigits: 9 });
    const text = `${digits.replace("-", "−")} ${unit}`.trim(); // a true minus, and commas
    shown.textContent = text;
    input.setAttribute("aria-valuetext", text);
  };
  input.addEventListener("input", () => {
    tell();
    onChange(name, read());
  });
  const write = (/** @type {number} */ value) => {
    input.value = String(stops ? nearest(stops, value) : value);
    tell();
  };
  const element = h("div", { class: "kc-control" }, h("label", { for: id }, label), input, shown);
  return { element, write };
}

/**
 * The place of the stop that is nearest to a value.
 * @param {number[]} stops
 * @param {number} value
 */
const nearest = (stops, value) => stops.reduce((best, stop, at) =>
  Math.abs(stop - value) < Math.abs(stops[best] - value) ? at : best, 0);

/**
 * @param {ChoiceSpec} spec
 * @param {OnChange} onChange
 * @returns {Control}
 */
const makeChoice = (spec, onChange) =>
  makeRadios(spec.label, spec.options, null, (key) => onChange(spec.name, key),
    { group: `kc-control kc-choice${spec.options.length > MANY ? " kc-many" : ""}` });

/**
 * @param {SliderSpec | ChoiceSpec} spec
 * @param {OnChange} onChange
 */
export const makeControl = (spec, onChange) =>
  spec.kind === "slider" ? makeSlider(spec, onChange) : makeChoice(spec, onChange);

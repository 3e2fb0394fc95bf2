// Groups of radio buttons, the same in every view.

import { freshId, h } from "./base.js";

/** @import { Child } from "./base.js" */

/**
 * @typedef {object} Radios
 * @property {HTMLFieldSetElement} element
 * @property {() => string | null} read the value that is chosen
 * @property {(value: string | number | boolean | null) => void} write
 * @property {() => void} focus
 */

/**
 * Radio buttons under a legend.
 * @template {string | number | boolean} Value
 * @param {Child} legend
 * @param {readonly (readonly [Value, ...Child[]])[]} options a value and its words
 * @param {Value | null} chosen
 * @param {(value: Value) => void} onChange
 * @param {{ group?: string, option?: string }} [names] classes of the group and of its labels
 * @returns {Radios}
 */
export function makeRadios(legend, options, chosen, onChange, names = {}) {
  const name = freshId("radios");
  const inputs = options.map(([value]) => h("input", {
    type: "radio", name, value: String(value), onchange: () => onChange(value),
  }));
  const labels = options.map(([, ...words], at) =>
    h("label", { class: names.option ?? "kc-radio" }, inputs[at], ...words));
  const element = h("fieldset", { class: names.group ?? "kc-radios" }, h("legend", {}, legend),
    ...labels);
  const read = () => inputs.find((input) => input.checked)?.value ?? null;
  /** @type {Radios["write"]} */
  const write = (value) =>
    inputs.forEach((input) => (input.checked = input.value === String(value)));
  write(chosen);
  return { element, read, write, focus: () => inputs[0].focus() };
}

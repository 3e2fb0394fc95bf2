// For views with groups of radio buttons; joined only by those.

import { h, freshId } from "./base.js";

/** Radio buttons under a legend; `options` are pairs of a value and its words. */
export function makeRadios(legend, options, chosen, onChange) {
  const name = freshId("radios");
  const labels = options.map(([value, text]) => h("label", { class: "kc-radio" },
    h("input", {
      type: "radio", name, value: String(value), checked: value === chosen,
      onchange: () => onChange(value),
    }), text));
  return h("fieldset", { class: "kc-radios" }, h("legend", {}, legend), ...labels);
}

// Controls and a picture. One request is under way at a time; the latest positions go next. Only
// what was moved is sent: the kernel may let one control follow another.

import { freshId, h } from "./base.js";
import { makeRadios } from "./radios.js";
import { makeTurns } from "./turns.js";
import { defineView } from "./view.js";
import { makeTrouble } from "./voice.js";

/** @import { View } from "./view.js" */

/**
 * @typedef {{ kind: "slider", name: string, label: string, minimum: number, maximum: number,
 *   step: number, unit: string }} SliderSpec
 * @typedef {{ kind: "choice", name: string, label: string, options: [string, string][] }}
 *   ChoiceSpec
 * @typedef {{ source: string, width: number, alt: string, caption: string, data: string }} Drawn
 * @typedef {Record<string, number | string>} Values
 * @typedef {{ title: string, controls: (SliderSpec | ChoiceSpec)[], values: Values,
 *   drawn: Drawn }} Traits
 * @typedef {(name: string, value: number | string) => void} OnChange
 * @typedef {{ element: HTMLElement, write: (value: any) => void }} Control
 */

/**
 * @param {SliderSpec} spec
 * @param {OnChange} onChange
 * @returns {Control}
 */
function makeSlider(spec, onChange) {
  const id = freshId("slider");
  const shown = h("span", { "aria-hidden": "true" }); // said by the slider itself
  const input = h("input", {
    id, type: "range", min: spec.minimum, max: spec.maximum, step: spec.step,
  });
  const tell = () => {
    const digits = Number(input.value).toLocaleString("en", { maximumFractionDigits: 9 });
    const text = `${digits.replace("-", "−")} ${spec.unit}`.trim(); // a true minus, and commas
    shown.textContent = text;
    input.setAttribute("aria-valuetext", text);
  };
  input.addEventListener("input", () => {
    tell();
    onChange(spec.name, Number(input.value));
  });
  const write = (/** @type {number} */ value) => {
    input.value = String(value);
    tell();
  };
  const label = h("label", { for: id }, spec.label);
  return { element: h("div", { class: "kc-control" }, label, input, shown), write };
}

/**
 * @param {ChoiceSpec} spec
 * @param {OnChange} onChange
 * @returns {Control}
 */
const makeChoice = (spec, onChange) =>
  makeRadios(spec.label, spec.options, null, (key) => onChange(spec.name, key),
    { group: "kc-control kc-choice" });

function makePicture() {
  const image = h("img", { alt: "" });
  const caption = h("figcaption");
  const data = h("div");
  const summary = h("summary", {}, "The numbers in this picture");
  const element = h("figure", { class: "kc-figure" }, image, caption,
    h("details", {}, summary, data));
  const show = (/** @type {Drawn} */ drawn) => {
    image.src = drawn.source;
    image.width = drawn.width;
    image.alt = drawn.alt;
    caption.innerHTML = drawn.caption;
    data.innerHTML = drawn.data;
  };
  return { element, show };
}

/** @param {View<Traits>} view */
function build({ model, root, say, ask, listen }) {
  const title = model.get("title");
  root.setAttribute("aria-label", title);
  /** @type {Map<string, number | string>} */
  let moved = new Map();
  const trouble = makeTrouble(say);
  const turns = makeTurns(async () => {
    const values = Object.fromEntries(moved);
    moved = new Map();
    const reply = await ask({ do: "move", values }, { tell: trouble.tell });
    trouble.tell(reply.refused ?? "");
  }, onValues);
  /** @type {OnChange} */
  const onChange = (name, value) => {
    moved.set(name, value);
    turns.next();
  };
  const controls = new Map(model.get("controls").map((spec) => [spec.name,
    spec.kind === "slider" ? makeSlider(spec, onChange) : makeChoice(spec, onChange)]));
  const picture = makePicture();
  const elements = [...controls.values()].map((control) => control.element);
  const legend = h("legend", {}, title);
  root.append(h("fieldset", { class: "kc-controls" }, legend, ...elements), trouble.element,
    picture.element);

  function onValues() {
    if (turns.isBusy()) return;
    for (const [name, value] of Object.entries(model.get("values"))) {
      controls.get(name)?.write(value);
    }
  }
  picture.show(model.get("drawn"));
  onValues();
  listen("change:values", onValues);
  listen("change:drawn", () => {
    picture.show(model.get("drawn"));
    say(model.get("drawn").alt, 600);
  });
}

export default defineView("kc-explorer", build);

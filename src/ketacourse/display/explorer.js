// Controls and a picture. One request is under way at a time; the latest positions go next. Only
// what was moved is sent: the kernel may let one control follow another.

import { h, keepKeys, makeAnnouncer, freshId } from "./base.js";

function makeSlider(spec, value, onChange) {
  const id = freshId("slider");
  const shown = h("span", { "aria-hidden": "true" }); // said by the slider itself
  const input = h("input", {
    id, type: "range", min: spec.minimum, max: spec.maximum, step: spec.step,
  });
  const tell = () => {
    const text = `${Number(input.value)} ${spec.unit}`.trim();
    shown.textContent = text;
    input.setAttribute("aria-valuetext", text);
  };
  input.addEventListener("input", () => {
    tell();
    onChange(spec.name, Number(input.value));
  });
  const set = (next) => {
    input.value = next;
    tell();
  };
  set(value);
  const label = h("label", { for: id }, spec.label);
  return { element: h("div", { class: "kc-control" }, label, input, shown), set };
}

function makeChoice(spec, value, onChange) {
  const group = freshId("choice");
  const inputs = new Map();
  const labels = spec.options.map(([key, text]) => {
    const input = h("input", {
      type: "radio", name: group, value: key, onchange: () => onChange(spec.name, key),
    });
    inputs.set(key, input);
    return h("label", { class: "kc-radio" }, input, text);
  });
  const set = (next) => {
    if (inputs.has(next)) inputs.get(next).checked = true;
  };
  set(value);
  const legend = h("legend", {}, spec.label);
  return { element: h("fieldset", { class: "kc-control kc-choice" }, legend, ...labels), set };
}

function makePicture() {
  const image = h("img", { alt: "" });
  const caption = h("figcaption");
  const data = h("div");
  const summary = h("summary", {}, "The numbers in this picture");
  const element = h("figure", { class: "kc-figure" }, image, caption,
    h("details", {}, summary, data));
  const show = (drawn) => {
    image.src = drawn.source;
    image.width = drawn.width;
    image.alt = drawn.alt;
    caption.innerHTML = drawn.caption;
    data.innerHTML = drawn.data;
  };
  return { element, show };
}

function render({ model, el }) {
  const root = h("section", { class: "kc kc-explorer", "aria-label": model.get("title") });
  const letGo = keepKeys(root);
  const makers = { slider: makeSlider, choice: makeChoice };
  const start = model.get("values");
  let moved = {};
  let underWay = null;
  let request = 0;

  const ask = () => {
    if (underWay !== null) return;
    underWay = request += 1;
    model.send({ request: underWay, values: moved });
    moved = {};
  };
  const controls = new Map(
    model.get("controls").map((spec) => [
      spec.name,
      makers[spec.kind](spec, start[spec.name], (name, value) => {
        moved[name] = value;
        ask();
      }),
    ]),
  );
  const shown = makePicture();
  shown.show(model.get("drawn"));
  const legend = h("legend", {}, model.get("title"));
  const form = h("fieldset", { class: "kc-controls" }, legend);
  form.append(...[...controls.values()].map((control) => control.element));
  const trouble = h("p", { class: "kc-trouble", hidden: true });
  root.append(form, trouble, shown.element);
  const voice = makeAnnouncer(root);

  const onDrawn = () => {
    shown.show(model.get("drawn"));
    voice.say(model.get("drawn").alt, 600);
  };
  const onValues = () => {
    if (underWay !== null) return;
    const values = model.get("values");
    for (const [name, control] of controls) control.set(values[name]);
  };
  const onAnswer = (message) => {
    if (message.answer !== underWay) return;
    underWay = null;
    trouble.hidden = !message.trouble;
    trouble.textContent = message.trouble ?? "";
    if (Object.keys(moved).length > 0) ask();
    else onValues();
  };
  model.on("change:drawn", onDrawn);
  model.on("change:values", onValues);
  model.on("msg:custom", onAnswer);
  el.append(root);
  return () => {
    letGo();
    voice.stop();
    model.off("change:drawn", onDrawn);
    model.off("change:values", onValues);
    model.off("msg:custom", onAnswer);
  };
}

export default { render };

// The pooling bench. One request is under way at a time and the latest choice goes next, so that
// quick clicks never queue up answers that nobody waits for.

import { h, rendered, keepKeys, makeAnnouncer, freshId } from "../../display/base.js";
import { makeRadios } from "../../display/radios.js";
import { makeTrialPlot, makeDiamondPlot, makePredictionPlot, makeScale } from "./rows.js";

// What a fixed effect has no use for.
const OF_RANDOM_EFFECTS = ["tau_squared", "interval"];

function makeMethods(methods, choice, onChange) {
  const fields = new Map(methods.map(([name, label, options]) =>
    [name, makeRadios(label, options, choice[name], (value) => onChange({ [name]: value }))]));
  const set = (next) => {
    for (const [name, field] of fields) {
      for (const input of field.elements) input.checked = input.value === next[name];
    }
    for (const name of OF_RANDOM_EFFECTS) {
      const field = fields.get(name);
      field.disabled = next.model === "fixed";
      field.classList.toggle("kc-idle", field.disabled);
    }
  };
  return { element: h("div", { class: "kc-methods" }, ...fields.values()), set };
}

function makeTrial(name, onToggle) {
  const input = h("input", { type: "checkbox", onchange: () => onToggle(input.checked) });
  const effect = h("span", { class: "kc-effect", id: freshId("effect") });
  const sides = h("span", { class: "kc-sides" });
  const weight = h("span", { class: "kc-weight" });
  input.setAttribute("aria-describedby", effect.id);
  const plot = makeTrialPlot();
  const label = h("label", { class: "kc-name" }, input, h("span", {}, name));
  const element = h("div", { class: "kc-row" }, label, sides, plot.element, effect, weight);
  const show = (row) => {
    input.checked = row.in;
    sides.textContent = row.sides;
    effect.textContent = row.text;
    weight.textContent = row.weight;
    element.classList.toggle("kc-row-out", !row.in);
    plot.show(row);
  };
  return { element, show, scale: plot.scale, input };
}

function makeSummaryRow(name, plot, kind) {
  const label = h("span", { class: "kc-name" }, name);
  const effect = h("span", { class: "kc-effect" });
  const element = h("div", { class: `kc-row ${kind}` }, label, h("span", { class: "kc-sides" }),
    plot.element, effect, h("span", { class: "kc-weight" }));
  const show = (bar, missing) => {
    if (bar?.name) label.textContent = bar.name;
    effect.textContent = bar ? bar.text : missing;
    plot.show(bar);
  };
  return { element, show, scale: plot.scale };
}

function makeForest({ groups, names }, onToggle) {
  const trials = names.map((name, at) =>
    makeTrial(name, (isIn) => onToggle(at, isIn)));
  const fields = groups.map(({ label, trials: members }) =>
    h("fieldset", { class: "kc-group" }, h("legend", {}, label),
      ...members.map((at) => trials[at].element)));
  const pooled = makeSummaryRow("Pooled", makeDiamondPlot(), "kc-pooled");
  const prediction = makeSummaryRow("A new trial’s true effect (95\u00a0%)", makePredictionPlot(),
    "kc-new");
  const scale = makeScale();
  const scaleRow = h("div", { class: "kc-row kc-scale-row" }, h("span", { class: "kc-name" }),
    h("span", { class: "kc-sides" }), scale.element);
  const head = h("p", { class: "kc-head" });
  const spread = h("p", { class: "kc-spread" });
  const element = h("div", { class: "kc-forest" }, head, ...fields, pooled.element,
    prediction.element, scaleRow, spread);
  const show = (drawn) => {
    for (const part of [...trials, pooled, prediction]) part.scale(drawn);
    drawn.rows.forEach((row, at) => trials[at].show(row));
    pooled.show(drawn.pooled, "nothing to pool");
    prediction.show(drawn.prediction, "none: needs random effects and three trials");
    scale.show(drawn);
    head.textContent = `Drug and control, ${drawn.head}, weight`;
    spread.textContent = drawn.pooled ? `How the trials differ: ${drawn.spread}` : "";
  };
  return { element, show };
}

function render({ model, el }) {
  const root = h("section", { class: "kc kc-bench", "aria-label": model.get("title") });
  const letGo = keepKeys(root);
  let choice = { ...model.get("choice") }; // as the page wants it, ahead of the kernel
  let underWay = null;
  let request = 0;
  let waiting = false;

  const ask = () => {
    waiting = underWay !== null;
    if (waiting) return;
    underWay = request += 1;
    model.send({ request: underWay, choice });
  };
  const change = (values) => {
    choice = { ...choice, ...values };
    ask();
  };
  const toggle = (at, isIn) =>
    change({ out: [...choice.out.filter((other) => other !== at), ...(isIn ? [] : [at])] });
  const controls = model.get("controls");
  const methods = makeMethods(controls.methods, choice, change);
  const forest = makeForest(controls, toggle);
  const note = h("p", { class: "kc-note" });
  const said = h("p", { class: "kc-said" });
  const trouble = h("p", { class: "kc-trouble", hidden: true });
  const everyone = h("button", { type: "button", onclick: () => change({ out: [] }) },
    "All trials in");
  const first = { measure: controls.methods[0][2][0][0], model: "random", tau_squared: "REML",
    interval: "wald", out: [] };
  const reset = h("button", { type: "button", onclick: () => change(first) }, "Start again");
  const table = h("div", { class: "kc-numbers" });
  root.append(h("p", { class: "kc-title" }, model.get("title")), methods.element, note,
    h("p", { class: "kc-buttons" }, everyone, " ", reset), said, trouble, forest.element,
    h("details", {}, h("summary", {}, "The numbers in this picture"), table),
    h("details", { class: "kc-about" },
      h("summary", {}, "Why these trials, and what argues against pooling them"),
      rendered("div", {}, model.get("about"))));
  const voice = makeAnnouncer(root);

  const show = () => {
    const drawn = model.get("drawn");
    forest.show(drawn);
    said.textContent = drawn.words;
    note.textContent = drawn.note;
    table.innerHTML = drawn.table;
  };
  const onDrawn = () => {
    if (waiting) return; // a newer choice is on its way; this answer is stale
    show();
    voice.say(model.get("drawn").words, 300);
  };
  const onChoice = () => {
    if (underWay !== null) return;
    choice = { ...model.get("choice") };
    methods.set(choice);
  };
  const onAnswer = (message) => {
    if (message.answer !== underWay) return;
    underWay = null;
    trouble.hidden = !message.trouble;
    trouble.textContent = message.trouble ?? "";
    if (waiting) ask();
    else {
      onChoice();
      show();
    }
  };
  model.on("change:drawn", onDrawn);
  model.on("change:choice", onChoice);
  model.on("msg:custom", onAnswer);
  methods.set(choice);
  show();
  el.append(root);
  return () => {
    letGo();
    voice.stop();
    model.off("change:drawn", onDrawn);
    model.off("change:choice", onChoice);
    model.off("msg:custom", onAnswer);
  };
}

export default { render };

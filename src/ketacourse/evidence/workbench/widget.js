// The pooling bench. One request is under way at a time and the latest choice goes next, so that
// quick clicks never queue up answers that nobody waits for.

import { button, freshId, h, known, rendered } from "../../display/base.js";
import { makeRadios } from "../../display/radios.js";
import { makeTurns } from "../../display/turns.js";
import { defineView } from "../../display/view.js";
import { makeTrouble } from "../../display/voice.js";
import { makeDiamondPlot, makePredictionPlot, makeScale, makeTrialPlot } from "./rows.js";

/**
 * @import { View } from "../../display/view.js"
 * @import { Bar, Row, Scale } from "./rows.js"
 *
 * @typedef {"measure" | "model" | "tau_squared" | "interval"} MethodName
 * @typedef {[MethodName, string, [string, string][]]} Method Its name, label and options.
 * @typedef {Record<MethodName, string> & { out: number[] }} Choice
 * @typedef {{ groups: { label: string, trials: number[] }[], names: string[],
 *   methods: Method[] }} Controls
 * @typedef {Scale & { rows: Row[], pooled: Bar | null, prediction: Bar | null, head: string,
 *   words: string, note: string, spread: string,
 *   table: string }} Drawn
 * @typedef {{ title: string, about: string, controls: Controls, choice: Choice, drawn: Drawn }}
 *   Traits
 */

// What a fixed effect has no use for.
const OF_RANDOM_EFFECTS = /** @type {const} */ (["tau_squared", "interval"]);

/**
 * @param {Method[]} methods
 * @param {(change: Partial<Choice>) => void} onChange
 */
function makeMethods(methods, onChange) {
  const fields = new Map(methods.map(([name, label, options]) =>
    [name, makeRadios(label, options, null, (value) => onChange({ [name]: value }))]));
  const write = (/** @type {Choice} */ choice) => {
    for (const [name, field] of fields) field.write(choice[name]);
    for (const name of OF_RANDOM_EFFECTS) {
      const { element } = known(fields, name);
      element.disabled = choice.model === "fixed";
      element.classList.toggle("kc-idle", element.disabled);
    }
  };
  const elements = [...fields.values()].map(({ element }) => element);
  return { element: h("div", { class: "kc-methods" }, ...elements), write };
}

/**
 * @param {string} name
 * @param {(isIn: boolean) => void} onToggle
 */
function makeTrial(name, onToggle) {
  const effect = h("span", { class: "kc-effect", id: freshId("effect") });
  const input = h("input", {
    type: "checkbox", "aria-describedby": effect.id, onchange: () => onToggle(input.checked),
  });
  const sides = h("span", { class: "kc-sides" });
  const weight = h("span", { class: "kc-weight" });
  const plot = makeTrialPlot();
  const label = h("label", { class: "kc-name" }, input, h("span", {}, name));
  const element = h("div", { class: "kc-row" }, label, sides, plot.element, effect, weight);
  const show = (/** @type {Row} */ row) => {
    input.checked = row.in;
    sides.textContent = row.sides;
    effect.textContent = row.text;
    weight.textContent = row.weight;
    element.classList.toggle("kc-row-out", !row.in);
    plot.show(row);
  };
  return { element, show, scale: plot.scale };
}

/**
 * @param {string} name
 * @param {ReturnType<typeof makeDiamondPlot>} plot
 * @param {string} kind
 */
function makeSummaryRow(name, plot, kind) {
  const label = h("span", { class: "kc-name" }, name);
  const effect = h("span", { class: "kc-effect" });
  const element = h("div", { class: `kc-row ${kind}` }, label, h("span", { class: "kc-sides" }),
    plot.element, effect, h("span", { class: "kc-weight" }));
  const show = (/** @type {Bar | null} */ bar, /** @type {string} */ missing) => {
    if (bar?.name) label.textContent = bar.name;
    effect.textContent = bar ? bar.text : missing;
    plot.show(bar);
  };
  return { element, show, scale: plot.scale };
}

/**
 * @param {Controls} controls
 * @param {(at: number, isIn: boolean) => void} onToggle
 */
function makeForest({ groups, names }, onToggle) {
  const trials = names.map((name, at) => makeTrial(name, (isIn) => onToggle(at, isIn)));
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
  const show = (/** @type {Drawn} */ drawn) => {
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

/** @param {View<Traits>} view */
function build({ model, root, say, ask, listen }) {
  const [title, controls] = [model.get("title"), model.get("controls")];
  root.setAttribute("aria-label", title);
  let choice = { ...model.get("choice") }; // as the page wants it, ahead of the kernel
  const trouble = makeTrouble(say);
  const turns = makeTurns(async () => {
    const reply = await ask({ do: "choose", choice }, { tell: trouble.tell });
    trouble.tell(reply.refused ?? "");
  }, () => {
    onChoice();
    show();
  });
  /** @param {Partial<Choice>} values */
  const change = (values) => {
    choice = { ...choice, ...values };
    turns.next();
  };
  const methods = makeMethods(controls.methods, change);
  const forest = makeForest(controls, (at, isIn) =>
    change({ out: [...choice.out.filter((other) => other !== at), ...(isIn ? [] : [at])] }));
  const note = h("p", { class: "kc-note" });
  const said = h("p", { class: "kc-said" });
  const table = h("div", { class: "kc-numbers" });
  const first = { measure: controls.methods[0][2][0][0], model: "random", tau_squared: "REML",
    interval: "wald", out: [] };
  root.append(h("p", { class: "kc-title" }, title), methods.element, note,
    h("p", { class: "kc-buttons" }, button("All trials in", () => change({ out: [] })), " ",
      button("Start again", () => change(first))),
    said, trouble.element, forest.element,
    h("details", {}, h("summary", {}, "The numbers in this picture"), table),
    h("details", { class: "kc-about" },
      h("summary", {}, "Why these trials, and what argues against pooling them"),
      rendered("div", {}, model.get("about"))));

  function show() {
    const drawn = model.get("drawn");
    forest.show(drawn);
    said.textContent = drawn.words;
    note.textContent = drawn.note;
    table.innerHTML = drawn.table;
  }
  function onChoice() {
    if (turns.isBusy()) return;
    choice = { ...model.get("choice") };
    methods.write(choice);
  }
  listen("change:choice", onChoice);
  listen("change:drawn", () => {
    if (turns.isWanted()) return; // a newer choice is on its way; this answer is stale
    show();
    say(model.get("drawn").words, 300);
  });
  onChoice();
  show();
}

export default defineView("kc-bench", build);

// One outcome in one frame at a time. All words and numbers come from the kernel at the start;
// the page chooses among them and draws, so that a change is shown at once.

import { freshId, h, known, mapOf, put, rendered } from "../display/base.js";
import { makeRadios } from "../display/radios.js";
import { defineView } from "../display/view.js";
import { makeBars, makeIcons, makeKey } from "./icons.js";

/**
 * @import { View } from "../display/view.js"
 * @import { Layout, Mark, Pair } from "./icons.js"
 *
 * @typedef {{ sentence: string, rows: [string, string, string][], drawn: Pair,
 *   key: [Mark, string][], good: boolean }} Frame
 * @typedef {{ assumed: string, trouble?: string, clinician: string, policy: string,
 *   frames: Record<string, Frame> }} Situation
 * @typedef {{ label: string, arms: [string, string], person: string, source: string,
 *   situations: Record<string, Situation> }} Outcome
 * @typedef {{ title: string, outcomes: Outcome[], baselines: [string, string][],
 *   effects: Record<string, string>, left_out: { relative: string, icons: string },
 *   layouts: Record<string, Layout> }} Traits
 * @typedef {readonly [string, string, readonly (readonly [string, string])[]]} Question
 */

/** @type {Question} Asked beside what it changes. */
const AUDIENCE = ["audience", "What it means to", [["person", "a person deciding"],
  ["clinician", "a clinician"], ["policy", "a policy maker"]]];
/** @type {Question[]} */
const QUESTIONS = [
  ["side", "Counting people who", [["had", "had it"], ["not", "did not have it"]]],
  ["scale", "Told in", [["absolute", "absolute numbers"], ["relative", "a ratio alone"]]],
  ["people", "Out of", [["100", "100 people"], ["1000", "1,000 people"]]],
  ["order", "Symbols", [["grouped", "grouped"], ["scattered", "scattered"]]],
];
/** @type {Question} */
const ASSUMPTIONS = ["assumption", "What of the trial holds there",
  [["ratio", "its ratio"], ["difference", "its difference"]]];
const START = {
  outcome: "0", baseline: "own", assumption: "ratio", audience: "person", side: "had",
  scale: "absolute", people: "100", order: "grouped",
};

/**
 * @param {[string, string, string][]} rows
 * @param {[string, string]} arms
 */
function makeTable(rows, arms) {
  const heads = arms.map((arm) => h("th", { scope: "col" }, `given ${arm}`));
  return h("table", {},
    h("thead", {}, h("tr", {}, h("td", {}), ...heads)),
    h("tbody", {}, ...rows.map(([name, first, second]) => h("tr", {},
      h("th", { scope: "row" }, name),
      h("td", { colspan: second ? null : 2 }, first),
      second && h("td", {}, second)))));
}

/**
 * What is told of the outcome in the frame that is chosen; `show` follows every choice.
 * @param {HTMLElement} asked to whom it is told
 */
function makeTelling(asked) {
  const sentence = h("p", { class: "kc-sentence" });
  const figure = h("figure", {});
  const table = h("div", { class: "kc-table-frame" });
  const audience = h("div", { class: "kc-audience" });
  /**
   * @param {typeof START} chosen
   * @param {Outcome} outcome
   * @param {Situation} seen
   * @param {Pick<Traits, "layouts" | "left_out">} traits
   */
  function show(chosen, { arms, person }, seen, { layouts, left_out: leftOut }) {
    if (seen.trouble) {
      sentence.textContent = seen.trouble;
      for (const part of [figure, table, audience]) put(part);
      asked.hidden = true; // nothing to tell anybody
      return;
    }
    asked.hidden = false;
    const isRelative = chosen.scale === "relative";
    const told = seen.frames[`${chosen.side} ${isRelative ? "relative" : chosen.people}`];
    sentence.textContent = told.sentence;
    put(table, makeTable(told.rows, arms));
    const people = Number(chosen.people);
    if (isRelative) {
      put(figure, told.drawn[0] > 0 && makeBars(told.drawn, arms, told.sentence),
        h("figcaption", {}, leftOut.relative));
    } else {
      put(figure, makeIcons(told, people, layouts[chosen.people],
        chosen.order === "scattered"), makeKey(told.key),
      h("figcaption", {}, leftOut.icons));
    }
    put(audience, chosen.audience === "person" ? rendered("div", {}, person)
      : h("p", {}, chosen.audience === "clinician" ? seen.clinician : seen.policy));
  }
  return { sentence, figure, beside: h("div", {}, table, asked, audience), show };
}

/**
 * What is known of how the choices made work on readers.
 * @param {Record<string, string>} effects
 */
function makeNotes(effects) {
  const element = h("div", { class: "kc-notes" });
  const texts = mapOf(effects);
  /** @param {typeof START} chosen */
  function show({ scale, side, people, order, audience }) {
    const used = [scale, side, ...(scale === "relative" ? [] : [people, order]), audience];
    const said = new Set(used.map((choice) => texts.get(choice)).filter((html) => html));
    put(element, h("p", { class: "kc-notes-title" }, "What this frame does to readers"),
      ...[...said].map((html) => rendered("div", {}, html ?? "")));
  }
  return { element, show };
}

/** @param {View<Traits>} view */
function build({ model, root, say }) {
  const outcomes = model.get("outcomes");
  root.setAttribute("aria-label", model.get("title"));
  const chosen = { ...START };
  /** @type {(name: string, value: string) => void} */
  const choose = (name, value) => {
    Object.assign(chosen, { [name]: value });
    show();
    say(telling.sentence.textContent);
  };
  const now = new Map(Object.entries(START));
  /** @param {Question} question */
  const radios = ([name, legend, options]) =>
    makeRadios(legend, options, known(now, name), (value) => choose(name, value)).element;

  const select = h("select", {
    id: freshId("outcome"), onchange: () => choose("outcome", select.value),
  }, ...outcomes.map(({ label }, at) => h("option", { value: at }, label)));
  const assumption = radios(ASSUMPTIONS);
  const framing = new Map(QUESTIONS.map((each) => [each[0], radios(each)]));
  const assumed = h("p", { class: "kc-soft" });
  const telling = makeTelling(radios(AUDIENCE));
  const notes = makeNotes(model.get("effects"));
  const source = h("div", { class: "kc-soft" });

  function show() {
    const outcome = outcomes[Number(chosen.outcome)];
    const { baseline } = chosen;
    const seen = known(mapOf(outcome.situations),
      baseline === "own" ? "own" : `${baseline} ${chosen.assumption}`);
    // A question is asked where its answer changes something, and nowhere else.
    assumption.hidden = baseline === "own";
    for (const name of ["people", "order"]) {
      known(framing, name).hidden = chosen.scale === "relative";
    }
    assumed.textContent = seen.assumed;
    telling.show(chosen, outcome, seen,
      { layouts: model.get("layouts"), left_out: model.get("left_out") });
    notes.show(chosen);
    source.innerHTML = outcome.source;
  }
  root.append(
    h("h3", { class: "kc-title" }, model.get("title")),
    h("div", { class: "kc-controls" },
      h("div", { class: "kc-what" }, h("label", { for: select.id }, "Outcome"), select),
      radios(["baseline", "Starting risk", model.get("baselines")]), assumption,
      ...framing.values()),
    telling.sentence, assumed,
    h("div", { class: "kc-both" }, telling.figure, telling.beside),
    notes.element, source);
  show();
}

export default defineView("kc-risk", build);

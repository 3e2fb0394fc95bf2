// What questions a view: stepping through it, tracing paths, and choosing which links are shown.

import { h, freshId } from "../../display/base.js";
import { makeRadios } from "../../display/radios.js";
import { counted } from "../../display/words.js";
import { MOST_PATHS, tracePaths, pathSentence, pathVerdict } from "./reading.js";

/** One link at a time, causes first. `mark(edges, last)` shows on the map how far we are. */
export function makeSteps(map, { mark, say }) {
  const { steps } = map.view;
  let at = -1;
  const count = h("span", { class: "kc-soft" }, `${counted(steps.length, "link")}, causes first.`);
  const sentence = h("p", { class: "kc-sentence" }, "Press Next to follow the cascade.");
  const go = (by) => {
    at = Math.min(Math.max(at + by, 0), steps.length - 1);
    const step = steps[at];
    count.textContent = `${at + 1} of ${steps.length}`;
    sentence.textContent = step.sentence;
    mark(steps.slice(0, at + 1).map(({ edge }) => edge), step.edge);
    say(`${count.textContent}: ${step.sentence}`);
  };
  const button = (name, by) => h("button", { type: "button", onclick: () => go(by) }, name);
  return h("div", {}, h("div", { class: "kc-row" }, button("Back", -1), button("Next", 1), count),
    sentence);
}

/** Two nodes, and every signed way from the one to the other. */
export function makeTracer(map, { mark, say, isShown }) {
  const named = [...map.view.nodes].sort((a, b) => a.name.localeCompare(b.name));
  const choose = (label) => {
    const id = freshId("node");
    const select = h("select", { id, onchange: () => trace() },
      h("option", { value: "" }, "Choose…"),
      ...named.map((node) => h("option", { value: node.id }, node.name)));
    return [select, h("div", { class: "kc-field" }, h("label", { for: id }, label), select)];
  };
  const [from, fromField] = choose("From");
  const [to, toField] = choose("To");
  const found = h("div");

  const showPath = (path, button) => {
    for (const other of found.querySelectorAll("button")) {
      other.setAttribute("aria-pressed", other === button);
    }
    mark(path.map((edge) => edge.id), null);
  };
  const row = (path) => {
    const button = h("button", {
      type: "button", class: "kc-path", "aria-pressed": "false",
      onclick: () => showPath(path, button),
    }, h("strong", {}, `${pathVerdict(path)}: `), `${pathSentence(map, path)}.`);
    return h("li", {}, button);
  };
  function trace() {
    found.replaceChildren();
    mark([], null);
    if (!from.value || !to.value) return;
    if (from.value === to.value) {
      tell("Choose two different nodes.");
      return;
    }
    const paths = tracePaths(map, from.value, to.value, isShown);
    const ends = [from, to].map((select) => map.nodes.get(select.value).name);
    if (paths.length === 0) {
      tell(`No path of causal links leads from ${ends[0]} to ${ends[1]} here.`);
      return;
    }
    const most = paths.length === MOST_PATHS ? "The first " : "";
    tell(`${most}${counted(paths.length, "path")} from ${ends[0]} to `
      + `${ends[1]}, shortest first.`);
    found.append(h("ol", {}, ...paths.map(row)));
    showPath(paths[0], found.querySelector("button"));
  }
  function tell(text) {
    found.append(h("p", {}, text));
    say(text);
  }
  /** A node chosen on the map: the start, or the end when there is a start. */
  function pick(id) {
    const isStart = !from.value || to.value;
    if (isStart) [from.value, to.value] = [id, ""];
    else to.value = id;
    trace();
    if (isStart) say(`From ${map.nodes.get(id).name}. Now choose where to.`);
  }
  const element = h("div", {}, h("p", { class: "kc-soft" },
    "Choose two nodes here, or on the map one after the other."),
  h("div", { class: "kc-row" }, fromField, toField), found);
  return { element, pick, again: trace };
}

const LEVELS = [["0", "any"], ["3", "people"], ["2", "animals, not people"], ["1", "cells only"]];

/** Which links are shown; the choice is told as a function of an edge. */
export function makeFilter(map, onChange) {
  const wanted = { level: "0", contested: false, account: "" };
  const { hypotheses, all } = map.view;
  const apply = () => onChange((edge) =>
    (wanted.level === "0" || edge.level === Number(wanted.level))
    && (!wanted.contested || edge.contested)
    && isOf(edge, wanted.account));
  const isOf = (edge, account) => {
    const numbers = hypotheses.map(({ number }) => number);
    const own = edge.hypotheses.filter((number) => numbers.includes(number));
    if (account === "shared") return own.length > 1;
    return !account || own.includes(Number(account));
  };
  const set = (key) => (value) => {
    wanted[key] = value;
    apply();
  };
  const contested = h("label", { class: "kc-radio" },
    h("input", { type: "checkbox", onchange: (event) => set("contested")(event.target.checked) }),
    "contested links only");
  const accounts = !all && hypotheses.length > 1 && makeRadios("Used by", [
    ["", "any"], ["shared", "more than one"],
    ...hypotheses.map(({ number, name }) => [String(number), `${number} ${name}`]),
  ], "", set("account"));
  return h("div", {}, makeRadios("Best evidence", LEVELS, LEVELS[0][0], set("level")), accounts || null,
    h("div", { class: "kc-row" }, contested));
}

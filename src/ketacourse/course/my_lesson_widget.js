// What was done in a lesson and what is left, with the lesson's one panel that saves and restores.

import { h, put } from "../display/base.js";
import { defineView } from "../display/view.js";
import { KEPT, makePanel } from "../quiz/screen/panel.js";
import { linkTo } from "./sections.js";

/**
 * @import { View } from "../display/view.js"
 * @import * as panel from "../quiz/screen/panel.js"
 * @import { Section } from "./sections.js"
 * @typedef {panel.State & { left: Section[] }} State
 * @typedef {{ quiz: panel.Quiz, state: State }} Traits
 */

/** @param {Section} section */
function lineOf(section) {
  const left = section.total - section.answered;
  return h("li", {}, linkTo(section), ` ${left} ${left === 1 ? "question" : "questions"}`);
}

/** @param {View<Traits>} view */
function build(view) {
  const { model, root, listen } = view;
  const { label, notes } = model.get("quiz");
  root.setAttribute("aria-label", label);
  const words = h("p", {});
  const left = h("ul");
  const name = h("p", {}, "Still to answer:");
  const trouble = h("p", { class: "kc-trouble" });
  const work = makePanel(view);
  root.append(h("p", {}, h("strong", {}, label)), words, name, left, trouble,
    h("p", { class: "kc-progress" }, notes), work.element);

  let shown = "";
  function update() {
    const state = model.get("state");
    words.textContent = state.progress;
    trouble.textContent = state.trouble;
    name.hidden = state.left.length === 0;
    // Whoever stands on a link keeps it as long as the list is the same.
    const key = JSON.stringify(state.left);
    if (key !== shown) put(left, ...state.left.map(lineOf));
    shown = key;
    work.update();
  }
  listen("change:state", update);
  update();
}

export default defineView("kc-quiz", build, KEPT);

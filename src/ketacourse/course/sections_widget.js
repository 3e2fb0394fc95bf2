// The way through a lesson: its sections, how long each takes, and how far one is.

import { h, put } from "../display/base.js";
import { defineView } from "../display/view.js";
import { linkTo } from "./sections.js";

/**
 * @import { View } from "../display/view.js"
 * @import { Section } from "./sections.js"
 * @typedef {{ title: string, rows: Section[], words: string, share: number }} Traits
 */

/** @param {Section} section */
function told({ minutes, answered, total }) {
  const time = minutes ? `${minutes}\u00a0min` : "";
  const done = total && answered === total ? `✓\u00a0all ${total} answered`
    : total && `${answered}\u00a0of\u00a0${total} answered`;
  return [time, done].filter(Boolean).join(" · ");
}

/** @param {View<Traits>} view */
function build({ model, root, listen }) {
  const title = model.get("title");
  root.setAttribute("role", "navigation");
  root.setAttribute("aria-label", title);
  // A list is made once: its links keep the focus while counts change.
  const counts = model.get("rows").map(() => h("span", { class: "kc-count" }));
  const rows = model.get("rows").map((section, at) => h("li", {}, linkTo(section), " ", counts[at]));
  const words = h("span", {});
  const bar = h("progress", { max: 1, "aria-label": "Share of questions answered" });
  function show() {
    model.get("rows").forEach((section, at) => put(counts[at], told(section)));
    put(words, model.get("words"));
    bar.value = model.get("share");
  }
  root.append(h("p", { class: "kc-far" }, h("strong", {}, title), words, bar),
    h("ol", {}, ...rows));
  listen("change:rows change:words change:share", show);
  show();
}

export default defineView("kc-sections", build);

// What the course adds to JupyterLab: its lessons are laid out to be read, terms open their
// definition, and a view that JupyterLab could not show is mended.

import { keepPlace, markLessons, tieUnits } from "./course.js";
import { isMissing, mend } from "./missing.js";
import { openTerms } from "./terms.js";

/** @typedef {import("./missing.js").Area} Area */
/** @typedef {import("./course.js").App} App */
/** @typedef {import("./course.js").Panel} Panel */
/** @typedef {{ node: HTMLElement, content?: { widgets?: { outputArea?: Area }[] } }} Outputs */

export const plugin = {
  id: "ketacourse:views",
  description: "Lays out lessons, opens terms, shows the still form of a view that is not found.",
  autoStart: true,
  /** @param {App} app JupyterLab */
  activate(app) {
    addStyle("course.css");
    addStyle("figure.css");
    openTerms();
    keepPlace(app);
    /** @type {WeakSet<object>} */
    const inHand = new WeakSet();
    /** @type {Set<Node>} */
    const added = new Set();
    let isDue = false;
    function look() {
      isDue = false;
      markLessons(app.shell.widgets("main"));
      tieUnits(added);
      added.clear();
      // The class is put on what failed, and on nothing that is well.
      if (!document.querySelector(".jp-OutputArea-output.jupyter-widgets")) return;
      const panels = /** @type {Iterable<Outputs>} */ (app.shell.widgets("main"));
      for (const area of areas(panels)) mendAll(area, inHand);
    }
    // Once a frame is often enough: a page that draws changes many times in each.
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) for (const node of addedNodes) added.add(node);
      if (isDue) return;
      isDue = true;
      requestAnimationFrame(look);
    }).observe(document.body, { childList: true, subtree: true });
  },
};

/**
 * A style that lies beside this script. A notebook that is not trusted loses what it brings itself.
 * @param {string} name
 */
function addStyle(name) {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = String(new URL(name, import.meta.url));
  document.head.append(link);
}

/**
 * Outputs of all code cells.
 * @param {Iterable<Outputs>} panels
 */
function* areas(panels) {
  for (const panel of panels) {
    for (const { outputArea } of panel.content?.widgets ?? []) if (outputArea) yield outputArea;
  }
}

/**
 * @param {Area} area
 * @param {WeakSet<object>} inHand what is being mended already
 */
function mendAll(area, inHand) {
  for (const [at, child] of area.widgets.entries()) {
    for (const shown of child.widgets ?? []) {
      if (!isMissing(shown.node) || inHand.has(shown)) continue;
      inHand.add(shown);
      void mend(shown, area.model.get(at), area.rendermime);
    }
  }
}

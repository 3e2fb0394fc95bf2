// Finds views that JupyterLab could not show, in any open notebook, and has them mended.

import { isMissing, mend } from "./missing.js";

/** @typedef {import("./missing.js").Area} Area */
/** @typedef {{ node: HTMLElement, content?: { widgets?: { outputArea?: Area }[] } }} Panel */

export const plugin = {
  id: "ketacourse:views",
  description: "Shows the still form of a view that cannot be found, and pictures on dark pages.",
  autoStart: true,
  /** @param {{ shell: { widgets(area: string): Iterable<Panel> } }} app JupyterLab */
  activate(app) {
    addStyle("figure.css");
    /** @type {WeakSet<object>} */
    const inHand = new WeakSet();
    let isDue = false;
    function look() {
      isDue = false;
      // The class is put on what failed, and on nothing that is well.
      if (!document.querySelector(".jp-OutputArea-output.jupyter-widgets")) return;
      for (const area of areas(app.shell.widgets("main"))) mendAll(area, inHand);
    }
    // Once a frame is often enough: a page that draws changes many times in each.
    new MutationObserver(() => {
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
 * @param {Iterable<Panel>} panels
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

// A card that opens beside or below what it is about, with a name and a button to close it.

import { button, freshId, h, put } from "./base.js";

/**
 * @import { Child } from "./base.js"
 *
 * @typedef {object} Card
 * @property {HTMLElement} element
 * @property {(kind: string, title: string, ...parts: Child[]) => void} show
 * @property {() => void} hide
 * @property {() => void} focus
 */

/**
 * @param {() => void} onClose
 * @returns {Card}
 */
export function makeCard(onClose) {
  const title = h("p", { class: "kc-card-title", tabindex: -1, id: freshId("card") });
  const kind = h("p", { class: "kc-card-kind" });
  const body = h("div");
  const element = h("div", {
    class: "kc-card", id: freshId("panel"), role: "region", "aria-labelledby": title.id,
    hidden: true,
  }, h("div", { class: "kc-card-head" }, kind, button("Close", onClose)), title, body);
  return {
    element,
    show(kindText, titleText, ...parts) {
      kind.textContent = kindText;
      title.textContent = titleText;
      put(body, ...parts);
      element.hidden = false;
      element.scrollTop = 0;
    },
    hide: () => (element.hidden = true),
    focus: () => title.focus(),
  };
}

/**
 * Buttons that open a card: which one it was opened by, and the way back there.
 * @param {Card["hide"]} hide
 */
export function makeOpeners(hide) {
  /** @type {HTMLElement | null} */
  let opener = null;
  return {
    opener: () => opener,
    /** @param {HTMLElement} button */
    open(button) {
      opener?.setAttribute("aria-expanded", "false");
      opener = button;
      button.setAttribute("aria-expanded", "true");
    },
    /** Forget the opener, as when it is made anew. */
    forget: () => (opener = null),
    close() {
      const back = opener;
      opener = null;
      hide();
      back?.setAttribute("aria-expanded", "false");
      back?.focus();
    },
  };
}

// Speaking politely to those who listen.

import { h } from "./base.js";

/** @typedef {(text: string, delay?: number) => void} Say */

/**
 * A live region; says the last of a quick run of messages once things are quiet.
 * @param {HTMLElement} root
 * @returns {{ say: Say, stop: () => void }}
 */
export function makeAnnouncer(root) {
  const region = h("p", { class: "kc-visually-hidden", role: "status", "aria-live": "polite" });
  root.append(region);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {Say} */
  const say = (text, delay = 150) => {
    clearTimeout(timer);
    timer = setTimeout(() => (region.textContent = text), delay);
  };
  return { say, stop: () => clearTimeout(timer) };
}

/**
 * A line for what went wrong, gone when all is well; `tell` shows and says it.
 * @param {Say} say
 */
export function makeTrouble(say) {
  const element = h("p", { class: "kc-trouble", hidden: true });
  const tell = (/** @type {string} */ text) => {
    element.textContent = text;
    element.hidden = !text;
    if (text) say(text);
  };
  return { element, tell };
}

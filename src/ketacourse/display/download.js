// Handing a file to the browser.

import { h } from "./base.js";

const KEPT_MS = 10_000; // the browser has begun to save by then

/**
 * Let the browser download something.
 * @param {BlobPart} content
 * @param {string} type
 * @param {string} filename
 */
export function download(content, type, filename) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  h("a", { href: url, download: filename }).click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}

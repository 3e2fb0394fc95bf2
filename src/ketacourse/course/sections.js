// Sections of a lesson as links to their headings, which stand in other cells of the notebook.

import { h } from "../display/base.js";

/**
 * @typedef {object} Section
 * @property {string} heading
 * @property {string} anchor
 * @property {number} minutes
 * @property {number} answered
 * @property {number} total
 */

/**
 * A link to a section's heading.
 * @param {Section} section
 */
export function linkTo({ heading, anchor }) {
  const link = h("a", { href: `#${encodeURIComponent(anchor)}` }, heading);
  link.addEventListener("click", (event) => {
    const found = headingOf(link, anchor);
    if (!found) return; // the browser may know it by that name
    event.preventDefault();
    found.tabIndex = -1;
    found.scrollIntoView({ block: "start" });
    found.focus({ preventScroll: true });
  });
  return link;
}

/**
 * The heading in the notebook of a link. JupyterLab may keep its name as data, not as an id.
 * @param {Element} link
 * @param {string} anchor
 */
function headingOf(link, anchor) {
  const notebook = link.closest(".jp-Notebook") ?? document;
  const headings = /** @type {NodeListOf<HTMLElement>} */ (notebook.querySelectorAll("h2"));
  return [...headings].find(({ id, dataset }) => [id, dataset.jupyterId].includes(anchor));
}

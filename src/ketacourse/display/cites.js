// Sources, for views that name them.

import { h } from "./base.js";

/** @import { Child } from "./base.js" */

/** @typedef {{ label: string, link: string }} Cite */

/**
 * Sources as links, with "; " between them.
 * @param {Cite[]} cites
 * @returns {Child[]}
 */
export function links(cites) {
  return cites.flatMap(({ label, link }, at) => [
    at > 0 && "; ",
    link ? h("a", { href: link, target: "_blank", rel: "noopener" }, label) : label,
  ]);
}

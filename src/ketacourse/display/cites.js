// Sources, for views that name them.

import { h } from "./base.js";

/** Sources as links, with "; " between them. */
export function links(cites) {
  return cites.flatMap(({ label, link }, at) => [
    at ? "; " : null,
    link ? h("a", { href: link, target: "_blank", rel: "noopener" }, label) : label,
  ]);
}

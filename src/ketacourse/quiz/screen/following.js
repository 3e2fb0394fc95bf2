// A page that the kernel writes anew when answers were given; what was unfolded stays so.

import { defineView } from "../../display/view.js";
import { h } from "../../display/base.js";

/** @import { View } from "../../display/view.js" */

/** @param {View<{ title: string, shown: string }>} view */
function build({ model, root, listen }) {
  root.setAttribute("aria-label", model.get("title"));
  const page = h("div");
  const folds = () => [...page.querySelectorAll("details")];
  function show() {
    const open = folds().map((fold) => fold.open);
    page.innerHTML = model.get("shown");
    folds().forEach((fold, at) => (fold.open = open[at] ?? fold.open));
  }
  root.append(page);
  listen("change:shown", show);
  show();
}

export default defineView("", build);

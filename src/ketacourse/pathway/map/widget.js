// The pathway map: one picture at a time, walked and questioned without the kernel.

import { defineView } from "../../display/view.js";
import { makeAtlas } from "./atlas.js";

/**
 * @import { View } from "../../display/view.js"
 * @import { Traits } from "./atlas.js"
 */

/** @param {View<Traits>} view */
function build(view) {
  view.root.setAttribute("aria-label", view.model.get("title"));
  makeAtlas(view);
}

export default defineView("kc-pathway", build);

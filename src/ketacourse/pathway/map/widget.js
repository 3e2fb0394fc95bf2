// The pathway map: one picture at a time, walked and questioned without the kernel.

import { defineView } from "../../display/view.js";
import { makeAtlas } from "./atlas.js";

/**
 * @import { View } from "../../display/view.js"
 * @import { Traits } from "./atlas.js"
 */

export default defineView("kc-pathway", (/** @type {View<Traits>} */ view) => void makeAtlas(view));

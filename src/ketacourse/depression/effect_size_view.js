// The explorer of effect sizes.

import { defineExplorer } from "../display/explorer.js";
import { follow, numbers } from "./effect_size.js";

export default defineExplorer(numbers, follow);

// The explorer of a rating scale.

import { defineExplorer } from "../display/explorer.js";
import { numbers } from "./scale.js";

export default defineExplorer(numbers);

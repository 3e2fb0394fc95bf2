// The receptor bench.

import { defineExplorer } from "../display/explorer.js";
import { numbers } from "./bench.js";

export default defineExplorer(numbers);

// The explorer of two arms.

import { defineExplorer } from "../../display/explorer.js";
import { numbers } from "./two_arms.js";

export default defineExplorer(numbers);

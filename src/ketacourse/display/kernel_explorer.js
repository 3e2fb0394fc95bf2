// An explorer that asks the kernel.

import { defineAskingExplorer } from "./explorer.js";

export default defineAskingExplorer();

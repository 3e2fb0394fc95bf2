// How full the channel would be.

import { defineExplorer } from "../display/explorer.js";
import { numbers } from "./occupancy.js";

export default defineExplorer(numbers);

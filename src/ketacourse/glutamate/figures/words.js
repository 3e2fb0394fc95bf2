// Numbers and units as `words.py` beside it writes them.

import { decimals } from "../../display/words.js";

/**
 * A percentage: one decimal below ten, none above.
 * @param {number} value
 */
export const percent = (value) => `${decimals(value, value > 0 && value < 9.95 ? 1 : 0)} %`;

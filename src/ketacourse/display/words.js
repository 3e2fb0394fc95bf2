// Numbers in words, as `words.py` writes them, where the page counts for itself.

/**
 * A number with its noun.
 * @param {number} number
 * @param {string} noun
 * @param {string} [several] where an s does not make the plural
 */
export function counted(number, noun, several = `${noun}s`) {
  return `${decimals(number, 0)} ${number === 1 ? noun : several}`;
}

/**
 * A number with so many decimals, a true minus and commas, and no sign before zero.
 * @param {number} value
 * @param {number} places
 */
export function decimals(value, places) {
  const [whole, part = ""] = Math.abs(value).toFixed(places).split(".");
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ",") + (part && `.${part}`);
  return value < 0 && /[1-9]/.test(digits) ? `−${digits}` : digits;
}

// Numbers and words in the braces of a drawing, as `filled` in `drawing.py` puts them.

/** @typedef {Record<string, any>} Numbers what stands for each name */

const NAME = /\{(\w+)\}/g;
const ALONE = /^\{(\w+)\}$/;

/**
 * @param {string} text
 * @param {Numbers} numbers
 */
function fillText(text, numbers) {
  const alone = ALONE.exec(text);
  if (alone) return numbers[alone[1]];
  return text.replace(NAME, (_, name) => String(numbers[name]));
}

/**
 * @param {any} part
 * @param {Numbers} numbers
 */
function isShown(part, numbers) {
  if (!part?.only) return true;
  const found = fillText(part.only, numbers);
  return Array.isArray(found) ? found.length > 0 : Boolean(found);
}

/**
 * A drawing, or a part of one, with what moves put in; what only stands where something is there
 * is left out where it is not.
 * @param {any} part
 * @param {Numbers} numbers
 * @returns {any}
 */
export function filled(part, numbers) {
  if (typeof part === "string") return fillText(part, numbers);
  if (Array.isArray(part)) {
    return part.filter((each) => isShown(each, numbers)).map((each) => filled(each, numbers));
  }
  if (part === null || typeof part !== "object") return part;
  return Object.fromEntries(Object.entries(part).filter(([key]) => key !== "only")
    .map(([key, each]) => [key, filled(each, numbers)]));
}

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
  if (!Number.isFinite(value)) return value < 0 ? "−∞" : "∞";
  const [whole, part = ""] = rounded(Math.abs(value), places).split(".");
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ",") + (part && `.${part}`);
  return value < 0 && /[1-9]/.test(digits) ? `−${digits}` : digits;
}

/**
 * Halves go to the even digit, as in Python; by itself the page would round them up.
 * @param {number} size
 * @param {number} places
 */
function rounded(size, places) {
  const up = size.toFixed(places);
  // A number of a computer lies halfway only where it is an odd count of this power of two.
  const isHalf = (size * 2 ** (places + 1)) % 2 === 1;
  return isHalf && Number(up.at(-1)) % 2 ? (size - 0.5 * 10 ** -places).toFixed(places) : up;
}

const [FIGURES, MOST_FIGURES, MOST_PLACES] = [2, 4, 12];
const [MOST_RATIO, LEAST_RATIO] = [1000, 0.001];

/**
 * The same with the sign of what is above zero too, as differences read best.
 * @param {number} value
 * @param {number} places
 */
export function signed(value, places) {
  const text = decimals(value, places);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/**
 * A number with the digits that it was typed with.
 * @param {number} value
 */
export const asTyped = (value) =>
  decimals(value, (String(Number(value.toPrecision(12))).split(".")[1] ?? "").length);

/**
 * Decimals for a number of this size: those asked for, more if they leave less than two digits.
 * @param {number} size
 * @param {number} places
 */
function placesOf(size, places) {
  if (!Number.isFinite(size) || size === 0) return places;
  const rounded = Number(Math.abs(size).toExponential(FIGURES - 1));
  const beforePoint = Math.floor(Math.log10(rounded)) + 1;
  const most = Math.max(0, MOST_FIGURES - beforePoint);
  return Math.min(MOST_PLACES, Math.max(FIGURES - beforePoint, Math.min(places, most)));
}

/**
 * One number with decimals that follow its size.
 * @param {number} value
 * @param {number} [places]
 */
export const sized = (value, places = 2) => decimals(value, placesOf(value, places));

/**
 * A ratio, each by its own size.
 * @param {number} value
 */
export function ratio(value) {
  if (value > MOST_RATIO) return `over ${decimals(MOST_RATIO, 0)}`;
  return value > 0 && value < LEAST_RATIO ? `under ${LEAST_RATIO}` : sized(value);
}

/**
 * A ratio with its interval; one that excludes 1 must not seem to touch it.
 * @param {number} value
 * @param {number} low
 * @param {number} high
 */
export function ratioEstimate(value, low, high) {
  const isFar = low > 1 || high < 1;
  const [middle, ...ends] = [value, low, high].map((each) => {
    const text = ratio(each);
    return isFar && text === "1.00" ? decimals(each, firstFigure(each - 1)) : text;
  });
  return `${middle} (${ends.join(" to ")})`;
}

/**
 * Decimals up to the first digit that is not zero.
 * @param {number} value
 */
function firstFigure(value) {
  if (value === 0 || !Number.isFinite(value)) return 0;
  return Math.min(MOST_PLACES, Math.max(0, -Math.floor(Math.log10(Math.abs(value)))));
}

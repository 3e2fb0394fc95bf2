// Where a drawing stands in its frame, and how large: all in pixels, nothing of it on the page.

/**
 * @typedef {{ x: number, y: number, k: number }} Place Left and top of the drawing, and its scale.
 * @typedef {{ width: number, height: number }} Size
 * @typedef {{ x: number, y: number, w: number, h: number }} Box
 */

export const LEGIBLE = 0.72; // a drawing starts no smaller, even if some of it stays outside
export const BESIDE = 0.6; // but as small as this beside a card, so that all of it stays in sight
export const IN_HAND = 0.92; // on a telephone, where its text has to be read without zooming
const LARGEST = 3;
const MARGIN = 14;
const READABLE = 0.9;

/** @type {(value: number, least: number, most: number) => number} */
const within = (value, least, most) => Math.min(Math.max(value, least), most);

/**
 * Keep some of the drawing in sight, and all of it where it fits.
 * @param {Place} place
 * @param {Size} size of the drawing
 * @param {Size} room of the frame
 * @returns {Place}
 */
export function kept({ x, y, k }, size, room) {
  /** @type {(offset: number, length: number, space: number) => number} */
  const held = (offset, length, space) => {
    const spare = space - length * k;
    return spare >= 0 ? within(offset, 0, spare) : within(offset, spare - MARGIN, MARGIN);
  };
  return { x: held(x, size.width, room.width), y: held(y, size.height, room.height), k };
}

/**
 * The whole drawing at once, in the middle.
 * @param {Size} size
 * @param {Size} room
 * @returns {Place}
 */
export function fitted(size, room) {
  const k = Math.min(1, room.width / size.width, room.height / size.height);
  return { x: (room.width - size.width * k) / 2, y: (room.height - size.height * k) / 2, k };
}

/**
 * Enlarged around a point of the frame, which stays where it is.
 * @param {Place} place
 * @param {number} factor
 * @param {readonly [number, number]} point
 * @param {Size} size
 * @param {Size} room
 * @returns {Place}
 */
export function zoomed({ x, y, k }, factor, [cx, cy], size, room) {
  const smallest = Math.min(room.width / size.width, room.height / size.height, LEGIBLE);
  const next = within(k * factor, smallest, LARGEST);
  return kept({
    x: cx - (cx - x) * (next / k), y: cy - (cy - y) * (next / k), k: next,
  }, size, room);
}

/**
 * How a drawing starts: as wide as there is room, unless it would be too small to read; and how
 * tall its frame is to be. An overview is shown whole, however small.
 * @param {Size & { isOverview: boolean }} size
 * @param {number} width of the frame
 * @param {number} tallest the frame may be
 * @param {number} [legible] the scale below which it is too small
 * @returns {{ place: Place, height: number }}
 */
export function started(size, width, tallest, legible = LEGIBLE) {
  const across = Math.min(1, width / size.width);
  const both = Math.min(across, tallest / size.height);
  const k = both >= legible || size.isOverview ? both : Math.max(across, legible);
  const height = Math.min(tallest, Math.ceil(size.height * k) + 2);
  return { place: { x: Math.max(0, (width - size.width * k) / 2), y: 0, k }, height };
}

/**
 * The box that holds some boxes.
 * @param {Box[]} boxes one at least
 * @returns {Box}
 */
export function around(boxes) {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return { x, y, w: Math.max(...boxes.map((box) => box.x + box.w)) - x,
    h: Math.max(...boxes.map((box) => box.y + box.h)) - y };
}

/**
 * A box of the drawing brought into sight, large enough to read.
 * @param {Place} place
 * @param {Box} box
 * @param {Size} size
 * @param {Size} room
 * @returns {Place}
 */
export function revealed({ x, y, k }, box, size, room) {
  if (k < BESIDE) {
    return kept({
      x: room.width / 2 - (box.x + box.w / 2) * READABLE,
      y: room.height / 2 - (box.y + box.h / 2) * READABLE, k: READABLE,
    }, size, room);
  }
  /** @type {(offset: number, low: number, length: number, space: number) => number} */
  const into = (offset, low, length, space) => {
    const [from, to] = [offset + low * k - MARGIN, offset + (low + length) * k + MARGIN];
    return offset + (from < 0 ? -from : Math.min(0, space - to));
  };
  return kept({
    x: into(x, box.x, box.w, room.width), y: into(y, box.y, box.h, room.height), k,
  }, size, room);
}

// Where things stand on a panel of a drawing: scales, margins, and the labels there is room for.

/**
 * @typedef {{ low: number, high: number, ticks?: number[], names?: string[], label?: string,
 *   is_log?: boolean, is_root?: boolean, grid?: boolean }} Axis
 * @typedef {{ kind: string, colour?: string, [field: string]: any }} Mark
 * @typedef {{ x: Axis, y: Axis, marks: Mark[], height_px: number, title?: string }} Panel
 * @typedef {{ at: number, text: string }} Tick `at` in pixels
 * @typedef {(value: number) => number} Scale from the data to pixels
 */

export const LINE = 15; // pixels from one line of words to the next, at a size of 12
const LETTER = 6.6; // the mean width of a letter, a little on the safe side
const GAP = 8; // between words that stand beside each other
const WIDEST = 0.3; // of the picture: names of rows that are wider stand under their rows

/** @param {string} text */
export const widthOf = (text) => LETTER * Math.max(...text.split("\n").map((line) => line.length));

/**
 * @param {Axis} axis
 * @param {number} from pixels of its low end
 * @param {number} to
 * @returns {Scale}
 */
export function makeScale({ low, high, is_log: isLog, is_root: isRoot }, from, to) {
  const at = (/** @type {number} */ value) => {
    if (isRoot) return Math.sign(value) * Math.sqrt(Math.abs(value));
    return isLog ? Math.log(value) : value;
  };
  return (value) => from + ((at(value) - at(low)) / (at(high) - at(low))) * (to - from);
}

/** @param {Axis} axis */
function namesOf({ ticks = [], names }) {
  return names ?? ticks.map((value) =>
    value.toLocaleString("en", { maximumFractionDigits: 9 }).replace("-", "−"));
}

/**
 * Every tick of an axis along the page, or every second, third and so on, so that none touch.
 * @param {Axis} axis
 * @param {Scale} scale
 * @returns {Tick[]}
 */
function ticksAlong(axis, scale) {
  const names = namesOf(axis);
  const all = (axis.ticks ?? []).map((value, at) => ({ at: scale(value), text: names[at] }));
  for (let step = 1; ; step += 1) {
    const kept = all.filter((_, at) => at % step === 0);
    const fits = kept.every((tick, at) => at === 0 || tick.at - kept[at - 1].at
      >= (widthOf(tick.text) + widthOf(kept[at - 1].text)) / 2 + GAP);
    if (fits) return kept;
  }
}

/**
 * The margin that the names at the left of a panel need; none where they stand under their rows.
 * @param {Panel} panel
 * @param {number} width of the picture in pixels
 */
export function leftOf({ x, y }, width) {
  const widest = Math.max(0, ...namesOf(y).map(widthOf));
  const half = widthOf(namesOf(x)[0] ?? "") / 2;
  return Math.max(y.names && widest > WIDEST * width ? GAP : widest + GAP + 2, half + 1);
}

/**
 * @param {Panel} panel
 * @param {number} width of the picture in pixels
 * @param {number} [left] its margin, where panels below each other share one
 */
export function layOut(panel, width, left = leftOf(panel, width)) {
  const { x, y } = panel;
  const names = namesOf(y);
  const isOver = Boolean(y.names) && Math.max(0, ...names.map(widthOf)) > WIDEST * width;
  const beside = panel.marks.filter((mark) => mark.beside).map((mark) => widthOf(mark.text));
  const half = widthOf(namesOf(x).at(-1) ?? "") / 2;
  const right = width - Math.max(GAP, half + 1, ...beside.map((each) => each + 2 * GAP));
  const top = LINE * (Number(Boolean(panel.title)) + Number(Boolean(y.label))) + GAP;
  const bottom = panel.height_px - LINE * (Number(Boolean(x.ticks)) + Number(Boolean(x.label))) - 6;
  const across = makeScale(x, left, right);
  const up = makeScale(y, bottom, top);
  const ticks = (y.ticks ?? []).map((value, at) => ({ at: up(value), text: names[at] }));
  return { left, right, top, bottom, isOver, across, up, along: ticksAlong(x, across), ticks };
}

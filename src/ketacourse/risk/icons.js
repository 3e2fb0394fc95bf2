// The pictures of the communicator: an array of icons, its key, and two bars.

import { h, known, svg } from "../display/base.js";

const CELLS = new Map([[100, 30], [1000, 14]]); // px; as in figures/icon_array.py
const BLUE = "var(--kc-both)";
const VERMILION = "var(--kc-one)";
const INK = "var(--kc-ink)";
const PAPER = "var(--kc-paper)";
const WIDTH = 600;
const BAR_HEIGHT = 62;

/**
 * @typedef {"shared" | "more" | "fewer" | "helped" | "missed" | "none"} Mark
 * @typedef {[number, number]} Pair Treated and compared.
 * @typedef {{ columns: number, order: number[] }} Layout
 * @typedef {(x: number, y: number, r: number) => string} Shape
 */

/** @type {Shape} */
const square = (x, y, r) => `M${x - r} ${y - r}h${2 * r}v${2 * r}h${-2 * r}z`;
/** @type {Shape} */
const triangle = (x, y, r) => `M${x} ${y - r}L${x + r} ${y + r}L${x - r} ${y + r}z`;
/** @type {Shape} */
const upsideDown = (x, y, r) => `M${x} ${y + r}L${x + r} ${y - r}L${x - r} ${y - r}z`;
/** @type {Shape} */
const circle = (x, y, r) =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
/** @type {Shape} */
const plus = (x, y, r) => {
  const a = 0.4 * r; // half the width of an arm
  const b = r - a;
  return `M${x - a} ${y - r}h${2 * a}v${b}h${b}v${2 * a}h${-b}v${b}h${-2 * a}v${-b}h${-b}`
    + `v${-2 * a}h${b}z`;
};
/** @type {Record<Mark, { shape: Shape, size: number, fill: string, stroke: string }>} */
const SYMBOLS = {
  shared: { shape: square, size: 0.34, fill: BLUE, stroke: BLUE },
  more: { shape: triangle, size: 0.4, fill: VERMILION, stroke: INK },
  fewer: { shape: upsideDown, size: 0.4, fill: PAPER, stroke: INK },
  helped: { shape: plus, size: 0.4, fill: "var(--kc-good)", stroke: INK },
  missed: { shape: plus, size: 0.4, fill: PAPER, stroke: INK },
  none: { shape: circle, size: 0.28, fill: PAPER, stroke: "var(--kc-soft)" },
};
const MARKS = /** @type {Mark[]} */ (Object.keys(SYMBOLS));

/**
 * Which mark stands at which place; the order of a scattered array comes from the kernel.
 * @param {Pair} counts
 * @param {number} people
 * @param {number[] | null} order
 * @param {boolean} [isGood] whether it is good to be counted, as to get better or to be spared
 */
export function placed([treated, compared], people, order, isGood = false) {
  const shared = Math.min(treated, compared);
  /** @type {Mark[]} */
  const inRow = [
    ...Array(shared).fill("shared"),
    ...Array(treated - shared).fill(isGood ? "helped" : "more"),
    ...Array(compared - shared).fill(isGood ? "missed" : "fewer"),
  ];
  /** @type {Mark[]} */
  const marks = Array(people).fill("none");
  inRow.forEach((mark, at) => (marks[order ? order[at] : at] = mark));
  return marks;
}

/** @type {(mark: Mark, path: string, cell: number) => SVGElement} */
function symbol(mark, path, cell) {
  const { fill, stroke } = SYMBOLS[mark];
  return svg("path", { class: `kc-${mark}`, d: path, fill, stroke, "stroke-width": cell / 18 });
}

/**
 * One symbol for each person.
 * @param {{ drawn: Pair, good: boolean, sentence: string }} told
 * @param {number} people
 * @param {Layout} layout
 * @param {boolean} isScattered
 */
export function makeIcons({ drawn, good, sentence }, people, { columns, order }, isScattered) {
  const cell = known(CELLS, people);
  const marks = placed(drawn, people, isScattered ? order : null, good);
  /** @param {Mark} mark */
  const pathOf = (mark) => marks.map((each, at) => (each !== mark ? "" : SYMBOLS[mark].shape(
    (at % columns + 0.5) * cell, (Math.floor(at / columns) + 0.5) * cell,
    SYMBOLS[mark].size * cell))).join("");
  const [width, height] = [columns * cell, people / columns * cell];
  return svg("svg", {
    class: "kc-icons", role: "img", "aria-label": sentence, viewBox: `0 0 ${width} ${height}`, width,
  }, ...MARKS.filter((mark) => marks.includes(mark))
    .map((mark) => symbol(mark, pathOf(mark), cell)));
}

/** @param {[Mark, string][]} lines */
export function makeKey(lines) {
  return h("ul", { class: "kc-key" }, ...lines.map(([mark, words]) => {
    const { shape, size } = SYMBOLS[mark];
    const sample = svg("svg", { width: 22, height: 22, viewBox: "0 0 22 22", "aria-hidden": true },
      symbol(mark, shape(11, 11, size * 22), 22));
    return h("li", {}, sample, h("span", {}, words));
  }));
}

/**
 * A bar for each group, the longer one as wide as there is room.
 * @param {Pair} values
 * @param {[string, string]} arms
 * @param {string} words
 */
export function makeBars(values, arms, words) {
  const longest = Math.max(...values);
  const fills = [VERMILION, BLUE];
  const bars = values.flatMap((value, at) => {
    const y = 12 + at * BAR_HEIGHT;
    return [
      svg("text", { x: 4, y: y + 12, "font-size": 17, fill: INK }, `given ${arms[at]}`),
      svg("rect", { x: 4, y: y + 20, width: value / longest * (WIDTH - 8), height: 24,
        fill: fills[at], stroke: INK }),
    ];
  });
  return svg("svg", {
    class: "kc-bars", role: "img", "aria-label": words, viewBox: `0 0 ${WIDTH} 134`, width: WIDTH,
  }, ...bars);
}

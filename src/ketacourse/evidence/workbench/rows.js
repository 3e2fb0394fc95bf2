// Rows of a forest plot. Places come as fractions of the scale; everything is drawn in per cent, so
// that a row fits any width and keeps its place when its numbers change.

import { svg } from "../../display/base.js";

/**
 * @typedef {{ low: number, middle: number, high: number, beyond: [boolean, boolean],
 *   text: string, name?: string }} Bar An interval; `beyond` tells which ends need an arrow.
 * @typedef {Bar & { sides: string, weight: string, size: number, in: boolean }} Row
 * @typedef {{ ticks: [number, string][], none: number, favours: [string, string] }} Scale
 * @typedef {{ element: SVGElement, scale: (scale: Scale) => void }} Plot
 */

const NARROWEST = 0.004; // of the scale

/** @param {number} fraction */
export const percent = (fraction) => `${(100 * fraction).toFixed(2)}%`;

/**
 * The top of a diamond, in per cent of its width; a narrow one is drawn as wide as can be seen.
 * @param {Bar} bar
 */
export function diamondOf({ low, middle, high }) {
  const width = Math.max(high - low, NARROWEST);
  return { width, top: (100 * (middle - low)) / width };
}

/** An empty plot of one row: the grid of the scale, and a layer for the marks. */
function makePlot() {
  const grid = svg("g", { class: "kc-grid" });
  const marks = svg("g");
  const element = svg("svg", { class: "kc-plot", "aria-hidden": "true" }, grid, marks);
  const scale = (/** @type {Scale} */ { ticks, none }) => {
    const line = (/** @type {number} */ at, /** @type {string} */ kind) =>
      svg("line", { x1: percent(at), x2: percent(at), y1: "0", y2: "100%", class: kind });
    grid.replaceChildren(...ticks.map(([at]) => line(at, "kc-tick")), line(none, "kc-none"));
  };
  return { element, marks, scale };
}

/**
 * A rectangle whose ends move, rather than jump, where motion is welcome.
 * @param {string} kind
 * @param {number} height
 */
function makeBar(kind, height) {
  const transform = `translate(0 ${-height / 2})`;
  const element = svg("rect", { class: kind, y: "50%", height, transform });
  const set = (/** @type {Bar} */ { low, high }) => {
    element.style.x = percent(low);
    element.style.width = percent(high - low);
  };
  return { element, set };
}

/**
 * The arrows at the ends of an interval that leaves the scale.
 * @param {string} kind
 */
function makeArrows(kind) {
  const left = svg("path", { d: "M0 -6 L-8 0 L0 6 Z", class: kind });
  const right = svg("path", { d: "M0 -6 L8 0 L0 6 Z", class: kind });
  const at = (/** @type {string} */ x, /** @type {SVGElement} */ arrow) =>
    svg("svg", { x, y: "50%", overflow: "visible", width: 1, height: 1 }, arrow);
  const element = svg("g", {}, at("0%", left), at("100%", right));
  const set = (/** @type {Bar} */ { beyond }) => {
    left.style.display = beyond[0] ? "" : "none";
    right.style.display = beyond[1] ? "" : "none";
  };
  return { element, set };
}

/** The row of a trial: interval and square. */
export function makeTrialPlot() {
  const plot = makePlot();
  const bar = makeBar("kc-interval", 2);
  const arrows = makeArrows("kc-interval");
  const square = svg("rect", { class: "kc-square", y: "50%" });
  plot.marks.append(bar.element, arrows.element, square);
  const show = (/** @type {Row} */ row) => {
    bar.set(row);
    arrows.set(row);
    square.style.x = percent(row.middle);
    square.setAttribute("width", String(row.size));
    square.setAttribute("height", String(row.size));
    square.setAttribute("transform", `translate(${-row.size / 2} ${-row.size / 2})`);
    plot.element.classList.toggle("kc-out", !row.in);
  };
  return { element: plot.element, scale: plot.scale, show };
}

/** The row of the pooled result: a diamond. */
export function makeDiamondPlot() {
  const plot = makePlot();
  const shape = svg("polygon");
  const frame = svg("svg", {
    class: "kc-diamond", y: "15%", height: "70%", viewBox: "0 0 100 100",
    preserveAspectRatio: "none",
  }, shape);
  const arrows = makeArrows("kc-diamond");
  plot.marks.append(frame, arrows.element);
  const show = (/** @type {Bar | null} */ bar) => {
    plot.marks.style.display = bar ? "" : "none";
    if (!bar) return;
    const { width, top } = diamondOf(bar);
    frame.setAttribute("x", percent(bar.low));
    frame.setAttribute("width", percent(width));
    shape.setAttribute("points", `0,50 ${top},0 100,50 ${top},100`);
    arrows.set(bar);
  };
  return { element: plot.element, scale: plot.scale, show };
}

/** The row of the prediction interval: a broad pale bar. */
export function makePredictionPlot() {
  const plot = makePlot();
  const bar = makeBar("kc-prediction", 8);
  const arrows = makeArrows("kc-prediction");
  plot.marks.append(bar.element, arrows.element);
  const show = (/** @type {Bar | null} */ interval) => {
    plot.marks.style.display = interval ? "" : "none";
    if (!interval) return;
    bar.set(interval);
    arrows.set(interval);
  };
  return { element: plot.element, scale: plot.scale, show };
}

/** The scale below the rows, with what lies on either side of no effect. */
export function makeScale() {
  const element = svg("svg", { class: "kc-plot kc-scale", "aria-hidden": "true" });
  const show = (/** @type {Scale} */ { ticks, favours }) => {
    /** @type {(text: string, x: string, anchor: string) => SVGElement} */
    const side = (text, x, anchor) =>
      svg("text", { x, y: 35, "text-anchor": anchor, class: "kc-favours" }, text);
    element.replaceChildren(
      svg("line", { x1: "0", x2: "100%", y1: 0.5, y2: 0.5, class: "kc-axis" }),
      ...ticks.map(([at]) => svg("line", {
        x1: percent(at), x2: percent(at), y1: 0, y2: 5, class: "kc-axis",
      })),
      ...ticks.map(([at, text]) => svg("text", { x: percent(at), y: 17, "text-anchor": "middle" },
        text)),
      side(`← ${favours[0]}`, "0", "start"), side(`${favours[1]} →`, "100%", "end"),
    );
  };
  return { element, show };
}

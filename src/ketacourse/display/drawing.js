// Draws in the page what `drawing.py` describes, at the width and in the colours that the page has.

import { freshId, h, put, rendered, svg } from "./base.js";
import { LINE, layOut, leftOf, widthOf } from "./layout.js";

/**
 * @import { Mark, Panel } from "./layout.js"
 * @typedef {ReturnType<typeof layOut> & { width: number }} Place
 * @typedef {{ panels: Panel[], alt: string, caption: string, columns: string[], rows: string[][],
 *   heading?: string, note?: string, words?: [string, string][], title?: string,
 *   is_beside?: boolean, about?: string }} Drawn
 * @typedef {[number, number] | null} Point
 */

const LEAST = 260; // pixels of a panel beside another
const SHAPES = new Map(Object.entries({
  square: "M-1-1H1V1H-1Z", diamond: "M0-1.3 1.3 0 0 1.3-1.3 0Z", triangle: "M0-1.2 1.2 1H-1.2Z",
}));

/**
 * @param {Point[]} points
 * @param {Place} place
 */
function pathOf(points, { across, up }) {
  let pen = "M";
  let path = "";
  for (const point of points) {
    if (point) path += `${pen}${across(point[0]).toFixed(1)} ${up(point[1]).toFixed(1)}`;
    pen = point ? "L" : "M";
  }
  return path;
}

/** @type {Record<string, (mark: Mark, place: Place) => (SVGElement | null)[]>} */
const DRAW = {
  line({ points, dash = "solid", width = 2 }, place) {
    const lines = Array.isArray(points[0]?.[0]) ? points : [points];
    return lines.map((/** @type {Point[]} */ line) =>
      svg("path", { class: `kc-line kc-${dash}`, "stroke-width": width, d: pathOf(line, place) }));
  },
  band({ points }, place) {
    const lows = points.map((/** @type {number[]} */ [x, low]) => [x, low]);
    const highs = points.map((/** @type {number[]} */ [x, , high]) => [x, high]);
    return [svg("path", { class: "kc-fill-pale", d: `${pathOf([...lows, ...highs.reverse()], place)}Z` })];
  },
  boxes({ boxes, fill = "solid", outline }, { across, up }) {
    return boxes.map((/** @type {number[]} */ [x0, x1, y0, y1]) => {
      const [xs, ys] = [[across(x0), across(x1)], [up(y0), up(y1)]];
      return svg("rect", {
        class: `kc-fill-${fill}${outline ? " kc-outline" : ""}`,
        x: Math.min(...xs), y: Math.min(...ys),
        width: Math.abs(xs[1] - xs[0]), height: Math.abs(ys[1] - ys[0]),
      });
    });
  },
  dots({ points, shape = "circle", size = 9, hollow }, { across, up }) {
    return points.map((/** @type {Point} */ point) => {
      if (!point) return null;
      const move = `translate(${across(point[0])} ${up(point[1])})`;
      const attributes = { class: hollow ? "kc-hollow" : "kc-fill-solid", transform: move };
      if (shape === "circle") return svg("circle", { ...attributes, r: size / 2 });
      const d = SHAPES.get(shape) ?? "";
      return svg("path", { ...attributes, transform: `${move} scale(${size / 2})`, d });
    });
  },
  rule({ x, y, dash = "solid", width = 1.2 }, { across, up, left, right, top, bottom }) {
    const ends = x == null ? { x1: left, x2: right, y1: up(y), y2: up(y) }
      : { x1: across(x), x2: across(x), y1: top, y2: bottom };
    return [svg("line", { class: `kc-line kc-${dash}`, "stroke-width": width, ...ends })];
  },
  note({ text, x = 0, y, anchor = "middle", dx = 0, dy = 0, beside, strong }, place) {
    const lines = String(text).split("\n");
    const width = widthOf(String(text));
    const share = { start: 0, middle: 0.5, end: 1 }[/** @type {string} */ (anchor)] ?? 0;
    const wished = beside ? place.right + 8 : place.across(x) + dx - share * width;
    const from = Math.max(2, Math.min(wished, place.width - width - 2));
    // The words may be narrower than they were reckoned: hold them where their anchor is.
    const at = beside ? from : from + share * width;
    const first = place.up(y) + dy + 4 - (LINE * (lines.length - 1)) / 2;
    return [svg("text", {
      class: strong ? "kc-strong" : null, x: at, y: first, "text-anchor": beside ? "start" : anchor,
    }, ...lines.map((line, row) => svg("tspan", { x: at, dy: row ? LINE : 0 }, line)))];
  },
};
const CLIPPED = new Set(["line", "band", "boxes"]);

/**
 * @param {Mark} mark
 * @param {Place} place
 */
function drawMark(mark, place) {
  const shapes = DRAW[mark.kind](mark, place);
  const { left, right, top, bottom } = place;
  const box = { x: left, y: top, width: right - left, height: bottom - top };
  const drawn = svg("g", { "data-colour": mark.colour ?? "ink" }, ...shapes);
  if (!CLIPPED.has(mark.kind)) return drawn;
  // A picture within the picture shows nothing beyond its edges; half a line's width may pass.
  const [x, y, width, height] = [box.x - 1, box.y - 1, box.width + 2, box.height + 2];
  return svg("svg", { x, y, width, height, viewBox: `${x} ${y} ${width} ${height}` }, drawn);
}

/**
 * @param {Panel} panel
 * @param {Place} place
 */
function drawAxes({ x, y, title }, { left, right, top, bottom, isOver, along, ticks, width }) {
  const words = (/** @type {string} */ text, /** @type {number} */ at, /** @type {number} */ down,
    /** @type {"start" | "middle" | "end"} */ anchor, /** @type {string | null} */ style = null) =>
    svg("text", { x: at, y: down, "text-anchor": anchor, class: style }, text);
  const lines = (/** @type {boolean | undefined} */ isGrid) => `kc-axis${isGrid ? " kc-grid" : ""}`;
  const shown = [
    title && words(title, 2, LINE - 3, "start", "kc-strong"),
    y.label && words(y.label, 2, top - 9, "start", "kc-soft"),
    x.label && words(x.label, Math.min((left + right) / 2, width - widthOf(x.label) / 2),
      bottom + 2 * LINE + 2, "middle", "kc-soft"),
    x.ticks && svg("path", { class: "kc-axis", d: `M${left} ${bottom}H${right}` }),
    y.ticks && !y.names && svg("path", { class: "kc-axis", d: `M${left} ${bottom}V${top}` }),
  ];
  for (const { at, text } of along) {
    shown.push(svg("path", { class: lines(x.grid), d: `M${at} ${bottom + 4}V${x.grid ? top : bottom}` }),
      words(text, at, bottom + LINE + 2, "middle"));
  }
  for (const { at, text } of ticks) {
    if (isOver) shown.push(words(text, left, at + 18, "start"));
    else shown.push(words(text, left - 6, at + 4, "end"));
    if (!y.names) {
      shown.push(svg("path", { class: lines(y.grid), d: `M${left - 4} ${at}H${y.grid ? right : left}` }));
    }
  }
  return svg("g", {}, ...shown);
}

/**
 * @param {Panel} panel
 * @param {number} width
 * @param {number} [left] the margin that all panels share
 */
function drawPanel(panel, width, left) {
  const place = { ...layOut(panel, width, left), width };
  const size = { width, height: panel.height_px, viewBox: `0 0 ${width} ${panel.height_px}` };
  return svg("svg", { class: "kc-panel", "aria-hidden": "true", ...size }, drawAxes(panel, place),
    ...panel.marks.map((mark) => drawMark(mark, place)));
}

/** @param {Drawn} drawn */
function tableOf({ columns, rows, title }) {
  const head = h("tr", {}, ...columns.map((name) => h("th", { scope: "col" }, name)));
  const body = rows.map(([first, ...rest]) => h("tr", {}, h("th", { scope: "row" }, first),
    ...rest.map((cell) => h("td", {}, cell))));
  return h("table", { class: "kc-table" }, title ? h("caption", {}, title) : null,
    h("thead", {}, head), h("tbody", {}, ...body));
}

/** A figure that shows drawings, one at a time, at whatever width it has. */
export function makeDrawing() {
  /** @type {Drawn | null} */
  let drawn = null;
  const heading = h("p", { class: "kc-heading" });
  const note = h("p", { class: "kc-note" });
  const panels = h("div", { class: "kc-panels", role: "img" });
  const words = h("table", { class: "kc-words" });
  const caption = h("figcaption", { id: freshId("caption") });
  const about = h("div");
  const more = h("details", {}, h("summary", {}, "About this picture"), about);
  const table = h("div");
  const details = h("details", { ontoggle: tell }, h("summary", {}, "The numbers in this picture"),
    table);
  const attributes = { class: "kc-figure kc-drawing", "aria-describedby": caption.id };
  const element = h("figure", attributes, heading, note, panels, words, caption, more, details);

  function tell() {
    if (drawn && details.open) put(table, tableOf(drawn));
  }
  function draw() {
    const width = panels.clientWidth;
    if (!drawn || !width) return;
    const gap = 16;
    const count = drawn.panels.length;
    const each = Math.floor((width - gap * (count - 1)) / count);
    const isBeside = drawn.is_beside && each >= LEAST;
    panels.classList.toggle("kc-beside", Boolean(isBeside));
    const left = isBeside ? undefined
      : Math.max(...drawn.panels.map((panel) => leftOf(panel, width)));
    put(panels, ...drawn.panels.map((panel) => drawPanel(panel, isBeside ? each : width, left)));
  }
  /** @param {Drawn} next */
  function show(next) {
    const [html, told] = [drawn?.caption, drawn?.about];
    drawn = next;
    put(heading, next.heading ?? "");
    put(note, next.note ?? "");
    note.hidden = !next.note;
    heading.hidden = !next.heading;
    panels.setAttribute("aria-label", next.alt);
    put(words, ...(next.words ?? []).map(([name, text]) =>
      h("tr", {}, h("th", { scope: "row" }, name), h("td", {}, text))));
    words.hidden = !next.words?.length;
    if (html !== next.caption) caption.replaceChildren(rendered("span", {}, next.caption));
    if (told !== next.about && next.about) about.replaceChildren(rendered("div", {}, next.about));
    more.hidden = !next.about;
    tell();
    draw();
  }
  const seen = new ResizeObserver(draw);
  seen.observe(panels);
  return { element, show, stop: () => seen.disconnect() };
}

// The picture: SVG made of a view.

import { h, known, svg } from "../../display/base.js";
import { nodeLabel, readingOrder } from "./reading.js";

/**
 * @import { Attributes, Child } from "../../display/base.js"
 * @import { Atlas, Edge, LegendEntry, MapNode, MapView, Region, Sign } from "./reading.js"
 *
 * @typedef {ReturnType<typeof draw>} Drawing
 */

/** @type {(d: string | undefined, x: number, y: number) => SVGElement | false} */
const drawIcon = (d, x, y) => Boolean(d)
  && svg("path", { class: "kc-icon", d, transform: `translate(${x} ${y})` });

/** @param {Region} region */
const drawRegion = ({ place, x, y, w, h: height }) => svg("rect",
  { class: `kc-region kc-in-${place}`, x, y, width: w, height, rx: 12 });

/**
 * The name of a region stands above the lines, on a plate of its own.
 * @param {Region} region
 */
function drawName({ label, lines, baselines, place, plate, icon, ...region }) {
  const { label_x: x, label_y: y, w } = region;
  const widest = (w - 32) / (0.66 * label.length); // px of type that still fits
  return svg("g", { class: `kc-region-name kc-in-${place}` },
    svg("rect", { class: "kc-plate", x: plate.x, y: plate.y, width: plate.w, height: plate.h }),
    drawIcon(icon, x + 7.5, y - 4.5),
    svg("text", { style: `--kc-widest: ${widest.toFixed(1)}px` }, ...lines.map((line, at) =>
      svg("tspan", { x: x + 20, y: baselines[at] }, line))));
}

/** @type {Record<Sign, string>} */
const HEADS = { 1: "kc-raises", "-1": "kc-lowers", 0: "kc-neither" };

/**
 * @param {Edge} edge
 * @param {boolean} isNumbered whether it carries the numbers of its hypotheses
 */
function drawEdge(edge, isNumbered) {
  const sign = edge.status === "unconfirmed" ? "?" : isNumbered ? edge.tag : "";
  return svg("g", { class: `kc-edge kc-tone-${edge.tone} ${HEADS[edge.sign]}`, "data-id": edge.id },
    svg("path", { class: "kc-reach", d: edge.d }),
    svg("path", { class: "kc-casing", d: edge.d, "stroke-width": edge.weight + 4 }),
    svg("path", { class: "kc-line", d: edge.d, "stroke-width": edge.weight,
      "stroke-dasharray": edge.dash || null }),
    svg("path", { class: "kc-head", d: edge.head }),
    sign && drawDisc(edge.label, sign));
}

/**
 * A small disc: a question mark for what is not confirmed, or a number.
 * @param {{ x: number, y: number }} place
 * @param {string} sign
 */
function drawDisc({ x, y }, sign) {
  return svg("g", { class: "kc-disc" }, svg("circle", { cx: x, cy: y, r: 8 }),
    svg("text", { x, y: y + 4.2 }, sign));
}

/**
 * In an overlay a node carries the numbers of its hypotheses: colour never tells alone.
 * @param {MapNode} node
 * @param {number[]} shown
 */
function drawBadge(node, shown) {
  const text = node.hypotheses.filter((number) => shown.includes(number)).join("·");
  const width = 8 + 7 * text.length;
  return svg("g", { class: "kc-badge" },
    svg("rect", { x: node.x + node.w - width - 6, y: node.y - 9, width, height: 16, rx: 8 }),
    svg("text", { x: node.x + node.w - 6 - width / 2, y: node.y + 3 }, text));
}

/**
 * @param {Atlas} map
 * @param {MapNode} node
 * @param {number[]} shown
 */
function drawNode(map, node, shown) {
  const { x, y, w, h: height } = node;
  const rx = Math.min(node.radius, height / 2);
  const lines = node.lines.map((line, at) =>
    svg("text", { x: node.text_x, y: node.baselines[at] }, line));
  return svg("g", {
    class: `kc-node kc-tone-${node.tone} kc-in-${node.place}`, "data-id": node.id, role: "button", tabindex: -1,
    "aria-label": nodeLabel(map, node),
  },
  svg("rect", { class: "kc-ring", x: x - 4, y: y - 4, width: w + 8, height: height + 8,
    rx: rx && rx + 4 }),
  svg("rect", { class: "kc-box", x, y, width: w, height, rx, "stroke-width": node.border ?? 1.2 }),
  drawIcon(map.view.icons[node.type], node.icon_x, node.cy),
  ...lines,
  node.status === "unconfirmed" && drawDisc({ x: x + 3, y: y + 3 }, "?"),
  shown.length > 1 && drawBadge(node, shown));
}

/**
 * The drawing of a view; its nodes are buttons of which one at a time takes Tab.
 * @param {Atlas} map
 */
export function draw(map) {
  const { view } = map;
  const shown = view.all ? [] : view.hypotheses.map((hypothesis) => hypothesis.number);
  const nodes = new Map(readingOrder(map).map((node) => [node.id, drawNode(map, node, shown)]));
  // An edge carries the number of its hypothesis only where its ends do not tell it.
  const isShared = (/** @type {string} */ id) => known(map.nodes, id).tone === 0;
  const edges = new Map(view.edges.map((edge) =>
    [edge.id, drawEdge(edge, isShared(edge.source) && isShared(edge.target))]));
  const stage = svg("g", {},
    svg("g", { "aria-hidden": "true" }, ...view.regions.map(drawRegion)),
    svg("g", { "aria-hidden": "true" }, ...edges.values()),
    svg("g", { "aria-hidden": "true" }, ...view.regions.map(drawName)),
    svg("g", {}, ...nodes.values()));
  const element = svg("svg", { width: "100%", height: "100%", "font-size": view.font_size }, stage);
  return { element, stage, nodes, edges };
}

const RING = "M38 9A3.5 3.5 0 1 1 31 9A3.5 3.5 0 1 1 38 9Z";
/** @type {Record<Sign, string>} */
const SAMPLES = { 1: "M38 9L29 4.5L29 13.5Z", "-1": "M31 3V15", 0: RING };

/**
 * Small samples of the marks that a view uses, with their meaning.
 * @param {MapView} view
 * @param {LegendEntry[]} more of whoever shows the view
 */
export function drawLegend(view, more) {
  const entries = [...view.legend, ...more].map((entry) =>
    h("li", {}, drawSample(entry, view), ` ${entry.text}`));
  return h("ul", { class: "kc-legend" }, ...entries);
}

/**
 * @param {LegendEntry} entry
 * @param {MapView} view
 */
function drawSample({ kind, sign = 1, dash, weight = 2, tone = 0, type = "", border, ...entry },
  view) {
  const sample = (/** @type {Child[]} */ ...parts) => svg("svg", { width: 40, height: 20, "aria-hidden": "true" },
    svg("g", { class: `kc-edge kc-tone-${tone} ${HEADS[sign]} ${entry.look ?? ""}` }, ...parts));
  const rect = (/** @type {Attributes} */ how) => svg("rect",
    { x: 7, y: 1.5, width: 26, height: 15, ...how });
  if (kind === "mark") return sample(drawDisc({ x: 20, y: 9 }, "?"));
  if (kind === "sign") return sample(drawSign(20, 9, entry.mark ?? "", entry.look === "kc-pushed"));
  if (kind === "icon") return sample(drawIcon(view.icons[type], 20, 9));
  if (kind === "badge") {
    return sample(svg("g", { class: "kc-badge" }, rect({ rx: 7.5 }),
      svg("text", { x: 20, y: 13 }, "1·5")));
  }
  if (kind === "place") {
    const { place, icon } = view.regions[0];
    return sample(svg("g", { class: `kc-in-${place}` },
      rect({ class: "kc-region", rx: 5, x: 2, width: 36, height: 17 }), drawIcon(icon, 20, 10)));
  }
  if (kind === "shape") {
    return sample(rect({ class: "kc-box", rx: type === "drug" ? 7.5 : 0, "stroke-width": border }));
  }
  const line = { class: "kc-line", d: "M2 9H30", "stroke-width": weight, "stroke-dasharray": dash };
  return sample(svg("path", line),
    kind === "head" && svg("path", { class: "kc-head", d: SAMPLES[sign] }));
}

/**
 * A sign at the corner of a node: what was done to it, or what became of it.
 * @type {(x: number, y: number, text: string, isPushed: boolean) => SVGElement}
 */
export const drawSign = (x, y, text, isPushed) => svg("g", { class: "kc-sign" },
  svg("circle", { cx: x, cy: y, r: 9, class: isPushed ? "kc-pushed" : "" }),
  svg("text", { x, y: y + 4.5 }, text));

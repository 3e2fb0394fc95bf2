// The picture: SVG made of a view.

import { h, known, svg } from "../../display/base.js";
import { nodeLabel, readingOrder } from "./reading.js";

/**
 * @import { Child } from "../../display/base.js"
 * @import { Atlas, Edge, LegendEntry, MapNode, MapView, Region, Sign } from "./reading.js"
 *
 * @typedef {ReturnType<typeof draw>} Drawing
 */

/** @param {Region} region */
function drawRegion(region) {
  const { x, y, w, h: height, label, label_x: left, label_y: top } = region;
  const widest = (w - 12) / (0.66 * label.length); // px of type that still fits
  return svg("g", { class: "kc-region" },
    svg("rect", { x, y, width: w, height, rx: 12 }),
    svg("text", { x: left, y: top, style: `--kc-widest: ${widest.toFixed(1)}px` }, label));
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
  return svg("g", { class: "kc-disc" }, svg("circle", { cx: x, cy: y, r: 7 }),
    svg("text", { x, y: y + 3.8 }, sign));
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
    svg("text", { x: node.cx, y: node.baselines[at] }, line));
  return svg("g", {
    class: `kc-node kc-tone-${node.tone}`, "data-id": node.id, role: "button", tabindex: -1,
    "aria-label": nodeLabel(map, node),
  },
  svg("rect", { class: "kc-ring", x: x - 4, y: y - 4, width: w + 8, height: height + 8,
    rx: rx && rx + 4 }),
  svg("rect", { class: "kc-box", x, y, width: w, height, rx, "stroke-width": node.border ?? 1.2 }),
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
 */
export function drawLegend(view) {
  const entries = view.legend.map((entry) => h("li", {}, drawSample(entry), ` ${entry.text}`));
  return h("ul", { class: "kc-legend" }, ...entries);
}

/** @param {LegendEntry} entry */
function drawSample({ kind, sign = 1, dash, weight = 2, tone = 0, type, border }) {
  const sample = (/** @type {Child[]} */ ...parts) => svg("svg", { width: 40, height: 18, "aria-hidden": "true" },
    svg("g", { class: `kc-edge kc-tone-${tone} ${HEADS[sign]}` }, ...parts));
  if (kind === "mark") return sample(drawDisc({ x: 20, y: 9 }, "?"));
  if (kind === "shape") {
    return sample(svg("rect", { class: "kc-box", x: 7, y: 1.5, width: 26, height: 15,
      rx: type === "drug" ? 7.5 : 0, "stroke-width": border }));
  }
  const line = { class: "kc-line", d: "M2 9H30", "stroke-width": weight, "stroke-dasharray": dash };
  return sample(svg("path", line),
    kind === "head" && svg("path", { class: "kc-head", d: SAMPLES[sign] }));
}

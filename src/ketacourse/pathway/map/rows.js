// The same as a picture, in words: a list of nodes with the links that leave them, and a table.

import { button, freshId, h, known } from "../../display/base.js";
import { opener } from "./panels.js";
import { EFFECTS, STRENGTHS, edgeFacts, predicate, readingOrder } from "./reading.js";

/**
 * @import { Extra } from "./panels.js"
 * @import { Atlas, Edge, MapNode } from "./reading.js"
 *
 * @typedef {{ element: HTMLElement, rows: ReadonlyMap<string, HTMLElement> }} Rows
 * @typedef {[name: string, text: (edge: Edge) => string, rank?: (edge: Edge) => string | number]}
 *   Column
 */

/**
 * Every node with the links that leave it, region by region.
 * @param {Atlas} map
 * @param {Extra} [extra]
 * @returns {Rows}
 */
export function makeList(map, extra) {
  /** @type {Map<string, HTMLElement>} */
  const rows = new Map();
  const edgeRow = (/** @type {Edge} */ edge) => {
    const row = h("li", {}, opener(edge.id, predicate(map, edge)),
      h("span", { class: "kc-soft" }, ` ${edgeFacts(edge)}${numbersOf(map, edge)}`));
    rows.set(edge.id, row);
    return row;
  };
  const nodeRow = (/** @type {MapNode} */ node) => {
    const out = map.view.edges.filter((edge) => edge.source === node.id);
    const row = h("li", {}, opener(node.id, node.name, { class: "kc-open kc-name" }),
      h("span", { class: "kc-soft" }, ` ${node.type}${numbersOf(map, node)}`),
      extra?.(node.id, map), out.length > 0 && h("ul", {}, ...out.map(edgeRow)));
    rows.set(node.id, row);
    return row;
  };
  const order = readingOrder(map);
  const parts = map.view.regions.map((region) => {
    const id = freshId("place");
    const inside = order.filter((node) => node.region === region.name);
    return h("div", {}, h("p", { class: "kc-place", id }, region.label),
      h("ul", { "aria-labelledby": id }, ...inside.map(nodeRow)));
  });
  return { element: h("div", { class: "kc-list" }, ...parts), rows };
}

/**
 * In an overlay, which of its hypotheses a node or an edge belongs to.
 * @param {Atlas} map
 * @param {{ hypotheses: number[] }} part
 */
function numbersOf(map, { hypotheses }) {
  const shown = map.view.hypotheses.map((hypothesis) => hypothesis.number);
  if (shown.length < 2 || map.view.all) return "";
  return `, hypothesis ${hypotheses.filter((number) => shown.includes(number)).join(" and ")}`;
}

/** @type {Column[]} */
const COLUMNS = [
  ["Link", (edge) => edge.sentence],
  ["Effect", (edge) => EFFECTS[edge.sign], (edge) => -edge.sign],
  ["Evidence in", (edge) => edge.subjects.join(", "), (edge) => edge.level],
  ["Strength", (edge) => edge.strength, (edge) => STRENGTHS.indexOf(edge.strength)],
  ["Contested", (edge) => (edge.contested ? "yes" : "no")],
  ["Cause", (edge) => (edge.causal ? "yes" : "no")],
  ["Confirmed", (edge) => (edge.status === "unconfirmed" ? "no" : "yes")],
  ["Hypotheses", (edge) => edge.hypotheses.join(", ") || "none",
    (edge) => edge.hypotheses[0] ?? 99],
];

/**
 * Edges in the order of a column.
 * @param {readonly Edge[]} edges
 * @param {(edge: Edge) => string | number} rank
 * @param {boolean} isDown
 */
export function sorted(edges, rank, isDown) {
  /** @type {(a: Edge, b: Edge) => number} */
  const compare = (a, b) => (rank(a) < rank(b) ? -1 : Number(rank(a) > rank(b)));
  return [...edges].sort((a, b) => (isDown ? compare(b, a) : compare(a, b)));
}

/**
 * Every edge as a row; a press on a heading sorts by it, and once more turns the order.
 * @param {Atlas} map
 * @param {(text: string) => void} say
 * @param {string} place the name of the view that it belongs to
 * @returns {Rows}
 */
export function makeTable(map, say, place) {
  const rows = new Map(map.view.edges.map((edge) => [edge.id, h("tr", {},
    h("th", { scope: "row" }, opener(edge.id, edge.sentence)),
    ...COLUMNS.slice(1).map(([name, text]) => h("td", { "data-head": name }, text(edge))))]));
  const body = h("tbody", {}, ...rows.values());
  /** @type {HTMLElement | null} */
  let by = null;
  let isDown = false;
  const heads = COLUMNS.map(([name, text, rank = text]) => {
    const head = h("th", { scope: "col" }, button(name, () => sort(head, name, rank)));
    return head;
  });
  /** @type {(head: HTMLElement, name: string, rank: (edge: Edge) => string | number) => void} */
  function sort(head, name, rank) {
    isDown = by === head && !isDown;
    by = head;
    heads.forEach((other) => other.removeAttribute("aria-sort"));
    const words = isDown ? "descending" : "ascending";
    head.setAttribute("aria-sort", words);
    body.append(...sorted(map.view.edges, rank, isDown).map((edge) => known(rows, edge.id)));
    say(`Sorted by ${name.toLowerCase()}, ${words}.`);
  }
  const table = h("table", { class: "kc-links-table" }, h("caption", {}, "Every link of this picture"),
    h("thead", {}, h("tr", {}, ...heads)), body);
  const element = h("div", {
    class: "kc-table-frame", role: "region", "aria-label": `Table of links. ${place}`,
    tabindex: 0,
  }, table);
  return { element, rows };
}

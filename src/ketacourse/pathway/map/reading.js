// What a drawn view says: neighbours, paths and words. Nothing here touches the page.

import { known } from "../../display/base.js";
import { counted } from "../../display/words.js";

/**
 * @import { Cite } from "../../display/cites.js"
 *
 * @typedef {{ id: string, name: string, type: string, region: string, x: number, y: number,
 *   w: number, h: number, cx: number, cy: number, text_x: number, icon_x: number, radius: number,
 *   border: number | null, lines: string[], baselines: number[], tone: number, place: number,
 *   status: string, hypotheses: number[] }} MapNode
 * @typedef {1 | 0 | -1} Sign
 * @typedef {{ id: string, source: string, target: string, sign: Sign, sentence: string, d: string,
 *   head: string, label: { x: number, y: number }, weight: number, dash: string, tag: string,
 *   tone: number, level: number, subjects: string[], strength: string, contested: boolean,
 *   causal: boolean, status: string, hypotheses: number[] }} Edge
 * @typedef {{ number: number, name: string, standing: string }} Hypothesis
 * @typedef {{ name: string, label: string, x: number, y: number, w: number, h: number,
 *   lines: string[], baselines: number[], label_x: number, label_y: number, place: number,
 *   icon: string, plate: { x: number, y: number, w: number, h: number } }} Region
 * @typedef {{ kind: string, text: string, sign?: Sign, dash?: string, weight?: number,
 *   tone?: number, type?: string, border?: number, mark?: string, look?: string }} LegendEntry
 * @typedef {{ title: string, subtitle: string, all: boolean, width: number, height: number,
 *   font_size: number, hypotheses: Hypothesis[], icons: Record<string, string>,
 *   regions: Region[], nodes: MapNode[],
 *   edges: Edge[], steps: { edge: string, sentence: string }[], legend: LegendEntry[] }} MapView
 * @typedef {{ id: string, kind: "node" | "edge", title: string, text: string,
 *   facts: [string, string][], databases: [string, string][], sure: string, disagree: string, disagree_cites: Cite[],
 *   neighbours: string[], experiments: { id: string, text: string }[], cites: Cite[],
 *   status_text: string, note: string }} Card
 * @typedef {{ view: MapView, cards: Record<string, Card> }} Picture What page_data.py makes.
 * @typedef {ReturnType<typeof readView>} Atlas
 * @typedef {(edge: Edge) => boolean} IsShown
 * @typedef {"ArrowRight" | "ArrowLeft" | "ArrowDown" | "ArrowUp"} ArrowKey
 * @typedef {{ nodes: string[], edges: Edge[] }} Way
 */

const LONGEST = 8; // links in a path; paths and their order are those of `signed_paths`
export const MOST_PATHS = 20;
/** @type {ReadonlyMap<string, readonly [number, number]>} Right and down of each arrow key. */
export const DIRECTIONS = new Map([
  ["ArrowRight", [1, 0]], ["ArrowLeft", [-1, 0]], ["ArrowDown", [0, 1]], ["ArrowUp", [0, -1]],
]);
/** @type {Record<Sign, string>} */
export const EFFECTS = { 1: "raises", "-1": "lowers", 0: "is linked with" };
export const STRENGTHS = ["weak", "moderate", "strong"];

/**
 * Nodes and edges by id, and the edges at each node.
 * @param {Picture} picture
 */
export function readView({ view, cards }) {
  const nodes = new Map(view.nodes.map((node) => [node.id, node]));
  const edges = new Map(view.edges.map((edge) => [edge.id, edge]));
  const at = new Map(view.nodes.map((node) => [node.id, /** @type {Edge[]} */ ([])]));
  for (const edge of view.edges) {
    known(at, edge.source).push(edge);
    if (edge.target !== edge.source) known(at, edge.target).push(edge);
  }
  const places = new Map(view.regions.map((region) => [region.name, region.label]));
  return { view, cards: new Map(Object.entries(cards)), nodes, edges, at, places };
}

/**
 * What belongs to a node or an edge: itself, its edges and its neighbours.
 * @param {Atlas} map
 * @param {string} id
 * @param {IsShown} isShown
 */
export function around(map, id, isShown) {
  const edges = map.at.get(id)?.filter(isShown) ?? [known(map.edges, id)];
  const nodes = edges.flatMap((edge) => [edge.source, edge.target]);
  return {
    nodes: new Set(map.nodes.has(id) ? [id, ...nodes] : nodes),
    edges: new Set(edges.map((edge) => edge.id)),
  };
}

/**
 * The neighbour nearest in the direction of an arrow key, and the edge that leads there.
 * @param {Atlas} map
 * @param {string} id
 * @param {string} key
 * @param {IsShown} isShown
 */
export function neighbourTowards(map, id, key, isShown) {
  const [ux, uy] = known(DIRECTIONS, key);
  const here = known(map.nodes, id);
  /** @type {{ node: MapNode, edge: Edge, cost: number } | null} */
  let best = null;
  for (const edge of known(map.at, id).filter(isShown)) {
    const node = known(map.nodes, edge.source === id ? edge.target : edge.source);
    const [dx, dy] = [node.cx - here.cx, node.cy - here.cy];
    const along = dx * ux + dy * uy;
    const aside = Math.abs(dx * uy) + Math.abs(dy * ux);
    if (along <= 0) continue;
    const cost = along + 2 * aside + (aside > along ? 10_000 : 0); // straight ahead goes first
    if (!best || cost < best.cost) best = { node, edge, cost };
  }
  return best;
}

/**
 * How many causal edges each node is away from `target`, for those that lead there.
 * @param {Edge[]} edges
 * @param {string} target
 */
function distancesTo(edges, target) {
  const far = new Map([[target, 0]]);
  const queue = [target];
  for (const node of queue) {
    for (const edge of edges) {
      if (edge.target !== node || far.has(edge.source)) continue;
      far.set(edge.source, known(far, node) + 1);
      queue.push(edge.source);
    }
  }
  return far;
}

/**
 * Paths along causal edges that are shown, shortest first; each a list of edges.
 * @param {Atlas} map
 * @param {string} source
 * @param {string} target
 * @param {IsShown} isShown
 */
export function tracePaths(map, source, target, isShown) {
  const causal = map.view.edges.filter((edge) => edge.causal && isShown(edge));
  const far = distancesTo(causal, target);
  /** @type {Edge[][]} */
  const found = [];
  for (let length = 1; length <= LONGEST && found.length < MOST_PATHS; length += 1) {
    /** @type {Way[]} */
    const ways = [];
    walk(causal, far, target, length, [source], [], ways);
    ways.sort(inOrder);
    found.push(...ways.slice(0, MOST_PATHS - found.length).map((way) => way.edges));
  }
  return found;
}

/**
 * Every way of just `left` more edges to the target that meets no node twice.
 * @param {Edge[]} causal
 * @param {ReadonlyMap<string, number>} far
 * @param {string} target
 * @param {number} left
 * @param {string[]} nodes
 * @param {Edge[]} edges
 * @param {Way[]} ways
 */
function walk(causal, far, target, left, nodes, edges, ways) {
  const here = nodes[nodes.length - 1];
  if (left === 0) {
    if (here === target) ways.push({ nodes, edges });
    return;
  }
  for (const edge of causal) {
    const isWay = edge.source === here && !nodes.includes(edge.target)
      && (far.get(edge.target) ?? Infinity) <= left - 1 && (edge.target !== target || left === 1);
    if (isWay) {
      walk(causal, far, target, left - 1, [...nodes, edge.target], [...edges, edge], ways);
    }
  }
}

/** @param {Way} way */
const words = (way) => [...way.nodes, ...way.edges.map((edge) => edge.id)];
/** @type {(a: Way, b: Way) => number} */
function inOrder(a, b) {
  const [first, second] = [words(a), words(b)];
  const at = first.findIndex((word, place) => word !== second[place]);
  if (at < 0) return 0;
  return first[at] < second[at] ? -1 : 1;
}

/**
 * What a path does as a whole: the product of its signs.
 * @param {Edge[]} path
 */
const signOf = (path) =>
  /** @type {Sign} */ (path.map(({ sign }) => sign).reduce(
    (/** @type {number} */ product, sign) => product * sign, 1));

/**
 * A path in words: "A lowers B, which raises C".
 * @param {Atlas} map
 * @param {Edge[]} path
 */
export function pathSentence(map, path) {
  const name = (/** @type {string} */ id) => known(map.nodes, id).name;
  const parts = path.map((edge) => `${EFFECTS[edge.sign]} ${uncapitalised(name(edge.target))}`);
  return `${name(path[0].source)} ${parts.join(", which ")}`;
}

/** @param {Edge[]} path */
export function pathVerdict(path) {
  const contested = path.filter((edge) => edge.contested).length;
  const sure = contested ? `; ${contested} of ${path.length} contested` : "";
  const effect = { 1: "raises", "-1": "lowers", 0: "has no certain direction" }[signOf(path)];
  return `${counted(path.length, "link")}, in all ${effect}${sure}`;
}

/**
 * Begin in lower case, unless the first word is a name or short, such as BDNF, L-type or Akt.
 * @param {string} text
 */
const uncapitalised = (text) =>
  (/^[A-Z][a-z]{4,}/.test(text) ? text[0].toLowerCase() + text.slice(1) : text);

/**
 * What an edge claims of its source, which is named already.
 * @param {Atlas} map
 * @param {Edge} edge
 */
export function predicate(map, edge) {
  const { name } = known(map.nodes, edge.source);
  const at = edge.sentence.toLowerCase().indexOf(name.toLowerCase());
  return at < 0 ? edge.sentence : edge.sentence.slice(at + name.length + 1);
}

/**
 * What the links told so far make of a node when ketamine is given: whether it has been raised (1),
 * lowered (-1) or both, each along some way of causal links.
 * @param {Edge[]} told
 * @param {string} start
 * @param {string} node
 */
export function pushesSoFar(told, start, node) {
  /** @type {Map<string, Set<number>>} */
  const pushes = new Map([[start, new Set([1])]]);
  const causal = told.filter(({ causal: isCause, sign }) => isCause && sign !== 0);
  for (let isNew = true; isNew;) {
    isNew = false;
    for (const { source, target, sign } of causal) {
      for (const push of pushes.get(source) ?? []) {
        const known = pushes.get(target) ?? new Set();
        pushes.set(target, known);
        isNew ||= !known.has(push * sign);
        known.add(push * sign);
      }
    }
  }
  return [...pushes.get(node) ?? []].sort((a, b) => b - a);
}

/**
 * Where a cascade has come to with its last link.
 * @param {Atlas} map
 * @param {Edge[]} told the last of them the one that is told now
 * @param {string} start whose effect is followed
 */
export function runningSign(map, told, start) {
  const { source, target, causal, sign } = told[told.length - 1];
  const name = uncapitalised(known(map.nodes, target).name);
  if (!map.nodes.has(start)) return "";
  if (source !== start && pushesSoFar(told, start, source).length === 0) {
    return "Ketamine has not reached this link so far.";
  }
  if (!causal || sign === 0) return "This link carries no direction on.";
  const pushes = pushesSoFar(told, start, target);
  if (pushes.length > 1) {
    return `So ketamine now pulls ${name} both ways: up along one path, down along another.`;
  }
  return `So ketamine has ${pushes[0] > 0 ? "raised" : "lowered"} ${name}.`;
}

/**
 * What an edge rests on, in a few words.
 * @param {Edge} edge
 */
export function edgeFacts(edge) {
  return [
    edge.subjects.join(" and "),
    `${edge.strength} evidence`,
    edge.contested && "contested",
    !edge.causal && "not a cause",
    edge.status === "unconfirmed" && "not confirmed here",
  ].filter(Boolean).join(", ");
}

/**
 * A node's name for a screen reader.
 * @param {Atlas} map
 * @param {MapNode} node
 */
export const nodeLabel = (map, node) => [node.name, node.type, map.places.get(node.region),
  counted(known(map.at, node.id).length, "link")].join(", ");

/** @param {Atlas} map */
export const sizeOf = ({ view }) =>
  `${counted(view.nodes.length, "node")}, ${counted(view.edges.length, "link")}`;

/**
 * Nodes in reading order: region by region, from top to bottom.
 * @param {Atlas} map
 */
export function readingOrder(map) {
  const order = [...map.places.keys()];
  return [...map.view.nodes].sort((a, b) =>
    order.indexOf(a.region) - order.indexOf(b.region) || a.cy - b.cy || a.cx - b.cx);
}

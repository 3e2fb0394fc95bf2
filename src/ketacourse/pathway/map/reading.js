// What a drawn view says: neighbours, paths and words. Nothing here touches the page.

import { counted } from "../../display/words.js";

const LONGEST = 8; // links in a path; paths and their order are those of `signed_paths`
export const MOST_PATHS = 20;
export const DIRECTIONS = {
  ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1],
};
export const EFFECTS = { 1: "raises", "-1": "lowers", 0: "is linked with" };
export const STRENGTHS = ["weak", "moderate", "strong"];

/** Nodes and edges by id, and the edges at each node. */
export function readView({ view, cards }) {
  const nodes = new Map(view.nodes.map((node) => [node.id, node]));
  const edges = new Map(view.edges.map((edge) => [edge.id, edge]));
  const at = new Map(view.nodes.map((node) => [node.id, []]));
  for (const edge of view.edges) {
    at.get(edge.source).push(edge);
    if (edge.target !== edge.source) at.get(edge.target).push(edge);
  }
  const places = new Map(view.regions.map((region) => [region.name, region.label]));
  return { view, cards, nodes, edges, at, places };
}

/** What belongs to a node or an edge: itself, its edges and its neighbours. */
export function around(map, id, isShown) {
  const edges = map.nodes.has(id) ? map.at.get(id).filter(isShown) : [map.edges.get(id)];
  const nodes = edges.flatMap((edge) => [edge.source, edge.target]);
  return {
    nodes: new Set(map.nodes.has(id) ? [id, ...nodes] : nodes),
    edges: new Set(edges.map((edge) => edge.id)),
  };
}

/** The neighbour nearest in the direction of an arrow key, and the edge that leads there. */
export function neighbourTowards(map, id, key, isShown) {
  const [ux, uy] = DIRECTIONS[key];
  const here = map.nodes.get(id);
  let best = null;
  for (const edge of map.at.get(id).filter(isShown)) {
    const node = map.nodes.get(edge.source === id ? edge.target : edge.source);
    const [dx, dy] = [node.cx - here.cx, node.cy - here.cy];
    const along = dx * ux + dy * uy;
    const aside = Math.abs(dx * uy) + Math.abs(dy * ux);
    if (along <= 0) continue;
    const cost = along + 2 * aside + (aside > along ? 10_000 : 0); // straight ahead goes first
    if (!best || cost < best.cost) best = { node, edge, cost };
  }
  return best;
}

/** How many causal edges each node is away from `target`, for those that lead there. */
function distancesTo(edges, target) {
  const far = new Map([[target, 0]]);
  const queue = [target];
  for (const node of queue) {
    for (const edge of edges) {
      if (edge.target !== node || far.has(edge.source)) continue;
      far.set(edge.source, far.get(node) + 1);
      queue.push(edge.source);
    }
  }
  return far;
}

/** Paths along causal edges that are shown, shortest first; each a list of edges. */
export function tracePaths(map, source, target, isShown) {
  const causal = map.view.edges.filter((edge) => edge.causal && isShown(edge));
  const far = distancesTo(causal, target);
  const found = [];
  for (let length = 1; length <= LONGEST && found.length < MOST_PATHS; length += 1) {
    const ways = [];
    walk(causal, far, target, length, [source], [], ways);
    ways.sort(inOrder);
    found.push(...ways.slice(0, MOST_PATHS - found.length).map((way) => way.edges));
  }
  return found;
}

/** Every way of just `left` more edges to the target that meets no node twice. */
function walk(causal, far, target, left, nodes, edges, ways) {
  const here = nodes.at(-1);
  if (left === 0) {
    if (here === target) ways.push({ nodes, edges });
    return;
  }
  for (const edge of causal) {
    const isWay = edge.source === here && !nodes.includes(edge.target)
      && far.get(edge.target) <= left - 1 && (edge.target !== target || left === 1);
    if (isWay) {
      walk(causal, far, target, left - 1, [...nodes, edge.target], [...edges, edge], ways);
    }
  }
}

const words = (way) => [...way.nodes, ...way.edges.map((edge) => edge.id)];
function inOrder(a, b) {
  const [first, second] = [words(a), words(b)];
  const at = first.findIndex((word, place) => word !== second[place]);
  if (at < 0) return 0;
  return first[at] < second[at] ? -1 : 1;
}

/** What a path does as a whole: the product of its signs. */
const signOf = (path) => path.reduce((sign, edge) => sign * edge.sign, 1);

/** A path in words: "A lowers B, which raises C". */
export function pathSentence(map, path) {
  const name = (id) => map.nodes.get(id).name;
  const parts = path.map((edge) => `${EFFECTS[edge.sign]} ${uncapitalised(name(edge.target))}`);
  return `${name(path[0].source)} ${parts.join(", which ")}`;
}

export function pathVerdict(path) {
  const contested = path.filter((edge) => edge.contested).length;
  const sure = contested ? `; ${contested} of ${path.length} contested` : "";
  const effect = { 1: "raises", "-1": "lowers", 0: "has no certain direction" }[signOf(path)];
  return `${counted(path.length, "link")}, in all ${effect}${sure}`;
}

/** Begin in lower case, unless the first word is a name or short, such as BDNF, L-type or Akt. */
const uncapitalised = (text) =>
  (/^[A-Z][a-z]{4,}/.test(text) ? text[0].toLowerCase() + text.slice(1) : text);

/** What an edge claims of its source, which is named already. */
export function predicate(map, edge) {
  const { name } = map.nodes.get(edge.source);
  const at = edge.sentence.toLowerCase().indexOf(name.toLowerCase());
  return at < 0 ? edge.sentence : edge.sentence.slice(at + name.length + 1);
}

/** What an edge rests on, in a few words. */
export function edgeFacts(edge) {
  return [
    edge.subjects.join(" and "),
    `${edge.strength} evidence`,
    edge.contested && "contested",
    !edge.causal && "not a cause",
    edge.status === "unconfirmed" && "not confirmed here",
  ].filter(Boolean).join(", ");
}

/** A node's name for a screen reader. */
export function nodeLabel(map, node) {
  const links = map.at.get(node.id).length;
  return `${node.name}, ${node.type}, ${map.places.get(node.region)}, `
    + counted(links, "link");
}

export const sizeOf = ({ view }) => `${counted(view.nodes.length, "node")}, ${counted(view.edges.length, "link")}`;

/** Nodes in reading order: region by region, from top to bottom. */
export function readingOrder(map) {
  const order = [...map.places.keys()];
  return [...map.view.nodes].sort((a, b) =>
    order.indexOf(a.region) - order.indexOf(b.region) || a.cy - b.cy || a.cx - b.cx);
}

// What a drawn view says, on a small map: A raises B, B lowers C, A raises C, C is linked with D.

import assert from "node:assert/strict";
import { test } from "node:test";

import { elsewhere, findNamed } from "../../../src/ketacourse/pathway/map/finder.js";
import {
  around, edgeFacts, neighbourTowards, nodeLabel, pathSentence, pathVerdict, predicate, pushesSoFar,
  readView, readingOrder, runningSign, sizeOf, tracePaths,
} from "../../../src/ketacourse/pathway/map/reading.js";
import { sorted } from "../../../src/ketacourse/pathway/map/rows.js";
import { isWanted } from "../../../src/ketacourse/pathway/map/tools.js";

/** @import { Edge, MapNode } from "../../../src/ketacourse/pathway/map/reading.js" */

/** @type {(id: string, cx: number, cy: number, more?: Partial<MapNode>) => MapNode} */
const node = (id, cx, cy, more = {}) => ({
  id, name: `Node ${id}`, type: "protein", region: "first", x: cx, y: cy, w: 1, h: 1, cx, cy,
  text_x: cx, icon_x: cx, radius: 0, border: null, lines: [], baselines: [], tone: 0, place: 1, status: "verified", hypotheses: [1],
  ...more,
});
/** @type {(id: string, source: string, target: string, more?: Partial<Edge>) => Edge} */
const edge = (id, source, target, more = {}) => ({
  id, source, target, sign: 1, sentence: `Node ${source} raises Node ${target}`, d: "", head: "",
  label: { x: 0, y: 0 }, weight: 1, dash: "", tag: "", tone: 0, level: 2, subjects: ["animals"],
  strength: "strong", contested: false, causal: true, status: "verified", hypotheses: [1], ...more,
});
/** @type {(id: string) => import("../../../src/ketacourse/pathway/map/reading.js").Card} */
const card = (id) => ({
  id, kind: "node", title: id, text: "", facts: [], databases: [], sure: "", disagree: "", disagree_cites: [],
  neighbours: [], experiments: [], cites: [], status_text: "", note: "",
});
const box = { x: 0, y: 0, w: 1, h: 1 };
const place = { ...box, label_x: 0, label_y: 0, lines: [], baselines: [], place: 1, icon: "",
  plate: box };
const EDGES = [
  edge("E1", "A", "B"),
  edge("E2", "B", "C", { sign: -1, contested: true, hypotheses: [1, 2], level: 3 }),
  edge("E3", "A", "C"),
  edge("E4", "C", "D", { causal: false, sign: 0, status: "unconfirmed", strength: "weak" }),
];
const MAP = readView({
  view: {
    title: "", subtitle: "", all: false, width: 1, height: 1, font_size: 12, hypotheses: [], icons: {},
    regions: [{ name: "second", label: "Second place", ...place },
      { name: "first", label: "First place", ...place }],
    nodes: [node("A", 0, 0), node("B", 10, 1), node("C", 5, 10, { region: "second" }),
      node("D", 5, 20, { region: "second" })],
    edges: EDGES, steps: [], legend: [],
  },
  cards: { A: card("A") },
});
const all = () => true;
const ids = (/** @type {Edge[][]} */ paths) => paths.map((path) => path.map(({ id }) => id).join(" "));

test("what belongs to a node is itself, its links and their ends; to a link, its ends", () => {
  assert.deepEqual([...around(MAP, "B", all).nodes].sort(), ["A", "B", "C"]);
  assert.deepEqual([...around(MAP, "B", all).edges], ["E1", "E2"]);
  assert.deepEqual([...around(MAP, "B", ({ id }) => id !== "E1").nodes].sort(), ["B", "C"]);
  assert.deepEqual([...around(MAP, "E4", all).nodes], ["C", "D"]);
});

test("arrows follow the link that leads that way, straight ahead before aside", () => {
  const to = (/** @type {string} */ id, /** @type {string} */ key) =>
    neighbourTowards(MAP, id, key, all)?.node.id;
  assert.equal(to("A", "ArrowRight"), "B");
  assert.equal(to("A", "ArrowDown"), "C");
  assert.equal(to("A", "ArrowUp"), undefined);
  assert.equal(to("C", "ArrowUp"), "B");
  assert.equal(neighbourTowards(MAP, "A", "ArrowRight", ({ id }) => id === "E3")?.node.id, "C");
});

test("paths run along causes that are shown, the shortest first", () => {
  assert.deepEqual(ids(tracePaths(MAP, "A", "C", all)), ["E3", "E1 E2"]);
  assert.deepEqual(ids(tracePaths(MAP, "A", "C", ({ id }) => id !== "E3")), ["E1 E2"]);
  assert.deepEqual(ids(tracePaths(MAP, "C", "A", all)), []);
  assert.deepEqual(ids(tracePaths(MAP, "A", "D", all)), []);
});

test("a path never meets a node twice, and at most twenty are given", () => {
  const names = Array.from({ length: 7 }, (_, at) => `N${at}`);
  const every = names.flatMap((source) => names.filter((target) => target !== source)
    .map((target) => edge(`${source}${target}`, source, target)));
  const dense = readView({ view: { ...MAP.view, nodes: names.map((name) => node(name, 0, 0)),
    edges: every }, cards: {} });
  const paths = tracePaths(dense, "N0", "N6", all);
  assert.equal(paths.length, 20);
  for (const path of paths) {
    const met = ["N0", ...path.map(({ target }) => target)];
    assert.equal(new Set(met).size, met.length);
    assert.equal(met.at(-1), "N6");
  }
});

test("a path is told as a sentence, and what it does as a whole", () => {
  const [short, long] = tracePaths(MAP, "A", "C", all);
  assert.equal(pathSentence(MAP, long), "Node A raises Node B, which lowers Node C");
  assert.equal(pathVerdict(short), "1 link, in all raises");
  assert.equal(pathVerdict(long), "2 links, in all lowers; 1 of 2 contested");
  assert.equal(pathVerdict([EDGES[0], EDGES[3]]), "2 links, in all has no certain direction");
});

test("what ketamine has done so far is the product of the signs told, along every way", () => {
  const [first, second, direct] = EDGES;
  assert.deepEqual(pushesSoFar([], "A", "B"), []);
  assert.deepEqual(pushesSoFar([first], "A", "B"), [1]);
  assert.deepEqual(pushesSoFar([first, second], "A", "C"), [-1]);
  assert.deepEqual(pushesSoFar([first, second, direct], "A", "C"), [1, -1]);
  assert.deepEqual(pushesSoFar([first, EDGES[3]], "A", "D"), []);
  assert.deepEqual(pushesSoFar(EDGES, "B", "B"), [1]);
});

test("a circle of links that lowers itself pulls both ways, and comes to an end", () => {
  const circle = [edge("F1", "A", "B"), edge("F2", "B", "C"), edge("F3", "C", "B", { sign: -1 })];
  assert.deepEqual(pushesSoFar(circle, "A", "B"), [1, -1]);
});

test("the running sign is told of the end of the link that is told now", () => {
  const [first, second, direct, last] = EDGES;
  const told = (/** @type {Edge[]} */ edges, start = "A") => runningSign(MAP, edges, start);
  assert.equal(told([first]), "So ketamine has raised Node B.");
  assert.equal(told([first, second]), "So ketamine has lowered Node C.");
  assert.equal(told([first, second, direct]),
    "So ketamine now pulls Node C both ways: up along one path, down along another.");
  assert.equal(told([first, second, last]), "This link carries no direction on.");
  assert.equal(told([second]), "Ketamine has not reached this link so far.");
  assert.equal(told([first], "none"), "");
});

test("a node and a link say what they are", () => {
  assert.equal(nodeLabel(MAP, MAP.view.nodes[0]), "Node A, protein, First place, 2 links");
  assert.equal(nodeLabel(MAP, MAP.view.nodes[3]), "Node D, protein, Second place, 1 link");
  assert.equal(edgeFacts(EDGES[1]), "animals, strong evidence, contested");
  assert.equal(edgeFacts(EDGES[3]), "animals, weak evidence, not a cause, not confirmed here");
  assert.equal(predicate(MAP, EDGES[0]), "raises Node B");
  assert.equal(predicate(MAP, { ...EDGES[0], sentence: "It raises B" }), "It raises B");
  assert.equal(sizeOf(MAP), "4 nodes, 4 links");
});

test("the reading order goes region by region, from top to bottom", () => {
  assert.deepEqual(readingOrder(MAP).map(({ id }) => id), ["C", "D", "A", "B"]);
});

test("words of JavaScript are names of nodes like any other", () => {
  const names = ["constructor", "__proto__", "toString"];
  const odd = readView({
    view: { ...MAP.view, nodes: names.map((name) => node(name, 0, 0)),
      edges: [edge("hasOwnProperty", "constructor", "__proto__")] },
    cards: JSON.parse(`{"__proto__": ${JSON.stringify(card("__proto__"))}}`),
  });
  assert.equal(odd.cards.get("__proto__")?.title, "__proto__");
  assert.equal(odd.cards.get("constructor"), undefined);
  assert.equal(odd.at.get("__proto__")?.length, 1);
  assert.deepEqual(ids(tracePaths(odd, "constructor", "__proto__", all)), ["hasOwnProperty"]);
});

test("a name is found whole before in part, whatever its case", () => {
  const named = [{ name: "AMPA receptors" }, { name: "AMPA" }, { name: "NMDA receptors" }];
  assert.equal(findNamed(named, " ampa ")?.name, "AMPA");
  assert.equal(findNamed(named, "receptor")?.name, "AMPA receptors");
  assert.equal(findNamed(named, "GABA"), undefined);
  assert.equal(findNamed(named, "  "), undefined);
});

test("a name that is not in the picture is told with where it is", () => {
  /** @type {[string, number[]][]} */
  const names = [["Lateral habenula", [5, 8]], ["Stress", []]];
  assert.equal(elsewhere(names, "habenula"), "Lateral habenula belongs to hypothesis 5, 8.");
  assert.equal(elsewhere(names, "STRESS "), "Stress belongs to the whole graph.");
  assert.equal(elsewhere(names, "nothing"), "");
});

test("links are filtered by their best evidence, by doubt and by account", () => {
  const shown = (/** @type {object} */ wanted) => EDGES.filter((each) => isWanted(each,
    { level: "0", contested: false, account: "", ...wanted }, [1, 2])).map(({ id }) => id).join(" ");
  assert.equal(shown({}), "E1 E2 E3 E4");
  assert.equal(shown({ level: "3" }), "E2");
  assert.equal(shown({ contested: true }), "E2");
  assert.equal(shown({ account: "shared" }), "E2");
  assert.equal(shown({ account: "2" }), "E2");
  assert.equal(shown({ account: "3" }), "");
});

test("a table is sorted by rank, up and down, and ties keep their order", () => {
  const order = (/** @type {boolean} */ isDown) =>
    sorted(EDGES, ({ level }) => level, isDown).map(({ id }) => id).join(" ");
  assert.equal(order(false), "E1 E3 E4 E2");
  assert.equal(order(true), "E2 E1 E3 E4");
});

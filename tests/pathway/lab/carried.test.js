// Along which links a change was carried, on a graph of six nodes.

import assert from "node:assert/strict";
import { test } from "node:test";

import { carriedBy } from "../../../src/ketacourse/pathway/lab/carried.js";

/** @type {(id: string, source: string, target: string, sign?: number, causal?: boolean) => any} */
const link = (id, source, target, sign = 1, causal = true) => ({ id, source, target, sign, causal });
const LINKS = [
  link("ab", "a", "b"), link("bc", "b", "c", -1), link("ac", "a", "c"), link("cd", "c", "d"),
  link("bd", "b", "d", 0), link("ea", "e", "a"), link("be", "b", "e", 1, false),
];
/** @type {(pushed: [string, number][], moved: [string, number][]) => string} */
const carried = (pushed, moved) => carriedBy(LINKS, new Map(pushed), new Map(moved))
  .map(({ id, depth }) => `${id} ${depth}`).join(", ");

test("a change runs along links whose signs fit, each as deep as its source", () => {
  assert.equal(carried([["a", -1]], [["a", -1], ["b", -1], ["c", 1], ["d", 1]]),
    "ab 0, bc 1, cd 2");
});

test("a link whose sign does not fit the change carried nothing", () => {
  assert.equal(carried([["a", -1]], [["b", -1], ["c", -1]]), "ab 0, ac 0");
});

test("nothing runs into what was pushed, along what is no cause, or to what did not move", () => {
  assert.equal(carried([["a", 1]], [["a", 1], ["b", 1], ["e", 1]]), "ab 0");
  assert.equal(carried([["a", 1], ["b", 1]], [["b", 1]]), "");
  assert.equal(carried([["a", 1]], []), "");
});

test("a pushed node that kept its level still hands on what was done to it", () => {
  assert.equal(carried([["b", 1]], [["c", -1]]), "bc 0");
});

test("a circle is run through once", () => {
  const circle = [link("ab", "a", "b"), link("bc", "b", "c"), link("cb", "c", "b")];
  const found = carriedBy(circle, new Map([["a", 1]]), new Map([["b", 1], ["c", 1]]));
  assert.deepEqual(found.map(({ id }) => id), ["ab", "bc", "cb"]);
});

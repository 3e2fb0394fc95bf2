// Where a key leads in a grid.

import assert from "node:assert/strict";
import { test } from "node:test";

import { isPlain, stepTo } from "../../src/ketacourse/display/keys.js";

const GRID = [
  ["a0", "a1", null, "a3"],
  ["b0", null, null, "b3"],
  ["c0", "c1", "c2", "c3"],
];

/** @type {[[number, number], string, string | undefined][]} */
const STEPS = [
  [[0, 0], "ArrowRight", "a1"],
  [[0, 1], "ArrowRight", "a3"],
  [[0, 3], "ArrowRight", undefined],
  [[0, 3], "ArrowLeft", "a1"],
  [[0, 0], "ArrowLeft", undefined],
  [[0, 1], "ArrowDown", "c1"],
  [[2, 2], "ArrowUp", undefined],
  [[2, 1], "ArrowUp", "a1"],
  [[2, 0], "ArrowUp", "b0"],
  [[0, 3], "Home", "a0"],
  [[0, 0], "End", "a3"],
  [[0, 0], "Enter", undefined],
  [[0, 0], "constructor", undefined],
];

test("arrows go to the next cell that is there, Home and End to the ends of the row", () => {
  for (const [place, key, wanted] of STEPS) {
    assert.equal(stepTo(GRID, place, key), wanted, `${key} from ${place}`);
  }
});

test("asking for a step leaves the grid as it is", () => {
  const before = structuredClone(GRID);
  for (const [place, key] of STEPS) stepTo(GRID, place, key);
  assert.deepEqual(GRID, before);
});

test("a key with Ctrl, Meta or Alt is not the view's", () => {
  const key = (/** @type {object} */ held) => /** @type {KeyboardEvent} */ (
    { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });
  assert.ok(isPlain(key({})));
  assert.ok(isPlain(key({ shiftKey: true })));
  for (const held of ["ctrlKey", "metaKey", "altKey"]) assert.ok(!isPlain(key({ [held]: true })));
});

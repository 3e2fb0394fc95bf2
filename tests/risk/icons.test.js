// Which mark stands at which place of an icon array.

import assert from "node:assert/strict";
import { test } from "node:test";

import { placed } from "../../src/ketacourse/risk/icons.js";

/** @type {(marks: string[]) => Record<string, number>} */
const tally = (marks) => Object.fromEntries(["shared", "more", "fewer", "none"].map((mark) =>
  [mark, marks.filter((each) => each === mark).length]));

test("those who have it either way come first, then the difference, then the rest", () => {
  assert.equal(placed([3, 1], 5, null).join(" "), "shared more more none none");
  assert.equal(placed([1, 3], 5, null).join(" "), "shared fewer fewer none none");
  assert.equal(placed([0, 0], 2, null).join(" "), "none none");
  assert.equal(placed([2, 2], 2, null).join(" "), "shared shared");
});

test("people helped or spared have marks of their own", () => {
  assert.equal(placed([3, 1], 5, null, true).join(" "), "shared helped helped none none");
  assert.equal(placed([1, 3], 5, null, true).join(" "), "shared missed missed none none");
});

test("a scattered array holds the same marks in the order that is given", () => {
  const order = [4, 2, 0, 1, 3];
  assert.equal(placed([2, 1], 5, order).join(" "), "none none more none shared");
  for (const treated of [0, 1, 5]) {
    for (const compared of [0, 3, 5]) {
      assert.deepEqual(tally(placed([treated, compared], 5, order)),
        tally(placed([treated, compared], 5, null)));
    }
  }
});

// Numbers in words in the page: the same as Python writes them.

import assert from "node:assert/strict";
import { test } from "node:test";

import { counted, decimals } from "../../src/ketacourse/display/words.js";

test("a thing and its number agree", () => {
  assert.deepEqual([0, 1, 2, 1285].map((number) => counted(number, "link")),
    ["0 links", "1 link", "2 links", "1,285 links"]);
  assert.equal(counted(2, "study", "studies"), "2 studies");
  assert.equal(counted(1, "study", "studies"), "1 study");
});

test("a number has a true minus, commas at thousands and never minus nought", () => {
  const written = [[-0.004, 2], [-0.005001, 2], [-1234567.891, 1], [999.96, 1], [0, 0], [12, 2]]
    .map(([value, places]) => decimals(value, places));
  assert.deepEqual(written, ["0.00", "−0.01", "−1,234,567.9", "1,000.0", "0", "12.00"]);
});

// Places on the scale of the bench.

import assert from "node:assert/strict";
import { test } from "node:test";

import { diamondOf, percent } from "../../../src/ketacourse/evidence/workbench/rows.js";

const bar = (/** @type {number} */ low, /** @type {number} */ middle, /** @type {number} */ high) =>
  ({ low, middle, high, beyond: /** @type {[boolean, boolean]} */ ([false, false]), text: "" });

test("fractions of the scale are per cent of the row", () => {
  assert.deepEqual([0, 0.12345, 1].map(percent), ["0.00%", "12.35%", "100.00%"]);
});

test("the top of a diamond stands over its estimate", () => {
  const { width, top } = diamondOf(bar(0.2, 0.3, 0.6));
  assert.ok(Math.abs(width - 0.4) < 1e-12 && Math.abs(top - 25) < 1e-9);
});

test("a diamond too narrow to see is drawn as wide as can be seen", () => {
  assert.deepEqual(diamondOf(bar(0.5, 0.5, 0.5)), { width: 0.004, top: 0 });
});

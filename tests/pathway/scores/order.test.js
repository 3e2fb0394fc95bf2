// Rows of the scorecard, by their marks under three accounts.

import assert from "node:assert/strict";
import { test } from "node:test";

import { hasMark, inOrderOf } from "../../../src/ketacourse/pathway/scores/order.js";

const LINES = ["·✓✗", "✗✓·", "✓✗✗", "✗··", "✓✓✓"].map((marks, at) => ({ at, row: { marks } }));
/** @type {(mark: string, account: number | null) => number[]} */
const wanted = (mark, account) =>
  LINES.filter(({ row }) => hasMark(row, mark, account)).map(({ at }) => at);
/** @type {(account: number | null, isDown: boolean) => number[]} */
const order = (account, isDown) => inOrderOf(LINES, account, isDown).map(({ at }) => at);

test("rows are wanted by a mark under one account, or under any", () => {
  assert.deepEqual(wanted("✗", 0), [1, 3]);
  assert.deepEqual(wanted("✗", 2), [0, 2]);
  assert.deepEqual(wanted("✗", null), [0, 1, 2, 3]);
  assert.deepEqual(wanted("·", 1), [3]);
  assert.deepEqual(wanted("", 1), [0, 1, 2, 3, 4]);
});

test("an account sorts its mismatches first, then its matches, or the other way round", () => {
  assert.deepEqual(order(0, false), [1, 3, 2, 4, 0]);
  assert.deepEqual(order(0, true), [0, 2, 4, 1, 3]);
});

test("without an account rows stand as they came", () => {
  assert.deepEqual(order(null, false), [0, 1, 2, 3, 4]);
});

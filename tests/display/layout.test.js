// Claims about where things stand on a panel.

import assert from "node:assert/strict";
import { test } from "node:test";

import { layOut, leftOf, makeScale, widthOf } from "../../src/ketacourse/display/layout.js";

const ACROSS = { low: 0, high: 1000, ticks: [0, 250, 500, 750, 1000], label: "ng/mL" };
const ROWS = { low: 1.5, high: -0.5, ticks: [0, 1], names: ["on the drug", "on the comparator"] };
const panel = (/** @type {object} */ changes = {}) =>
  ({ x: ACROSS, y: { low: 0, high: 1, ticks: [0, 1] }, marks: [], height_px: 200, ...changes });

test("a logarithmic scale gives every factor of ten the same width", () => {
  const scale = makeScale({ low: 0.01, high: 100, is_log: true }, 0, 400);
  assert.deepEqual([0.01, 0.1, 1, 100].map((value) => Math.round(scale(value))), [0, 100, 200, 400]);
});

test("a scale by roots is even on both sides of 0 and widens what is small", () => {
  const scale = makeScale({ low: -100, high: 100, is_root: true }, 0, 400);
  assert.deepEqual([-100, -25, -1, 0, 4, 100].map((value) => Math.round(scale(value))),
    [0, 100, 180, 200, 240, 400]);
});

test("where there is no room for all labels every second or third is shown", () => {
  const shown = (/** @type {number} */ width) => layOut(panel(), width).along.map((tick) => tick.text);
  assert.deepEqual(shown(600), ["0", "250", "500", "750", "1,000"]);
  assert.deepEqual(shown(170), ["0", "500", "1,000"]);
  assert.deepEqual(shown(60).length, 1);
});

test("labels at the ends of an axis stay within the picture", () => {
  for (const width of [280, 390, 700]) {
    const { along } = layOut(panel({ x: { ...ACROSS, low: -1000, ticks: [-1000, 1000] } }), width);
    for (const { at, text } of along) {
      assert.ok(at - widthOf(text) / 2 >= 0 && at + widthOf(text) / 2 <= width, `${text} at ${at}`);
    }
  }
});

test("names of rows stand at the left, and under their rows where that takes too much", () => {
  const wide = layOut(panel({ y: ROWS }), 600);
  assert.ok(!wide.isOver && wide.left >= widthOf("on the comparator"));
  const narrow = layOut(panel({ y: ROWS }), 300);
  assert.ok(narrow.isOver && narrow.left < 20);
  assert.equal(leftOf(panel({ y: ROWS }), 300), narrow.left);
});

test("words beside a panel have their room", () => {
  const mark = { kind: "note", beside: true, text: "pain relief\n70 to 160" };
  const { right } = layOut(panel({ marks: [mark] }), 600);
  assert.ok(600 - right >= widthOf("pain relief") + 8);
});

// Where a drawing stands in its frame.

import assert from "node:assert/strict";
import { test } from "node:test";

import { wheelFactor } from "../../../src/ketacourse/pathway/map/gestures.js";
import {
  BESIDE, LEGIBLE, around, fitted, kept, revealed, started, zoomed,
} from "../../../src/ketacourse/pathway/map/viewport.js";

const SIZE = { width: 1000, height: 600 };
const ROOM = { width: 500, height: 400 };
/** @import { Place } from "../../../src/ketacourse/pathway/map/viewport.js" */

/** @type {(number: number) => number} */
const round = (number) => Math.round(number * 1000) / 1000;
/** @type {(place: Place) => number[]} */
const places = ({ x, y, k }) => [x, y, k].map(round);

test("a drawing that fits stays whole in sight, a larger one never leaves it", () => {
  assert.deepEqual(places(kept({ x: -50, y: 900, k: 0.4 }, SIZE, ROOM)), [0, 160, 0.4]);
  assert.deepEqual(places(kept({ x: 900, y: 900, k: 1 }, SIZE, ROOM)), [14, 14, 1]);
  assert.deepEqual(places(kept({ x: -900, y: -900, k: 1 }, SIZE, ROOM)), [-514, -214, 1]);
  assert.deepEqual(places(kept({ x: -100, y: -100, k: 1 }, SIZE, ROOM)), [-100, -100, 1]);
});

test("the whole drawing is shown in the middle, never enlarged", () => {
  assert.deepEqual(places(fitted(SIZE, ROOM)), [0, 50, 0.5]);
  assert.deepEqual(places(fitted({ width: 100, height: 100 }, ROOM)), [200, 150, 1]);
});

test("a zoom leaves the point under the pointer where it is", () => {
  const before = { x: -200, y: -100, k: 1 };
  const after = zoomed(before, 1.25, [250, 200], SIZE, ROOM);
  const under = (/** @type {Place} */ { x, y, k }) => [(250 - x) / k, (200 - y) / k].map(round);
  assert.deepEqual(under(after), under(before));
  assert.equal(after.k, 1.25);
});

test("a zoom ends at three times the size, and where all of it is in sight or legible", () => {
  const at = { x: 0, y: 0, k: 1 };
  assert.equal(zoomed(at, 100, [0, 0], SIZE, ROOM).k, 3);
  assert.equal(zoomed(at, 0.01, [0, 0], SIZE, ROOM).k, 0.5);
  assert.equal(zoomed(at, 0.01, [0, 0], { width: 100, height: 100 }, ROOM).k, LEGIBLE);
});

test("a drawing starts as wide as there is room, but legible; an overview starts whole", () => {
  const start = (/** @type {number} */ width, isOverview = false) =>
    started({ ...SIZE, isOverview }, width, 700);
  assert.deepEqual(start(1200), { place: { x: 100, y: 0, k: 1 }, height: 602 });
  assert.deepEqual(start(800), { place: { x: 0, y: 0, k: 0.8 }, height: 482 });
  assert.deepEqual(start(300), { place: { x: 0, y: 0, k: LEGIBLE }, height: 434 });
  assert.deepEqual(start(300, true), { place: { x: 0, y: 0, k: 0.3 }, height: 182 });
});

test("a tall drawing starts in a frame no taller than allowed", () => {
  const { place, height } = started({ width: 1000, height: 3000, isOverview: false }, 900, 700);
  assert.deepEqual([place.k, height], [0.9, 700]);
});

test("beside a card a drawing starts smaller, if all of it is then in sight", () => {
  const { place } = started({ width: 1000, height: 600, isOverview: false }, 650, 700, BESIDE);
  assert.equal(place.k, 0.65);
});

test("some boxes are held by one", () => {
  const boxes = [{ x: 10, y: 50, w: 20, h: 10 }, { x: -5, y: 55, w: 10, h: 30 }];
  assert.deepEqual(around(boxes), { x: -5, y: 50, w: 35, h: 35 });
});

test("a box out of sight is brought in by the shortest way, one in sight moves nothing", () => {
  const at = { x: 0, y: 0, k: 1 };
  const box = { x: 100, y: 100, w: 50, h: 20 };
  assert.deepEqual(revealed(at, box, SIZE, ROOM), at);
  assert.deepEqual(revealed(at, { ...box, x: 700 }, SIZE, ROOM), { x: -264, y: 0, k: 1 });
  assert.deepEqual(revealed({ ...at, x: -400 }, box, SIZE, ROOM), { x: -86, y: 0, k: 1 });
});

test("in an overview a box is brought to the middle, large enough to read", () => {
  const { x, y, k } = revealed({ x: 0, y: 0, k: 0.3 }, { x: 450, y: 290, w: 100, h: 20 }, SIZE, ROOM);
  assert.equal(k, 0.9);
  assert.deepEqual([x + 500 * k, y + 300 * k], [250, 200]);
});

test("the wheel enlarges upwards, and a pinch by smaller turns alike", () => {
  assert.ok(wheelFactor({ deltaY: -100, ctrlKey: false }) > 1);
  assert.equal(wheelFactor({ deltaY: 0, ctrlKey: false }), 1);
  assert.equal(wheelFactor({ deltaY: 100, ctrlKey: true }),
    wheelFactor({ deltaY: 25, ctrlKey: true }));
});

// Claims about the box of a term, and about numbers that keep their unit.

import assert from "node:assert/strict";
import { test } from "node:test";

import { markLessons, tied } from "../../src/ketacourse/display/labextension/static/course.js";
import { placeOf } from "../../src/ketacourse/display/labextension/static/terms.js";

const PAGE = { width: 390, height: 800 };
const BOX = { width: 300, height: 100 };

test("a definition stands under its term, or above it where there is no room", () => {
  assert.deepEqual(placeOf({ left: 20, top: 80, bottom: 100 }, BOX, PAGE), { left: 20, top: 106 });
  assert.deepEqual(placeOf({ left: 20, top: 760, bottom: 780 }, BOX, PAGE), { left: 20, top: 654 });
});

test("it never leaves the page", () => {
  for (const left of [-50, 0, 200, 380]) {
    for (const top of [-10, 0, 60, 790]) {
      const place = placeOf({ left, top, bottom: top + 20 }, BOX, PAGE);
      assert.ok(place.left >= 0 && place.left + BOX.width <= PAGE.width, JSON.stringify(place));
      assert.ok(place.top >= 0 && place.top + BOX.height <= PAGE.height, JSON.stringify(place));
    }
  }
});

test("a number and its unit stand in one line, and other words part as they did", () => {
  assert.equal(tied("8 of 10 (80 %), 0.5 mg/kg"), "8 of 10 (80\u00a0%), 0.5\u00a0mg/kg");
  assert.equal(tied("3 minutes, 2 people, 5 kgs"), "3 minutes, 2 people, 5 kgs");
});

/** @param {boolean} isNotebook @param {object | undefined} metadata @param {boolean} hasView */
function panel(isNotebook, metadata, hasView) {
  const classes = new Set(isNotebook ? ["jp-Notebook"] : []);
  const classList = {
    contains: (/** @type {string} */ name) => classes.has(name),
    add: (/** @type {string} */ name) => classes.add(name),
  };
  const node = { classList, querySelector: () => (hasView ? {} : null) };
  const model = { getMetadata: () => metadata };
  return { classes, panel: /** @type {any} */ ({ content: { node }, context: { model } }) };
}

test("a notebook is one of the course by its metadata or by a view of ours in it", () => {
  const cases = /** @type {const} */ ([
    [true, { lesson: true }, false, true],
    [true, undefined, true, true],
    [true, undefined, false, false],
    [false, { lesson: true }, true, false],
  ]);
  for (const [isNotebook, metadata, hasView, expected] of cases) {
    const made = panel(isNotebook, metadata, hasView);
    markLessons([made.panel, /** @type {any} */ ({})]);
    assert.equal(made.classes.has("kc-course"), expected);
  }
});

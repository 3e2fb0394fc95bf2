// The model of signed influence in the page, without a page; Python holds it to the rule itself.

import assert from "node:assert/strict";
import { test } from "node:test";

import { lackedBy, predictOutcome } from "../../../src/ketacourse/pathway/lab/model.js";

// Account 1: ketamine raises a, a raises mood. Account 2: ketamine lowers b, b lowers mood.
/** @type {import("../../../src/ketacourse/pathway/lab/model.js").Model} */
const MODEL = {
  arrows: [
    ["ketamine", "a", 1, [1]],
    ["a", "mood", 1, [1]],
    ["ketamine", "b", -1, [2]],
    ["b", "mood", -1, [2]],
    ["stress", "mood", -1, []],
  ],
  every: [1, 2],
  drugs: ["ketamine"],
  baseline: [],
  drug: "ketamine",
  directions: { mood: 1 },
  threshold: 0.01,
  agreement: 1e-6,
  tolerance: 1e-10,
  most_sweeps: 5000,
  starts: [0, -1, 1],
};
/** @param {Record<string, number>} perturbation */
const asked = (perturbation, given = true) =>
  ({ perturbation: new Map(Object.entries(perturbation)), with_ketamine: given, outcome: "mood" });

test("a piece that no edge of the account names is lacked, one of all accounts is not", () => {
  assert.deepEqual(lackedBy(MODEL, [1], ["a", "b", "stress"]), new Set(["b"]));
  assert.deepEqual(lackedBy(MODEL, [2], ["a", "b", "stress"]), new Set(["a"]));
  assert.deepEqual(lackedBy(MODEL, null, ["a", "b", "stress"]), new Set());
});

test("a piece that is lacked leaves the prediction as it would be without it", () => {
  const alone = predictOutcome(MODEL, [1], asked({ a: -1 }));
  assert.deepEqual(predictOutcome(MODEL, [1], asked({ a: -1, b: -1 })), alone);
  assert.equal(alone.effect, "abolished");
});

test("an account that names none of the pieces is silent", () => {
  const told = predictOutcome(MODEL, [1], asked({ b: -1 }));
  assert.deepEqual([told.effect, told.silence], [null, "it names nothing of what you changed"]);
});

test("blocking what ketamine lowers copies ketamine", () => {
  assert.equal(predictOutcome(MODEL, [2], asked({ b: -1 }, false)).effect, "mimicked");
});

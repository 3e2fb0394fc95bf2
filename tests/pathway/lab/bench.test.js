// The laboratory's model and what it is compared with, on a graph of six nodes.

import assert from "node:assert/strict";
import { test } from "node:test";

import { compare, likeIt, sameAs, sentences } from "../../../src/ketacourse/pathway/lab/found.js";
import { lackedBy, predictOutcome } from "../../../src/ketacourse/pathway/lab/model.js";

/** @import { Experiment } from "../../../src/ketacourse/pathway/lab/found.js" */
/** @import { Model } from "../../../src/ketacourse/pathway/lab/model.js" */

/** @type {Model} */
const MODEL = {
  arrows: [
    ["ketamine", "nmda", -1, [1]], ["nmda", "bdnf", -1, [1]], ["bdnf", "effect", 1, [1]],
    ["bdnf", "side", 1, [1]],
    ["ketamine", "opioid", 1, [2]], ["opioid", "effect", 1, [2]],
  ],
  every: [1, 2], drugs: ["ketamine"], baseline: [], drug: "ketamine", directions: { effect: 1 },
  threshold: 0.1, agreement: 1e-6, tolerance: 1e-9, most_sweeps: 500, starts: [0, 1, -1],
};
/** @type {(perturbation: [string, number][], numbers?: number[] | null, given?: boolean) => any} */
const predict = (perturbation, numbers = [1], given = true) => predictOutcome(MODEL, numbers,
  { perturbation: new Map(perturbation), with_ketamine: given, outcome: "effect" });

test("what blocks the only way abolishes the effect, what is off it leaves it", () => {
  assert.equal(predict([["bdnf", -1]]).effect, "abolished");
  assert.equal(predict([["side", -1]]).effect, "unchanged");
  assert.equal(predict([["side", -1]], null).effect, "unchanged");
});

test("without ketamine a push mimics it or does the opposite", () => {
  assert.equal(predict([["bdnf", 1]], [1], false).effect, "mimicked");
  assert.equal(predict([["nmda", 1]], [1], false).effect, "opposite");
});

test("an account that knows nothing of the change is silent and says why", () => {
  assert.deepEqual([predict([["opioid", -1]]).effect, predict([["opioid", -1]]).silence],
    [null, "it names nothing of what you changed"]);
  assert.deepEqual([...lackedBy(MODEL, [1], ["bdnf", "opioid", "constructor"])],
    ["opioid", "constructor"]);
});

test("nodes that move are told with their direction", () => {
  assert.deepEqual(predict([["nmda", 1]], [1], false).moved.sort(),
    [["bdnf", -1], ["effect", -1], ["nmda", 1], ["side", -1]]);
});

test("words of JavaScript name no node that an account has", () => {
  for (const word of ["constructor", "__proto__", "toString"]) {
    assert.equal(predict([[word, -1]]).silence, "it names nothing of what you changed");
  }
});

/** @type {(id: string, perturbation: Record<string, number>, more?: object) => Experiment} */
const experiment = (id, perturbation, more = {}) => ({
  id, done: "", species: "mouse", how: "", reading: "", replication: "", status: "", cites: [],
  perturbation, narrow: false, with_ketamine: true, found: { effect: "abolished" }, ...more,
});
const DONE = [
  experiment("X1", { bdnf: -1 }),
  experiment("X2", { bdnf: -1, nmda: 1 }),
  experiment("X3", { bdnf: 1 }),
  experiment("X4", { bdnf: -1 }, { with_ketamine: false }),
  experiment("X5", { bdnf: -1 }, { found: { later: "reduced" } }),
  experiment("X6", { bdnf: -1, nmda: 1 }, { narrow: true }),
];
/** @type {(perturbation: [string, number][]) => any} */
const asked = (perturbation) =>
  ({ perturbation: new Map(perturbation), with_ketamine: true, outcome: "effect" });
const names = (/** @type {Experiment[]} */ found) => found.map(({ id }) => id).join(" ");

test("only an experiment that did just this and looked at this is the same", () => {
  assert.equal(names(sameAs(DONE, asked([["bdnf", -1]]))), "X1");
  assert.equal(names(sameAs(DONE, asked([["nmda", 1], ["bdnf", -1]]))), "X2 X6");
  assert.equal(names(sameAs(DONE, { ...asked([["bdnf", -1]]), outcome: "toString" })), "");
});

test("those that share most come first among the like, and narrow ones are left out", () => {
  assert.equal(names(likeIt(DONE, asked([["nmda", 1], ["bdnf", -1]]))), "X2 X1 X4 X5");
  assert.equal(names(likeIt(DONE, asked([["opioid", 1]]))), "");
});

test("a guess is the same, of the same direction, or another", () => {
  const classes = { reduced: "less", abolished: "less", unchanged: "same" };
  assert.equal(compare(classes, "reduced", "reduced"), "You said reduced, and so does the model.");
  assert.equal(compare(classes, "reduced", "abolished"),
    "You said reduced: the same direction as the model's abolished.");
  assert.equal(compare(classes, "reduced", "unchanged"),
    "You said reduced; the model says unchanged.");
  assert.equal(compare(classes, null, "reduced"), "");
  assert.equal(compare(classes, "reduced", null), "");
});

test("phrases become sentences with one full stop each", () => {
  assert.equal(sentences(["in mice", "", "It was repeated."]), "In mice. It was repeated.");
});

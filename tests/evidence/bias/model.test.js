// The algorithm of RoB 2 in the page, without a page.

import assert from "node:assert/strict";
import { test } from "node:test";

import { judgeDomain, traceParts } from "../../../src/ketacourse/evidence/bias/model.js";

const RULES = {
  judgements: ["low", "some", "high"],
  columns: { Y: "yes", PY: "yes", PN: "no", N: "no", NI: "unclear" },
};
const DOMAIN = {
  starts: ["first"],
  steps: [
    { id: "first", question: "1.1", yes: "second", unclear: "some", no: "high" },
    { id: "second", question: "1.2", yes: "low", unclear: "low", no: "some" },
  ],
};

test("answers that decide give a judgement and the turns taken", () => {
  assert.deepEqual(judgeDomain(RULES, DOMAIN, { 1.1: "PY", 1.2: "N" }), {
    judgement: "some",
    path: [["1.1", "PY"], ["1.2", "N"]],
    missing: "",
  });
});

test("without an answer that decides, the next question is named", () => {
  const judged = judgeDomain(RULES, DOMAIN, { 1.1: "Y" });
  assert.deepEqual(judged, { judgement: null, path: [["1.1", "Y"]], missing: "1.2" });
});

test("a question that does not apply is one still to be answered", () => {
  assert.equal(judgeDomain(RULES, DOMAIN, { 1.1: "NA" }).missing, "1.1");
});

test("the worse of two parts is the judgement of the domain", () => {
  const two = { ...DOMAIN, starts: ["first", "second"] };
  assert.equal(judgeDomain(RULES, two, { 1.1: "NI", 1.2: "Y" }).judgement, "some");
});

test("a trace stops where answers end", () => {
  assert.deepEqual(traceParts(RULES, DOMAIN, { 1.1: "Y" }), [
    { start: "first", steps: ["first"], place: "second" },
  ]);
});

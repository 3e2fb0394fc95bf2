// Reading what the kernel sends, by names that authors chose.

import assert from "node:assert/strict";
import { test } from "node:test";

import { freshId, known, mapOf } from "../../src/ketacourse/display/base.js";

const WORDS = ["constructor", "__proto__", "toString", "hasOwnProperty", "valueOf"];

test("a record answers to its own names alone, whatever words of JavaScript they are", () => {
  const empty = mapOf({});
  for (const word of WORDS) assert.equal(empty.get(word), undefined);
  const sent = JSON.parse(JSON.stringify(WORDS.map((word) => [word, `about ${word}`])));
  const record = JSON.parse(`{${WORDS.map((word) => `"${word}": "about ${word}"`)}}`);
  assert.deepEqual([...mapOf(record)], sent);
});

test("no record at all is an empty one", () => {
  assert.equal(mapOf(null).size, 0);
  assert.equal(mapOf(undefined).size, 0);
});

test("what a table must hold is given, and missed by name", () => {
  const table = new Map([["a", 0]]);
  assert.equal(known(table, "a"), 0);
  assert.throws(() => known(table, "toString"), new Error("nothing is known of toString"));
});

test("ids are never given twice", () => {
  const ids = Array.from({ length: 1000 }, () => freshId("note"));
  assert.equal(new Set(ids).size, 1000);
  assert.ok(ids.every((id) => /^kc-note-[a-z0-9]+-\d+$/.test(id)));
});

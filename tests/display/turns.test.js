// Work that takes its turn.

import assert from "node:assert/strict";
import { test } from "node:test";

import { makeTurns } from "../../src/ketacourse/display/turns.js";
import { turn } from "./page.js";

function start() {
  /** @type {(() => void)[]} */
  const ends = [];
  let rests = 0;
  const turns = makeTurns(() => new Promise((resolve) => ends.push(() => resolve())),
    () => (rests += 1));
  return { turns, ends, rests: () => rests };
}

test("wishes that come while one is under way become one", async () => {
  const { turns, ends, rests } = start();
  for (let at = 0; at < 5; at += 1) turns.next();
  assert.deepEqual([ends.length, turns.isBusy(), turns.isWanted()], [1, true, true]);
  ends[0]();
  await turn();
  assert.deepEqual([ends.length, turns.isWanted(), rests()], [2, false, 0]);
  ends[1]();
  await turn();
  assert.deepEqual([ends.length, turns.isBusy(), rests()], [2, false, 1]);
});

test("after a rest the next wish is taken up at once", async () => {
  const { turns, ends, rests } = start();
  turns.next();
  ends[0]();
  await turn();
  turns.next();
  ends[1]();
  await turn();
  assert.equal(rests(), 2);
});

test("a turn that fails does not hold up the next", async () => {
  const turns = makeTurns(() => Promise.reject(new Error("no")), () => {});
  await assert.rejects(turns.next());
  assert.equal(turns.isBusy(), false);
});

// Requests to the kernel: each comes to an end, with a reply or with what to do.

import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

import { makeKernel } from "../../src/ketacourse/display/kernel.js";
import { makeModel, turn } from "./page.js";

const ANEW = "choose “Restart Kernel and Run All Cells…” in the Run menu";
const LATE = `The kernel has not answered yet. If it is busy with a cell, wait; if not, ${ANEW}.`;
const GONE = `The kernel that ran this cell has stopped. To go on, ${ANEW}.`;

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable();
});

function start(kept = "") {
  const page = makeModel();
  const kernel = makeKernel(page.model, kept);
  /** @type {string[]} */
  const told = [];
  const tell = (/** @type {string} */ text) => told.push(text);
  return { ...page, kernel, told, tell };
}

test("a reply ends the request of its name alone", async () => {
  const { kernel, sent, trigger } = start();
  const [one, other] = [kernel.ask({ do: "a" }), kernel.ask({ do: "b" })];
  const [first, second] = sent;
  assert.deepEqual([first.do, second.do], ["a", "b"]);
  assert.notEqual(first.request, second.request);
  trigger("msg:custom", { request: "of another view", said: "x" }, []);
  trigger("msg:custom", { request: second.request, said: "to b" }, []);
  trigger("msg:custom", { request: first.request, said: "to a" }, ["file"]);
  assert.deepEqual(await other, { request: second.request, said: "to b", buffers: [] });
  assert.deepEqual(await one, { request: first.request, said: "to a", buffers: ["file"] });
});

test("files go along with the request", () => {
  const { kernel, sent } = start();
  const file = new ArrayBuffer(1);
  kernel.ask({ do: "restore" }, { buffers: [file] });
  assert.deepEqual(sent[0].files, [file]);
});

test("what is under way is told once nobody can think it done", async () => {
  const { kernel, sent, trigger, told, tell } = start();
  const asked = kernel.ask({ do: "a" }, { tell, busy: "Checking…" });
  mock.timers.tick(299);
  assert.deepEqual(told, []);
  mock.timers.tick(1);
  assert.deepEqual(told, ["Checking…"]);
  trigger("msg:custom", { request: sent[0].request }, []);
  await asked;
  mock.timers.tick(100_000);
  assert.deepEqual(told, ["Checking…"]);
  assert.equal(sent.length, 1);
});

test("a request that hears nothing is sent again by its name, and a late reply still counts", async () => {
  const { kernel, sent, trigger, told, tell } = start("What you typed stays here.");
  const asked = kernel.ask({ do: "a" }, { tell });
  mock.timers.tick(8000);
  mock.timers.tick(8000);
  assert.deepEqual(told, Array(2).fill(`${LATE} What you typed stays here.`));
  assert.deepEqual(sent, Array(3).fill(sent[0]));
  trigger("msg:custom", { request: sent[0].request, said: "at last" }, []);
  assert.equal((await asked).said, "at last");
});

test("a kernel that never answers is given up with what to do", async () => {
  const { kernel, sent } = start();
  const asked = kernel.ask({ do: "a" });
  for (let at = 0; at < 6; at += 1) mock.timers.tick(8000);
  assert.deepEqual(await asked, { refused: LATE });
  assert.equal(sent.length, 6);
  mock.timers.tick(100_000);
  assert.equal(sent.length, 6);
});

test("a kernel that is known to be gone is not asked", async () => {
  const { kernel, sent, own } = start("It stays.");
  await turn();
  own.comm_live = false;
  assert.deepEqual(await kernel.ask({ do: "a" }), { refused: `${GONE} It stays.` });
  assert.deepEqual(sent, []);
});

test("requests that wait when the kernel goes are told at once", async () => {
  const { kernel, own } = start();
  await turn();
  const asked = kernel.ask({ do: "a" });
  own.comm_live = true;
  own.comm_live = false;
  assert.deepEqual(await asked, { refused: GONE });
});

test("a channel that throws is a kernel that is gone", async () => {
  const { kernel, model } = start();
  model.send = () => {
    throw new Error("Kernel is dead");
  };
  assert.deepEqual(await kernel.ask({ do: "a" }), { refused: GONE });
});

test("a page that does not give the model itself is asked all the same", async () => {
  const page = makeModel();
  delete page.model.widget_manager;
  const kernel = makeKernel(page.model);
  await turn();
  const asked = kernel.ask({ do: "a" });
  page.trigger("msg:custom", { request: page.sent[0].request, said: "heard" }, []);
  assert.equal((await asked).said, "heard");
});

test("a view that has ended hears nothing more", () => {
  const { kernel, model, trigger } = start();
  kernel.stop();
  const heard = mock.fn();
  model.on("msg:custom", heard);
  trigger("msg:custom", { request: "r" }, []);
  assert.equal(heard.mock.callCount(), 1);
});

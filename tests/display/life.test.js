// Whether a view's kernel lives, and what a notebook that is saved keeps of it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { followLife } from "../../src/ketacourse/display/life.js";
import { OwnModel, makeModel, turn } from "./page.js";

/** @param {OwnModel} own */
async function start(own) {
  let told = 0;
  const life = followLife(makeModel(own).model, () => (told += 1));
  await turn();
  return { life, told: () => told };
}
/** Whether JupyterLab saves the model, with the layout that it cannot be read without. */
const isSaved = (/** @type {OwnModel} */ own) => own.comm_live && own.layout?.comm_live;
const fresh = (hasKernel = true) => new OwnModel(hasKernel, new OwnModel(hasKernel));

test("a view with a kernel is alive, and saved", async () => {
  const own = fresh();
  const { life, told } = await start(own);
  assert.deepEqual([life.isGone(), told(), isSaved(own)], [false, 0, true]);
});

test("a view that was saved on another day has no kernel, and is saved again", async () => {
  const own = fresh(false);
  const { life, told } = await start(own);
  assert.deepEqual([life.isGone(), told(), isSaved(own)], [true, 1, true]);
});

test("a kernel that is started anew is gone for good, is told once, and the view stays saved", async () => {
  for (const order of [0, 1]) {
    const own = fresh();
    const { life, told } = await start(own);
    const parts = order ? [own, own.layout] : [own.layout, own];
    for (const part of parts) if (part) part.comm_live = false;
    assert.deepEqual([life.isGone(), told(), isSaved(own)], [true, 1, true]);
    for (const part of parts) if (part) part.comm_live = false;
    assert.deepEqual([life.isGone(), told(), isSaved(own)], [true, 1, true]);
  }
});

test("a view that is replaced is saved no more, unless another view of it is shown", async () => {
  const own = fresh();
  const [one, other] = [await start(own), await start(own)];
  one.life.end();
  assert.ok(isSaved(own));
  other.life.end();
  assert.ok(!own.comm_live && !own.layout?.comm_live);
  const again = await start(own);
  assert.ok(isSaved(own));
  assert.equal(again.life.isGone(), false);
});

test("a model without a layout, and a page that gives no model, are lived with", async () => {
  const bare = new OwnModel();
  await start(bare);
  bare.comm_live = false;
  assert.equal(bare.comm_live, true);
  const page = makeModel();
  page.model.widget_manager = undefined;
  const life = followLife(page.model, () => assert.fail("nobody knows that"));
  await turn();
  assert.equal(life.isGone(), false);
  life.end();
});

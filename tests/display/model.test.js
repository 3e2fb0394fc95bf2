// How a view is made to hear the kernel where anywidget has given its model up.

import assert from "node:assert/strict";
import { test } from "node:test";

import { hearTheKernel, ownModel } from "../../src/ketacourse/display/model.js";
import { makeModel, turn } from "./page.js";

/** As the page's models are: `handled` collects what reached the model. */
class WidgetModel {
  /** @type {any[]} */
  handled = [];
  /** @type {any[]} */
  sent = [];
  comm = {
    /** @type {(message: any) => Promise<void>} */
    act: async () => {},
    on_msg(/** @type {any} */ act) {
      this.act = act;
    },
    send: (/** @type {any} */ data) => this.sent.push(data),
  };
  constructor() {
    this.comm.on_msg(this._handle_comm_msg.bind(this));
  }
  async _handle_comm_msg(/** @type {any} */ message) {
    if (message.content.data.method) this.handled.push(message.content.data.method);
  }
}

/** As anywidget makes of it: nothing is handled before `ready`, and nothing after it has failed. */
class AnyModel extends WidgetModel {
  /** @type {(value?: unknown) => void} */
  succeed = () => {};
  /** @type {(fault: Error) => void} */
  fail = () => {};
  ready = new Promise((resolve, reject) => {
    this.succeed = resolve;
    this.fail = reject;
  });
  async _handle_comm_msg(/** @type {any} */ message) {
    await this.ready;
    return super._handle_comm_msg(message);
  }
}

const update = { content: { data: { method: "update" } } };

test("a model that anywidget has given up hears the kernel, and asks for what it missed", async () => {
  const own = new AnyModel();
  own.fail(new Error("Failed to initialize model."));
  await assert.rejects(own.comm.act(update));
  await hearTheKernel(makeModel(own).model);
  await own.comm.act(update);
  assert.deepEqual(own.handled, ["update"]);
  assert.deepEqual(own.sent, [{ method: "request_state" }]);
});

test("a model that is ready in time misses nothing and asks for nothing", async () => {
  const own = new AnyModel();
  const done = hearTheKernel(makeModel(own).model);
  await turn();
  own.succeed();
  await done;
  await own.comm.act(update);
  assert.deepEqual(own.handled, ["update"]);
  assert.deepEqual(own.sent, []);
});

test("a model that handles its messages as all do is left alone", async () => {
  const own = new WidgetModel();
  const { act } = own.comm;
  await hearTheKernel(makeModel(own).model);
  assert.equal(own.comm.act, act);
  assert.deepEqual(own.sent, []);
});

test("a model without a kernel, and a page that gives no model, are left alone", async () => {
  const own = new AnyModel();
  Object.assign(own, { comm: undefined });
  await hearTheKernel(makeModel(own).model);
  const page = makeModel();
  page.model.widget_manager = undefined;
  await hearTheKernel(page.model);
  assert.equal(await ownModel(page.model), null);
  page.model.widget_manager = { get_model: () => undefined };
  assert.equal(await ownModel(page.model), null);
  page.model.get = () => "unknown";
  assert.equal(await ownModel(page.model), null);
});

// Claims about a view whose model is not found: asked for again, then its still form stands there.

import assert from "node:assert/strict";
import { test } from "node:test";

import { isMissing, mend } from "../../src/ketacourse/display/labextension/static/missing.js";

const LOST = "Error displaying widget: model not found";
const OUTPUT = { data: { "text/html": "<p>Quiz</p>", "text/plain": "Quiz" }, trusted: true };

/** A place in the page, with its words alone. */
function place(/** @type {string | null} */ textContent = LOST) {
  return {
    textContent,
    /** @param {any[]} nodes */
    replaceChildren(...nodes) {
      this.textContent = nodes[0].textContent;
    },
  };
}

/**
 * What JupyterLab drew, which finds its model at the given attempt.
 * @param {number} atAttempt
 */
function shownFound(atAttempt) {
  const node = place();
  /** @type {(string | null)[]} */
  const seen = [];
  let attempts = 0;
  return {
    node,
    seen,
    async renderModel() {
      seen.push(node.textContent);
      attempts += 1;
      node.textContent = attempts >= atAttempt ? "The view" : LOST;
    },
  };
}

const rendermime = {
  /** @param {object} options */
  createModel: (options) => options,
  /** @param {string} kind */
  createRenderer(kind) {
    const node = place("");
    /** @param {any} output */
    const renderModel = async ({ data }) => void (node.textContent = data[kind]);
    return { node, renderModel };
  },
};

const atOnce = async () => {};

test("an error of JupyterLab is told from a view", () => {
  assert.ok(isMissing({ textContent: LOST }));
  assert.ok(isMissing({ textContent: "Error displaying widget" }));
  assert.ok(!isMissing({ textContent: "Loading widget..." }));
  assert.ok(!isMissing({ textContent: null }));
});

for (const attempt of [1, 2, 4]) {
  test(`a model that comes late, at attempt ${attempt}, is shown and asked for no more`, async () => {
    const shown = shownFound(attempt);
    await mend(shown, OUTPUT, rendermime, atOnce);
    assert.equal(shown.node.textContent, "The view");
    assert.deepEqual(shown.seen, Array(attempt).fill("<p>Quiz</p>"));
  });
}

test("a model that never comes leaves the still form", async () => {
  const shown = shownFound(Infinity);
  await mend(shown, OUTPUT, rendermime, atOnce);
  assert.equal(shown.node.textContent, "<p>Quiz</p>");
  assert.equal(shown.seen.length, 4);
});

test("a view of others, without a still form, is asked for again and no more", async () => {
  const shown = shownFound(Infinity);
  await mend(shown, { data: {}, trusted: true }, rendermime, atOnce);
  assert.equal(shown.node.textContent, LOST);
});

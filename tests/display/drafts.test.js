// Drafts in the browser: each piece under a name of its own, whatever the browser does.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { makeDrafts } from "../../src/ketacourse/display/drafts.js";

/** What a browser keeps. */
class Shelf {
  /** @type {Map<string, string>} */
  held = new Map();
  getItem = (/** @type {string} */ key) => this.held.get(key) ?? null;
  setItem = (/** @type {string} */ key, /** @type {string} */ text) => {
    this.held.set(key, text);
  };
  removeItem = (/** @type {string} */ key) => {
    this.held.delete(key);
  };
}
const refuse = () => {
  throw new Error("QuotaExceededError");
};
const PLACE = ["drawer", "bank"];
const page = /** @type {any} */ (globalThis);

beforeEach(() => {
  delete page.ketacourseDrafts;
});

test("a draft outlives the view, the kernel and the page", () => {
  const shelf = new Shelf();
  makeDrafts(PLACE, undefined, shelf).write("item", { response: "half" });
  delete page.ketacourseDrafts; // as a page that is loaded anew
  const later = makeDrafts(PLACE, undefined, shelf);
  assert.deepEqual(later.read("item"), { response: "half" });
  assert.equal(later.read("other"), null);
});

test("a draft that was sent leaves nothing behind", () => {
  const shelf = new Shelf();
  const drafts = makeDrafts(PLACE, undefined, shelf);
  drafts.write("item", "half");
  drafts.remove("item");
  assert.equal(drafts.read("item"), null);
  assert.equal(shelf.held.size, 0);
});

test("two pages that write at once keep each other's drafts", () => {
  const shelf = new Shelf();
  const [one, other] = [makeDrafts(PLACE, undefined, shelf), makeDrafts(PLACE, undefined, shelf)];
  for (let at = 1; at <= 12; at += 1) {
    one.write("a", "letters in a".slice(0, at));
    other.write("b", "letters in b".slice(0, at));
  }
  assert.equal(other.read("a"), "letters in a");
  assert.equal(one.read("b"), "letters in b");
});

test("drafts of another log, bank or item are others", () => {
  const shelf = new Shelf();
  const places = [["d", "b"], ["d", "c"], ["e", "b"], ["d b", ""], ["", "d b"]];
  const every = places.map((place) => makeDrafts(place, undefined, shelf));
  every.forEach((drafts, at) => drafts.write("item", at));
  every.forEach((drafts, at) => assert.equal(drafts.read("item"), at));
});

test("words of JavaScript are names like any other", () => {
  const shelf = new Shelf();
  const drafts = makeDrafts(PLACE, undefined, shelf);
  for (const name of ["constructor", "__proto__", "toString", "hasOwnProperty", ""]) {
    assert.equal(drafts.read(name), null);
    drafts.write(name, { [name]: name });
    const kept = /** @type {object} */ (drafts.read(name));
    assert.deepEqual(Object.entries(kept), [[name, name]]);
  }
});

test("a browser that is full, or keeps nothing, still has drafts for as long as the page lives", () => {
  const full = Object.assign(new Shelf(), { setItem: refuse });
  const closed = { getItem: refuse, setItem: refuse, removeItem: refuse };
  for (const shelf of [full, closed, null]) {
    delete page.ketacourseDrafts;
    const drafts = makeDrafts(PLACE, undefined, shelf);
    drafts.write("item", "half");
    assert.equal(makeDrafts(PLACE, undefined, shelf).read("item"), "half");
    drafts.remove("item");
    assert.equal(drafts.read("item"), null);
  }
});

test("a browser that is full at times gives the newest draft", () => {
  const shelf = new Shelf();
  const drafts = makeDrafts(PLACE, undefined, shelf);
  drafts.write("item", "old");
  const { setItem } = shelf;
  shelf.setItem = refuse;
  drafts.write("item", "newer");
  assert.equal(drafts.read("item"), "newer");
  shelf.setItem = setItem;
  drafts.write("item", "newest");
  delete page.ketacourseDrafts;
  assert.equal(drafts.read("item"), "newest");
});

test("what is not ours to read is no draft", () => {
  const shelf = new Shelf();
  const drafts = makeDrafts(PLACE, undefined, shelf);
  drafts.write("item", "half");
  for (const key of shelf.held.keys()) shelf.held.set(key, "{ cut short");
  assert.equal(drafts.read("item"), null);
});

test("another view on the page is told, and the one that wrote is not", () => {
  const shelf = new Shelf();
  const window = new EventTarget();
  for (const name of ["addEventListener", "removeEventListener", "dispatchEvent"]) {
    page[name] = /** @type {any} */ (window)[name].bind(window);
  }
  /** @type {string[]} */
  const told = [];
  const drafts = ["one", "other", "elsewhere"].map((view) =>
    makeDrafts(view === "elsewhere" ? ["drawer", "other bank"] : PLACE,
      (name) => told.push(`${view}: ${name}`), shelf));
  drafts[0].write("a b", 1);
  drafts[1].remove("a b");
  assert.deepEqual(told, ["other: a b", "one: a b"]);
  const [key] = [...shelf.held.keys(), JSON.stringify(["ketacourse-draft", "", ...PLACE])];
  told.length = 0;
  page.dispatchEvent(Object.assign(new Event("storage"), { key: `${key} c` })); // by another tab
  page.dispatchEvent(Object.assign(new Event("storage"), { key: null })); // all was cleared
  assert.deepEqual(told, ["one: c", "other: c"]);
  drafts.forEach(({ stop }) => stop());
  drafts[0].write("a", 1);
  assert.deepEqual(told, ["one: c", "other: c"]);
  for (const name of ["addEventListener", "removeEventListener", "dispatchEvent"]) delete page[name];
});

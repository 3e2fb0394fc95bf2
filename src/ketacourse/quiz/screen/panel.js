// What every view of a student's work shares: drafts, and the panel that saves and restores the
// log. The kernel answers each request with what to announce or what to do first.
//
// A lesson has one such panel, at its end. Views above it have a button that leads there, and that
// opens a panel in its place where the page has none.

import { button, freshId, h, put } from "../../display/base.js";
import { download } from "../../display/download.js";
import { makeDrafts } from "../../display/drafts.js";

/**
 * @import { View } from "../../display/view.js"
 * @import { Drafts } from "../../display/drafts.js"
 *
 * @typedef {{ label: string, notes: string, open_panel: boolean, drawer: string,
 *   largest_file: number }} Quiz
 * What is asked and never changes; `drawer` names the log, whose drafts these are.
 * @typedef {{ where: string, trouble: string, progress: string }} State
 * @typedef {{ quiz: Quiz, state: State }} Traits
 */

export const KEPT = "What you typed stays here.";
export const RESTORED = "This is what you had begun before; it is not sent yet.";
export const BUSY = "Checking…";

/**
 * The drafts of a bank, for as long as the view is there.
 * @template Draft
 * @param {View<any>} view
 * @param {string} bank
 * @param {(name: string) => void} onElsewhere called when another view or page changed one
 * @returns {Drafts<Draft>}
 */
export function draftsOf({ model, atEnd }, bank, onElsewhere) {
  const drafts = makeDrafts([model.get("quiz").drawer, bank], onElsewhere);
  atEnd(drafts.stop);
  return drafts;
}

const NAME = "Save or restore my work";
const HOME = "kc-work-home";

/**
 * Save and restore: the lesson's panel, or the way to it.
 * @template {Traits} Own
 * @param {View<Own>} view
 */
export function makePanel(view) {
  const { model, root } = view;
  const panel = makeWork(view);
  if (model.get("quiz").open_panel) {
    panel.element.classList.add(HOME);
    return panel;
  }
  const element = h("div", {}, button(NAME, () => {
    // Each notebook that is open has a panel of its own.
    const notebook = root.closest(".jp-Notebook") ?? document;
    const home = /** @type {HTMLElement | null} */ (notebook.querySelector(`.${HOME}`));
    if (!home) put(element, panel.element);
    const place = home ?? panel.element;
    place.scrollIntoView({ block: "center" });
    place.querySelector("button")?.focus({ preventScroll: true });
  }, { class: "kc-quiet" }));
  return { element, update: panel.update };
}

/**
 * @template {Traits} Own
 * @param {View<Own>} view
 */
function makeWork({ model, ask, say }) {
  const message = h("p", { class: "kc-status" });
  const tell = (/** @type {string | undefined} */ text = "") => {
    message.textContent = text;
    if (text) say(text);
  };
  async function save() {
    const reply = await ask({ do: "save" }, { tell, busy: BUSY });
    const [file] = reply.buffers ?? [];
    if (reply.filename) {
      download(/** @type {DataView<ArrayBuffer>} */ (file), "application/jsonl", reply.filename);
    }
    tell(reply.refused ?? reply.said);
  }
  /** @param {Event & { currentTarget: HTMLInputElement }} event */
  async function restore({ currentTarget: input }) {
    const [file] = input.files ?? [];
    if (!file) return;
    const largest = model.get("quiz").largest_file;
    if (file.size > largest) {
      tell(`${file.name} is too large to be a file of answers (over ${largest / 1e6} MB).`);
    } else {
      const content = { do: "restore", name: file.name };
      const reply = await ask(content, { tell, busy: BUSY, buffers: [await file.arrayBuffer()] });
      tell(reply.refused ?? reply.said);
    }
    input.value = ""; // so that choosing the same file again counts as a choice
  }
  const id = freshId("file");
  const where = h("p", {});
  const element = h("section", { class: "kc-work", "aria-label": NAME },
    h("p", { class: "kc-work-name" }, NAME),
    where,
    button("Save my work", save),
    h("div", { class: "kc-restore" }, h("label", { for: id }, "Restore from a saved file"),
      h("input", { type: "file", id, accept: ".jsonl", onchange: restore })),
    message);
  return { element, update: () => (where.textContent = model.get("state").where) };
}

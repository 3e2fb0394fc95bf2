// What every view of a student's work shares: requests, and the panel that saves and restores the
// log. The kernel answers each request with what to announce or what to do first.

import { h, freshId, tellWhileWaiting, makeKernel } from "../../display/base.js";

const LATE =
  "The kernel is not answering. Your answer is still here; run the cell again (Run menu) " +
  "and check again.";

/** Requests that `tell` a sentence when the reply takes long. */
export function makeDesk(model) {
  const kernel = makeKernel(model);
  async function request(content, tell, buffers) {
    const stop = tellWhileWaiting(tell, "Checking…", LATE);
    const reply = await kernel.ask(content, buffers).catch(() => {
      tell(LATE);
      return new Promise(() => {}); // no kernel, no reply
    });
    stop();
    return reply;
  }
  return { request, stop: kernel.stop };
}

/** Change one entry of a synced record. */
export function put(model, trait, id, value) {
  model.set(trait, { ...model.get(trait), [id]: value });
  model.save_changes();
}

// --- Save and restore --------------------------------------------------------------------------

export function makePanel(model, kernel, say) {
  const message = h("p", { class: "kc-status" });
  const tell = (text) => {
    message.textContent = text;
    if (text) say(text);
  };
  async function save() {
    const reply = await kernel.request({ do: "save" }, tell);
    if (reply.filename) download(reply.buffers[0], reply.filename);
    tell(reply.refused ?? reply.said);
  }
  async function restore(event) {
    const input = event.target;
    const file = input.files[0];
    if (!file) return;
    const largest = model.get("quiz").largest_file;
    if (file.size > largest) {
      tell(`${file.name} is too large to be a file of answers (over ${largest / 1e6} MB).`);
    } else {
      const content = { do: "restore", name: file.name };
      const reply = await kernel.request(content, tell, [await file.arrayBuffer()]);
      tell(reply.refused ?? reply.said);
    }
    input.value = ""; // so that choosing the same file again counts as a choice
  }
  const id = freshId("file");
  const where = h("p", {});
  const element = h("details", { class: "kc-work", open: model.get("quiz").open_panel },
    h("summary", {}, "Save or restore my work"),
    where,
    h("button", { type: "button", onclick: save }, "Save my work"),
    h("div", { class: "kc-restore" }, h("label", { for: id }, "Restore from a saved file"),
      h("input", { type: "file", id, accept: ".jsonl", onchange: restore })),
    message);
  return { element, update: () => (where.textContent = model.get("state").where) };
}

function download(bytes, filename) {
  const url = URL.createObjectURL(new Blob([bytes], { type: "application/jsonl" }));
  h("a", { href: url, download: filename }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

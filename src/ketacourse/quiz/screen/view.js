// The quiz on screen. The kernel marks; this file draws, keeps half-typed answers and reports.
//
// Traits: `quiz` (the questions, fixed), `state` (marks so far, written by the kernel), `drafts`
// (responses being made) and `retried` (attempts put aside by "Try again"), both written here.

import { h, rendered, keepKeys, makeAnnouncer, freshId } from "../../display/base.js";
import { same, CONTROLS } from "./controls.js";
import { makePanel, makeDesk, put } from "./panel.js";

// --- One item ----------------------------------------------------------------------------------

/** Fill an element once per change, so that focus and selection inside survive a redraw. */
function refill(element, key, children) {
  if (element.dataset.key === key) return;
  element.dataset.key = key;
  element.replaceChildren(...children.filter(Boolean));
}

/** A button that shows and hides a box; the first press may have to fetch what is in it. */
function makeDisclosure(name, title, fetch) {
  const box = h("div", { class: "kc-box", id: freshId("box"), hidden: true });
  const button = h("button", { type: "button", "aria-expanded": "false", "aria-controls": box.id,
    onclick: () => (box.dataset.key ? open(box.hidden) : fetch()) }, name);
  function open(wanted) {
    box.hidden = !wanted;
    button.setAttribute("aria-expanded", wanted);
  }
  /** Show what the kernel sent; it opens when it arrives. */
  function fill(html) {
    const isNew = html && !box.dataset.key;
    const parts = () => [h("p", { class: "kc-box-name" }, title), rendered("div", {}, html)];
    if (html) refill(box, html, parts());
    if (isNew) open(true);
  }
  function offer(wanted) {
    button.hidden = !wanted;
    if (!wanted) open(false);
  }
  return { box, button, fill, offer };
}

function makeItem(item, { model, kernel, say }) {
  const { number } = item; // runs through the lesson
  const stemId = freshId("stem");
  const numberId = freshId("number");
  const status = h("p", { class: "kc-status" });
  const result = h("div", { class: "kc-result" });
  const tell = (text) => {
    status.textContent = text;
    if (text) say(`Question ${number}: ${text}`);
  };

  async function act(what, extra = {}) {
    tell("");
    const reply = await kernel.request({ do: what, item: item.id, ...extra }, tell);
    status.textContent = reply.refused ?? "";
    say(`Question ${number}: ${reply.refused ?? reply.said}`);
  }
  const check = () => act("check", { response: control.read() });
  const onchange = () => put(model, "drafts", item.id, control.read());
  const control = CONTROLS[item.type](item, onchange, say, check);
  const hint = makeDisclosure("Hint", "Hint", () => act("hint"));
  const answer = makeDisclosure(item.reveal, item.revealed, () => act("reveal"));
  const again = h("button", { type: "button", onclick: retry }, "Try again");

  function retry() {
    const attempts = model.get("state").items[item.id].attempts;
    put(model, "retried", item.id, attempts);
    put(model, "drafts", item.id, null);
    control.focus();
    tell("");
  }
  /** Bring the item in step with the traits, whichever view or kernel changed them. */
  function update() {
    const marked = model.get("state").items[item.id];
    const drafts = model.get("drafts");
    const draft = item.id in drafts ? drafts[item.id] : (marked?.response ?? null);
    const shown = marked && marked.attempts > (model.get("retried")[item.id] ?? 0) ? marked : null;
    if (!same(control.read(), draft)) control.write(draft);
    element.classList.toggle("kc-stale", Boolean(shown) && !same(draft, shown.response));
    refill(result, JSON.stringify(shown ?? ""), shown ? resultParts(shown) : []);
    for (const [key, place] of control.notes.places) {
      const note = shown?.notes[key];
      refill(place, JSON.stringify(note ?? ""), note ? [noteLine(note)] : []);
    }
    hint.fill(marked?.hint);
    answer.fill(marked?.answer);
    answer.offer(Boolean(shown?.can_reveal));
    again.hidden = !shown?.can_retry;
  }
  const checkButton = h("button", { type: "button", class: "kc-main", onclick: check }, item.check);
  const buttons = [checkButton, item.has_hint && hint.button, answer.button, again];
  const name = { "aria-labelledby": `${numberId} ${stemId}`, "data-item": item.id };
  const element = h("fieldset", name,
    h("legend", { id: numberId }, `Question ${number}`),
    rendered("div", { id: stemId, class: "kc-stem" }, item.stem),
    h("p", { class: "kc-instruction" }, item.instruction),
    control.element,
    h("div", { class: "kc-buttons" }, ...buttons.filter(Boolean)),
    status, hint.box, result, answer.box);
  return { element, update };
}

/** Feedback beside an option: symbol and word, then the author's line where there is one. */
function noteLine({ tone, symbol, word, html }) {
  const sign = h("span", { class: "kc-sign" }, `${symbol}\u00a0${word} `);
  return h("div", { class: `kc-note-line kc-${tone}` }, sign, rendered("span", {}, html));
}

/** The verdict in word, symbol and colour, then what there is to learn from it. */
function resultParts({ tone, headline, details, stale, explanation }) {
  const verdict = h("p", { class: `kc-verdict kc-${tone}` }, headline);
  const lines = details.map((html) => rendered("div", { class: "kc-detail" }, html));
  const why = explanation && h("details", { class: "kc-why", open: true },
    h("summary", {}, "Explanation"), rendered("div", {}, explanation));
  return [h("p", { class: "kc-stale-note" }, stale), verdict, ...lines, why];
}

// --- The whole quiz ----------------------------------------------------------------------------

function render({ model, el }) {
  const { label, items } = model.get("quiz");
  const root = h("div", { class: "kc kc-quiz", role: "group", "aria-label": label });
  const releaseKeys = keepKeys(root);
  const announcer = makeAnnouncer(root);
  const kernel = makeDesk(model);
  const tools = { model, kernel, say: announcer.say };

  const questions = items.map((item) => makeItem(item, tools));
  const trouble = h("p", { class: "kc-trouble" });
  const progress = h("p", { class: "kc-progress" });
  const notes = h("p", { class: "kc-progress" }, model.get("quiz").notes);
  const panel = makePanel(model, kernel, announcer.say);
  const elements = questions.map((question) => question.element);
  root.append(...elements, trouble, progress, notes, panel.element);
  el.append(root);

  function update() {
    const state = model.get("state");
    questions.forEach((question) => question.update());
    panel.update();
    progress.textContent = state.progress;
    trouble.textContent = state.trouble;
  }
  const changes = ["change:state", "change:drafts", "change:retried"];
  changes.forEach((change) => model.on(change, update));
  update();
  return () => {
    changes.forEach((change) => model.off(change, update));
    kernel.stop();
    announcer.stop();
    releaseKeys();
  };
}

export default { render };

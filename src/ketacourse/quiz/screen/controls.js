// The controls of the quiz, one per type of item, over ordinary HTML form elements.
//
// Each gives its element, read() (null when nothing is answered), write(response), focus() and the
// places beside its options, steps or prompts where feedback goes.

import { h, rendered, freshId } from "../../display/base.js";

export const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** What an element says, in words; an image speaks by its alt text. */
function wordsOf(element) {
  const images = [...element.querySelectorAll("img")].map((image) => image.alt);
  return [element.textContent.trim(), ...images].filter(Boolean).join(" ");
}

/** A place for feedback beside an option, a step or a prompt. */
function makeNotes() {
  const places = new Map();
  const place = (key) => {
    const element = h("div", { class: "kc-note", id: freshId("note") });
    places.set(key, element);
    return element;
  };
  return { place, places };
}

function optionsControl(item, onchange) {
  const kind = item.type === "multiple" ? "checkbox" : "radio";
  const name = freshId("option");
  const notes = makeNotes();
  const inputs = [];
  const rows = item.options.map(({ id, html }) => {
    const note = notes.place(id);
    const input = h("input", { type: kind, name, value: id, "aria-describedby": note.id });
    input.addEventListener("change", onchange);
    inputs.push(input);
    const label = h("label", { class: "kc-option" }, input, rendered("span", {}, html));
    return h("div", {}, label, note);
  });
  const ticked = () => inputs.filter((input) => input.checked).map((input) => input.value);
  const tick = (ids) => inputs.forEach((input) => (input.checked = ids.includes(input.value)));
  const single = kind === "radio";
  return {
    element: h("div", { class: "kc-options" }, ...rows),
    read: () => (single ? (ticked()[0] ?? null) : ticked()),
    write: (response) => tick(single ? [response] : (response ?? [])),
    focus: () => inputs[0].focus(),
    notes,
  };
}

function textControl(item, onchange, say, check) {
  const numeric = item.type === "numeric";
  const id = freshId("text");
  const input = numeric
    ? h("input", { type: "text", id, inputmode: "decimal", autocomplete: "off", size: 12 })
    : h("textarea", { id, rows: 5, maxlength: 20000 });
  input.addEventListener("input", onchange);
  if (numeric) input.addEventListener("keydown", (event) => event.key === "Enter" && check());
  const unit = item.unit && h("span", { class: "kc-unit", "aria-hidden": "true" }, item.unit);
  const label = h("label", { for: id, class: "kc-label" }, "Your answer");
  if (unit) label.append(h("span", { class: "kc-visually-hidden" }, `, in ${item.unit}`));
  return {
    element: h("div", { class: `kc-${item.type}` }, label, input, unit || null),
    read: () => input.value,
    write: (response) => {
      const text = response == null ? "" : String(response);
      if (input.value !== text) input.value = text;
    },
    focus: () => input.focus(),
    notes: makeNotes(),
  };
}

function matchControl(item, onchange) {
  const notes = makeNotes();
  const selects = new Map();
  const rows = item.prompts.map((prompt) => {
    const id = freshId("select");
    const note = notes.place(prompt.id);
    const choices = item.targets.map((target) => h("option", { value: target.id }, target.text));
    const blank = h("option", { value: "" }, "Choose…");
    const select = h("select", { id, "aria-describedby": note.id }, blank, ...choices);
    select.addEventListener("change", onchange);
    selects.set(prompt.id, select);
    const label = rendered("label", { for: id }, prompt.html);
    return h("div", {}, h("div", { class: "kc-pair" }, label, select), note);
  });
  const read = () => {
    const chosen = [...selects].filter(([, select]) => select.value);
    return Object.fromEntries(chosen.map(([id, select]) => [id, select.value]));
  };
  const lines = item.targets.map((target) => rendered("li", {}, target.html));
  const legend = item.is_listed ? h("ol", { class: "kc-targets" }, ...lines) : null;
  return {
    element: h("div", { class: "kc-match" }, legend, ...rows),
    read,
    write: (response) => selects.forEach((select, id) => (select.value = response?.[id] ?? "")),
    focus: () => selects.values().next().value.focus(),
    notes,
  };
}

/** Steps to put in order. Those of a path are offered, and stand between its ends once added. */
function orderControl(item, onchange, say) {
  const isPath = item.type === "path";
  const notes = makeNotes();
  const list = h("ol", { class: "kc-steps", "aria-label": isPath ? "Your path" : null });
  const shown = isPath ? [] : item.options.map((step) => step.id);
  const rows = new Map(item.options.map((step) => [step.id, makeRow(step)]));
  const [start, end] = isPath ? [item.start, item.end].map(makeEnd) : [];
  let order;
  let touched = false;

  function makeRow({ id, html }) {
    const text = rendered("span", { class: "kc-step-text" }, html);
    const words = wordsOf(text);
    const button = (name, onclick) =>
      h("button", { type: "button", "aria-label": `${name}: ${words}`, onclick }, name);
    const mover = (name, by) => button(name, (event) => move(id, by, event.currentTarget));
    const [up, down] = [mover("Move up", -1), mover("Move down", 1)];
    const remove = isPath ? button("Remove", () => take(id)) : null;
    const step = h("div", { class: "kc-step" }, text,
      h("span", { class: "kc-moves" }, up, down, remove));
    const row = h("li", { "data-step": id }, step, notes.place(id));
    const offer = button("Add", () => add(id));
    const offered = h("li", {}, offer, rendered("span", {}, html));
    return { row, up, down, remove, offer, offered, text: words };
  }
  function makeEnd({ id, html }) {
    return h("li", { class: "kc-end" }, rendered("span", {}, html), notes.place(id));
  }
  function arrange(next) {
    if (!same(next, order)) {
      const steps = [start, ...next.map((id) => rows.get(id).row), end];
      list.replaceChildren(...steps.filter(Boolean));
    }
    order = next;
    rows.forEach(({ up, down, offered }, id) => {
      up.setAttribute("aria-disabled", id === order[0]);
      down.setAttribute("aria-disabled", id === order.at(-1));
      offered.hidden = order.includes(id);
    });
  }
  function change(next, words) {
    touched = true;
    arrange(next);
    say(words);
    onchange();
  }
  function move(id, by, button) {
    const at = order.indexOf(id);
    const text = rows.get(id).text;
    if (!order[at + by]) return say(`${text} is already ${by < 0 ? "first" : "last"}.`);
    const next = order.with(at, order[at + by]).with(at + by, id);
    change(next, `${text}: now ${at + by + 1} of ${order.length}.`);
    button.focus(); // moving an element on the page takes the focus from it
  }
  function add(id) {
    change([...order, id], `${rows.get(id).text} added as step ${order.length + 1}.`);
    focus();
  }
  function take(id) {
    const { text, offer } = rows.get(id);
    change(order.filter((one) => one !== id), `${text} removed.`);
    offer.focus();
  }
  /** To the first button of use: the first step offered, or else the first in its place. */
  function focus() {
    const { offer } = [...rows.values()].find(({ offered }) => !offered.hidden) ?? {};
    (offer ?? rows.get(order[0]).down).focus();
  }
  arrange(shown);
  const offers = [...rows.values()].map(({ offered }) => offered);
  const offered = h("ul", { class: "kc-offers", "aria-label": "Steps offered" }, ...offers);
  return {
    element: isPath ? h("div", {}, offered, list) : list,
    read: () => (touched && order.length ? order : null),
    write: (response) => {
      touched = Array.isArray(response);
      arrange(touched ? response : shown);
    },
    focus,
    notes,
  };
}

export const CONTROLS = {
  choice: optionsControl,
  multiple: optionsControl,
  numeric: textControl,
  reflection: textControl,
  order: orderControl,
  match: matchControl,
  path: orderControl,
  predict: optionsControl,
};


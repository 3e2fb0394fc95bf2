// The controls of the quiz, one per type of item, over ordinary HTML form elements.
//
// Each gives its element, read() (null when nothing is answered), write(response), focus() and the
// places beside its options, steps or prompts where feedback goes.

import { button, freshId, h, known, mapOf, put, rendered } from "../../display/base.js";

/**
 * @import { Say } from "../../display/voice.js"
 *
 * @typedef {{ id: string, html: string }} Part An option, a step, a prompt or an end of a path.
 * @typedef {Part & { text: string }} Target
 * @typedef {object} Item What `question` in shown.py tells of an item.
 * @property {string} id
 * @property {number} number
 * @property {string} type
 * @property {string} stem
 * @property {string} instruction
 * @property {string} check
 * @property {string} reveal
 * @property {string} revealed
 * @property {boolean} has_hint
 * @property {Part[]} [options]
 * @property {Part} [start]
 * @property {Part} [end]
 * @property {Part[]} [prompts]
 * @property {Target[]} [targets]
 * @property {boolean} [is_listed]
 * @property {string} [unit]
 *
 * @typedef {string | string[] | Record<string, string> | null} Response
 * @typedef {{ place: (key: string) => HTMLElement, places: Map<string, HTMLElement> }} Notes
 * @typedef {object} Control
 * @property {HTMLElement} element
 * @property {() => Response} read
 * @property {(response: any) => void} write
 * @property {() => void} focus
 * @property {Notes} notes
 * @typedef {(item: Item, onchange: () => void, say: Say, check: () => void) => Control} MakeControl
 */

/** @type {(a: unknown, b: unknown) => boolean} */
export const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/**
 * What an element says, in words; an image speaks by its alt text.
 * @param {HTMLElement} element
 */
function wordsOf(element) {
  const images = [...element.querySelectorAll("img")].map((image) => image.alt);
  return [element.textContent.trim(), ...images].filter(Boolean).join(" ");
}

/**
 * A place for feedback beside an option, a step or a prompt.
 * @returns {Notes}
 */
function makeNotes() {
  const places = new Map();
  const place = (/** @type {string} */ key) => {
    const element = h("div", { class: "kc-note", id: freshId("note") });
    places.set(key, element);
    return element;
  };
  return { place, places };
}

/** @type {MakeControl} */
function optionsControl({ type, options = [] }, onchange) {
  const kind = type === "multiple" ? "checkbox" : "radio";
  const name = freshId("option");
  const notes = makeNotes();
  /** @type {HTMLInputElement[]} */
  const inputs = [];
  const rows = options.map(({ id, html }) => {
    const note = notes.place(id);
    const input = h("input", {
      type: kind, name, value: id, "aria-describedby": note.id, onchange,
    });
    inputs.push(input);
    const label = h("label", { class: "kc-option" }, input, rendered("span", {}, html));
    return h("div", {}, label, note);
  });
  const ticked = () => inputs.filter((input) => input.checked).map((input) => input.value);
  const tick = (/** @type {unknown[]} */ ids) =>
    inputs.forEach((input) => (input.checked = ids.includes(input.value)));
  const single = kind === "radio";
  return {
    element: h("div", { class: "kc-options" }, ...rows),
    read: () => (single ? (ticked()[0] ?? null) : ticked()),
    write: (response) => tick(single ? [response] : (response ?? [])),
    focus: () => inputs[0].focus(),
    notes,
  };
}

/** @type {MakeControl} */
function textControl({ type, unit }, onchange, _say, check) {
  const numeric = type === "numeric";
  const id = freshId("text");
  const input = numeric
    ? h("input", { type: "text", id, inputmode: "decimal", autocomplete: "off", size: 12 })
    : h("textarea", { id, rows: 5, maxlength: 20000 });
  input.addEventListener("input", onchange);
  input.addEventListener("keydown", (event) => {
    if (numeric && /** @type {KeyboardEvent} */ (event).key === "Enter") check();
  });
  const label = h("label", { for: id, class: "kc-label" }, "Your answer",
    unit && h("span", { class: "kc-visually-hidden" }, `, in ${unit}`));
  return {
    element: h("div", { class: `kc-${type}` }, label, input,
      unit && h("span", { class: "kc-unit", "aria-hidden": "true" }, unit)),
    read: () => input.value,
    write: (response) => {
      const text = response == null ? "" : String(response);
      if (input.value !== text) input.value = text;
    },
    focus: () => input.focus(),
    notes: makeNotes(),
  };
}

/** @type {MakeControl} */
function matchControl({ prompts = [], targets = [], is_listed: isListed }, onchange) {
  const notes = makeNotes();
  /** @type {Map<string, { select: HTMLSelectElement, show: () => void }>} */
  const selects = new Map();
  const rows = prompts.map((prompt) => {
    const id = freshId("select");
    const note = notes.place(prompt.id);
    const choices = targets.map((target) => h("option", { value: target.id }, target.text));
    const blank = h("option", { value: "" }, "Choose…");
    const chosen = () => {
      show();
      onchange();
    };
    const select = h("select", {
      id, "aria-describedby": note.id, onchange: chosen,
    }, blank, ...choices);
    // A select cuts what does not fit, so its choice is told in full by a text that lies over it.
    const picked = h("span", { class: "kc-picked", "aria-hidden": "true" });
    const show = () => put(picked, select.selectedOptions[0]?.textContent);
    selects.set(prompt.id, { select, show });
    const label = rendered("label", { for: id }, prompt.html);
    const pick = h("div", { class: "kc-pick" }, select, picked);
    return h("div", {}, h("div", { class: "kc-pair" }, label, pick), note);
  });
  const read = () => {
    const chosen = [...selects].filter(([, { select }]) => select.value);
    return Object.fromEntries(chosen.map(([id, { select }]) => [id, select.value]));
  };
  const write = (/** @type {Record<string, string> | null} */ response) => {
    const chosen = mapOf(response);
    selects.forEach(({ select, show }, id) => {
      select.value = chosen.get(id) ?? "";
      show();
    });
  };
  const lines = targets.map((target) => rendered("li", {}, target.html));
  const legend = isListed && h("ol", { class: "kc-targets" }, ...lines);
  return {
    element: h("div", { class: "kc-match" }, legend, ...rows),
    read,
    write,
    focus: () => [...selects.values()][0].select.focus(),
    notes,
  };
}

/**
 * Steps to put in order. Those of a path are offered, and stand between its ends once added.
 * @type {MakeControl}
 */
function orderControl({ type, options = [], start, end }, onchange, say) {
  const isPath = type === "path";
  const notes = makeNotes();
  const list = h("ol", { class: "kc-steps", "aria-label": isPath && "Your path" });
  const shown = isPath ? [] : options.map((step) => step.id);
  const rows = new Map(options.map((step) => [step.id, makeRow(step)]));
  const ends = [start, end].map((node) => node && makeEnd(node));
  /** @type {string[]} */
  let order = [];
  let touched = false;

  /** @param {Part} step */
  function makeRow({ id, html }) {
    const text = rendered("span", { class: "kc-step-text" }, html);
    const words = wordsOf(text);
    const named = (/** @type {string} */ name, /** @type {(event: any) => void} */ onclick) =>
      button(name, onclick, { "aria-label": `${name}: ${words}` });
    const mover = (/** @type {string} */ name, /** @type {number} */ by) =>
      named(name, (event) => move(id, by, event.currentTarget));
    const [up, down] = [mover("Move up", -1), mover("Move down", 1)];
    const remove = isPath && named("Remove", () => take(id));
    const step = h("div", { class: "kc-step" }, text,
      h("span", { class: "kc-moves" }, up, down, remove));
    const row = h("li", { "data-step": id }, step, notes.place(id));
    const offer = named("Add", () => add(id));
    const offered = h("li", {}, offer, rendered("span", {}, html));
    return { row, up, down, offer, offered, text: words };
  }
  /** @param {Part} node */
  function makeEnd({ id, html }) {
    return h("li", { class: "kc-end" }, rendered("span", {}, html), notes.place(id));
  }
  /** @param {string[]} next */
  function arrange(next) {
    if (!same(next, order) || !list.firstChild) {
      put(list, ends[0], ...next.map((id) => known(rows, id).row), ends[1]);
    }
    order = next;
    rows.forEach(({ up, down, offered }, id) => {
      up.setAttribute("aria-disabled", String(id === order[0]));
      down.setAttribute("aria-disabled", String(id === order.at(-1)));
      offered.hidden = order.includes(id);
    });
  }
  /** @type {(next: string[], words: string) => void} */
  function change(next, words) {
    touched = true;
    arrange(next);
    say(words);
    onchange();
  }
  /** @type {(id: string, by: number, mover: HTMLElement) => void} */
  function move(id, by, mover) {
    const at = order.indexOf(id);
    const { text } = known(rows, id);
    const other = order[at + by];
    if (!other) {
      say(`${text} is already ${by < 0 ? "first" : "last"}.`);
      return;
    }
    const next = order.with(at, other).with(at + by, id);
    change(next, `${text}: now ${at + by + 1} of ${order.length}.`);
    mover.focus(); // moving an element on the page takes the focus from it
  }
  /** @param {string} id */
  function add(id) {
    change([...order, id], `${known(rows, id).text} added as step ${order.length + 1}.`);
    focus();
  }
  /** @param {string} id */
  function take(id) {
    const { text, offer } = known(rows, id);
    change(order.filter((one) => one !== id), `${text} removed.`);
    offer.focus();
  }
  /** To the first button of use: the first step offered, or else the first in its place. */
  function focus() {
    const { offer } = [...rows.values()].find(({ offered }) => !offered.hidden) ?? {};
    (offer ?? known(rows, order[0]).down).focus();
  }
  /** A response that was kept may be of other steps than the bank has now. */
  const isOurs = (/** @type {unknown} */ response) => Array.isArray(response)
    && response.every((id) => rows.has(id)) && (isPath || response.length === rows.size);
  arrange(shown);
  const offers = [...rows.values()].map(({ offered }) => offered);
  const offered = h("ul", { class: "kc-offers", "aria-label": "Steps offered" }, ...offers);
  return {
    element: isPath ? h("div", {}, offered, list) : list,
    read: () => (touched && order.length ? order : null),
    write: (response) => {
      touched = isOurs(response);
      arrange(touched ? response : shown);
    },
    focus,
    notes,
  };
}

/** @type {Map<string, MakeControl>} */
export const CONTROLS = new Map([
  ["choice", optionsControl],
  ["multiple", optionsControl],
  ["numeric", textControl],
  ["reflection", textControl],
  ["order", orderControl],
  ["match", matchControl],
  ["path", orderControl],
  ["predict", optionsControl],
]);

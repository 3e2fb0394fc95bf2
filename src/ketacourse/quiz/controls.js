// The controls of the quiz, one per type of item, over ordinary HTML form elements.
//
// Each gives its element, read() (null when nothing is answered), write(response), focus() and the
// places beside its options, steps or prompts where feedback goes.

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

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
  const kind = item.type === "choice" ? "radio" : "checkbox";
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

function orderControl(item, onchange, say) {
  const notes = makeNotes();
  const list = h("ol", { class: "kc-steps" });
  const shown = item.options.map((step) => step.id);
  const rows = new Map();
  let order = shown;
  let touched = false;

  function arrange(next) {
    if (!same(next, [...list.children].map((row) => row.dataset.step))) {
      list.append(...next.map((id) => rows.get(id).row));
    }
    order = next;
    next.forEach((id, at) => {
      rows.get(id).up.setAttribute("aria-disabled", at === 0);
      rows.get(id).down.setAttribute("aria-disabled", at === next.length - 1);
    });
  }
  function move(id, by, button) {
    const at = order.indexOf(id);
    const text = rows.get(id).text;
    if (!order[at + by]) return say(`${text} is already ${by < 0 ? "first" : "last"}.`);
    const next = order.with(at, order[at + by]).with(at + by, id);
    touched = true;
    arrange(next);
    button.focus(); // moving an element on the page takes the focus from it
    say(`${text}: now ${at + by + 1} of ${order.length}.`);
    onchange();
  }
  for (const { id, html } of item.options) {
    const text = rendered("span", { class: "kc-step-text" }, html);
    const mover = (name, by) => {
      const label = `${name}: ${text.textContent}`;
      const onclick = (event) => move(id, by, event.currentTarget);
      return h("button", { type: "button", "aria-label": label, onclick }, name);
    };
    const [up, down] = [mover("Move up", -1), mover("Move down", 1)];
    const step = h("div", { class: "kc-step" }, text, h("span", { class: "kc-moves" }, up, down));
    const row = h("li", { "data-step": id }, step, notes.place(id));
    rows.set(id, { row, up, down, text: text.textContent });
  }
  arrange(shown);
  return {
    element: list,
    read: () => (touched ? order : null),
    write: (response) => {
      touched = Array.isArray(response);
      arrange(touched ? response : shown);
    },
    focus: () => rows.get(order[0]).down.focus(),
    notes,
  };
}

const CONTROLS = {
  choice: optionsControl,
  multiple: optionsControl,
  numeric: textControl,
  reflection: textControl,
  order: orderControl,
  match: matchControl,
};


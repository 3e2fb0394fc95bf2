// Everything a pathway view has in common: a picture, its card, list and table, and its tools.

import { h, freshId } from "../../display/base.js";
import { makeRadios } from "../../display/radios.js";
import { makeChooser, makePictures } from "./choice.js";
import { draw, drawLegend } from "./drawing.js";
import { makeFrame } from "./frame.js";
import { makeLight } from "./light.js";
import { makeCard, makeList, makeTable } from "./panels.js";
import { DIRECTIONS, readView, neighbourTowards, sizeOf } from "./reading.js";
import { makeSteps, makeTracer, makeFilter } from "./tools.js";

const NARROW_PX = 560; // below this the list comes first
const TOOLS = [["steps", "Step through"], ["trace", "Trace paths"], ["filter", "Filter"]];

/** Find a node by its name; `names` are all of the graph, with the hypotheses that use them. */
function makeFinder({ names, say, onFound }) {
  const list = h("datalist", { id: freshId("names") });
  const id = freshId("find");
  const input = h("input", {
    type: "text", id, list: list.id, autocomplete: "off", onchange: () => search(),
    onkeydown: (event) => event.key === "Enter" && search(),
  });
  const note = h("p", { class: "kc-soft", hidden: true });
  let nodes = [];

  function search() {
    const typed = input.value.trim();
    const wanted = typed.toLowerCase();
    const hit = wanted && (nodes.find((node) => node.name.toLowerCase() === wanted)
      ?? nodes.find((node) => node.name.toLowerCase().includes(wanted)));
    note.hidden = Boolean(hit) || !wanted;
    if (hit) {
      input.value = "";
      onFound(hit.id, input);
    } else if (wanted) {
      note.textContent = `Nothing called “${typed}” here. ${elsewhere(wanted)}`;
      say(note.textContent);
    }
  }
  function elsewhere(wanted) {
    const found = names.find(([name]) => name.toLowerCase().includes(wanted));
    if (!found) return "";
    const where = found[1].length ? `hypothesis ${found[1].join(", ")}` : "the whole graph";
    return `${found[0]} belongs to ${where}.`;
  }
  function put(map) {
    nodes = map.view.nodes;
    note.hidden = true;
    const sorted = nodes.map((node) => node.name).sort((a, b) => a.localeCompare(b));
    list.replaceChildren(...sorted.map((value) => h("option", { value })));
  }
  const field = h("div", { class: "kc-field" }, h("label", { for: id }, "Find"), input, list);
  return { field, note, put };
}

/** What stands above a picture: title, summary, standing. */
function makeHeading() {
  const title = h("p", { class: "kc-map-title" });
  const subtitle = h("p", { class: "kc-map-subtitle" });
  const standing = h("p", { class: "kc-soft" });
  function put({ view }) {
    title.textContent = view.title;
    subtitle.textContent = view.subtitle;
    const one = view.hypotheses.length === 1 && view.hypotheses[0].standing;
    standing.replaceChildren(h("strong", {}, "Where it stands "), one || "");
    standing.hidden = !one;
  }
  return { elements: [title, subtitle, standing], put };
}

/**
 * The map with all that belongs to it. `hooks`, all optional, let the laboratory join in: `above`
 * is an element over the map, `controls(id, map)` makes what stands beside a node, and
 * `shown()` follows every new picture.
 */
export function makeAtlas({ model, root, voice, kernel, hooks = {} }) {
  const { say } = voice;
  let map = null;
  let drawing = null;
  let parts = {}; // list, table and tools of this picture, made when first needed
  let current = null; // the node that takes Tab
  let tool = null;
  let mode = "map";
  let opened = null; // what the card was opened from

  const frame = makeFrame(say);
  const light = makeLight(root);
  const heading = makeHeading();
  const isShown = (edge) => light.now.isShown(edge);
  const reveal = (id) => {
    const { source = id, target = id } = map.edges.get(id) ?? {};
    for (const end of new Set([source, target])) frame.reveal(map.nodes.get(end));
  };
  const mark = (edges, last) => {
    for (const id of last ? [last] : edges) reveal(id);
    light.mark(edges, last);
  };

  // --- the card ----------------------------------------------------------------------------------
  const card = makeCard({ onClose: close, onTrace: traceFrom, extra: hooks.controls });
  function show(id, from, { withFocus = true } = {}) {
    if (!card.element.contains(from)) opened = from;
    say(`Opened: ${card.show(map, id)}`);
    frame.hold(true);
    body.classList.add("kc-with-card");
    if (mode === "map") reveal(id);
    if (withFocus) card.focus();
    light.set({ open: id });
  }
  function hideCard() {
    card.hide();
    body.classList.remove("kc-with-card");
    frame.hold(false);
  }
  function close() {
    hideCard();
    const back = opened?.isConnected ? opened : drawing.nodes.get(current);
    opened = null;
    back.focus();
    light.set({ open: null, over: null });
  }
  const onOpener = ({ target }) => {
    const button = target.closest("[data-opens]");
    if (button) show(button.dataset.opens, button);
  };
  card.element.addEventListener("click", onOpener);

  // --- moving about by key and pointer -----------------------------------------------------------
  function enter(id) {
    drawing.nodes.get(current)?.setAttribute("tabindex", -1);
    current = id;
    drawing.nodes.get(id).setAttribute("tabindex", 0);
  }
  function goTo(id, why = "") {
    enter(id);
    frame.reveal(map.nodes.get(id));
    drawing.nodes.get(id).focus({ preventScroll: true });
    if (why) say(why);
  }
  function follow(id, key) {
    const next = neighbourTowards(map, id, key, isShown);
    if (next) goTo(next.node.id, next.edge.sentence);
    else say(`No link leads ${key.slice(5).toLowerCase()} from here.`);
  }
  /** A node or a link is pressed: while paths are traced nodes are picked, else cards open. */
  function press(id, withFocus) {
    const node = drawing.nodes.get(id);
    if (tool === "trace" && node) parts.trace.pick(id);
    else show(id, node ?? drawing.nodes.get(current), { withFocus });
  }
  function onMapKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const id = event.target.dataset.id;
    const order = [...drawing.nodes.keys()];
    const step = (by) => () => goTo(order.at((order.indexOf(id) + by) % order.length));
    const open = () => press(id, true);
    const act = id && !event.shiftKey && {
      PageDown: step(1), PageUp: step(-1), Enter: open, " ": open,
      Home: () => goTo(order[0]), End: () => goTo(order.at(-1)),
      ...Object.fromEntries(Object.keys(DIRECTIONS).map((key) => [key, () => follow(id, key)])),
    }[event.key];
    if (act) act();
    if (act || frame.onKey(event)) event.preventDefault();
  }
  const hover = (id) => light.set({ over: id });
  const idAt = (target) => target.closest?.("[data-id]")?.dataset.id ?? null;
  const onMap = {
    keydown: onMapKey,
    pointerover: (event) => event.pointerType !== "touch" && hover(idAt(event.target)),
    pointerleave: () => hover(null),
    focusout: () => hover(null),
    focusin: ({ target }) => {
      if (!target.dataset.id) return;
      if (target.matches(":focus-visible")) hover(target.dataset.id);
      enter(target.dataset.id);
    },
    click: ({ target }) => {
      const id = idAt(target);
      if (!id || frame.wasDragged()) return;
      drawing.nodes.get(id)?.focus({ preventScroll: true });
      press(id, false);
    },
  };
  for (const [name, act] of Object.entries(onMap)) frame.element.addEventListener(name, act);
  frame.element.setAttribute("role", "application");
  const finder = makeFinder({ names: model.get("names"), say, onFound: (id, from) => {
    if (mode === "map") goTo(id);
    show(id, from, { withFocus: false });
  } });

  // --- tools -------------------------------------------------------------------------------------
  const drawer = h("div", { class: "kc-drawer", id: freshId("drawer"), hidden: true });
  const toolButtons = new Map(TOOLS.map(([key, name]) => [key, h("button", {
    type: "button", "aria-expanded": "false", "aria-controls": drawer.id,
    onclick: () => useTool(tool === key ? null : key),
  }, name)]));
  const makeTool = {
    steps: () => ({ element: makeSteps(map, { mark, say }) }),
    trace: () => makeTracer(map, { mark, say, isShown }),
    filter: () => ({ element: makeFilter(map, filter) }),
  };
  function useTool(key) {
    tool = key;
    for (const [name, button] of toolButtons) button.setAttribute("aria-expanded", name === key);
    drawer.hidden = !key;
    mark([], null);
    if (!key) return;
    parts[key] ??= makeTool[key]();
    drawer.replaceChildren(parts[key].element);
  }
  function traceFrom(id) {
    useTool("trace");
    parts.trace.pick(id);
    drawer.querySelectorAll("select")[1].focus();
  }
  function filter(wanted) {
    light.set({ isShown: wanted, marked: null });
    const left = map.view.edges.filter(wanted).length;
    say(`${left} of ${map.view.edges.length} links shown.`);
    filterNote.hidden = left === map.view.edges.length;
    filterNote.textContent =
      `${left} of ${map.view.edges.length} links shown; the rest is filtered.`;
    hideRows();
  }
  const filterNote = h("p", { class: "kc-soft", hidden: true });

  // --- the same as a list or a table -------------------------------------------------------------
  function hideRows() {
    for (const { rows } of [parts.list, parts.table].filter(Boolean)) {
      for (const [id, row] of rows) {
        if (map.edges.has(id)) row.hidden = !isShown(map.edges.get(id));
      }
    }
  }
  const legend = h("details", { class: "kc-key", open: true },
    h("summary", {}, "What the marks mean"));
  const words = h("div", { onclick: onOpener });
  const makeWords = {
    list: () => makeList(map, hooks.controls),
    table: () => makeTable(map, say),
  };
  function setMode(wanted) {
    mode = wanted;
    for (const part of [frame.element, light.about, legend]) part.hidden = mode !== "map";
    words.hidden = mode === "map";
    if (mode === "map") return;
    parts[mode] ??= makeWords[mode]();
    words.replaceChildren(parts[mode].element);
    hideRows();
  }
  const modes = makeRadios("Show as", [["map", "map"], ["list", "list"], ["table", "table"]], "map",
    setMode);

  // --- pictures ----------------------------------------------------------------------------------
  const trouble = h("p", { class: "kc-trouble", hidden: true });
  const body = h("div", { class: "kc-body" },
    h("div", { class: "kc-main-part" }, frame.element, light.about, words, legend), card.element);

  function put(picture) {
    map = readView(picture);
    drawing = draw(map);
    parts = {};
    hideCard();
    filterNote.hidden = true;
    heading.put(map);
    finder.put(map);
    legend.replaceChildren(legend.firstChild, drawLegend(map.view));
    frame.element.setAttribute("aria-label", `Map of ${map.view.title}: ${sizeOf(map)}. `
      + "Arrow keys follow links, Enter opens, Escape closes.");
    frame.put(drawing, map.view);
    light.put(map, drawing);
    enter(map.view.nodes[0].id);
    useTool(tool);
    setMode(mode);
    hooks.shown?.();
  }
  const tell = (text) => {
    trouble.textContent = text;
    trouble.hidden = !text;
    if (text) say(text);
  };
  const start = model.get("start");
  const first = model.get("picture");
  const choose = makePictures({
    kernel, first: [JSON.stringify(start), first], tell, onPicture: (picture) => {
      put(picture);
      say(`${map.view.title}: ${sizeOf(map)}.`);
    },
  });
  const chooser = makeChooser(model.get("accounts"), start, choose);
  const onEscape = (event) => {
    if (event.key !== "Escape" || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (light.now.open) close();
    else if (tool) {
      const button = toolButtons.get(tool);
      useTool(null);
      button.focus();
    }
  };
  root.addEventListener("keydown", onEscape);
  root.append(chooser.element, ...heading.elements, trouble,
    h("div", { class: "kc-row kc-bar" }, modes,
      h("div", { class: "kc-row" }, ...toolButtons.values()), finder.field),
    finder.note, drawer, filterNote, hooks.above ?? "", body);
  put(first);
  /** Once on the page, its width is known. */
  requestAnimationFrame(() => {
    if (root.clientWidth === 0 || root.clientWidth >= NARROW_PX) return;
    modes.querySelector("[value=list]").checked = true;
    setMode("list");
  });
  return { choice: chooser.read, map: () => map, drawing: () => drawing, stop: frame.stop };
}

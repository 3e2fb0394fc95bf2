// Everything a pathway view has in common: a picture, its card, list and table, and its tools.

import { h, known, put } from "../../display/base.js";
import { isPlain } from "../../display/keys.js";
import { makeRadios } from "../../display/radios.js";
import { makeTrouble } from "../../display/voice.js";
import { makeChooser, makePictures } from "./choice.js";
import { draw, drawLegend } from "./drawing.js";
import { makeDrawer } from "./drawer.js";
import { makeFinder } from "./finder.js";
import { makeFrame } from "./frame.js";
import { makeLight } from "./light.js";
import { makeMapCard } from "./panels.js";
import { readView, sizeOf } from "./reading.js";
import { makeList, makeTable } from "./rows.js";
import { makeWalk } from "./walk.js";

/**
 * @import { Child } from "../../display/base.js"
 * @import { View } from "../../display/view.js"
 * @import { Choice } from "./choice.js"
 * @import { Name } from "./finder.js"
 * @import { Extra } from "./panels.js"
 * @import { Atlas, IsShown, Picture } from "./reading.js"
 * @import { Rows } from "./rows.js"
 *
 * @typedef {{ title: string, accounts: { number: number, name: string }[], names: Name[],
 *   start: Choice, picture: Picture }} Traits
 * @typedef {object} Hooks How the laboratory joins in; all of it may be left out.
 * @property {Child} [above] stands over the map
 * @property {Extra} [controls] makes what stands beside a node
 * @property {() => void} [shown] follows every new picture
 */

const NARROW_PX = 560; // below this the list comes first
const MODES = /** @type {const} */ ([["map", "map"], ["list", "list"], ["table", "table"]]);

/** What stands above a picture: title, summary, standing. */
function makeHeading() {
  const title = h("p", { class: "kc-map-title" });
  const subtitle = h("p", { class: "kc-map-subtitle" });
  const standing = h("p", { class: "kc-soft" });
  /** @param {Atlas} map */
  function show({ view }) {
    title.textContent = view.title;
    subtitle.textContent = view.subtitle;
    const one = view.hypotheses.length === 1 && view.hypotheses[0].standing;
    put(standing, h("strong", {}, "Where it stands "), one);
    standing.hidden = !one;
  }
  return { elements: [title, subtitle, standing], show };
}

/**
 * The picture as a map, a list or a table; lists and tables are made when first needed.
 * @param {object} how
 * @param {() => Atlas} how.map
 * @param {HTMLElement[]} how.ofMap shown with the map alone
 * @param {Extra} [how.controls]
 * @param {(text: string) => void} how.say
 * @param {() => IsShown} how.isShown
 */
function makeModes({ map, ofMap, controls, say, isShown }) {
  const words = h("div");
  let mode = "map";
  /** @type {Map<string, Rows>} */
  const made = new Map(); // of this picture
  function hideRows() {
    for (const { rows } of made.values()) {
      for (const [id, row] of rows) {
        const edge = map().edges.get(id);
        if (edge) row.hidden = !isShown()(edge);
      }
    }
  }
  /** @param {string} wanted */
  function set(wanted) {
    mode = wanted;
    for (const part of ofMap) part.hidden = mode !== "map";
    words.hidden = mode === "map";
    if (mode === "map") return;
    const rows = made.get(mode)
      ?? (mode === "list" ? makeList(map(), controls) : makeTable(map(), say));
    made.set(mode, rows);
    put(words, rows.element);
    hideRows();
  }
  const radios = makeRadios("Show as", MODES, "map", set);
  return {
    radios: radios.element, words, hideRows,
    isMap: () => mode === "map",
    /** Begin anew, as with another picture. */
    reset() {
      made.clear();
      set(mode);
    },
    /** @param {string} wanted */
    turnTo(wanted) {
      radios.write(wanted);
      set(wanted);
    },
  };
}

/**
 * The map with all that belongs to it.
 * @param {View<any>} view
 * @param {Hooks} [hooks]
 */
export function makeAtlas({ model, root, say, ask, atEnd }, hooks = {}) {
  const first = /** @type {Picture} */ (model.get("picture"));
  let map = readView(first);
  let drawing = draw(map);
  const shown = () => ({ map, drawing });
  /** @type {Element | null | undefined} */
  let opened = null; // what the card was opened from

  const frame = makeFrame(say);
  const light = makeLight(root, shown);
  const heading = makeHeading();
  const filterNote = h("p", { class: "kc-soft", hidden: true });
  const summary = h("summary", {}, "What the marks mean");
  const key = h("details", { class: "kc-key", open: true }, summary);
  const card = makeMapCard({ onClose: close, extra: hooks.controls,
    onTrace: (id) => drawer.traceFrom(id) });
  const walk = makeWalk({ frame, light, shown, say, press });
  const drawer = makeDrawer({ map: () => map, onFilter, marks: {
    mark, say, isShown: (edge) => light.now.isShown(edge),
  } });
  const modes = makeModes({ map: () => map, ofMap: [frame.element, light.about, key],
    controls: hooks.controls, say, isShown: () => light.now.isShown });
  const finder = makeFinder(model.get("names"), say, (id, from) => {
    if (modes.isMap()) walk.goTo(id);
    show(id, from, { withFocus: false });
  });
  const trouble = makeTrouble(say);
  const body = h("div", { class: "kc-body" }, h("div", { class: "kc-main-part" },
    frame.element, light.about, modes.words, key), card.element);

  /** @param {string} id */
  function reveal(id) {
    const { source = id, target = id } = map.edges.get(id) ?? {};
    for (const end of new Set([source, target])) frame.reveal(known(map.nodes, end));
  }
  /** @type {(edges: string[], last: string | null) => void} */
  function mark(edges, last) {
    for (const id of last ? [last] : edges) reveal(id);
    light.mark(edges, last);
  }
  /** @type {(id: string, from: Element | undefined, how?: { withFocus: boolean }) => void} */
  function show(id, from, { withFocus } = { withFocus: true }) {
    if (!from || !card.element.contains(from)) opened = from;
    say(`Opened: ${card.show(map, id)}`);
    frame.hold(true);
    body.classList.add("kc-with-card");
    if (modes.isMap()) reveal(id);
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
    const back = opened?.isConnected ? opened : walk.here();
    opened = null;
    if (back instanceof HTMLElement || back instanceof SVGElement) back.focus();
    light.set({ open: null, over: null });
  }
  /**
   * A node or a link is pressed: while paths are traced nodes are picked, else cards open.
   * @type {(id: string, withFocus: boolean) => void}
   */
  function press(id, withFocus) {
    const node = drawing.nodes.get(id);
    if (drawer.isTracing() && node) drawer.pick(id);
    else show(id, node ?? walk.here(), { withFocus });
  }
  /** @param {IsShown} isShown */
  function onFilter(isShown) {
    light.set({ isShown, marked: null });
    const left = map.view.edges.filter(isShown).length;
    const words = `${left} of ${map.view.edges.length} links shown`;
    say(`${words}.`);
    filterNote.hidden = left === map.view.edges.length;
    filterNote.textContent = `${words}; the rest is filtered.`;
    modes.hideRows();
  }
  for (const place of [card.element, modes.words]) {
    place.addEventListener("click", ({ target }) => {
      const opener = target instanceof Element && target.closest("[data-opens]");
      if (opener) show(opener.getAttribute("data-opens") ?? "", opener);
    });
  }
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isPlain(event)) return;
    event.preventDefault();
    if (light.now.open) close();
    else drawer.close();
  });
  /** Draw what `map` and `drawing` hold now. */
  function showPicture() {
    hideCard();
    filterNote.hidden = true;
    heading.show(map);
    finder.show(map.view.nodes);
    put(key, summary, drawLegend(map.view));
    frame.element.setAttribute("aria-label", `Map of ${map.view.title}: ${sizeOf(map)}. `
      + "Arrow keys follow links, Enter opens, Escape closes.");
    frame.put(drawing, map.view);
    light.reset();
    walk.enter(map.view.nodes[0].id);
    drawer.reset();
    modes.reset();
    hooks.shown?.();
  }
  const start = /** @type {Choice} */ (model.get("start"));
  const choose = makePictures({ ask, first: [start, first], tell: trouble.tell,
    onPicture: (picture) => {
      map = readView(picture);
      drawing = draw(map);
      showPicture();
      say(`${map.view.title}: ${sizeOf(map)}.`);
    } });
  const chooser = makeChooser(model.get("accounts"), start, choose);
  root.append(chooser.element, ...heading.elements, trouble.element,
    h("div", { class: "kc-row kc-bar" }, modes.radios,
      h("div", { class: "kc-row" }, ...drawer.buttons), finder.field),
    finder.note, drawer.element, filterNote);
  if (hooks.above instanceof Node) root.append(hooks.above);
  root.append(body);
  showPicture();
  atEnd(frame.stop);
  // Once on the page, its width is known.
  requestAnimationFrame(() => {
    if (root.clientWidth > 0 && root.clientWidth < NARROW_PX) modes.turnTo("list");
  });
  return { choice: chooser.read, map: () => map, drawing: () => drawing };
}

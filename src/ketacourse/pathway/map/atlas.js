// Everything a pathway view has in common: a picture, its card, list and table, and its tools.

import { button, h, known, put } from "../../display/base.js";
import { isPlain } from "../../display/keys.js";
import { makeRadios } from "../../display/radios.js";
import { bringIntoSight, nameApart } from "../../display/sight.js";
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
import { around } from "./viewport.js";
import { makeWalk } from "./walk.js";

/**
 * @import { View } from "../../display/view.js"
 * @import { Choice } from "./choice.js"
 * @import { Name } from "./finder.js"
 * @import { Extra } from "./panels.js"
 * @import { Atlas, IsShown, LegendEntry, Picture } from "./reading.js"
 * @import { Rows } from "./rows.js"
 *
 * @typedef {{ title: string, accounts: { number: number, name: string }[], names: Name[],
 *   start: Choice, picture: Picture }} Traits
 * @typedef {object} Hooks How the laboratory joins in; all of it may be left out.
 * @property {HTMLElement} [bench] stands beside the map, or over it where it is narrow
 * @property {LegendEntry[]} [marks] that it puts on the map
 * @property {Extra} [controls] makes what stands beside a node
 * @property {() => void} [shown] follows every new picture
 */

const WITH_TOOL = 0.75; // of its usual height is left to the map while a tool stands over it
const WITH_BENCH = 0.95; // and with a bench beside it
const MODES = /** @type {const} */ ([["map", "map"], ["list", "list"], ["table", "table"]]);

/**
 * What stands above a picture: title, summary, standing; the last two folded where room is dear.
 * @param {boolean} isFolded
 */
function makeHeading(isFolded) {
  const title = h("p", { class: "kc-map-title" });
  const subtitle = h("p", { class: "kc-map-subtitle" });
  const standing = h("p", { class: "kc-soft kc-standing" });
  /** @param {Atlas} map */
  function show({ view }) {
    title.textContent = view.title;
    subtitle.textContent = view.subtitle;
    const one = view.hypotheses.length === 1 && view.hypotheses[0].standing;
    put(standing, h("strong", {}, "Where it stands "), one);
    standing.hidden = !one;
  }
  const about = isFolded ? [h("details", { class: "kc-key" },
    h("summary", {}, "About this account"), subtitle, standing)] : [subtitle, standing];
  return { elements: [title, ...about], show };
}

/**
 * The picture as a map, a list or a table; lists and tables are made when first needed.
 * @param {object} how
 * @param {() => Atlas} how.map
 * @param {HTMLElement[]} how.ofMap shown with the map alone
 * @param {Extra} [how.controls]
 * @param {(text: string) => void} how.say
 * @param {() => IsShown} how.isShown
 * @param {() => string} how.name of the view
 */
function makeModes({ map, ofMap, controls, say, isShown, name }) {
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
      ?? (mode === "list" ? makeList(map(), controls) : makeTable(map(), say, name()));
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

  let name = "";
  const frame = makeFrame(say);
  const light = makeLight(root, shown);
  const heading = makeHeading(Boolean(hooks.bench));
  const filterWords = h("span");
  const filterNote = h("p", { class: "kc-soft kc-filtered", hidden: true }, filterWords, " ",
    button("Show all links", () => drawer.clearFilter()));
  const summary = h("summary", {}, "What the marks mean");
  const key = h("details", { class: "kc-key", open: !hooks.bench }, summary);
  const card = makeMapCard({ onClose: close, extra: hooks.controls,
    onTrace: (id) => drawer.traceFrom(id) });
  const walk = makeWalk({ frame, light, shown, say, press });
  const drawer = makeDrawer({ map: () => map, onFilter, marks: {
    mark, say, isShown: (edge) => light.now.isShown(edge),
  }, onUse(tool) {
    frame.makeRoom({ share: (tool ? WITH_TOOL : 1) * (hooks.bench ? WITH_BENCH : 1) });
    if (tool) bringIntoSight(desk);
  } });
  const modes = makeModes({ map: () => map, ofMap: [frame.element, light.about, key],
    controls: hooks.controls, say, isShown: () => light.now.isShown, name: () => name });
  const finder = makeFinder(model.get("names"), say, (id, from) => {
    if (modes.isMap()) walk.goTo(id);
    show(id, from, { withFocus: false });
  });
  const trouble = makeTrouble(say);
  // A tool and the map that it speaks of fit on one screen together.
  const desk = h("div", { class: "kc-desk" }, drawer.element, filterNote, frame.element,
    light.about);
  const body = h("div", { class: "kc-body" }, h("div", { class: "kc-main-part" },
    desk, modes.words, key), card.element);

  /** @param {string[]} ids of nodes and links */
  function reveal(ids) {
    const ends = ids.flatMap((id) => {
      const edge = map.edges.get(id);
      return edge ? [edge.source, edge.target] : [id];
    });
    if (ends.length && modes.isMap()) {
      frame.reveal(around(ends.map((end) => known(map.nodes, end))));
    }
  }
  /** @type {(edges: string[], last: string | null) => void} */
  function mark(edges, last) {
    reveal(last ? [last] : edges);
    light.mark(edges, last);
    if (last) bringIntoSight(desk);
  }
  /** @type {(id: string, from: Element | undefined, how?: { withFocus: boolean }) => void} */
  function show(id, from, { withFocus } = { withFocus: true }) {
    if (!from || !card.element.contains(from)) opened = from;
    say(`Opened: ${card.show(map, id, name)}`);
    body.classList.add("kc-with-card");
    frame.makeRoom({ isBeside: true });
    reveal([id]);
    light.set({ open: id });
    if (withFocus) card.focus();
    bringIntoSight(card.element);
  }
  function hideCard() {
    card.hide();
    body.classList.remove("kc-with-card");
    frame.makeRoom({ isBeside: false });
  }
  function putCardAway() {
    hideCard();
    light.set({ open: null, over: null });
  }
  function close() {
    putCardAway();
    const back = opened?.isConnected ? opened : walk.here();
    opened = null;
    if (back instanceof HTMLElement || back instanceof SVGElement) back.focus();
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
    const [left, every] = [map.view.edges.filter(isShown), map.view.edges.length];
    const words = left.length ? `${left.length} of ${every} links shown`
      : `None of the ${every} links is of this kind`;
    say(`${words}.`);
    filterNote.hidden = left.length === every;
    filterWords.textContent = `${words}; the rest is filtered.`;
    reveal(left.map(({ id }) => id));
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
    name = nameApart(root, `${model.get("title")}: ${map.view.title}`);
    heading.show(map);
    finder.show(map.view.nodes);
    put(key, summary, drawLegend(map.view, hooks.marks ?? []));
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
    finder.note, hooks.bench ? h("div", { class: "kc-workplace" }, body, hooks.bench) : body);
  showPicture();
  atEnd(frame.stop);
  // Only once on the page it can see its neighbours there.
  requestAnimationFrame(() => (name = nameApart(root, `${model.get("title")}: ${map.view.title}`)));
  return { choice: chooser.read, map: () => map, drawing: () => drawing, putCardAway };
}

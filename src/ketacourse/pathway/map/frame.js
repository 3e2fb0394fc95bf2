// The frame: a drawing is moved and enlarged in it by one transform, so that moving stays smooth.

import { button, h } from "../../display/base.js";
import { followPointers, followWheel } from "./gestures.js";
import { DIRECTIONS } from "./reading.js";
import { BESIDE, IN_HAND, LEGIBLE, fitted, kept, revealed, started, zoomed } from "./viewport.js";

/**
 * @import { Drawing } from "./drawing.js"
 * @import { MapView } from "./reading.js"
 * @import { Box, Place } from "./viewport.js"
 */

const ZOOM_STEP = 1.25;
const PAN_STEP = 60; // px, for a key
const OVERVIEW = 0.5; // below this the names of the regions are enlarged
const SHORTEST = 300;
const TALLEST = 760;
const NARROW_PX = 560; // below this the page scrolls over the map, which is as tall as it needs

/**
 * Show a drawing in a frame; moving and enlarging change the transform of one group.
 * @param {(text: string) => void} say
 */
export function makeFrame(say) {
  const frame = h("div", { class: "kc-frame" });
  let size = { width: 1, height: 1, isOverview: false };
  /** @type {SVGElement | null} */
  let stage = null;
  /** @type {Place} */
  let at = { x: 0, y: 0, k: 1 };
  let isMoved = false;
  let share = 1; // of the usual height, where a tool or a bench stands beside the map
  let isBeside = false; // whether a card does
  /** @type {Box | null} */
  let focus = null; // what is to stay in sight

  const room = () => ({ width: frame.clientWidth, height: frame.clientHeight });
  /** @param {Place} place */
  function show(place) {
    at = kept(place, size, room());
    stage?.setAttribute("transform",
      `translate(${at.x.toFixed(1)} ${at.y.toFixed(1)}) scale(${at.k})`);
    frame.classList.toggle("kc-far", at.k < OVERVIEW);
  }
  /** @param {Place} place */
  function move(place) {
    isMoved = true;
    show(place);
  }
  /** @type {(factor: number, point?: readonly [number, number]) => void} */
  const zoom = (factor, point = [room().width / 2, room().height / 2]) =>
    move(zoomed(at, factor, point, size, room()));
  /** @type {(dx: number, dy: number) => void} */
  const pan = (dx, dy) => move({ x: at.x + dx, y: at.y + dy, k: at.k });
  const fit = () => {
    focus = null;
    move(fitted(size, room()));
  };
  function start() {
    if (!frame.clientWidth || !stage) return;
    const view = frame.closest(".kc") ?? frame;
    const isNarrow = view.clientWidth < NARROW_PX && !size.isOverview;
    const usual = share * Math.min(0.75 * window.innerHeight, TALLEST);
    const tallest = isNarrow ? Infinity : Math.max(SHORTEST, usual);
    const fitsBeside = isBeside && frame.clientWidth >= BESIDE * size.width;
    const legible = isNarrow ? IN_HAND : fitsBeside ? BESIDE : LEGIBLE;
    const { place, height } = started(size, frame.clientWidth, tallest, legible);
    // Beside a card the frame keeps its height, so that nothing below it jumps.
    if (!isBeside || isNarrow) frame.style.height = `${height}px`;
    isMoved = false;
    show(place);
  }
  /** Fit anew what the reader has not moved, and keep in sight what matters. */
  function settle() {
    if (!stage || !frame.clientWidth) return;
    if (isMoved) show(at);
    else start();
    if (focus) show(revealed(at, focus, size, room()));
  }
  /** @type {(drawing: Drawing, view: MapView) => void} */
  function put(drawing, view) {
    size = { width: view.width, height: view.height, isOverview: view.all };
    stage = drawing.stage;
    focus = null;
    for (const old of frame.querySelectorAll(":scope > svg")) old.remove();
    frame.prepend(drawing.element);
    start();
  }
  const sizes = new ResizeObserver(settle);
  sizes.observe(frame);

  /** @type {(name: string, sign: string, act: () => void) => HTMLElement} */
  const zoomer = (name, sign, act) => button(sign, () => {
    act();
    say(`${Math.round(100 * at.k)} %`);
  }, { "aria-label": name, title: name });
  const hint = h("p", { class: "kc-wheel-hint", hidden: true },
    "Click the map first, or hold Ctrl, to zoom with the wheel.");
  frame.append(hint, h("div", { class: "kc-zoom" },
    zoomer("Zoom in", "+", () => zoom(ZOOM_STEP)),
    zoomer("Zoom out", "−", () => zoom(1 / ZOOM_STEP)),
    zoomer("Show the whole map", "⤢", fit)));
  const letWheel = followWheel(frame, hint, { zoom, pan });
  const { wasDragged } = followPointers(frame, { zoom, pan });
  /**
   * Zooming and panning by key; says whether the key was one of ours.
   * @param {KeyboardEvent} event
   */
  function onKey(event) {
    const way = event.shiftKey && DIRECTIONS.get(event.key);
    const act = way ? () => pan(-way[0] * PAN_STEP, -way[1] * PAN_STEP) : KEYS.get(event.key);
    act?.();
    return Boolean(act);
  }
  const KEYS = new Map([
    ["+", () => zoom(ZOOM_STEP)], ["=", () => zoom(ZOOM_STEP)], ["-", () => zoom(1 / ZOOM_STEP)],
    ["0", fit],
  ]);
  return {
    element: frame, put, onKey, wasDragged,
    /**
     * Bring a box of the picture into sight, large enough to read, and keep it there.
     * @param {Box} box
     */
    reveal(box) {
      focus = box;
      const place = revealed(at, box, size, room());
      if (place.k !== at.k) isMoved = true;
      show(place);
    },
    /**
     * Make room for what stands beside or above the map; what is in sight stays there.
     * @param {{ share?: number, isBeside?: boolean }} changes
     */
    makeRoom(changes) {
      ({ share, isBeside } = { share, isBeside, ...changes });
      if (changes.isBeside === false) focus = null;
      settle();
    },
    stop() {
      sizes.disconnect();
      letWheel();
    },
  };
}

// The frame: a drawing is moved and enlarged in it by one transform, so that moving stays smooth.

import { h } from "../../display/base.js";
import { DIRECTIONS } from "./reading.js";

const LARGEST = 3;
const ZOOM_STEP = 1.25;
const PAN_STEP = 60; // px, for a key
const LEGIBLE = 0.72; // a picture starts no smaller, even if some of it stays outside
const OVERVIEW = 0.5; // below this the names of the regions are enlarged
const DRAG_PX = 4; // a press that moves further is no click
const MARGIN = 14;
const HINT_MS = 1500;
const TALLEST = 760;

/** Show a drawing in a frame; moving and enlarging change the transform of one group. */
export function makeFrame(say) {
  const frame = h("div", { class: "kc-frame" });
  let size = { width: 1, height: 1 };
  let stage = null;
  let [x, y, k] = [0, 0, 1];
  let isMoved = false;

  const inner = () => [frame.clientWidth, frame.clientHeight];
  /** Keep some of the picture in sight, and all of it where it fits. */
  function held(offset, length, room) {
    const spare = room - length * k;
    if (spare >= 0) return Math.min(Math.max(offset, 0), spare);
    return Math.min(Math.max(offset, spare - MARGIN), MARGIN);
  }
  function place(left, top) {
    const [width, height] = inner();
    x = held(left, size.width, width);
    y = held(top, size.height, height);
    stage.setAttribute("transform", `translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${k})`);
    frame.classList.toggle("kc-far", k < OVERVIEW);
  }
  const smallest = () => {
    const [width, height] = inner();
    return Math.min(width / size.width, height / size.height, LEGIBLE);
  };
  /** Enlarge around a point of the frame, which stays where it is. */
  function zoom(factor, [cx, cy] = inner().map((side) => side / 2)) {
    const next = Math.min(LARGEST, Math.max(smallest(), k * factor));
    const [left, top] = [cx - (cx - x) * (next / k), cy - (cy - y) * (next / k)];
    k = next;
    isMoved = true;
    place(left, top);
  }
  function pan(dx, dy) {
    isMoved = true;
    place(x + dx, y + dy);
  }
  function centre() {
    const [width, height] = inner();
    place((width - size.width * k) / 2, (height - size.height * k) / 2);
  }
  /** The whole picture at once. */
  function fit() {
    const [width, height] = inner();
    k = Math.min(1, width / size.width, height / size.height);
    isMoved = true;
    centre();
  }
  /** How a picture starts: as wide as there is room, unless it would be too small to read. */
  function start() {
    const width = frame.clientWidth;
    if (!width || !stage) return;
    const most = Math.max(300, Math.min(0.75 * window.innerHeight, TALLEST));
    const across = Math.min(1, width / size.width);
    const both = Math.min(across, most / size.height);
    k = both >= LEGIBLE ? both : Math.max(across, LEGIBLE);
    if (size.isOverview) k = both;
    frame.style.height = `${Math.min(most, Math.ceil(size.height * k) + 2)}px`;
    isMoved = false;
    place((width - size.width * k) / 2 < 0 ? 0 : (width - size.width * k) / 2, 0);
  }
  /** Bring a box of the picture into sight, large enough to read. */
  function reveal(box) {
    if (k < LEGIBLE) {
      k = 0.9;
      isMoved = true;
      const [width, height] = inner();
      place(width / 2 - (box.x + box.w / 2) * k, height / 2 - (box.y + box.h / 2) * k);
      return;
    }
    const [width, height] = inner();
    const into = (offset, low, length, room) => {
      const [from, to] = [offset + low * k - MARGIN, offset + (low + length) * k + MARGIN];
      return offset + (from < 0 ? -from : Math.min(0, room - to));
    };
    place(into(x, box.x, box.w, width), into(y, box.y, box.h, height));
  }
  function put(drawing, view) {
    size = { width: view.width, height: view.height, isOverview: view.all };
    stage = drawing.stage;
    for (const old of frame.querySelectorAll(":scope > svg")) old.remove();
    frame.prepend(drawing.element);
    start();
  }

  const spot = (event) => {
    const frameAt = frame.getBoundingClientRect();
    return [event.clientX - frameAt.left, event.clientY - frameAt.top];
  };
  let hiding;
  /** The wheel belongs to the page, unless the map is in use or Ctrl is held (as a pinch does). */
  function onWheel(event) {
    const isOurs = event.ctrlKey || event.metaKey || frame.contains(document.activeElement);
    hint.hidden = isOurs;
    clearTimeout(hiding);
    hiding = setTimeout(() => (hint.hidden = true), HINT_MS);
    if (!isOurs) return;
    event.preventDefault();
    zoom(Math.exp(-event.deltaY / (event.ctrlKey && Math.abs(event.deltaY) < 50 ? 100 : 400)),
      spot(event));
  }
  const fingers = new Map();
  let dragged = 0;
  function onDown(event) {
    if (event.button > 0 || event.target.closest(".kc-zoom")) return;
    fingers.set(event.pointerId, [event.clientX, event.clientY]);
    dragged = 0;
  }
  function onMove(event) {
    const was = fingers.get(event.pointerId);
    if (!was) return;
    const now = [event.clientX, event.clientY];
    const [dx, dy] = [now[0] - was[0], now[1] - was[1]];
    dragged += Math.abs(dx) + Math.abs(dy);
    if (dragged < DRAG_PX) return;
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
    fingers.set(event.pointerId, now);
    frame.setPointerCapture(event.pointerId);
    frame.classList.add("kc-dragging");
    if (!other) pan(dx, dy);
    else {
      const apart = (at) => Math.hypot(at[0] - other[0], at[1] - other[1]) || 1;
      pan(dx / 2, dy / 2);
      zoom(apart(now) / apart(was), spot({ clientX: (now[0] + other[0]) / 2,
        clientY: (now[1] + other[1]) / 2 }));
    }
  }
  function onUp(event) {
    fingers.delete(event.pointerId);
    frame.classList.remove("kc-dragging");
  }
  frame.addEventListener("wheel", onWheel, { passive: false });
  frame.addEventListener("pointerdown", onDown);
  frame.addEventListener("pointermove", onMove);
  for (const end of ["pointerup", "pointercancel"]) frame.addEventListener(end, onUp);
  /** A card beside the map takes room from it; the map keeps its scale, so that nothing jumps. */
  let isHeld = false;
  const hold = (wanted) => (isHeld = wanted);
  const sizes = new ResizeObserver(() => {
    if (!stage || !frame.clientWidth) return;
    if (isMoved || isHeld) place(x, y);
    else start();
  });
  sizes.observe(frame);

  const scaled = (act) => () => {
    act();
    say(`${Math.round(100 * k)} %`);
  };
  const button = (name, sign, act) =>
    h("button", { type: "button", "aria-label": name, title: name, onclick: scaled(act) }, sign);
  const hint = h("p", { class: "kc-wheel-hint", hidden: true },
    "Click the map first, or hold Ctrl, to zoom with the wheel.");
  frame.append(hint, h("div", { class: "kc-zoom" },
    button("Zoom in", "+", () => zoom(ZOOM_STEP)),
    button("Zoom out", "−", () => zoom(1 / ZOOM_STEP)),
    button("Show the whole map", "⤢", fit)));
  /** Zooming and panning by key; says whether the key was one of ours. */
  function onKey(event) {
    const act = event.shiftKey && DIRECTIONS[event.key]
      ? () => pan(...DIRECTIONS[event.key].map((way) => -way * PAN_STEP))
      : { "+": () => zoom(ZOOM_STEP), "=": () => zoom(ZOOM_STEP), "-": () => zoom(1 / ZOOM_STEP),
        0: fit }[event.key];
    act?.();
    return Boolean(act);
  }
  const stop = () => {
    sizes.disconnect();
    clearTimeout(hiding);
  };
  return {
    element: frame, put, reveal, hold, onKey, stop,
    wasDragged: () => dragged >= DRAG_PX, state: () => ({ x, y, k }),
  };
}

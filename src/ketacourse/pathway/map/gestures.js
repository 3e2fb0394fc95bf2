// Wheel, pointer and fingers over the map, told as moves and zooms.

const DRAG_PX = 4; // a press that moves further is no click
const HINT_MS = 1500;

/**
 * @typedef {[number, number]} Point
 * @typedef {object} Moves
 * @property {(factor: number, point: Point) => void} zoom
 * @property {(dx: number, dy: number) => void} pan
 */

/**
 * How much a turn of the wheel enlarges; a pinch comes as small turns with Ctrl.
 * @param {{ deltaY: number, ctrlKey: boolean }} wheel
 */
export const wheelFactor = ({ deltaY, ctrlKey }) =>
  Math.exp(-deltaY / (ctrlKey && Math.abs(deltaY) < 50 ? 100 : 400));

/**
 * The wheel belongs to the page, unless the map is in use or Ctrl is held (as a pinch does).
 * @param {HTMLElement} frame
 * @param {HTMLElement} hint shown for a moment where the wheel is left to the page
 * @param {Moves} moves
 * @returns {() => void} the undoing
 */
export function followWheel(frame, hint, { zoom }) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let hiding;
  frame.addEventListener("wheel", (event) => {
    const isOurs = event.ctrlKey || event.metaKey || frame.contains(document.activeElement);
    hint.hidden = isOurs;
    clearTimeout(hiding);
    hiding = setTimeout(() => (hint.hidden = true), HINT_MS);
    if (!isOurs) return;
    event.preventDefault();
    zoom(wheelFactor(event), pointOf(frame, [event.clientX, event.clientY]));
  }, { passive: false });
  return () => clearTimeout(hiding);
}

/**
 * One pointer moves the map, two zoom it as well.
 * @param {HTMLElement} frame
 * @param {Moves} moves
 */
export function followPointers(frame, { zoom, pan }) {
  /** @type {Map<number, Point>} */
  const fingers = new Map();
  let dragged = 0;
  frame.addEventListener("pointerdown", (event) => {
    const { target } = event;
    if (event.button > 0 || (target instanceof Element && target.closest(".kc-zoom"))) return;
    fingers.set(event.pointerId, [event.clientX, event.clientY]);
    dragged = 0;
  });
  frame.addEventListener("pointermove", (event) => {
    const was = fingers.get(event.pointerId);
    if (!was) return;
    /** @type {Point} */
    const now = [event.clientX, event.clientY];
    const [dx, dy] = [now[0] - was[0], now[1] - was[1]];
    dragged += Math.abs(dx) + Math.abs(dy);
    if (dragged < DRAG_PX) return;
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
    fingers.set(event.pointerId, now);
    frame.setPointerCapture(event.pointerId);
    frame.classList.add("kc-dragging");
    if (!other) {
      pan(dx, dy);
      return;
    }
    const apart = (/** @type {Point} */ at) => Math.hypot(at[0] - other[0], at[1] - other[1]) || 1;
    pan(dx / 2, dy / 2);
    zoom(apart(now) / apart(was),
      pointOf(frame, [(now[0] + other[0]) / 2, (now[1] + other[1]) / 2]));
  });
  for (const end of /** @type {const} */ (["pointerup", "pointercancel"])) {
    frame.addEventListener(end, (event) => {
      fingers.delete(event.pointerId);
      frame.classList.remove("kc-dragging");
    });
  }
  return { wasDragged: () => dragged >= DRAG_PX };
}

/**
 * A point of the window as one of the frame.
 * @param {HTMLElement} frame
 * @param {Point} point
 * @returns {Point}
 */
function pointOf(frame, [x, y]) {
  const { left, top } = frame.getBoundingClientRect();
  return [x - left, y - top];
}

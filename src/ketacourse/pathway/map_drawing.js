// The picture: SVG made of a view, and a frame in which it is moved and enlarged.

const SVG = "http://www.w3.org/2000/svg";
const LARGEST = 3;
const ZOOM_STEP = 1.25;
const PAN_STEP = 60; // px, for a key
const LEGIBLE = 0.72; // a picture starts no smaller, if that leaves some of it outside
const OVERVIEW = 0.5; // below this the text of nodes is too small to read, and left out
const DRAG_PX = 4; // a press that moves further is no click
const MARGIN = 14;
const HINT_MS = 1500;

function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value != null && value !== false) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child != null));
  return element;
}

function drawRegion(region) {
  const { x, y, w, h: height, label, label_x: left, label_y: top } = region;
  const widest = (w - 12) / (0.66 * label.length); // px of type that still fits
  return svg("g", { class: "kc-region" },
    svg("rect", { x, y, width: w, height, rx: 12 }),
    svg("text", { x: left, y: top, style: `--kc-widest: ${widest.toFixed(1)}px` }, label));
}

const HEADS = { 1: "kc-raises", "-1": "kc-lowers", 0: "kc-neither" };

function drawEdge(edge, isShared) {
  const dashed = edge.dash || null;
  const sign = edge.status === "unconfirmed" ? "?" : isShared(edge.source) && isShared(edge.target)
    ? edge.tag : "";
  return svg("g", { class: `kc-edge kc-tone-${edge.tone} ${HEADS[edge.sign]}`, "data-id": edge.id },
    svg("path", { class: "kc-reach", d: edge.d }),
    svg("path", { class: "kc-casing", d: edge.d, "stroke-width": edge.weight + 4 }),
    svg("path", { class: "kc-line", d: edge.d, "stroke-width": edge.weight,
      "stroke-dasharray": dashed }),
    svg("path", { class: "kc-head", d: edge.head }),
    sign ? drawDisc(edge.label, sign) : null);
}

/** A small disc: a question mark for what is not confirmed, or a number. */
function drawDisc({ x, y }, sign) {
  return svg("g", { class: "kc-disc" }, svg("circle", { cx: x, cy: y, r: 7 }),
    svg("text", { x, y: y + 3.8 }, sign));
}

/** In an overlay a node carries the numbers of its hypotheses, so that colour does not tell alone. */
function drawBadge(node, shown) {
  const text = node.hypotheses.filter((number) => shown.includes(number)).join("·");
  const width = 8 + 7 * text.length;
  return svg("g", { class: "kc-badge" },
    svg("rect", { x: node.x + node.w - width - 6, y: node.y - 9, width, height: 16, rx: 8 }),
    svg("text", { x: node.x + node.w - 6 - width / 2, y: node.y + 3 }, text));
}

function drawNode(map, node, shown) {
  const { x, y, w, h: height } = node;
  const rx = Math.min(node.radius, height / 2);
  const lines = node.lines.map((line, at) =>
    svg("text", { x: node.cx, y: node.baselines[at] }, line));
  return svg("g", {
    class: `kc-node kc-tone-${node.tone}`, "data-id": node.id, role: "button", tabindex: -1,
    "aria-label": nodeLabel(map, node),
  },
  svg("rect", { class: "kc-ring", x: x - 4, y: y - 4, width: w + 8, height: height + 8,
    rx: rx && rx + 4 }),
  svg("rect", { class: "kc-box", x, y, width: w, height, rx, "stroke-width": node.border ?? 1.2 }),
  ...lines,
  node.status === "unconfirmed" ? drawDisc({ x: x + 3, y: y + 3 }, "?") : null,
  shown.length > 1 ? drawBadge(node, shown) : null);
}

/** The drawing of a view; its nodes are buttons of which one at a time takes Tab. */
function draw(map) {
  const { view } = map;
  const shown = view.all ? [] : view.hypotheses.map((hypothesis) => hypothesis.number);
  const nodes = new Map(readingOrder(map).map((node) => [node.id, drawNode(map, node, shown)]));
  // An edge carries the number of its hypothesis only where its ends do not tell it.
  const isShared = (id) => map.nodes.get(id).tone === 0;
  const edges = new Map(view.edges.map((edge) => [edge.id, drawEdge(edge, isShared)]));
  const stage = svg("g", {},
    svg("g", { "aria-hidden": "true" }, ...view.regions.map(drawRegion)),
    svg("g", { "aria-hidden": "true" }, ...edges.values()),
    svg("g", {}, ...nodes.values()));
  const element = svg("svg", { width: "100%", height: "100%", "font-size": view.font_size }, stage);
  return { element, stage, nodes, edges };
}

const RING = "M38 9A3.5 3.5 0 1 1 31 9A3.5 3.5 0 1 1 38 9Z";
const SAMPLES = { 1: "M38 9L29 4.5L29 13.5Z", "-1": "M31 3V15", 0: RING };

/** Small samples of the marks that a view uses, with their meaning. */
function drawLegend(view) {
  const entries = view.legend.map((entry) => h("li", {}, drawSample(entry), ` ${entry.text}`));
  return h("ul", { class: "kc-legend" }, ...entries);
}

function drawSample({ kind, sign = 1, dash, weight = 2, tone = 0, type, border }) {
  const sample = (...parts) => svg("svg", { width: 40, height: 18, "aria-hidden": "true" },
    svg("g", { class: `kc-edge kc-tone-${tone} ${HEADS[sign]}` }, ...parts));
  if (kind === "mark") return sample(drawDisc({ x: 20, y: 9 }, "?"));
  if (kind === "shape") {
    return sample(svg("rect", { class: "kc-box", x: 7, y: 1.5, width: 26, height: 15,
      rx: type === "drug" ? 7.5 : 0, "stroke-width": border }));
  }
  const line = { class: "kc-line", d: "M2 9H30", "stroke-width": weight, "stroke-dasharray": dash };
  const head = kind === "head" ? svg("path", { class: "kc-head", d: SAMPLES[sign] }) : null;
  return sample(svg("path", line), head);
}

// --- The frame -----------------------------------------------------------------------------------

/** Show a drawing in a frame; moving and enlarging change the transform of one group. */
function makeFrame(say) {
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
    const most = Math.max(300, Math.min(0.75 * window.innerHeight, 760));
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
    button("Zoom in", "+", () => zoom(ZOOM_STEP)), button("Zoom out", "−", () => zoom(1 / ZOOM_STEP)),
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

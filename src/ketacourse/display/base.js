// Shared by every view: making elements, keeping keys to ourselves, and speaking politely.

/** Make an element: h("p", { class: "kc-hint" }, "text", child). Text is only ever text. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child != null));
  return element;
}

/** The same for elements of SVG. */
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child != null));
  return element;
}

/** An element filled with HTML that the kernel made and sanitised. */
export function rendered(tag, attributes, html) {
  const element = h(tag, attributes);
  element.innerHTML = html;
  return element;
}

/**
 * JupyterLab turns letters and arrows into notebook commands. Keys typed in a view stay in it,
 * but combinations such as Ctrl+S must still reach the page. Returns the undoing.
 */
export function keepKeys(root) {
  const keep = (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
  };
  root.addEventListener("keydown", keep);
  return () => root.removeEventListener("keydown", keep);
}

/** A live region; says the last of a quick run of messages once things are quiet. */
export function makeAnnouncer(root) {
  const region = h("p", { class: "kc-visually-hidden", role: "status", "aria-live": "polite" });
  root.append(region);
  let timer;
  const say = (text, delay = 150) => {
    clearTimeout(timer);
    timer = setTimeout(() => (region.textContent = text), delay);
  };
  return { say, stop: () => clearTimeout(timer) };
}

let counter = 0;
/** An id that no other view on the page has. */
export function freshId(stem) {
  counter += 1;
  return `kc-${stem}-${Math.random().toString(36).slice(2, 8)}-${counter}`;
}

export const LATE_MS = 8000;
/** Tell what is under way, and later that nothing comes. Returns the undoing. */
export function tellWhileWaiting(tell, underWay, late) {
  const timers = [setTimeout(tell, 300, underWay), setTimeout(tell, LATE_MS, late)];
  return () => timers.forEach(clearTimeout);
}

/** The kernel's replies as promises; each carries the id of its request. */
export function makeKernel(model) {
  const waiting = new Map();
  const receive = (reply, buffers) => {
    waiting.get(reply.request)?.({ ...reply, buffers });
    waiting.delete(reply.request);
  };
  model.on("msg:custom", receive);
  function ask(content, buffers = []) {
    const id = freshId("request");
    return new Promise((resolve) => {
      waiting.set(id, resolve);
      model.send({ ...content, request: id }, undefined, buffers);
    });
  }
  return { ask, stop: () => model.off("msg:custom", receive) };
}

// Everything a pathway view has in common: choosing a picture, reading it, questioning it.

const PATIENCE_MS = 300;
const LATE_MS = 8000;
const LATE = "The kernel is not answering. Run the cell again (Run menu), then choose again.";
const MOST_OVERLAID = 3;
const NARROW_PX = 560; // below this the list comes first

/** Requests carry an id, which the kernel's reply carries back. */
function makeKernel(model) {
  const waiting = new Map();
  const receive = (reply) => {
    waiting.get(reply.request)?.(reply);
    waiting.delete(reply.request);
  };
  model.on("msg:custom", receive);
  function ask(content) {
    const id = freshId("request");
    return new Promise((resolve) => {
      waiting.set(id, resolve);
      model.send({ ...content, request: id });
    });
  }
  return { ask, stop: () => model.off("msg:custom", receive) };
}

/** Choose a hypothesis, and up to two more to lay over it; null stands for everything. */
function makeChooser(accounts, start, onChoice) {
  const id = freshId("account");
  const value = start === "all" ? "all" : String(start[0]);
  const select = h("select", { id }, ...accounts.map(({ number, name }) =>
    h("option", { value: number, selected: value === String(number) }, `${number} ${name}`)),
  h("option", { value: "all", selected: value === "all" }, "Everything"));
  const boxes = accounts.map(({ number, name }) => {
    const input = h("input", { type: "checkbox", value: number, onchange: () => changed() });
    input.checked = start !== "all" && start.slice(1).includes(number);
    return [input, h("label", { class: "kc-radio" }, input, `${number} ${name}`)];
  });
  const others = () =>
    boxes.filter(([input]) => input.checked && input.value !== select.value)
      .map(([input]) => Number(input.value));
  const read = () => (select.value === "all" ? "all" : [Number(select.value), ...others()]);
  function settle() {
    const isFull = select.value === "all" || others().length >= MOST_OVERLAID - 1;
    for (const [input, label] of boxes) {
      label.hidden = input.value === select.value;
      input.disabled = isFull && !input.checked;
    }
    compare.hidden = select.value === "all";
  }
  function changed() {
    settle();
    onChoice(read());
  }
  select.addEventListener("change", changed);
  const compare = h("details", { class: "kc-compare" }, h("summary", {}, "Compare with…"),
    h("fieldset", {}, h("legend", {}, "Lay over it (two at most)"),
      ...boxes.map(([, label]) => label)));
  settle();
  const element = h("div", { class: "kc-row kc-chooser" },
    h("div", { class: "kc-field" }, h("label", { for: id }, "Account"), select), compare);
  return { element, read };
}

/**
 * The map with all that belongs to it. `hooks`, all optional, let the laboratory join in:
 * `controls(id)` makes what stands beside a node, `shown(map, drawing)` follows every new picture.
 */
function makeAtlas({ model, root, voice, kernel, hooks = {} }) {
  const { say } = voice;
  const pictures = new Map();
  const isNarrow = () => root.clientWidth > 0 && root.clientWidth < NARROW_PX;
  let map = null;
  let drawing = null;
  let parts = {}; // list, table and tools of this picture, made when first needed
  let isShown = () => true;
  let [over, open, current] = [null, null, null];
  let marked = null; // { nodes, edges, last }: a path or the steps so far
  let tool = null;
  let mode = "map";
  let opened = null; // what the card was opened from

  // --- what is lit -------------------------------------------------------------------------------
  function paint() {
    const lit = (over && around(map, over, isShown)) ?? marked
      ?? (open && around(map, open, isShown));
    root.classList.toggle("kc-has-lit", Boolean(lit));
    const busy = new Set(map.view.edges.filter(isShown).flatMap((e) => [e.source, e.target]));
    for (const [id, node] of drawing.nodes) {
      node.classList.toggle("kc-lit", Boolean(lit?.nodes.has(id)));
      node.classList.toggle("kc-out", !busy.has(id) && map.at.get(id).length > 0);
      node.classList.toggle("kc-chosen", id === open);
    }
    for (const [id, edge] of drawing.edges) {
      edge.classList.toggle("kc-lit", Boolean(lit?.edges.has(id)));
      edge.classList.toggle("kc-out", !isShown(map.edges.get(id)));
      edge.classList.toggle("kc-chosen", id === open || (!over && id === marked?.last));
    }
    caption.textContent = over ? aboutOf(over) : "";
  }
  function aboutOf(id) {
    const edge = map.edges.get(id);
    return edge ? `${edge.sentence} (${edgeFacts(edge)})` : nodeLabel(map, map.nodes.get(id));
  }
  function hover(id) {
    if (id === over) return;
    over = id;
    paint();
  }
  /** Light a path or steps, and bring the last link into sight. */
  function mark(edges, last) {
    const ends = edges.flatMap((id) => [map.edges.get(id).source, map.edges.get(id).target]);
    marked = edges.length ? { nodes: new Set(ends), edges: new Set(edges), last } : null;
    for (const id of last ? [last] : edges) reveal(id);
    paint();
  }

  // --- the card ----------------------------------------------------------------------------------
  const card = makeCard({ onClose: close, onTrace: traceFrom, extra: hooks.controls });
  function show(id, from, { withFocus = true } = {}) {
    if (!card.element.contains(from)) opened = from;
    open = id;
    say(`Opened: ${card.show(map, id)}`);
    frame.hold(true);
    body.classList.add("kc-with-card");
    if (mode === "map") reveal(id);
    if (withFocus) card.focus();
    paint();
  }
  function reveal(id) {
    const edge = map.edges.get(id);
    for (const end of edge ? [edge.source, edge.target] : [id]) frame.reveal(map.nodes.get(end));
  }
  function close() {
    if (!open) return;
    open = null;
    card.hide();
    body.classList.remove("kc-with-card");
    frame.hold(false);
    const back = opened?.isConnected ? opened : drawing.nodes.get(current);
    opened = null;
    over = null;
    back?.focus();
    paint();
  }

  // --- moving about by key and pointer -----------------------------------------------------------
  function enter(id, { reveal = true } = {}) {
    drawing.nodes.get(current)?.setAttribute("tabindex", -1);
    current = id;
    drawing.nodes.get(id).setAttribute("tabindex", 0);
    if (reveal) frame.reveal(map.nodes.get(id));
  }
  function goTo(id, why = "") {
    enter(id);
    drawing.nodes.get(id).focus({ preventScroll: true });
    if (why) say(why);
  }
  function onMapKey(event) {
    if (frame.onKey(event)) {
      event.preventDefault();
      return;
    }
    const id = event.target.dataset.id;
    if (!id) return;
    const order = [...drawing.nodes.keys()];
    const step = { PageDown: 1, PageUp: -1 }[event.key];
    const jump = { Home: order[0], End: order.at(-1) }[event.key]
      ?? (step && order[(order.indexOf(id) + step + order.length) % order.length]);
    if (jump) goTo(jump);
    else if (DIRECTIONS[event.key]) follow(id, event.key);
    else if (event.key === "Enter" || event.key === " ") {
      if (tool === "trace") parts.trace.pick(id);
      else show(id, event.target);
    } else return;
    event.preventDefault();
  }
  function follow(id, key) {
    const next = neighbourTowards(map, id, key, isShown);
    if (next) goTo(next.node.id, next.edge.sentence);
    else say(`No link leads ${key.slice(5).toLowerCase()} from here.`);
  }
  const idAt = (target) => target.closest?.("[data-id]")?.dataset.id ?? null;
  const frame = makeFrame(say);
  frame.element.setAttribute("role", "application");
  frame.element.addEventListener("pointerover", (event) =>
    event.pointerType !== "touch" && hover(idAt(event.target)));
  frame.element.addEventListener("pointerleave", () => hover(null));
  frame.element.addEventListener("focusin", ({ target }) => {
    if (!target.dataset.id) return;
    if (target.matches(":focus-visible")) hover(target.dataset.id);
    if (target.dataset.id !== current) enter(target.dataset.id, { reveal: false });
  });
  frame.element.addEventListener("focusout", () => hover(null));
  frame.element.addEventListener("click", (event) => {
    const id = idAt(event.target);
    if (!id || frame.wasDragged()) return;
    const node = drawing.nodes.get(id);
    node?.focus({ preventScroll: true });
    if (tool === "trace" && node) parts.trace.pick(id);
    else show(id, node ?? drawing.nodes.get(current), { withFocus: false });
  });
  frame.element.addEventListener("keydown", onMapKey);

  // --- finding by name ---------------------------------------------------------------------------
  const names = h("datalist", { id: freshId("names") });
  const findId = freshId("find");
  const find = h("input", {
    type: "text", id: findId, list: names.id, autocomplete: "off", onchange: () => search(),
    onkeydown: (event) => event.key === "Enter" && search(),
  });
  const findNote = h("p", { class: "kc-soft", hidden: true });
  function search() {
    const wanted = find.value.trim().toLowerCase();
    const nodes = map.view.nodes;
    const hit = wanted && (nodes.find((node) => node.name.toLowerCase() === wanted)
      ?? nodes.find((node) => node.name.toLowerCase().includes(wanted)));
    findNote.hidden = Boolean(hit) || !wanted;
    if (hit) {
      if (mode === "map") goTo(hit.id);
      show(hit.id, find, { withFocus: false });
      find.value = "";
    } else if (wanted) {
      findNote.textContent = `Nothing called “${find.value.trim()}” here. ${elsewhere(wanted)}`;
      say(findNote.textContent);
    }
  }
  function elsewhere(wanted) {
    const found = model.get("names").find(([name]) => name.toLowerCase().includes(wanted));
    if (!found) return "";
    const where = found[1].length ? `hypothesis ${found[1].join(", ")}` : "the whole graph";
    return `${found[0]} belongs to ${where}.`;
  }

  // --- tools, and the list and table -------------------------------------------------------------
  const drawer = h("div", { class: "kc-drawer", id: freshId("drawer"), hidden: true });
  const TOOLS = [["steps", "Step through"], ["trace", "Trace paths"], ["filter", "Filter"]];
  const toolButtons = new Map(TOOLS.map(([key, name]) => [key, h("button", {
    type: "button", "aria-expanded": "false", "aria-controls": drawer.id,
    onclick: () => useTool(tool === key ? null : key),
  }, name)]));
  function makeTool(key) {
    if (key === "steps") return { element: makeSteps(map, { mark, say }) };
    if (key === "trace") return makeTracer(map, { mark, say, isShown: (edge) => isShown(edge) });
    return { element: makeFilter(map, filter) };
  }
  function useTool(key) {
    tool = key;
    for (const [name, button] of toolButtons) button.setAttribute("aria-expanded", name === key);
    drawer.hidden = !key;
    mark([], null);
    if (!key) return;
    parts[key] ??= makeTool(key);
    drawer.replaceChildren(parts[key].element);
  }
  function traceFrom(id) {
    useTool("trace");
    parts.trace.pick(id);
    drawer.querySelectorAll("select")[1].focus();
  }
  function filter(wanted) {
    isShown = wanted;
    if (marked) mark([], null);
    const left = map.view.edges.filter(isShown).length;
    say(`${left} of ${map.view.edges.length} links shown.`);
    filterNote.hidden = left === map.view.edges.length;
    filterNote.textContent = `${left} of ${map.view.edges.length} links shown; the rest is filtered.`;
    hideRows();
    paint();
  }
  function hideRows() {
    for (const { rows } of [parts.list, parts.table].filter(Boolean)) {
      for (const [id, row] of rows) {
        const edge = map.edges.get(id);
        row.hidden = Boolean(edge) && !isShown(edge);
      }
    }
  }
  const filterNote = h("p", { class: "kc-soft", hidden: true });
  const caption = h("p", { class: "kc-about", "aria-hidden": "true" });
  const legend = h("details", { class: "kc-key", open: true },
    h("summary", {}, "What the marks mean"));
  const words = h("div");
  function setMode(wanted) {
    mode = wanted;
    for (const part of [frame.element, caption, legend]) part.hidden = mode !== "map";
    words.hidden = mode === "map";
    if (mode !== "map") {
      parts[mode] ??= mode === "list" ? makeList(map, hooks.controls) : makeTable(map, say);
      words.replaceChildren(parts[mode].element);
      hideRows();
    }
  }
  const modes = radios("Show as", [["map", "map"], ["list", "list"], ["table", "table"]], setMode);
  words.addEventListener("click", ({ target }) => onOpener(target));
  card.element.addEventListener("click", ({ target }) => onOpener(target));
  function onOpener(target) {
    const id = target.closest("[data-opens]")?.dataset.opens;
    if (id) show(id, target.closest("[data-opens]"));
  }

  // --- pictures ----------------------------------------------------------------------------------
  const title = h("p", { class: "kc-map-title" });
  const subtitle = h("p", { class: "kc-map-subtitle" });
  const standing = h("p", { class: "kc-soft" });
  const trouble = h("p", { class: "kc-trouble", hidden: true });
  const body = h("div", { class: "kc-body" });

  function put(picture) {
    map = readView(picture);
    drawing = draw(map);
    [parts, isShown, over, open, marked] = [{}, () => true, null, null, null];
    card.hide();
    body.classList.remove("kc-with-card");
    frame.hold(false);
    filterNote.hidden = findNote.hidden = true;
    const { view } = map;
    title.textContent = view.title;
    subtitle.textContent = view.subtitle;
    const one = view.hypotheses.length === 1 && view.hypotheses[0].standing;
    standing.replaceChildren(h("strong", {}, "Where it stands "), one || "");
    standing.hidden = !one;
    frame.element.setAttribute("aria-label", `Map of ${view.title}: ${sizeOf(map)}. `
      + "Arrow keys follow links, Enter opens, Escape closes.");
    names.replaceChildren(...[...view.nodes].sort((a, b) => a.name.localeCompare(b.name))
      .map((node) => h("option", { value: node.name })));
    legend.replaceChildren(legend.firstChild, drawLegend(view));
    frame.put(drawing, view);
    current = null;
    enter(view.nodes[0].id, { reveal: false });
    useTool(tool);
    setMode(mode);
    paint();
    hooks.shown?.(map, drawing);
  }
  let latest = 0;
  async function choose(choice) {
    const key = JSON.stringify(choice);
    const turn = (latest += 1);
    const timers = [setTimeout(() => tell("Drawing…"), PATIENCE_MS),
      setTimeout(() => tell(LATE), LATE_MS)];
    if (!pictures.has(key)) {
      const reply = await kernel.ask({ do: "show", choice });
      if (reply.picture) pictures.set(key, reply.picture);
      else tell(reply.trouble);
    }
    timers.forEach(clearTimeout);
    if (turn !== latest || !pictures.has(key)) return;
    trouble.hidden = true;
    put(pictures.get(key));
    say(`${map.view.title}: ${sizeOf(map)}.`);
  }
  function tell(text) {
    trouble.textContent = text;
    trouble.hidden = false;
    say(text);
  }
  const onKey = (event) => {
    if (event.key !== "Escape" || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (open) close();
    else if (tool) {
      const button = toolButtons.get(tool);
      useTool(null);
      button.focus();
    }
  };
  root.addEventListener("keydown", onKey);

  const start = model.get("start");
  const chooser = makeChooser(model.get("accounts"), start, choose);
  pictures.set(JSON.stringify(start), model.get("picture"));
  body.append(h("div", { class: "kc-main-part" }, frame.element, caption, words, legend),
    card.element);
  root.append(chooser.element, title, subtitle, standing, trouble,
    h("div", { class: "kc-row kc-bar" }, modes,
      h("div", { class: "kc-row" }, ...toolButtons.values()),
      h("div", { class: "kc-field" }, h("label", { for: findId }, "Find"), find, names)),
    findNote, drawer, filterNote, hooks.above ?? "", body);
  put(model.get("picture"));
  /** Once on the page, its width is known: where there is little, the list comes first. */
  function settle() {
    if (!isNarrow()) return;
    modes.querySelector("[value=list]").checked = true;
    setMode("list");
  }
  requestAnimationFrame(settle);
  return {
    choice: chooser.read, map: () => map, drawing: () => drawing, stop: frame.stop, frame,
  };
}

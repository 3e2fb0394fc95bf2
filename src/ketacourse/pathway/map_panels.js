// Around the picture: the card, the list, the table, and the tools that question a view.

const plain = (text) => text || null;

function links(cites) {
  return cites.flatMap(({ label, link }, at) => [
    at ? "; " : null,
    link ? h("a", { href: link, target: "_blank", rel: "noopener" }, label) : label,
  ]);
}

/** A button that opens the card of a node or an edge. */
function opener(id, text, attributes = {}) {
  return h("button", { type: "button", class: "kc-open", "data-opens": id, ...attributes }, text);
}

/** The card of a node or an edge; `extra` gives what else stands in the card of a node. */
function makeCard({ onClose, onTrace, extra }) {
  const title = h("p", { class: "kc-card-title", tabindex: -1, id: freshId("card") });
  const kind = h("p", { class: "kc-card-kind" });
  const body = h("div");
  const element = h("div", {
    class: "kc-card", role: "region", "aria-labelledby": title.id, hidden: true,
  }, h("div", { class: "kc-card-head" }, kind,
    h("button", { type: "button", onclick: onClose }, "Close")), title, body);

  const line = (name, ...parts) => h("p", {}, h("strong", {}, `${name} `), ...parts);
  const sources = (card) => [
    card.cites.length > 0 && line("Sources", ...links(card.cites)),
    plain(card.status_text) && h("p", { class: "kc-unsure" }, card.status_text),
    plain(card.note) && h("p", { class: "kc-soft" }, card.note),
  ];
  const facts = (card) => {
    const rows = card.facts.flatMap(([term, text]) => [h("dt", {}, term), h("dd", {}, text)]);
    return h("dl", {}, ...rows);
  };
  const experiments = ({ experiments: found }) => found.length > 0 && h("details", {},
    h("summary", {}, `Experiments that changed it (${found.length})`),
    h("ul", {}, ...found.map(({ id, text }) => h("li", {}, `${id}: ${text}`))));
  const nodeParts = (map, card) => [
    extra?.(card.id, map),
    h("p", {}, card.text),
    line(card.neighbours.length ? "Links" : "No links in this picture"),
    h("ul", { class: "kc-card-links" }, ...card.neighbours.map((id) => {
      const edge = map.edges.get(id);
      return h("li", {}, opener(id, edge.sentence), h("span", { class: "kc-soft" },
        edge.contested ? " contested" : ""));
    })),
    h("p", {}, h("button", { type: "button", onclick: () => onTrace(card.id) },
      "Trace paths from here")),
    experiments(card),
    facts(card),
    ...sources(card),
  ];
  const edgeParts = (map, card) => {
    const { source, target } = map.edges.get(card.id);
    return [
      plain(card.text) && h("p", {}, card.text),
      line("How sure?", card.sure),
      plain(card.disagree) && line("Who disagrees?", `${card.disagree} `,
        ...(card.disagree_cites.length ? ["(", ...links(card.disagree_cites), ")"] : [])),
      ...sources(card),
      facts(card),
      line("Ends", opener(source, map.nodes.get(source).name), " ",
        opener(target, map.nodes.get(target).name)),
    ];
  };
  function show(map, id) {
    const card = map.cards[id];
    const isNode = card.kind === "node";
    kind.textContent = isNode ? map.nodes.get(id).type : "link";
    title.textContent = card.title;
    body.replaceChildren(
      ...(isNode ? nodeParts(map, card) : edgeParts(map, card)).filter(Boolean));
    element.hidden = false;
    element.scrollTop = 0;
    return card.title;
  }
  return { element, show, focus: () => title.focus(), hide: () => (element.hidden = true) };
}

// --- The same in words ---------------------------------------------------------------------------

/** Every node with the links that leave it, region by region. */
function makeList(map, extra) {
  const rows = new Map();
  const edgeRow = (edge) => {
    const row = h("li", {}, opener(edge.id, predicate(map, edge)), h("span", { class: "kc-soft" },
      ` ${edgeFacts(edge)}${numbersOf(map, edge)}`));
    rows.set(edge.id, row);
    return row;
  };
  const nodeRow = (node) => {
    const out = map.view.edges.filter((edge) => edge.source === node.id);
    const row = h("li", {}, opener(node.id, node.name, { class: "kc-open kc-name" }),
      h("span", { class: "kc-soft" }, ` ${node.type}${numbersOf(map, node)}`),
      extra?.(node.id, map), out.length ? h("ul", {}, ...out.map(edgeRow)) : null);
    rows.set(node.id, row);
    return row;
  };
  const order = readingOrder(map);
  const parts = map.view.regions.map((region) => {
    const id = freshId("place");
    const inside = order.filter((node) => node.region === region.name);
    return h("div", {}, h("p", { class: "kc-place", id }, region.label),
      h("ul", { "aria-labelledby": id }, ...inside.map(nodeRow)));
  });
  return { element: h("div", { class: "kc-list" }, ...parts), rows };
}

/** In an overlay, which of its hypotheses a node or an edge belongs to. */
function numbersOf(map, { hypotheses }) {
  const shown = map.view.hypotheses.map((hypothesis) => hypothesis.number);
  if (shown.length < 2 || map.view.all) return "";
  return `, hypothesis ${hypotheses.filter((number) => shown.includes(number)).join(" and ")}`;
}

const COLUMNS = [
  ["Link", (edge) => edge.sentence],
  ["Effect", (edge) => EFFECTS[edge.sign], (edge) => -edge.sign],
  ["Evidence in", (edge) => edge.subjects.join(", "), (edge) => edge.level],
  ["Strength", (edge) => edge.strength, (edge) => STRENGTHS.indexOf(edge.strength)],
  ["Contested", (edge) => (edge.contested ? "yes" : "no")],
  ["Cause", (edge) => (edge.causal ? "yes" : "no")],
  ["Confirmed", (edge) => (edge.status === "unconfirmed" ? "no" : "yes")],
  ["Hypotheses", (edge) => edge.hypotheses.join(", ") || "none",
    (edge) => edge.hypotheses[0] ?? 99],
];

/** Every edge as a row; a press on a heading sorts by it, and once more turns the order. */
function makeTable(map, say) {
  const rows = new Map(map.view.edges.map((edge) => [edge.id, h("tr", {},
    h("th", { scope: "row" }, opener(edge.id, edge.sentence)),
    ...COLUMNS.slice(1).map(([, text]) => h("td", {}, text(edge))))]));
  const body = h("tbody", {}, ...rows.values());
  let sorted = null;
  let isDown = false;
  const heads = COLUMNS.map(([name, text, rank = text]) => {
    const head = h("th", { scope: "col" });
    head.append(h("button", { type: "button", onclick: () => sort(head, name, rank) }, name));
    return head;
  });
  function sort(head, name, rank) {
    isDown = sorted === head && !isDown;
    sorted = head;
    heads.forEach((other) => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", isDown ? "descending" : "ascending");
    const compare = (a, b) => (rank(a) < rank(b) ? -1 : Number(rank(a) > rank(b)));
    const order = [...map.view.edges].sort((a, b) => (isDown ? compare(b, a) : compare(a, b)));
    body.append(...order.map((edge) => rows.get(edge.id)));
    say(`Sorted by ${name.toLowerCase()}, ${isDown ? "descending" : "ascending"}.`);
  }
  const table = h("table", {}, h("caption", {}, "Every link of this picture"),
    h("thead", {}, h("tr", {}, ...heads)), body);
  const element = h("div", {
    class: "kc-table-frame", role: "region", "aria-label": "Table of links", tabindex: 0,
  }, table);
  return { element, rows };
}

// --- Tools ---------------------------------------------------------------------------------------

function radios(legend, options, onChange) {
  const name = freshId("radio");
  const labels = options.map(([value, text], at) => h("label", { class: "kc-radio" },
    h("input", { type: "radio", name, value: String(value), checked: at === 0,
      onchange: () => onChange(value) }), text));
  return h("fieldset", { class: "kc-radios" }, h("legend", {}, legend), ...labels);
}

/** One link at a time, causes first. `mark(edges, last)` shows on the map how far we are. */
function makeSteps(map, { mark, say }) {
  const { steps } = map.view;
  let at = -1;
  const count = h("span", { class: "kc-soft" }, `${steps.length} links, causes first.`);
  const sentence = h("p", { class: "kc-sentence" }, "Press Next to follow the cascade.");
  const go = (by) => {
    at = Math.min(Math.max(at + by, 0), steps.length - 1);
    const step = steps[at];
    count.textContent = `${at + 1} of ${steps.length}`;
    sentence.textContent = step.sentence;
    mark(steps.slice(0, at + 1).map(({ edge }) => edge), step.edge);
    say(`${count.textContent}: ${step.sentence}`);
  };
  const button = (name, by) => h("button", { type: "button", onclick: () => go(by) }, name);
  return h("div", {}, h("div", { class: "kc-row" }, button("Back", -1), button("Next", 1), count),
    sentence);
}

/** Two nodes, and every signed way from the one to the other. */
function makeTracer(map, { mark, say, isShown }) {
  const named = [...map.view.nodes].sort((a, b) => a.name.localeCompare(b.name));
  const choose = (label) => {
    const id = freshId("node");
    const select = h("select", { id, onchange: () => trace() },
      h("option", { value: "" }, "Choose…"),
      ...named.map((node) => h("option", { value: node.id }, node.name)));
    return [select, h("div", { class: "kc-field" }, h("label", { for: id }, label), select)];
  };
  const [from, fromField] = choose("From");
  const [to, toField] = choose("To");
  const found = h("div");

  const showPath = (path, button) => {
    for (const other of found.querySelectorAll("button")) {
      other.setAttribute("aria-pressed", other === button);
    }
    mark(path.map((edge) => edge.id), null);
  };
  const row = (path) => {
    const button = h("button", {
      type: "button", class: "kc-path", "aria-pressed": "false",
      onclick: () => showPath(path, button),
    }, h("strong", {}, `${pathVerdict(path)}: `), `${pathSentence(map, path)}.`);
    return h("li", {}, button);
  };
  function trace() {
    found.replaceChildren();
    mark([], null);
    if (!from.value || !to.value) return;
    if (from.value === to.value) {
      tell("Choose two different nodes.");
      return;
    }
    const paths = tracePaths(map, from.value, to.value, isShown);
    const ends = [from, to].map((select) => map.nodes.get(select.value).name);
    if (paths.length === 0) {
      tell(`No path of causal links leads from ${ends[0]} to ${ends[1]} here.`);
      return;
    }
    const most = paths.length === MOST_PATHS ? "The first " : "";
    tell(`${most}${paths.length} ${paths.length === 1 ? "path" : "paths"} from ${ends[0]} to `
      + `${ends[1]}, shortest first.`);
    found.append(h("ol", {}, ...paths.map(row)));
    showPath(paths[0], found.querySelector("button"));
  }
  function tell(text) {
    found.append(h("p", {}, text));
    say(text);
  }
  /** A node chosen on the map: the start, or the end when there is a start. */
  function pick(id) {
    const isStart = !from.value || to.value;
    if (isStart) [from.value, to.value] = [id, ""];
    else to.value = id;
    trace();
    if (isStart) say(`From ${map.nodes.get(id).name}. Now choose where to.`);
  }
  const element = h("div", {}, h("p", { class: "kc-soft" },
    "Choose two nodes here, or on the map one after the other."),
  h("div", { class: "kc-row" }, fromField, toField), found);
  return { element, pick, again: trace };
}

const LEVELS = [["0", "any"], ["3", "people"], ["2", "animals, not people"], ["1", "cells only"]];

/** Which links are shown; the choice is told as a function of an edge. */
function makeFilter(map, onChange) {
  const wanted = { level: "0", contested: false, account: "" };
  const { hypotheses, all } = map.view;
  const apply = () => onChange((edge) =>
    (wanted.level === "0" || edge.level === Number(wanted.level))
    && (!wanted.contested || edge.contested)
    && isOf(edge, wanted.account));
  const isOf = (edge, account) => {
    const numbers = hypotheses.map(({ number }) => number);
    const own = edge.hypotheses.filter((number) => numbers.includes(number));
    if (account === "shared") return own.length > 1;
    return !account || own.includes(Number(account));
  };
  const set = (key) => (value) => {
    wanted[key] = value;
    apply();
  };
  const contested = h("label", { class: "kc-radio" },
    h("input", { type: "checkbox", onchange: (event) => set("contested")(event.target.checked) }),
    "contested links only");
  const accounts = !all && hypotheses.length > 1 && radios("Used by", [
    ["", "any"], ["shared", "more than one"],
    ...hypotheses.map(({ number, name }) => [String(number), `${number} ${name}`]),
  ], set("account"));
  return h("div", {}, radios("Best evidence", LEVELS, set("level")), accounts || null,
    h("div", { class: "kc-row" }, contested));
}

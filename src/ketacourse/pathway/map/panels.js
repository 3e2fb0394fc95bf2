// Around the picture: the card of a node or a link, and the same facts as a list and a table.

import { h, freshId } from "../../display/base.js";
import { links } from "../../display/cites.js";
import { EFFECTS, STRENGTHS, predicate, edgeFacts, readingOrder } from "./reading.js";

const plain = (text) => text || null;

/** A button that opens the card of a node or an edge. */
function opener(id, text, attributes = {}) {
  return h("button", { type: "button", class: "kc-open", "data-opens": id, ...attributes }, text);
}

/** The card of a node or an edge; `extra` gives what else stands in the card of a node. */
export function makeCard({ onClose, onTrace, extra }) {
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
export function makeList(map, extra) {
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
export function makeTable(map, say) {
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

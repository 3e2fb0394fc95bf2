// The card of a node or a link.

import { button, h, known } from "../../display/base.js";
import { makeCard } from "../../display/card.js";
import { links } from "../../display/cites.js";

/**
 * @import { Attributes, Child } from "../../display/base.js"
 * @import { Atlas, Card } from "./reading.js"
 *
 * @typedef {(id: string, map: Atlas) => Child} Extra What else stands beside a node.
 */

/**
 * A button that opens the card of a node or an edge; who listens reads it from `data-opens`.
 * @param {string} id
 * @param {string} text
 * @param {Attributes} [attributes]
 */
export const opener = (id, text, attributes = {}) =>
  button(text, () => {}, { class: "kc-open", "data-opens": id, ...attributes });

/** @type {(name: string, ...parts: Child[]) => HTMLElement} */
const line = (name, ...parts) => h("p", {}, h("strong", {}, `${name} `), ...parts);

/** @param {Card} card */
const sources = (card) => [
  card.cites.length > 0 && line("Sources", ...links(card.cites)),
  card.status_text && h("p", { class: "kc-unsure" }, card.status_text),
  card.note && h("p", { class: "kc-soft" }, card.note),
];

/** @param {[string, string][]} facts */
const listed = (facts) => h("dl", {}, ...facts.flatMap(([term, text]) =>
  [h("dt", {}, term), h("dd", {}, text)]));

/** @param {Card} card */
const databases = (card) => card.databases.length > 0 && h("details", {},
  h("summary", {}, "Its names in databases"), listed(card.databases));

/** @param {Card} card */
const experiments = ({ experiments: found }) => found.length > 0 && h("details", {},
  h("summary", {}, `Experiments that changed it (${found.length})`),
  h("ul", {}, ...found.map(({ id, text }) => h("li", {}, `${text} `, h("span", { class: "kc-soft" }, `(${id})`)))));

/**
 * @param {Atlas} map
 * @param {Card} card
 * @param {(id: string) => void} onTrace
 * @param {Extra | undefined} extra
 * @returns {Child[]}
 */
function nodeParts(map, card, onTrace, extra) {
  const neighbours = card.neighbours.map((id) => {
    const edge = known(map.edges, id);
    return h("li", {}, opener(id, edge.sentence),
      h("span", { class: "kc-soft" }, edge.contested && " contested"));
  });
  return [
    extra?.(card.id, map),
    h("p", {}, card.text),
    line(neighbours.length ? "Links" : "No links in this picture"),
    h("ul", { class: "kc-card-links" }, ...neighbours),
    h("p", {}, button("Trace paths from here", () => onTrace(card.id))),
    experiments(card),
    listed(card.facts),
    ...sources(card),
    databases(card),
  ];
}

/**
 * @param {Atlas} map
 * @param {Card} card
 * @returns {Child[]}
 */
function edgeParts(map, card) {
  const { source, target } = known(map.edges, card.id);
  return [
    card.text && h("p", {}, card.text),
    line("How sure?", card.sure),
    card.disagree && line("Who disagrees?", `${card.disagree} `,
      ...(card.disagree_cites.length ? ["(", ...links(card.disagree_cites), ")"] : [])),
    ...sources(card),
    listed(card.facts),
    line("Ends", opener(source, known(map.nodes, source).name), " ",
      opener(target, known(map.nodes, target).name)),
  ];
}

/**
 * The card of a node or an edge; `extra` gives what else stands in the card of a node.
 * @param {object} how
 * @param {() => void} how.onClose
 * @param {(id: string) => void} how.onTrace
 * @param {Extra} [how.extra]
 */
export function makeMapCard({ onClose, onTrace, extra }) {
  const { element, hide, focus, show: fill } = makeCard(onClose);
  element.removeAttribute("aria-labelledby");
  /** @type {(map: Atlas, id: string, place: string) => string} */
  function show(map, id, place) {
    const card = known(map.cards, id);
    const node = map.nodes.get(id);
    const parts = node ? nodeParts(map, card, onTrace, extra) : edgeParts(map, card);
    fill(node?.type ?? "link", card.title, ...parts);
    element.setAttribute("aria-label", `${card.title}. ${place}`); // two maps may open one card
    return card.title;
  }
  return { element, show, hide, focus };
}

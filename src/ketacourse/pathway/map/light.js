// What is lit, chosen or hidden of a drawing, in words too.

import { h, known } from "../../display/base.js";
import { around, edgeFacts, nodeLabel } from "./reading.js";

/**
 * @import { Drawing } from "./drawing.js"
 * @import { Atlas, IsShown } from "./reading.js"
 *
 * @typedef {{ nodes: Set<string>, edges: Set<string>, last: string | null }} Marked
 * @typedef {object} Now
 * @property {string | null} over what the pointer or the focus is on
 * @property {string | null} open
 * @property {Marked | null} marked
 * @property {IsShown} isShown
 */

/** @returns {Now} */
const dark = () => ({ over: null, open: null, marked: null, isShown: () => true });

/**
 * Lights what the pointer or the focus is on, else what is marked (a path, the steps so far), else
 * what is open.
 * @param {HTMLElement} root
 * @param {() => { map: Atlas, drawing: Drawing }} shown
 */
export function makeLight(root, shown) {
  const about = h("p", { class: "kc-about", "aria-hidden": "true" });
  const now = dark();

  function paint() {
    const { map, drawing } = shown();
    const { over, open, marked, isShown } = now;
    const near = (/** @type {string | null} */ id) => (id ? around(map, id, isShown) : null);
    const lit = near(over) ?? marked ?? near(open);
    const busy = new Set(map.view.edges.filter(isShown).flatMap((e) => [e.source, e.target]));
    root.classList.toggle("kc-has-lit", Boolean(lit));
    for (const [id, node] of drawing.nodes) {
      node.classList.toggle("kc-lit", Boolean(lit?.nodes.has(id)));
      node.classList.toggle("kc-out", !busy.has(id) && known(map.at, id).length > 0);
      node.classList.toggle("kc-chosen", id === open);
    }
    for (const [id, edge] of drawing.edges) {
      edge.classList.toggle("kc-lit", Boolean(lit?.edges.has(id)));
      edge.classList.toggle("kc-out", !isShown(known(map.edges, id)));
      edge.classList.toggle("kc-chosen", id === open || (!over && id === marked?.last));
    }
    about.textContent = over ? aboutOf(map, over) : "";
  }
  /** @param {Partial<Now>} changes */
  function set(changes) {
    const { over, open, marked, isShown } = { ...now, ...changes };
    const isSame = over === now.over && open === now.open && marked === now.marked
      && isShown === now.isShown;
    if (isSame) return;
    Object.assign(now, changes);
    paint();
  }
  /** Begin anew, as with another drawing. */
  function reset() {
    Object.assign(now, dark());
    paint();
  }
  /**
   * Mark some edges with their ends; `last` is the one that matters most just now.
   * @param {string[]} edges
   * @param {string | null} last
   */
  function mark(edges, last) {
    const { map } = shown();
    const ends = edges.map((id) => known(map.edges, id))
      .flatMap(({ source, target }) => [source, target]);
    set({ marked: edges.length ? { nodes: new Set(ends), edges: new Set(edges), last } : null });
  }
  return { about, now, reset, set, mark };
}

/**
 * @param {Atlas} map
 * @param {string} id
 */
function aboutOf(map, id) {
  const edge = map.edges.get(id);
  return edge ? `${edge.sentence} (${edgeFacts(edge)})` : nodeLabel(map, known(map.nodes, id));
}

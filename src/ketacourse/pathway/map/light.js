// What is lit, chosen or hidden of a drawing, in words too.

import { h } from "../../display/base.js";
import { around, edgeFacts, nodeLabel } from "./reading.js";

/**
 * Lights what the pointer or the focus is on, else what is marked (a path, the steps so far), else
 * what is open. `set` takes any of `over`, `open`, `marked` and `isShown`.
 */
export function makeLight(root) {
  const about = h("p", { class: "kc-about", "aria-hidden": "true" });
  let map = null;
  let drawing = null;
  const now = {};

  function paint() {
    const { over, open, marked, isShown } = now;
    const near = (id) => id && around(map, id, isShown);
    const lit = near(over) || marked || near(open);
    const busy = new Set(map.view.edges.filter(isShown).flatMap((e) => [e.source, e.target]));
    root.classList.toggle("kc-has-lit", Boolean(lit));
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
    about.textContent = over ? aboutOf(over) : "";
  }
  function aboutOf(id) {
    const edge = map.edges.get(id);
    return edge ? `${edge.sentence} (${edgeFacts(edge)})` : nodeLabel(map, map.nodes.get(id));
  }
  function set(changes) {
    if (Object.entries(changes).every(([key, value]) => now[key] === value)) return;
    Object.assign(now, changes);
    paint();
  }
  function put(newMap, newDrawing) {
    [map, drawing] = [newMap, newDrawing];
    Object.assign(now, { over: null, open: null, marked: null, isShown: () => true });
    paint();
  }
  /** Mark some edges with their ends; `last` is the one that matters most just now. */
  function mark(edges, last) {
    const ends = edges.flatMap((id) => [map.edges.get(id).source, map.edges.get(id).target]);
    set({ marked: edges.length ? { nodes: new Set(ends), edges: new Set(edges), last } : null });
  }
  return { about, now, put, set, mark };
}

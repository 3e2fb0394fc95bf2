// The knock-out laboratory: the map with a bench beside it.

import { known, svg } from "../../display/base.js";
import { defineView } from "../../display/view.js";
import { makeAtlas } from "../map/atlas.js";
import { drawSign } from "../map/drawing.js";
import { nodeLabel } from "../map/reading.js";
import { PUSHES, makeBench, makePushes } from "./bench.js";
import { carriedBy } from "./carried.js";

/**
 * @import { View } from "../../display/view.js"
 * @import * as atlas from "../map/atlas.js"
 * @import { Done } from "./bench.js"
 * @import { BenchData } from "./found.js"
 *
 * @typedef {atlas.Traits & { bench: BenchData }} Traits
 */

const MOVED = new Map([[1, { word: "higher", sign: "▲" }], [-1, { word: "lower", sign: "▼" }]]);
const STEP_S = 0.35; // from one link of a chain to the next

/** @param {View<Traits>} view */
function build(view) {
  const { model, root, say } = view;
  /** @type {ReturnType<typeof makeAtlas> | null} */
  let atlas = null;

  /**
   * Signs on the nodes that are pushed, and on those that move with them; and along the links that
   * carried the change it runs once more, from what was pushed on.
   * @type {(done: Done, moved: [string, number][]) => void}
   */
  function sign({ perturbation }, moved) {
    if (!atlas) return;
    const [map, { nodes, edges }] = [atlas.map(), atlas.drawing()];
    const shifts = new Map(moved);
    for (const [id, element] of nodes) {
      const node = known(map.nodes, id);
      const pushed = perturbation.get(id);
      const mark = PUSHES.get(pushed ?? 0) ?? MOVED.get(shifts.get(id) ?? 0);
      element.querySelector(".kc-sign")?.remove();
      element.classList.toggle("kc-blocked", pushed === -1);
      element.classList.toggle("kc-boosted", pushed === 1);
      element.setAttribute("aria-label", nodeLabel(map, node) + (mark ? `, ${mark.word}` : ""));
      // The lower left corner is the one that other marks leave free.
      if (mark) element.append(drawSign(node.x + 2, node.y + node.h, mark.sign, Boolean(pushed)));
    }
    const depths = new Map(carriedBy(map.view.edges, perturbation, shifts)
      .map(({ id, depth }) => [id, depth]));
    for (const [id, element] of edges) {
      const depth = depths.get(id);
      element.querySelector(".kc-pulse")?.remove();
      element.classList.toggle("kc-carried", depth !== undefined);
      if (depth === undefined) continue;
      element.append(svg("path", { class: "kc-pulse", d: known(map.edges, id).d, pathLength: 100,
        style: `animation-delay: ${(depth * STEP_S).toFixed(2)}s` }));
    }
    for (const button of root.querySelectorAll("[data-pushes]")) {
      const [id, way] = (button.getAttribute("data-pushes") ?? "").split(" ");
      button.setAttribute("aria-pressed", String(perturbation.get(id) === Number(way)));
    }
  }
  const bench = makeBench({ bench: model.get("bench"), say, onChange: sign,
    onReveal: () => atlas?.putCardAway(), // the map has room for what it shows now
    choice: () => atlas?.choice() ?? model.get("start") });
  atlas = makeAtlas(view, {
    bench: bench.element, marks: model.get("bench").marks,
    controls: (id, map) => makePushes(map.nodes.get(id), bench.isPushed, bench.push),
    shown: () => atlas && bench.again(),
  });
  bench.again();
}

export default defineView("kc-pathway kc-lab", build);

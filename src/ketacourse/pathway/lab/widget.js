// The knock-out laboratory: the map with a bench above it.

import { svg } from "../../display/base.js";
import { defineView } from "../../display/view.js";
import { makeAtlas } from "../map/atlas.js";
import { nodeLabel } from "../map/reading.js";
import { PUSHES, makeBench, makePushes } from "./bench.js";

/**
 * @import { View } from "../../display/view.js"
 * @import * as atlas from "../map/atlas.js"
 * @import { MapNode } from "../map/reading.js"
 * @import { Done } from "./bench.js"
 * @import { BenchData } from "./found.js"
 *
 * @typedef {atlas.Traits & { bench: BenchData }} Traits
 */

const MOVED = new Map([[1, { word: "higher", sign: "▲" }], [-1, { word: "lower", sign: "▼" }]]);

/** @type {(node: MapNode, text: string, isPushed: boolean) => SVGElement} */
function drawSign(node, text, isPushed) {
  const [x, y] = [node.x + 2, node.y + node.h]; // the corner that other marks leave free
  return svg("g", { class: "kc-sign" },
    svg("circle", { cx: x, cy: y, r: 9, class: isPushed ? "kc-pushed" : "" }),
    svg("text", { x, y: y + 4.5 }, text));
}

/** @param {View<Traits>} view */
function build(view) {
  const { model, root, say } = view;
  root.setAttribute("aria-label", model.get("title"));
  /** @type {ReturnType<typeof makeAtlas> | null} */
  let atlas = null;

  /**
   * Signs on the nodes that are pushed, and on those that move with them.
   * @type {(done: Done, moved: [string, number][]) => void}
   */
  function sign({ perturbation }, moved) {
    if (!atlas) return;
    const map = atlas.map();
    const shifts = new Map(moved);
    for (const [id, element] of atlas.drawing().nodes) {
      const node = map.nodes.get(id);
      if (!node) continue;
      const pushed = perturbation.get(id);
      const mark = PUSHES.get(pushed ?? 0) ?? MOVED.get(shifts.get(id) ?? 0);
      element.querySelector(".kc-sign")?.remove();
      element.classList.toggle("kc-blocked", pushed === -1);
      element.classList.toggle("kc-boosted", pushed === 1);
      element.setAttribute("aria-label", nodeLabel(map, node) + (mark ? `, ${mark.word}` : ""));
      if (mark) element.append(drawSign(node, mark.sign, Boolean(pushed)));
    }
    for (const button of root.querySelectorAll("[data-pushes]")) {
      const [id, way] = (button.getAttribute("data-pushes") ?? "").split(" ");
      button.setAttribute("aria-pressed", String(perturbation.get(id) === Number(way)));
    }
  }
  const bench = makeBench({ bench: model.get("bench"), say, onChange: sign,
    choice: () => atlas?.choice() ?? model.get("start") });
  atlas = makeAtlas(view, {
    above: bench.element,
    controls: (id, map) => makePushes(map.nodes.get(id), bench.isPushed, bench.push),
    shown: () => atlas && bench.again(),
  });
  bench.again();
}

export default defineView("kc-pathway kc-lab", build);

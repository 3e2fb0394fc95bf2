// The knock-out laboratory: the map with a bench above it.

import { h, svg, keepKeys, makeAnnouncer, makeKernel } from "../../display/base.js";
import { makeAtlas } from "../map/atlas.js";
import { nodeLabel } from "../map/reading.js";
import { PUSHES, makePushes, makeBench } from "./bench.js";

const MOVED = { 1: ["▲", "higher"], "-1": ["▼", "lower"] };

function drawSign(node, text, isPushed) {
  const [x, y] = [node.x + 2, node.y + node.h]; // the corner that other marks leave free
  return svg("g", { class: "kc-sign" },
    svg("circle", { cx: x, cy: y, r: 9, class: isPushed ? "kc-pushed" : "" }),
    svg("text", { x, y: y + 4.5 }, text));
}

function render({ model, el }) {
  const root = h("section", { class: "kc kc-pathway kc-lab", "aria-label": model.get("title") });
  const letGo = keepKeys(root);
  const voice = makeAnnouncer(root);
  const kernel = makeKernel(model);
  let atlas = null;

  /** Signs on the nodes that are pushed, and on those that move with them. */
  function sign({ perturbation }, moved) {
    const map = atlas.map();
    const shifts = new Map(moved);
    for (const [id, element] of atlas.drawing().nodes) {
      const [node, pushed, shift] = [map.nodes.get(id), perturbation[id], shifts.get(id)];
      element.querySelector(".kc-sign")?.remove();
      element.classList.toggle("kc-blocked", pushed === -1);
      element.classList.toggle("kc-boosted", pushed === 1);
      const [, word, text] = PUSHES[pushed] ?? [];
      const [arrow, way] = MOVED[shift] ?? [];
      const said = word ?? way;
      element.setAttribute("aria-label", nodeLabel(map, node) + (said ? `, ${said}` : ""));
      if (said) element.append(drawSign(node, text ?? arrow, Boolean(pushed)));
    }
    for (const button of root.querySelectorAll("[data-pushes]")) {
      const [id, way] = button.dataset.pushes.split(" ");
      button.setAttribute("aria-pressed", String(perturbation[id] === Number(way)));
    }
  }
  const bench = makeBench({ bench: model.get("bench"), say: voice.say, onChange: sign,
    choice: () => atlas.choice() });
  el.append(root);
  atlas = makeAtlas({ model, root, voice, kernel, hooks: {
    above: bench.element,
    controls: (id, map) => makePushes(map.nodes.get(id), bench.isPushed, bench.push),
    shown: () => atlas && bench.again(),
  } });
  bench.again();
  return () => {
    letGo();
    voice.stop();
    kernel.stop();
    atlas.stop();
  };
}

export default { render };

// Finding a node of a picture by its name.

import { freshId, h, put } from "../../display/base.js";

/**
 * @import { MapNode } from "./reading.js"
 *
 * @typedef {[name: string, hypotheses: number[]]} Name Of any node of the graph, and who uses it.
 */

/**
 * The node that is meant by what was typed: of that name, or else one with it in its name.
 * @template {{ name: string }} Named
 * @param {readonly Named[]} nodes
 * @param {string} typed
 */
export function findNamed(nodes, typed) {
  const wanted = typed.trim().toLowerCase();
  if (!wanted) return undefined;
  return nodes.find(({ name }) => name.toLowerCase() === wanted)
    ?? nodes.find(({ name }) => name.toLowerCase().includes(wanted));
}

/**
 * Where to look for a name that is not in the picture; empty if it is nowhere.
 * @param {readonly Name[]} names
 * @param {string} typed
 */
export function elsewhere(names, typed) {
  const found = names.find(([name]) => name.toLowerCase().includes(typed.trim().toLowerCase()));
  if (!found) return "";
  const [name, hypotheses] = found;
  const where = hypotheses.length ? `hypothesis ${hypotheses.join(", ")}` : "the whole graph";
  return `${name} belongs to ${where}.`;
}

/**
 * @param {readonly Name[]} names
 * @param {(text: string) => void} say
 * @param {(id: string, from: HTMLElement) => void} onFound
 */
export function makeFinder(names, say, onFound) {
  const list = h("datalist", { id: freshId("names") });
  const input = h("input", {
    type: "text", id: freshId("find"), list: list.id, autocomplete: "off", onchange: search,
    onkeydown: (event) => event.key === "Enter" && search(),
  });
  const note = h("p", { class: "kc-soft", hidden: true });
  /** @type {MapNode[]} */
  let nodes = [];

  function search() {
    const typed = input.value.trim();
    const hit = findNamed(nodes, typed);
    note.hidden = Boolean(hit) || !typed;
    if (hit) {
      input.value = "";
      onFound(hit.id, input);
    } else if (typed) {
      note.textContent = `Nothing called “${typed}” here. ${elsewhere(names, typed)}`;
      say(note.textContent);
    }
  }
  /** @param {MapNode[]} shown */
  function show(shown) {
    nodes = shown;
    note.hidden = true;
    const inOrder = nodes.map((node) => node.name).sort((a, b) => a.localeCompare(b));
    put(list, ...inOrder.map((value) => h("option", { value })));
  }
  const field = h("div", { class: "kc-field" }, h("label", { for: input.id }, "Find"), input, list);
  return { field, note, show };
}

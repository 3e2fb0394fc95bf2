// Along which links a change was carried, and in which order. Nothing here touches the page.

/**
 * @typedef {{ id: string, source: string, target: string, sign: number, causal: boolean }} Link
 * @typedef {{ id: string, depth: number }} Carried
 */

/**
 * The links that carried a change: both ends moved, and the sign of the link fits their ways. A link
 * is as deep as its source lies from what was pushed, along such links.
 * @param {Link[]} links
 * @param {ReadonlyMap<string, number>} pushed nodes that were blocked (-1) or boosted (1)
 * @param {ReadonlyMap<string, number>} moved nodes that are higher (1) or lower (-1) for it
 * @returns {Carried[]}
 */
export function carriedBy(links, pushed, moved) {
  const wayOf = (/** @type {string} */ node) => moved.get(node) ?? pushed.get(node) ?? 0;
  const fitting = links.filter(({ source, target, sign, causal }) => causal && sign !== 0
    && !pushed.has(target) && moved.has(target) && wayOf(source) * sign === wayOf(target));
  const depths = new Map([...pushed.keys()].map((node) => [node, 0]));
  const queue = [...depths.keys()];
  /** @type {Carried[]} */
  const found = [];
  for (const node of queue) {
    const depth = depths.get(node) ?? 0;
    for (const { id, source, target } of fitting) {
      if (source !== node) continue;
      found.push({ id, depth });
      if (depths.has(target)) continue;
      depths.set(target, depth + 1);
      queue.push(target);
    }
  }
  return found;
}

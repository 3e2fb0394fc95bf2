// A view whose model JupyterLab does not find: asked for again, then shown in its still form.
//
// JupyterLab may look for a model before it has read all those that the notebook holds, and what
// it found missing once stays an error for good. A notebook may also hold none: saved elsewhere,
// or cut off. Every view of ours stores its still form beside it, so that there is one to show.

/** @typedef {{ data: Record<string, unknown>, trusted: boolean }} Output */
/** @typedef {{ textContent: string | null, replaceChildren(...nodes: any[]): void }} Place */
/** @typedef {{ node: Place, renderModel(output: object): Promise<void> }} Shown */
/**
 * @typedef {object} Rendermime
 * @property {(options: object) => object} createModel
 * @property {(kind: string) => Shown} createRenderer
 */
/**
 * @typedef {object} Area
 * @property {{ widgets?: Shown[] }[]} widgets
 * @property {{ get(at: number): Output }} model
 * @property {Rendermime} rendermime
 */

const STILL = "text/html";
const ERROR = "Error displaying widget";
// Reading a lesson's models takes a slow browser some seconds.
const PATIENCE_MS = [100, 400, 1500, 5000];

/** @param {Pick<Place, "textContent">} node */
export function isMissing(node) {
  return node.textContent?.startsWith(ERROR) ?? false;
}

/**
 * Ask for a view until it is there; show its still form while it is not.
 * @param {Shown} shown what stands in its place now
 * @param {Output} output the stored output
 * @param {Rendermime} rendermime
 * @param {(ms: number) => Promise<unknown>} wait
 */
export async function mend(shown, output, rendermime, wait = pause) {
  const still = await stillOf(output, rendermime);
  for (const ms of PATIENCE_MS) {
    if (still) shown.node.replaceChildren(still);
    await wait(ms);
    await shown.renderModel(output);
    if (!isMissing(shown.node)) return;
  }
  if (still) shown.node.replaceChildren(still);
}

/**
 * @param {Output} output
 * @param {Rendermime} rendermime
 */
async function stillOf({ data, trusted }, rendermime) {
  if (!(STILL in data)) return undefined;
  const renderer = rendermime.createRenderer(STILL);
  await renderer.renderModel(rendermime.createModel({ data: { [STILL]: data[STILL] }, trusted }));
  return renderer.node;
}

/** @param {number} ms */
function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

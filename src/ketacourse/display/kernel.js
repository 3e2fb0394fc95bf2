// Asking the kernel: every request comes to an end, with a reply or with what to do.

import { freshId } from "./base.js";
import { followLife } from "./life.js";

/** @import { AnyModel } from "./model.js" */

/**
 * @typedef {Record<string, any> & { refused?: string, said?: string, buffers?: DataView[] }} Reply
 * What the kernel gives; `refused` tells why nothing came of the request.
 * @typedef {object} How
 * @property {(text: string) => void} [tell] told what is under way, and when no reply comes
 * @property {string} [busy] what is under way
 * @property {ArrayBuffer[]} [buffers]
 * @typedef {{ ask: (content: object, how?: How) => Promise<Reply>, stop: () => void }} Kernel
 */

const SOON_MS = 300; // nobody wonders before
const LATE_MS = 8000;
const TRIES = 6;
const ANEW = "choose “Restart Kernel and Run All Cells…” in the Run menu";
const LATE = `The kernel has not answered yet. If it is busy with a cell, wait; if not, ${ANEW}.`;
const GONE = `The kernel that ran this cell has stopped. To go on, ${ANEW}.`;

/**
 * Requests to the kernel, each with an id of its own. One that hears nothing is sent again: by its
 * id the kernel knows it, and gives the same reply without doing anything twice.
 * @param {AnyModel} model
 * @param {string} [kept] what to add where no reply comes: what has become of the reader's work
 * @returns {Kernel}
 */
export function makeKernel(model, kept = "") {
  /** @type {Map<string, (reply: Reply) => void>} */
  const waiting = new Map();
  const words = (/** @type {string} */ text) => (kept ? `${text} ${kept}` : text);

  /** @type {(reply: Reply & { request: string }, buffers: DataView[]) => void} */
  const receive = (reply, buffers) => waiting.get(reply.request)?.({ ...reply, buffers });
  const life = followLife(model, () =>
    waiting.forEach((resolve) => resolve({ refused: words(GONE) })));
  model.on("msg:custom", receive);

  /** @type {Kernel["ask"]} */
  async function ask(content, { tell = () => {}, busy = "", buffers = [] } = {}) {
    if (life.isGone()) return { refused: words(GONE) };
    const request = freshId("request");
    /** @type {ReturnType<typeof setTimeout>[]} */
    const timers = [];
    const reply = await new Promise((/** @type {(reply: Reply) => void} */ resolve) => {
      waiting.set(request, resolve);
      const send = () => {
        try {
          model.send({ ...content, request }, undefined, buffers);
        } catch { // a channel that is closed
          resolve({ refused: words(GONE) });
        }
      };
      const again = (/** @type {number} */ tries) => {
        if (tries === TRIES) {
          resolve({ refused: words(LATE) });
          return;
        }
        tell(words(LATE));
        send();
        timers.push(setTimeout(again, LATE_MS, tries + 1));
      };
      if (busy) timers.push(setTimeout(tell, SOON_MS, busy));
      timers.push(setTimeout(again, LATE_MS, 1));
      send();
    });
    waiting.delete(request);
    timers.forEach(clearTimeout);
    return reply;
  }
  const stop = () => {
    model.off("msg:custom", receive);
    life.end();
  };
  return { ask, stop };
}

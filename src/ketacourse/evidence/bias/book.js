// What the student answered and wrote, by trial: kept in the traits, which the kernel judges by,
// and in the browser, which gives it back to a worksheet that is made anew.

import { mapOf } from "../../display/base.js";
import { makeDrafts } from "../../display/drafts.js";

/**
 * @import { Drafts } from "../../display/drafts.js"
 * @import { View } from "../../display/view.js"
 * @import { Answers } from "./model.js"
 *
 * @typedef {Record<string, Record<string, string>>} ByTrial
 * @typedef {"answers" | "reasons" | "overrides"} Trait
 * @typedef {Record<Trait, ByTrial>} Kept
 * @typedef {Record<Trait, Record<string, string>>} Work
 */

const PLACE = "rob_worksheet";
const TRAITS = /** @type {const} */ (["answers", "reasons", "overrides"]);

/**
 * @template {Kept & { drawer: string }} Traits
 * @param {Pick<View<Traits>, "model" | "atEnd">} view
 * @param {string[]} trials
 */
export function makeBook({ model, atEnd }, trials) {
  /** @type {Drafts<Work>} */
  const drafts = makeDrafts([model.get("drawer"), PLACE]);
  atEnd(drafts.stop);
  /** @type {(trait: Trait, trial: string) => Record<string, string>} */
  const read = (trait, trial) => mapOf(model.get(trait)).get(trial) ?? {};
  /** @type {(trial: string) => Work} */
  const workOn = (trial) => ({ answers: read("answers", trial),
    reasons: read("reasons", trial), overrides: read("overrides", trial) });
  /** @type {(trait: Trait, trial: string, own: Record<string, string>) => void} */
  function set(trait, trial, own) {
    const all = /** @type {Traits["answers"]} */ ({ ...model.get(trait), [trial]: own });
    model.set(trait, all);
  }
  /** @type {(trait: Trait, trial: string, own: Record<string, string>) => void} */
  function write(trait, trial, own) {
    set(trait, trial, own);
    model.save_changes();
    drafts.write(trial, workOn(trial));
  }
  /** Give back what the kernel does not know; says whether there was any. */
  function restore() {
    const lost = trials.filter((trial) => {
      const isEmpty = Object.values(workOn(trial)).every((own) => Object.keys(own).length === 0);
      return isEmpty && drafts.read(trial);
    });
    for (const trial of lost) {
      const work = drafts.read(trial);
      for (const trait of TRAITS) set(trait, trial, work?.[trait] ?? {});
    }
    if (lost.length > 0) model.save_changes();
    return lost.length > 0;
  }
  /** @type {Record<"answer" | "reason" | "override", (trial: string, name: string, text: string) => void>} */
  const one = {
    answer: (trial, name, text) =>
      write("answers", trial, { ...read("answers", trial), [name]: text }),
    reason: (trial, name, text) =>
      write("reasons", trial, { ...read("reasons", trial), [name]: text }),
    override: (trial, name, text) =>
      write("overrides", trial, { ...read("overrides", trial), [name]: text }),
  };
  /** @type {(trial: string, names: string[]) => void} */
  const clear = (trial, names) => write("answers", trial, Object.fromEntries(
    Object.entries(read("answers", trial)).filter(([name]) => !names.includes(name))));
  return {
    restore, clear, ...one,
    answersOn: (/** @type {string} */ trial) => /** @type {Answers} */ (read("answers", trial)),
    reasonOn: (/** @type {string} */ trial, /** @type {string} */ domain) =>
      mapOf(read("reasons", trial)).get(domain) ?? "",
    overrideOn: (/** @type {string} */ trial, /** @type {string} */ domain) =>
      mapOf(read("overrides", trial)).get(domain) ?? "",
  };
}

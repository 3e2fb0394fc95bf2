// Choosing a picture: the hypotheses, and asking the kernel for what is not here yet.

import { freshId, h } from "../../display/base.js";

/**
 * @import { Kernel } from "../../display/kernel.js"
 * @import { Picture } from "./reading.js"
 *
 * @typedef {"all" | number[]} Choice Hypotheses over one another, the first beneath.
 */

const MOST_OVERLAID = 3;

/**
 * Choose a hypothesis, and up to two more to lay over it; "all" stands for everything.
 * @param {{ number: number, name: string }[]} accounts
 * @param {Choice} start
 * @param {(choice: Choice) => void} onChoice
 */
export function makeChooser(accounts, start, onChoice) {
  const value = start === "all" ? "all" : String(start[0]);
  const select = h("select", { id: freshId("account"), onchange: changed },
    ...accounts.map(({ number, name }) => h("option", { value: number }, `${number} ${name}`)),
    h("option", { value: "all" }, "Everything"));
  select.value = value;
  const boxes = accounts.map(({ number, name }) => {
    const input = h("input", { type: "checkbox", value: number, onchange: changed });
    input.checked = start !== "all" && start.slice(1).includes(number);
    const label = h("label", { class: "kc-radio" }, input, `${number} ${name}`);
    return { input, label };
  });
  const compare = h("details", { class: "kc-compare" }, h("summary", {}, "Compare with…"),
    h("fieldset", {}, h("legend", {}, "Lay over it (two at most)"),
      ...boxes.map(({ label }) => label)));
  const others = () => boxes
    .filter(({ input }) => input.checked && input.value !== select.value)
    .map(({ input }) => Number(input.value));
  /** @returns {Choice} */
  const read = () => (select.value === "all" ? "all" : [Number(select.value), ...others()]);
  function settle() {
    const isFull = select.value === "all" || others().length >= MOST_OVERLAID - 1;
    for (const { input, label } of boxes) {
      label.hidden = input.value === select.value;
      input.disabled = isFull && !input.checked;
    }
    compare.hidden = select.value === "all";
  }
  function changed() {
    settle();
    onChoice(read());
  }
  settle();
  const element = h("div", { class: "kc-row kc-chooser" },
    h("div", { class: "kc-field" }, h("label", { for: select.id }, "Account"), select), compare);
  return { element, read };
}

/**
 * Pictures by the choice of hypotheses: kept here, asked for once. `onPicture` gets the one that
 * was chosen last, `tell` a sentence for the reader ("" when all is well).
 * @param {object} how
 * @param {Kernel["ask"]} how.ask
 * @param {[Choice, Picture]} how.first
 * @param {(picture: Picture) => void} how.onPicture
 * @param {(text: string) => void} how.tell
 */
export function makePictures({ ask, first: [start, picture], onPicture, tell }) {
  const kept = new Map([[JSON.stringify(start), picture]]);
  let latest = 0;
  return async (/** @type {Choice} */ choice) => {
    const key = JSON.stringify(choice);
    const turn = (latest += 1);
    const how = { tell, busy: "Drawing…" };
    const reply = kept.has(key) ? {} : await ask({ do: "show", choice }, how);
    if (reply.picture) kept.set(key, reply.picture);
    if (turn !== latest) return;
    tell(reply.refused ?? "");
    const found = kept.get(key);
    if (found) onPicture(found);
  };
}

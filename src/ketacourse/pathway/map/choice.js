// Choosing a picture: the hypotheses, and asking the kernel for what is not here yet.

import { h, freshId, tellWhileWaiting } from "../../display/base.js";

const LATE = "The kernel is not answering. Run the cell again (Run menu), then choose again.";
const MOST_OVERLAID = 3;

/** Choose a hypothesis, and up to two more to lay over it; null stands for everything. */
export function makeChooser(accounts, start, onChoice) {
  const id = freshId("account");
  const value = start === "all" ? "all" : String(start[0]);
  const select = h("select", { id }, ...accounts.map(({ number, name }) =>
    h("option", { value: number, selected: value === String(number) }, `${number} ${name}`)),
  h("option", { value: "all", selected: value === "all" }, "Everything"));
  const boxes = accounts.map(({ number, name }) => {
    const input = h("input", { type: "checkbox", value: number, onchange: () => changed() });
    input.checked = start !== "all" && start.slice(1).includes(number);
    return [input, h("label", { class: "kc-radio" }, input, `${number} ${name}`)];
  });
  const others = () =>
    boxes.filter(([input]) => input.checked && input.value !== select.value)
      .map(([input]) => Number(input.value));
  const read = () => (select.value === "all" ? "all" : [Number(select.value), ...others()]);
  function settle() {
    const isFull = select.value === "all" || others().length >= MOST_OVERLAID - 1;
    for (const [input, label] of boxes) {
      label.hidden = input.value === select.value;
      input.disabled = isFull && !input.checked;
    }
    compare.hidden = select.value === "all";
  }
  function changed() {
    settle();
    onChoice(read());
  }
  select.addEventListener("change", changed);
  const compare = h("details", { class: "kc-compare" }, h("summary", {}, "Compare with…"),
    h("fieldset", {}, h("legend", {}, "Lay over it (two at most)"),
      ...boxes.map(([, label]) => label)));
  settle();
  const element = h("div", { class: "kc-row kc-chooser" },
    h("div", { class: "kc-field" }, h("label", { for: id }, "Account"), select), compare);
  return { element, read };
}

/**
 * Pictures by the choice of hypotheses: kept here, asked for once. `onPicture` gets the one that
 * was chosen last, `tell` a sentence for the reader ("" when all is well).
 */
export function makePictures({ kernel, first, onPicture, tell }) {
  const kept = new Map([first]);
  let latest = 0;
  return async (choice) => {
    const key = JSON.stringify(choice);
    const turn = (latest += 1);
    const stop = tellWhileWaiting(tell, "Drawing…", LATE);
    const reply = kept.has(key) ? {} : await kernel.ask({ do: "show", choice });
    stop();
    if (reply.picture) kept.set(key, reply.picture);
    if (turn !== latest) return;
    tell(reply.trouble ?? "");
    if (kept.has(key)) onPicture(kept.get(key));
  };
}

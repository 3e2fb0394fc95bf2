// One honest paragraph: a text area, a list that the student ticks, remarks from the kernel.
//
// Traits: `quiz` (task and list, fixed), `state` (what was kept last, and remarks on it, written
// by the kernel), `drafts` (what is being written, written here).

import { h, rendered, keepKeys, makeAnnouncer, freshId } from "../display/base.js";
import { counted } from "../display/words.js";
import { makePanel, makeDesk, put } from "../quiz/screen/panel.js";

const DRAFT = "paragraph";

function render({ model, el }) {
  const quiz = model.get("quiz");
  const root = h("section", { class: "kc kc-quiz kc-paragraph", "aria-label": quiz.label });
  const releaseKeys = keepKeys(root);
  const announcer = makeAnnouncer(root);
  const kernel = makeDesk(model);
  const say = announcer.say;

  const words = h("p", { class: "kc-soft" });
  const status = h("p", { class: "kc-status" });
  const area = h("textarea", { id: freshId("text"), rows: 9, oninput: drafted });
  const boxes = new Map();
  const makePoint = ({ id, text, why }) => {
    const reason = rendered("p", { class: "kc-soft", id: freshId("why") }, why);
    const box = h("input", {
      type: "checkbox", onchange: drafted, "aria-describedby": reason.id,
    });
    boxes.set(id, box);
    return h("div", { class: "kc-point" },
      h("label", { class: "kc-option" }, box, h("span", {}, text)), reason);
  };
  const lists = Object.entries(quiz.heads).map(([kind, head]) =>
    h("fieldset", { class: "kc-points" }, h("legend", {}, head),
      ...quiz.points.filter((point) => point.kind === kind).map(makePoint)));
  const read = () => ({
    text: area.value,
    ticked: quiz.points.map(({ id }) => id).filter((id) => boxes.get(id).checked),
  });
  function drafted() {
    put(model, "drafts", DRAFT, read());
    count();
  }
  function count() {
    const number = area.value.split(/\s+/).filter(Boolean).length;
    words.textContent = `${counted(number, "word")}.`;
  }
  const tell = (text) => (status.textContent = text);
  async function keep() {
    const reply = await kernel.request({ do: "keep", response: read() }, tell);
    tell(reply.refused ?? reply.status);
    say(reply.refused ?? reply.said);
  }
  const remarks = h("ul");
  const head = h("strong");
  const heading = h("p", {}, head);
  const told = h("div", { class: "kc-result" }, heading, remarks);
  const trouble = h("p", { class: "kc-trouble" });
  const panel = makePanel(model, kernel, say);
  root.append(
    h("div", { class: "kc-card" }, h("p", { class: "kc-stem" }, quiz.task),
      h("label", { for: area.id, class: "kc-label" }, "Your paragraph"), area, words, ...lists,
      h("div", { class: "kc-buttons" }, h("button", {
        type: "button", class: "kc-main", onclick: keep,
      }, "Keep it and see remarks")), status, told),
    trouble, panel.element);
  el.append(root);

  function update() {
    const state = model.get("state");
    const { text, ticked } = model.get("drafts")[DRAFT] ?? state;
    if (area.value !== text) area.value = text;
    boxes.forEach((box, id) => (box.checked = ticked.includes(id)));
    remarks.replaceChildren(...state.remarks.map((line) => h("li", {}, line)));
    head.textContent = state.head;
    heading.hidden = !state.head; // help lines stand alone
    told.hidden = !state.remarks.length;
    trouble.textContent = state.trouble;
    panel.update();
    count();
  }
  model.on("change:state", update);
  model.on("change:drafts", update);
  update();
  return () => {
    model.off("change:state", update);
    model.off("change:drafts", update);
    kernel.stop();
    announcer.stop();
    releaseKeys();
  };
}

export default { render };

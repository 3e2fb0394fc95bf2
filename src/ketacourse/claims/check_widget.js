// The claim check on screen: one claim at a time. The kernel keeps judgements and holds the traces;
// this file draws the claims, keeps half-made judgements and shows a trace once it was earned.
//
// Traits: `quiz` (the claims, fixed), `state` (judgements so far, written by the kernel), `drafts`
// (judgements being made) and `at` (the claim in view), both written here.

import { h, rendered, keepKeys, makeAnnouncer, freshId } from "../display/base.js";
import { counted } from "../display/words.js";
import { makePanel, makeDesk, put } from "../quiz/screen/panel.js";

const EXCERPT = 58;
const excerpt = (text) =>
  text.length > EXCERPT ? `${text.slice(0, text.lastIndexOf(" ", EXCERPT))}…` : text;

/** A labelled list of choices; `fill` sets its options as [value, text]. */
function makeSelect(name, onchange) {
  const select = h("select", { id: freshId("select"), onchange: () => onchange(select.value) });
  const label = h("label", { for: select.id }, name);
  const fill = (options, value) => {
    select.replaceChildren(...options.map(([key, text]) => h("option", { value: key }, text)));
    select.value = value;
  };
  return { element: h("div", { class: "kc-choice" }, label, select), select, fill };
}

/** Radios under a legend; `read` gives the chosen value or null. */
function makeCards(legend, className, options, onchange) {
  const name = freshId("radio");
  const inputs = options.map(([value]) => h("input", { type: "radio", name, value, onchange }));
  const labels = options.map(([, ...text], at) =>
    h("label", { class: "kc-option" }, inputs[at], h("span", {}, ...text)));
  const element = h("fieldset", { class: className }, h("legend", {}, legend), ...labels);
  const read = () => inputs.find((input) => input.checked)?.value ?? null;
  const write = (value) => inputs.forEach((input) => (input.checked = input.value === String(value)));
  return { element, read, write };
}

/** Which claims are in view: by article, by topic, and whether judged ones are left out. */
function makeFilter(quiz, onchange) {
  const wanted = { article: "", topic: "", open: false };
  const change = (key) => (value) => {
    wanted[key] = value;
    onchange();
  };
  const topics = [...new Set(quiz.claims.map((claim) => claim.topic))].sort();
  const article = makeSelect("Article", change("article"));
  article.fill([["", "all"], ...quiz.articles.map(({ id, name }) => [id, name])], "");
  const topic = makeSelect("Topic", change("topic"));
  topic.fill([["", "all"], ...topics.map((each) => [each, each])], "");
  const open = h("input", { type: "checkbox", onchange: () => change("open")(open.checked) });
  const element = h("div", { class: "kc-filter" }, article.element, topic.element,
    h("label", { class: "kc-tick" }, open, "only those still to judge"));
  const covers = (claim, judged) => (!wanted.article || claim.article === wanted.article)
    && (!wanted.topic || claim.topic === wanted.topic) && !(wanted.open && judged);
  return { element, covers };
}

/** The form of a judgement: verdict, how sure, and the kind for whoever wants to go so far. */
function makeForm(quiz, onchange, onsend) {
  const changed = () => {
    offerKinds();
    onchange(read());
  };
  const verdict = makeCards("What do you think of it?", "kc-answers",
    quiz.answers.map(({ id, name, meaning }) =>
      [id, h("strong", {}, `${name}. `), h("span", { class: "kc-soft" }, meaning)]), changed);
  const sure = makeCards("How sure are you?", "kc-sure",
    quiz.confidences.map(([percent, words]) => [percent, `${percent} %, ${words}`]), changed);
  const kind = makeSelect("More exactly, if you like", changed);
  const status = h("p", { class: "kc-status" });
  const send = h("button", { type: "button", class: "kc-main", onclick: onsend },
    "Keep my verdict and open the trace");
  /** Only kinds that go with the verdict chosen. */
  function offerKinds(value = kind.select.value) {
    const kinds = quiz.answers.find(({ id }) => id === verdict.read())?.kinds ?? [];
    const known = kinds.some(({ id }) => id === value);
    kind.element.hidden = kinds.length < 2;
    kind.fill([["", "leave open"], ...kinds.map(({ id, name }) => [id, name])], known ? value : "");
  }
  function read() {
    return { answer: verdict.read(), confidence: Number(sure.read()), kind: kind.select.value };
  }
  function write(draft) {
    verdict.write(draft?.answer ?? null);
    sure.write(draft?.confidence || null);
    offerKinds(draft?.kind ?? "");
    status.textContent = "";
  }
  const element = h("div", { class: "kc-form" }, verdict.element, kind.element, sure.element, send,
    status);
  return { element, read, write, tell: (text) => (status.textContent = text) };
}

/** A disclosure whose content is fetched anew each time it opens. */
function makeReport(name, fetch) {
  const body = h("div");
  const element = h("details", { class: "kc-report", ontoggle: async () => {
    if (element.open) body.replaceChildren(rendered("div", {}, await fetch()));
  } }, h("summary", {}, name), body);
  return element;
}

function render({ model, el }) {
  const quiz = model.get("quiz");
  const { claims } = quiz;
  const root = h("section", { class: "kc kc-quiz kc-claims", "aria-label": quiz.label });
  const releaseKeys = keepKeys(root);
  const announcer = makeAnnouncer(root);
  const kernel = makeDesk(model);
  const say = announcer.say;
  const traces = new Map();
  const articles = new Map(quiz.articles.map((article) => [article.id, article]));
  const again = new Set(); // claims that the student is judging once more
  const sending = new Set(); // claims whose judgement is on its way
  let current = claims.find(({ id }) => id === model.get("at")) ?? claims[0];

  const judged = (claim) => model.get("state").judged[claim.id];
  const shown = () =>
    claims.filter((claim) => claim === current || filter.covers(claim, judged(claim)));

  // --- What is on the card ---
  const number = h("p", { class: "kc-number" });
  const says = h("p", { class: "kc-says", tabindex: -1 });
  const article = h("p", { class: "kc-soft" });
  const made = h("p", { class: "kc-made" });
  const title = h("h3", { class: "kc-trace-title", tabindex: -1 }, "The trace");
  const body = h("div");
  const trace = h("div", { class: "kc-trace", role: "region", "aria-label": "The trace" }, title,
    made, body);
  const retry = h("button", { type: "button", onclick: judgeAgain }, "Judge it once more");
  const form = makeForm(quiz, (draft) => put(model, "drafts", current.id, draft), send);
  const card = h("div", { class: "kc-card" }, number, says, article, form.element, trace, retry);

  async function send() {
    const claim = current;
    if (sending.has(claim.id)) return; // a double click is one judgement
    sending.add(claim.id);
    const reply = await kernel.request(
      { do: "judge", claim: claim.id, response: form.read() }, form.tell);
    sending.delete(claim.id);
    form.tell(reply.refused ?? "");
    say(reply.refused ?? reply.said);
    if (reply.refused) return;
    traces.set(traceKey(claim), reply.trace);
    again.delete(claim.id);
    if (claim !== current) return;
    update();
    title.focus();
  }
  function judgeAgain() {
    again.add(current.id);
    put(model, "drafts", current.id, null);
    update();
    form.element.querySelector("input").focus();
    say("Judge the claim once more. Your first verdict stays the one that counts.");
  }
  /** The trace of a judged claim; after a reload it is asked for again. */
  async function openTrace(claim) {
    const key = traceKey(claim);
    if (!traces.has(key)) {
      const reply = await kernel.request({ do: "trace", claim: claim.id }, () => {});
      if (reply.trace) traces.set(key, reply.trace);
    }
    if (claim !== current || body.dataset.key === key) return;
    body.dataset.key = key;
    body.replaceChildren(rendered("div", {}, traces.get(key) ?? ""));
  }
  const traceKey = (claim) => `${claim.id} ${judged(claim)?.times}`;

  function drawCard() {
    const { name, kind, sells } = articles.get(current.article);
    const verdict = judged(current);
    const asking = !verdict || again.has(current.id) || sending.has(current.id);
    number.textContent = `Claim ${current.number} of ${claims.length}. ${name}, on ${current.topic}`;
    says.textContent = current.says;
    article.replaceChildren(h("strong", {}, `${name}: `), `${kind}. `, h("strong", {}, "It sells: "),
      `${sells}.`);
    form.element.hidden = !asking;
    if (asking) {
      const draft = model.get("drafts")[current.id];
      if (JSON.stringify(form.read()) !== JSON.stringify(draft)) form.write(draft);
    }
    trace.hidden = asking;
    retry.hidden = asking;
    made.textContent = verdict ? madeWords(verdict) : "";
    if (!asking) openTrace(current);
  }
  function madeWords({ answer, confidence, times }) {
    const name = quiz.answers.find(({ id }) => id === answer).name.toLowerCase();
    const which = times > 1 ? "Your last verdict" : "Your verdict";
    return `${which}: ${name}, ${confidence} % sure.`;
  }

  // --- Finding a way through the claims ---
  const jump = makeSelect("Claim", (id) => go(claims.find((claim) => claim.id === id)));
  const inChoice = ({ length }) => `${counted(length, "claim")} in this choice`;
  const filter = makeFilter(quiz, () => {
    const left = claims.filter((claim) => filter.covers(claim, judged(claim)));
    if (left.length && !left.includes(current)) go(left[0], false);
    update();
    say(`${inChoice(left)}.`);
  });
  const step = (by) => {
    const list = shown();
    go(list[list.indexOf(current) + by]);
  };
  const back = h("button", { type: "button", onclick: () => step(-1) }, "Previous");
  const next = h("button", { type: "button", onclick: () => step(1) }, "Next");
  const count = h("p", { class: "kc-soft" });
  function go(claim, speak = true) {
    if (!claim) return;
    current = claim;
    model.set("at", claim.id);
    model.save_changes();
    update();
    if (speak) say(`${number.textContent}. ${claim.says}`);
  }
  const option = (claim) => {
    const sign = judged(claim) ? (judged(claim).agrees ? "✓ " : "✗ ") : "";
    return [claim.id, `${sign}${claim.number}. ${excerpt(claim.says)}`];
  };
  function drawWay() {
    const list = shown();
    const at = list.indexOf(current);
    jump.fill(list.map(option), current.id);
    back.setAttribute("aria-disabled", at === 0);
    next.setAttribute("aria-disabled", at === list.length - 1);
    const left = list.filter((claim) => !judged(claim)).length;
    count.textContent = list.length === claims.length ? ""
      : `${inChoice(list)}, ${left} still to judge.`;
  }

  // --- The whole ---
  const progress = h("p", { class: "kc-progress" });
  const trouble = h("p", { class: "kc-trouble" });
  const notes = h("p", { class: "kc-progress" }, quiz.notes);
  const panel = makePanel(model, kernel, say);
  const report = makeReport("How sure, and how often right, so far", async () => {
    const reply = await kernel.request({ do: "calibration" }, () => {});
    say(reply.refused ?? reply.said);
    return reply.html ?? "";
  });
  root.append(filter.element,
    h("div", { class: "kc-way" }, jump.element, h("div", { class: "kc-steps-way" }, back, next)),
    count, card, trouble, progress, notes, report, panel.element);
  el.append(root);

  function update() {
    const state = model.get("state");
    drawWay();
    drawCard();
    panel.update();
    progress.textContent = state.progress;
    trouble.textContent = state.trouble;
  }
  function drafted() {
    if (!form.element.hidden) drawCard();
  }
  model.on("change:state", update);
  model.on("change:drafts", drafted);
  update();
  return () => {
    model.off("change:state", update);
    model.off("change:drafts", drafted);
    kernel.stop();
    announcer.stop();
    releaseKeys();
  };
}

export default { render };

// The RoB 2 worksheet: choose a trial, answer domain by domain, write why, then compare.

import {
  h, rendered, keepKeys, makeAnnouncer, freshId, LATE_MS, makeKernel,
} from "../../display/base.js";
import { lamp, makeFlow } from "./flow.js";
import { worstOf, judgeDomain, traceParts } from "./model.js";

const LATE = "The kernel is not answering. Run the cell again (Run menu), then press once more.";

/** The reply of the kernel, or trouble when none comes; no button says meanwhile that it works. */
function replyOf(kernel, content) {
  const late = new Promise((resolve) =>
    setTimeout(() => resolve({ trouble: LATE }), LATE_MS));
  return Promise.race([kernel.ask(content), late]);
}

function makeQuestion(rules, { number, text, allowed }, answer, onAnswer) {
  const group = freshId("answers");
  const options = allowed.filter((value) => value !== "NA").map((value) => {
    const input = h("input", {
      type: "radio", name: group, value, onchange: () => onAnswer(number, value),
    });
    input.checked = value === answer;
    return h("label", { class: "kc-radio" }, input, rules.words[value]);
  });
  return h("fieldset", { class: "kc-question", "data-question": number },
    h("legend", {}, h("strong", {}, number), ` ${text}`), h("div", { class: "kc-options" },
      ...options));
}

function makeFacts(trial, domain) {
  const found = trial.facts[domain.id] ?? [];
  return h("section", { class: "kc-facts", "aria-label": `What is known of ${trial.name}` },
    h("p", { class: "kc-head" }, `What is known of ${trial.name}`),
    found.length ? h("ul", {}, ...found.map((html) => rendered("li", {}, html)))
      : h("p", {}, "Nothing on this domain could be read."));
}

/** The questions of a domain in the order in which the algorithm asks them. */
function inOrder({ questions, steps }) {
  const place = ({ number }) => steps.findIndex(({ question }) => question === number);
  return [...questions].sort((one, other) => place(one) - place(other));
}

/** What the course answered beside what the student did. */
function makeComparison(rules, compared) {
  const rows = compared.rows.map((row) => h("li", { class: row.differs ? "kc-differs" : "" },
    h("strong", {}, row.yours ? (row.differs ? "≠ You differ. " : "= Alike. ")
      : "– Not asked on your path. "),
    `${row.question}: ${row.yours ? `you ${row.yours}, ` : ""}the course ${row.theirs}. `,
    rendered("span", {}, row.reason)));
  return [
    h("p", { class: "kc-head", tabindex: -1 }, "The course's reading: ",
      lamp(rules, compared.judgement), ". Yours: ", lamp(rules, compared.yours), "."),
    h("ul", {}, ...rows), rendered("p", { class: "kc-soft" }, compared.note),
  ];
}

function render({ model, el }) {
  const sheet = model.get("sheet");
  const { rules } = sheet;
  const root = h("section", { class: "kc kc-rob", "aria-label": sheet.title });
  const letGo = keepKeys(root);
  const voice = makeAnnouncer(root);
  const kernel = makeKernel(model);
  let questions = new Map();

  const trial = () => sheet.trials.find(({ id }) => id === model.get("trial"));
  const domains = () => sheet.domains.filter(({ id }) => trial().domains.includes(id));
  const domain = () => domains().find(({ id }) => id === model.get("domain")) ?? domains()[0];
  const answersOf = (name) => model.get("answers")[name] ?? {};
  const mine = (each) => judgeDomain(rules, each, answersOf(trial().id));
  function store(trait, value) {
    model.set(trait, value);
    model.save_changes();
  }
  const storeFor = (trait, value) =>
    store(trait, { ...model.get(trait), [trial().id]: value });

  const about = h("div");
  const steps = h("ol", { class: "kc-domains" });
  const ask = h("div", { class: "kc-ask" });
  const facts = h("div", { class: "kc-known" });
  const algorithm = h("section", { class: "kc-algorithm", "aria-label": "The algorithm" });
  const flow = h("div");
  const verdict = h("p", { class: "kc-verdict" });
  const aside = h("p", { class: "kc-soft" });
  const compared = h("div", { class: "kc-compared" });
  const whole = h("div", { class: "kc-whole" });
  const pooled = h("div");

  function onAnswer(number, value) {
    storeFor("answers", { ...answersOf(trial().id), [number]: value });
    compared.replaceChildren();
    pooled.replaceChildren();
    const before = [...questions].filter(([, each]) => !each.hidden).length;
    update();
    const asked = [...questions].filter(([, each]) => !each.hidden);
    const { judgement } = mine(domain());
    voice.say(judgement ? `Your answers lead to ${judgement}.`
      : asked.length > before ? `Next question: ${asked.at(-1)[0]}.` : "");
  }
  /** Show what the answers make of this domain and of the whole; nothing here takes the focus. */
  function update() {
    const answers = answersOf(trial().id);
    const parts = traceParts(rules, domain(), answers);
    const reached = parts.flatMap(({ steps: passed, place }) => [...passed, place]);
    const asked = new Set(domain().steps.filter(({ id }) => reached.includes(id))
      .map(({ question }) => question));
    for (const [number, element] of questions) element.hidden = !asked.has(number);
    const left = [...questions.keys()].filter((number) => !asked.has(number));
    aside.textContent = left.length ? `Not asked on your path: ${left.join(", ")}.` : "";
    const { judgement } = mine(domain());
    verdict.replaceChildren(...(judgement
      ? [h("strong", {}, "Your answers lead to: "), lamp(rules, judgement)]
      : ["Answer on: the algorithm has not come to a judgement yet."]));
    flow.replaceChildren(...makeFlow(rules, domain(), answers));
    compareButton.setAttribute("aria-disabled", String(!judgement));
    updateDomains();
    updateWhole();
  }
  function updateDomains() {
    for (const [at, each] of domains().entries()) {
      const button = steps.children[at].firstChild;
      const { judgement } = mine(each);
      button.replaceChildren(h("span", {}, `${each.number} ${each.name}`),
        judgement ? lamp(rules, judgement) : h("span", { class: "kc-soft" }, "open"));
      if (each === domain()) button.setAttribute("aria-current", "step");
      else button.removeAttribute("aria-current");
    }
  }
  function updateWhole() {
    const judged = domains().map((each) => mine(each).judgement);
    const open = judged.filter((judgement) => !judgement).length;
    const overall = open ? null : worstOf(judged, rules.judgements);
    whole.replaceChildren(h("p", {}, h("strong", {}, `${trial().name} overall: `),
      ...(overall ? [lamp(rules, overall), ", the worst of its domains."]
        : [`${open} of ${judged.length} domains are still open.`])));
    if (overall) whole.append(poolButton, h("p", { class: "kc-soft" },
      "For trials that you have not judged, this shows the course's judgement."), pooled);
  }
  function showTrial() {
    about.replaceChildren(h("p", {}, `You judge one result: ${trial().result}. `,
      h("span", { class: "kc-soft" }, `Design: ${trial().design}; ${trial().arms}.`)));
    steps.replaceChildren(...domains().map((each) => h("li", {}, h("button", {
      type: "button", "data-domain": each.id, onclick: () => go(each),
    }))));
    pooled.replaceChildren();
    showDomain();
  }
  function showDomain() {
    const answers = answersOf(trial().id);
    const each = domain();
    questions = new Map(inOrder(each).map((question) =>
      [question.number, makeQuestion(rules, question, answers[question.number], onAnswer)]));
    reason.value = (model.get("reasons")[trial().id] ?? {})[each.id] ?? "";
    title.textContent = `${each.number} ${each.name}`;
    ask.replaceChildren(title, h("p", {}, each.about), ...questions.values(), aside, verdict,
      h("label", { for: reason.id }, "Your reason, in a sentence"), reason, buttons, compared);
    facts.replaceChildren(makeFacts(trial(), each));
    algorithm.replaceChildren(
      h("p", { class: "kc-head" }, "The algorithm, and your path through it"), flow,
      ...(each.note ? [h("p", { class: "kc-soft" }, each.note)] : []));
    compared.replaceChildren();
    update();
  }
  function go(each) {
    store("domain", each.id);
    showDomain();
    voice.say(`${each.number} ${each.name}.`);
  }
  function next() {
    const at = domains().indexOf(domain());
    go(domains()[(at + 1) % domains().length]);
    title.focus();
  }
  function again() {
    const kept = Object.entries(answersOf(trial().id))
      .filter(([number]) => !questions.has(number));
    storeFor("answers", Object.fromEntries(kept));
    showDomain();
    title.focus();
    voice.say("The answers of this domain are gone.");
  }
  async function compare() {
    if (compareButton.getAttribute("aria-disabled") === "true") {
      voice.say("Answer the questions first: the comparison opens once there is a judgement.");
      return;
    }
    const [asked, name] = [domain().id, trial().id];
    const reply = await replyOf(kernel, { do: "compare", study: name, domain: asked });
    if (asked !== domain().id || name !== trial().id) return;
    if (reply.trouble) compared.replaceChildren(h("p", { tabindex: -1 }, reply.trouble));
    else compared.replaceChildren(...makeComparison(rules, reply.compared));
    compared.firstChild.focus();
  }
  async function pool() {
    const reply = await replyOf(kernel, { do: "pool" });
    pooled.replaceChildren(reply.trouble ? h("p", {}, reply.trouble)
      : rendered("div", {}, reply.pooled));
    voice.say(reply.trouble ?? reply.said);
  }

  const title = h("p", { class: "kc-title", tabindex: -1 });
  const reason = h("textarea", { id: freshId("reason"), rows: 2, onchange: () =>
    storeFor("reasons", {
      ...model.get("reasons")[trial().id], [domain().id]: reason.value,
    }) });
  const button = (text, onclick, attributes = {}) =>
    h("button", { type: "button", onclick, ...attributes }, text);
  const compareButton = button("Compare with the course's reading", compare, { class: "kc-main" });
  const buttons = h("div", { class: "kc-buttons" }, compareButton,
    button("Next domain", next), button("Clear this domain", again));
  const poolButton = button("Take trials at high risk out of the pool", pool);
  const group = freshId("trial");
  const chooser = h("fieldset", { class: "kc-trials" }, h("legend", {}, "Trial"),
    ...sheet.trials.map(({ id, name }) => {
      const input = h("input", { type: "radio", name: group, value: id, onchange: () => {
        store("trial", id);
        showTrial();
        voice.say(`${name}. You judge one result: ${trial().result}.`);
      } });
      input.checked = id === model.get("trial");
      return h("label", { class: "kc-radio" }, input, name);
    }));
  root.append(chooser, about, h("nav", { "aria-label": "Domains" }, steps),
    h("div", { class: "kc-sheet" }, facts, ask, algorithm), whole);
  showTrial();
  el.append(root);
  return () => {
    letGo();
    voice.stop();
    kernel.stop();
  };
}

export default { render };

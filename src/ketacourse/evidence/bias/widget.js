// The RoB 2 worksheet: choose a trial, answer domain by domain, write why, then compare.

import { button, freshId, h, known, put, rendered } from "../../display/base.js";
import { makeRadios } from "../../display/radios.js";
import { bringIntoSight, nameApart } from "../../display/sight.js";
import { defineView } from "../../display/view.js";
import { makeBook } from "./book.js";
import { lamp, makeFlow } from "./flow.js";
import { judgeDomain, traceParts, worstOf } from "./model.js";
import { inOrder, makeComparison, makeFacts, makeQuestion } from "./parts.js";

/**
 * @import { View } from "../../display/view.js"
 * @import { Kept } from "./book.js"
 * @import { Domain, Rules } from "./flow.js"
 * @import { Trial } from "./parts.js"
 *
 * @typedef {{ title: string, rules: Rules, domains: Domain[], trials: Trial[] }} Sheet
 * @typedef {Kept & { sheet: Sheet, trial: string, domain: string, drawer: string }} Traits
 */

const RESTORED = "What you had answered here before is back.";

/**
 * Where the reader is in the sheet, and what their answers come to.
 * @param {View<Traits>} view
 */
function makePlace(view) {
  const { model } = view;
  const { rules, domains, trials } = model.get("sheet");
  const book = makeBook(view, trials.map(({ id }) => id));
  const trial = () => known(new Map(trials.map((each) => [each.id, each])), model.get("trial"));
  const ownDomains = () => domains.filter(({ id }) => trial().domains.includes(id));
  const domain = () =>
    ownDomains().find(({ id }) => id === model.get("domain")) ?? ownDomains()[0];
  /** @type {(trait: "trial" | "domain", id: string) => void} */
  const go = (trait, id) => {
    model.set(trait, id);
    model.save_changes();
  };
  const answers = () => book.answersOn(trial().id);
  /** @param {Domain} each */
  const propose = (each) => judgeDomain(rules, each, answers()).judgement;
  /**
   * What the algorithm proposes, or what the reader judges otherwise, once they say why.
   * @param {Domain} each
   */
  function judge(each) {
    const proposed = propose(each);
    const own = book.overrideOn(trial().id, each.id);
    const isGrounded = book.reasonOn(trial().id, each.id).trim() !== "";
    return proposed && rules.judgements.includes(own) && isGrounded ? own : proposed;
  }
  return { rules, trials, book, trial, domains: ownDomains, domain, go, answers, propose, judge };
}
/** @typedef {ReturnType<typeof makePlace>} Place */

/**
 * Buttons to every domain, each with what the answers come to so far.
 * @param {Place} place
 * @param {(domain: Domain) => void} onGo
 */
function makeSteps({ rules, domains, domain, judge }, onGo) {
  const element = h("ol", { class: "kc-domains" });
  /** @type {Map<Domain, HTMLElement>} */
  let buttons = new Map();
  function showTrial() {
    buttons = new Map(domains().map((each) =>
      [each, button("", () => onGo(each), { "data-domain": each.id })]));
    put(element, ...[...buttons.values()].map((each) => h("li", {}, each)));
  }
  function update() {
    for (const [each, step] of buttons) {
      const judgement = judge(each);
      put(step, h("span", {}, `${each.number} ${each.name}`),
        judgement ? lamp(rules, judgement) : h("span", { class: "kc-soft" }, "open"));
      if (each === domain()) step.setAttribute("aria-current", "step");
      else step.removeAttribute("aria-current");
    }
  }
  return { element: h("nav", { "aria-label": "Domains" }, element), showTrial, update };
}

/**
 * The trial as a whole: its overall judgement, and what follows for the pool.
 * @param {Place} place
 * @param {View<Traits>["ask"]} ask
 * @param {View<Traits>["say"]} say
 */
function makeWhole({ rules, trial, domains, judge }, ask, say) {
  const element = h("div", { class: "kc-whole" });
  const pooled = h("div");
  const pool = button("Take trials at high risk out of the pool", async () => {
    const reply = await ask({ do: "pool", study: trial().id });
    put(pooled, reply.refused ? h("p", {}, reply.refused) : rendered("div", {}, reply.pooled));
    bringIntoSight(pooled);
    say(reply.refused ?? reply.said ?? "");
  });
  function update() {
    const judged = domains().map(judge);
    const made = judged.filter((judgement) => judgement != null);
    const open = judged.length - made.length;
    const overall = open > 0 ? null : worstOf(made, rules.judgements);
    const words = overall ? [lamp(rules, overall), ", the worst of its domains."]
      : [`${open} of ${judged.length} domains are still open.`];
    put(element, h("p", {}, h("strong", {}, `${trial().name} overall: `), ...words),
      overall && pool, overall && h("p", { class: "kc-soft" },
        "For trials that you have not judged, this shows the course's judgement."),
      overall && pooled);
  }
  return { element, update, clear: () => put(pooled) };
}

/**
 * The questions of the domain, of which only those on the path so far are asked.
 * @param {Place} place
 * @param {(number: string, value: string) => void} onAnswer
 */
function makeQuestions({ rules, domain, answers, propose }, onAnswer) {
  /** @type {Map<string, HTMLElement>} */
  let questions = new Map();
  const element = h("div");
  const aside = h("p", { class: "kc-soft" });
  const verdict = h("p", { class: "kc-verdict" });
  function showDomain() {
    questions = new Map(inOrder(domain()).map((question) =>
      [question.number, makeQuestion(rules, question, answers()[question.number], onAnswer)]));
    put(element, ...questions.values());
  }
  /** Show what the answers make of this domain; nothing here takes the focus. */
  function update() {
    const parts = traceParts(rules, domain(), answers());
    const reached = new Set(parts.flatMap(({ steps, place }) => [...steps, place]));
    const asked = new Set(domain().steps.filter(({ id }) => reached.has(id))
      .map(({ question }) => question));
    for (const [number, question] of questions) question.hidden = !asked.has(number);
    const left = [...questions.keys()].filter((number) => !asked.has(number));
    aside.textContent = left.length ? `Not asked on your path: ${left.join(", ")}.` : "";
    const judgement = propose(domain());
    put(verdict, ...(judgement
      ? [h("strong", {}, "Your answers lead to: "), lamp(rules, judgement)]
      : ["Answer on: the algorithm has not come to a judgement yet."]));
  }
  return {
    elements: [element, aside, verdict], showDomain, update,
    numbers: () => [...questions.keys()],
    asked: () => [...questions].filter(([, question]) => !question.hidden)
      .map(([number]) => number),
  };
}

/**
 * The course's reading of a domain, which opens once there is a judgement.
 * @param {Place} place
 * @param {View<Traits>["ask"]} ask
 * @param {View<Traits>["say"]} say
 */
function makeCompare({ rules, trial, domain, judge }, ask, say) {
  const element = h("div", { class: "kc-compared" });
  const opener = button("Compare with the course's reading", compare, { class: "kc-main" });
  async function compare() {
    if (!judge(domain())) {
      say("Answer the questions first: the comparison opens once there is a judgement.");
      return;
    }
    const [asked, name] = [domain().id, trial().id];
    const reply = await ask({ do: "compare", study: name, domain: asked });
    if (asked !== domain().id || name !== trial().id) return;
    put(element, ...(reply.refused ? [h("p", { tabindex: -1 }, reply.refused)]
      : makeComparison(rules, reply.compared)));
    /** @type {HTMLElement} */ (element.firstChild).focus();
    bringIntoSight(element);
  }
  const update = () => opener.setAttribute("aria-disabled", String(!judge(domain())));
  return { element, opener, update, clear: () => put(element) };
}

/**
 * The reason for a judgement, in a sentence; kept as it is typed.
 * @param {Place} place
 * @param {() => void} onReason
 */
function makeReason({ book, trial, domain }, onReason) {
  const area = h("textarea", { id: freshId("reason"), rows: 2, oninput: () => {
    book.reason(trial().id, domain().id, area.value);
    onReason();
  } });
  return {
    elements: [h("label", { for: area.id }, "Your reason, in a sentence"), area],
    showDomain: () => (area.value = book.reasonOn(trial().id, domain().id)),
  };
}

/**
 * RoB 2 proposes a judgement; whoever can say why may put another in its place.
 * @param {Place} place
 * @param {(judgement: string) => void} onChoice
 */
function makeOverride({ rules, book, trial, domain, propose, judge }, onChoice) {
  const asProposed = "as the algorithm says";
  const options = /** @type {[string, string][]} */ (
    [["", asProposed], ...rules.judgements.map((each) => [each, each])]);
  const radios = makeRadios("Your judgement", options, "", (judgement) => {
    book.override(trial().id, domain().id, judgement);
    onChoice(judgement);
  });
  const state = h("p", { class: "kc-soft" });
  const element = h("details", { class: "kc-override" },
    h("summary", {}, "Judge otherwise than the algorithm"),
    h("p", { class: "kc-soft" }, "RoB 2 proposes; you may overrule it where you can say why."),
    radios.element, state);
  function update() {
    const [proposed, own] = [propose(domain()), book.overrideOn(trial().id, domain().id)];
    element.hidden = !proposed;
    state.textContent = !own || own === proposed ? ""
      : judge(domain()) === own ? `Your judgement: ${own}. The algorithm says ${proposed}.`
        : "Write your reason: without one the algorithm's judgement stands.";
  }
  function showDomain() {
    const own = book.overrideOn(trial().id, domain().id);
    radios.write(own);
    element.open = own !== "";
  }
  return { element, update, showDomain, words: () => state.textContent ?? "" };
}

/** @param {View<Traits>} view */
function build(view) {
  const { model, root, say, ask } = view;
  nameApart(root, model.get("sheet").title);
  const place = makePlace(view);
  const { rules, book, trial, domains, domain, answers } = place;
  const isBack = book.restore();

  const about = h("div");
  const title = h("p", { class: "kc-title", tabindex: -1 });
  const explained = h("p");
  const facts = h("div", { class: "kc-known" });
  const flow = h("div");
  const note = h("p", { class: "kc-soft" });
  const steps = makeSteps(place, go);
  const questions = makeQuestions(place, onAnswer);
  const compared = makeCompare(place, ask, say);
  const reason = makeReason(place, () => {
    for (const part of [override, steps, whole]) part.update();
  });
  const override = makeOverride(place, () => {
    compared.clear();
    whole.clear();
    update();
    say(override.words());
  });
  const whole = makeWhole(place, ask, say);

  /** @type {(number: string, value: string) => void} */
  function onAnswer(number, value) {
    book.answer(trial().id, number, value);
    compared.clear();
    whole.clear();
    const before = questions.asked().length;
    update();
    const asked = questions.asked();
    const judgement = place.judge(domain());
    say(judgement ? `Your answers lead to ${judgement}.`
      : asked.length > before ? `Next question: ${asked.at(-1)}.` : "");
  }
  function update() {
    for (const part of [questions, override, compared, steps, whole]) part.update();
    put(flow, ...makeFlow(rules, domain(), answers()));
  }
  function showTrial() {
    put(about, h("p", {}, `You judge one result: ${trial().result}. `,
      h("span", { class: "kc-soft" }, `Design: ${trial().design}; ${trial().arms}.`)));
    steps.showTrial();
    whole.clear();
    showDomain();
  }
  function showDomain() {
    const each = domain();
    title.textContent = `${each.number} ${each.name}`;
    explained.textContent = each.about;
    note.textContent = each.note;
    note.hidden = !each.note;
    questions.showDomain();
    reason.showDomain();
    override.showDomain();
    put(facts, makeFacts(trial(), each));
    compared.clear();
    update();
  }
  /** @param {Domain} each */
  function go(each) {
    place.go("domain", each.id);
    showDomain();
    say(`${each.number} ${each.name}.`);
  }
  function next() {
    go(domains()[(domains().indexOf(domain()) + 1) % domains().length]);
    title.focus();
  }
  function clear() {
    book.clear(trial().id, questions.numbers());
    showDomain();
    title.focus();
    say("The answers of this domain are gone.");
  }
  const options = place.trials.map(({ id, name }) => /** @type {const} */ ([id, name]));
  const chooser = makeRadios("Trial", options, model.get("trial"), (id) => {
    place.go("trial", id);
    showTrial();
    say(`${trial().name}. You judge one result: ${trial().result}.`);
  }, { group: "kc-trials" });
  root.append(chooser.element, h("p", { hidden: !isBack }, RESTORED), about, steps.element,
    h("div", { class: "kc-sheet" }, facts,
      h("div", { class: "kc-ask" }, title, explained, ...questions.elements, override.element,
        ...reason.elements,
        h("div", { class: "kc-buttons" }, compared.opener, button("Next domain", next),
          button("Clear this domain", clear)), compared.element),
      h("section", { class: "kc-algorithm", "aria-label": "The algorithm" },
        h("p", { class: "kc-head" }, "The algorithm, and your path through it"), flow, note)),
    whole.element);
  showTrial();
}

export default defineView("kc-rob", build);

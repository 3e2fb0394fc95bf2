// The bench of the laboratory: what is given and done, the guess, and the outcome.

import { button, freshId, h, known, mapOf, put } from "../../display/base.js";
import { makeRadios } from "../../display/radios.js";
import { compare, drawBars, likeIt, makeFound, sameAs } from "./found.js";
import { lackedBy, predictOutcome } from "./model.js";

/**
 * @import { Choice } from "../map/choice.js"
 * @import { MapNode } from "../map/reading.js"
 * @import { BenchData, Experiment } from "./found.js"
 * @import { Prediction } from "./model.js"
 *
 * @typedef {{ perturbation: ReadonlyMap<string, number>, with_ketamine: boolean,
 *   outcome: string }} Done What is on the bench.
 * @typedef {(id: string, sign: number) => void} Push
 */

/** @type {ReadonlyMap<number, { verb: string, word: string, sign: string }>} */
export const PUSHES = new Map([
  [-1, { verb: "Block", word: "blocked", sign: "✕" }],
  [1, { verb: "Boost", word: "boosted", sign: "+" }],
]);
const FIRST = 3; // experiments offered while nothing is on the bench

/**
 * The buttons that block or boost a node; none for what is only felt or done.
 * @param {MapNode | undefined} node
 * @param {(id: string, sign: number) => boolean} isPushed
 * @param {Push} push
 */
export function makePushes(node, isPushed, push) {
  if (!node || node.type === "behaviour" || node.id === "ketamine") return null;
  const isDrug = node.type === "drug";
  return h("span", { class: "kc-pushes" }, ...(isDrug ? [1] : [-1, 1]).map((sign) => {
    const name = isDrug ? "Give" : known(PUSHES, sign).verb;
    return button(name, () => push(node.id, sign), {
      "data-pushes": `${node.id} ${sign}`, "aria-label": `${name} ${node.name}`,
      "aria-pressed": String(isPushed(node.id, sign)),
    });
  }));
}

/**
 * What was done, each piece with a way to undo it.
 * @param {Record<string, string>} names
 * @param {Push} push
 * @param {() => void} clear
 */
function makeDone(names, push, clear) {
  const element = h("p", { class: "kc-done" });
  const named = mapOf(names);
  /**
   * After a change of account a piece may be on the bench that the new one knows nothing of.
   * @param {Done} done
   * @param {ReadonlySet<string>} lacked
   */
  function show({ perturbation }, lacked) {
    const chips = [...perturbation].map(([node, sign]) => {
      const mark = lacked.has(node) ? ", not in this account" : "";
      const words = `${named.get(node)} ${known(PUSHES, sign).word}${mark}`;
      return button(`${words} ×`, () => push(node, sign),
        { class: mark ? "kc-chip kc-lacked" : "kc-chip", "aria-label": `Undo: ${words}` });
    });
    put(element, h("strong", {}, "On the bench: "),
      ...(chips.length ? chips : ["nothing changed yet"]),
      chips.length > 1 && button("Undo all", clear));
  }
  return { element, show };
}

/**
 * The experiments to repeat, as a list to choose from.
 * @param {Experiment[]} experiments
 * @param {(experiment: Experiment) => void} load
 */
function makeRepeat(experiments, load) {
  const byId = new Map(experiments.map((each) => [each.id, each]));
  const select = h("select", { id: freshId("repeat"), onchange: () => choose(select.value) },
    h("option", { value: "" }, "Choose…"),
    ...experiments.filter(({ narrow }) => !narrow).map(({ id, done, species }) =>
      h("option", { value: id }, `${id}: ${done} (${species})`)));
  /** @param {string} id */
  function choose(id) {
    const wanted = byId.get(id);
    if (!wanted) return;
    select.value = id;
    load(wanted);
  }
  const element = h("div", { class: "kc-field" },
    h("label", { for: select.id }, "Repeat an experiment"), select);
  return { element, choose, clear: () => (select.value = "") };
}

/**
 * What the model says, as bars, with what can be read from them.
 * @param {Prediction} told
 * @param {boolean} withKetamine
 */
function sizes({ isUnique, reference, value }, withKetamine) {
  const names = withKetamine ? ["ketamine alone", "with what you did"]
    : ["ketamine", "what you did alone"];
  return [
    !isUnique && h("p", {}, "There is no single answer: it depends on the start."),
    drawBars(names, [reference, value]),
    h("p", { class: "kc-soft" }, "Only the direction of these numbers can be read."),
  ];
}

/**
 * The question before the outcome is shown.
 * @param {BenchData} bench
 * @param {boolean} withKetamine
 * @param {{ say: (text: string) => void, onGuess: (effect: string) => void }} how
 */
function makeQuestion({ guesses, meanings }, withKetamine, { say, onGuess }) {
  const meaning = mapOf(meanings);
  const effects = guesses[withKetamine ? "with" : "without"].map((effect) =>
    /** @type {const} */ ([effect, `${effect}: ${meaning.get(effect)}`]));
  const options = makeRadios("Your prediction", effects, null,
    () => reveal.removeAttribute("aria-disabled"), { group: "kc-radios kc-guess" });
  const reveal = button("Reveal", () => {
    const guess = options.read();
    if (guess) onGuess(guess);
    else say("Choose your prediction first.");
  }, { class: "kc-main", "aria-disabled": "true" });
  return [options.element, reveal];
}

/**
 * The bench; `choice` tells the hypotheses, `onChange` follows every change.
 * @param {object} how
 * @param {BenchData} how.bench
 * @param {(text: string) => void} how.say
 * @param {() => Choice} how.choice
 * @param {(done: Done, moved: [string, number][]) => void} how.onChange
 * @param {() => void} how.onReveal follows a guess that is answered
 */
export function makeBench({ bench, say, choice, onChange, onReveal }) {
  /** @type {Done} */
  let done = { perturbation: new Map(), with_ketamine: true, outcome: bench.outcomes[0][0] };
  const numbers = () => {
    const accounts = choice();
    return accounts === "all" ? null : accounts;
  };
  /** @type {(node: string, sign: number) => boolean} */
  const isPushed = (node, sign) => done.perturbation.get(node) === sign;
  const given = /** @type {const} */ ([[true, "given"], [false, "not given"]]);
  const drug = makeRadios("Ketamine", given, true, (wanted) => change({ with_ketamine: wanted }));
  const outcome = makeRadios("Effect looked at", bench.outcomes, done.outcome,
    (id) => change({ outcome: id }));
  const guessing = h("input", { type: "checkbox", onchange: () => change({}) });
  guessing.checked = true;
  const list = makeDone(bench.names, push, () => change({ perturbation: new Map() }));
  const repeat = makeRepeat(bench.experiments, load);
  // It scrolls by itself where it is taller than the map beside it.
  const result = h("div", { class: "kc-outcome", role: "group", "aria-label": "Outcome",
    tabindex: 0 });

  /** @type {Push} */
  function push(node, sign) {
    const next = new Map(done.perturbation);
    if (next.get(node) === sign) next.delete(node);
    else next.set(node, sign);
    repeat.clear();
    change({ perturbation: next });
  }
  /** @param {Experiment} wanted */
  function load(wanted) {
    const found = Object.keys(wanted.found);
    change({ perturbation: mapOf(wanted.perturbation), with_ketamine: wanted.with_ketamine,
      outcome: found.includes(done.outcome) ? done.outcome : found[0] });
  }
  /**
   * Take a change over, and show what becomes of it, now or once there is a guess.
   * @param {Partial<Done>} changes
   */
  function change(changes) {
    done = { ...done, ...changes };
    drug.write(done.with_ketamine);
    outcome.write(done.outcome);
    list.show(done, lackedBy(bench.model, numbers(), [...done.perturbation.keys()]));
    onChange(done, []);
    if (done.perturbation.size === 0) put(result, ...beginning());
    else if (guessing.checked) {
      put(result, ...makeQuestion(bench, done.with_ketamine, { say, onGuess: reveal }));
      say("Now predict the outcome.");
    } else reveal(null);
  }
  /** What stands in the place of an outcome until something was done. */
  function beginning() {
    const known = bench.experiments.filter(({ narrow, perturbation }) => !narrow
      && lackedBy(bench.model, numbers(), Object.keys(perturbation)).size === 0);
    return [h("p", { class: "kc-headline" }, "What will you change?"),
      h("ol", {}, ...bench.begin.map((text) => h("li", {}, text))),
      known.length > 0 && h("p", {}, "Or begin with what was done in a laboratory:"),
      h("ul", { class: "kc-offered" }, ...known.slice(0, FIRST).map(({ id, done: was, species }) =>
        h("li", {}, button(`${was} (${species})`, () => repeat.choose(id)))))];
  }
  /** @param {string | null} guess */
  function reveal(guess) {
    const told = predictOutcome(bench.model, numbers(), done);
    const found = sameAs(bench.experiments, done);
    const head = told.effect
      ? `The model: ${told.effect}: ${mapOf(bench.meanings).get(told.effect)}.`
      : `The account is silent: ${told.silence}.`;
    const headline = h("p", { class: "kc-headline", tabindex: -1 }, head);
    const verdict = compare(bench.classes, guess, told.effect);
    put(result, headline,
      verdict && h("p", {}, verdict),
      ...(told.effect ? sizes(told, done.with_ketamine) : []),
      h("p", { class: "kc-headline" }, "The laboratory"),
      ...(found.length ? found.map((each) => makeFound(bench, each, done.outcome, told.effect))
        : [nothingFound()]));
    if (guess) {
      onReveal();
      headline.focus();
    }
    result.scrollTop = 0;
    onChange(done, told.moved);
    const seen = found.map((each) => `${each.species}: ${mapOf(each.found).get(done.outcome)}`);
    say(`${head} ${verdict} The laboratory: ${seen.join("; ") || "no such experiment"}.`);
  }
  function nothingFound() {
    const near = likeIt(bench.experiments, done).flatMap(({ id }) =>
      [" ", button(`Repeat ${id}`, () => repeat.choose(id))]);
    return h("p", {}, "No experiment of the course did just this.",
      near.length > 0 && " Some that come near:", ...near);
  }
  const setting = h("div", {}, list.element, drug.element, outcome.element, repeat.element,
    h("label", { class: "kc-radio" }, guessing, "let me predict first"));
  const element = h("div", { class: "kc-bench", role: "group", "aria-label": "Bench" },
    setting, result);
  return { element, isPushed, push, again: () => change({}) };
}

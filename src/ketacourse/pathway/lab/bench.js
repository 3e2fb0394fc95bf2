// The bench of the laboratory: what is given and done, the guess, and the outcome.

import { h, svg, freshId } from "../../display/base.js";
import { makeRadios } from "../../display/radios.js";
import { links } from "../../display/cites.js";
import { decimals } from "../../display/words.js";
import { lackedBy, predictOutcome } from "./model.js";

export const PUSHES = { "-1": ["Block", "blocked", "✕"], 1: ["Boost", "boosted", "+"] };
const NEAR = 4; // experiments named where none did just this

const capitalised = (text) => text[0].toUpperCase() + text.slice(1);
const sentences = (parts) => parts.filter(Boolean)
  .map((part) => `${capitalised(part).replace(/\.$/, "")}.`).join(" ");

/** The buttons that block or boost a node; none for what is only felt or done. */
export function makePushes(node, isPushed, push) {
  if (!node || node.type === "behaviour" || node.id === "ketamine") return null;
  const signs = node.type === "drug" ? [1] : [-1, 1];
  return h("span", { class: "kc-pushes" }, ...signs.map((sign) => {
    const name = node.type === "drug" ? "Give" : PUSHES[sign][0];
    return h("button", {
      type: "button", "data-pushes": `${node.id} ${sign}`, "aria-label": `${name} ${node.name}`,
      "aria-pressed": String(isPushed(node.id, sign)), onclick: () => push(node.id, sign),
    }, name);
  }));
}

/** Two bars around zero: ketamine alone, and with the perturbation. */
function drawBars(names, values) {
  const most = Math.max(1, ...values.map(Math.abs));
  const rows = values.map((value, at) => {
    const length = 60 * Math.abs(value) / most;
    const left = value < 0 ? 60 - length : 60;
    const bar = svg("svg", { width: 124, height: 14, "aria-hidden": "true" },
      svg("rect", { class: `kc-bar-${at}`, x: left + 2, y: 2, width: Math.max(length, 0.5),
        height: 10 }),
      svg("path", { class: "kc-zero", d: "M62 0V14" }));
    return [h("dt", {}, names[at]), h("dd", {}, bar, ` ${decimals(value, 2)}`)];
  });
  return h("dl", { class: "kc-bars" }, ...rows.flat());
}

/** Experiments that did just what is on the bench and looked at the same effect. */
function sameAs({ experiments }, { perturbation, with_ketamine: given, outcome }) {
  const nodes = Object.entries(perturbation);
  return experiments.filter((each) => each.with_ketamine === given && outcome in each.found
    && Object.keys(each.perturbation).length === nodes.length
    && nodes.every(([node, sign]) => each.perturbation[node] === sign));
}

/** Experiments that share most nodes and signs with what is on the bench. */
function likeIt({ experiments }, { perturbation }) {
  const shared = (each) => Object.entries(each.perturbation)
    .filter(([node, sign]) => perturbation[node] === sign).length;
  return experiments.filter((each) => !each.narrow && shared(each) > 0)
    .sort((a, b) => shared(b) - shared(a)).slice(0, NEAR);
}

/** How a guess stands to the model: the same word, the same direction, or neither. */
function compare({ classes }, guess, effect) {
  if (!guess || !effect) return "";
  if (guess === effect) return `You said ${guess}, and so does the model.`;
  if (classes[guess] === classes[effect]) {
    return `You said ${guess}: the same direction as the model's ${effect}.`;
  }
  return `You said ${guess}; the model says ${effect}.`;
}

function makeFound(bench, found, outcome, effect) {
  const observed = found.found[outcome];
  const agrees = effect && (bench.classes[observed] === bench.classes[effect]
    ? "The model agrees." : "The model does not agree.");
  return h("div", { class: "kc-found" },
    h("p", {}, h("strong", {}, `${capitalised(observed)}: ${bench.meanings[observed]}. `), agrees),
    h("p", {}, `${found.id}, ${found.species}: ${found.done}. `,
      found.narrow ? "It changed less than the whole node. " : "", "(", ...links(found.cites), ")",
      found.status ? h("strong", {}, ` ${found.status}`) : ""),
    h("p", { class: "kc-soft" }, sentences([found.how, found.reading, found.replication])));
}

/** The bench; `choice()` tells the hypotheses, `onChange(done, moved)` follows every change. */
export function makeBench({ bench, say, choice, onChange }) {
  const done = { perturbation: {}, with_ketamine: true, outcome: bench.outcomes[0][0] };
  let guess = null;
  const isPushed = (node, sign) => done.perturbation[node] === sign;

  const list = h("p", { class: "kc-done" });
  const result = h("div", { class: "kc-outcome" });
  const drug = makeRadios("Ketamine", [[true, "given"], [false, "not given"]], true, (given) =>
    change({ with_ketamine: given }));
  const outcome = makeRadios("Effect looked at", bench.outcomes, bench.outcomes[0][0], (id) =>
    change({ outcome: id }));
  const guessing = h("input", { type: "checkbox", onchange: () => change({}) });
  guessing.checked = true;
  const repeatId = freshId("repeat");
  const repeat = h("select", { id: repeatId, onchange: () => load(repeat.value) },
    h("option", { value: "" }, "Choose…"),
    ...bench.experiments.filter(({ narrow }) => !narrow).map(({ id, done: text, species }) =>
      h("option", { value: id }, `${id}: ${text} (${species})`)));

  function push(node, sign) {
    const next = { ...done.perturbation };
    if (next[node] === sign) delete next[node];
    else next[node] = sign;
    repeat.value = "";
    change({ perturbation: next });
  }
  function load(id) {
    const wanted = bench.experiments.find((experiment) => experiment.id === id);
    if (!wanted) return;
    repeat.value = id;
    change({ perturbation: { ...wanted.perturbation }, with_ketamine: wanted.with_ketamine,
      outcome: done.outcome in wanted.found ? done.outcome : Object.keys(wanted.found)[0] });
  }
  /** Take a change over, and show what becomes of it, now or once there is a guess. */
  function change(changes) {
    Object.assign(done, changes);
    guess = null;
    check(drug, done.with_ketamine);
    check(outcome, done.outcome);
    showDone();
    onChange(done, []);
    if (Object.keys(done.perturbation).length === 0) {
      result.replaceChildren(h("p", {}, "Press a node on the map and block or boost it in its "
        + "card, or do so in the list; or repeat an experiment."));
    } else if (guessing.checked) question();
    else reveal();
  }
  const check = (group, value) => {
    for (const input of group.querySelectorAll("input")) {
      input.checked = input.value === String(value);
    }
  };
  const numbers = () => (choice() === "all" ? null : choice());
  function showDone() {
    // After a change of account a piece may be on the bench that the new one knows nothing of.
    const lacked = lackedBy(bench.model, numbers(), Object.keys(done.perturbation));
    const parts = Object.entries(done.perturbation).map(([node, sign]) => {
      const name = `${bench.names[node]} ${PUSHES[sign][1]}`;
      const mark = lacked.has(node) ? ", not in this account" : "";
      return h("button", {
        type: "button", class: mark ? "kc-chip kc-lacked" : "kc-chip",
        "aria-label": `Undo: ${name}${mark}`, onclick: () => push(node, sign),
      }, `${name}${mark} ×`);
    });
    const clear = parts.length > 1 && h("button", {
      type: "button", onclick: () => change({ perturbation: {} }),
    }, "Undo all");
    list.replaceChildren(h("strong", {}, "On the bench: "),
      ...(parts.length ? parts : ["nothing changed yet"]), ...(clear ? [clear] : []));
  }
  function question() {
    const effects = bench.guesses[done.with_ketamine ? "with" : "without"];
    const options = makeRadios("Your prediction",
      effects.map((effect) => [effect, `${effect}: ${bench.meanings[effect]}`]), null,
      (effect) => {
        guess = effect;
        button.removeAttribute("aria-disabled");
      });
    options.classList.add("kc-guess");
    const button = h("button", { type: "button", class: "kc-main", "aria-disabled": "true",
      onclick: () => (guess ? reveal() : say("Choose your prediction first.")) }, "Reveal");
    result.replaceChildren(options, button);
    say("Now predict the outcome.");
  }
  function reveal() {
    const told = predictOutcome(bench.model, numbers(), done);
    const found = sameAs(bench, done);
    const head = told.effect ? `The model: ${told.effect}: ${bench.meanings[told.effect]}.`
      : `The account is silent: ${told.silence}.`;
    const verdict = compare(bench, guess, told.effect);
    result.replaceChildren(
      h("p", { class: "kc-headline", tabindex: -1 }, head),
      ...(verdict ? [h("p", {}, verdict)] : []),
      ...(told.effect ? sizes(told) : []),
      h("p", { class: "kc-headline" }, "The laboratory"),
      ...(found.length ? found.map((each) => makeFound(bench, each, done.outcome, told.effect))
        : [nothingFound()]));
    if (guess) result.firstChild.focus();
    onChange(done, told.moved);
    const seen = found.map((each) => `${each.species}: ${each.found[done.outcome]}`).join("; ");
    say(`${head} ${verdict} The laboratory: ${seen || "no such experiment"}.`);
  }
  function sizes({ isUnique, reference, value }) {
    const names = done.with_ketamine ? ["ketamine alone", "with what you did"]
      : ["ketamine", "what you did alone"];
    return [
      ...(isUnique ? [] : [h("p", {}, "There is no single answer: it depends on the start.")]),
      drawBars(names, [reference, value]),
      h("p", { class: "kc-soft" }, "Only the direction of these numbers can be read."),
    ];
  }
  function nothingFound() {
    const near = likeIt(bench, done).flatMap(({ id }) => [" ", h("button", {
      type: "button", onclick: () => load(id),
    }, `Repeat ${id}`)]);
    return h("p", {}, "No experiment of the course did just this.",
      ...(near.length ? [" Some that come near:", ...near] : []));
  }
  const setting = h("div", {}, list, drug, outcome,
    h("div", { class: "kc-field" }, h("label", { for: repeatId }, "Repeat an experiment"), repeat),
    h("label", { class: "kc-radio" }, guessing, "let me predict first"));
  const element = h("div", { class: "kc-bench", role: "group", "aria-label": "Bench" },
    setting, result);
  return { element, isPushed, push, again: () => change({}) };
}

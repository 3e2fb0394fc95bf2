// The model of signed influence a second time: influence.py and perturb.py hold the rule and its
// reasons, this file lets an outcome follow a click without waiting for the kernel. A test holds
// the two equal on every experiment and account. Numbers of the rule come with the bench.

import { known, mapOf } from "../../display/base.js";

/**
 * @typedef {[source: string, target: string, sign: number, hypotheses: number[]]} Arrow
 * @typedef {{ arrows: Arrow[], every: number[], drugs: string[], baseline: string[], drug: string,
 *   directions: Record<string, number>, threshold: number, agreement: number, tolerance: number,
 *   most_sweeps: number, starts: number[] }} Model
 * @typedef {{ source: string, sign: number }} Input
 * @typedef {{ incoming: Map<string, Input[]>, outgoing: Map<string, string[]>,
 *   drugs: Set<string> }} Account
 * @typedef {{ driven: string[], blocked: string[] }} Treatment
 * @typedef {Map<string, { inputs: Input[], share: number }>} Weights Of each node that can move.
 * @typedef {Map<string, number>} Levels
 * @typedef {{ levels: Levels, isUnique: boolean }} Group
 * @typedef {object} Asked
 * @property {ReadonlyMap<string, number>} perturbation 1 or -1 for each node that is changed
 * @property {boolean} with_ketamine
 * @property {string} outcome
 * @typedef {object} Prediction
 * @property {string | null} effect null where the account is silent
 * @property {string} silence why it is
 * @property {number} value
 * @property {number} reference
 * @property {boolean} isUnique whether every start leads to the same levels
 * @property {[string, number][]} moved nodes that the perturbation raises (1) or lowers (-1)
 */

/**
 * The edges that some hypotheses use (null: all of them), by where they lead and come from.
 * @param {Model} model
 * @param {number[] | null} numbers
 * @returns {Account}
 */
function readAccount({ arrows, drugs, every }, numbers) {
  const wanted = numbers ?? every;
  /** @type {Account["incoming"]} */
  const incoming = new Map();
  /** @type {Account["outgoing"]} */
  const outgoing = new Map();
  for (const [source, target, sign, used] of arrows) {
    if (used.length > 0 && !used.some((number) => wanted.includes(number))) continue;
    for (const node of [source, target]) {
      if (!incoming.has(node)) incoming.set(node, []);
      if (!outgoing.has(node)) outgoing.set(node, []);
    }
    known(incoming, target).push({ source, sign });
    known(outgoing, source).push(target);
  }
  return { incoming, outgoing, drugs: new Set(drugs) };
}

/**
 * Nodes that a push can reach; each follows, where loops allow, those that act on it.
 * @param {Account} account
 * @param {string[]} starts
 */
function reached({ outgoing }, starts) {
  const seen = new Set();
  /** @type {string[]} */
  const left = [];
  const visit = (/** @type {string} */ node) => {
    seen.add(node);
    for (const target of known(outgoing, node)) if (!seen.has(target)) visit(target);
    left.push(node);
  };
  for (const start of [...starts].sort()) {
    if (outgoing.has(start) && !seen.has(start)) visit(start);
  }
  return left.reverse();
}

/**
 * Apply the rule node by node until nothing moves.
 * @param {Model} model
 * @param {Account} account
 * @param {Weights} weights
 * @param {Treatment} treatment
 * @param {number} start
 */
function sweep(model, account, weights, { driven, blocked }, start) {
  /** @type {Levels} */
  const levels = new Map(model.baseline.map((node) => [node, 1]));
  for (const node of blocked) levels.set(node, account.drugs.has(node) ? 0 : -1);
  const free = reached(account, [...driven, ...blocked, ...model.baseline])
    .filter((node) => weights.has(node) && !levels.has(node));
  for (const node of free) levels.set(node, start);
  for (let round = 0; round < model.most_sweeps; round += 1) {
    let moved = 0;
    for (const node of free) {
      const { inputs, share } = known(weights, node);
      let total = driven.includes(node) ? 1 : 0;
      for (const { source, sign } of inputs) total += sign * (levels.get(source) ?? 0);
      const mean = total / share;
      const level = account.drugs.has(node) ? Math.max(mean, 0) : mean;
      moved = Math.max(moved, Math.abs(level - known(levels, node)));
      levels.set(node, level);
    }
    if (moved < model.tolerance) return { levels, isSettled: true };
  }
  return { levels, isSettled: false };
}

/**
 * The level of every node in one group, and whether every start leads there.
 * @param {Model} model
 * @param {Account} account
 * @param {Weights} weights
 * @param {Treatment} treatment
 * @returns {Group}
 */
function settle(model, account, weights, treatment) {
  const [first, ...others] =
    model.starts.map((start) => sweep(model, account, weights, treatment, start));
  const agrees = (/** @type {typeof first} */ { levels, isSettled }) => isSettled
    && [...levels].every(([node, level]) =>
      Math.abs(level - known(first.levels, node)) < model.agreement);
  return { levels: first.levels, isUnique: [first, ...others].every(agrees) };
}

/**
 * The four groups of an experiment: untreated, drug, perturbation, both.
 * @param {Model} model
 * @param {Account} account
 * @param {Treatment} pushed
 */
function runGroups(model, account, pushed) {
  const given = { driven: [model.drug], blocked: [] };
  const both = { driven: [model.drug, ...pushed.driven], blocked: pushed.blocked };
  const nodes = reached(account, [...both.driven, ...both.blocked]);
  const active = new Set([...nodes, ...model.baseline]);
  /** @type {Weights} */
  const weights = new Map(nodes.map((node) => {
    const inputs = known(account.incoming, node).filter(({ source }) => active.has(source));
    return [node, { inputs, share: inputs.length + Number(both.driven.includes(node)) || 1 }];
  }));
  return [{ driven: [], blocked: [] }, given, pushed, both].map((treatment) =>
    settle(model, account, weights, treatment));
}

/**
 * Nodes that edges join to one, whichever way they point.
 * @param {Account} account
 * @param {string} start
 */
function island({ incoming, outgoing }, start) {
  const seen = new Set([start]);
  for (const node of seen) {
    for (const { source } of incoming.get(node) ?? []) seen.add(source);
    for (const target of outgoing.get(node) ?? []) seen.add(target);
  }
  return seen;
}

/**
 * Why an account says nothing of a change; empty if it speaks.
 * @param {Model} model
 * @param {Account} account
 * @param {string[]} places
 * @param {string} outcome
 */
function silenceOf(model, account, places, outcome) {
  if (places.length === 0) return "it names nothing of what you changed";
  if (!reached(account, [model.drug]).includes(outcome)) {
    return "none of its paths leads from ketamine to this effect";
  }
  const near = island(account, model.drug);
  return places.some((node) => near.has(node)) ? ""
    : "in it no links join what you changed and ketamine";
}

/** @type {(model: Model, drug: number, alone: number, both: number) => string} */
function effectWithDrug({ agreement, threshold }, drug, alone, both) {
  if (drug <= agreement) return "no effect";
  const nothing = threshold * drug;
  const left = both - Math.max(alone, 0);
  if (left <= nothing) return alone > nothing ? "occluded" : "abolished";
  if (left < drug - nothing) return "reduced";
  return both > drug + nothing ? "potentiated" : "unchanged";
}

/** @type {(model: Model, drug: number, alone: number) => string} */
function effectAlone({ agreement, threshold }, drug, alone) {
  if (drug <= agreement) return "no effect";
  if (alone > threshold * drug) return "mimicked";
  return alone < -threshold * drug ? "opposite" : "not mimicked";
}

/**
 * Which of some nodes no edge of an account names; its predictions leave them out.
 * @param {Model} model
 * @param {number[] | null} numbers
 * @param {string[]} nodes
 */
export function lackedBy(model, numbers, nodes) {
  const { incoming } = readAccount(model, numbers);
  return new Set(nodes.filter((node) => !incoming.has(node)));
}

/**
 * What an account predicts.
 * @param {Model} model
 * @param {number[] | null} numbers of the hypotheses, or null for all of them
 * @param {Asked} asked
 * @returns {Prediction}
 */
export function predictOutcome(model, numbers, asked) {
  const account = readAccount(model, numbers);
  const named = [...asked.perturbation].filter(([node]) => account.incoming.has(node));
  const silence = silenceOf(model, account, named.map(([node]) => node), asked.outcome);
  if (silence) {
    return { effect: null, silence, value: 0, reference: 0, isUnique: true, moved: [] };
  }
  const of = (/** @type {number} */ wanted) =>
    named.filter(([, sign]) => sign === wanted).map(([node]) => node);
  const groups = runGroups(model, account, { driven: of(1), blocked: of(-1) });
  const [drug, alone, both] = outcomesOf(model, groups, asked.outcome);
  const [before, after] = asked.with_ketamine ? [groups[1], groups[3]] : [groups[0], groups[2]];
  return {
    effect: asked.with_ketamine ? effectWithDrug(model, drug, alone, both)
      : effectAlone(model, drug, alone),
    silence,
    value: asked.with_ketamine ? both : alone,
    reference: drug,
    isUnique: groups.every((group) => group.isUnique),
    moved: movesBetween(before, after, model.agreement),
  };
}

/** @type {(group: Group, node: string) => number} */
const levelOf = (group, node) => group.levels.get(node) ?? 0;

/**
 * The outcome in each treated group above the untreated one, in the direction that is better.
 * @param {Model} model
 * @param {Group[]} groups
 * @param {string} outcome
 */
function outcomesOf(model, [untreated, ...treated], outcome) {
  const way = known(mapOf(model.directions), outcome);
  return treated.map((group) => way * (levelOf(group, outcome) - levelOf(untreated, outcome)));
}

/**
 * Nodes whose level differs between two groups, with the direction.
 * @param {Group} before
 * @param {Group} after
 * @param {number} agreement
 */
function movesBetween(before, after, agreement) {
  return [...after.levels.keys()]
    .map((node) => /** @type {[string, number]} */ (
      [node, levelOf(after, node) - levelOf(before, node)]))
    .filter(([, by]) => Math.abs(by) > agreement)
    .map(([node, by]) => /** @type {[string, number]} */ ([node, Math.sign(by)]));
}

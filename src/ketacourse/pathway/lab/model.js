// The model of signed influence a second time: influence.py and perturb.py hold the rule and its
// reasons, this file lets an outcome follow a click without waiting for the kernel. A test holds
// the two equal on every experiment and account. Numbers of the rule come with the bench.

/** The edges that some hypotheses use (null: all of them), by where they lead and come from. */
function readAccount({ arrows, drugs, every }, numbers) {
  const wanted = numbers ?? every;
  const incoming = new Map();
  const outgoing = new Map();
  for (const [source, target, sign, used] of arrows) {
    if (used.length > 0 && !used.some((number) => wanted.includes(number))) continue;
    for (const node of [source, target]) {
      if (!incoming.has(node)) incoming.set(node, []);
      if (!outgoing.has(node)) outgoing.set(node, []);
    }
    incoming.get(target).push({ source, sign });
    outgoing.get(source).push(target);
  }
  return { incoming, outgoing, drugs: new Set(drugs) };
}

/** Nodes that a push can reach; each follows, where loops allow, those that act on it. */
function reached({ outgoing }, starts) {
  const seen = new Set();
  const left = [];
  const visit = (node) => {
    seen.add(node);
    for (const target of outgoing.get(node)) if (!seen.has(target)) visit(target);
    left.push(node);
  };
  for (const start of [...starts].sort()) {
    if (outgoing.has(start) && !seen.has(start)) visit(start);
  }
  return left.reverse();
}

/** Apply the rule node by node until nothing moves. */
function sweep(model, account, bench, { driven, blocked }, start) {
  const levels = new Map(model.baseline.map((node) => [node, 1]));
  for (const node of blocked) levels.set(node, account.drugs.has(node) ? 0 : -1);
  const free = reached(account, [...driven, ...blocked, ...model.baseline])
    .filter((node) => bench.has(node) && !levels.has(node));
  for (const node of free) levels.set(node, start);
  for (let round = 0; round < model.most_sweeps; round += 1) {
    let moved = 0;
    for (const node of free) {
      const { inputs, share } = bench.get(node);
      let total = driven.includes(node) ? 1 : 0;
      for (const { source, sign } of inputs) total += sign * (levels.get(source) ?? 0);
      const mean = total / share;
      const level = account.drugs.has(node) ? Math.max(mean, 0) : mean;
      moved = Math.max(moved, Math.abs(level - levels.get(node)));
      levels.set(node, level);
    }
    if (moved < model.tolerance) return { levels, isSettled: true };
  }
  return { levels, isSettled: false };
}

/** The level of every node in one group, and whether every start leads there. */
function settle(model, account, bench, treatment) {
  const [first, ...others] =
    model.starts.map((start) => sweep(model, account, bench, treatment, start));
  const agrees = ({ levels, isSettled }) => isSettled && [...levels].every(([node, level]) =>
    Math.abs(level - first.levels.get(node)) < model.agreement);
  return { levels: first.levels, isUnique: [first, ...others].every(agrees) };
}

/** The four groups of an experiment: untreated, drug, perturbation, both. */
function runGroups(model, account, pushed) {
  const given = { driven: [model.drug], blocked: [] };
  const both = { driven: [model.drug, ...pushed.driven], blocked: pushed.blocked };
  const nodes = reached(account, [...both.driven, ...both.blocked]);
  const active = new Set([...nodes, ...model.baseline]);
  const bench = new Map(nodes.map((node) => {
    const inputs = account.incoming.get(node).filter(({ source }) => active.has(source));
    return [node, { inputs, share: inputs.length + Number(both.driven.includes(node)) || 1 }];
  }));
  return [{ driven: [], blocked: [] }, given, pushed, both].map((treatment) =>
    settle(model, account, bench, treatment));
}

/** Nodes that edges join to one, whichever way they point. */
function island({ incoming, outgoing }, start) {
  const seen = new Set([start]);
  for (const node of seen) {
    for (const { source } of incoming.get(node) ?? []) seen.add(source);
    for (const target of outgoing.get(node) ?? []) seen.add(target);
  }
  return seen;
}

function silenceOf(model, account, places, outcome) {
  if (places.length === 0) return "it names nothing of what you changed";
  if (!reached(account, [model.drug]).includes(outcome)) {
    return "none of its paths leads from ketamine to this effect";
  }
  const near = island(account, model.drug);
  return places.some((node) => near.has(node)) ? ""
    : "in it no links join what you changed and ketamine";
}

function effectWithDrug({ agreement, threshold }, drug, alone, both) {
  if (drug <= agreement) return "no effect";
  const nothing = threshold * drug;
  const left = both - Math.max(alone, 0);
  if (left <= nothing) return alone > nothing ? "occluded" : "abolished";
  if (left < drug - nothing) return "reduced";
  return both > drug + nothing ? "potentiated" : "unchanged";
}

function effectAlone({ agreement, threshold }, drug, alone) {
  if (drug <= agreement) return "no effect";
  if (alone > threshold * drug) return "mimicked";
  return alone < -threshold * drug ? "opposite" : "not mimicked";
}

/** Which of some nodes no edge of an account names; its predictions leave them out. */
export function lackedBy(model, numbers, nodes) {
  const { incoming } = readAccount(model, numbers);
  return new Set(nodes.filter((node) => !incoming.has(node)));
}

/**
 * What an account predicts. `asked` holds `perturbation` (node to -1 or 1), `with_ketamine` and
 * `outcome`; `moved` names the nodes that the perturbation raises (1) or lowers (-1).
 */
export function predictOutcome(model, numbers, asked) {
  const account = readAccount(model, numbers);
  const named = Object.entries(asked.perturbation).filter(([node]) => account.incoming.has(node));
  const places = named.map(([node]) => node);
  const silence = silenceOf(model, account, places, asked.outcome);
  if (silence) return { effect: null, silence, moved: [] };
  const of = (wanted) => named.filter(([, sign]) => sign === wanted).map(([node]) => node);
  const groups = runGroups(model, account, { driven: of(1), blocked: of(-1) });
  const level = (group, node) => group.levels.get(node) ?? 0;
  const way = model.directions[asked.outcome];
  const [drug, alone, both] = groups.slice(1).map((group) =>
    way * (level(group, asked.outcome) - level(groups[0], asked.outcome)));
  const [before, after] = asked.with_ketamine ? [groups[1], groups[3]] : [groups[0], groups[2]];
  const moves = [...after.levels.keys()].map((node) =>
    [node, level(after, node) - level(before, node)]);
  return {
    effect: asked.with_ketamine ? effectWithDrug(model, drug, alone, both)
      : effectAlone(model, drug, alone),
    value: asked.with_ketamine ? both : alone,
    reference: drug,
    isUnique: groups.every((group) => group.isUnique),
    moved: moves.filter(([, by]) => Math.abs(by) > model.agreement)
      .map(([node, by]) => [node, Math.sign(by)]),
  };
}

// The knock-out laboratory: the map, and a bench above it. The kernel predicts; nothing here
// knows the rule.

const PUSHES = { "-1": ["Block", "blocked", "✕"], 1: ["Boost", "boosted", "+"] };
const MOVED = { 1: ["▲", "higher"], "-1": ["▼", "lower"] };

/** The buttons that block or boost a node; none for what is only felt or done. */
function makePushes(node, isPushed, push) {
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
    return [h("dt", {}, names[at]), h("dd", {}, bar, ` ${value.toFixed(2).replace("-", "−")}`)];
  });
  return h("dl", { class: "kc-bars" }, ...rows.flat());
}

const capitalised = (text) => text[0].toUpperCase() + text.slice(1);

function makeFound(found) {
  const agrees = { true: "The model agrees.", false: "The model does not agree." }[found.agrees];
  return h("div", { class: "kc-found" },
    h("p", {}, h("strong", {}, `${capitalised(found.observed)}: ${found.meaning}. `), agrees ?? ""),
    h("p", {}, `${found.id}, ${found.species}: ${found.done}. `,
      found.narrow ? "It changed less than the whole node. " : "", "(", ...links(found.cites), ")",
      found.status ? h("strong", {}, ` ${found.status}`) : ""),
    h("p", { class: "kc-soft" }, [found.how, found.reading, found.replication]
      .filter(Boolean).map((part) => `${capitalised(part).replace(/\.$/, "")}.`).join(" ")));
}

/** The bench: what is given, what is done, the guess and the outcome. */
function makeBench({ bench, say, ask, onChange }) {
  const done = { perturbation: {}, with_ketamine: true, outcome: "ad_sustained" };
  let isGuessing = true;
  let guess = null;
  let turn = 0;
  const name = (node) => bench.names[node];
  const isPushed = (node, sign) => done.perturbation[node] === sign;

  const list = h("p", { class: "kc-done" });
  const result = h("div", { class: "kc-outcome" });
  const drug = radios("Ketamine", [[true, "given"], [false, "not given"]], (given) =>
    change({ with_ketamine: given }));
  const outcome = radios("Effect looked at", [...bench.outcomes].reverse(), (id) =>
    change({ outcome: id }));
  const guessing = h("input", { type: "checkbox", onchange: () => {
    isGuessing = guessing.checked;
    change({});
  } });
  guessing.checked = true;
  const repeatId = freshId("repeat");
  const repeat = h("select", { id: repeatId, onchange: () => load(repeat.value) },
    h("option", { value: "" }, "Choose…"),
    ...bench.experiments.map(({ id, text }) => h("option", { value: id }, `${id}: ${text}`)));

  function push(node, sign) {
    const next = { ...done.perturbation };
    if (next[node] === sign) delete next[node];
    else next[node] = sign;
    repeat.value = "";
    change({ perturbation: next });
  }
  function load(id) {
    const found = bench.experiments.find((experiment) => experiment.id === id);
    if (!found) return;
    repeat.value = id;
    const { perturbation, with_ketamine, outcome: looked } = found;
    change({ perturbation: { ...perturbation }, with_ketamine, outcome: looked });
  }
  /** Take a change over, and ask what becomes of it, now or once there is a guess. */
  function change(changes) {
    Object.assign(done, changes);
    guess = null;
    turn += 1;
    check(drug, done.with_ketamine);
    check(outcome, done.outcome);
    showDone();
    onChange(done, []);
    if (Object.keys(done.perturbation).length === 0) {
      result.replaceChildren(h("p", {}, "Press a node on the map, in its card or in the list, and "
        + "block or boost it; or repeat an experiment."));
    } else if (isGuessing) question();
    else reveal();
  }
  const check = (group, value) => {
    for (const input of group.querySelectorAll("input")) {
      input.checked = input.value === String(value);
    }
  };
  function showDone() {
    const parts = Object.entries(done.perturbation).map(([node, sign]) => h("button", {
      type: "button", class: "kc-chip", "aria-label": `Undo: ${name(node)} ${PUSHES[sign][1]}`,
      onclick: () => push(node, sign),
    }, `${name(node)} ${PUSHES[sign][1]} ×`));
    const clear = parts.length > 1 && h("button", {
      type: "button", onclick: () => change({ perturbation: {} }),
    }, "Undo all");
    list.replaceChildren(h("strong", {}, "On the bench: "),
      ...(parts.length ? parts : ["nothing changed yet"]), ...(clear ? [clear] : []));
  }
  function question() {
    const set = bench.guesses[done.with_ketamine ? "with" : "without"];
    const options = radios("Your prediction", set.map(([id, text]) => [id, `${id}: ${text}`]),
      (id) => {
        guess = id;
        button.removeAttribute("aria-disabled");
      });
    for (const input of options.querySelectorAll("input")) input.checked = false;
    options.classList.add("kc-guess");
    const button = h("button", { type: "button", class: "kc-main", "aria-disabled": "true",
      onclick: () => (guess ? reveal() : say("Choose your prediction first.")) }, "Reveal");
    result.replaceChildren(options, button);
    say("Now predict the outcome.");
  }
  async function reveal() {
    const mine = turn;
    const reply = await ask({ ...done, guess });
    if (mine !== turn) return; // something else is on the bench by now
    if (reply.trouble) {
      result.replaceChildren(h("p", {}, reply.trouble));
      return;
    }
    const { model, laboratory } = reply;
    const head = `${model.effect ?? "silent"}: ${model.meaning}.`;
    result.replaceChildren(
      h("p", { class: "kc-headline" }, `The model: ${head}`),
      ...(model.guess ? [h("p", {}, model.guess)] : []),
      ...(model.unique ? [] : [h("p", {}, "There is no single answer: it depends on the start.")]),
      ...(model.effect ? [drawBars([done.with_ketamine ? "ketamine alone" : "ketamine",
        done.with_ketamine ? "with what you did" : "what you did alone"],
      [model.reference, model.value]),
      h("p", { class: "kc-soft" }, "Only the direction of such numbers can be read.")] : []),
      h("p", { class: "kc-headline" }, "The laboratory"),
      ...(laboratory.length ? laboratory.map(makeFound) : [nothingFound(reply.like)]));
    onChange(done, model.moved);
    const seen = laboratory.map((found) => `${found.species}: ${found.observed}`).join("; ");
    say(`The model: ${head} ${model.guess} The laboratory: ${seen || "no such experiment"}.`);
  }
  function nothingFound(near) {
    const shown = near.filter((id) => bench.experiments.some((each) => each.id === id));
    const buttons = shown.flatMap((id) => [" ", h("button", {
      type: "button", onclick: () => load(id),
    }, `Repeat ${id}`)]);
    return h("p", {}, "No experiment of the course did just this.",
      ...(shown.length ? [" Some that come near:", ...buttons] : []));
  }
  const setting = h("div", {}, list, drug, outcome,
    h("div", { class: "kc-field" }, h("label", { for: repeatId }, "Repeat an experiment"), repeat),
    h("label", { class: "kc-radio" }, guessing, "let me predict first"));
  const element = h("div", { class: "kc-bench", role: "group", "aria-label": "Bench" },
    setting, result);
  return { element, isPushed, push, start: () => change({}), again: () => change({}) };
}

function render({ model, el }) {
  const root = h("section", { class: "kc kc-pathway kc-lab", "aria-label": model.get("title") });
  const letGo = keepKeys(root);
  const voice = makeAnnouncer(root);
  const kernel = makeKernel(model);
  let atlas = null;
  let latest = [{ perturbation: {} }, []];

  /** Signs on the nodes that are pushed, and on those that move with them. */
  function sign(done, moved) {
    latest = [done, moved];
    if (!atlas) return;
    const { nodes } = atlas.map();
    const drawn = atlas.drawing().nodes;
    const shifts = new Map(moved);
    for (const [id, element] of drawn) {
      const [pushed, shift] = [done.perturbation[id], shifts.get(id)];
      element.querySelector(".kc-sign")?.remove();
      element.classList.toggle("kc-blocked", pushed === -1);
      element.classList.toggle("kc-boosted", pushed === 1);
      const [text, word] = pushed ? [PUSHES[pushed][2], PUSHES[pushed][1]]
        : (shift ? MOVED[shift] : ["", ""]);
      element.setAttribute("aria-label",
        nodeLabel(atlas.map(), nodes.get(id)) + (word ? `, ${word}` : ""));
      if (text) element.append(drawSign(nodes.get(id), text, pushed));
    }
    for (const button of root.querySelectorAll("[data-pushes]")) {
      const [id, way] = button.dataset.pushes.split(" ");
      button.setAttribute("aria-pressed", String(done.perturbation[id] === Number(way)));
    }
  }
  const drawSign = (node, text, pushed) => svg("g", { class: "kc-sign" },
    svg("circle", { cx: node.x, cy: node.cy, r: 9, class: pushed ? "kc-pushed" : "" }),
    svg("text", { x: node.x, y: node.cy + 4.5 }, text));

  const bench = makeBench({
    bench: model.get("bench"), say: voice.say, onChange: sign,
    ask: (content) => kernel.ask({ do: "predict", choice: atlas.choice(), ...content }),
  });
  el.append(root);
  atlas = makeAtlas({ model, root, voice, kernel, hooks: {
    above: bench.element,
    controls: (id, map) => makePushes(map.nodes.get(id), bench.isPushed, bench.push),
    shown: () => atlas && bench.again(),
  } });
  bench.start();
  return () => {
    letGo();
    voice.stop();
    kernel.stop();
    atlas.stop();
  };
}

export default { render };

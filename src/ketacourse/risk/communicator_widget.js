// One outcome in one frame at a time. All words and numbers come from the kernel at the start;
// the page chooses among them and draws, so that a change is shown at once.

import { h, svg, rendered, keepKeys, makeAnnouncer, freshId } from "../display/base.js";
import { makeRadios } from "../display/radios.js";

const CELLS = { 100: 30, 1000: 14 }; // as in figures/icon_array.py
const BLUE = "#0072b2";
const VERMILION = "#d55e00";
const INK = "#1a1a1a";
const WIDTH = 600;

const square = (x, y, r) => `M${x - r} ${y - r}h${2 * r}v${2 * r}h${-2 * r}z`;
const triangle = (x, y, r) => `M${x} ${y - r}L${x + r} ${y + r}L${x - r} ${y + r}z`;
const upsideDown = (x, y, r) => `M${x} ${y + r}L${x + r} ${y - r}L${x - r} ${y - r}z`;
const circle = (x, y, r) =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
const SYMBOLS = {
  shared: [square, 0.34, BLUE, BLUE],
  more: [triangle, 0.4, VERMILION, INK],
  fewer: [upsideDown, 0.4, "#fff", INK],
  none: [circle, 0.28, "#fff", "#6b6b6b"],
};

const QUESTIONS = [
  ["audience", "Told to", [["person", "a person deciding"], ["clinician", "a clinician"],
    ["policy", "a policy maker"]]],
  ["side", "Counting people who", [["had", "had it"], ["not", "did not have it"]]],
  ["scale", "As", [["absolute", "absolute numbers"], ["relative", "a ratio alone"]]],
  ["people", "Out of", [["100", "100 people"], ["1000", "1,000 people"]]],
  ["order", "Symbols", [["grouped", "grouped"], ["scattered", "scattered"]]],
];
const ASSUMPTIONS = ["assumption", "Carried over by the trial's",
  [["ratio", "ratio"], ["difference", "difference"]]];

/** Which mark stands at which place; the order of a scattered array comes from the kernel. */
function placed([treated, compared], people, order) {
  const shared = Math.min(treated, compared);
  const counts = [["shared", shared], ["more", treated - shared], ["fewer", compared - shared]];
  const marks = new Array(people).fill("none");
  let next = 0;
  for (const [mark, count] of counts) {
    for (let at = 0; at < count; at += 1) {
      marks[order ? order[next] : next] = mark;
      next += 1;
    }
  }
  return marks;
}

function symbol(mark, path, cell) {
  const [, , fill, stroke] = SYMBOLS[mark];
  return svg("path", { class: `kc-${mark}`, d: path, fill, stroke, "stroke-width": cell / 18 });
}

function makeIcons(counts, people, layout, scattered, words) {
  const cell = CELLS[people];
  const { columns, order } = layout;
  const marks = placed(counts, people, scattered ? order : null);
  const paths = { shared: "", more: "", fewer: "", none: "" };
  marks.forEach((mark, at) => {
    const [shape, size] = SYMBOLS[mark];
    paths[mark] += shape((at % columns + 0.5) * cell, (Math.floor(at / columns) + 0.5) * cell,
      size * cell);
  });
  const [width, height] = [columns * cell, people / columns * cell];
  return svg("svg", {
    class: "kc-icons", role: "img", "aria-label": words, viewBox: `0 0 ${width} ${height}`, width,
  }, ...Object.entries(paths).filter(([, path]) => path)
    .map(([mark, path]) => symbol(mark, path, cell)));
}

function makeKey(lines) {
  return h("ul", { class: "kc-key" }, ...lines.map(([mark, words]) => {
    const [shape, size] = SYMBOLS[mark];
    const sample = svg("svg", { width: 22, height: 22, viewBox: "0 0 22 22", "aria-hidden": true },
      symbol(mark, shape(11, 11, size * 22), 22));
    return h("li", {}, sample, h("span", {}, words));
  }));
}

function makeBars([treated, compared], arms, words) {
  const longest = Math.max(treated, compared);
  const bar = (at, value, fill, name) => {
    const y = 12 + at * 62;
    return [
      svg("text", { x: 4, y: y + 12, "font-size": 17, fill: INK }, name),
      svg("rect", {
        x: 4, y: y + 20, width: value / longest * (WIDTH - 8), height: 24, fill, stroke: INK,
      }),
    ];
  };
  return svg("svg", {
    class: "kc-bars", role: "img", "aria-label": words, viewBox: `0 0 ${WIDTH} 134`, width: WIDTH,
  }, ...bar(0, treated, VERMILION, `given ${arms[0]}`), ...bar(1, compared, BLUE, `given ${arms[1]}`));
}

function makeTable(rows, arms) {
  const head = ["", ...arms.map((arm) => `given ${arm}`)];
  return h("table", {},
    h("thead", {}, h("tr", {}, h("td", {}), ...head.slice(1).map((name) =>
      h("th", { scope: "col" }, name)))),
    h("tbody", {}, ...rows.map(([name, first, second]) => h("tr", {},
      h("th", { scope: "row" }, name),
      second ? h("td", {}, first) : h("td", { colspan: 2 }, first),
      ...(second ? [h("td", {}, second)] : [])))));
}

function render({ model, el }) {
  const outcomes = model.get("outcomes");
  const effects = model.get("effects");
  const leftOut = model.get("left_out");
  const layouts = model.get("layouts");
  const root = h("section", { class: "kc kc-risk", "aria-label": model.get("title") });
  const letGo = keepKeys(root);
  const voice = makeAnnouncer(root);
  const chosen = {
    outcome: 0, baseline: "own", assumption: "ratio", audience: "person", side: "had",
    scale: "absolute", people: "100", order: "grouped",
  };

  const choose = (name, value) => {
    chosen[name] = value;
    show();
    voice.say(sentence.textContent);
  };
  const radios = ([name, legend, options]) =>
    makeRadios(legend, options, chosen[name], (value) => choose(name, value));

  const selectId = freshId("outcome");
  const select = h("select", {
    id: selectId, onchange: (event) => choose("outcome", Number(event.target.value)),
  }, ...outcomes.map(({ label }, at) => h("option", { value: at }, label)));
  const assumption = radios(ASSUMPTIONS);
  const framing = Object.fromEntries(QUESTIONS.map((each) => [each[0], radios(each)]));
  const sentence = h("p", { class: "kc-sentence" });
  const assumed = h("p", { class: "kc-soft" });
  const figure = h("figure", {});
  const table = h("div", { class: "kc-table-frame" });
  const audience = h("div", { class: "kc-audience" });
  const notes = h("div", { class: "kc-notes" });

  function situation() {
    const key = chosen.baseline === "own" ? "own" : `${chosen.baseline} ${chosen.assumption}`;
    return outcomes[chosen.outcome].situations[key];
  }
  function showTrouble(seen) {
    sentence.textContent = seen.trouble;
    for (const part of [figure, table, audience]) part.replaceChildren();
  }
  function showFrame(seen) {
    const { arms, person } = outcomes[chosen.outcome];
    const relative = chosen.scale === "relative";
    const told = seen.frames[`${chosen.side} ${relative ? "relative" : chosen.people}`];
    sentence.textContent = told.sentence;
    table.replaceChildren(makeTable(told.rows, arms));
    const people = Number(chosen.people);
    const image = relative
      ? makeBars(told.drawn, arms, told.sentence)
      : makeIcons(told.drawn, people, layouts[people], chosen.order === "scattered", told.sentence);
    figure.replaceChildren(
      ...(relative && !told.drawn[0] ? [] : [image]),
      ...(relative ? [] : [makeKey(told.key)]),
      h("figcaption", {}, leftOut[relative ? "relative" : "icons"]));
    audience.replaceChildren(chosen.audience === "person"
      ? rendered("div", {}, person) : h("p", {}, seen[chosen.audience]));
  }
  function show() {
    const seen = situation();
    assumption.disabled = chosen.baseline === "own";
    framing.people.disabled = framing.order.disabled = chosen.scale === "relative";
    assumed.textContent = seen.assumed;
    if (seen.trouble) showTrouble(seen);
    else showFrame(seen);
    const used = [chosen.scale, chosen.side,
      ...(chosen.scale === "relative" ? [] : [chosen.people, chosen.order]), chosen.audience];
    const said = [...new Set(used.map((choice) => effects[choice]).filter(Boolean))];
    notes.replaceChildren(h("p", { class: "kc-notes-title" }, "What this frame does to readers"),
      ...said.map((html) => rendered("div", {}, html)));
    source.innerHTML = outcomes[chosen.outcome].source;
  }

  const source = h("div", { class: "kc-soft" });
  root.append(
    h("h3", { class: "kc-title" }, model.get("title")),
    h("div", { class: "kc-controls" },
      h("div", { class: "kc-what" }, h("label", { for: selectId }, "Outcome"), select),
      radios(["baseline", "Starting risk", model.get("baselines")]), assumption,
      ...Object.values(framing)),
    sentence, assumed,
    h("div", { class: "kc-both" }, figure, h("div", {}, table, audience)),
    notes, source);
  show();
  el.append(root);
  return () => {
    letGo();
    voice.stop();
  };
}

export default { render };

// A table of counts with one way in for Tab; arrow keys move, a press opens the findings.

import { button, freshId, h, mapOf, put, rendered } from "../display/base.js";
import { makeOpeners } from "../display/card.js";
import { isPlain, makeRover } from "../display/keys.js";
import { makeRadios } from "../display/radios.js";
import { bringIntoSight, nameApart } from "../display/sight.js";
import { defineView } from "../display/view.js";

/**
 * @import { View } from "../display/view.js"
 *
 * @typedef {{ direction: string, symbol: string, kind: string, species: string, text: string,
 *   subjects: string[] }} Finding
 * @typedef {{ symbols: string, name: string }} Cell
 * @typedef {{ name: string, claim: string, verdict: string, findings: Finding[],
 *   cells: Record<string, Record<string, Cell>> }} Hypothesis
 * @typedef {{ title: string, key: string, kinds: string[], hypotheses: Hypothesis[] }} Traits
 * @typedef {{ row: number, kind: string | null }} Place A hypothesis, whole or for one kind.
 * @typedef {(button: HTMLButtonElement, place: Place) => void} Press
 * @typedef {{ line: HTMLElement, cells: (HTMLButtonElement | null)[] }} Line
 */

const FILTERS = /** @type {const} */ (
  [["all", "all"], ["people", "people only"], ["animals", "animals only"]]);
const NARROW_PX = 560; // below this the table is a list; keep in step with the stylesheet

/**
 * @param {Finding} finding
 * @param {string | null} kind
 */
function makeFinding(finding, kind) {
  const direction = h("strong", { class: `kc-${finding.direction}` },
    `${finding.symbol} ${finding.direction}`);
  const where = ` (${kind ? "" : `${finding.kind}, `}${finding.species}): `;
  return h("li", {}, direction, where, rendered("span", {}, finding.text));
}

/** @param {() => void} onClose */
function makePanel(onClose) {
  const title = h("p", { class: "kc-panel-title", id: freshId("title") });
  const body = h("div");
  const element = h("div", {
    class: "kc-panel", id: freshId("panel"), role: "region", "aria-labelledby": title.id,
    hidden: true,
  }, title, body, button("Close", onClose));
  /** @type {(hypothesis: Hypothesis, kind: string | null, findings: Finding[]) => string} */
  const show = (hypothesis, kind, findings) => {
    title.textContent = kind ? `${hypothesis.name}: ${kind}` : hypothesis.name;
    put(body,
      h("p", {}, h("strong", {}, "Claim: "), rendered("span", {}, hypothesis.claim)),
      findings.length > 0
        ? h("ul", {}, ...findings.map((finding) => makeFinding(finding, kind)))
        : h("p", {}, "No finding under this choice."),
      !kind && h("p", {}, h("strong", {}, "Verdict: "), rendered("span", {}, hypothesis.verdict)));
    element.hidden = false;
    return `${title.textContent}. Findings shown: ${findings.length}.`;
  };
  return { element, show };
}

/**
 * The table; `fill` makes its rows for some subjects, `at` finds the button of a place.
 * @param {Traits} traits
 * @param {{ panelId: string, hintId: string, press: Press }} how
 */
function makeTable({ title, kinds, hypotheses }, { panelId, hintId, press }) {
  /** @type {Line[]} */
  let lines = [];
  const rover = makeRover(() => lines.map(({ cells }) => cells));
  /** @type {(place: Place, attributes: Record<string, string>, text: string) => HTMLButtonElement} */
  const makeButton = (place, attributes, text) => {
    const made = button(text, () => press(made, place), {
      tabindex: -1, "aria-expanded": "false", "aria-controls": panelId, ...attributes,
      onfocus: () => rover.enter(made),
    });
    return made;
  };
  /** @type {(hypothesis: Hypothesis, row: number, subjects: string) => Line} */
  function makeLine(hypothesis, row, subjects) {
    const counts = mapOf(mapOf(hypothesis.cells).get(subjects));
    const whole = makeButton({ row, kind: null }, { "aria-describedby": hintId }, hypothesis.name);
    const cells = kinds.map((kind) => {
      const cell = counts.get(kind);
      return cell ? makeButton({ row, kind }, { "aria-label": cell.name }, cell.symbols) : null;
    });
    const line = h("tr", { role: "row" }, h("th", { scope: "row", role: "rowheader" }, whole),
      ...cells.map((cell, at) => (cell
        ? h("td", { role: "cell", "data-kind": kinds[at] }, cell)
        : h("td", { role: "cell", class: "kc-none" }, "–"))));
    return { line, cells: [whole, ...cells] };
  }
  const body = h("tbody", { role: "rowgroup" });
  const head = h("tr", { role: "row" }, ...["Hypothesis", ...kinds].map((kind) =>
    h("th", { scope: "col", role: "columnheader" }, kind)));
  const element = h("table", { role: "table" }, h("caption", {}, title),
    h("thead", { role: "rowgroup" }, head), body);
  /** @param {string} subjects */
  function fill(subjects) {
    lines = hypotheses.map((hypothesis, row) => makeLine(hypothesis, row, subjects));
    put(body, ...lines.map(({ line }) => line));
    rover.enter(lines[0].cells[0]);
  }
  /** @param {Place} place */
  const at = ({ row, kind }) => lines[row].cells[kind ? kinds.indexOf(kind) + 1 : 0];
  return { element, fill, at, onKey: rover.onKey };
}

/** @param {View<Traits>} view */
function build({ model, root, say }) {
  const [title, key] = [model.get("title"), model.get("key")];
  const [kinds, hypotheses] = [model.get("kinds"), model.get("hypotheses")];
  nameApart(root, title);
  const hint = h("p", { class: "kc-hint", id: freshId("hint") },
    `${key} Press a count for its studies or a name for the whole hypothesis; `
    + "arrow keys move between them, Escape closes.");
  /** @type {string} */
  let subjects = "all";
  /** @type {Place | null} */
  let open = null;

  const slotCell = h("td", { colspan: kinds.length + 1, role: "cell" });
  const slot = h("tr", { class: "kc-slot", role: "row" }, slotCell);
  const openers = makeOpeners(() => {
    open = null;
    panel.element.hidden = true;
    takeOut();
  });
  const panel = makePanel(openers.close);
  const table = makeTable({ title, key, kinds, hypotheses }, {
    panelId: panel.element.id, hintId: hint.id, press,
  });
  function takeOut() {
    slot.remove();
    root.append(panel.element);
  }
  /** @type {Press} */
  function press(pressed, place) {
    if (openers.opener() === pressed) openers.close();
    else show(pressed, place);
  }
  /** @type {Press} */
  function show(pressed, place) {
    const { row, kind } = place;
    open = place;
    openers.open(pressed);
    const findings = hypotheses[row].findings.filter(
      (finding) => finding.subjects.includes(subjects) && (!kind || finding.kind === kind));
    say(panel.show(hypotheses[row], kind, findings));
    if (root.clientWidth < NARROW_PX) {
      slotCell.append(panel.element);
      pressed.closest("tr")?.after(slot);
    } else takeOut();
    bringIntoSight(panel.element);
  }
  /** @param {string} chosen */
  function choose(chosen) {
    subjects = chosen;
    const was = open;
    openers.forget();
    takeOut();
    table.fill(subjects);
    const again = was && table.at(was);
    if (again) {
      show(again, was);
      return;
    }
    open = null;
    panel.element.hidden = true;
    say(`Shown: ${FILTERS.find(([value]) => value === chosen)?.[1]}.`);
  }
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && open && isPlain(event)) {
      event.preventDefault();
      openers.close();
    } else table.onKey(event);
  });
  root.append(makeRadios("Evidence from", FILTERS, "all", choose).element, hint, table.element,
    panel.element);
  table.fill(subjects);
}

export default defineView("kc-evidence", build);

// Experiments by accounts. One button takes Tab, arrow keys move, a press opens the experiment.

import { button, freshId, h, known, mapOf } from "../../display/base.js";
import { makeCard, makeOpeners } from "../../display/card.js";
import { links } from "../../display/cites.js";
import { isPlain, makeRover } from "../../display/keys.js";
import { makeRadios } from "../../display/radios.js";
import { bringIntoSight, nameApart } from "../../display/sight.js";
import { defineView } from "../../display/view.js";
import { hasMark, inOrderOf } from "./order.js";

/**
 * @import { Child } from "../../display/base.js"
 * @import { Cite } from "../../display/cites.js"
 * @import { View } from "../../display/view.js"
 *
 * @typedef {{ id: string, done: string, species: string, how: string, reading: string,
 *   replication: string, status: string, cites: Cite[] }} Experiment
 * @typedef {{ experiment: string, with_ketamine: boolean, outcome: string, observed: string,
 *   group: string, confirmed: boolean, marks: string, predicted: string[] }} Row
 * @typedef {{ name: string, tallies: Record<string, string[]> }} Account
 * @typedef {{ title: string, nothing: string, accounts: Account[], rows: Row[],
 *   experiments: Record<string, Experiment>, meanings: Record<string, string> }} Traits
 * @typedef {(button: HTMLButtonElement, row: Row, at: number | null) => void} Press
 *   The account at a place, or null for all of them.
 */

const SPECIES = /** @type {const} */ (
  [["all", "all"], ["rodent", "rodents and their cells"], ["human", "people"]]);
const VERDICTS = new Map([["✓", "match"], ["✗", "mismatch"], ["·", "silent"]]);
const WANTED = /** @type {const} */ (
  [["", "all"], ["✗", "mismatches"], ["✓", "matches"], ["·", "silent"]]);
const TALLIES = ["Comparisons it speaks on", "Accuracy", "95 % interval, in %"];
const ABOUT = "✓ the account agrees with what was found, ✗ it does not, · it is silent. "
  + "Press a mark or an experiment to open it, the name of an account to sort by its marks; "
  + "arrow keys move, Escape closes.";

/**
 * What an account predicted for a row, and how that went.
 * @param {Row} row
 * @param {number} at
 */
function wordsOf(row, at) {
  const verdict = known(VERDICTS, row.marks[at]);
  return verdict === "silent" ? `silent, because ${row.predicted[at]}`
    : `${verdict}, predicted ${row.predicted[at]}`;
}

/** @type {(name: string, ...parts: Child[]) => HTMLElement} */
const line = (name, ...parts) => h("p", {}, h("strong", {}, `${name} `), ...parts);

/**
 * An experiment on its card, with what one account or all of them predicted.
 * @param {Row} row
 * @param {Experiment} experiment
 * @param {string} found
 * @param {Child} predicted
 */
const cardParts = (row, experiment, found, predicted) => [
  line("In", `${experiment.species}; ${experiment.how}`),
  line("Ketamine", row.with_ketamine ? "given too" : "not given"),
  line("Looked at", row.outcome),
  line("Found", found),
  predicted,
  h("p", {}, experiment.reading),
  experiment.replication && line("Repeated?", experiment.replication),
  line("Source", ...links(experiment.cites)),
  experiment.status && h("p", { class: "kc-unsure" }, experiment.status),
];

/**
 * The table; `filter` hides rows and says how many are left, `rover` moves through the rest.
 * @param {{ title: string, rows: Row[], accounts: Account[] }} traits
 * @param {Map<string, Experiment>} experiments
 * @param {string} cardId
 * @param {{ press: Press, say: (text: string) => void, place: string }} how
 *   `place` is the name of the view
 */
function makeTable({ title, rows, accounts }, experiments, cardId, { press, say, place }) {
  /** @type {(row: Row, at: number | null, name: string | null, text: Child) =>
   *   HTMLButtonElement} */
  const makeButton = (row, at, name, text) => {
    const made = button(text, () => press(made, row, at), {
      tabindex: -1, "aria-expanded": "false", "aria-controls": cardId, "aria-label": name,
      onfocus: () => rover.enter(made),
    });
    return made;
  };
  const came = rows.map((row) => {
    const { id, done, species } = known(experiments, row.experiment);
    const whole = makeButton(row, null, null, h("span", {},
      h("span", { class: "kc-done" }, `${id} ${done}`),
      h("span", { class: "kc-soft" }, `${species}. ${row.outcome}: ${row.observed}`)));
    const marks = accounts.map(({ name }, at) =>
      makeButton(row, at, `${id}, ${name}: ${wordsOf(row, at)}`, row.marks[at]));
    const element = h("tr", {}, h("th", { scope: "row" }, whole), ...marks.map((mark, at) =>
      h("td", { class: `kc-${VERDICTS.get(row.marks[at])}` }, mark)));
    return { row, element, buttons: [whole, ...marks] };
  });
  let lines = came;
  const isOpen = (/** @type {{ element: HTMLElement }} */ { element }) => !element.hidden;
  const rover = makeRover(() => lines.filter(isOpen).map(({ buttons }) => buttons),
    () => lines.map(({ buttons }) => buttons));
  const cells = TALLIES.map(() => accounts.map(() => h("td", {})));
  const sums = TALLIES.map((name, at) =>
    h("tr", { class: "kc-sum" }, h("th", { scope: "row" }, name), ...cells[at]));

  /** @type {(isShown: (row: Row) => boolean, key: string) => number} */
  function filter(isShown, key) {
    for (const each of lines) each.element.hidden = !isShown(each.row);
    accounts.forEach(({ tallies }, at) => tallies[key].forEach((tally, of) =>
      (cells[of][at].textContent = tally)));
    const left = lines.filter(isOpen);
    const enterable = left.some(({ buttons }) => buttons.some(({ tabIndex }) => tabIndex === 0));
    if (left.length && !enterable) rover.enter(left[0].buttons[0]);
    return left.length;
  }
  const body = h("tbody", {}, ...lines.map(({ element }) => element));
  /** @type {number | null} */
  let by = null;
  let isDown = false;
  /** @param {number | null} at */
  function sort(at) {
    isDown = at !== null && by === at && !isDown;
    by = at;
    heads.forEach((head, of) => {
      if (of === by) head.setAttribute("aria-sort", isDown ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    lines = inOrderOf(came, by, isDown);
    body.append(...lines.map(({ element }) => element));
    say(by === null ? "In the order of their numbers."
      : `Sorted by ${accounts[by].name}, mismatches ${isDown ? "last" : "first"}.`);
  }
  const heads = accounts.map(({ name }, at) =>
    h("th", { scope: "col" }, button(h("span", {}, name), () => sort(at))));
  const head = h("tr", {}, h("th", { scope: "col" },
    button("Experiment, outcome: what was found", () => sort(null))), ...heads);
  const table = h("table", {}, h("caption", {}, title), h("thead", {}, head),
    h("tbody", {}, ...sums), body);
  const element = h("div", {
    class: "kc-table-frame", role: "region", "aria-label": `Experiments by accounts. ${place}`,
    tabindex: 0,
  }, table);
  return { element, filter, onKey: rover.onKey };
}

/** @param {View<Traits>} view */
function build({ model, root, say }) {
  const [title, accounts, rows] = [model.get("title"), model.get("accounts"), model.get("rows")];
  if (rows.length === 0) {
    root.append(h("p", {}, model.get("nothing")));
    return;
  }
  const place = nameApart(root, title);
  const experiments = mapOf(model.get("experiments"));
  const meanings = mapOf(model.get("meanings"));
  let group = "all";
  let mark = "";
  const confirmed = h("input", { type: "checkbox", onchange: filter });
  confirmed.checked = rows.some((row) => row.confirmed); // as the table of sums and the text count
  const whose = h("select", { id: freshId("whose"), onchange: filter },
    h("option", { value: "" }, "any account"),
    ...accounts.map(({ name }, at) => h("option", { value: at }, name)));

  const openers = makeOpeners(() => {
    card.hide();
    body.classList.remove("kc-with-card");
  });
  const card = makeCard(openers.close);
  const table = makeTable({ title, rows, accounts }, experiments, card.element.id,
    { press, say, place });
  /** @type {Press} */
  function press(pressed, row, at) {
    if (openers.opener() === pressed) {
      openers.close();
      return;
    }
    openers.open(pressed);
    const experiment = known(experiments, row.experiment);
    const meaning = meanings.get(row.observed);
    const predicted = at === null
      ? h("ul", {}, ...accounts.map(({ name }, each) =>
        h("li", {}, `${row.marks[each]} ${name}: ${wordsOf(row, each)}`)))
      : h("p", {}, h("strong", {}, `${accounts[at].name} `), wordsOf(row, at));
    card.show("experiment", `${experiment.id}: ${experiment.done}`, ...cardParts(row, experiment,
      meaning ? `${row.observed}: ${meaning}` : row.observed, predicted));
    body.classList.add("kc-with-card");
    bringIntoSight(card.element);
    say(`${row.experiment}, found ${row.observed}. `
      + (at === null ? "" : `${accounts[at].name}: ${wordsOf(row, at)}.`));
  }
  const count = h("p", { class: "kc-soft" });
  function filter() {
    const at = whose.value ? Number(whose.value) : null;
    const left = table.filter((row) => (group === "all" || row.group === group)
      && (!confirmed.checked || row.confirmed) && hasMark(row, mark, at), confirmed.checked ? `${group} confirmed` : group);
    count.textContent = left > 0 ? `${left} of ${rows.length} comparisons shown.`
      : `None of the ${rows.length} comparisons is of this kind; choose another above.`;
    if (openers.opener()?.closest("tr")?.hidden) openers.close();
    say(count.textContent);
  }
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && openers.opener() && isPlain(event)) {
      event.preventDefault();
      openers.close();
    } else table.onKey(event);
  });
  const species = makeRadios("Studied in", SPECIES, group, (chosen) => {
    group = chosen;
    filter();
  });
  const marks = makeRadios("Show", WANTED, mark, (chosen) => {
    mark = chosen;
    filter();
  });
  const body = h("div", { class: "kc-body" },
    h("div", { class: "kc-main-part" }, table.element), card.element);
  root.append(h("div", { class: "kc-row kc-bar" }, species.element,
    h("label", { class: "kc-radio" }, confirmed, "confirmed results only")),
  h("div", { class: "kc-row kc-bar" }, marks.element,
    h("div", { class: "kc-field" }, h("label", { for: whose.id }, "of"), whose)),
  h("p", { class: "kc-soft" }, ABOUT), count, body);
  filter();
}

export default defineView("kc-pathway kc-score", build);

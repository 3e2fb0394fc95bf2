// Experiments by accounts. One button takes Tab, arrow keys move, a press opens the experiment.

import { h, keepKeys, makeAnnouncer, freshId } from "../../display/base.js";
import { links } from "../../display/cites.js";
import { makeRadios } from "../../display/radios.js";

const SPECIES = [["all", "all"], ["rodent", "rodents and their cells"], ["human", "people"]];
const VERDICTS = { "✓": "match", "✗": "mismatch", "·": "silent" };
const STEPS = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] };
const TALLIES = ["Comparisons it speaks on", "Accuracy", "95 % interval, in %"];

function makeCard(onClose) {
  const title = h("p", { class: "kc-card-title", id: freshId("card") });
  const body = h("div");
  const element = h("div", {
    class: "kc-card", id: freshId("panel"), role: "region", "aria-labelledby": title.id,
    hidden: true,
  }, h("div", { class: "kc-card-head" }, h("p", { class: "kc-card-kind" }, "experiment"),
    h("button", { type: "button", onclick: onClose }, "Close")), title, body);
  const line = (name, ...parts) => h("p", {}, h("strong", {}, `${name} `), ...parts);
  function show(row, found, lines) {
    title.textContent = `${found.id}: ${found.done}`;
    body.replaceChildren(
      line("In", `${found.species}; ${found.how}`),
      line("Ketamine", row.with_ketamine ? "given too" : "not given"),
      line("Looked at", row.outcome),
      line("Found", ...lines.found),
      ...lines.accounts,
      h("p", {}, found.reading),
      ...(found.replication ? [line("Repeated?", found.replication)] : []),
      line("Source", ...links(found.cites)),
      ...(found.status ? [h("p", { class: "kc-unsure" }, found.status)] : []));
    element.hidden = false;
  }
  return { element, show };
}

function render({ model, el }) {
  const accounts = model.get("accounts");
  const rows = model.get("rows");
  if (rows.length === 0) {
    el.append(h("p", { class: "kc kc-pathway" }, model.get("nothing")));
    return undefined;
  }
  const experiments = model.get("experiments");
  const meanings = model.get("meanings");
  const root = h("section", { class: "kc kc-pathway kc-score", "aria-label": model.get("title") });
  const letGo = keepKeys(root);
  const voice = makeAnnouncer(root);
  const wanted = { group: "all", confirmed: false };
  let opener = null;

  const meaning = (effect) => (effect in meanings ? `${effect}: ${meanings[effect]}` : effect);
  const wordsOf = (row, at) => {
    const verdict = VERDICTS[row.marks[at]];
    return verdict === "silent" ? `silent, because ${row.predicted[at]}`
      : `${verdict}, predicted ${row.predicted[at]}`;
  };
  function close() {
    const back = opener;
    opener = null;
    card.element.hidden = true;
    body.classList.remove("kc-with-card");
    back?.setAttribute("aria-expanded", "false");
    back?.focus();
  }
  const card = makeCard(close);
  /** Open the experiment of a row: with one account's prediction, or with all of them. */
  function open(button, row, at) {
    if (opener === button) {
      close();
      return;
    }
    opener?.setAttribute("aria-expanded", "false");
    opener = button;
    button.setAttribute("aria-expanded", "true");
    const said = at === null
      ? [h("ul", {}, ...accounts.map(({ name }, each) =>
        h("li", {}, `${row.marks[each]} ${name}: ${wordsOf(row, each)}`)))]
      : [h("p", {}, h("strong", {}, `${accounts[at].name} `), wordsOf(row, at))];
    card.show(row, experiments[row.experiment], { found: [meaning(row.observed)], accounts: said });
    body.classList.add("kc-with-card");
    voice.say(`${row.experiment}, found ${row.observed}. `
      + (at === null ? "" : `${accounts[at].name}: ${wordsOf(row, at)}.`));
  }

  const grid = rows.map((row) => {
    const found = experiments[row.experiment];
    const make = (at, name, ...text) => {
      const button = h("button", {
        type: "button", tabindex: -1, "aria-expanded": "false", "aria-controls": card.element.id,
        "aria-label": name, onclick: () => open(button, row, at), onfocus: () => enter(button),
      }, ...text);
      return button;
    };
    const whole = make(null, null, h("span", { class: "kc-done" }, `${found.id} ${found.done}`),
      h("span", { class: "kc-soft" }, `${found.species}. ${row.outcome}: ${row.observed}`));
    return [whole, ...accounts.map(({ name }, at) =>
      make(at, `${found.id}, ${name}: ${wordsOf(row, at)}`, row.marks[at]))];
  });
  const lines = grid.map((buttons, at) => h("tr", {},
    h("th", { scope: "row" }, buttons[0]),
    ...buttons.slice(1).map((button, each) =>
      h("td", { class: `kc-${VERDICTS[rows[at].marks[each]]}` }, button))));
  let current = grid[0][0];
  function enter(button) {
    current.tabIndex = -1;
    current = button;
    button.tabIndex = 0;
  }
  const sums = TALLIES.map((name) => h("tr", { class: "kc-sum" }, h("th", { scope: "row" }, name),
    ...accounts.map(() => h("td", {}))));
  const isShown = (row) =>
    (wanted.group === "all" || row.group === wanted.group) && (!wanted.confirmed || row.confirmed);
  function filter() {
    rows.forEach((row, at) => (lines[at].hidden = !isShown(row)));
    sums.forEach((line, at) => accounts.forEach((account, each) => {
      const key = wanted.confirmed ? `${wanted.group} confirmed` : wanted.group;
      line.cells[each + 1].textContent = account.tallies[key][at];
    }));
    const left = rows.filter(isShown).length;
    count.textContent = left > 0 ? `${left} of ${rows.length} comparisons shown.`
      : `None of the ${rows.length} comparisons is of this kind; choose another above.`;
    if (opener?.closest("tr").hidden) close();
    const first = lines.findIndex((line) => !line.hidden);
    if (current.closest("tr").hidden && first >= 0) enter(grid[first][0]);
    voice.say(count.textContent);
  }
  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && opener) {
      event.preventDefault();
      close();
      return;
    }
    const row = grid.findIndex((buttons) => buttons.includes(event.target));
    if (row < 0) return;
    const column = grid[row].indexOf(event.target);
    const [down, right] = STEPS[event.key] ?? [];
    let next = { Home: grid[row][0], End: grid[row].at(-1) }[event.key];
    if (right) next = grid[row][column + right];
    for (let at = row + down; down && grid[at] && !next; at += down) {
      if (!lines[at].hidden) next = grid[at][column];
    }
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  const species = makeRadios("Studied in", SPECIES, wanted.group, (group) => {
    wanted.group = group;
    filter();
  });
  const confirmed = h("label", { class: "kc-radio" }, h("input", {
    type: "checkbox", onchange: (event) => {
      wanted.confirmed = event.target.checked;
      filter();
    },
  }), "confirmed results only");
  const count = h("p", { class: "kc-soft" });
  const table = h("table", {}, h("caption", {}, model.get("title")),
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Experiment, outcome: what was found"),
      ...accounts.map((account) => h("th", { scope: "col" }, h("span", {}, account.name))))),
    h("tbody", {}, ...sums), h("tbody", {}, ...lines));
  const frame = h("div", {
    class: "kc-table-frame", role: "region", "aria-label": "Experiments by accounts", tabindex: 0,
  }, table);
  const body = h("div", { class: "kc-body" }, h("div", { class: "kc-main-part" }, frame),
    card.element);
  root.addEventListener("keydown", onKey);
  root.append(h("div", { class: "kc-row kc-bar" }, species, confirmed),
    h("p", { class: "kc-soft" }, "✓ the account agrees with what was found, ✗ it does not, "
      + "· it is silent. Press a mark or an experiment to open it; arrow keys move, "
      + "Escape closes."),
    count, body);
  enter(grid[0][0]);
  filter();
  el.append(root);
  return () => {
    letGo();
    voice.stop();
  };
}

export default { render };

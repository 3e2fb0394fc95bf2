// A table of counts with one way in for Tab; arrow keys move, a press opens the findings.

import { h, rendered, keepKeys, makeAnnouncer, freshId } from "../display/base.js";
import { makeRadios } from "../display/radios.js";

const FILTERS = [["all", "all"], ["people", "people only"], ["animals", "animals only"]];
const NARROW_PX = 560; // below this the table is a list; keep in step with the stylesheet

function makeFinding(finding, kind) {
  const direction = h("strong", { class: `kc-${finding.direction}` },
    `${finding.symbol} ${finding.direction}`);
  const where = ` (${kind ? "" : `${finding.kind}, `}${finding.species}): `;
  return h("li", {}, direction, where, rendered("span", {}, finding.text));
}

function makePanel(onClose) {
  const title = h("p", { class: "kc-panel-title", id: freshId("title") });
  const body = h("div");
  const close = h("button", { type: "button", onclick: onClose }, "Close");
  const element = h("div", {
    class: "kc-panel", id: freshId("panel"), role: "region", "aria-labelledby": title.id,
    hidden: true,
  }, title, body, close);
  const show = (hypothesis, kind, findings) => {
    title.textContent = kind ? `${hypothesis.name}: ${kind}` : hypothesis.name;
    body.replaceChildren(
      h("p", {}, h("strong", {}, "Claim: "), rendered("span", {}, hypothesis.claim)),
      findings.length > 0
        ? h("ul", {}, ...findings.map((finding) => makeFinding(finding, kind)))
        : h("p", {}, "No finding under this choice."),
    );
    if (!kind) {
      body.append(h("p", {}, h("strong", {}, "Verdict: "),
        rendered("span", {}, hypothesis.verdict)));
    }
    element.hidden = false;
    return `${title.textContent}. Findings shown: ${findings.length}.`;
  };
  return { element, show };
}

/** The next button in a direction: within the row, or in the same column further on. */
function neighbour(grid, [row, column], key) {
  const line = grid[row];
  const at = (cells) => cells.find(Boolean);
  if (key === "ArrowRight") return at(line.slice(column + 1));
  if (key === "ArrowLeft") return at(line.slice(0, column).reverse());
  if (key === "ArrowDown") return at(grid.slice(row + 1).map((cells) => cells[column]));
  if (key === "ArrowUp") return at(grid.slice(0, row).reverse().map((cells) => cells[column]));
  if (key === "Home") return at(line);
  if (key === "End") return at([...line].reverse());
  return undefined;
}

function render({ model, el }) {
  const kinds = model.get("kinds");
  const hypotheses = model.get("hypotheses");
  const hintId = freshId("hint");
  const root = h("section", { class: "kc kc-evidence", "aria-label": model.get("title") });
  const letGo = keepKeys(root);
  const voice = makeAnnouncer(root);
  let subjects = "all";
  let grid = [];
  let open = null; // { row, kind } of the findings on show
  let opener = null;

  const close = () => {
    const back = opener;
    open = opener = null;
    panel.element.hidden = true;
    slot.remove();
    root.append(panel.element);
    back?.setAttribute("aria-expanded", "false");
    back?.focus();
  };
  const panel = makePanel(close);
  const slotCell = h("td", { colspan: kinds.length + 1, role: "cell" });
  const slot = h("tr", { class: "kc-slot", role: "row" }, slotCell);

  const show = (button, row, kind) => {
    opener?.setAttribute("aria-expanded", "false");
    open = { row, kind };
    opener = button;
    button.setAttribute("aria-expanded", "true");
    const findings = hypotheses[row].findings.filter(
      (finding) => finding.subjects.includes(subjects) && (!kind || finding.kind === kind));
    voice.say(panel.show(hypotheses[row], kind, findings));
    if (root.clientWidth < NARROW_PX) {
      slotCell.append(panel.element);
      button.closest("tr").after(slot);
    } else {
      slot.remove();
      root.append(panel.element);
    }
  };
  const toggle = (button, row, kind) => {
    if (opener === button) close();
    else show(button, row, kind);
  };
  const enter = (button) => {
    for (const other of grid.flat()) if (other) other.tabIndex = other === button ? 0 : -1;
  };

  const makeButton = (row, kind, attributes, text) => {
    const button = h("button", {
      type: "button", tabindex: -1, "aria-expanded": "false", "aria-controls": panel.element.id,
      ...attributes, onclick: () => toggle(button, row, kind), onfocus: () => enter(button),
    }, text);
    return button;
  };
  const makeCell = (cell, row, kind) => {
    if (!cell) return [h("td", { role: "cell", class: "kc-none" }, "–"), null];
    const button = makeButton(row, kind, { "aria-label": cell.name }, cell.symbols);
    return [h("td", { role: "cell", "data-kind": kind }, button), button];
  };
  const makeRow = (hypothesis, row) => {
    const whole = makeButton(row, null, { "aria-describedby": hintId }, hypothesis.name);
    const made = kinds.map((kind) => makeCell(hypothesis.cells[subjects][kind], row, kind));
    grid.push([whole, ...made.map(([, button]) => button)]);
    const header = h("th", { scope: "row", role: "rowheader" }, whole);
    return h("tr", { role: "row" }, header, ...made.map(([cell]) => cell));
  };

  const body = h("tbody", { role: "rowgroup" });
  const fill = () => {
    grid = [];
    slot.remove();
    root.append(panel.element);
    body.replaceChildren(...hypotheses.map(makeRow));
    enter(grid[0][0]);
  };
  const refill = (chosen) => {
    subjects = chosen;
    const was = open;
    opener = null;
    fill();
    const again = was && grid[was.row][was.kind ? kinds.indexOf(was.kind) + 1 : 0];
    if (again) show(again, was.row, was.kind);
    else {
      open = null;
      panel.element.hidden = true;
      voice.say(`Shown: ${FILTERS.find(([value]) => value === chosen)[1]}.`);
    }
  };
  const onKey = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && open) {
      event.preventDefault();
      close();
    }
    const row = grid.findIndex((cells) => cells.includes(event.target));
    if (row < 0) return;
    const next = neighbour(grid, [row, grid[row].indexOf(event.target)], event.key);
    if (next) {
      event.preventDefault();
      next.focus();
    }
  };

  const head = h("tr", { role: "row" },
    ...["Hypothesis", ...kinds].map((kind) =>
      h("th", { scope: "col", role: "columnheader" }, kind)));
  const table = h("table", { role: "table" }, h("caption", {}, model.get("title")),
    h("thead", { role: "rowgroup" }, head), body);
  const hint = h("p", { class: "kc-hint", id: hintId },
    `${model.get("key")} Press a count for its studies or a name for the whole hypothesis; `
    + "arrow keys move between them, Escape closes.");
  root.addEventListener("keydown", onKey);
  root.append(makeRadios("Evidence from", FILTERS, "all", refill), hint, table);
  fill();
  el.append(root);
  return () => {
    letGo();
    voice.stop();
  };
}

export default { render };

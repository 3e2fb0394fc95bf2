"""The pathway views in JupyterLab, beside the same graph drawn anew by ipywidgets and matplotlib.

Both stand in one notebook on one kernel, and are measured in the page: from the click to the frame
in which the change can be seen.
"""

from __future__ import annotations

import statistics
from io import BytesIO
from typing import TYPE_CHECKING, Any

from bench.in_jupyterlab import PICTURE, TEXT, changes, opened, p95
from bench.table import Row, median_ms, median_pair_ms

if TYPE_CHECKING:
    from playwright.sync_api import Page

WARM_UP = """
%matplotlib inline
import networkx as nx, matplotlib.pyplot as plt
from ipywidgets import interact
from ketacourse.pathway import knockout_lab, load_graph, map_view, pathway_map
from ketacourse.pathway.scores.scoring import scorecard
graph = nx.DiGraph(load_graph(1)); place = nx.spring_layout(graph, seed=1)
def show(blocked):
    plt.figure(figsize=(8, 7))
    nx.draw(graph, place, with_labels=True, font_size=7,
            node_color=["red" if node == blocked else "skyblue" for node in graph])
    plt.show()
map_view((1,))
"""
MAP = "pathway_map(1)"
LAB = "knockout_lab(1)"
INTERACT = "interact(show, blocked=sorted(graph));"
EVERYTHING = "pathway_map('all')"

# In the page: run a cell and wait for the frame that shows what it makes.
RUN_CELL = """async ([cell, shown]) => {
  const { content } = window.jupyterapp.shell.currentWidget;
  content.activeCellIndex = cell;
  content.widgets[cell].outputArea.model.clear();
  const started = performance.now();
  window.jupyterapp.commands.execute("notebook:run-cell");
  const box = content.widgets[cell].node;
  while (!box.querySelector(shown)) {
    if (performance.now() - started > 10_000) throw new Error(`no ${shown} in cell ${cell}`);
    await new Promise(requestAnimationFrame);
  }
  await new Promise(requestAnimationFrame);
  return performance.now() - started;
}"""
BLOCK = """(at) => document.querySelectorAll('.kc-lab .kc-list [data-pushes$=" -1"]')[
  at % 9].click()"""
OUTCOME = """(e, was) => (was === null ? e.firstChild : e.firstChild !== was)"""
CHOOSE = """(at) => { const s = document.querySelector('.widget-dropdown select');
  s.selectedIndex = 1 + at % 12; s.dispatchEvent(new Event('change', { bubbles: true })); }"""
HOVER = """(at) => { const first = document.querySelector('.kc-pathway:not(.kc-lab)');
  const all = first.querySelectorAll('.kc-node');
  all[at % all.length].dispatchEvent(new PointerEvent('pointerover', { bubbles: true })); }"""
PAN = """async () => {
  const frame = [...document.querySelectorAll('.kc-frame')].at(-1), found = [];
  const { x, y } = frame.getBoundingClientRect();
  const send = (type, by) => frame.dispatchEvent(new PointerEvent(type, { pointerId: 1, button: 0,
    bubbles: true, clientX: x + 300 - 3 * by, clientY: y + 300 - 2 * by }));
  frame.setPointerCapture = () => {};
  send('pointerdown', 0);
  for (let at = 1; at < 90; at += 1) {
    const started = performance.now();
    send('pointermove', at);
    frame.getBoundingClientRect();
    found.push(performance.now() - started);
    await new Promise(requestAnimationFrame);
  }
  send('pointerup', 90);
  return found;
}"""


def measure() -> list[Row]:
    """Rows for the page, then for the kernel alone."""
    with opened((WARM_UP, MAP, LAB, INTERACT, EVERYTHING)) as (lab, page):
        lab.run_all(page)
        page.locator(".kc-lab .kc-node").first.wait_for()
        return [*_page_rows(page), *_kernel_rows()]


def _page_rows(page: Page) -> list[Row]:
    ours = [_shown(page, 1, ".kc-node") for _ in range(7)]
    theirs = [_shown(page, 3, "img") for _ in range(7)]
    page.locator(".kc-lab").get_by_label("list", exact=True).check()
    page.locator(".kc-lab").get_by_label("let me predict first").uncheck()
    clicks = changes(page, BLOCK, ".kc-lab .kc-outcome", OUTCOME)
    redraws = changes(page, CHOOSE, ".jp-Notebook .widget-interact", PICTURE)
    hovers = changes(page, HOVER, ".kc-pathway:not(.kc-lab) .kc-about", TEXT)
    pans = page.evaluate(PAN)
    return [
        _row("pathway map, cell to first paint, p50", statistics.median, ours, theirs, 1000),
        _row("block a node to outcome, p50", statistics.median, clicks, redraws, None),
        _row("block a node to outcome, p95", p95, clicks, redraws, 50),
        Row("hover to neighbours lit, p95", p95(hovers), budget=16),
        Row("pan, work a frame, everything, p95", p95(pans), budget=16),
    ]


def _row(what: str, of: Any, ours: list[float], theirs: list[float], budget: float | None) -> Row:
    return Row(what, of(ours), against="interact", its_value=of(theirs), budget=budget)


def _shown(page: Page, cell: int, selector: str) -> float:
    return float(page.evaluate(RUN_CELL, [cell, selector]))


def _kernel_rows() -> list[Row]:
    from ketacourse.pathway.graph.selection import nodes_of
    from ketacourse.pathway.map.views import map_view
    from ketacourse.pathway.model.perturb import predict
    from ketacourse.pathway.scores.scoring import leave_one_paper_out, scorecard

    def scored() -> None:
        scorecard.cache_clear()
        scorecard()

    def strict() -> None:
        leave_one_paper_out.cache_clear()
        leave_one_paper_out()

    return [
        Row("predict, one hypothesis", median_ms(lambda: predict({"bdnf": -1}, hypotheses=1))),
        Row("predict, all hypotheses", median_ms(lambda: predict({"bdnf": -1})), budget=50),
        Row("scorecard, 103 comparisons by 13", median_ms(scored, 3)),
        Row("the same, each paper left out", median_ms(strict, 3)),
        Row("map_view(1) again", median_ms(lambda: map_view((1,)))),
        _laid_out(max(range(1, 13), key=lambda number: len(nodes_of(number)))),
        _laid_out("all"),
    ]


def _laid_out(choice: int | str) -> Row:
    """A map from its facts to SVG, beside the same graph laid out by forces and drawn plainly."""
    import networkx as nx
    from matplotlib.figure import Figure

    from ketacourse.pathway.graph.load import load_graph
    from ketacourse.pathway.map.drawing import map_svg
    from ketacourse.pathway.map.views import laid_out, map_view

    graph = nx.DiGraph(load_graph(None if choice == "all" else choice))

    def ours() -> None:
        laid_out.cache_clear()
        map_svg(map_view(choice))

    def theirs() -> None:
        figure = Figure(figsize=(8, 7))
        nx.draw(graph, nx.kamada_kawai_layout(graph), figure.add_subplot(), with_labels=True)
        figure.savefig(BytesIO(), format="svg")

    taken, its = median_pair_ms(ours, theirs, 5)
    what = f"map of {choice} laid out and drawn"
    return Row(what, taken, against="networkx, matplotlib", its_value=its, share=0.5)

"""The pooling bench in JupyterLab, beside the same plot drawn by ipywidgets and matplotlib.

Both stand in one notebook on one kernel, and are measured in the page: from the click to the frame
in which the new pooled result can be seen.
"""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

from bench.in_jupyterlab import PICTURE, TEXT, changes, opened, p95
from bench.table import Row, median_ms

if TYPE_CHECKING:
    from playwright.sync_api import Page

SET = "response_about_a_day"
WARM_UP = f"""
%matplotlib inline
import matplotlib.pyplot as plt
from ipywidgets import Checkbox, interact
from ketacourse.evidence import pool, pooling_bench, trial_set
trials = trial_set("{SET}")
def show(**chosen):
    kept = [at for at, name in enumerate(trials.names) if chosen[name]]
    effects = trials.take(kept).effect_sizes("risk_ratio")
    pooled = pool(effects)
    plt.figure(figsize=(7.4, 3.6))
    rows = range(len(kept))
    plt.hlines(rows, effects.ci_low, effects.ci_high)
    plt.plot(effects.estimate, rows, "s")
    plt.plot([pooled.ci_low, pooled.estimate, pooled.ci_high], [-1] * 3, "D-")
    plt.yticks(rows, effects.names)
    plt.show()
"""
BENCH = f'pooling_bench("{SET}")'
INTERACT = "interact(show, **{name: Checkbox(True, description=name) for name in trials.names});"

TICK = """(at) => { const all = document.querySelectorAll('.kc-bench input[type=checkbox]');
  all[at % all.length].click(); }"""
TICK_THEIRS = """(at) => {
  const all = document.querySelectorAll('.widget-interact input[type=checkbox]');
  all[at % (all.length - 1)].click(); }"""


def measure() -> list[Row]:
    """Rows for the page, then for the kernel alone."""
    with opened((WARM_UP, BENCH, INTERACT)) as (lab, page):
        lab.run_all(page)
        page.locator(".kc-bench .kc-square").first.wait_for()
        page.locator(".widget-interact img").wait_for()
        return [*_page_rows(page), *_kernel_rows()]


def _page_rows(page: Page) -> list[Row]:
    ours = changes(page, TICK, ".kc-bench .kc-said", TEXT)
    theirs = changes(page, TICK_THEIRS, ".jp-Notebook .widget-interact", PICTURE)
    return [
        Row(
            f"pooling bench, click to redrawn, {name}",
            of(ours),
            against="interact",
            its_value=of(theirs),
            budget=budget,
        )
        for name, of, budget in (("p50", statistics.median, None), ("p95", p95, 100))
    ]


def _kernel_rows() -> list[Row]:
    from ketacourse.evidence.trials.sets import trial_set
    from ketacourse.evidence.workbench.choice import checked, what_changed
    from ketacourse.evidence.workbench.page import drawn

    trials = trial_set(SET)
    before, after = checked({}, trials), checked({"out": (0,)}, trials)

    def redraw() -> None:
        drawn(trials, after, what_changed(trials, before, after))

    return [Row("pooling bench, work in the kernel", median_ms(redraw))]

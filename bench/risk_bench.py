"""The risk communicator in JupyterLab, beside the same people drawn by ipywidgets and matplotlib.

Both stand in one notebook on one kernel, and are measured in the page: from the click to the frame
in which the other number of people can be seen.
"""

from __future__ import annotations

import statistics

from bench.in_jupyterlab import PICTURE, changes, opened, p95
from bench.table import Row

OURS = "from ketacourse.risk import risk_communicator; risk_communicator()"
THEIRS = """
%matplotlib inline
import matplotlib.pyplot as plt
from ipywidgets import ToggleButtons, interact
def show(people):
    side = round(people ** 0.5)
    figure = plt.figure(figsize=(7.4, 7.4))
    for mark, colour, which in (("s", "tab:blue", range(people // 9)),
                                ("o", "white", range(people // 9, people))):
        plt.scatter([at % side for at in which], [at // side for at in which], marker=mark,
                    c=colour, edgecolors="black")
    plt.axis("off")
    plt.show()
interact(show, people=ToggleButtons(options=[100, 1000]));
"""
PRESS = """(at) => [...document.querySelectorAll('.kc-risk label')]
  .find((label) => label.textContent === ['1,000 people', '100 people'][at % 2])
  .querySelector('input').click()"""
ICONS = """(e, was) => { const drawn = e.querySelector('.kc-icons').innerHTML;
  return was === null ? drawn : drawn !== was; }"""
PRESS_THEIRS = """(at) =>
  document.querySelectorAll('.widget-toggle-buttons button')[(at + 1) % 2].click()"""


def measure() -> list[Row]:
    """The same change, by a click, in both."""
    with opened((OURS, THEIRS)) as (lab, page):
        lab.run_all(page)
        page.locator(".kc-risk .kc-icons").wait_for()
        page.locator(".widget-interact img").wait_for()
        ours = changes(page, PRESS, ".kc-risk", ICONS)
        theirs = changes(page, PRESS_THEIRS, ".widget-interact", PICTURE)
    return [
        _row("p50", statistics.median(ours), statistics.median(theirs)),
        _row("p95", p95(ours), p95(theirs)),
    ]


def _row(name: str, ours: float, theirs: float) -> Row:
    what = f"risk communicator, click to redrawn, {name}"
    return Row(what, ours, against="interact", its_value=theirs, share=0.2)

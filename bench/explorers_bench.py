"""Moves of every explorer in JupyterLab, beside the same kind of picture drawn by ipywidgets.

Each explorer and its counterpart stand in one notebook on one kernel, measured in one run. A move
is timed in the page, from the input event to the end of the frame in which it is painted; a view
that asks the kernel, and `interact`, are waited for until what they show has changed.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bench.in_jupyterlab import opened, p95
from bench.table import Row

if TYPE_CHECKING:
    from playwright.sync_api import Page

MOVES, WARM = 60, 4  # those that are not counted come first
KILOBYTE = 1000
LESSONS = Path(__file__).parents[1] / "lessons"


class Explored(NamedTuple):
    """An explorer, where it comes from, and a picture of its kind in pyplot, moved by `value`."""

    name: str
    module: str
    call: str
    theirs: str


EXPLORED = (
    Explored(
        "two arms",
        "ketacourse.evidence",
        "two_arms_explorer",
        """
    plt.subplot(211)
    plt.hlines([0, 1], [value / 2, 10], [value, 40])
    plt.plot([value * 0.75, 28], [0, 1], "o")
    plt.xlim(0, 100)
    plt.subplot(212)
    plt.hlines(0, value - 60, value)
    plt.axvline(0)
    plt.xlim(-100, 100)""",
    ),
    Explored(
        "rating scale",
        "ketacourse.depression",
        "scale_explorer",
        """
    for start in np.linspace(20, 45, 40):
        plt.plot(range(9), start - value / 100 * np.arange(9), lw=1)
    plt.axhline(10)
    plt.ylim(0, 60)""",
    ),
    Explored(
        "effect size",
        "ketacourse.depression",
        "effect_size_explorer",
        """
    x = np.linspace(-4, 6, 201)
    for middle in (0, value / 40):
        plt.fill_between(x, np.exp(-((x - middle) ** 2) / 2), alpha=0.4)
    plt.xlim(-4, 6)""",
    ),
    Explored(
        "receptor bench",
        "ketacourse.glutamate",
        "receptor_bench",
        """
    x = np.linspace(-100, 60, 241)
    for block in (1, 1 + value / 10):
        plt.plot(x, x / (1 + block * np.exp(-x / 16)))
    plt.axvline(-70)
    plt.xlim(-100, 60)""",
    ),
    Explored(
        "occupancy",
        "ketacourse.glutamate",
        "occupancy_explorer",
        """
    x = np.logspace(-3, 3, 241)
    for half in (0.5, 1, 5, 50):
        plt.semilogx(x, x / (x + half))
    plt.axvline(10 ** (value / 50 - 1))""",
    ),
    Explored(
        "trial dose",
        "ketacourse.glutamate",
        "dose_explorer",
        """
    x = np.linspace(0, 8, 241)
    y = value * np.exp(-x)
    plt.fill_between(x, y / 2, y * 2, alpha=0.3)
    plt.plot(x, y)
    plt.ylim(0, 200)""",
    ),
    Explored(
        "unmasking",
        "ketacourse.evidence",
        "unmasking_explorer",
        """
    plt.subplot(311)
    plt.hist(rng.normal(value / 20, 3, 1_000), np.linspace(-14, 26, 41))
    plt.subplot(312)
    plt.barh([0, 1], [value / 20, 6])
    plt.subplot(313)
    plt.barh([0, 1], [value, 100 - value])""",
    ),
)
SETUP = """%matplotlib inline
import matplotlib.pyplot as plt
import numpy as np
from ipywidgets import IntSlider, interact
rng = np.random.default_rng(0)"""
# In the page: move the range of one view so many times. What has been drawn is told by the markup
# of its picture; a move that changes nothing there fails the run, so none is left out.
MOVE = """async ([selector, times]) => {
  const view = document.querySelector(selector);
  const input = view.querySelector("input[type=range]");
  const seen = () => view.querySelector("img")?.src
    ?? view.querySelector("figure .kc-panels")?.innerHTML;
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const [low, high, step] = [input.min, input.max, input.step].map(Number);
  const took = [];
  for (let at = 0; at < times; at += 1) {
    const was = seen();
    const steps = Math.round(((high - low) / step) * (((at * 37) % 89) + 5) / 100);
    input.value = String(low + steps * step);
    const started = performance.now();
    input.dispatchEvent(new Event("input", { bubbles: true }));
    do await frame();
    while (seen() === was && performance.now() - started < 5000);
    if (seen() === was) throw new Error(`no change in ${selector}`);
    took.push(performance.now() - started);
    await new Promise((done) => setTimeout(done, 60));
  }
  return took;
}"""
# ipywidgets draws its own slider, which follows keys: one press is one move.
PRESS = """async ([selector, times]) => {
  const view = document.querySelector(selector);
  const handle = view.querySelector(".noUi-handle");
  const seen = () => view.querySelector("img")?.src;
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const took = [];
  for (let at = 0; at < times; at += 1) {
    const was = seen();
    const started = performance.now();
    const key = at % 20 < 10 ? "ArrowRight" : "ArrowLeft";
    handle.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    do await frame();
    while (seen() === was && performance.now() - started < 5000);
    if (seen() === was) throw new Error(`no change in ${selector}`);
    took.push(performance.now() - started);
    await new Promise((done) => setTimeout(done, 60));
  }
  return took;
}"""


def measure() -> list[Row]:
    """Moves of each explorer, then the sizes of scripts as sent and of the lessons as stored."""
    rows = []
    for each in EXPLORED:
        rows += compared(each.name, *_timed(each))
    return [*rows, *script_rows(), *lesson_rows()]


def compared(name: str, ours: Sequence[float], theirs: Sequence[float]) -> list[Row]:
    """The middle and the slow end of both, side by side."""
    return [
        Row(
            f"move in the page: {name}, {part}",
            of(ours),
            against="interact, inline matplotlib",
            its_value=of(theirs),
        )
        for part, of in (("p50", statistics.median), ("p95", p95))
    ]


def _cells(each: Explored) -> tuple[str, str, str]:
    ours = f"from {each.module} import {each.call}\n{each.call}()"
    theirs = f"def show(value):{each.theirs}\n    plt.show()\n"
    return SETUP, ours, f"{theirs}interact(show, value=IntSlider(50, 1, 99));"


def _timed(each: Explored) -> tuple[list[float], list[float]]:
    with opened(_cells(each)) as (lab, page):
        lab.run_all(page)
        page.locator(".kc-explorer input[type=range]").first.wait_for()
        page.locator(".widget-interact img").wait_for()
        return _moves(page, MOVE, ".kc-explorer"), _moves(page, PRESS, ".widget-interact")


def _moves(page: Page, moving: str, selector: str) -> list[float]:
    found = page.evaluate(moving, [selector, MOVES + WARM])
    return [float(each) for each in found[WARM:]]


def script_rows() -> Iterator[Row]:
    """What each explorer sends to the page to run, in kilobytes."""
    import importlib

    for each in EXPLORED:
        view = getattr(importlib.import_module(each.module), each.call)()
        yield Row(
            f"script: {each.name}",
            len(view.trait_values()["_esm"].encode()) / KILOBYTE,
            "kB",
            budget=30,
        )


def lesson_rows(folder: Path = LESSONS) -> Iterator[Row]:
    """Every lesson as stored, in kilobytes."""
    for path in sorted(folder.glob("*.ipynb")):
        yield Row(f"stored: {path.stem}", path.stat().st_size / KILOBYTE, "kB")

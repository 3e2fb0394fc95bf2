"""Two normal curves a standardised difference apart, and what that means for random pairs."""

from __future__ import annotations

from functools import cache
from math import exp
from typing import TYPE_CHECKING

from ketacourse.content.base import Status
from ketacourse.depression.effect_size import Separation
from ketacourse.display import words
from ketacourse.display.picture import Picture, picture
from ketacourse.display.style import (
    BLUE,
    GREY,
    INK,
    PALE,
    VERMILION,
    course_style,
    new_figure,
)
from ketacourse.display.table import Table, table
from ketacourse.display.words import decimals

if TYPE_CHECKING:
    from matplotlib.axes import Axes

REACH = 4.9  # standard deviations to either side of the middle; holds d up to 2.5
STEPS = 160
PAIRS_FROM = 30  # the scale of pairs; an interval may reach below the coin toss at 50
LEVEL = -0.25  # of the mark on the scale of pairs, below its number


def separation_picture(shown: Separation) -> Picture:
    """Show two curves with their overlap and, below, the random pairs with their interval."""
    with course_style():
        figure, axes = new_figure(7.0, 4.3, at=(0.03, 0.41, 0.94, 0.50))
        draw_curves(axes, shown)
        strip = figure.add_axes((0.03, 0.1, 0.94, 0.16))
        draw_pairs(strip, shown)
        return picture(
            figure, alt=_alt(shown), caption=_caption(shown), data=_data(shown), cites=shown.cites
        )


def draw_curves(axes: Axes, shown: Separation) -> None:
    """Draw both curves around the middle, the lower group at the left."""
    first = shown.d / 2  # of the first group; the second stands opposite
    xs = [REACH * (2 * step / STEPS - 1) for step in range(STEPS + 1)]
    one, other = ([exp(-((x - mean) ** 2) / 2) for x in xs] for mean in (first, -first))
    both = [min(pair) for pair in zip(one, other, strict=True)]
    axes.fill_between(xs, both, color=PALE, linewidth=0, gid="overlap")
    axes.plot(xs, other, color=VERMILION, linewidth=2, linestyle="dashed", gid="second")
    axes.plot(xs, one, color=BLUE, linewidth=2, gid="first")
    axes.set(xlim=(-REACH, REACH), ylim=(0, 1.34), yticks=[], xticks=[])
    axes.spines["left"].set_visible(False)
    axes.set_title(f"{shown.name}: d = {decimals(shown.d, 2)}", fontsize=11.5, fontweight="bold")
    backing = {"facecolor": PALE, "edgecolor": "none", "pad": 1.5}
    words = f"overlap\n{shown.overlap_percent} %"
    axes.text(0, 0.22, words, ha="center", va="center", bbox=backing)
    _draw_means(axes, first)
    _name_groups(axes, shown)


def _draw_means(axes: Axes, first: float) -> None:
    """Mark both means, and the distance between them where there is room for an arrow."""
    axes.vlines([first, -first], 0, [1, 1], colors=[BLUE, VERMILION], linewidths=1, gid="means")
    if abs(first) > 0.15:
        arrow = {"arrowstyle": "<->", "color": INK, "shrinkA": 0, "shrinkB": 0}
        axes.annotate("", (first, 1.07), (-first, 1.07), arrowprops=arrow)
    distance = f"{abs(2 * first):.2f} standard deviations apart"
    axes.text(0, 1.13, distance, ha="center", va="bottom")


def _name_groups(axes: Axes, shown: Separation) -> None:
    """Put each name on the outer flank of its curve, half way up."""
    for name, mean, side in zip(
        shown.groups, (shown.d / 2, -shown.d / 2), _sides(shown.d), strict=True
    ):
        x = mean + side * 1.25
        align = "left" if side > 0 else "right"
        axes.text(x, 0.55, _wrap(name), ha=align, va="bottom", linespacing=1.15)


def _sides(d: float) -> tuple[int, int]:
    return (-1, 1) if d < 0 else (1, -1)


def draw_pairs(axes: Axes, shown: Separation) -> None:
    """Draw in how many of 100 random pairs the usual order holds."""
    axes.set(xlim=(PAIRS_FROM, 100.5), ylim=(-1, 1.1), yticks=[])
    axes.set_xticks([PAIRS_FROM, 40, 50, 60, 70, 80, 90, 100])
    axes.spines["left"].set_visible(False)
    axes.axvline(50, color=GREY, linewidth=1, linestyle="dotted", gid="coin")
    words = f"Of 100 random pairs, {shown.member} has the {shown.order} value in"
    axes.set_title(words, fontsize=10, pad=2)
    axes.text(49.6, -0.75, "coin toss", ha="right", fontsize=9)
    if shown.pairs_interval is not None:
        axes.hlines(LEVEL, *shown.pairs_interval, colors=INK, linewidth=2, gid="interval")
    axes.plot([shown.pairs], [LEVEL], "o", color=BLUE, markersize=9, gid="pairs")
    backing = {"facecolor": "white", "edgecolor": "none", "pad": 1}
    words = _pairs_label(shown)
    axes.text(shown.pairs, 0.25, words, ha="center", fontweight="bold", bbox=backing)


def _pairs_label(shown: Separation) -> str:
    if shown.pairs_interval is None:
        return str(shown.pairs)
    low, high = shown.pairs_interval
    return f"{shown.pairs} ({low} to {high})"


@cache
def _wrap(name: str) -> str:
    from textwrap import fill

    return fill(name, 17)


def interval_words(interval: tuple[float, float] | None) -> str:
    """Write a 95 % interval, or say that none was read."""
    if interval is None:
        return "no interval in the text read"
    return f"95 % CI {words.interval(*interval)}"


def _alt(shown: Separation) -> str:
    pairs = f"In {shown.pairs} of 100 random pairs"
    if shown.pairs_interval is not None:
        low, high = shown.pairs_interval
        pairs += f" ({low} to {high} over that interval)"
        between = f" ({interval_words(shown.interval)})"
    else:
        between = ""
    return (
        f"{shown.name}: two bell curves with d = {decimals(shown.d, 2)}{between} overlap by "
        f"{shown.overlap_percent} %. {pairs}, {shown.member} has the {shown.order} value."
    )


def _caption(shown: Separation) -> str:
    lower, higher = shown.groups if shown.d < 0 else reversed(shown.groups)
    words = (
        "Normal curves with equal spread, drawn from d alone; nobody's own values are shown. "
        f"{shown.u3_percent} % of {lower} lie below the average of {higher} (Cohen's U3)."
    )
    if not shown.cites:
        return words
    copy = ", read second-hand" if shown.status is Status.SECONDARY else ""
    return f"{words} d: {interval_words(shown.interval)}{copy}. {shown.remark}".strip()


def _data(shown: Separation) -> Table:
    rows = [
        (name.capitalize(), decimals(d, 2), f"{shared} %", of_100)
        for name, d, shared, of_100 in shown.readings
    ]
    columns = ("Reading", "d", "Overlap", f"Of 100 pairs, {shown.order}: {shown.member}")
    return table(columns, rows, caption=shown.name)

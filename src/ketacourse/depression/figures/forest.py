"""Every measured difference in depression on one scale, with two everyday sizes set apart."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING

from ketacourse.content.base import Status
from ketacourse.content.depression import MeasuredDifference
from ketacourse.depression.comparisons import Comparison, includes_zero
from ketacourse.display.picture import Picture, picture
from ketacourse.display.style import BLUE, GREY, INK, PALE, VERMILION, course_style, new_figure
from ketacourse.display.table import Table, table
from ketacourse.display.words import decimals, estimate

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ROW_IN = 0.29
NAME_LETTERS = 51
LEFT, RIGHT = -1.05, 3.05  # of the scale of d
NAME_X, NUMBER_X = -5.5, 5.1  # columns of text, on the same scale
GAP = 1.6  # rows between the measured and the anchors; holds a heading


def forest_picture(compared: Comparison) -> Picture:
    """Show estimates with intervals, lowest first, and the anchors below."""
    rows = len(compared.all) + GAP + 2.5
    with course_style():
        figure, axes = new_figure(7.4, ROW_IN * rows + 0.5)
        figure.set_layout_engine(None)
        height = figure.get_figheight()
        axes.set_position((0.01, 0.55 / height, 0.98, 1 - 0.6 / height))
        draw_forest(axes, compared)
        return picture(
            figure,
            alt=_alt(compared),
            caption=_caption(compared),
            data=_data(compared),
            cites=compared.cites,
        )


def draw_forest(axes: Axes, compared: Comparison) -> None:
    """Draw one row for every difference, with its name at the left and its numbers at the right."""
    last = -(len(compared.all) - 1 + GAP)
    axes.set(xlim=(NAME_X, NUMBER_X), ylim=(last - 0.8, 1.6), yticks=[])
    axes.set_xticks([-1, 0, 1, 2, 3])
    axes.set_xlabel("Standardised difference d", x=(1 - NAME_X) / (NUMBER_X - NAME_X))
    axes.spines["left"].set_visible(False)
    axes.spines["bottom"].set_bounds(LEFT, RIGHT)
    axes.vlines(0, last - 0.8, 0.6, colors=GREY, linewidth=1, gid="zero")
    for row, difference in enumerate(compared.measured):
        _draw_row(axes, -row, difference, colour=BLUE, marker="o")
    for row, difference in enumerate(compared.anchors):
        y = 1 - len(compared.measured) - GAP - row - 1
        _draw_row(axes, y, difference, colour=VERMILION, marker="D")
    _draw_headings(axes, -len(compared.measured) - GAP + 1)


def _draw_row(
    axes: Axes, y: float, difference: MeasuredDifference, *, colour: str, marker: str
) -> None:
    axes.hlines(y, LEFT, RIGHT, colors=PALE, linewidth=0.7, zorder=0)
    if difference.ci_low is not None and difference.ci_high is not None:
        ends = (difference.ci_low, difference.ci_high)
        axes.hlines(y, *ends, colors=INK, linewidth=1.4, gid=f"interval-{difference.id}")
    face = "white" if includes_zero(difference) else colour
    axes.plot(
        [difference.value],
        [y],
        marker,
        color=colour,
        markerfacecolor=face,
        markersize=6,
        gid=difference.id,
    )
    name = fill(difference.label, NAME_LETTERS)
    axes.text(NAME_X, y, name, va="center", fontsize=8.5, linespacing=1.05)
    axes.text(NUMBER_X, y, _numbers(difference), va="center", ha="right", fontsize=8.5)


def _draw_headings(axes: Axes, anchors_y: float) -> None:
    axes.text(NAME_X, 1.2, "Depression against no depression", va="center", fontweight="bold")
    axes.text(NAME_X, anchors_y, "To judge the size", va="center", fontweight="bold")
    axes.text(NUMBER_X, 1.2, "d (95 % CI)", va="center", ha="right", fontweight="bold")
    axes.text(-0.06, 1.1, "← lower", va="center", ha="right", fontsize=8.5)
    axes.text(0.06, 1.1, "higher in depression →", va="center", fontsize=8.5)


def _numbers(difference: MeasuredDifference) -> str:
    if difference.ci_low is None or difference.ci_high is None:
        return f"{decimals(difference.value, 2)} (no interval)"
    return estimate(difference.value, difference.ci_low, difference.ci_high)


def _alt(compared: Comparison) -> str:
    lowest, highest = compared.measured[0], compared.measured[-1]
    small = sum(abs(each.value) < 0.3 for each in compared.measured)
    across = sum(includes_zero(each) is True for each in compared.measured)
    anchors = "; ".join(f"{each.label}, {decimals(each.value, 2)}" for each in compared.anchors)
    return (
        f"Forest plot of {len(compared.measured)} standardised differences between people with "
        f"and without depression, from {decimals(lowest.value, 2)} ({lowest.label}) to "
        f"{decimals(highest.value, 2)} ({highest.label}). {small} are smaller than 0.3 either way; "
        f"intervals that include zero: {across}. For comparison: {anchors}."
    )


def _caption(compared: Comparison) -> str:
    second = any(each.status is Status.SECONDARY for each in compared.all)
    return (
        "Means of groups, 95 % intervals; an open mark has zero in its interval. Rows share "
        "studies and people, so they don't add up. How each interval was read stands in the table."
        + (" Some values were read second-hand." if second else "")
    )


def _data(compared: Comparison) -> Table:
    rows = [
        (
            each.label,
            f"{each.groups[0]} v {each.groups[1]}",
            each.measure,
            _numbers(each),
            " ".join(part for part in (each.text, each.note) if part),
        )
        for each in compared.all
    ]
    return table(("What", "Groups", "Measure", "d (95 % CI)", "Remarks"), rows)

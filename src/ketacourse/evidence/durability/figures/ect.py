"""Ketamine against ECT: differences of two trials that point opposite ways."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import fill
from typing import TYPE_CHECKING

from ketacourse.display.picture import Picture, picture
from ketacourse.display.style import BLUE, GREY, INK, PALE, course_style, new_figure
from ketacourse.display.table import Table, table
from ketacourse.display.words import decimals
from ketacourse.evidence.durability.ect import EctRow

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LEFT, RIGHT = -40, 40  # percentage points
NAME_X, NUMBER_X = -128, 92
NAME_LETTERS = 46
ROW_IN = 0.62


def ect_picture(rows: Sequence[EctRow]) -> Picture:
    """Show each difference with its interval, and the counts that it comes from."""
    count = len(rows) + 1.5
    with course_style():
        figure, axes = new_figure(7.2, ROW_IN * count, at=(0.01, 0.0, 0.98, 1.0))
        draw_differences(axes, rows)
        return picture(
            figure,
            alt=_alt(rows),
            caption=(
                "Percentage points, ketamine minus ECT, with 95 % intervals. Filled marks are "
                "published, open ones are worked out from the counts (Newcombe). The trials count "
                "different things in different people, which the table of their designs tells."
            ),
            data=_data(rows),
            cites=tuple(dict.fromkeys(cite for row in rows for cite in row.cites)),
        )


def draw_differences(axes: Axes, rows: Sequence[EctRow]) -> None:
    """Draw one row for every outcome, the scale below the last."""
    bottom = 0.45 - len(rows)
    axes.set(xlim=(NAME_X, NUMBER_X), ylim=(bottom - 0.5, 1.0))
    axes.set_axis_off()
    axes.vlines(0, bottom, 0.45, colors=INK, linewidth=1.2, gid="zero")
    axes.text(-2, 0.65, "← better with ECT", ha="right", va="center", fontsize=9)
    axes.text(2, 0.65, "better with ketamine →", va="center", fontsize=9)
    axes.text(NUMBER_X, 0.65, "ketamine v ECT", ha="right", va="center", fontsize=9)
    for at, row in enumerate(rows):
        _draw_row(axes, -at, row)
    axes.hlines(bottom, LEFT, RIGHT, colors=GREY, linewidth=0.8)
    for tick in range(LEFT, RIGHT + 1, 20):
        label = decimals(tick, 0, plus=True)
        axes.text(tick, bottom - 0.08, label, ha="center", va="top", fontsize=9)


def _draw_row(axes: Axes, y: float, row: EctRow) -> None:
    value, low, high = row.difference
    axes.hlines(y, LEFT, RIGHT, colors=PALE, linewidth=0.8, zorder=0)
    axes.hlines(y, low, high, colors=INK, linewidth=1.5, gid="interval")
    face = BLUE if row.published else "white"
    axes.plot([value], [y], "o", color=BLUE, markerfacecolor=face, markersize=7, gid="difference")
    axes.text(NAME_X, y + 0.06, row.name, va="bottom", fontweight="bold", fontsize=9)
    axes.text(NAME_X, y, fill(row.what, NAME_LETTERS), va="top", fontsize=8.5, linespacing=1.1)
    axes.text(
        NUMBER_X, y + 0.03, f"{row.ketamine}\nv {row.ect}", ha="right", va="center", fontsize=9
    )


def _words(row: EctRow) -> str:
    value, low, high = (decimals(each, 0, plus=True) for each in row.difference)
    return f"{value} points ({low} to {high})"


def _alt(rows: Sequence[EctRow]) -> str:
    said = "; ".join(
        f"{row.name}, {row.what}, {row.ketamine} with ketamine and {row.ect} with ECT, "
        f"{_words(row)}"
        for row in rows
    )
    return f"Two trials of ketamine against ECT that disagree. Ketamine minus ECT: {said}."


def _data(rows: Sequence[EctRow]) -> Table:
    made = [
        (
            row.name,
            row.what,
            row.ketamine,
            row.ect,
            _words(row),
            "published" if row.published else "from the counts",
            row.note,
        )
        for row in rows
    ]
    columns = ("Trial", "What", "Ketamine", "ECT", "Ketamine minus ECT", "Difference", "Remarks")
    return table(columns, made)

"""Shares of people who relapsed, with the doubt that their number leaves."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import shorten
from typing import TYPE_CHECKING

from ketacourse.content.base import Status
from ketacourse.display.picture import Picture, picture
from ketacourse.display.style import GREY, INK, PALE, VERMILION, course_style, new_figure
from ketacourse.display.table import Table, table
from ketacourse.evidence.durability.relapse import RelapseGroup, RelapseRow

if TYPE_CHECKING:
    from matplotlib.axes import Axes

NAME_X, NUMBER_X = -168, 150  # columns of text, on the scale of percent
NAME_LETTERS = 62
ROW_IN = 0.44
HEADING = 0.95  # rows


def relapse_picture(
    groups: Sequence[RelapseGroup],
    *,
    alt: str,
    caption: str,
    cites: Sequence[str] = (),
) -> Picture:
    """Show groups of rows: who, the share that relapsed with its interval, and the figure."""
    count = sum(len(group.rows) + HEADING for group in groups) + 0.85
    with course_style():
        figure, axes = new_figure(7.2, ROW_IN * count, at=(0.01, 0.0, 0.98, 1.0))
        draw_relapse(axes, groups, count)
        sources = dict.fromkeys(c for group in groups for row in group.rows for c in row.cites)
        return picture(
            figure,
            alt=alt,
            caption=caption,
            data=_data(groups),
            cites=tuple(dict.fromkeys((*sources, *cites))),
        )


def draw_relapse(axes: Axes, groups: Sequence[RelapseGroup], count: float) -> None:
    """Draw one row for every arm under the headings, and the scale below the last."""
    axes.set(xlim=(NAME_X, NUMBER_X), ylim=(0.6 - count, 0.6))
    axes.set_axis_off()
    y = 0.0
    for group in groups:
        axes.text(NAME_X, y, group.heading, va="center", fontweight="bold")
        axes.text(NUMBER_X, y, group.aside, va="center", ha="right", fontsize=9)
        y -= HEADING
        for row in group.rows:
            _draw_row(axes, y, row)
            y -= 1
    scale = y + 0.45
    axes.hlines(scale, 0, 100, colors=GREY, linewidth=0.8)
    for percent in range(0, 101, 25):
        axes.text(percent, scale - 0.1, f"{percent} %", ha="center", va="top", fontsize=9)
    axes.text(NUMBER_X, scale - 0.1, "relapsed", ha="right", va="top", fontsize=9)


def _draw_row(axes: Axes, y: float, row: RelapseRow) -> None:
    axes.hlines(y, 0, 100, colors=PALE, linewidth=0.8, zorder=0)
    if row.counts is not None and row.counts.interval is not None:
        low, high = (100 * end for end in row.counts.interval)
        axes.hlines(y, low, high, colors=INK, linewidth=1.4, gid="interval")
    face = VERMILION if row.counts is not None else "white"
    axes.plot([row.percent], [y], "o", color=VERMILION, markerfacecolor=face, gid="share")
    mark = " †" if row.status is Status.SECONDARY else ""
    name = f"{row.name}: {row.what}{mark}\n{shorten(row.arm, NAME_LETTERS, placeholder=' …')}"
    axes.text(NAME_X, y, name, va="center", fontsize=8.5, linespacing=1.1)
    axes.text(NUMBER_X, y, row.text, va="center", ha="right", fontsize=9)


def _data(groups: Sequence[RelapseGroup]) -> Table:
    rows = [
        (row.name, group.heading, row.arm, row.what, row.text, _interval(row), row.note)
        for group in groups
        for row in group.rows
    ]
    columns = ("Trial", "When", "Arm", "What", "Relapsed", "95 % interval", "Remarks")
    return table(columns, rows)


def _interval(row: RelapseRow) -> str:
    return row.counts.interval_text if row.counts is not None else "no counts"

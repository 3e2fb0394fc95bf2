"""The results behind a popular 70 %: three studies, their arms, and how wide chance leaves them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ketacourse.claims.mutation import Count
from ketacourse.display.picture import Picture, picture
from ketacourse.display.style import BLUE, GREY, INK, PALE, course_style, new_figure
from ketacourse.display.table import Table, table

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ROW_IN = 0.62
NAME_X = -95
CAPTION = (
    "Share of people whose score fell by at least half, with Wilson 95 % intervals. The counts are "
    "our arithmetic from percentages; those of Zarate 2006b and of the two-site trial were read "
    "second-hand. A number says little without its day, its infusions and the arm beside it."
)


def seventy_picture(counts: Sequence[Count]) -> Picture:
    """Show the shares that were run together, each with when it was judged."""
    with course_style():
        figure, axes = new_figure(7.4, ROW_IN * len(counts) + 0.7)
        draw_seventy(axes, counts)
        cites = dict.fromkeys(cite for each in counts for cite in each.outcome.cites)
        return picture(
            figure, alt=_alt(counts), caption=CAPTION, data=_data(counts), cites=tuple(cites)
        )


def draw_seventy(axes: Axes, counts: Sequence[Count]) -> None:
    """Draw a row for each arm: what and when at the left, the share with its interval."""
    axes.set(xlim=(NAME_X, 118), ylim=(len(counts) - 0.45, -0.55), yticks=[])
    axes.set_xticks([0, 25, 50, 75, 100], ["0", "25", "50", "75", "100 %"])
    axes.set_xlabel("Responded", x=(50 - NAME_X) / (118 - NAME_X))
    axes.spines["left"].set_visible(False)
    axes.spines["bottom"].set_bounds(0, 100)
    for row, each in enumerate(counts):
        _draw_row(axes, row, each, is_new=row == 0 or each.study is not counts[row - 1].study)


def _draw_row(axes: Axes, row: int, each: Count, *, is_new: bool) -> None:
    value, interval = each.share.value, each.share.interval
    if value is None or interval is None:
        return
    if is_new and row:
        axes.axhline(row - 0.5, color=PALE, linewidth=1)
    axes.text(NAME_X, row - 0.14, each.name, va="center", fontsize=9, fontweight="bold")
    axes.text(NAME_X, row + 0.18, each.outcome.time, va="center", fontsize=8.5)
    colour, marker = (GREY, "D") if _is_control(each) else (BLUE, "o")
    low, high = (100 * end for end in interval)
    axes.hlines(row, low, high, colors=colour, linewidth=1.8, gid=f"interval {row}")
    axes.plot([100 * value], [row], marker, color=colour, markersize=7, gid=f"share {row}")
    axes.text(104, row, f"{each.share.count} / {each.share.total}", va="center", color=INK)


def _is_control(each: Count) -> bool:
    return any(arm.id == each.arm and arm.role == "control" for arm in each.study.arms)


def _told(each: Count) -> str:
    return f"{each.name}, {each.outcome.time}: {each.share}, interval {each.share.interval_text}"


def _alt(counts: Sequence[Count]) -> str:
    return f"Response in studies that are run together. {'; '.join(map(_told, counts))}."


def _data(counts: Sequence[Count]) -> Table:
    rows = [(each.name, each.outcome.time, each.share, each.share.interval_text) for each in counts]
    return table(("Study and arm", "When", "Responded", "95 % interval"), rows)

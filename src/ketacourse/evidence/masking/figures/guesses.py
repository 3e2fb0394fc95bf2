"""What people in real trials guessed, and which trials never say."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import fill
from typing import TYPE_CHECKING

from ketacourse.content.base import Status
from ketacourse.display.picture import Picture, picture
from ketacourse.display.style import BLUE, GREY, INK, PALE, course_style, new_figure
from ketacourse.display.table import Table, table
from ketacourse.evidence.masking.blinding import bang_index
from ketacourse.evidence.masking.guesses import GuessRow, MaskRemark, published_guesses

if TYPE_CHECKING:
    from matplotlib.axes import Axes

NAME_X, WORDS_X, NUMBER_X = -152, -82, 168  # columns of text, on the scale of percent
WORDS_LETTERS = 88
ROW_IN = 0.42
SCALE = 0.9  # rows that the numbers of the scale take
BANG = "bang2004"
CHANCE = 50  # percent, where there are two treatments to guess
SECOND_HAND = {Status.VERIFIED: "", Status.SECONDARY: " †"}


def guesses_picture(rows: Sequence[GuessRow], remarks: Sequence[MaskRemark]) -> Picture:
    """Show shares who guessed right, chance, and below them what other trials say in words."""
    count = len(rows) + len(remarks) + 1.8
    with course_style():
        figure, axes = new_figure(7.2, ROW_IN * count, at=(0.01, 0.0, 0.98, 1.0))
        draw_guesses(axes, rows, remarks)
        return picture(
            figure,
            alt=_alt(rows, remarks),
            caption=_caption(rows),
            data=_data(rows, remarks),
            cites=_cites(rows, remarks),
        )


def _cites(rows: Sequence[GuessRow], remarks: Sequence[MaskRemark]) -> tuple[str, ...]:
    told = [cite for row in rows for cite in row.cites]
    return tuple(dict.fromkeys([*told, *(cite for each in remarks for cite in each.cites), BANG]))


def draw_guesses(axes: Axes, rows: Sequence[GuessRow], remarks: Sequence[MaskRemark]) -> None:
    """Draw one row for every figure, then one for every trial without."""
    axes.set(xlim=(NAME_X, NUMBER_X), ylim=(-len(rows) - len(remarks) - SCALE + 0.7, 1.3))
    axes.set_axis_off()
    last = 0.6 - len(rows)
    axes.vlines(CHANCE, last, 0.55, colors=INK, linewidth=1.2, linestyles="dashed", gid="chance")
    axes.text(CHANCE, 0.68, "chance", ha="center", va="bottom", fontsize=9)
    axes.text(NUMBER_X, 0.68, "right", ha="right", va="bottom", fontweight="bold")
    axes.text(NAME_X, 0.68, "Trial and arm", va="bottom", fontweight="bold")
    for at, row in enumerate(rows):
        _draw_row(axes, -at, row)
    _draw_scale(axes, last)
    for at, remark in enumerate(remarks):
        _draw_remark(axes, -len(rows) - at - SCALE + 0.4, remark)


def _draw_scale(axes: Axes, y: float) -> None:
    axes.hlines(y, 0, 100, colors=GREY, linewidth=0.8)
    for percent in range(0, 101, 25):
        axes.text(percent, y - 0.08, f"{percent} %", ha="center", va="top", fontsize=9)
    axes.text(NAME_X, y - 0.08, "No figure, in words:", va="top", fontweight="bold")


def _draw_row(axes: Axes, y: float, row: GuessRow) -> None:
    axes.hlines(y, 0, 100, colors=PALE, linewidth=0.8, zorder=0)
    if row.counts is not None and row.counts.interval is not None:
        low, high = (100 * end for end in row.counts.interval)
        axes.hlines(y, low, high, colors=INK, linewidth=1.4, gid="interval")
    face = BLUE if row.counts is not None else "white"
    axes.plot([row.percent_right], [y], "o", color=BLUE, markerfacecolor=face, gid="share")
    axes.text(NAME_X, y, _name(row), va="center", fontsize=9, linespacing=1.1)
    axes.text(NUMBER_X, y, _number(row), va="center", ha="right", fontsize=9)


def _draw_remark(axes: Axes, y: float, remark: MaskRemark) -> None:
    axes.text(NAME_X, y, fill(remark.name, 18), va="center", fontsize=9, linespacing=1.1)
    words = fill(_said(remark), WORDS_LETTERS)
    axes.text(WORDS_X, y, words, va="center", fontsize=8.5, linespacing=1.1)


def _name(row: GuessRow) -> str:
    first = f"{row.name}: {row.who}" if row.arm else f"{row.name}: all {row.who}"
    return f"{first}{SECOND_HAND[row.status]}" + (f"\n{row.arm}" if row.arm else "")


def _number(row: GuessRow) -> str:
    return str(row.counts) if row.counts is not None else f"{row.percent_right:.1f} %"


def _said(remark: MaskRemark) -> str:
    return remark.text if remark.confirmed else f"Not confirmed here: {remark.text}"


def _alt(rows: Sequence[GuessRow], remarks: Sequence[MaskRemark]) -> str:
    said = "; ".join(
        f"{row.name}, {row.who}{f' on {row.arm}' if row.arm else ''}, {_number(row)}"
        for row in rows
    )
    silent = " ".join(f"{each.name}: {_said(each)}" for each in remarks)
    return f"Share who guessed their treatment right, where chance is 50 %: {said}. {silent}"


def _caption(rows: Sequence[GuessRow]) -> str:
    studies = dict.fromkeys(row.study for row in rows if row.counts is not None)
    found = [bang_index(guesses) for study in studies for guesses in published_guesses(study)]
    indices = "; ".join(f"{each.text} on {each.guesses.arm}" for each in found)
    return (
        "Filled marks: counts, with Wilson's 95 % interval; open marks: a percentage without "
        f"counts. † read second-hand. Bang's index, of the counts of patients: {indices}. People "
        "who did not know were not on record there."
    )


def _data(rows: Sequence[GuessRow], remarks: Sequence[MaskRemark]) -> Table:
    made = [(row.name, row.who, row.arm or "all", _number(row), row.note) for row in rows]
    made += [(each.name, "", "", "no figure", _said(each)) for each in remarks]
    return table(("Trial", "Who guessed", "Arm", "Right", "Remarks"), made)

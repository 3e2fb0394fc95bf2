"""Right before and after the course, objective by objective: two marks a row, and a total."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING

from ketacourse.display.picture import Picture, picture
from ketacourse.display.style import BLUE, GREY, INK, PALE, course_style, new_figure
from ketacourse.quiz.screen.gain import Gain, ObjectiveGain

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ROW_IN = 0.62
NAME_X = -1.42  # where the text of an objective starts, in shares of the axis
COUNT_X = 1.12
LINE = 44  # characters of an objective in one line
CAPTION = (
    "Diamonds: before the course, dots: after. Two items an objective are a hint where to look "
    "again and no measurement."
)


def gain_picture(found: Gain, *, who: str = "") -> Picture:
    """Show what was right before and after the course.

    Parameters
    ----------
    found
        From `learning_gain`; may hold no pairs yet.
    who
        Whose answers these are, for the caption; an invented student must be named as one.
    """
    with course_style():
        figure, axes = new_figure(7.4, ROW_IN * (len(found.objectives) + 1) + 0.9)
        draw_gain(axes, found)
        return picture(
            figure,
            alt=f"{who} {_alt(found)}".strip(),
            caption=f"{who} {CAPTION}".strip(),
            data=found.table(),
        )


def draw_gain(axes: Axes, found: Gain) -> None:
    """Draw a row for each objective, and one for all items at the bottom."""
    total = ObjectiveGain("All questions", found.before, found.after)
    rows = (*found.objectives, total) if found.pairs else ()
    axes.set(xlim=(NAME_X, 1.62), ylim=(max(len(rows), 1) - 0.4, -0.6), yticks=[])
    axes.set_xticks([0, 0.5, 1], ["none", "half", "all"])
    axes.set_xlabel("Right", x=(0.5 - NAME_X) / (1.62 - NAME_X))
    axes.spines["left"].set_visible(False)
    axes.spines["bottom"].set_bounds(0, 1)
    for row, each in enumerate(rows):
        _draw_row(axes, row, each)
    if rows:
        axes.axhline(len(rows) - 1.5, color=GREY, linewidth=0.8)
    else:
        axes.text(0.1, 0, "both quizzes have to be answered first", ha="center", color=INK)


def _draw_row(axes: Axes, row: int, each: ObjectiveGain) -> None:
    before, after = each.before.value or 0.0, each.after.value or 0.0
    axes.text(NAME_X, row, fill(each.text, LINE), va="center", fontsize=8.5)
    axes.hlines(row, 0, 1, color=PALE, linewidth=1, zorder=0)
    if before != after:
        axes.annotate(
            "",
            (after, row + 0.14),
            (before, row - 0.14),
            arrowprops={"arrowstyle": "-", "color": GREY, "linewidth": 1.2},
        )
    axes.plot([before], [row - 0.14], "D", color=GREY, markersize=6, gid=f"before {row}")
    axes.plot([after], [row + 0.14], "o", color=BLUE, markersize=7, gid=f"after {row}")
    words = f"{each.before.count} then {each.after.count} of {each.after.total}"
    axes.text(COUNT_X, row, words, va="center", fontsize=8.5)


def _alt(found: Gain) -> str:
    rows = [
        f"{each.text.removesuffix('.')}: {each.before.count}, then {each.after.count} of "
        f"{each.after.total}"
        for each in found.objectives
    ]
    return f"{found.words} {'; '.join(rows)}".strip()

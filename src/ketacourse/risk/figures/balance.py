"""Benefits and harms as one picture: of 100 people, how many with and how many without."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING

from ketacourse.display.picture import Picture, picture
from ketacourse.display.style import BLUE, GREY, INK, PALE, VERMILION, course_style, new_figure
from ketacourse.risk.balances import BenefitAndHarm, benefit_and_harm, row_name
from ketacourse.risk.contrasts import Contrast
from ketacourse.risk.wording import needed_words

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ROW_IN = 0.36
NAME_X, NUMBER_X = -78.0, 176.0
NAME_LETTERS = 36
HEADINGS = {"benefit": "Benefits: more is better", "harm": "Harms: more is worse"}


def benefit_and_harm_picture(balance: str = "esketamine") -> Picture:
    """Show benefits and harms on one scale, with the number needed at the right.

    Parameters
    ----------
    balance
        Id in ``balances``: ``esketamine`` or ``ketamine_or_ect``.
    """
    found = benefit_and_harm(balance)
    with course_style():
        figure, axes = new_figure(7.4, ROW_IN * (len(found.all) + 4.0) + 0.5)
        figure.set_layout_engine(None)
        height = figure.get_figheight()
        axes.set_position((0.01, 0.5 / height, 0.98, 1 - 0.52 / height))
        draw_balance(axes, found)
        return picture(
            figure,
            alt=_alt(found),
            caption=f"{found.title}. {found.why}",
            data=found.table,
            cites=found.cites,
        )


def draw_balance(axes: Axes, found: BenefitAndHarm) -> None:
    """Draw a row for each outcome: a square without, a circle with, a line between."""
    _name_arms(axes, found.harms[0])
    y, kind = 0.0, ""
    for contrast in found.all:
        if contrast.kind != kind:
            kind, y = contrast.kind, y - 1.2
            axes.text(NAME_X, y, HEADINGS[kind], va="center", fontweight="bold", fontsize=9)
        y -= 1
        _draw_row(axes, y, contrast)
    axes.set(xlim=(NAME_X, NUMBER_X), ylim=(y - 0.7, 0.6), yticks=[], xticks=range(0, 101, 20))
    axes.spines["left"].set_visible(False)
    axes.spines["bottom"].set_bounds(0, 100)
    axes.set_xlabel("People of 100", x=(50 - NAME_X) / (NUMBER_X - NAME_X))


def _name_arms(axes: Axes, example: Contrast) -> None:
    """Say above all rows which mark is which arm, and what stands at the right."""
    arms = (
        (NAME_X + 3, "o", VERMILION, example.treatment),
        (NAME_X + 85, "s", BLUE, example.control),
    )
    for x, marker, colour, arm in arms:
        axes.plot([x], [0], marker, color=colour, markersize=6.5)
        axes.text(x + 4, 0, f"given {arm.short}", va="center", fontsize=9)
    axes.text(NUMBER_X, 0, "number needed", va="center", ha="right", fontsize=9)


def _draw_row(axes: Axes, y: float, contrast: Contrast) -> None:
    treated, control = contrast.treatment.per_100, contrast.control.per_100
    needed = contrast.number_needed
    sure = needed is not None and needed.low is not None
    axes.hlines(y, 0, 100, colors=PALE, linewidth=0.7, zorder=0)
    axes.hlines(
        y,
        min(treated, control),
        max(treated, control),
        colors=INK if sure else GREY,
        linewidth=2 if sure else 1.2,
        linestyles="solid" if sure else "dotted",
        gid=f"line-{contrast.keys[0]}",
    )
    axes.plot([control], [y], "s", color=BLUE, markersize=6, gid=f"control-{contrast.keys[0]}")
    axes.plot(
        [treated], [y], "o", color=VERMILION, markersize=6.5, gid=f"treatment-{contrast.keys[0]}"
    )
    name = fill(row_name(contrast), NAME_LETTERS)
    axes.text(NAME_X, y, name, va="center", fontsize=8.25, linespacing=1.0)
    number = needed_words(contrast).replace(" (", "\n(").replace(", one", ",\none")
    axes.text(NUMBER_X, y, number, va="center", ha="right", fontsize=8.25, linespacing=1.0)


def _alt(found: BenefitAndHarm) -> str:
    rows = "; ".join(
        f"{row_name(each)}: {each.treatment.per_100:.0f} against {each.control.per_100:.0f} of "
        f"100, {needed_words(each)}"
        for each in found.all
    )
    return f"{found.title}. Benefits, then harms, on one scale. {rows}."

"""How the claims of each article fared: one square for each claim, by our answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ketacourse.claims.articles import League, Standing
from ketacourse.content.library import records
from ketacourse.content.tables import VERDICT_ANSWERS
from ketacourse.display.picture import Picture, picture
from ketacourse.display.style import (
    BLUE,
    INK,
    ORANGE,
    PALE,
    SKY,
    VERMILION,
    course_style,
    new_figure,
)
from ketacourse.display.words import counted

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Answer -> colour of its squares; a letter stands in every square too.
COLOURS = {"stands": BLUE, "limits": SKY, "fails": VERMILION, "unbacked": ORANGE}
LETTERS = {"stands": "S", "limits": "L", "fails": "N", "unbacked": "0"}
ON_DARK = ("stands", "fails")
NAME_X = -0.4
CAPTION = (
    "One square for each claim that was checked, from {low} to {high} an article. An article that "
    "says little that can be checked gets few squares: this ranks claims, not readers or writers."
)


def league_picture(league: League) -> Picture:
    """Show every article as a row of squares, a square for each claim, by our answer."""
    totals = [each.total for each in league.standings]
    with course_style():
        figure, axes = new_figure(7.4, 0.62 * len(totals) + 0.9)
        draw_league(axes, league.standings)
        return picture(
            figure,
            alt=_alt(league.standings),
            caption=CAPTION.format(low=min(totals), high=max(totals)),
            data=league.table(),
        )


def draw_league(axes: Axes, standings: Sequence[Standing]) -> None:
    """Draw a row for each article, in the order given, and a key above."""
    axes.set(xlim=(-6.6, 13.4), ylim=(len(standings) - 0.4, -1.6), xticks=[], yticks=[])
    axes.spines[:].set_visible(False)
    for row, standing in enumerate(standings):
        _draw_row(axes, row, standing)
    _draw_key(axes)


def _draw_row(axes: Axes, row: int, standing: Standing) -> None:
    axes.text(NAME_X, row - 0.13, standing.name, ha="right", va="center", fontweight="bold")
    axes.text(NAME_X, row + 0.2, _sells(standing), ha="right", va="center", fontsize=8.5)
    at = 0
    for answer in records(VERDICT_ANSWERS):
        for _ in range(standing.answered(answer.id).count):
            _draw_square(axes, at, row, answer.id)
            at += 1


def _sells(standing: Standing) -> str:
    """What an article sells, in a few words."""
    sells = standing.article.sells.partition(",")[0]
    return (
        "sells nothing" if sells.startswith("Nothing") else f"sells {sells[0].lower()}{sells[1:]}"
    )


def _draw_square(axes: Axes, x: float, y: float, answer: str) -> None:
    from matplotlib.patches import Rectangle

    look: dict[str, Any] = {
        "facecolor": COLOURS[answer],
        "edgecolor": INK,
        "linewidth": 0.8,
        "gid": answer,
    }
    axes.add_patch(Rectangle((x, y - 0.36), 0.86, 0.72, **look))
    colour = "white" if answer in ON_DARK else INK
    letter: dict[str, Any] = {"ha": "center", "va": "center", "fontsize": 9, "fontweight": "bold"}
    axes.text(x + 0.43, y + 0.02, LETTERS[answer], color=colour, **letter)


def _draw_key(axes: Axes) -> None:
    x = -6.2
    axes.axhline(-0.66, color=PALE, linewidth=1)
    for answer in records(VERDICT_ANSWERS):
        _draw_square(axes, x, -1.15, answer.id)
        axes.text(x + 1.05, -1.13, answer.name.lower(), va="center", fontsize=9)
        x += 2.1 + 0.26 * len(answer.name)


def _alt(standings: Sequence[Standing]) -> str:
    rows = []
    for each in standings:
        counts = [
            f"{each.answered(answer.id).count} “{answer.name.lower()}”"
            for answer in records(VERDICT_ANSWERS)
        ]
        rows.append(f"{each.name}, of {counted(each.total, 'claim')}: {', '.join(counts)}")
    return f"How the claims of each article fared. {'; '.join(rows)}."

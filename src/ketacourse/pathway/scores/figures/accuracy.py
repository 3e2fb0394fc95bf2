"""Accuracy of every account, with its interval, beside what needs no account."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ketacourse.display.picture import Picture, picture
from ketacourse.display.style import BLUE, GREY, INK, PALE, VERMILION, course_style, new_figure
from ketacourse.display.table import Table, table
from ketacourse.pathway.scores.chance import Baselines, Deals, commonest
from ketacourse.pathway.scores.scoring import Column, Scorecard, Tally, column_name
from ketacourse.statistics.shares import Share

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ROW_IN = 0.46
LEVELS = (0.2, -0.2)  # of the two marks of a row, from its middle
NAME_X, NUMBER_X = -0.86, 1.3  # columns of text, on the scale of accuracy


@dataclass(frozen=True, slots=True)
class Line:
    """An account: consistency and left-out-paper score, each with the commonest class beside it."""

    column: Column
    own: Tally
    own_commonest: Share
    strict: Tally
    strict_commonest: Share
    layout: Deals


def lines(card: Scorecard, strict: Scorecard, chance: Baselines) -> tuple[Line, ...]:
    """Put together what is drawn, for accounts that speak at all."""
    return tuple(
        Line(
            each.column,
            card.tally(each.column),
            each.commonest,
            strict.tally(each.column),
            commonest(strict, each.column),
            each.layout,
        )
        for each in chance.chances
    )


def score_accuracy_picture(card: Scorecard, strict: Scorecard, chance: Baselines) -> Picture:
    """Show both scores of every account as dots with intervals, and the baselines as ticks.

    Parameters
    ----------
    card, strict
        The plain scorecard, and the one with papers left out; the same comparisons.
    chance
        Baselines on these comparisons.
    """
    shown = lines(card, strict, chance)
    with course_style():
        figure, axes = new_figure(7.4, ROW_IN * len(shown) + 1.25)
        figure.set_layout_engine(None)
        height = figure.get_figheight()
        axes.set_position((0.01, 0.5 / height, 0.98, 1 - 0.55 / height))
        draw_accuracy(axes, shown)
        silent = [which for which in card.columns if which not in {each.column for each in shown}]
        return picture(figure, alt=_alt(shown), caption=_caption(silent), data=_data(shown))


def draw_accuracy(axes: Axes, shown: Sequence[Line]) -> None:
    """Draw a row for each account."""
    axes.set(xlim=(NAME_X, NUMBER_X), ylim=(len(shown) - 0.4, -1.55), yticks=[])
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0", "25", "50", "75", "100 %"])
    axes.set_xlabel("Matched, of the comparisons spoken of", x=(0.5 - NAME_X) / (NUMBER_X - NAME_X))
    axes.spines["left"].set_visible(False)
    axes.spines["bottom"].set_bounds(0, 1)
    for row, line in enumerate(shown):
        _draw_line(axes, row, line)
    _draw_key(axes)
    axes.text(NUMBER_X, -0.72, "matched / spoken", ha="right", va="center", fontsize=8.5)


def _draw_line(axes: Axes, row: int, line: Line) -> None:
    axes.hlines(row + 0.5, NAME_X, NUMBER_X, colors=PALE, linewidth=0.7, zorder=0)
    axes.text(NAME_X, row, column_name(line.column), va="center", fontsize=8.5)
    if line.layout.accuracies:
        low, high = line.layout.middle
        y = row - LEVELS[0]
        _draw_band(axes, y, (low, high), f"deals {line.column}")
    _draw_score(axes, row - LEVELS[0], line.own.accuracy, line.own_commonest, f"own {line.column}")
    strict = f"strict {line.column}"
    _draw_score(axes, row - LEVELS[1], line.strict.accuracy, line.strict_commonest, strict)


def _draw_score(axes: Axes, y: float, score: Share, beside: Share, name: str) -> None:
    """Draw a dot with its interval, the tick of the commonest class, and the counts."""
    own = name.startswith("own")
    colour, marker = (BLUE, "o") if own else (VERMILION, "D")
    words = f"{score.count} / {score.total}" if score.total else "silent"
    axes.text(NUMBER_X, y, words, ha="right", va="center", fontsize=8.5)
    if score.value is None or score.interval is None or beside.value is None:
        return
    axes.hlines(y, *score.interval, colors=colour, linewidth=1.5, zorder=2, gid=f"interval {name}")
    ends = (y - 0.17, y + 0.17)
    axes.vlines(beside.value, *ends, colors=INK, linewidth=2.2, zorder=3, gid=f"common {name}")
    size = 6.5 if own else 5.5
    axes.plot([score.value], [y], marker, color=colour, markersize=size, zorder=4, gid=name)


def _draw_band(axes: Axes, y: float, ends: tuple[float, float], name: str) -> None:
    from matplotlib.patches import Rectangle

    corner = (ends[0], y - 0.13)
    look: dict[str, Any] = {"facecolor": PALE, "edgecolor": GREY, "linewidth": 0.8, "zorder": 1}
    axes.add_patch(Rectangle(corner, ends[1] - ends[0], 0.26, gid=name, **look))


def _draw_key(axes: Axes) -> None:
    """Say what dot, diamond, tick and band are, in two lines above the rows."""
    top, low = -1.3, -0.78
    key: dict[str, Any] = {"va": "center", "fontsize": 8.5}
    axes.plot([NAME_X + 0.02], [top], "o", color=BLUE, markersize=6.5)
    axes.text(NAME_X + 0.05, top, "consistency, whole graph (95 % interval)", **key)
    axes.plot([NAME_X + 0.02], [low], "D", color=VERMILION, markersize=5.5)
    axes.text(NAME_X + 0.05, low, "the paper's own links left out", **key)
    axes.vlines(0.2, top - 0.17, top + 0.17, colors=INK, linewidth=2.2)
    axes.text(0.24, top, "always saying the commonest class", **key)
    _draw_band(axes, low, (0.175, 0.225), "deals key")
    axes.text(0.24, low, "signs shuffled, ketamine kept", **key)


def _alt(shown: Sequence[Line]) -> str:
    parts = "; ".join(
        f"{column_name(line.column)}, {line.own.accuracy} against {line.own_commonest.percent} % "
        f"for the commonest class, and {line.strict.accuracy} with papers left out"
        for line in shown
    )
    above = sum(_beats(line) for line in shown)
    return (
        f"Dot plot of accuracy by account: {parts}. With papers left out, the interval lies above "
        f"the commonest class for {above} of {len(shown)} accounts."
    )


def _beats(line: Line) -> bool:
    interval, beside = line.strict.accuracy.interval, line.strict_commonest.value
    return interval is not None and beside is not None and interval[0] > beside


def _caption(silent: Sequence[Column]) -> str:
    names = ", ".join(column_name(which) for which in silent)
    return (
        "Wilson intervals, which take comparisons as independent; those of one paper are not, so "
        "true intervals are wider. Each tick and band is for the comparisons of its own row. "
        "Accuracy counts only what an account speaks of: read it with the numbers at the right."
        + (f" Without any prediction: {names}." if names else "")
    )


def _data(shown: Sequence[Line]) -> Table:
    rows = [
        (
            column_name(line.column),
            line.own.coverage,
            f"{line.own.accuracy} {line.own.accuracy.interval_text}",
            line.own_commonest,
            line.layout,
            line.strict.coverage,
            f"{line.strict.accuracy} {line.strict.accuracy.interval_text}",
            line.strict_commonest,
        )
        for line in shown
    ]
    head = (
        "Account",
        "Coverage",
        "Consistency (95 % interval)",
        "Commonest class",
        "Signs shuffled, ketamine kept",
        "Coverage, papers left out",
        "Accuracy, papers left out",
        "Commonest class, there",
    )
    return table(head, rows, caption="Accuracy beside its baselines")

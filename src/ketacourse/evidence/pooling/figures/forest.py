"""The forest plot: trials with their effects and weights, the pooled diamond, and what is expected.

Also the shapes that other plots of effects share: a row's interval and a diamond.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ketacourse.display.picture import Picture, picture
from ketacourse.display.style import BLUE, GREY, INK, PALE, VERMILION, course_style, new_figure
from ketacourse.display.table import Table, table
from ketacourse.evidence.pooling.axis import EffectAxis
from ketacourse.evidence.pooling.plan import Bar, Block, ForestPlan, Row, Summary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

WIDTH_IN = 7.4
ROW_IN = 0.36  # a row of two lines; the unit of the vertical scale
NAME_X, EFFECT_X, WEIGHT_X = 0.05, 5.26, 7.35  # columns, in inches from the left
SIDES_X = (2.58, 3.45)  # right edges of the counts
PLOT_X, PLOT_WITHOUT_SIDES_X = (3.55, 5.16), (2.3, 5.16)
SMALL: dict[str, Any] = {"va": "center", "fontsize": 8.5}
BAND = 0.17  # half the height of a diamond


@dataclass(frozen=True, slots=True)
class Place:
    """Where a scale lies on the picture, in inches from the left."""

    axis: EffectAxis
    left: float
    right: float

    def x(self, value: float) -> float:
        """The place of a natural value, at the edge if it lies beyond."""
        return self.left + self.axis.at(value) * (self.right - self.left)


def forest_picture(plan: ForestPlan, *, alt: str, caption: str, cites: Sequence[str]) -> Picture:
    """Draw a forest plot.

    Parameters
    ----------
    plan
        Rows and words, as `ketacourse.evidence.pooling.plan.plan` makes them.
    alt
        The finding in words.
    caption
        What was counted.
    cites
        Of the trials.
    """
    rows = rows_of(plan)
    with course_style():
        figure, axes = new_figure(WIDTH_IN, ROW_IN * (rows + 2.7), at=(0, 0, 1, 1))
        draw_forest(axes, plan)
        return picture(figure, alt=alt, caption=caption, data=data_of(plan), cites=cites)


def rows_of(plan: ForestPlan) -> float:
    """How many rows the picture is high, without its head and its scale."""
    return sum(_block_rows(block) for block in plan.blocks) + _foot_rows(plan)


def _block_rows(block: Block) -> float:
    return len(block.rows) + bool(block.title) + 1.7 * (block.summary is not None)


def _foot_rows(plan: ForestPlan) -> float:
    if plan.pooled is None:
        return 0.6 * bool(plan.between)
    return 1.5 + 0.9 * (plan.pooled.prediction is not None) + 0.6 * bool(plan.between)


def draw_forest(axes: Axes, plan: ForestPlan) -> None:
    """Draw the head, a row for every trial, summaries, and the scale below them."""
    bottom = rows_of(plan)
    axes.set(xlim=(0, WIDTH_IN), ylim=(bottom + 1.5, -1.2))
    axes.set_axis_off()
    ends = PLOT_X if any(plan.heads) else PLOT_WITHOUT_SIDES_X
    place = Place(plan.axis, *ends)
    _draw_head(axes, plan)
    _draw_scale(axes, place, bottom, plan.favours)
    y = 0.0
    for block in plan.blocks:
        y = _draw_block(axes, place, block, y)
    _draw_foot(axes, place, plan, y)


def _draw_block(axes: Axes, place: Place, block: Block, y: float) -> float:
    if block.title:
        axes.text(NAME_X, y, block.title, fontweight="bold", **SMALL)
        y += 1
    heaviest = max((row.weight or 0 for row in block.rows), default=0) or 1
    for row in block.rows:
        _draw_row(axes, place, row, y, size=(row.weight or heaviest) / heaviest)
        y += 1
    if block.summary:
        draw_diamond(axes, place, block.summary, y, colour=GREY)
        axes.text(NAME_X, y + 0.55, block.summary.spread, color=GREY, va="center", fontsize=8.25)
        y += 1.7
    return y


def _draw_foot(axes: Axes, place: Place, plan: ForestPlan, y: float) -> None:
    if plan.pooled:
        axes.hlines(y - 0.5, NAME_X, WEIGHT_X, colors=GREY, linewidth=0.8)
        draw_diamond(axes, place, plan.pooled, y, colour=BLUE)
        y += 0.9
        if plan.pooled.prediction:
            draw_prediction(axes, place, plan.pooled.prediction, y)
            y += 0.9
        axes.text(NAME_X, y - 0.15, plan.pooled.spread, color=INK, va="center", fontsize=8.25)
        y += 0.6
    if plan.between:
        axes.text(NAME_X, y - 0.15, plan.between, color=INK, va="center", fontsize=8.25)


def _draw_head(axes: Axes, plan: ForestPlan) -> None:
    bold: dict[str, Any] = {**SMALL, "fontweight": "bold"}
    axes.text(NAME_X, -0.8, "Trial", **bold)
    for x, head in zip(SIDES_X, plan.heads, strict=True):
        axes.text(x, -0.8, head, ha="right", linespacing=1.1, **bold)
    axes.text(EFFECT_X, -0.8, _effect_head(plan.measure.words), linespacing=1.1, **bold)
    if any(row.weight is not None for row in plan.rows):
        axes.text(WEIGHT_X, -0.8, "weight", ha="right", **bold)


def _effect_head(words: str) -> str:
    """The measure in two lines with its interval; a long name takes part of the second."""
    first, _, rest = words.capitalize().partition(" mean ")
    return f"{first} mean\n{rest} (95 %)" if rest else f"{first}\n(95 % interval)"


def _draw_row(axes: Axes, place: Place, row: Row, y: float, *, size: float) -> None:
    if row.detail:
        axes.text(NAME_X, y - 0.2, row.name, **SMALL)
        axes.text(NAME_X, y + 0.22, row.detail, color=GREY, va="center", fontsize=8.25)
    else:
        axes.text(NAME_X, y, row.name, **SMALL)
    for x, text in zip(SIDES_X, (row.treatment, row.control), strict=True):
        axes.text(x, y, text, ha="right", va="center", fontsize=8.25)
    draw_interval(axes, (place, y), row.bar, size=3.5 + 5.5 * size**0.5, name=row.name)
    axes.text(EFFECT_X, y, row.bar.text, **SMALL)
    axes.text(WEIGHT_X, y, row.percent, ha="right", **SMALL)


def draw_interval(
    axes: Axes, at: tuple[Place, float], bar: Bar, *, size: float = 6.0, name: str = ""
) -> None:
    """Draw an interval with its square in a row; an arrow stands for an end beyond the scale."""
    place, y = at
    ends = (place.x(bar.low), place.x(bar.high))
    axes.hlines(y, *ends, colors=INK, linewidth=1.3, zorder=2, gid=f"interval-{name}")
    for value, marker in ((bar.low, "<"), (bar.high, ">")):
        if place.axis.beyond(value):
            x = [place.x(value)]
            axes.plot(x, [y], marker, color=INK, markersize=4.5, gid=f"beyond-{name}")
    if not place.axis.beyond(bar.middle):
        x = [place.x(bar.middle)]
        axes.plot(x, [y], "s", color=BLUE, markersize=size, zorder=3, gid=f"effect-{name}")


def draw_diamond(axes: Axes, place: Place, summary: Summary, y: float, *, colour: str) -> None:
    """Draw a pooled result: its name, the diamond and its numbers."""
    from matplotlib.patches import Polygon

    bar = summary.bar
    low, middle, high = (place.x(value) for value in (bar.low, bar.middle, bar.high))
    corners = [(low, y), (middle, y - BAND), (high, y), (middle, y + BAND)]
    axes.add_patch(Polygon(corners, color=colour, zorder=3, gid=f"diamond-{summary.name}"))
    axes.text(NAME_X, y, summary.name, fontweight="bold", **SMALL)
    axes.text(EFFECT_X, y, bar.text, fontweight="bold", **SMALL)


def draw_prediction(axes: Axes, place: Place, bar: Bar, y: float) -> None:
    """Draw where the effect of a new trial may lie."""
    from matplotlib.patches import Rectangle

    low, high = place.x(bar.low), place.x(bar.high)
    look: dict[str, Any] = {"facecolor": "#f3c6a5", "edgecolor": VERMILION, "linewidth": 1}
    box = Rectangle((low, y - 0.11), high - low, 0.22, zorder=2, gid="prediction", **look)
    axes.add_patch(box)
    for value, marker in ((bar.low, "<"), (bar.high, ">")):
        if place.axis.beyond(value):
            axes.plot([place.x(value)], [y], marker, color=VERMILION, markersize=5)
    axes.text(NAME_X, y, "A new trial's true effect (95 %)", **SMALL)
    axes.text(EFFECT_X, y, bar.text, **SMALL)


def _draw_scale(axes: Axes, place: Place, bottom: float, favours: tuple[str, str]) -> None:
    none = place.x(place.axis.no_effect)
    faint: dict[str, Any] = {"colors": PALE, "linewidth": 0.6, "zorder": -1}
    y = bottom - 0.35
    axes.vlines(none, -0.5, y, colors=GREY, linewidth=1, zorder=0, gid="no effect")
    axes.hlines(y, place.left, place.right, colors=GREY, linewidth=0.9)
    for tick, label in zip(place.axis.ticks, place.axis.labels, strict=True):
        axes.vlines(place.x(tick), y, y + 0.13, colors=GREY, linewidth=0.9)
        axes.vlines(place.x(tick), -0.5, y, **faint)
        axes.text(place.x(tick), y + 0.42, label, ha="center", va="center", fontsize=8.25)
    gap = 0.06
    axes.text(none - gap, y + 1.0, f"← {favours[0]}", ha="right", va="center", fontsize=8.5)
    axes.text(none + gap, y + 1.0, f"{favours[1]} →", va="center", fontsize=8.5)


def data_of(plan: ForestPlan) -> Table:
    """Every number of the picture as text."""
    head = ("Trial", "Against", *plan.arms, plan.measure.words.capitalize(), "Weight")
    rows: list[tuple[str, ...]] = []
    for block in plan.blocks:
        rows += [
            (r.name, r.group, r.treatment, r.control, r.bar.text, r.percent) for r in block.rows
        ]
        rows += _summary_rows(block.summary, f"{block.title}: " if block.title else "")
    rows += _summary_rows(plan.pooled, "")
    return table(head, rows, caption=plan.title)


def _summary_rows(summary: Summary | None, prefix: str) -> list[tuple[str, ...]]:
    if summary is None:
        return []
    rows = [(f"{prefix}{summary.name}", "", "", "", summary.bar.text, "")]
    if summary.prediction:
        rows.append(("A new trial's true effect (95 %)", "", "", "", summary.prediction.text, ""))
    return [*rows, (f"{prefix}how trials differ", "", "", "", summary.spread, "")]

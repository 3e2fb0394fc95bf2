"""A set of trials with their risk of bias, and the pooled effect as the weaker ones leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ketacourse.content.bias import JUDGEMENTS
from ketacourse.display.picture import Picture, picture
from ketacourse.display.style import BLUE, GREY, PALE, course_style, new_figure
from ketacourse.display.table import Table, table
from ketacourse.evidence.bias.figures.traffic_light import draw_light
from ketacourse.evidence.bias.pooled import NOT_JUDGED, PooledByBias, PooledRow
from ketacourse.evidence.pooling.axis import effect_axis
from ketacourse.evidence.pooling.figures.forest import (
    EFFECT_X,
    NAME_X,
    ROW_IN,
    WIDTH_IN,
    Place,
    draw_diamond,
    draw_interval,
)
from ketacourse.evidence.pooling.plan import Bar, bar_of, favours, summarise
from ketacourse.evidence.trials.sets import arm_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matplotlib.axes import Axes

    from ketacourse.evidence.effects.measures import Measure

LIGHT_X = 2.75  # inches from the left
PLOT_X = (3.15, 5.25)
ORDER = [*reversed(JUDGEMENTS), NOT_JUDGED]  # the first to leave stands on top


def bias_pooled_picture(made: PooledByBias) -> Picture:
    """Show every trial with its judgement, and the pooled effect by which trials are kept."""
    rows = len(made.judgements) + len(made.rows)
    with course_style():
        figure, axes = new_figure(WIDTH_IN, ROW_IN * (rows + 2.6), at=(0, 0, 1, 1))
        draw_by_bias(axes, made)
        words = {"alt": _alt(made), "caption": _caption(made)}
        return picture(figure, **words, data=_data(made), cites=made.trial_set.cites)


def draw_by_bias(axes: Axes, made: PooledByBias) -> None:
    """Draw trials from high risk to low, then a diamond for each choice of trials."""
    trials = list(bars(made))
    bottom = len(trials) + len(made.rows)
    axes.set(xlim=(0, WIDTH_IN), ylim=(bottom + 1.2, -1.4))
    axes.set_axis_off()
    place = _place(made)
    sides = arm_names(made.trial_set.drugs, made.trial_set.comparators)
    _draw_scale(axes, place, bottom, favours(made.trial_set.better, sides))
    axes.text(LIGHT_X, -0.85, "risk of bias", fontsize=8.5, fontweight="bold", ha="center")
    axes.text(EFFECT_X, -0.85, made.measure_words.capitalize(), fontsize=8.5, fontweight="bold")
    for y, (name, word, bar) in enumerate(trials):
        axes.text(NAME_X, y, name, fontsize=8.5, va="center")
        draw_interval(axes, (place, y), bar, name=name)
        axes.text(EFFECT_X, y, bar.text, fontsize=8.5, va="center")
        known = next((each for each in JUDGEMENTS if each == word), None)
        if known:
            draw_light(axes, (LIGHT_X, y), known, name, size=0.75)
        else:
            axes.text(LIGHT_X, y, NOT_JUDGED, fontsize=8.25, color=GREY, ha="center", va="center")
    axes.hlines(len(trials) - 0.5, NAME_X, WIDTH_IN - NAME_X, colors=GREY, linewidth=0.8)
    for y, row in enumerate(made.rows, len(trials)):
        _draw_pooled(axes, place, row, y)


def bars(made: PooledByBias) -> Iterator[tuple[str, str, Bar]]:
    """Name, judgement and interval of every trial, worst judgement first."""
    effects, scale = made.trial_set.effect_sizes(), _scale(made)
    order = sorted(
        range(len(made.judgements)), key=lambda at: (ORDER.index(made.judgements[at]), at)
    )
    for at in order:
        three = (effects.ci_low[at], effects.estimate[at], effects.ci_high[at])
        bar = bar_of(scale, *(float(value) for value in three))
        yield made.trial_set.names[at], made.judgements[at], bar


def _draw_pooled(axes: Axes, place: Place, row: PooledRow, y: int) -> None:
    name = f"Pooled, {row.label} ({len(row.names)})"
    if row.pooled is None:
        axes.text(NAME_X, y, f"{name}: no trial is left", fontsize=8.5, va="center", color=GREY)
        return
    draw_diamond(axes, place, summarise(row.pooled, name), y, colour=BLUE)


def _draw_scale(axes: Axes, place: Place, bottom: int, sides: tuple[str, str]) -> None:
    y = bottom - 0.35
    axes.vlines(place.x(place.axis.no_effect), -0.5, y, colors=GREY, gid="no effect")
    axes.hlines(y, place.left, place.right, colors=GREY, linewidth=0.9)
    for tick, label in zip(place.axis.ticks, place.axis.labels, strict=True):
        axes.vlines(place.x(tick), -0.5, y, colors=PALE, linewidth=0.6, zorder=-1)
        axes.text(place.x(tick), y + 0.45, label, ha="center", va="center", fontsize=8.25)
    none = place.x(place.axis.no_effect)
    axes.text(none - 0.06, y + 1.05, f"← {sides[0]}", ha="right", va="center", fontsize=8.5)
    axes.text(none + 0.06, y + 1.05, f"{sides[1]} →", va="center", fontsize=8.5)


def _scale(made: PooledByBias) -> Measure:
    return next(row.pooled.scale for row in made.rows if row.pooled)


def _place(made: PooledByBias) -> Place:
    ends = [end for _, _, bar in bars(made) for end in (bar.low, bar.high)]
    return Place(effect_axis(ends, ratio=_scale(made).ratio), *PLOT_X)


def _alt(made: PooledByBias) -> str:
    pairs = zip(made.trial_set.names, made.judgements, strict=True)
    each = "; ".join(f"{name}, {word}" for name, word in pairs)
    return f"{made.trial_set.name}, by risk of bias. {made.finding} Judged overall: {each}."


def _caption(made: PooledByBias) -> str:
    outcome = made.trial_set.outcome
    return (
        f"{outcome[0].upper()}{outcome[1:]}. Leaving trials out is no correction: it shows "
        "what a result leans on, and leaves fewer people. Judgements are the course's reading, "
        "to be argued with, where none is given."
    )


def _data(made: PooledByBias) -> Table:
    rows = [(name, word, bar.text) for name, word, bar in bars(made)]
    rows += [
        (f"Pooled, {row.label}", f"{len(row.names)} trial{'s' * (len(row.names) != 1)}", row.text)
        for row in made.rows
    ]
    return table(("Trial", "Risk of bias", made.measure_words.capitalize()), rows)

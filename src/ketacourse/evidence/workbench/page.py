"""The pooling bench as plain values for the page: places as fractions, numbers as text."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import Any

from ketacourse.evidence.effects.measures import measure_named
from ketacourse.evidence.pooling.axis import EffectAxis
from ketacourse.evidence.pooling.figures.forest import data_of
from ketacourse.evidence.pooling.methods import HARTUNG_KNAPP, INTERVALS, MODELS, TAU_SQUARED
from ketacourse.evidence.pooling.plan import Bar, ForestPlan, plan, summarise, weights_of
from ketacourse.evidence.trials.sets import TrialSet
from ketacourse.evidence.workbench.choice import NOTHING, Choice, Outcome

FIXED = (
    "A fixed effect takes all trials to estimate one effect. So there is no spread τ², and the "
    "interval is Wald's; both choices wait for random effects."
)


def controls(trials: TrialSet) -> dict[str, Any]:
    """What can be chosen: trials by comparator, and methods with their words."""
    places = sorted(range(len(trials)), key=lambda at: trials.comparators[at])
    groups = [
        {"label": f"against {words}", "trials": list(members)}
        for words, members in groupby(places, lambda at: trials.comparators[at])
    ]
    return {
        "groups": groups,
        "names": list(trials.names),
        "methods": [
            ["measure", "Measure", [[m, measure_named(m).words] for m in trials.measures]],
            ["model", "Model", list(map(list, MODELS.items()))],
            ["tau_squared", "Spread τ²", list(map(list, TAU_SQUARED.items()))],
            ["interval", "Interval", list(map(list, INTERVALS.items()))],
        ],
    }


def drawn(outcome: Outcome, words: str) -> dict[str, Any]:
    """What the page draws for a choice; rows keep their places and the scale its ends."""
    everything = plan(outcome.studies)
    axis = everything.axis
    ticks = zip(axis.ticks, axis.labels, strict=True)
    return {
        "rows": _rows(outcome, everything),
        "ticks": [[axis.at(tick), text] for tick, text in ticks],
        "none": axis.at(axis.no_effect),
        "favours": list(everything.favours),
        "head": f"{everything.measure.words} (95 % interval)",
        "words": words,
        "note": _note(outcome.choice),
        **_pooled(outcome, axis),
    }


def _note(choice: Choice) -> str:
    """What to know of the methods chosen; empty where there is nothing to mind."""
    if choice.model == "fixed":
        return FIXED
    return HARTUNG_KNAPP if choice.interval.startswith("hartung_knapp") else ""


def _pooled(outcome: Outcome, axis: EffectAxis) -> dict[str, Any]:
    """What stands below the rows, or that there is nothing to pool."""
    if outcome.pooled is None:
        return {"pooled": None, "prediction": None, "spread": NOTHING, "table": ""}
    kept = plan(outcome.studies.take(outcome.kept), outcome.pooled)
    summary = summarise(outcome.pooled)
    return {
        "pooled": {"name": summary.name, **_bar(axis, summary.bar)},
        "prediction": summary.prediction and _bar(axis, summary.prediction),
        "spread": ". ".join(filter(None, (summary.spread, kept.caveat))),
        "table": data_of(kept).html(),
    }


def _rows(outcome: Outcome, everything: ForestPlan) -> list[dict[str, Any]]:
    weights: dict[int, float] = {}
    if outcome.pooled is not None:
        weights = dict(zip(outcome.kept, weights_of(outcome.pooled), strict=True))
    return [
        {
            "sides": " v ".join(filter(None, (row.treatment, row.control))),
            "weight": replace(row, weight=weights[at]).percent if at in weights else "out",
            "size": _size(weights.get(at)),
            "in": at in weights,
            **_bar(everything.axis, row.bar),
        }
        for at, row in enumerate(everything.rows)
    ]


def _size(weight: float | None) -> float:
    """The side of a square in pixels: its area follows the weight."""
    return 7.0 if weight is None else round(5 + 11 * weight**0.5, 1)


def _bar(axis: EffectAxis, bar: Bar) -> dict[str, Any]:
    """An interval as fractions of the scale; `beyond` tells which ends need an arrow."""
    return {
        "low": round(axis.at(bar.low), 4),
        "middle": round(axis.at(bar.middle), 4),
        "high": round(axis.at(bar.high), 4),
        "beyond": [axis.beyond(bar.low), axis.beyond(bar.high)],
        "text": bar.text,
    }

"""The pooling bench as plain values for the page: places as fractions, numbers as text."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from ketacourse.evidence.effects.measures import measure_words
from ketacourse.evidence.pooling.axis import EffectAxis
from ketacourse.evidence.pooling.figures.forest import data_of
from ketacourse.evidence.pooling.methods import INTERVALS, MODELS, TAU_SQUARED
from ketacourse.evidence.pooling.plan import Bar, ForestPlan, Row, plan, summarise
from ketacourse.evidence.trials.sets import TrialSet
from ketacourse.evidence.workbench.choice import NOTHING, Choice, kept_of, pooled_of


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
            ["measure", "Measure", [[m, measure_words(m)] for m in trials.measures]],
            ["model", "Model", list(map(list, MODELS.items()))],
            ["tau_squared", "Spread τ²", list(map(list, TAU_SQUARED.items()))],
            ["interval", "Interval", list(map(list, INTERVALS.items()))],
        ],
    }


def drawn(trials: TrialSet, choice: Choice, words: str) -> dict[str, Any]:
    """What the page draws for a choice; rows keep their places and the scale its ends."""
    everything = plan(trials, measure=choice.measure)
    axis = everything.axis
    ticks = zip(axis.ticks, axis.labels, strict=True)
    return {
        "rows": _rows(trials, choice, everything),
        "ticks": [[axis.at(tick), text] for tick, text in ticks],
        "none": axis.at(axis.no_effect),
        "favours": list(everything.favours),
        "head": f"{everything.measure.words} (95 % interval)",
        "words": words,
        **_pooled(trials, choice, axis),
    }


def _pooled(trials: TrialSet, choice: Choice, axis: EffectAxis) -> dict[str, Any]:
    """What stands below the rows, or that there is nothing to pool."""
    pooled = pooled_of(trials, choice)
    if pooled is None:
        return {"pooled": None, "prediction": None, "spread": NOTHING, "table": ""}
    summary = summarise(pooled)
    kept = plan(trials.take(kept_of(trials, choice)), pooled)
    return {
        "pooled": {"name": summary.name, **_bar(axis, summary.bar)},
        "prediction": summary.prediction and _bar(axis, summary.prediction),
        "spread": ". ".join(filter(None, (summary.spread, kept.caveat))),
        "table": data_of(kept).html(),
    }


def _rows(trials: TrialSet, choice: Choice, everything: ForestPlan) -> list[dict[str, Any]]:
    kept = kept_of(trials, choice)
    pooled = pooled_of(trials, choice)
    weights: dict[int, Row] = {}
    if pooled is not None:
        weights = dict(zip(kept, plan(trials.take(kept), pooled).rows, strict=True))
    return [
        {
            "sides": " v ".join(filter(None, (row.treatment, row.control))),
            "weight": weights[at].percent if at in weights else "out",
            "size": _size(weights.get(at)),
            "in": at in weights,
            **_bar(everything.axis, row.bar),
        }
        for at, row in enumerate(everything.rows)
    ]


def _size(row: Row | None) -> float:
    """The side of a square in pixels: its area follows the weight."""
    weight = row.weight if row else None
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

"""Effect sizes of trials: from counts, from means, or from differences published whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ketacourse.evidence.trials.trial import Difference, Trial

if TYPE_CHECKING:
    from ketacourse.evidence.effects.sizes import EffectSizes


def effects_of_counts(trials: Sequence[Trial], measure: str) -> EffectSizes:
    """An effect size of events; every trial has counts on both sides."""
    pairs = [trial.result for trial in trials if not isinstance(trial.result, Difference)]
    columns = [
        [getattr(pair[side], field) for pair in pairs]
        for side in (0, 1)
        for field in ("events", "total")
    ]
    return _computing(measure)(*columns, names=[trial.name for trial in trials])


def effects_of_means(trials: Sequence[Trial], measure: str) -> EffectSizes:
    """Differences one by one: some are published whole, others come from two means."""
    from ketacourse.evidence.effects.sizes import from_estimates

    found = [_mean_effect(trial, measure) for trial in trials]
    estimates, errors = ([each[side] for each in found] for side in (0, 1))
    return from_estimates(measure, estimates, errors, names=[trial.name for trial in trials])


def _mean_effect(trial: Trial, measure: str) -> tuple[float, float]:
    """Estimate and standard error of one trial."""
    if isinstance(trial.result, Difference):
        return trial.result.estimate, trial.result.standard_error
    columns = [[getattr(g, f)] for g in trial.result for f in ("mean", "sd", "total")]
    one = _computing(measure)(*columns)
    return float(one.estimate[0]), float(one.standard_error[0])


def _computing(measure: str) -> Callable[..., EffectSizes]:
    """The function of this room that bears the name of a measure."""
    from ketacourse import evidence

    made: Callable[..., EffectSizes] = getattr(evidence, measure)
    return made

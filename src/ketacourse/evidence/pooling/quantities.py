"""Numbers of several trials that a question bank may ask for: pooled here, or published pooled.

The other half of `ketacourse.evidence.trials.quantities`, apart from it because pooling needs
numpy.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ketacourse.content.library import record
from ketacourse.content.tables import META_ANALYSES
from ketacourse.content.trials import MetaAnalysis, PooledEstimate
from ketacourse.errors import KetacourseError, unknown
from ketacourse.evidence.trials.records import refuse_unconfirmed

if TYPE_CHECKING:
    from ketacourse.evidence.pooling.pooled import Pooled


def pooling_quantity(  # noqa: PLR0913 each is a key that a bank may hold
    *,
    set: str,  # noqa: A002 the word that reads best in a bank
    quantity: str,
    measure: str = "",
    model: str = "random",
    tau_squared: str | None = None,
    interval: str | None = None,
    without: str = "",
) -> float:
    """A number of a set of trials, pooled.

    Parameters
    ----------
    set
        Id in ``trial_sets`` or ``poolings``.
    quantity
        One of `OF_POOLED`.
    measure, model, tau_squared, interval
        As `TrialSet.effect_sizes` and `pool` take them.
    without
        Id of a study to leave out.

    Returns
    -------
    float
        Ratios on the natural scale; `i_squared` from 0 to 1. Standard errors and `tau_squared`
        of ratios are those of natural logarithms.

    Raises
    ------
    KetacourseError
        If there is no such set, trial, measure or number, or an input is not confirmed.
    """
    from ketacourse.evidence.pooling.pool import pool
    from ketacourse.evidence.trials.sets import trial_set

    if quantity not in OF_POOLED:
        raise KetacourseError(unknown("quantity", quantity, OF_POOLED))
    trials = trial_set(set).without(without) if without else trial_set(set)
    sizes = trials.effect_sizes(measure)
    pooled = pool(sizes, model=model, tau_squared=tau_squared, interval=interval)
    return OF_POOLED[quantity](pooled)


def review_quantity(*, review: str, comparison: str, outcome: str, quantity: str) -> float:
    """A number that a systematic review published.

    Parameters
    ----------
    review
        Id in ``meta_analyses``.
    comparison, outcome
        The row, in the words of its record.
    quantity
        One of `OF_REVIEW`.

    Returns
    -------
    float
        As published; `i_squared` from 0 to 1.

    Raises
    ------
    KetacourseError
        If there is no such row or number, or it is not confirmed.
    """
    if quantity not in OF_REVIEW:
        raise KetacourseError(unknown("quantity", quantity, OF_REVIEW))
    row = _row(record(META_ANALYSES, review), comparison, outcome)
    refuse_unconfirmed(f"'{review}', {comparison}, {outcome}", row)
    found = OF_REVIEW[quantity](row)
    if found is None:
        raise KetacourseError(f"no {quantity} is recorded for this row of '{review}'")
    return found


def _row(review: MetaAnalysis, comparison: str, outcome: str) -> PooledEstimate:
    rows = {row.outcome: row for row in review.pooled if row.comparison == comparison}
    if not rows:
        known = (row.comparison for row in review.pooled)
        raise KetacourseError(unknown(f"comparison of {review.id}", comparison, known))
    if outcome not in rows:
        raise KetacourseError(unknown(f"outcome of {review.id}", outcome, rows))
    return rows[outcome]


def _prediction(pooled: Pooled, end: int) -> float:
    ends = pooled.natural.prediction
    if ends is None:
        raise KetacourseError("a prediction interval needs random effects and three trials or more")
    return ends[end]


def _share(percent: float | None) -> float | None:
    return None if percent is None else percent / 100


OF_POOLED: dict[str, Callable[[Pooled], float]] = {
    "estimate": lambda pooled: pooled.natural.estimate,
    "ci_low": lambda pooled: pooled.natural.ci_low,
    "ci_high": lambda pooled: pooled.natural.ci_high,
    "prediction_low": lambda pooled: _prediction(pooled, 0),
    "prediction_high": lambda pooled: _prediction(pooled, 1),
    "standard_error": lambda pooled: pooled.standard_error,
    "p_value": lambda pooled: pooled.p_value,
    "studies": lambda pooled: pooled.studies,
    "q": lambda pooled: pooled.q,
    "q_p_value": lambda pooled: pooled.q_p_value,
    "i_squared": lambda pooled: pooled.i_squared,
    "h_squared": lambda pooled: pooled.h_squared,
    "tau_squared": lambda pooled: pooled.tau_squared,
}
OF_REVIEW: dict[str, Callable[[PooledEstimate], float | None]] = {
    "value": lambda row: row.estimate.value if row.estimate else None,
    "ci_low": lambda row: row.estimate.ci_low if row.estimate else None,
    "ci_high": lambda row: row.estimate.ci_high if row.estimate else None,
    "trials": lambda row: row.trials,
    "participants": lambda row: row.participants,
    "i_squared": lambda row: _share(row.i_squared_percent),
}

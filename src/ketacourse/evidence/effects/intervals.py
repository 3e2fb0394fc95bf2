"""Effect sizes from published estimates with their intervals, which are what most papers print."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import log
from statistics import NormalDist
from typing import TYPE_CHECKING

from ketacourse.display.words import as_typed, typed_places
from ketacourse.errors import KetacourseError
from ketacourse.evidence.effects.columns import columns, study_names
from ketacourse.evidence.effects.measures import Measure, measure_named
from ketacourse.evidence.effects.sizes import EffectSizes, from_estimates
from ketacourse.statistics.boundary import Allowed, number

if TYPE_CHECKING:
    from ketacourse.evidence.effects.columns import Column

LEVEL = Allowed("a level between 0 and 1, such as 0.95", 0.01, 0.9999)
# How far from the middle an estimate may lie beyond what rounding explains, in half widths. A
# ratio whose interval is even on the plain scale, such as 1.50 (1.00 to 2.00), lies further off.
ASKEW = 0.12
PRINTED_PLACES = {"ratio": 2, "difference": 1}  # decimals at least, whatever zeros got lost


def from_interval(  # noqa: PLR0913 a measure, three columns, and two options that are named
    measure: str,
    estimate: Column,
    ci_low: Column,
    ci_high: Column,
    *,
    level: float = 0.95,
    names: Sequence[str] = (),
) -> EffectSizes:
    """Effect sizes from estimates with intervals, as papers print them.

    Parameters
    ----------
    measure
        Such as ``hazard_ratio``, ``risk_ratio`` or ``mean_difference``.
    estimate, ci_low, ci_high
        One number a study, as printed: ratios as ratios, not as logarithms.
    level
        Confidence level of the intervals, 0.95 unless the paper says otherwise.
    names
        Of the studies.

    Returns
    -------
    EffectSizes
        The estimates, ratios as natural logarithms, with the variances that the widths of the
        intervals imply: the square of width / (2 z).

    Raises
    ------
    KetacourseError
        If columns differ in length, ends do not lie around the estimate, or not evenly: on the
        scale of the measure, which is the logarithm for ratios, such an interval is symmetric, as
        far as rounding lets it be.
    """
    scale = measure_named(measure)
    level = number("level", level, LEVEL)
    made = columns(names, estimate=estimate, ci_low=ci_low, ci_high=ci_high)
    labels = study_names(names, len(made["estimate"]))
    rows = list(zip(labels, *(each.tolist() for each in made.values()), strict=True))
    for row in rows:
        _check(scale, *row)
    scaled = _scaled(scale)
    middles = [scaled(middle) for _, middle, _, _ in rows]
    errors = [
        standard_error_from_interval(scaled(low), scaled(high), level) for *_, low, high in rows
    ]
    return from_estimates(scale.id, middles, errors, names=labels)


def _check(scale: Measure, study: str, estimate: float, low: float, high: float) -> None:
    """Refuse an interval that does not lie evenly around its estimate."""
    printed = f"{study}: {scale.words} {as_typed(estimate)} ({as_typed(low)} to {as_typed(high)})"
    if not low < high or not low <= estimate <= high:
        raise KetacourseError(f"{printed}; give an estimate between its ends, the lower end first")
    if scale.ratio and low <= 0:
        raise KetacourseError(
            f"{printed}; a ratio lies above 0: give it as printed, not as a logarithm"
        )
    if _askew(scale, estimate, low, high) > ASKEW:
        where = "on the logarithmic scale " if scale.ratio else ""
        raise KetacourseError(
            f"{printed}; {where}the estimate does not lie in the middle of its interval, so no "
            "standard error follows from it: look for a slip of typing, or another measure; for "
            "an interval made by another rule give a standard error to from_estimates"
        )


def _askew(scale: Measure, estimate: float, low: float, high: float) -> float:
    """How far from the middle an estimate lies at least, whatever was rounded, in half widths."""
    scaled = _scaled(scale)
    fewest = PRINTED_PLACES["ratio" if scale.ratio else "difference"]
    places = max(fewest, *map(typed_places, (estimate, low, high)))
    slack = 0.5 * 10.0**-places  # less than the lower end of a ratio, which has no more places
    lowest, highest = ((scaled(low + way) + scaled(high + way)) / 2 for way in (-slack, slack))
    gap = max(0.0, scaled(estimate - slack) - highest, lowest - scaled(estimate + slack))
    return 2 * gap / (scaled(high) - scaled(low))


def _scaled(scale: Measure) -> Callable[[float], float]:
    """From the natural scale to that of computation."""
    return log if scale.ratio else float


def standard_error_from_interval(
    ci_low: float, ci_high: float, level: float = 0.95, degrees_of_freedom: int | None = None
) -> float:
    """Work out a standard error from the limits of an interval.

    Parameters
    ----------
    ci_low, ci_high
        Limits on a scale on which the interval is symmetric.
    level
        Confidence level, between 0 and 1.
    degrees_of_freedom
        Of the t distribution behind the interval; the normal one if None.
    """
    return (ci_high - ci_low) / (2 * _quantile((1 + level) / 2, degrees_of_freedom))


def _quantile(probability: float, degrees_of_freedom: int | None) -> float:
    if degrees_of_freedom is None:
        return NormalDist().inv_cdf(probability)
    from scipy.special import stdtrit

    return float(stdtrit(degrees_of_freedom, probability))

"""Mean differences of crossover trials, where the same people received both treatments.

What can be computed depends on what a paper prints. A standard error of the difference within
people goes straight to `from_estimates`; without one, a correlation within people has to be
assumed, and the answer shown for several. Where a paper prints only the first period, its two
groups are different people: use the functions for two arms on them. That is less precise, and
free of carry-over.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ketacourse.errors import KetacourseError
from ketacourse.evidence.effects.columns import check_means, columns, refuse, study_names
from ketacourse.evidence.effects.sizes import EffectSizes

if TYPE_CHECKING:
    from ketacourse.evidence.effects.columns import Column, Floats


def paired_mean_difference(  # noqa: PLR0913 two columns a treatment, as papers print them
    mean_treatment: Column,
    sd_treatment: Column,
    mean_control: Column,
    sd_control: Column,
    total: Column,
    *,
    correlation: Column,
    names: Sequence[str] = (),
) -> EffectSizes:
    """Mean difference within people, treatment minus control, from both means and a correlation.

    Parameters
    ----------
    mean_treatment, sd_treatment, mean_control, sd_control
        Of the same people under each treatment; one number a study.
    total
        People who received both.
    correlation
        Between a person's two results, -1 to 1, for each study or for all. 0 treats the periods as
        different people, which is the cautious choice where the truth is positive.
    names
        Of the studies.

    Returns
    -------
    EffectSizes
        Mean differences with variances (s1² + s2² - 2 r s1 s2) / n.

    Raises
    ------
    KetacourseError
        If columns differ in length, a spread is not above 0, there are fewer than two people, or a
        correlation does not lie between -1 and 1.
    """
    made = columns(
        mean_treatment=mean_treatment,
        sd_treatment=sd_treatment,
        mean_control=mean_control,
        sd_control=sd_control,
        total=total,
    )
    labels = study_names(names, len(made["total"]))
    both = {**made, "total_treatment": made["total"], "total_control": made["total"]}
    check_means(labels, "treatment", both)
    check_means(labels, "control", both)
    r = _correlations(correlation, labels)
    first, second = made["sd_treatment"], made["sd_control"]
    variance = (first**2 + second**2 - 2 * r * first * second) / made["total"]
    difference = made["mean_treatment"] - made["mean_control"]
    return EffectSizes("mean_difference", difference, variance, labels)


def implied_correlation(
    sd_treatment: float, sd_control: float, standard_error: float, total: int
) -> float:
    """Correlation within people that a printed paired standard error implies.

    Parameters
    ----------
    sd_treatment, sd_control
        Of the same people under each treatment.
    standard_error
        Of the mean difference within people.
    total
        People who received both.

    Returns
    -------
    float
        Between -1 and 1.

    Raises
    ------
    KetacourseError
        If the figures do not fit together: no correlation gives that standard error.
    """
    squares = sd_treatment**2 + sd_control**2 - total * standard_error**2
    found = squares / (2 * sd_treatment * sd_control)
    if not -1 <= found <= 1:
        raise KetacourseError(
            f"standard deviations {sd_treatment:g} and {sd_control:g} in {total} people cannot "
            f"give a paired standard error of {standard_error:g}; check that it is of the "
            "difference within people, and that nobody is missing from one period"
        )
    return found


def _correlations(correlation: Column, labels: tuple[str, ...]) -> Floats:
    import numpy as np

    given = columns(correlation=correlation)["correlation"]
    if len(given) not in (1, len(labels)):
        raise KetacourseError(
            f"{len(given)} correlations for {len(labels)} studies; give one for each, or one"
        )
    spread: Floats = np.broadcast_to(given, (len(labels),))
    told = {"correlation": spread}
    refuse(~(abs(spread) <= 1), labels, told, "give a correlation between -1 and 1")
    return spread

"""Effect sizes from means of two arms: in the scale's units, or in standard deviations.

Every effect is treatment minus control. Conventions are those of metafor's defaults: Hedges'
correction is exact, and variances are the large-sample ones, without equal spreads assumed for the
plain difference.

Of crossover trials, where the same people received both treatments, it depends on the paper what
can be computed. A standard error of the difference within people goes straight to `from_estimates`;
without one, `paired_mean_difference` needs a correlation within people to be assumed, and the
answer shown for several. Where a paper prints only the first period, its two groups are different
people: use the functions for two arms on them. That is less precise, and free of carry-over.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ketacourse.errors import KetacourseError
from ketacourse.evidence.effects.columns import check_means, columns, study_names
from ketacourse.evidence.effects.sizes import EffectSizes
from ketacourse.statistics.boundary import (
    CORRELATION,
    NOT_NEGATIVE,
    POSITIVE,
    TWO_PEOPLE,
    checked,
    count,
    number,
    values,
)

if TYPE_CHECKING:
    from ketacourse.evidence.effects.columns import Column, Floats


def mean_difference(  # noqa: PLR0913, PLR0917 three columns an arm, in the order papers print
    mean_treatment: Column,
    sd_treatment: Column,
    total_treatment: Column,
    mean_control: Column,
    sd_control: Column,
    total_control: Column,
    *,
    names: Sequence[str] = (),
) -> EffectSizes:
    """Difference of the means, treatment minus control, in the units of the scale.

    Parameters
    ----------
    mean_treatment, sd_treatment, total_treatment, mean_control, sd_control, total_control
        One number a study; standard deviations of people, not standard errors.
    names
        Of the studies, for tables and messages.

    Returns
    -------
    EffectSizes
        With variances sd²/n summed over the arms.

    Raises
    ------
    KetacourseError
        If columns differ in length, a spread is not above 0, or an arm has fewer than two people.
    """
    treatment = (mean_treatment, sd_treatment, total_treatment)
    labels, made = _means(treatment, (mean_control, sd_control, total_control), names)
    variance = made["sd_treatment"] ** 2 / made["total_treatment"]
    variance = variance + made["sd_control"] ** 2 / made["total_control"]
    difference = made["mean_treatment"] - made["mean_control"]
    return EffectSizes("mean_difference", difference, variance, labels)


def standardized_mean_difference(  # noqa: PLR0913, PLR0917 three columns an arm, in the order papers print
    mean_treatment: Column,
    sd_treatment: Column,
    total_treatment: Column,
    mean_control: Column,
    sd_control: Column,
    total_control: Column,
    *,
    names: Sequence[str] = (),
) -> EffectSizes:
    """Hedges' g: the difference of the means in pooled standard deviations, free of bias.

    Parameters
    ----------
    mean_treatment, sd_treatment, total_treatment, mean_control, sd_control, total_control
        One number a study; standard deviations of people, not standard errors.
    names
        Of the studies, for tables and messages.

    Returns
    -------
    EffectSizes
        With Hedges' exact correction, and the large-sample variance 1/n1 + 1/n2 + g²/2(n1+n2).

    Raises
    ------
    KetacourseError
        If columns differ in length, a spread is not above 0, or an arm has fewer than two people.

    References
    ----------
    Hedges LV (1981), J Educ Stat 6:107-128.
    """
    import numpy as np

    treatment = (mean_treatment, sd_treatment, total_treatment)
    labels, made = _means(treatment, (mean_control, sd_control, total_control), names)
    treated, control = made["total_treatment"], made["total_control"]
    degrees = treated + control - 2
    squares = (treated - 1) * made["sd_treatment"] ** 2 + (control - 1) * made["sd_control"] ** 2
    raw = (made["mean_treatment"] - made["mean_control"]) / np.sqrt(squares / degrees)
    g = hedges_correction(degrees) * raw
    variance = 1 / treated + 1 / control + g**2 / (2 * (treated + control))
    return EffectSizes("standardized_mean_difference", g, variance, labels)


def hedges_correction(degrees: Floats) -> Floats:
    """Shrink factor that frees a standardised difference of its small-sample bias.

    Parameters
    ----------
    degrees
        Degrees of freedom of the pooled standard deviation, at least 2.

    Returns
    -------
    ndarray
        Γ(m/2) / (√(m/2) Γ((m-1)/2)): below 1, and towards 1 in large trials.
    """
    import numpy as np
    from scipy.special import gammaln

    half = degrees / 2
    shrink: Floats = np.exp(gammaln(half) - gammaln(half - 0.5)) / np.sqrt(half)
    return shrink


def _means(
    treatment: tuple[Column, ...], control: tuple[Column, ...], names: Sequence[str]
) -> tuple[tuple[str, ...], dict[str, Floats]]:
    kinds = ("mean", "sd", "total")
    given = {f"{kind}_treatment": each for kind, each in zip(kinds, treatment, strict=True)}
    given |= {f"{kind}_control": each for kind, each in zip(kinds, control, strict=True)}
    made = columns(names, **given)
    labels = study_names(names, len(made["mean_treatment"]))
    check_means(labels, "treatment", made)
    check_means(labels, "control", made)
    return labels, made


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
        names,
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
        If one is no number or cannot be, or they do not fit together: no correlation gives that
        standard error.
    """
    sd_treatment = number("sd_treatment", sd_treatment, POSITIVE)
    sd_control = number("sd_control", sd_control, POSITIVE)
    standard_error = number("standard_error", standard_error, NOT_NEGATIVE)
    total = count("total", total, TWO_PEOPLE)
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

    found, _ = values("correlation", correlation)
    if len(found) not in (1, len(labels)):
        raise KetacourseError(
            f"{len(found)} correlations for {len(labels)} studies; give one for each, or one"
        )
    named = labels if len(found) == len(labels) else [""]  # one for all belongs to no study
    taken = checked("correlation", found, CORRELATION, named)
    spread: Floats = np.broadcast_to(np.array(taken), (len(labels),))
    return spread

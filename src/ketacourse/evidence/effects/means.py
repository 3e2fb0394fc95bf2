"""Effect sizes from means of two arms of different people: in the scale's units, or in spreads.

Every effect is treatment minus control. Conventions are those of metafor's defaults: Hedges'
correction is exact, and variances are the large-sample ones, without equal spreads assumed for the
plain difference.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ketacourse.evidence.effects.columns import check_means, columns, study_names
from ketacourse.evidence.effects.sizes import EffectSizes

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
    made = columns(**given)
    labels = study_names(names, len(made["mean_treatment"]))
    check_means(labels, "treatment", made)
    check_means(labels, "control", made)
    return labels, made

"""Effect sizes from counts of an event in two arms of different people.

Every effect is treatment minus control, or treatment over control as a natural logarithm. As by
metafor's default, 0.5 is added to all four cells of a study in which one of them is zero, and of
no other study, whatever the measure; variances are the large-sample ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ketacourse.evidence.effects.cells import CORRECTION, cells_of
from ketacourse.evidence.effects.sizes import EffectSizes

if TYPE_CHECKING:
    from ketacourse.evidence.effects.columns import Column


def risk_difference(  # noqa: PLR0913 the four columns of a two-by-two table, two of them named
    events_treatment: Column,
    total_treatment: Column,
    events_control: Column,
    total_control: Column,
    *,
    continuity_correction: float = CORRECTION,
    names: Sequence[str] = (),
) -> EffectSizes:
    """Difference of the proportions with the event, treatment minus control.

    Parameters
    ----------
    events_treatment, total_treatment, events_control, total_control
        One whole number a study.
    continuity_correction
        Added to all four cells of a study with a zero cell. It moves the estimate of that study;
        for a single trial, `ketacourse.statistics.proportions.newcombe` needs no correction.
    names
        Of the studies, for tables and messages.

    Returns
    -------
    EffectSizes
        Proportions, -1 to 1, with variances p(1-p)/n summed over the arms.

    Raises
    ------
    KetacourseError
        If columns differ in length, counts cannot be, or a variance is 0 without a correction.
    """
    given = (events_treatment, total_treatment, events_control, total_control)
    cells = cells_of(given, continuity_correction, names)
    treated = cells.events_treatment / cells.total_treatment
    control = cells.events_control / cells.total_control
    variance = treated * (1 - treated) / cells.total_treatment
    variance = variance + control * (1 - control) / cells.total_control
    return EffectSizes("risk_difference", treated - control, variance, cells.names)


def risk_ratio(  # noqa: PLR0913 the four columns of a two-by-two table, two of them named
    events_treatment: Column,
    total_treatment: Column,
    events_control: Column,
    total_control: Column,
    *,
    continuity_correction: float = CORRECTION,
    names: Sequence[str] = (),
) -> EffectSizes:
    """Ratio of the proportions with the event, treatment over control, as a natural logarithm.

    Parameters
    ----------
    events_treatment, total_treatment, events_control, total_control
        One whole number a study.
    continuity_correction
        Added to all four cells of a study with a zero cell.
    names
        Of the studies, for tables and messages.

    Returns
    -------
    EffectSizes
        Natural logarithms, with variances 1/a - 1/n summed over the arms.

    Raises
    ------
    KetacourseError
        If columns differ in length, counts cannot be, or a study has no event in either arm: it
        says nothing about a ratio.
    """
    import numpy as np

    given = (events_treatment, total_treatment, events_control, total_control)
    cells = cells_of(given, continuity_correction, names)
    cells.refuse_silent("risk ratio")
    treated = cells.events_treatment / cells.total_treatment
    control = cells.events_control / cells.total_control
    variance = 1 / cells.events_treatment - 1 / cells.total_treatment
    variance = variance + 1 / cells.events_control - 1 / cells.total_control
    return EffectSizes("log_risk_ratio", np.log(treated / control), variance, cells.names)


def odds_ratio(  # noqa: PLR0913 the four columns of a two-by-two table, two of them named
    events_treatment: Column,
    total_treatment: Column,
    events_control: Column,
    total_control: Column,
    *,
    continuity_correction: float = CORRECTION,
    names: Sequence[str] = (),
) -> EffectSizes:
    """Ratio of the odds of the event, treatment over control, as a natural logarithm.

    Parameters
    ----------
    events_treatment, total_treatment, events_control, total_control
        One whole number a study.
    continuity_correction
        Added to all four cells of a study with a zero cell.
    names
        Of the studies, for tables and messages.

    Returns
    -------
    EffectSizes
        Natural logarithms, with variances 1/a + 1/b + 1/c + 1/d of the four cells.

    Raises
    ------
    KetacourseError
        If columns differ in length, counts cannot be, or nobody or everybody in a study had the
        event: it says nothing about a ratio of odds.
    """
    import numpy as np

    given = (events_treatment, total_treatment, events_control, total_control)
    cells = cells_of(given, continuity_correction, names)
    cells.refuse_silent("odds ratio", also_everybody=True)
    treated = cells.events_treatment / cells.spared_treatment
    control = cells.events_control / cells.spared_control
    variance = 1 / cells.events_treatment + 1 / cells.spared_treatment
    variance = variance + 1 / cells.events_control + 1 / cells.spared_control
    return EffectSizes("log_odds_ratio", np.log(treated / control), variance, cells.names)

"""Effect sizes from counts of an event: in two arms of different people, or in the same people.

Every effect is treatment minus control, or treatment over control as a natural logarithm. As by
metafor's default, 0.5 is added to all four cells of a study in which one of them is zero, and of
no other study, whatever the measure; variances are the large-sample ones.

The paired functions are for crossover trials, where everybody received both treatments:

treatment_only, control_only
    People with the event under one treatment and not under the other: the discordant pairs, which
    alone tell the treatments apart.
both, neither
    People who fared alike under both.

A paper that prints only how many had the event under each treatment leaves the pairs open, unless
nobody, or everybody, had it under one of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ketacourse.evidence.effects.cells import CORRECTION, cells_of, check_correction
from ketacourse.evidence.effects.columns import columns, refuse, study_names
from ketacourse.evidence.effects.sizes import EffectSizes

if TYPE_CHECKING:
    from ketacourse.evidence.effects.columns import Column, Floats


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


def paired_risk_difference(  # noqa: PLR0913 the four cells, two options named
    both: Column,
    treatment_only: Column,
    control_only: Column,
    neither: Column,
    *,
    continuity_correction: float = CORRECTION,
    names: Sequence[str] = (),
) -> EffectSizes:
    """Difference of two proportions in the same people, treatment minus control.

    Parameters
    ----------
    both, treatment_only, control_only, neither
        People by when they had the event; one whole number a study.
    continuity_correction
        Added to all four cells of a study with a zero cell.
    names
        Of the studies.

    Returns
    -------
    EffectSizes
        (b - c) / n with variance ((b + c) / n - (b - c)² / n²) / n, b and c the discordant pairs.

    Raises
    ------
    KetacourseError
        If columns differ in length or counts cannot be.
    """
    labels, cells = _pairs((both, treatment_only, control_only, neither), names)
    a, b, c, d = _corrected(cells, continuity_correction)
    total = a + b + c + d
    difference = (b - c) / total
    variance = ((b + c) / total - difference**2) / total
    return EffectSizes("risk_difference", difference, variance, labels)


def paired_odds_ratio(  # noqa: PLR0913 the four cells, two options named
    both: Column,
    treatment_only: Column,
    control_only: Column,
    neither: Column,
    *,
    continuity_correction: float = CORRECTION,
    names: Sequence[str] = (),
) -> EffectSizes:
    """McNemar's odds ratio within people, as a natural logarithm: the ratio of discordant pairs.

    It answers another question than the odds ratio of two arms, and is usually further from 1.

    Parameters
    ----------
    both, treatment_only, control_only, neither
        People by when they had the event; one whole number a study.
    continuity_correction
        Added to all four cells of a study with a zero cell.
    names
        Of the studies.

    Returns
    -------
    EffectSizes
        ln(b / c) with variance 1/b + 1/c, b and c the discordant pairs.

    Raises
    ------
    KetacourseError
        If columns differ in length, counts cannot be, or a study has no discordant pair.
    """
    import numpy as np

    labels, cells = _pairs((both, treatment_only, control_only, neither), names)
    told = {name: cells[name] for name in ("treatment_only", "control_only")}
    silent = (told["treatment_only"] == 0) & (told["control_only"] == 0)
    do = "everybody fared alike under both, which says nothing about a ratio; leave the study out"
    refuse(silent, labels, told, do)
    _, b, c, _ = _corrected(cells, continuity_correction)
    refuse((b == 0) | (c == 0), labels, told, "give a continuity_correction above 0")
    return EffectSizes("log_odds_ratio", np.log(b / c), 1 / b + 1 / c, labels)


def _pairs(
    given: Sequence[Column], names: Sequence[str]
) -> tuple[tuple[str, ...], dict[str, Floats]]:
    import numpy as np

    kinds = ("both", "treatment_only", "control_only", "neither")
    cells = columns(names, **dict(zip(kinds, given, strict=True)))
    labels = study_names(names, len(cells["both"]))
    nobody = np.array(list(cells.values())).sum(axis=0) == 0
    refuse(nobody, labels, cells, "give whole numbers of people, at least one in all")
    return labels, cells


def _corrected(cells: dict[str, Floats], correction: float) -> list[Floats]:
    import numpy as np

    correction = check_correction(correction)
    table = np.array(list(cells.values()))
    return list(table + np.where((table == 0).any(axis=0), correction, 0.0))

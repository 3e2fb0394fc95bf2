"""The same effect at another starting risk: carried over by its ratio, or by its difference.

own
    The trial's two risks as they were counted.
ratio
    The stated risk times the trial's ratio. Breaks down where that exceeds everybody.
difference
    The stated risk plus the trial's difference. Breaks down where that leaves 0 to 100.

Only the effect's uncertainty is carried; a stated risk is taken as given.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import nextafter
from typing import Literal

from ketacourse.display.words import ratio as ratio_text
from ketacourse.errors import KetacourseError, listing
from ketacourse.risk.contrasts import Contrast
from ketacourse.risk.ratio import RiskRatio
from ketacourse.risk.wording import whole
from ketacourse.statistics.boundary import Allowed, number
from ketacourse.statistics.proportions import RiskDifference

Assumption = Literal["own", "ratio", "difference"]
STARTING_RISK = Allowed("a proportion above 0 and below 1", nextafter(0, 1), nextafter(1, 0))
ASSUMPTIONS: tuple[Assumption, ...] = ("own", "ratio", "difference")


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Two risks as proportions, their difference and ratio; or why there are none, in `trouble`.

    `others` is the ratio of people without the outcome, with its interval.
    """

    contrast: Contrast
    assumption: Assumption
    baseline: float
    treated: float = 0.0
    difference: RiskDifference | None = None
    ratio: RiskRatio | None = None
    others: RiskRatio | None = None
    trouble: str = ""


def situation(
    contrast: Contrast, assumption: Assumption = "own", baseline: float | None = None
) -> Situation:
    """Carry a trial's effect to a starting risk.

    Parameters
    ----------
    contrast
        With counts in both arms.
    assumption
        ``own``, ``ratio`` or ``difference``.
    baseline
        Risk without the treatment as a proportion; needed unless ``own``.

    Raises
    ------
    KetacourseError
        If the contrast has no counts, or a stated baseline is missing or not above 0 and below 1.
    """
    if not contrast.is_counted or contrast.difference is None:
        raise KetacourseError(f"'{contrast.outcome}': counts were not published; choose another")
    if assumption not in ASSUMPTIONS:
        raise KetacourseError(f"assumption '{assumption}'; choose from {listing(ASSUMPTIONS)}")
    if assumption == "own":
        return _own(contrast)
    baseline = number("baseline", baseline, STARTING_RISK)
    return (
        _by_ratio(contrast, baseline)
        if assumption == "ratio"
        else _by_difference(contrast, baseline)
    )


def _own(contrast: Contrast) -> Situation:
    return Situation(
        contrast=contrast,
        assumption="own",
        baseline=contrast.control.per_100 / 100,
        treated=contrast.treatment.per_100 / 100,
        difference=contrast.difference,
        ratio=contrast.ratio,
        others=contrast.without().ratio,
    )


def _by_ratio(contrast: Contrast, baseline: float) -> Situation:
    ratio = contrast.ratio
    if ratio is None:
        return _broken(
            contrast, "ratio", baseline, "The trial has no ratio: one group had no such event."
        )
    if ratio.estimate * baseline > 1:
        return _broken(
            contrast,
            "ratio",
            baseline,
            f"{ratio_text(ratio.estimate)} times {_of_100(baseline)} is more than everybody: a "
            "ratio found at a low risk cannot be carried to this one.",
        )
    ends = (ratio.ci_low * baseline, ratio.estimate * baseline, min(1.0, ratio.ci_high * baseline))
    return _carried(contrast, "ratio", baseline, ends)


def _by_difference(contrast: Contrast, baseline: float) -> Situation:
    found = contrast.difference
    if found is None or not 0 <= baseline + found.estimate <= 1:
        return _broken(
            contrast,
            "difference",
            baseline,
            f"{_of_100(baseline)} and the trial's difference together leave 0 to 100: a "
            "difference found at one risk cannot be carried to this one.",
        )
    ends = (
        max(0.0, baseline + found.ci_low),
        baseline + found.estimate,
        min(1.0, baseline + found.ci_high),
    )
    return _carried(contrast, "difference", baseline, ends)


def _carried(
    contrast: Contrast,
    assumption: Assumption,
    baseline: float,
    ends: tuple[float, float, float],
) -> Situation:
    """From the risk with treatment, lowest to highest, to what is said of it."""
    low, treated, high = ends
    return Situation(
        contrast=contrast,
        assumption=assumption,
        baseline=baseline,
        treated=treated,
        difference=RiskDifference(treated - baseline, low - baseline, high - baseline),
        ratio=_ratio(low, treated, high, baseline),
        others=_ratio(1 - high, 1 - treated, 1 - low, 1 - baseline),
    )


def _ratio(low: float, middle: float, high: float, baseline: float) -> RiskRatio | None:
    return RiskRatio(middle / baseline, low / baseline, high / baseline) if low > 0 else None


def _broken(contrast: Contrast, assumption: Assumption, baseline: float, trouble: str) -> Situation:
    return Situation(contrast=contrast, assumption=assumption, baseline=baseline, trouble=trouble)


def _of_100(risk: float) -> str:
    return f"{whole(100 * risk)} in 100"

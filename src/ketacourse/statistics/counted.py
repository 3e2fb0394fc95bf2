"""What two arms with counts of an event say about it, each number under one name.

Proportions lie between 0 and 1 and differences are treatment minus control. Intervals are 95 %:
Wilson's for one arm, Newcombe's for a difference, and the normal curve on the natural logarithm
for ratios. Nothing is added to empty cells: a ratio that does not exist is refused.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil, exp, log, sqrt

from ketacourse.errors import KetacourseError, unknown
from ketacourse.statistics.normal import Z
from ketacourse.statistics.proportions import (
    HAIR,
    NumberNeeded,
    RiskDifference,
    newcombe,
    number_needed,
)
from ketacourse.statistics.shares import Share, wilson


@dataclass(frozen=True, slots=True)
class Ratio:
    """Treatment over control. `log_error` is the standard error of its natural logarithm.

    None stands for an error that a zero cell leaves unknown.
    """

    estimate: float
    log_error: float | None

    @property
    def ci_low(self) -> float:
        """Lower end of the 95 % interval."""
        return self._end(-1)

    @property
    def ci_high(self) -> float:
        """Upper end of the 95 % interval."""
        return self._end(1)

    def _end(self, sign: int) -> float:
        if self.log_error is None:
            raise KetacourseError("a count of zero leaves the ratio without an interval")
        return exp(log(self.estimate) + sign * Z * self.log_error)


def risk_ratio(treatment: Share, control: Share) -> Ratio:
    """Proportion with the event in the treatment arm, over that in the control arm.

    Parameters
    ----------
    treatment, control
        People with the event, of all people in the arm.

    Returns
    -------
    Ratio
        With the standard error √(1/a - 1/n + 1/c - 1/m).

    Raises
    ------
    KetacourseError
        If an arm is empty, or nobody in the control arm had the event.
    """
    a, n = _filled(treatment).count, treatment.total
    c, m = _filled(control).count, control.total
    if not c:
        raise KetacourseError("nobody in the control arm had the event, so there is no risk ratio")
    error = sqrt(1 / a - 1 / n + 1 / c - 1 / m) if a else None
    return Ratio(a / n / (c / m), error)


def odds_ratio(treatment: Share, control: Share) -> Ratio:
    """Odds of the event in the treatment arm, over those in the control arm.

    Parameters
    ----------
    treatment, control
        People with the event, of all people in the arm.

    Returns
    -------
    Ratio
        With the standard error √(1/a + 1/b + 1/c + 1/d) of the four cells.

    Raises
    ------
    KetacourseError
        If an arm is empty, everybody treated had the event, or nobody in the control arm.
    """
    a, c = _filled(treatment).count, _filled(control).count
    b, d = treatment.total - a, control.total - c
    if not b or not c:
        raise KetacourseError(
            "everybody treated or nobody in the control arm had the event, "
            "so there is no odds ratio"
        )
    error = sqrt(1 / a + 1 / b + 1 / c + 1 / d) if a and d else None
    return Ratio(a * d / (b * c), error)


def arm_number(name: str, arm: Share) -> float:
    """A number of one arm.

    Parameters
    ----------
    name
        One of `ARM_NUMBERS`.
    arm
        People with the event, of all people in the arm.

    Raises
    ------
    KetacourseError
        If there is no such number, or the arm is empty.
    """
    if name not in ARM_NUMBERS:
        raise KetacourseError(unknown("number of an arm", name, ARM_NUMBERS))
    return ARM_NUMBERS[name](_filled(arm))


def compared_number(name: str, treatment: Share, control: Share) -> float:
    """A number of two arms.

    Parameters
    ----------
    name
        One of `COMPARED_NUMBERS`.
    treatment, control
        People with the event, of all people in the arm.

    Raises
    ------
    KetacourseError
        If there is no such number; says why.
    """
    if name not in COMPARED_NUMBERS:
        raise KetacourseError(unknown("number of two arms", name, COMPARED_NUMBERS))
    return COMPARED_NUMBERS[name](treatment, control)


def _filled(arm: Share) -> Share:
    if not arm.total:
        raise KetacourseError("an arm has nobody in it; give a total of at least 1")
    return arm


def _difference(treatment: Share, control: Share) -> RiskDifference:
    return newcombe(treatment.count, treatment.total, control.count, control.total)


def _needed(treatment: Share, control: Share) -> NumberNeeded:
    return number_needed(_difference(treatment, control))


def _people(needed: float | None, why: str) -> float:
    if needed is None:
        raise KetacourseError(f"there is no number needed: {why}")
    return needed


def _whole(needed: float) -> float:
    """Rounded up, as `NumberNeeded` does in words."""
    return ceil(needed - HAIR)


SAME = "the arms do not differ"
UNDECIDED = "the interval of the difference holds no difference"

ARM_NUMBERS: dict[str, Callable[[Share], float]] = {
    "events": lambda arm: arm.count,
    "total": lambda arm: arm.total,
    "risk": lambda arm: arm.count / arm.total,
    "risk_low": lambda arm: wilson(arm.count, arm.total)[0],
    "risk_high": lambda arm: wilson(arm.count, arm.total)[1],
}
COMPARED_NUMBERS: dict[str, Callable[[Share, Share], float]] = {
    "risk_difference": lambda t, c: _difference(t, c).estimate,
    "risk_difference_low": lambda t, c: _difference(t, c).ci_low,
    "risk_difference_high": lambda t, c: _difference(t, c).ci_high,
    "risk_ratio": lambda t, c: risk_ratio(t, c).estimate,
    "risk_ratio_low": lambda t, c: risk_ratio(t, c).ci_low,
    "risk_ratio_high": lambda t, c: risk_ratio(t, c).ci_high,
    "relative_risk_reduction": lambda t, c: 1 - risk_ratio(t, c).estimate,
    "relative_risk_reduction_low": lambda t, c: 1 - risk_ratio(t, c).ci_high,
    "relative_risk_reduction_high": lambda t, c: 1 - risk_ratio(t, c).ci_low,
    "odds_ratio": lambda t, c: odds_ratio(t, c).estimate,
    "odds_ratio_low": lambda t, c: odds_ratio(t, c).ci_low,
    "odds_ratio_high": lambda t, c: odds_ratio(t, c).ci_high,
    "number_needed": lambda t, c: _people(_needed(t, c).value, SAME),
    "number_needed_low": lambda t, c: _people(_needed(t, c).low, UNDECIDED),
    "number_needed_high": lambda t, c: _people(_needed(t, c).high, UNDECIDED),
    "people_needed": lambda t, c: _whole(_people(_needed(t, c).value, SAME)),
    "people_needed_low": lambda t, c: _whole(_people(_needed(t, c).low, UNDECIDED)),
    "people_needed_high": lambda t, c: _whole(_people(_needed(t, c).high, UNDECIDED)),
}

"""Numbers of harm that a question bank may ask for, so that none is typed twice.

A bank names a record and a quantity; `ketacourse.quiz.bank.quantities` finds the functions below
among the sources that the course installs. Figures that are not confirmed are refused.
"""

from __future__ import annotations

from collections.abc import Callable

from ketacourse.content.base import Status
from ketacourse.content.library import record
from ketacourse.content.tables import RISK_FACTS
from ketacourse.errors import KetacourseError, unknown
from ketacourse.risk.contrasts import ArmRisk, Contrast, harm_contrast
from ketacourse.statistics.counted import (
    ARM_NUMBERS,
    COMPARED_NUMBERS,
    arm_number,
    compared_number,
)
from ketacourse.statistics.proportions import RiskDifference
from ketacourse.statistics.shares import Share

# What is left where only rates per 100 were published, with a published difference.
OF_RATES: dict[str, Callable[[Contrast], float]] = {
    "risk_treatment": lambda found: found.treatment.per_100 / 100,
    "risk_control": lambda found: found.control.per_100 / 100,
    "risk_difference": lambda found: found.difference_per_100 / 100,
    "risk_difference_low": lambda found: _interval(found).ci_low,
    "risk_difference_high": lambda found: _interval(found).ci_high,
}
OF_FACT = ("value", "ci_low", "ci_high")


def harm_quantity(*, table: str, event: str, quantity: str) -> float:
    """A number of one event of a table of adverse events.

    Parameters
    ----------
    table, event
        As `harm_contrast` takes them.
    quantity
        ``events``, ``total``, ``risk``, ``risk_low`` or ``risk_high`` of an arm, with
        ``_treatment`` or ``_control`` behind it; or one of `COMPARED_NUMBERS`. Only `OF_RATES`
        where no counts were published.

    Returns
    -------
    float
        Proportions, not percent; treatment minus control.

    Raises
    ------
    KetacourseError
        If there is no such event or number, or the table is not confirmed.
    """
    found = harm_contrast(table, event)
    if not found.is_counted:
        if quantity not in OF_RATES:
            what = f"quantity of '{event}', of which only rates were published,"
            raise KetacourseError(unknown(what, quantity, OF_RATES))
        return OF_RATES[quantity](found)
    arms = {"treatment": _share(found.treatment), "control": _share(found.control)}
    name, _, role = quantity.rpartition("_")
    if role in arms and name in ARM_NUMBERS:
        return arm_number(name, arms[role])
    if quantity not in COMPARED_NUMBERS:
        of_arms = [f"{each}_{role}" for role in arms for each in ARM_NUMBERS]
        raise KetacourseError(unknown("quantity", quantity, [*of_arms, *COMPARED_NUMBERS]))
    return compared_number(quantity, arms["treatment"], arms["control"])


def risk_fact_quantity(*, fact: str, name: str, quantity: str) -> float:
    """A number that a sourced sentence about harm holds, in the unit of its record.

    Parameters
    ----------
    fact
        Id in ``risk_facts``.
    name
        Of one of its numbers.
    quantity
        ``value``, ``ci_low`` or ``ci_high``.

    Raises
    ------
    KetacourseError
        If there is no such number, or the fact is not confirmed.
    """
    found = record(RISK_FACTS, fact)
    if found.status is Status.UNCONFIRMED:
        raise KetacourseError(
            f"'{fact}' is not confirmed here, so nothing is computed from it; "
            "choose a record whose source was read"
        )
    numbers = {each.name: each for each in found.quantities}
    if name not in numbers:
        raise KetacourseError(unknown(f"number of {fact}", name, numbers))
    if quantity not in OF_FACT:
        raise KetacourseError(unknown("quantity", quantity, OF_FACT))
    value: float | None = getattr(numbers[name], quantity)
    if value is None:
        raise KetacourseError(f"no {quantity} was published for '{name}'")
    return value


def _share(arm: ArmRisk) -> Share:
    return Share(arm.events or 0, arm.total or 0)


def _interval(contrast: Contrast) -> RiskDifference:
    if contrast.difference is None:
        raise KetacourseError(
            f"no interval was published for the difference in '{contrast.outcome}'"
        )
    return contrast.difference

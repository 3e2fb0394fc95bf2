"""How people went through a trial: who was randomised to what, and who is in the result.

Built from the record of the study. What is not known is said as such, never filled in.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from ketacourse.content.base import Statement, Status
from ketacourse.content.library import record
from ketacourse.content.tables import STUDIES
from ketacourse.content.trials import Arm, Study
from ketacourse.display.words import counted
from ketacourse.errors import KetacourseError

TOPICS = ("flow", "dropouts")
DESIGNS = {
    "parallel": "parallel arms",
    "crossover": "crossover: everyone was to receive both",
    "withdrawal": "randomised withdrawal of people who had improved",
}


@dataclass(frozen=True, slots=True)
class FlowArm:
    """An arm: what was given, how many were assigned, and how many are in results.

    `analysed` holds the sizes of the arm in its confirmed outcomes, smallest and largest; None
    where none gives a size.
    """

    label: str
    role: str
    total: int | None
    analysed: tuple[int, int] | None

    @property
    def assigned_text(self) -> str:
        """How many were assigned, in words."""
        return "number not known here" if self.total is None else counted(self.total, "person")

    @property
    def analysed_text(self) -> str:
        """How many are in the results, in words."""
        if self.analysed is None:
            return "number in results not known here"
        few, many = self.analysed
        if few == many:
            return f"{few} in results"
        return f"{few} to {many} in results, depending on the outcome"


@dataclass(frozen=True, slots=True)
class Flow:
    """How people went through a study.

    `lead_in` holds what more people received than were randomised later; `remarks` are sourced
    sentences.
    """

    name: str
    design: str
    randomised: int | None
    lead_in: tuple[FlowArm, ...]
    arms: tuple[FlowArm, ...]
    remarks: tuple[Statement, ...]
    cites: tuple[str, ...]

    @property
    def crossover(self) -> bool:
        """Whether the arms hold the same people."""
        return self.design == "crossover"

    @property
    def assigned(self) -> int | None:
        """People in all arms together, where every arm's size is known and people differ."""
        totals = [arm.total for arm in self.arms]
        if self.crossover or None in totals:
            return None
        return sum(total for total in totals if total is not None)

    @property
    def unplaced(self) -> int | None:
        """People randomised who are in no arm that the record gives a size of."""
        if self.randomised is None or self.assigned is None:
            return None
        return self.randomised - self.assigned


def study_flow(identifier: str) -> Flow:
    """How people went through a study, by its id.

    Raises
    ------
    KetacourseError
        If there is no such study, or it did not randomise people.
    """
    study = record(STUDIES, identifier)
    if study.design not in DESIGNS:
        raise KetacourseError(
            f"'{study.name}' is of the design '{study.design}' and randomised nobody; "
            "a flow needs a randomised trial"
        )
    remarks = tuple(each for each in study.remarks if each.topic in TOPICS)
    cites = (cite for fact in (study, *remarks) for cite in fact.cites)
    before = [arm for arm in study.arms if (arm.total or 0) > (study.randomised or math.inf)]
    return Flow(
        study.name,
        study.design,
        study.randomised,
        tuple(_arm(study, arm) for arm in before),
        tuple(_arm(study, arm) for arm in study.arms if arm not in before),
        remarks,
        tuple(dict.fromkeys(cites)),
    )


def _arm(study: Study, arm: Arm) -> FlowArm:
    sizes = [
        result.total
        for outcome in study.outcomes
        if outcome.status is not Status.UNCONFIRMED and not _at_entry(outcome.time_h)
        for result in outcome.results
        if result.arm == arm.id and result.total is not None
    ]
    if study.design == "withdrawal":
        sizes = sizes and [max(sizes)]  # the smaller ones are strata, or people treated again
    analysed = (min(sizes), max(sizes)) if sizes else None
    return FlowArm(arm.label, arm.role, arm.total, analysed)


def _at_entry(time_h: float | None) -> bool:
    """Whether an outcome was measured before anything was given."""
    return time_h is not None and time_h <= 0

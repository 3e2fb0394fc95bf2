"""One outcome in two arms, from the records: absolute risks first, then what is made of them.

contrast
    An outcome in two arms of a trial, or of trials pooled by their source.
counts
    Where they were published, risks have Wilson intervals, the difference Newcombe's, and there
    is a ratio. Where only rates per 100 were, the published difference stands with its published
    interval or without any: no count is guessed from a rounded rate.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from ketacourse.content.base import Sourced, Status
from ketacourse.content.library import record
from ketacourse.content.risks import AdverseEvent, AdverseEventTable
from ketacourse.content.tables import ADVERSE_EVENTS, STUDIES
from ketacourse.content.trials import Arm, ArmResult, Outcome, Study
from ketacourse.errors import KetacourseError, unknown
from ketacourse.risk.ratio import RiskRatio
from ketacourse.statistics.proportions import (
    NumberNeeded,
    RiskDifference,
    newcombe,
    number_needed,
)
from ketacourse.statistics.shares import Share, wilson

Kind = Literal["harm", "benefit"]
SHORT = {"ect": "ECT"}  # arms whose id is not yet the word for it


@dataclass(frozen=True, slots=True, kw_only=True)
class ArmRisk:
    """Risk in one arm per 100 people, with its 95 % interval where it was counted.

    `label` says in full what was given, `short` completes "people given ...".
    """

    label: str
    short: str
    per_100: float
    events: int | None = None
    total: int | None = None
    ci_low: float | None = None
    ci_high: float | None = None

    @property
    def counted(self) -> str:
        """Counts as a table shows them: ``142 of 346``."""
        if self.events is None:
            return "not published" if self.total is None else f"not published, of {self.total:,}"
        return f"{self.events:,} of {self.total:,}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """One outcome in two arms.

    `outcome` is its name as recorded and `keys` the names under which it is put in plain words;
    `measure` says what was counted and when. `difference_per_100` is treatment minus control;
    `difference` holds it with its interval, where there is one.
    """

    outcome: str
    keys: tuple[str, ...]
    kind: Kind
    title: str
    measure: str
    treatment: ArmRisk
    control: ArmRisk
    difference_per_100: float
    difference: RiskDifference | None
    ratio: RiskRatio | None
    cites: tuple[str, ...]
    status: Status
    note: str = ""

    def __repr__(self) -> str:
        return f"<{self.outcome}: {self.treatment.counted} against {self.control.counted}>"

    @property
    def is_counted(self) -> bool:
        """Whether both arms were published as counts."""
        return self.treatment.events is not None and self.control.events is not None

    @property
    def number_needed(self) -> NumberNeeded | None:
        """People to treat for one more or one fewer; None without an interval."""
        return number_needed(self.difference) if self.difference else None

    def without(self) -> Contrast:
        """The same contrast told from the other side: people who did not have the outcome."""
        if not self.is_counted:
            raise KetacourseError(f"'{self.outcome}': counts were not published")
        turned = [
            _counted(arm, (arm.total or 0) - (arm.events or 0), arm.total or 0)
            for arm in (self.treatment, self.control)
        ]
        return _from_counts(self, *turned)


def harm_contrast(table: str, event: str) -> Contrast:
    """One event of a table of adverse events, in both arms.

    Parameters
    ----------
    table
        Id in ``adverse_events``, such as ``spravato_trd_pooled``.
    event
        As the table names it, such as ``dissociation``.

    Returns
    -------
    Contrast
        Risks per 100 with intervals, difference, number needed and ratio.

    Raises
    ------
    KetacourseError
        If there is no such table or event (the nearest is named), or the table is not confirmed:
        such counts are never computed with.
    """
    found = _table(table)
    events = {each.event: each for each in found.events}
    if event not in events:
        raise KetacourseError(unknown(f"event in {table}", event, events))
    return _of_event(found, events[event])


def harm_contrasts(table: str) -> tuple[Contrast, ...]:
    """Every event of a table, in the order of the table."""
    found = _table(table)
    return tuple(_of_event(found, each) for each in found.events)


def benefit_contrast(study: str, outcome: str) -> Contrast:
    """A result of a trial that was counted in two arms, in the same form as a harm.

    Parameters
    ----------
    study
        Id in ``studies``, such as ``popova2019_transform2``.
    outcome
        Id of an outcome of that study, such as ``response_day28``.

    Raises
    ------
    KetacourseError
        If there is no such outcome, it is not confirmed, or not counted in two arms.
    """
    found = record(STUDIES, study)
    outcomes = {each.id: each for each in found.outcomes}
    if outcome not in outcomes:
        raise KetacourseError(unknown(f"outcome of {study}", outcome, outcomes))
    result = outcomes[outcome]
    _need_confirmed(result, f"{study}:{outcome}")
    treatment, control = (_arm_of(found, result, role) for role in ("treatment", "control"))
    blank = Contrast(
        outcome=result.name,
        keys=(f"{study}:{outcome}",),
        kind="benefit",
        title=found.name,
        measure=f"participants, {result.time}" if result.time else "participants",
        treatment=treatment,
        control=control,
        difference_per_100=0.0,
        difference=None,
        ratio=None,
        cites=result.cites,
        status=result.status,
        note=result.note,
    )
    return _from_counts(blank, treatment, control)


def _table(identifier: str) -> AdverseEventTable:
    found = record(ADVERSE_EVENTS, identifier)
    _need_confirmed(found, identifier)
    return found


def _need_confirmed(fact: Sourced, name: str) -> None:
    if fact.status is Status.UNCONFIRMED:
        raise KetacourseError(
            f"'{name}' is not confirmed here, so nothing is computed from it; "
            "choose a record whose source was read"
        )


def _arm_of(study: Study, outcome: Outcome, role: str) -> ArmRisk:
    arms: dict[str, Arm] = {arm.id: arm for arm in study.arms if arm.role == role}
    found = [result for result in outcome.results if result.arm in arms]
    counted = [result for result in found if result.events is not None and result.total]
    if len(counted) != 1:
        raise KetacourseError(
            f"'{study.id}:{outcome.id}' has counts for {len(counted)} {role} arms; "
            "choose an outcome counted in one treatment and one control arm"
        )
    result: ArmResult = counted[0]
    short = SHORT.get(result.arm, result.arm)
    blank = ArmRisk(label=arms[result.arm].label, short=short, per_100=0.0)
    return _counted(blank, result.events or 0, result.total or 0)


def _of_event(table: AdverseEventTable, event: AdverseEvent) -> Contrast:
    treatment, control = _arms(table, event)
    published = event.difference_per_100
    blank = Contrast(
        outcome=event.event.replace(">=", "at least "),
        keys=(f"{table.id}:{event.event}", event.event),
        kind=event.kind,
        title=table.title,
        measure=table.measure,
        treatment=treatment,
        control=control,
        difference_per_100=treatment.per_100 - control.per_100 if published is None else published,
        difference=_published(event),
        ratio=None,
        cites=table.cites,
        status=table.status,
        note=table.note,
    )
    return _from_counts(blank, treatment, control) if blank.is_counted else blank


def _arms(table: AdverseEventTable, event: AdverseEvent) -> Iterator[ArmRisk]:
    rows = (
        ("treatment", table.treatment, table.treatment_short or table.treatment),
        ("control", table.control, table.control_short or table.control),
    )
    for role, label, short in rows:
        events = getattr(event, f"events_{role}")
        total = getattr(event, f"total_{role}") or getattr(table, f"total_{role}")
        rate = getattr(event, f"per_100_{role}")
        blank = ArmRisk(label=label, short=short, per_100=rate or 0.0, total=total)
        if events is not None and total:
            yield _counted(blank, events, total)
        elif rate is not None:
            yield blank
        else:
            raise KetacourseError(
                f"'{event.event}' in {table.id}: neither counts nor a rate for {role}; "
                "there is nothing to compare"
            )


def _counted(arm: ArmRisk, events: int, total: int) -> ArmRisk:
    low, high = (100 * end for end in wilson(events, total))
    rate = 100 * events / total
    return replace(arm, per_100=rate, events=events, total=total, ci_low=low, ci_high=high)


def _published(event: AdverseEvent) -> RiskDifference | None:
    ends = (event.difference_per_100, event.ci_low_per_100, event.ci_high_per_100)
    value, low, high = ends
    if value is None or low is None or high is None:
        return None
    return RiskDifference(value / 100, low / 100, high / 100)


def _from_counts(blank: Contrast, treatment: ArmRisk, control: ArmRisk) -> Contrast:
    """Fill in what follows from the counts of two arms."""
    treated, compared = (Share(arm.events or 0, arm.total or 0) for arm in (treatment, control))
    difference = newcombe(treated.count, treated.total, compared.count, compared.total)
    return replace(
        blank,
        treatment=treatment,
        control=control,
        difference_per_100=100 * difference.estimate,
        difference=difference,
        ratio=RiskRatio.between(treated, compared),
    )

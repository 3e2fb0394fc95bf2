"""Who relapsed after treatment ended or went on, from the study records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ketacourse.content.base import Status
from ketacourse.content.library import record
from ketacourse.content.tables import STUDIES
from ketacourse.content.trials import ArmResult, Estimate, Outcome, Study
from ketacourse.display.words import ratio, ratio_estimate
from ketacourse.errors import KetacourseError
from ketacourse.evidence.trials.records import outcome_of, refuse_unconfirmed
from ketacourse.statistics.shares import Share


@dataclass(frozen=True, slots=True, kw_only=True)
class RelapseRow:
    """The share of one arm that relapsed, in percent; `counts` where people were counted."""

    study: str
    name: str
    arm: str
    what: str
    percent: float
    counts: Share | None
    status: Status
    cites: tuple[str, ...]
    note: str

    @property
    def text(self) -> str:
        """The figure as the record has it."""
        return str(self.counts) if self.counts is not None else f"{self.percent:g} %"


@dataclass(frozen=True, slots=True)
class RelapseGroup:
    """Rows that belong together, such as one stage of treatment; `aside` stands at the right."""

    heading: str
    rows: tuple[RelapseRow, ...]
    aside: str = ""


def relapse_rows(study_id: str, outcome_id: str, arm_ids: Sequence[str]) -> tuple[RelapseRow, ...]:
    """The arms of one outcome as rows.

    Raises
    ------
    KetacourseError
        If the outcome is unknown or not confirmed, or has no figure for an arm.
    """
    study = record(STUDIES, study_id)
    outcome = outcome_of(study, outcome_id)
    refuse_unconfirmed(f"'{study.name}', outcome '{outcome_id}'", outcome)
    return tuple(_row(study, outcome, arm) for arm in arm_ids)


def hazard_ratio(study_id: str, outcome_id: str) -> str:
    """The published hazard ratio of an outcome in words, with its interval."""
    outcome = outcome_of(record(STUDIES, study_id), outcome_id)
    refuse_unconfirmed(f"outcome '{outcome_id}'", outcome)
    for each in outcome.estimates:
        if each.measure == "hazard_ratio" and each.ci_low is not None and each.ci_high is not None:
            return _ratio(each)
    raise KetacourseError(f"outcome '{outcome_id}' of '{study_id}' has no hazard ratio")


def unconfirmed_outcomes(stem: str) -> list[str]:
    """Names of the studies with an outcome of this stem that is not confirmed."""
    studies: Sequence[Study] = _studies()
    return [
        study.name
        for study in studies
        if any(_is_unconfirmed(outcome, stem) for outcome in study.outcomes)
    ]


def _studies() -> Sequence[Study]:
    from ketacourse.content.library import records

    return list(records(STUDIES))


def _is_unconfirmed(outcome: Outcome, stem: str) -> bool:
    return stem in outcome.id and outcome.status is Status.UNCONFIRMED


def _ratio(each: Estimate) -> str:
    if each.ci_low is None or each.ci_high is None:
        return f"hazard ratio {ratio(each.value)}"
    return f"hazard ratio {ratio_estimate(each.value, each.ci_low, each.ci_high)}"


def _row(study: Study, outcome: Outcome, arm_id: str) -> RelapseRow:
    result = next((each for each in outcome.results if each.arm == arm_id), None)
    if result is None:
        raise KetacourseError(f"'{study.name}', outcome '{outcome.id}': no arm '{arm_id}'")
    arm = next(arm for arm in study.arms if arm.id == arm_id)
    counts, percent = _figures(result, f"'{study.name}', outcome '{outcome.id}'")
    return RelapseRow(
        study=study.id,
        name=study.name,
        arm=arm.label,
        what=outcome.name,
        percent=percent,
        counts=counts,
        status=outcome.status,
        cites=outcome.cites,
        note=outcome.note,
    )


def _figures(result: ArmResult, where: str) -> tuple[Share | None, float]:
    if result.events is not None and result.total:
        counts = Share(result.events, result.total)
        return counts, 100 * counts.count / counts.total
    if result.percent is None:
        raise KetacourseError(f"{where}, arm '{result.arm}': neither counts nor a percentage")
    return None, result.percent

"""How scores and responses went on after treatment, day by day, from the study records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from ketacourse.content.base import Status
from ketacourse.content.library import record
from ketacourse.content.tables import STUDIES
from ketacourse.content.trials import ArmResult, Outcome, Study
from ketacourse.display.words import counted, estimate
from ketacourse.errors import KetacourseError, unknown
from ketacourse.evidence.trials.records import outcome_of, refuse_unconfirmed
from ketacourse.statistics.shares import Share

HOURS = 24


@dataclass(frozen=True, slots=True)
class CoursePoint:
    """One value on one day after the first dose, with its 95 % interval; `text` prints it."""

    day: float
    value: float
    ci_low: float
    ci_high: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """One arm over time; `cites` and `status` are those of its outcomes, the weakest of them."""

    study: str
    name: str
    arm: str
    treated: bool
    points: tuple[CoursePoint, ...]
    status: Status
    cites: tuple[str, ...]


def courses(study_id: str, outcome_ids: Sequence[str], arm_ids: Sequence[str]) -> list[Course]:
    """Arms of a study over several outcomes of one kind, one course an arm.

    Parameters
    ----------
    study_id
        Id of a study.
    outcome_ids
        Ids of its outcomes at different times; all binary, or all continuous.
    arm_ids
        Ids of its arms, in the order wanted.

    Raises
    ------
    KetacourseError
        If an outcome or arm is unknown, or an outcome is not confirmed, has no time, or lacks
        figures for an arm.
    """
    study = record(STUDIES, study_id)
    outcomes = [outcome_of(study, identifier) for identifier in outcome_ids]
    refuse_unconfirmed(f"'{study.name}'", *outcomes)
    return [_course(study, arm, outcomes) for arm in arm_ids]


def outcomes_of(study_id: str, stem: str) -> list[str]:
    """Ids of the outcomes of a study that begin alike, in the order of time."""
    study = record(STUDIES, study_id)
    found = [each for each in study.outcomes if each.id.startswith(stem)]
    return [each.id for each in sorted(found, key=lambda each: each.time_h or 0)]


def _course(study: Study, arm_id: str, outcomes: Sequence[Outcome]) -> Course:
    arms = {arm.id: arm for arm in study.arms}
    if arm_id not in arms:
        raise KetacourseError(unknown(f"arm of {study.name}", arm_id, arms))
    arm = arms[arm_id]
    second = any(each.status is Status.SECONDARY for each in outcomes)
    return Course(
        study=study.id,
        name=study.name,
        arm=arm.label,
        treated=arm.role == "treatment",
        points=tuple(_point(study, arm_id, outcome) for outcome in outcomes),
        status=Status.SECONDARY if second else Status.VERIFIED,
        cites=tuple(dict.fromkeys(cite for each in outcomes for cite in each.cites)),
    )


def _point(study: Study, arm_id: str, outcome: Outcome) -> CoursePoint:
    result = next((each for each in outcome.results if each.arm == arm_id), None)
    if result is None or outcome.time_h is None:
        raise KetacourseError(
            f"'{study.name}', outcome '{outcome.id}': needs a time in hours and figures for arm "
            f"'{arm_id}'"
        )
    day = outcome.time_h / HOURS
    if result.events is not None and result.total is not None:
        return _share_point(day, Share(result.events, result.total))
    return _mean_point(day, result, f"'{study.name}', outcome '{outcome.id}', arm '{arm_id}'")


def _share_point(day: float, share: Share) -> CoursePoint:
    low, high = share.interval or (0.0, 1.0)
    return CoursePoint(day, 100 * share.count / share.total, 100 * low, 100 * high, str(share))


def _mean_point(day: float, result: ArmResult, where: str) -> CoursePoint:
    """A mean with the interval that its SD implies, by Student's t."""
    from scipy.special import stdtrit

    if result.mean is None or result.sd is None or not result.total or result.total < 2:
        raise KetacourseError(f"{where}: needs events and total, or mean, SD and total")
    reach = float(stdtrit(result.total - 1, 0.975)) * result.sd / sqrt(result.total)
    low, high = result.mean - reach, result.mean + reach
    text = f"{estimate(result.mean, low, high, 1)}, {counted(result.total, 'person')}"
    return CoursePoint(day, result.mean, low, high, text)

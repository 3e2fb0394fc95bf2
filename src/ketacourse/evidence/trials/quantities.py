"""Numbers of a study that a question bank may ask for, so that none is typed twice.

A bank names a record and a quantity; `ketacourse.quiz.bank.quantities` finds the functions below
among the sources that the course installs. Figures that are not confirmed are refused. Needs no
numpy.
"""

from __future__ import annotations

from ketacourse.content.library import record
from ketacourse.content.tables import STUDIES
from ketacourse.content.trials import ArmResult, Estimate, Outcome, Study
from ketacourse.errors import KetacourseError, listing, unknown
from ketacourse.evidence.trials.records import outcome_of, refuse_unconfirmed
from ketacourse.statistics.counted import (
    ARM_NUMBERS,
    COMPARED_NUMBERS,
    arm_number,
    compared_number,
)
from ketacourse.statistics.measured import MEAN_NUMBERS, Sample, mean_number
from ketacourse.statistics.shares import Share

ROLES = ("treatment", "control")
# What is recorded of an arm, with the field that holds it, and of a published estimate.
OF_ARM = {
    "mean": "mean",
    "sd": "sd",
    "total": "total",
    "mean_low": "ci_low",
    "mean_high": "ci_high",
}
PUBLISHED = ("value", "ci_low", "ci_high", "standard_error")


def outcome_quantity(  # noqa: PLR0913 each is a key that a bank may hold
    *,
    study: str,
    outcome: str,
    quantity: str,
    treatment: str = "",
    control: str = "",
    measure: str = "",
    compares: str = "",
) -> float:
    """A number of one outcome of a study.

    Parameters
    ----------
    study, outcome
        Ids in ``studies``.
    quantity
        Of an arm, with ``_treatment`` or ``_control`` behind it: ``events``, ``total``, ``risk``,
        ``risk_low``, ``risk_high``, ``mean``, ``mean_low``, ``mean_high``, ``sd``. Of two arms:
        one of `COMPARED_NUMBERS` or `MEAN_NUMBERS`. As recorded: one of `PUBLISHED`.
    treatment, control
        Ids of arms, where there are several of a kind.
    measure, compares
        Which published estimate, where there are several.

    Returns
    -------
    float
        Proportions, not percent; ratios on the natural scale; treatment minus control.

    Raises
    ------
    KetacourseError
        If there is no such outcome, arm, estimate or number, or it is not confirmed.
    """
    found = record(STUDIES, study)
    result = outcome_of(found, outcome)
    refuse_unconfirmed(f"'{found.name}', outcome '{outcome}'", result)
    if quantity in PUBLISHED:
        return _published(_estimate(result, measure, compares), quantity)
    name, _, role = quantity.rpartition("_")
    wanted = {"treatment": treatment, "control": control}
    if role in wanted and name in (*OF_ARM, *ARM_NUMBERS):
        return _of_arm(_arm(found, result, role, wanted[role]), name)
    if quantity not in (*COMPARED_NUMBERS, *MEAN_NUMBERS):
        raise KetacourseError(unknown("quantity", quantity, _names()))
    _refuse_crossed(found, quantity)
    arms = [_arm(found, result, role, arm) for role, arm in wanted.items()]
    if quantity in COMPARED_NUMBERS:
        return compared_number(quantity, *map(_share, arms))
    return mean_number(quantity, *map(_sample, arms))


def study_quantity(*, study: str, quantity: str, arm: str = "") -> float:
    """A number of a study as a whole.

    Parameters
    ----------
    study
        Id in ``studies``.
    quantity
        ``randomised``, ``year``, or ``total`` of an arm.
    arm
        Id of the arm.

    Raises
    ------
    KetacourseError
        If there is no such number, or the study is not confirmed.
    """
    found = record(STUDIES, study)
    refuse_unconfirmed(f"'{found.name}'", found)
    numbers = {"randomised": found.randomised, "year": found.year}
    arms = {each.id: each.total for each in found.arms}
    if quantity == "total":
        return _known(arms, arm, "arm")
    if quantity not in numbers:
        raise KetacourseError(unknown("quantity", quantity, [*numbers, "total"]))
    return _known(numbers, quantity, "quantity")


def _names() -> list[str]:
    """Every quantity of an outcome."""
    of_arm = [f"{name}_{role}" for role in ROLES for name in {**OF_ARM, **ARM_NUMBERS}]
    return [*of_arm, *COMPARED_NUMBERS, *MEAN_NUMBERS, *PUBLISHED]


def _known(numbers: dict[str, int | None], name: str, kind: str) -> float:
    if name not in numbers:
        raise KetacourseError(unknown(kind, name, numbers))
    value = numbers[name]
    if value is None:
        raise KetacourseError(f"'{name}' is not recorded for this study")
    return value


def _refuse_crossed(study: Study, quantity: str) -> None:
    """The same people in both arms: an interval for separate groups would be the wrong one."""
    if study.design == "crossover" and quantity.endswith(("_low", "_high")):
        raise KetacourseError(
            f"'{study.name}' is a crossover, so '{quantity}' cannot come from two groups; "
            "take the published interval, such as ci_low"
        )


def _arm(study: Study, outcome: Outcome, role: str, wanted: str) -> ArmResult:
    """The result of the arm with this role, or of the arm that is asked for."""
    roles = {arm.id: arm.role for arm in study.arms}
    found = {each.arm: each for each in outcome.results if roles.get(each.arm) == role}
    if wanted and wanted not in found:
        raise KetacourseError(unknown(f"{role} arm", wanted, found))
    if not wanted and len(found) != 1:
        raise KetacourseError(
            f"this outcome has {len(found)} {role} arms: {listing(found) or 'none'}; "
            f"one is needed, named by '{role}'"
        )
    return found[wanted or next(iter(found))]


def _of_arm(result: ArmResult, name: str) -> float:
    if name == "sd":
        return _sample(result).sd
    if name in OF_ARM:
        return _recorded(getattr(result, OF_ARM[name]), name, result.arm)
    if name == "risk" and result.events is None and result.percent is not None:
        return result.percent / 100
    return arm_number(name, _share(result))


def _recorded(value: float | None, name: str, place: str) -> float:
    if value is None:
        raise KetacourseError(f"no {name} is recorded for '{place}'")
    return value


def _share(result: ArmResult) -> Share:
    if result.events is None or result.total is None:
        raise KetacourseError(f"no counts are recorded for arm '{result.arm}'")
    return Share(result.events, result.total)


def _sample(result: ArmResult) -> Sample:
    """Mean and spread of an arm; the spread may follow from the standard error of the mean."""
    mean, total = (
        _recorded(value, name, result.arm)
        for name, value in (("mean", result.mean), ("total", result.total))
    )
    if result.sd is None and result.standard_error is not None:
        return Sample(mean, result.standard_error * total**0.5, int(total))
    return Sample(mean, _recorded(result.sd, "sd", result.arm), int(total))


def _estimate(outcome: Outcome, measure: str, compares: str) -> Estimate:
    """The only published estimate that fits what is asked for."""
    fitting = [
        each
        for each in outcome.estimates
        if measure in ("", each.measure) and compares in ("", each.compares)
    ]
    if len(fitting) != 1:
        every = [f"{each.measure} ({each.compares or 'no words'})" for each in outcome.estimates]
        raise KetacourseError(
            f"{len(fitting)} estimates of this outcome fit; one is needed, named by 'measure' and "
            f"'compares'. There are: {listing(every) or 'none'}"
        )
    return fitting[0]


def _published(estimate: Estimate, quantity: str) -> float:
    return _recorded(getattr(estimate, quantity), quantity, estimate.compares or estimate.measure)

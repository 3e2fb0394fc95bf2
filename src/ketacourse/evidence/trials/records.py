"""From records to trials: outcomes of studies and inputs of poolings, refused if unconfirmed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import groupby

from ketacourse.content.base import Sourced, Status
from ketacourse.content.library import citations, record, records
from ketacourse.content.tables import STUDIES
from ketacourse.content.trials import (
    ArmResult,
    Estimate,
    Outcome,
    Pooling,
    PoolingDifference,
    PoolingInput,
    Study,
    TrialSelection,
    TrialSetMember,
)
from ketacourse.errors import KetacourseError, unknown
from ketacourse.evidence.effects.intervals import standard_error_from_interval
from ketacourse.evidence.trials.trial import (
    Counts,
    Difference,
    Group,
    Means,
    Result,
    Trial,
    combine,
)


def member_trial(member: TrialSetMember) -> Trial:
    """Look up one trial of a set.

    Raises
    ------
    KetacourseError
        If there is no such outcome or estimate, it is not confirmed, or figures are missing.
    """
    study = record(STUDIES, member.study)
    outcome = outcome_of(study, member.outcome)
    where = f"'{study.name}', outcome '{outcome.id}'"
    refuse_unconfirmed(where, outcome)
    return Trial(
        study=study.id,
        name=member.label or study.name,
        year=study.year,
        comparator=member.comparator,
        drug=member.drug,
        route=member.route,
        result=_member_result(member, study, outcome, where),
        status=outcome.status,
        cites=outcome.cites,
        note=member.note,
    )


def pooling_trials(pooling: Pooling, selection: TrialSelection) -> tuple[Trial, ...]:
    """Take over the inputs of a pooling, with the comparator, drug and route of the selection."""
    trials = []
    for name, rows in groupby(pooling.inputs, lambda row: row.study):
        inputs = tuple(rows)
        result = _sides(inputs, {row.arm: row.role for row in inputs}, f"'{name}'")
        trials.append(_stratum(name, inputs, selection, result))
    for row in pooling.differences:
        whole = _difference(row.estimate, f"'{row.study}'")
        trials.append(_stratum(row.study, (row,), selection, whole))
    return tuple(trials)


def outcome_of(study: Study, identifier: str) -> Outcome:
    """An outcome of a study by its id."""
    known = {outcome.id: outcome for outcome in study.outcomes}
    if identifier not in known:
        raise KetacourseError(unknown(f"outcome of {study.id}", identifier, known))
    return known[identifier]


def refuse_unconfirmed(where: str, *facts: Sourced) -> None:
    """Refuse figures that were not confirmed: they are never computed with.

    Raises
    ------
    KetacourseError
        If one of them is not confirmed.
    """
    if any(fact.status is Status.UNCONFIRMED for fact in facts):
        raise KetacourseError(
            f"{where}: these figures are not confirmed here, so nothing is computed from them"
        )


def _stratum(
    name: str,
    inputs: Sequence[PoolingInput | PoolingDifference],
    selection: TrialSelection,
    result: Result,
) -> Trial:
    """A trial of a pooling; a stratum bears its own name and the year of its source."""
    refuse_unconfirmed(f"'{name}'", *inputs)
    cites = tuple(dict.fromkeys(cite for row in inputs for cite in row.cites))
    study = {each.id: each for each in records(STUDIES)}.get(name)
    worst = Status.SECONDARY if any(r.status is Status.SECONDARY for r in inputs) else None
    return Trial(
        study=name,
        name=study.name if study else name,
        year=study.year if study else citations()[cites[0]].year or 0,
        comparator=selection.comparator,
        drug=selection.drug,
        route=selection.route,
        result=result,
        status=worst or Status.VERIFIED,
        cites=cites,
        note=" ".join(dict.fromkeys(row.note for row in inputs if row.note)),
    )


def _member_result(member: TrialSetMember, study: Study, outcome: Outcome, where: str) -> Result:
    if not member.estimate:
        return _sides(outcome.results, {arm.id: arm.role for arm in study.arms}, where)
    estimate = _named_estimate(outcome, member.estimate, where)
    return _difference(estimate, where, member.degrees_of_freedom)


def _sides(
    results: Sequence[ArmResult | PoolingInput], roles: dict[str, str], where: str
) -> tuple[Group, Group]:
    """The treatment arms put together, and the control arms."""
    sides: dict[str, list[Group]] = {"treatment": [], "control": []}
    for result in results:
        if not result.arm:
            raise KetacourseError(
                f"{where}: the figure is for the whole trial; a comparison needs one for each arm"
            )
        sides[roles[result.arm]].append(_group(result, where))
    return combine(sides["treatment"]), combine(sides["control"])


def _group(result: ArmResult | PoolingInput, where: str) -> Group:
    total = result.total
    if total is not None and result.events is not None:
        return Counts(result.events, total)
    sd = _sd(result)
    if total is not None and result.mean is not None and sd is not None:
        return Means(result.mean, sd, total)
    raise KetacourseError(
        f"{where}, arm '{result.arm}': needs events and total, or mean, SD and total"
    )


def _sd(result: ArmResult | PoolingInput) -> float | None:
    """The standard deviation, or the one that a standard error of the mean implies."""
    error = getattr(result, "standard_error", None)
    if result.sd is not None or error is None or result.total is None:
        return result.sd
    return float(error * math.sqrt(result.total))


def _named_estimate(outcome: Outcome, compares: str, where: str) -> Estimate:
    for estimate in outcome.estimates:
        if estimate.compares == compares and estimate.measure == "mean_difference":
            return estimate
    named = [each.compares for each in outcome.estimates if each.measure == "mean_difference"]
    raise KetacourseError(f"{where}: {unknown('mean difference', compares, named)}")


def _difference(
    estimate: Estimate, where: str, degrees_of_freedom: int | None = None
) -> Difference:
    """A published difference with its standard error, worked out from the interval if need be."""
    error = estimate.standard_error
    if error is None:
        if estimate.ci_low is None or estimate.ci_high is None:
            raise KetacourseError(f"{where}: neither standard error nor interval is known")
        ends = (estimate.ci_low, estimate.ci_high)
        error = standard_error_from_interval(*ends, estimate.ci_level, degrees_of_freedom)
    return Difference(estimate.value, error)

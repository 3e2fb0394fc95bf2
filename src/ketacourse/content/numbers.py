"""Counts and intervals that cannot be: more events than people, a value outside its interval."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ketacourse.content.depression import MeasuredDifference, RatingScale, RodentMeasure
from ketacourse.content.risks import AdverseEventTable, HarmCheck
from ketacourse.content.trials import Estimate, Pooling, Study

Fault = tuple[tuple[str | int, ...], str]


def number_faults(record: Any) -> Iterator[Fault]:
    """Yield each impossible number of a record, with the path of keys to it."""
    if isinstance(record, Study):
        yield from _study_faults(record)
    elif isinstance(record, Pooling):
        yield from _pooling_faults(record)
    elif isinstance(record, AdverseEventTable):
        yield from _adverse_event_faults(record)
    elif isinstance(record, MeasuredDifference):
        yield from _interval_faults(record.value, record.ci_low, record.ci_high, ("value",))
    elif isinstance(record, HarmCheck):
        yield from _interval_faults(
            record.risk_difference_pct,
            record.ci_low_pct,
            record.ci_high_pct,
            ("risk_difference_pct",),
        )
    elif isinstance(record, RatingScale):
        yield from _scale_faults(record)
    elif isinstance(record, RodentMeasure):
        yield from _rodent_faults(record)


def _study_faults(study: Study) -> Iterator[Fault]:
    totals = {arm.id: arm.total for arm in study.arms}
    if len(totals) < len(study.arms):
        yield ("arms",), "two arms have the same id; give each its own"
    yield from _sum_faults(study)
    for index, outcome in enumerate(study.outcomes):
        where = ("outcomes", index)
        for result in outcome.results:
            if result.arm and result.arm not in totals:
                allowed = ", ".join(totals) or "none"
                yield where, f"outcome '{outcome.id}': no arm '{result.arm}'; arms are {allowed}"
            what = f"outcome '{outcome.id}', arm '{result.arm}'"
            yield from _count_faults(result.events, result.total, where, what)
            arm_total = totals.get(result.arm)
            if result.total and arm_total and result.total > arm_total:
                yield where, f"{what}: total {result.total} exceeds the arm's {arm_total}"


def _sum_faults(study: Study) -> Iterator[Fault]:
    """Arms of a parallel trial add up to the number randomised, or a remark says why not."""
    counts = [arm.total for arm in study.arms if arm.total is not None]
    explained = any(remark.topic == "flow" for remark in study.remarks)
    complete = len(counts) == len(study.arms) and bool(counts)
    if study.design != "parallel" or study.randomised is None or not complete:
        return
    if sum(counts) > study.randomised or (sum(counts) < study.randomised and not explained):
        yield (
            ("randomised",),
            (
                f"arms add up to {sum(counts)}, but randomised is {study.randomised}; correct one, "
                "or explain people not in an arm in a remark with topic 'flow'"
            ),
        )


def _pooling_faults(pooling: Pooling) -> Iterator[Fault]:
    for index, row in enumerate(pooling.inputs):
        what = f"study '{row.study}', arm '{row.arm}'"
        yield from _count_faults(row.events, row.total, ("inputs", index), what)


def _adverse_event_faults(table: AdverseEventTable) -> Iterator[Fault]:
    for index, row in enumerate(table.events):
        where = ("events", index)
        for events, total, arm in (
            (row.events_treatment, row.total_treatment or table.total_treatment, "treatment"),
            (row.events_control, row.total_control or table.total_control, "control"),
        ):
            yield from _count_faults(events, total, where, f"event '{row.event}', {arm}")


def _count_faults(
    events: int | None, total: int | None, where: tuple[str | int, ...], what: str
) -> Iterator[Fault]:
    if events is None:
        return
    if events < 0:
        yield where, f"{what}: {events} events; a count cannot be negative"
    if total is not None and events > total:
        yield where, f"{what}: {events} events exceed total {total}"


def estimate_faults(estimate: Estimate) -> Iterator[str]:
    """Yield what cannot be about a published effect."""
    for _, message in _interval_faults(estimate.value, estimate.ci_low, estimate.ci_high, ()):
        yield message
    if estimate.measure.endswith("ratio") and estimate.value <= 0:
        yield f"a ratio of {estimate.value:g} cannot be; ratios are above 0"


def _interval_faults(
    value: float, low: float | None, high: float | None, where: tuple[str | int, ...]
) -> Iterator[Fault]:
    if low is not None and high is not None and not low <= value <= high:
        yield where, f"value {value:g} lies outside its interval {low:g} to {high:g}"


def _scale_faults(scale: RatingScale) -> Iterator[Fault]:
    for cutoff in scale.remission_cutoffs:
        if not scale.minimum <= cutoff <= scale.maximum:
            yield (
                ("remission_cutoffs",),
                f"cut-off {cutoff} lies outside {scale.minimum} to {scale.maximum}",
            )


def _rodent_faults(measure: RodentMeasure) -> Iterator[Fault]:
    wanted = len(measure.conditions)
    for field in ("means", "standard_errors", "animals"):
        given = len(getattr(measure, field))
        if given not in (0, wanted) or (field == "means" and given != wanted):
            yield (field,), f"{given} values for {wanted} conditions; give one each"

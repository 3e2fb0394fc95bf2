"""Repeated doses: what is left of each adds up, since the models are linear (superposition).

That holds as long as the body treats the last dose as it treated the first. None of the models
knows of a change with time, such as a liver that learns to clear a drug faster.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from ketacourse.errors import KetacourseError
from ketacourse.glutamate.absorption import INFUSION_MIN
from ketacourse.glutamate.compartments import rising
from ketacourse.glutamate.models import KETAMINE_MASS, REFERENCE_KG, WEIGHT_KG, PkModel
from ketacourse.glutamate.plasma import (
    DOSE_MG,
    DURATION_MIN,
    TIMES_H,
    Peak,
    TimeCourse,
    found_model,
    typical,
)
from ketacourse.statistics.boundary import column, count, number, whole_from

if TYPE_CHECKING:
    from ketacourse.display.table import Table

HOURS_A_DAY, DAYS_A_WEEK = 24, 7
DAY, WEEKS = whole_from(1, DAYS_A_WEEK), whole_from(1, 520)
MOST_DOSES = 600
WATCHED_H = 72  # after the start of the last dose, unless other times are asked for
Levels = tuple[float, ...]


@dataclass(frozen=True, slots=True, repr=False)
class RepeatedCourse(TimeCourse):
    """Predicted plasma levels under repeated doses; `dose_mg` is that of each.

    A dose starts at each of `starts_h`, when `left_ng_per_ml` is still there of the earlier ones;
    `peaks` has the highest level from then until the next.
    """

    starts_h: tuple[float, ...]
    left_ng_per_ml: tuple[float, ...]
    peaks: tuple[Peak, ...]

    def __repr__(self) -> str:
        return (
            f"<RepeatedCourse of {len(self.starts_h)} doses of {self.dose_mg:g} mg by "
            f"{self.route}, {self.model_id}: first peak {self.peaks[0].ng_per_ml:.0f} ng/mL, "
            f"last peak {self.peaks[-1].ng_per_ml:.0f} ng/mL>"
        )

    def _repr_html_(self) -> str:
        return self.table().html()

    def table(self) -> Table:
        """Give a row a dose: its day, what was left of the earlier ones, and the peak."""
        from ketacourse.display.table import table
        from ketacourse.display.words import sized

        each = zip(self.starts_h, self.left_ng_per_ml, self.peaks, strict=True)
        rows = [
            (dose, f"{1 + start // HOURS_A_DAY:g}", sized(left), sized(top.ng_per_ml, 1))
            for dose, (start, left, top) in enumerate(each, start=1)
        ]
        columns = ("Dose", "Day", "Left of earlier doses (ng/mL)", "Peak (ng/mL)")
        said = f"{self.dose_mg:g} mg by {self.route} at {self.weight_kg:g} kg, {self.model_id}"
        return table(columns, rows, caption=f"Ketamine in plasma: {said}")


def doses_on(days: Sequence[int] = (1, 4), weeks: int = 4) -> tuple[float, ...]:
    """Hours at which doses start that are given on the same days of every week.

    Parameters
    ----------
    days
        Days of the week, 1 to 7, counted from the day of the first week.
    weeks
        How many weeks, 1 to 520.

    Returns
    -------
    tuple of float
        Hours from the beginning of day 1; on days 1 and 4, over four weeks, 0, 72, 168 and so on.

    Raises
    ------
    KetacourseError
        If a day or the number of weeks is no whole number in its range.
    """
    chosen = sorted(set(column("days", days, DAY)))
    every = range(count("weeks", weeks, WEEKS))
    return tuple(
        float(HOURS_A_DAY * (DAYS_A_WEEK * week + day - 1)) for week in every for day in chosen
    )


def repeated_doses(  # noqa: PLR0913 doses are a handful of facts, all but three named
    model: PkModel | str,
    dose_mg: float,
    starts_h: Sequence[float] = doses_on(),
    *,
    route: str = "infusion",
    times_h: Sequence[float] | None = None,
    weight_kg: float = REFERENCE_KG,
    duration_min: float = INFUSION_MIN,
) -> RepeatedCourse:
    """Predict plasma levels of a typical person who is given the same dose again and again.

    Parameters
    ----------
    model, dose_mg, route, weight_kg, duration_min
        As for `concentration`; `dose_mg` is that of each dose.
    starts_h
        Rising hours at which doses start, from `doses_on`; by default two a week for four weeks.
    times_h
        Rising times of the course; by default eight hours by two minutes after each dose, every
        hour until the next, and three days after the last. Peaks do not depend on them.

    Returns
    -------
    RepeatedCourse
        Solved exactly; levels in ng/mL of each substance.

    Raises
    ------
    KetacourseError
        If a number is out of range, times fall, two doses start at once or there are too many of
        them, or the model has no such route.

    References
    ----------
    Superposition: Yousef M, Yáñez JA, Löbenberg R, Davies NM (2024), Biomedicines 12:1843.
    """
    chosen = found_model(model)
    dose_mg = number("dose_mg", dose_mg, DOSE_MG)
    weight_kg = number("weight_kg", weight_kg, WEIGHT_KG)
    duration_min = number("duration_min", duration_min, DURATION_MIN)
    starts = _starts(starts_h)

    def levels(times: tuple[float, ...], starts: tuple[float, ...]) -> tuple[Levels, Levels]:
        return typical(chosen.id, dose_mg, route, times, weight_kg, duration_min, starts)

    own_times = _after_each(starts, duration_min)
    times = own_times if times_h is None else rising("times_h", times_h)
    ketamine, norketamine = levels(own_times, starts)
    at = dict(zip(own_times, ketamine, strict=True))
    # A bolus is in the blood the moment it comes, and no part of what was left.
    (at_once,), _ = levels((0.0,), (0.0,))
    if times_h is not None:
        ketamine, norketamine = levels(times, starts)
    return RepeatedCourse(
        model_id=chosen.id,
        route=route,
        dose_mg=dose_mg,
        weight_kg=weight_kg,
        times_h=times,
        ketamine_ng_per_ml=ketamine,
        norketamine_ng_per_ml=norketamine,
        starts_h=starts,
        left_ng_per_ml=tuple(max(0.0, at[start] - at_once) for start in starts),
        peaks=tuple(_peaks(at, starts)),
    )


def _starts(starts_h: object) -> tuple[float, ...]:
    starts = rising("starts_h", starts_h)
    if len(set(starts)) < len(starts):
        raise KetacourseError("starts_h holds one time twice; double the dose, or move one of them")
    if len(starts) > MOST_DOSES:
        raise KetacourseError(f"{len(starts):,} doses are too many; give at most {MOST_DOSES:,}")
    return starts


def _after_each(starts_h: tuple[float, ...], duration_min: float) -> tuple[float, ...]:
    """Times that show every dose: closely while levels change fast, by the hour after that."""
    times = {start + time for start in starts_h for time in (*TIMES_H, duration_min / 60)}
    hours = int(starts_h[-1] - starts_h[0]) + WATCHED_H
    return tuple(sorted(times | {starts_h[0] + hour for hour in range(hours + 1)}))


def _peaks(at: Mapping[float, float], starts_h: tuple[float, ...]) -> Iterator[Peak]:
    """The highest level from the start of each dose until the next."""
    times, levels = list(at), list(at.values())
    places = (*(bisect_left(times, start) for start in starts_h), len(times))
    for first, following in pairwise(places):
        level = max(levels[first:following])
        yield Peak(level, level / KETAMINE_MASS, times[levels.index(level, first)])

"""One trial as a pooling needs it: two groups of people, or a published difference."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

from ketacourse.content.base import Status
from ketacourse.display.words import decimals
from ketacourse.errors import KetacourseError
from ketacourse.statistics.boundary import (
    NOT_NEGATIVE,
    NUMBER,
    POSITIVE,
    SOME_PEOPLE,
    count,
    number,
    whole_from,
)

YEAR = whole_from(1900, 2100)
COMPARATORS = {
    "saline": "saline",
    "midazolam": "midazolam",
    "anaesthesia": "saline under anaesthesia",
    "placebo spray": "placebo spray",
    "ECT": "ECT",
}


@dataclass(frozen=True, slots=True)
class Counts:
    """People with the outcome, of all in the group.

    Raises
    ------
    KetacourseError
        If one is no whole number of people, or there are more with the outcome than in all.
    """

    events: int
    total: int

    def __post_init__(self) -> None:
        for name in ("events", "total"):
            object.__setattr__(self, name, count(name, getattr(self, name)))
        if self.events > self.total:
            raise KetacourseError(f"{self} people cannot be; give events from 0 to the total")

    def __str__(self) -> str:
        return f"{self.events:,}/{self.total:,}"


@dataclass(frozen=True, slots=True)
class Means:
    """Mean and standard deviation of a group.

    Raises
    ------
    KetacourseError
        If one is no number, the spread is negative, or there is nobody.
    """

    mean: float
    sd: float
    total: int

    def __post_init__(self) -> None:
        object.__setattr__(self, "mean", number("mean", self.mean, NUMBER))
        object.__setattr__(self, "sd", number("sd", self.sd, NOT_NEGATIVE))
        object.__setattr__(self, "total", count("total", self.total, SOME_PEOPLE))

    def __str__(self) -> str:
        return f"{decimals(self.mean, 1)} ({decimals(self.sd, 1)}), n {self.total:,}"


Group = Counts | Means


@dataclass(frozen=True, slots=True)
class Difference:
    """A published mean difference, treatment minus control, that enters whole.

    Raises
    ------
    KetacourseError
        If the estimate is no number, or the standard error is not above 0.
    """

    estimate: float
    standard_error: float

    def __post_init__(self) -> None:
        object.__setattr__(self, "estimate", number("estimate", self.estimate, NUMBER))
        error = number("standard_error", self.standard_error, POSITIVE)
        object.__setattr__(self, "standard_error", error)


Result = tuple[Group, Group] | Difference


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A trial, or a stratum of one, with the figures that enter a pooling.

    `result` is a pair of `Counts` or of `Means` (treatment first), or a `Difference`;
    `comparator` is a key of `COMPARATORS`; `note` says what to mind.
    """

    study: str
    name: str
    year: int
    comparator: str
    drug: str = ""
    route: str = ""
    result: Result
    status: Status
    cites: tuple[str, ...]
    note: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "year", count("year", self.year, YEAR))

    @property
    def sides(self) -> tuple[str, str]:
        """What stands in the columns of a forest plot for treatment and control."""
        if isinstance(self.result, Difference):
            return ("published", "difference")
        treatment, control = self.result
        return str(treatment), str(control)


def combine(groups: Sequence[Group]) -> Group:
    """Put groups together as if they were one sample.

    Counts are added; means and standard deviations are combined by the formula of the Cochrane
    Handbook (table 6.5.a).

    Raises
    ------
    KetacourseError
        If there is no group, or counts stand beside means.
    """
    counts = [group for group in groups if isinstance(group, Counts)]
    means = [group for group in groups if isinstance(group, Means)]
    if counts and not means:
        return Counts(sum(each.events for each in counts), sum(each.total for each in counts))
    if means and not counts:
        return reduce(_two, means)
    raise KetacourseError(
        "arms of one side can't be put together; give counts for each of them, or means for each"
    )


def _two(one: Means, other: Means) -> Means:
    total = one.total + other.total
    mean = (one.total * one.mean + other.total * other.mean) / total
    within = (one.total - 1) * one.sd**2 + (other.total - 1) * other.sd**2
    between = one.total * other.total / total * (one.mean - other.mean) ** 2
    return Means(mean, math.sqrt((within + between) / (total - 1)), total)

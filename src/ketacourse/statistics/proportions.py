"""Two proportions side by side: their difference, and what it means in people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, hypot, log10
from typing import overload

from ketacourse.errors import KetacourseError, brief
from ketacourse.statistics.boundary import DIFFERENCE, PEOPLE, SOME_PEOPLE, number
from ketacourse.statistics.columnwise import columnwise
from ketacourse.statistics.shares import wilson

# 1 / 0.1 may come out a hair above 10; such a hair is not one more person.
HAIR = 1e-9
MOST_PLACES = 12


@dataclass(frozen=True, slots=True)
class RiskDifference:
    """Proportion with the event, treatment minus control, with its 95 % interval (-1 to 1).

    Raises
    ------
    KetacourseError
        If one is not from -1 to 1, or the three do not lie in order.
    """

    estimate: float
    ci_low: float
    ci_high: float

    def __post_init__(self) -> None:
        for name in ("estimate", "ci_low", "ci_high"):
            object.__setattr__(self, name, number(name, getattr(self, name), DIFFERENCE))
        if not self.ci_low <= self.estimate <= self.ci_high:
            raise KetacourseError(
                f"a risk difference of {self.estimate} from {self.ci_low} to {self.ci_high} "
                "cannot be; give ci_low, estimate and ci_high in order, as proportions (-1 to 1)"
            )

    def __repr__(self) -> str:
        ends = (self.estimate, self.ci_low, self.ci_high)
        middle, low, high = (_points(100 * end) for end in ends)
        return f"{middle} percentage points ({low} to {high})"


@dataclass(frozen=True, slots=True)
class NumberNeeded:
    """People to treat for one more, or one fewer, to have the event: 1 over the difference.

    Whether that is a benefit or a harm, the event decides. Values are exact; words round them up,
    to the first whole group of people in which one event more or fewer is expected. An interval
    of the difference that holds zero has no interval here: it would run from a number of people
    through infinity to a number of people with the opposite result.

    References
    ----------
    Altman DG (1998), BMJ 317:1309-1312.
    """

    difference: RiskDifference

    @property
    def more(self) -> bool:
        """Whether the event is more frequent with treatment."""
        return self.difference.estimate > 0

    @property
    def value(self) -> float | None:
        """People for one event more or fewer; None without any difference."""
        return abs(1 / self.difference.estimate) if self.difference.estimate else None

    @property
    def low(self) -> float | None:
        """Fewest people by the interval; None where that holds no difference."""
        return None if self._holds_none else min(abs(1 / end) for end in self._ends)

    @property
    def high(self) -> float | None:
        """Most people by the interval; None where that holds no difference."""
        return None if self._holds_none else max(abs(1 / end) for end in self._ends)

    @property
    def words(self) -> str:
        """As a sentence would say it."""
        if self.value is None or self.low is None or self.high is None:
            return self._undecided
        low, high = _people(self.low), _people(self.high)
        which = "more" if self.more else "fewer"
        return f"one {which} for every {_crowd(self.value)} ({low} to {high})"

    def __repr__(self) -> str:
        return self.words

    @property
    def _ends(self) -> tuple[float, float]:
        return self.difference.ci_low, self.difference.ci_high

    @property
    def _holds_none(self) -> bool:
        return self.difference.ci_low <= 0 <= self.difference.ci_high

    @property
    def _undecided(self) -> str:
        fewer, more = self._ends
        could = [f"one more in {_people(1 / more)}"] if more else []
        could += [f"one fewer in {_people(-1 / fewer)}"] if fewer else []
        return ", ".join(["could be none", " or ".join(could)]) if could else "none"


@columnwise(
    events_treatment=PEOPLE,
    total_treatment=SOME_PEOPLE,
    events_control=PEOPLE,
    total_control=SOME_PEOPLE,
)
def newcombe(
    events_treatment: int, total_treatment: int, events_control: int, total_control: int
) -> RiskDifference:
    """Difference of two independent proportions with Newcombe's hybrid score interval.

    Parameters
    ----------
    events_treatment, total_treatment
        People with the event, and all people, in the treatment arm. One number each, or columns of
        one number a study.
    events_control, total_control
        The same in the control arm.

    Returns
    -------
    RiskDifference
        Treatment minus control as proportions, with the 95 % interval; it holds for small arms
        and for arms where nobody or everybody had the event. Of columns, a tuple of them.

    Raises
    ------
    KetacourseError
        If a count is no whole number, or the events do not lie between 0 and a total of at least
        1; names the argument, and in columns the study.

    References
    ----------
    Newcombe RG (1998), Stat Med 17:873-890, method 10.
    """
    treated = _proportion("treatment", events_treatment, total_treatment)
    control = _proportion("control", events_control, total_control)
    low, high = wilson(events_treatment, total_treatment)
    control_low, control_high = wilson(events_control, total_control)
    difference = treated - control
    return RiskDifference(
        estimate=difference,
        ci_low=max(-1.0, difference - hypot(treated - low, control_high - control)),
        ci_high=min(1.0, difference + hypot(high - treated, control - control_low)),
    )


@overload
def number_needed(difference: RiskDifference) -> NumberNeeded: ...
@overload
def number_needed(difference: Iterable[RiskDifference]) -> tuple[NumberNeeded, ...]: ...
def number_needed(
    difference: RiskDifference | Iterable[RiskDifference],
) -> NumberNeeded | tuple[NumberNeeded, ...]:
    """People to treat for one event more or fewer: a risk difference turned over.

    Parameters
    ----------
    difference
        From `newcombe`, or made from a published estimate; or what `newcombe` gives of columns.

    Returns
    -------
    NumberNeeded
        Its `words` say what the interval allows, also where that holds no difference. Of several
        differences, a tuple of them.

    Raises
    ------
    KetacourseError
        If it is no risk difference.
    """
    if isinstance(difference, list | tuple):
        return tuple(number_needed(each) for each in difference)
    if not isinstance(difference, RiskDifference):
        raise KetacourseError(
            f"difference is {brief(difference)}; give what newcombe gives, or a RiskDifference"
        )
    return NumberNeeded(difference)


def _proportion(arm: str, events: int, total: int) -> float:
    if events > total:
        raise KetacourseError(
            f"{arm} arm: {events} of {total} people cannot be; "
            "give whole events from 0 to a total of at least 1"
        )
    return events / total


def _points(value: float) -> str:
    """Percentage points with a sign; one so near to none that it would read 0.0 keeps a figure."""
    places = 1 if value == 0 or abs(value) >= 0.05 else ceil(-log10(abs(value)))
    text = f"{value:+.{min(places, MOST_PLACES)}f}".replace("-", "−")
    return text if text.strip("+−0.") else text.lstrip("+−")


def _people(number: float) -> str:
    return f"{ceil(number - HAIR):,}"


def _crowd(number: float) -> str:
    people = _people(number)
    return f"{people} person" if people == "1" else f"{people} people"

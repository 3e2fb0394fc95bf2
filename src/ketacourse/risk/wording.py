"""Outcomes and numbers in plain words, so that every sentence of the room is built one way."""

from __future__ import annotations

from functools import cache
from math import floor

from ketacourse.content.library import records
from ketacourse.content.risks import OutcomeMeaning
from ketacourse.risk.contrasts import Contrast
from ketacourse.statistics.proportions import RiskDifference

NO_CHANGE = "no difference"
EXACT = 1e-6
HAIR = 1e-9  # a half that the arithmetic left just below itself is still a half


def meaning_of(contrast: Contrast) -> OutcomeMeaning:
    """What an outcome is in plain words; one without a record of its own keeps its name."""
    known = _meanings()
    for key in contrast.keys:
        if key in known:
            return known[key]
    name = contrast.outcome
    return OutcomeMeaning(
        id=name,
        outcomes=contrast.keys,
        did=f"had “{name}” recorded",
        did_not=f"did not have “{name}” recorded",
        meaning="",
    )


@cache
def _meanings() -> dict[str, OutcomeMeaning]:
    return {name: each for each in records("outcome_meanings") for name in each.outcomes}


def whole(number: float) -> int:
    """The nearest whole number; halves go up."""
    return floor(number + 0.5 + HAIR)


def about(risk: float, people: int) -> str:
    """How many of so many people, with ``about`` unless that is a whole number.

    Parameters
    ----------
    risk
        As a proportion, 0 to 1.
    people
        Out of how many, such as 100.
    """
    expected = risk * people
    count = whole(expected)
    if expected <= HAIR:
        return "none"
    if expected >= people - HAIR:
        return "all"
    if count == 0:
        return "fewer than 1"
    if count == people:
        return f"more than {people - 1:,}"
    return f"{count:,}" if abs(expected - count) < EXACT else f"about {count:,}"


def difference_words(difference: RiskDifference, people: int) -> str:
    """A difference in so many people: ``31.6 more in 100 (95 % interval 24.8 to 37.7 more)``."""
    low, middle, high = (
        end * people for end in (difference.ci_low, difference.estimate, difference.ci_high)
    )
    said = change_in(middle, people)
    if low > 0 or high < 0:
        nearest, farthest = sorted((abs(low), abs(high)))
        which = "more" if low > 0 else "fewer"
        return (
            f"{said} (95 % interval {_printed(nearest, people)} to "
            f"{_printed(farthest, people)} {which})"
        )
    also = "a difference either way" if said == NO_CHANGE else "no difference at all"
    return (
        f"{said}; the 95 % interval runs from {change(low, people)} to {change(high, people)}, "
        f"so {also} is possible too"
    )


def change_in(amount: float, people: int) -> str:
    """``7.7 more in 100``, or ``no difference``."""
    said = change(amount, people)
    return said if said == NO_CHANGE else f"{said} in {people:,}"


def change(amount: float, people: int) -> str:
    """``7.7 more``, ``58.0 fewer`` or ``no difference``."""
    printed = _printed(abs(amount), people)
    if float(printed.replace(",", "")) == 0:
        return NO_CHANGE
    return f"{printed} {'more' if amount > 0 else 'fewer'}"


def change_cell(difference: RiskDifference, people: int) -> str:
    """A difference as a table shows it: ``31.6 more (24.8 to 37.7)``."""
    low, middle, high = (
        end * people for end in (difference.ci_low, difference.estimate, difference.ci_high)
    )
    if low > 0 or high < 0:
        ends = [_printed(end, people) for end in sorted((abs(low), abs(high)))]
    else:
        ends = [change(low, people), change(high, people)]
    return f"{change(middle, people)} ({ends[0]} to {ends[1]})"


def _printed(amount: float, people: int) -> str:
    """One decimal of 100 people, none of 1,000 or more: the same precision."""
    return f"{amount:.1f}" if people <= 100 else f"{whole(amount):,}"


def pair(contrast: Contrast) -> tuple[float, float]:
    """Both risks as proportions, treatment first."""
    return contrast.treatment.per_100 / 100, contrast.control.per_100 / 100

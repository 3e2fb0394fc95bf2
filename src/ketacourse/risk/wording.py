"""Outcomes and numbers in plain words, so that every sentence of the room is built one way.

People are whole people, rounded once: what a sentence counts, its table, its legend and its icons
count too. Percentage points and ratios keep their decimals, in tables and for clinicians.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import copysign, floor

from ketacourse.content.library import records
from ketacourse.content.risks import OutcomeMeaning
from ketacourse.content.tables import OUTCOME_MEANINGS
from ketacourse.display.words import ratio
from ketacourse.risk.contrasts import Contrast
from ketacourse.statistics.boundary import SOME_PEOPLE, count
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
    return {name: each for each in records(OUTCOME_MEANINGS) for name in each.outcomes}


def whole(number: float) -> int:
    """The nearest whole number; halves go away from zero, so that both directions are alike."""
    return int(copysign(floor(abs(number) + 0.5 + HAIR), number))


@dataclass(frozen=True, slots=True)
class Heads:
    """Whole people with an event, of so many in each arm; `treated` and `control` are risks."""

    treated: float
    control: float
    people: int

    def __post_init__(self) -> None:
        object.__setattr__(self, "people", count("people", self.people, SOME_PEOPLE))

    @property
    def counts(self) -> tuple[int, int]:
        """Treated and compared, to the nearest whole person."""
        return whole(self.treated * self.people), whole(self.control * self.people)

    @property
    def more(self) -> int:
        """Treated less compared: negative where treatment spares people."""
        treated, control = self.counts
        return treated - control

    def words(self, *, without: bool = False) -> tuple[str, str]:
        """Both arms in words; `without` counts the people who did not have the event."""
        arms = zip((self.treated, self.control), self.counts, strict=True)
        both = [(risk * self.people, count) for risk, count in arms]
        if without:
            both = [(self.people - expected, self.people - count) for expected, count in both]
        treated, control = (_about(expected, count, self.people) for expected, count in both)
        return treated, control


def heads_of(contrast: Contrast, people: int) -> Heads:
    """Whole people in both arms of a contrast."""
    return Heads(contrast.treatment.per_100 / 100, contrast.control.per_100 / 100, people)


def about(risk: float, people: int) -> str:
    """How many of so many people, with ``about`` unless that is a whole number.

    Parameters
    ----------
    risk
        As a proportion, 0 to 1.
    people
        Out of how many, such as 100.
    """
    return _about(risk * people, whole(risk * people), people)


def _about(expected: float, count: int, people: int) -> str:
    if expected <= HAIR:
        return "none"
    if expected >= people - HAIR:
        return "all"
    if count == 0:
        return "fewer than 1"
    if count == people:
        return f"more than {people - 1:,}"
    return f"{count:,}" if abs(expected - count) < EXACT else f"about {count:,}"


def difference_words(difference: RiskDifference, more: int, people: int) -> str:
    """A difference in so many people: ``about 32 more in 100 (95 % interval 25 to 38 more)``.

    Parameters
    ----------
    difference
        Treatment minus control, as proportions.
    more
        The same in whole people, as the arms beside it are counted.
    people
        Of how many.
    """
    low, high = _ends(difference, more, people)
    said = change_in(difference.estimate, more, people)
    if difference.ci_low > 0 or difference.ci_high < 0:
        nearest, farthest = sorted((abs(low), abs(high)))
        which = "more" if difference.ci_low > 0 else "fewer"
        return f"{said} (95 % interval {_people(nearest)} to {_people(farthest)} {which})"
    also = "a difference either way" if said == NO_CHANGE else "no difference at all"
    ends = f"{change(difference.ci_low, low)} to {change(difference.ci_high, high)}"
    return f"{said}; the 95 % interval runs from {ends}, so {also} is possible too"


def change_cell(difference: RiskDifference, more: int, people: int) -> str:
    """A difference as a table shows it: ``32 more (25 to 38)``."""
    low, high = _ends(difference, more, people)
    if difference.ci_low > 0 or difference.ci_high < 0:
        ends = [_people(end) for end in sorted((abs(low), abs(high)))]
    else:
        ends = [change(difference.ci_low, low), change(difference.ci_high, high)]
    return f"{change(difference.estimate, more)} ({ends[0]} to {ends[1]})"


def _ends(difference: RiskDifference, more: int, people: int) -> tuple[int, int]:
    """The interval in whole people; rounding must not leave the difference outside it."""
    low, high = (whole(end * people) for end in (difference.ci_low, difference.ci_high))
    return min(low, more), max(high, more)


def change_in(share: float, more: int, people: int) -> str:
    """``about 32 more in 100``, or ``no difference``."""
    said = change(share, more)
    if said == NO_CHANGE:
        return said
    exact = not more or abs(share * people - more) < EXACT
    return f"{'' if exact else 'about '}{said} in {people:,}"


def change(share: float, more: int) -> str:
    """``32 more``, ``58 fewer``, ``less than 1 more`` or ``no difference``."""
    if abs(share) <= HAIR:
        return NO_CHANGE
    return f"{_people(abs(more))} {'more' if share > 0 else 'fewer'}"


def _people(count: int) -> str:
    return f"{count:,}" if count else "less than 1"


def frequency_sentence(contrast: Contrast, people: int = 100) -> str:
    """Natural frequencies of both arms, and the difference between them, in plain words.

    Parameters
    ----------
    contrast
        One outcome in two arms.
    people
        Out of how many; the same for both arms.

    Returns
    -------
    str
        Such as "Of 100 people given X, about 41 felt detached; of 100 given Y, about 9. That is
        about 32 more in 100 (95 % interval 25 to 38 more)."

    Raises
    ------
    KetacourseError
        If `people` is no whole number from 1.
    """
    heads = heads_of(contrast, people)
    people = heads.people
    treated, control = heads.words()
    did = meaning_of(contrast).did
    with_, without = contrast.treatment.short, contrast.control.short
    if treated == control == "none":
        first = f"Of {people:,} people given {with_}, none {did}, and of {people:,} given {without}"
        return f"{first} none either. {_difference(contrast, heads)}"
    return (
        f"Of {people:,} people given {with_}, {treated} {did}; "
        f"of {people:,} given {without}, {control}. {_difference(contrast, heads)}"
    )


def _difference(contrast: Contrast, heads: Heads) -> str:
    if contrast.difference is None:
        amount = change_in(contrast.difference_per_100 / 100, heads.more, heads.people)
        return (
            f"That is {amount}. Neither counts nor an interval were published, "
            "so how sure this is cannot be said."
        )
    return f"That is {difference_words(contrast.difference, heads.more, heads.people)}."


def needed_words(contrast: Contrast) -> str:
    """The number needed, with its interval; or why there is none."""
    needed = contrast.number_needed
    if needed is None:
        return "not computed: no interval was published"
    return needed.words


def ratio_words(contrast: Contrast) -> str:
    """The ratio with its interval, or why there is none."""
    if contrast.ratio:
        low, high = ratio(contrast.ratio.ci_low), ratio(contrast.ratio.ci_high)
        return f"{ratio(contrast.ratio.estimate)} times as frequent ({low} to {high})"
    if not contrast.is_counted:
        return "not computed: counts were not published"
    if not contrast.treatment.events and not contrast.control.events:
        return "undefined: nobody had it in either group"
    if not contrast.control.events:
        return "undefined: nobody had it in the comparison group"
    return "0, without an interval: nobody had it in the treatment group"

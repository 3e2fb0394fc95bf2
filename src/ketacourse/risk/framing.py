"""One situation told in different frames: as those who had it or had not, absolute or relative.

side
    ``had`` counts people with the outcome, ``not`` people without it.
scale
    ``100`` and ``1000`` are absolute, out of so many people; ``relative`` tells the ratio alone.
audience
    A person who decides, a clinician, a policy maker: the same numbers, other questions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ketacourse.display import words
from ketacourse.errors import KetacourseError, listing
from ketacourse.risk.icons import Mark, arrange, key_lines
from ketacourse.risk.ratio import RiskRatio
from ketacourse.risk.situations import Situation
from ketacourse.risk.wording import Heads, change_cell, difference_words, meaning_of, whole
from ketacourse.statistics.proportions import RiskDifference, number_needed

Side = Literal["had", "not"]
SIDES: tuple[Side, ...] = ("had", "not")
SCALES = ("100", "1000", "relative")
POLICY_PEOPLE = 10_000


@dataclass(frozen=True, slots=True)
class Frame:
    """A sentence, the rows of a table, and how many icons or how long a bar in each arm.

    `drawn` is treated and compared: whole people, or a ratio and 1; `key` says what the icons are.
    It is `good` to be counted where people got better, or were spared.
    """

    sentence: str
    rows: tuple[tuple[str, str, str], ...]
    drawn: tuple[float, float]
    key: tuple[tuple[Mark, str], ...] = ()
    good: bool = False


def frame(seen: Situation, side: Side, scale: str) -> Frame:
    """Tell a situation in one frame.

    Parameters
    ----------
    seen
        Without trouble.
    side
        ``had`` or ``not``.
    scale
        ``100``, ``1000`` or ``relative``.

    Raises
    ------
    KetacourseError
        If there is no such side or scale, or the situation has trouble.
    """
    if side not in SIDES:
        raise KetacourseError(f"side '{side}'; choose from {listing(SIDES)}")
    if scale not in SCALES:
        raise KetacourseError(f"scale '{scale}'; choose from {listing(SCALES)}")
    _difference(seen)
    if scale == "relative":
        return _relative(seen, side)
    return _absolute(seen, side, int(scale))


def phrases(seen: Situation, side: Side) -> tuple[str, str]:
    """What people of this side did, and what the others did."""
    found = meaning_of(seen.contrast)
    return (found.did, found.did_not) if side == "had" else (found.did_not, found.did)


def _absolute(seen: Situation, side: Side, people: int) -> Frame:
    did, other = phrases(seen, side)
    found = _difference(seen)
    heads = Heads(seen.treated, seen.baseline, people)
    told, others = (heads.words(without=each) for each in (side == "not", side == "had"))
    counts, more = heads.counts, heads.more
    if side == "not":
        found = RiskDifference(-found.estimate, -found.ci_high, -found.ci_low)
        counts, more = (people - counts[0], people - counts[1]), -more
    arms = (seen.contrast.treatment.short, seen.contrast.control.short)
    rows = (
        (did, f"{told[0]} of {people:,}", f"{told[1]} of {people:,}"),
        (other, f"{others[0]} of {people:,}", f"{others[1]} of {people:,}"),
        ("difference", change_cell(found, more, people), ""),
    )
    said = (
        f"{_frequencies(seen, did, told, people)} That is {difference_words(found, more, people)}."
    )
    good = (seen.contrast.kind == "benefit") == (side == "had")
    array = arrange(*counts, people, good=good)
    return Frame(said, rows, counts, key_lines(array, (did, other), arms), good)


def _frequencies(seen: Situation, did: str, told: tuple[str, str], people: int) -> str:
    """How many of so many in each arm; a stated risk is told as a supposition."""
    with_, without = seen.contrast.treatment.short, seen.contrast.control.short
    if seen.assumption == "own":
        return (
            f"Of {people:,} people given {with_}, {told[0]} {did}; "
            f"of {people:,} given {without}, {told[1]}."
        )
    return (
        f"Suppose that of {people:,} people given {without}, {told[1]} {did}. By the trial's "
        f"{seen.assumption} it would be {told[0]} of {people:,} given {with_}."
    )


def _relative(seen: Situation, side: Side) -> Frame:
    ratio = seen.ratio if side == "had" else seen.others
    did, _ = phrases(seen, side)
    with_, without = seen.contrast.treatment.short, seen.contrast.control.short
    if ratio is None:
        none = "There is no ratio to tell: it, or an end of its interval, would be nothing."
        return Frame(none, ((did, "undefined", "1"),), (0, 0))
    sentence = f"{_ratio_sentence(ratio, did, with_, without)} {_doubt(ratio)}"
    return Frame(
        sentence.strip(), ((f"times as many {did}", repr(ratio), "1"),), (ratio.estimate, 1.0)
    )


def _ratio_sentence(ratio: RiskRatio, did: str, with_: str, without: str) -> str:
    low, high = ratio.ci_low, ratio.ci_high
    if ratio.estimate >= 1:
        return (
            f"{words.ratio(ratio.estimate)} times as many people {did} when given {with_} as "
            f"when given {without} "
            f"(95 % interval {words.ratio(low)} to {words.ratio(high)} times)."
        )
    percent = _percent(1 - ratio.estimate)
    if ratio.holds_none:
        ends = f"{_percent(1 - low)} smaller to {_percent(high - 1)} larger"
    else:
        ends = f"{_percent(1 - high)} to {_percent(1 - low)} smaller"
    return (
        f"The share of people who {did} was {percent} smaller when given {with_} than when given "
        f"{without} (95 % interval {ends})."
    )


def _doubt(ratio: RiskRatio) -> str:
    return "So no difference at all is possible too." if ratio.holds_none else ""


def _percent(share: float) -> str:
    return f"{whole(100 * share)} %"


def _difference(seen: Situation) -> RiskDifference:
    if seen.difference is None:
        raise KetacourseError(f"nothing to tell: {seen.trouble}")
    return seen.difference


def for_clinician(seen: Situation) -> str:
    """Difference, number needed and ratio with intervals; counts where they are the trial's."""
    found = _difference(seen)
    middle, low, high = (100 * end for end in (found.estimate, found.ci_low, found.ci_high))
    points = words.decimals(middle, 1, plus=True)
    ends = words.interval(low, high, 1, plus=True)
    counts = ""
    if seen.assumption == "own":
        arms = (seen.contrast.treatment, seen.contrast.control)
        counts = f" Counted: {arms[0].counted} and {arms[1].counted}."
    ratio = f"risk ratio {seen.ratio!r}" if seen.ratio else "no risk ratio"
    return (
        f"Risk difference {points} percentage points ({ends}); number needed: "
        f"{number_needed(found).words}; {ratio}.{counts}"
    )


def for_policy(seen: Situation) -> str:
    """The same effect over many people, which is only as good as the starting risk put in."""
    did, _ = phrases(seen, "had")
    said = _rounded(_difference(seen))
    return (
        f"If {POLICY_PEOPLE:,} people like those in the trial got {seen.contrast.treatment.short} "
        f"in place of {seen.contrast.control.short}: {said} who {did}. Whoever was kept out of "
        "the trial is not in this number."
    )


def _rounded(difference: RiskDifference) -> str:
    """In ten thousand people, to the nearest ten: more digits would not be known."""
    ends = (difference.estimate, difference.ci_low, difference.ci_high)
    tens: Sequence[int] = [10 * whole(end * POLICY_PEOPLE / 10) for end in ends]
    middle, low, high = (
        f"{abs(ten):,} {'more' if ten > 0 else 'fewer'}" if ten else "no change" for ten in tens
    )
    return f"about {middle} ({low} to {high})"

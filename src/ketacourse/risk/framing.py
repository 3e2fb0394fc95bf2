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

from ketacourse.errors import KetacourseError, listing
from ketacourse.risk.icons import Mark, arrange, key_lines
from ketacourse.risk.ratio import RiskRatio, times
from ketacourse.risk.situations import Situation
from ketacourse.risk.wording import about, change_cell, difference_words, meaning_of, whole
from ketacourse.statistics.proportions import RiskDifference, number_needed

Side = Literal["had", "not"]
SIDES: tuple[Side, ...] = ("had", "not")
SCALES = ("100", "1000", "relative")
POLICY_PEOPLE = 10_000


@dataclass(frozen=True, slots=True)
class Frame:
    """A sentence, the rows of a table, and how many icons or how long a bar in each arm.

    `drawn` is treated and compared: whole people, or a ratio and 1; `key` says what the icons are.
    """

    sentence: str
    rows: tuple[tuple[str, str, str], ...]
    drawn: tuple[float, float]
    key: tuple[tuple[Mark, str], ...] = ()


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
    treated, baseline = _risks(seen, side)
    did, other = phrases(seen, side)
    difference = _turned(seen, side)
    with_, without = seen.contrast.treatment.short, seen.contrast.control.short
    if seen.assumption == "own":
        sentence = (
            f"Of {people:,} people given {with_}, {about(treated, people)} {did}; "
            f"of {people:,} given {without}, {about(baseline, people)}."
        )
    else:
        sentence = (
            f"Suppose that of {people:,} people given {without}, {whole(baseline * people):,} "
            f"{did}. By the trial's {seen.assumption} it would be {about(treated, people)} of "
            f"{people:,} given {with_}."
        )
    rows = (
        (did, _of(treated, people), _of(baseline, people)),
        (other, _of(1 - treated, people), _of(1 - baseline, people)),
        ("difference", change_cell(difference, people), ""),
    )
    drawn = (whole(treated * people), whole(baseline * people))
    key = key_lines(arrange(*drawn, people), (did, other), (with_, without))
    return Frame(f"{sentence} That is {difference_words(difference, people)}.", rows, drawn, key)


def _relative(seen: Situation, side: Side) -> Frame:
    ratio = seen.ratio if side == "had" else seen.others
    did, _ = phrases(seen, side)
    with_, without = seen.contrast.treatment.short, seen.contrast.control.short
    if ratio is None:
        words = "There is no ratio to tell: it, or an end of its interval, would be nothing."
        return Frame(words, ((did, "undefined", "1"),), (0, 0))
    sentence = f"{_ratio_sentence(ratio, did, with_, without)} {_doubt(ratio)}"
    return Frame(
        sentence.strip(), ((f"times as many {did}", repr(ratio), "1"),), (ratio.estimate, 1.0)
    )


def _ratio_sentence(ratio: RiskRatio, did: str, with_: str, without: str) -> str:
    low, high = ratio.ci_low, ratio.ci_high
    if ratio.estimate >= 1:
        return (
            f"{times(ratio.estimate)} times as many people {did} when given {with_} as when given "
            f"{without} (95 % interval {times(low)} to {times(high)} times)."
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


def _risks(seen: Situation, side: Side) -> tuple[float, float]:
    if side == "had":
        return seen.treated, seen.baseline
    return 1 - seen.treated, 1 - seen.baseline


def _turned(seen: Situation, side: Side) -> RiskDifference:
    """The difference of the side that is told; that of the others has the other sign."""
    found = _difference(seen)
    if side == "had":
        return found
    return RiskDifference(-found.estimate, -found.ci_high, -found.ci_low)


def _difference(seen: Situation) -> RiskDifference:
    if seen.difference is None:
        raise KetacourseError(f"nothing to tell: {seen.trouble}")
    return seen.difference


def _of(risk: float, people: int) -> str:
    return f"{about(risk, people)} of {people:,}"


def for_clinician(seen: Situation) -> str:
    """Difference, number needed and ratio with intervals; counts where they are the trial's."""
    found = _difference(seen)
    points = [100 * end for end in (found.estimate, found.ci_low, found.ci_high)]
    middle, low, high = (f"{point:+.1f}".replace("-", "−") for point in points)
    counts = ""
    if seen.assumption == "own":
        arms = (seen.contrast.treatment, seen.contrast.control)
        counts = f" Counted: {arms[0].counted} and {arms[1].counted}."
    ratio = f"risk ratio {seen.ratio!r}" if seen.ratio else "no risk ratio"
    return (
        f"Risk difference {middle} percentage points ({low} to {high}); number needed: "
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

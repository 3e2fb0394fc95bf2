"""Which of a hundred or a thousand people an event meets: what an icon array shows, uncoloured.

shared
    People who have the event with either treatment, at the smaller of the two risks.
more, fewer
    People who have it only with treatment, or only without. Who they are nobody knows: the picture
    shows numbers of people, not the same persons twice.
helped, missed
    The same where it is good to be counted, as to get better or to be spared: nobody who was helped
    bears a sign of warning.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Literal

from ketacourse.errors import KetacourseError
from ketacourse.risk.contrasts import Contrast
from ketacourse.risk.wording import heads_of
from ketacourse.statistics.boundary import SOME_PEOPLE, count

Mark = Literal["shared", "more", "fewer", "helped", "missed", "none"]
MARKS: tuple[Mark, ...] = ("shared", "more", "fewer", "helped", "missed", "none")
SIZES = (100, 1000)
COLUMNS = {100: 10, 1000: 40}
SEED = 20


@dataclass(frozen=True, slots=True)
class IconArray:
    """A mark for every person, row by row, `columns` to a row."""

    marks: tuple[Mark, ...]
    columns: int

    def count(self, mark: Mark) -> int:
        """How many people carry a mark."""
        return self.marks.count(mark)

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self.marks) // self.columns


def icon_marks(contrast: Contrast, people: int = 100, *, scattered: bool = False) -> IconArray:
    """Lay out people with and without an event.

    Parameters
    ----------
    contrast
        One outcome in two arms.
    people
        100 or 1,000.
    scattered
        Spread the marks over the array, always in the same way, in place of grouping them.

    Raises
    ------
    KetacourseError
        If `people` is another number.
    """
    counts = heads_of(contrast, people).counts
    return arrange(*counts, people, scattered=scattered, good=contrast.kind == "benefit")


def arrange(
    treated: int, control: int, people: int, *, scattered: bool = False, good: bool = False
) -> IconArray:
    """Lay out so many people with an event in two arms, `good` or not; see `icon_marks`."""
    people = count("people", people, SOME_PEOPLE)
    if people not in SIZES:
        raise KetacourseError(f"an icon array of {people} people; choose 100 or 1000")
    counts = (min(treated, control), max(0, treated - control), max(0, control - treated))
    rest = people - sum(counts)
    one_arm: tuple[Mark, Mark] = ("helped", "missed") if good else ("more", "fewer")
    marks: tuple[Mark, ...] = ("shared", *one_arm, "none")
    grouped = [mark for mark, n in zip(marks, (*counts, rest), strict=True) for _ in range(n)]
    places = scatter(people) if scattered else range(people)
    return IconArray(_placed(grouped, places), COLUMNS[people])


def scatter(people: int) -> tuple[int, ...]:
    """Where each person of a group stands when spread out: the same order in every session."""
    places = list(range(people))
    shuffler = Random(SEED)  # noqa: S311 - a picture, no secret
    for at in range(people - 1, 0, -1):  # by hand: `shuffle` may change between Pythons
        other = int(shuffler.random() * (at + 1))
        places[at], places[other] = places[other], places[at]
    return tuple(places)


def _placed(grouped: Sequence[Mark], places: Sequence[int]) -> tuple[Mark, ...]:
    placed: list[Mark] = ["none"] * len(grouped)
    for mark, place in zip(grouped, places, strict=True):
        placed[place] = mark
    return tuple(placed)


def key_lines(
    array: IconArray, did: tuple[str, str], arms: tuple[str, str]
) -> tuple[tuple[Mark, str], ...]:
    """What each mark in use stands for, with how many there are.

    Parameters
    ----------
    array
        Laid out.
    did
        What people with a mark did, and what the others did.
    arms
        What the treated and the compared were given.
    """
    words: dict[Mark, str] = {
        "shared": f"{did[0]}, with either",
        "more": f"more who {did[0]} with {arms[0]}",
        "fewer": f"more who {did[0]} with {arms[1]}",
        "helped": f"more who {did[0]} with {arms[0]}",
        "missed": f"more who {did[0]} with {arms[1]}",
        "none": f"{did[1]}, with either",
    }
    counts = ((mark, array.count(mark), said) for mark, said in words.items())
    return tuple((mark, f"{count:,} {said}") for mark, count, said in counts if count)

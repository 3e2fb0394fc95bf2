"""The sections of a lesson: how long each takes, what it asks, and how far a student is in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from ketacourse.content.library import records
from ketacourse.content.tables import LESSONS
from ketacourse.course.asked import asked
from ketacourse.course.lesson import Cell, Lesson
from ketacourse.course.minutes import reckon
from ketacourse.quiz.items.item import Bank
from ketacourse.quiz.log.attempt import Attempt
from ketacourse.quiz.log.progress import Progress, progress, together

# What frames a lesson and is not one of its steps.
FRAME = ("Objectives", "Terms of this lesson", "References")


@dataclass(frozen=True, slots=True)
class Section:
    """One section: its heading, its share of the lesson's minutes, and what it asks, by bank."""

    heading: str
    minutes: int
    asks: tuple[Bank, ...]

    @property
    def anchor(self) -> str:
        """The name by which notebooks, and pages made of them, link to the heading."""
        return self.heading.replace(" ", "-")

    @property
    def questions(self) -> int:
        """How many questions and exercises stand in it."""
        return sum(len(bank.items) for bank in self.asks)

    def progress(self, attempts: Sequence[Attempt]) -> Progress:
        """How far someone with these attempts is in it."""
        return together(progress(bank, attempts) for bank in self.asks)


def sections_of(lesson: Lesson, banks: Sequence[Bank]) -> list[Section]:
    """The sections of a lesson, in order; their minutes add up to those that it promises.

    Parameters
    ----------
    lesson
        The notebook, with its outputs, which take time to read.
    banks
        Those that it asks from.
    """
    parts = [(heading, cells) for heading, cells in _parts(lesson) if heading not in FRAME]
    asks = [_asked_in(lesson, heading, banks) for heading, _ in parts]
    reckoned = [
        reckon(Lesson(lesson.path, lesson.raw, cells), own).lesson_min
        for (_, cells), own in zip(parts, asks, strict=True)
    ]
    planned = {record.id: record.minutes for record in records(LESSONS)}.get(lesson.id)
    minutes = shared_out(round(sum(reckoned)) if planned is None else planned, reckoned)
    return [
        Section(heading, share, own)
        for (heading, _), share, own in zip(parts, minutes, asks, strict=True)
    ]


def shared_out(total: int, weights: Sequence[float]) -> list[int]:
    """A whole number shared out by weight, in whole numbers that add up to it.

    >>> shared_out(45, [1, 1, 2])
    [11, 11, 23]
    """
    whole = sum(weights)
    if not whole:
        return [0 for _ in weights]
    # Rounding the sums so far, and not each share, loses nothing on the way.
    ends = [0, *(round(total * upto / whole) for upto in accumulate(weights))]
    return [end - start for start, end in pairwise(ends)]


def _parts(lesson: Lesson) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    """Each heading of level 2 with the cells from there to the next."""
    heading, cells = "", list[Cell]()
    for cell in lesson.cells:
        lines = cell.source.splitlines() if cell.kind == "markdown" else []
        found = [line.removeprefix("## ").strip() for line in lines if line.startswith("## ")]
        if found:
            if heading:
                yield heading, tuple(cells)
            heading, cells = found[-1], []
        cells.append(cell)
    if heading:
        yield heading, tuple(cells)


def _asked_in(lesson: Lesson, heading: str, banks: Sequence[Bank]) -> tuple[Bank, ...]:
    """The banks, each with no more than the items that a section asks; none without any."""
    narrowed = []
    for bank in banks:
        items = [each.item for each in asked(lesson, bank) if each.section == heading]
        if items:
            narrowed.append(replace(bank, items=tuple(items)))
    return tuple(narrowed)

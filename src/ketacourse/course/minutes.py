"""How long a lesson takes, reckoned from what it holds, and set against what it promises.

The rates, and the minutes of each kind of question, are assumptions, meant for a student who reads
carefully and is new to the field. They are the same for every lesson, so that at least the lessons
can be compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ketacourse.content.library import records
from ketacourse.content.tables import LESSONS
from ketacourse.course.lesson import LINK, Cell, Lesson
from ketacourse.display.text import to_plain
from ketacourse.quiz.items.item import Bank

WORDS_A_MINUTE = 220
CELL_MIN = 0.3  # to run a cell, and read it and what it gives
PICTURE_MIN = 1.0
VIEW_MIN = 4.0  # to move the controls of a view, or to walk a map
TOLERANCE = 1.4  # a lesson may be off by this factor before its minutes are called wrong

WORD = re.compile(r"[A-Za-z'’]+")
SHOWN_TEXT = ("facts(", "found_in_the_lab(")
SHOWN = re.compile(r"^<([A-Z]\w+)", re.MULTILINE)  # what a cell gives, by its repr
# Questions are counted one by one, and a lesson's own counts are only glanced at.
QUIZ = ("LessonSections", "MyLesson", "QuizWidget", "WorkPanel")
# What is looked at, and has no controls to move.
STILL = (
    "BenefitAndHarm",
    "Covered",
    "FollowingPage",
    "MySummary",
    "Picture",
    "PkModel",
    "Prediction",
    "SvgPicture",
)


@dataclass(frozen=True, slots=True)
class Reckoning:
    """Minutes for reading, for cells and their views, for questions, and for the exercises."""

    reading: float
    cells: float
    questions: float
    exercises: float

    @property
    def lesson_min(self) -> float:
        """Everything but the exercises, which a lesson promises apart."""
        return self.reading + self.cells + self.questions


def reckon(lesson: Lesson, banks: Sequence[Bank]) -> Reckoning:
    """Reckon how long a lesson takes, with the banks that it asks from."""
    words = sum(_words(LINK.sub(r"\1", cell.source)) for cell in lesson.prose)
    code = [cell for cell in lesson.cells if cell.kind == "code"]
    words += sum(_words(to_plain(cell.printed)) for cell in code if _holds_facts(cell))
    items = [item for bank in banks for item in bank.items]
    return Reckoning(
        reading=words / WORDS_A_MINUTE,
        cells=sum(_cell_min(cell) for cell in code),
        questions=sum(item.minutes for item in items if not item.is_exercise),
        exercises=sum(item.minutes for item in items if item.is_exercise),
    )


def minutes_faults(lesson: Lesson, banks: Sequence[Bank]) -> Iterator[str]:
    """Say where the minutes that a lesson promises are far from what it holds."""
    planned = {record.id: record.minutes for record in records(LESSONS)}.get(lesson.id)
    if planned is None:
        return
    reckoned = reckon(lesson, banks).lesson_min
    if not reckoned / TOLERANCE <= planned <= reckoned * TOLERANCE:
        yield (
            f"promises {planned} minutes, but its words, views and questions come to about "
            f"{reckoned:.0f}; change lessons.toml and the first cell, or the lesson"
        )


def _words(text: str) -> int:
    return len(WORD.findall(text))


def _holds_facts(cell: Cell) -> bool:
    return any(call in cell.source for call in SHOWN_TEXT)


def _cell_min(cell: Cell) -> float:
    shown = SHOWN.search(cell.printed)
    if not shown:
        return CELL_MIN
    if shown[1] in QUIZ:
        return 0
    return PICTURE_MIN if shown[1] in STILL else VIEW_MIN

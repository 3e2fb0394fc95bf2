"""Checks that need all lessons, or a lesson and its bank: the way through, minutes, questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ketacourse.course.asked import guess_faults, order_faults
from ketacourse.course.contents import banks_of
from ketacourse.course.lesson import Lesson
from ketacourse.course.minutes import minutes_faults
from ketacourse.course.navigation import navigation_faults
from ketacourse.course.objectives import objective_faults
from ketacourse.course.order import terms_too_early
from ketacourse.course.pairs import pair_faults
from ketacourse.errors import Problem
from ketacourse.quiz.bank.load import read_bank
from ketacourse.quiz.items.item import Bank


def check_course(lessons: Sequence[Lesson], quizzes: Path) -> list[Problem]:
    """Check the lessons as one course.

    Parameters
    ----------
    lessons
        In course order.
    quizzes
        Folder with the banks. One that is missing or faulty is left out here: it is told of where
        lessons and banks are checked one by one.
    """
    alone = [
        Problem(lesson.path.name, 1, message)
        for lesson in lessons
        for message in _faults(lesson, _banks(lesson, quizzes))
    ]
    early = [
        Problem(lesson.path.name, lesson.line_of(line), message)
        for lesson, line, message in terms_too_early(lessons)
    ]
    given_away = [
        Problem(lesson.path.name, lesson.line_of(source), message)
        for lesson in lessons
        for source, message in pair_faults(lesson, _banks(lesson, quizzes))
    ]
    return [*alone, *early, *given_away]


def _faults(lesson: Lesson, banks: Sequence[Bank]) -> Iterator[str]:
    yield from navigation_faults(lesson)
    yield from minutes_faults(lesson, banks)
    for bank in banks:
        if bank.id == lesson.id:
            yield from objective_faults(lesson, bank)
            yield from order_faults(lesson, bank)
            yield from guess_faults(lesson, bank)


def _banks(lesson: Lesson, quizzes: Path) -> list[Bank]:
    paths = [quizzes / f"{name}.yaml" for name in banks_of(lesson.id)]
    banks = [read_bank(path)[0] for path in paths if path.is_file()]
    return [bank for bank in banks if bank is not None]

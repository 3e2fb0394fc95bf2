"""The contents page: every lesson, how far the student is in it, what is left, and what is next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from ketacourse.content.library import records
from ketacourse.content.tables import LESSONS
from ketacourse.content.teaching import Lesson
from ketacourse.display.page import Page
from ketacourse.display.table import scroll_box
from ketacourse.errors import ContentError
from ketacourse.quiz.bank.load import load_bank
from ketacourse.quiz.items.item import Bank
from ketacourse.quiz.log.attempts import Attempt, course_log
from ketacourse.quiz.log.work import progress

# Quizzes that belong to a lesson beside its own bank.
EXTRA_BANKS = {"00_start_here": ("pre",), "10_claim_check": ("post",)}
# JupyterLab sets tables to the right, which suits numbers and not sentences.
LEFT = 'style="text-align:left"'


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a student is in one lesson; `scored` questions have a mark, reflections don't."""

    lesson: Lesson
    answered: int
    correct: int
    scored: int
    total: int

    @property
    def is_done(self) -> bool:
        """Whether every question has been answered, rightly or not."""
        return self.total > 0 and self.answered == self.total

    @property
    def minutes_left(self) -> int:
        """The lesson's minutes, less the share of its questions that were answered."""
        share = self.answered / self.total if self.total else 0
        return round(self.lesson.minutes * (1 - share))

    @property
    def words(self) -> str:
        """How far, in words."""
        if not self.lesson.open:
            return "planned"
        if not self.answered:
            return f"not begun; {self.total} questions"
        told = f"{self.answered} of {self.total} answered, {self.correct} of {self.scored} right"
        return f"done: {told}" if self.is_done else told


def contents() -> Page:
    """Show every lesson with its question, how far you are, and what to do next.

    Run the cell again to bring it up to date.
    """
    standings = lesson_standings(course_log().read())
    rows = "".join(_row(each) for each in standings)
    titles = ("Lesson", "Question", "Minutes", "How far you are")
    head = f"<tr>{''.join(f'<th {LEFT}>{title}</th>' for title in titles)}</tr>"
    listed = f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>"
    return Page(f"{scroll_box(listed, 'Contents of the course')}{_next(standings)}")


def lesson_standings(attempts: Sequence[Attempt]) -> list[Standing]:
    """How far someone with these attempts is in every lesson, in order."""
    return [_standing(lesson, attempts) for lesson in records(LESSONS)]


def banks_of(lesson: str) -> tuple[str, ...]:
    """The banks that a lesson asks from."""
    return (lesson, *EXTRA_BANKS.get(lesson, ()))


def _standing(lesson: Lesson, attempts: Sequence[Attempt]) -> Standing:
    """Where marks are withheld, as in the pre-course quiz, answers count and right ones do not."""
    banks = _open_banks(lesson)
    parts = [progress(bank, attempts) for bank in banks]
    told = [part for bank, part in zip(banks, parts, strict=True) if bank.feedback != "withheld"]
    return Standing(
        lesson=lesson,
        answered=sum(part.answered for part in parts),
        correct=sum(part.correct for part in told),
        scored=sum(part.scored for part in told),
        total=sum(part.total for part in parts),
    )


def _open_banks(lesson: Lesson) -> list[Bank]:
    """A bank that cannot be read is left out: its own lesson says what is wrong with it."""
    found = []
    for name in banks_of(lesson.id) if lesson.open else ():
        try:
            found.append(load_bank(name))
        except ContentError:
            continue
    return found


def _row(standing: Standing) -> str:
    lesson = standing.lesson
    name = f"{lesson.id[:2]} {escape(lesson.title)}"
    if lesson.open:
        name = f'<a href="{lesson.id}.ipynb">{name}</a>'
    cells = (name, escape(lesson.question), str(lesson.minutes), escape(standing.words))
    return f"<tr>{''.join(f'<td {LEFT}>{cell}</td>' for cell in cells)}</tr>"


def _next(standings: Sequence[Standing]) -> str:
    """One sentence on what is left and where to go on."""
    unfinished = [each for each in standings if each.lesson.open and not each.is_done]
    if not unfinished:
        return "<p>You have answered every question of the course.</p>"
    first = unfinished[0]
    left = sum(each.minutes_left for each in unfinished)
    link = f'<a href="{first.lesson.id}.ipynb">lesson {first.lesson.id[:2]}</a>'
    verb = "Go on with" if first.answered else "Begin with"
    return (
        f"<p>{verb} {link}, about {first.minutes_left} minutes. "
        f"All that is left would take about {_hours(left)}.</p>"
    )


def _hours(minutes: int) -> str:
    if minutes < 90:
        return f"{minutes} minutes"
    return f"{round(minutes / 30) / 2:g} hours"

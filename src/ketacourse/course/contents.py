"""The contents page: every lesson, how far the student is in it, what is left, and what is next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from ketacourse.claims.calibration import FEW
from ketacourse.claims.judging import first_judgements
from ketacourse.claims.paragraph import last_kept
from ketacourse.content.library import records
from ketacourse.content.tables import CLAIMS, LESSONS
from ketacourse.content.teaching import Lesson
from ketacourse.display.page import Page
from ketacourse.display.table import scroll_box
from ketacourse.display.words import counted
from ketacourse.errors import ContentError
from ketacourse.quiz.bank.load import load_bank
from ketacourse.quiz.items.item import Bank
from ketacourse.quiz.log.attempt import Attempt
from ketacourse.quiz.log.attempts import course_log
from ketacourse.quiz.log.progress import Progress, progress, together

# Quizzes that belong to a lesson beside its own bank.
CLAIMS_LESSON = "10_claim_check"
EXTRA_BANKS = {"00_start_here": ("pre",), CLAIMS_LESSON: ("post",)}
# JupyterLab sets tables to the right, which suits numbers and not sentences.
LEFT = 'style="text-align:left"'


@dataclass(frozen=True, slots=True)
class Task:
    """Work of a lesson beside its questions, such as claims to judge.

    `enough` of all `total` are asked for.
    """

    noun: str
    verb: str
    done: int
    total: int
    enough: int

    @property
    def words(self) -> str:
        """How much of it is done."""
        return f"{self.done} of {counted(self.total, self.noun)} {self.verb}"


@dataclass(frozen=True, slots=True)
class LessonProgress:
    """How far a student is in one lesson, in its questions and in what else there is to do."""

    lesson: Lesson
    questions: Progress
    tasks: tuple[Task, ...] = ()

    @property
    def is_begun(self) -> bool:
        """Whether anything has been answered or done."""
        return self.questions.answered > 0 or any(task.done for task in self.tasks)

    @property
    def is_done(self) -> bool:
        """Whether every question has been answered, rightly or not, and enough of the rest done."""
        return self._share == 1

    @property
    def minutes_left(self) -> int:
        """The lesson's minutes, less the share of its work that was done."""
        return round(self.lesson.minutes * (1 - self._share))

    @property
    def _share(self) -> float:
        done = self.questions.answered + sum(min(task.done, task.enough) for task in self.tasks)
        total = self.questions.total + sum(task.enough for task in self.tasks)
        return done / total if total else 0.0

    @property
    def words(self) -> str:
        """How far, in words."""
        if not self.lesson.open:
            return "planned"
        if not self.is_begun:
            work = [counted(task.total, task.noun) for task in self.tasks]
            return f"not begun; {', '.join([counted(self.questions.total, 'question'), *work])}"
        told = "; ".join([self.questions.words, *(task.words for task in self.tasks)])
        return f"done: {told}" if self.is_done else told


def contents() -> Page:
    """Show every lesson with its question, how far you are, and what to do next.

    Run the cell again to bring it up to date.
    """
    lessons = lessons_done(course_log().read())
    rows = "".join(_row(each) for each in lessons)
    titles = ("Lesson", "Question", "Minutes", "How far you are")
    head = f"<tr>{''.join(f'<th {LEFT}>{title}</th>' for title in titles)}</tr>"
    listed = f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>"
    return Page(f"{scroll_box(listed, 'Contents of the course')}{_next(lessons)}")


def lessons_done(attempts: Sequence[Attempt]) -> list[LessonProgress]:
    """How far someone with these attempts is in every lesson, in order."""
    return [lesson_done(lesson, attempts) for lesson in records(LESSONS)]


def lesson_done(lesson: Lesson, attempts: Sequence[Attempt]) -> LessonProgress:
    """How far someone with these attempts is in one lesson."""
    return LessonProgress(
        lesson,
        together(progress(bank, attempts) for bank in open_banks(lesson)),
        _tasks(attempts) if lesson.id == CLAIMS_LESSON else (),
    )


def _tasks(attempts: Sequence[Attempt]) -> tuple[Task, ...]:
    """What lesson 10 asks for beside its questions."""
    judged = len(first_judgements(attempts))
    written = 1 if last_kept(attempts)["text"] else 0
    return (
        Task("claim", "judged", judged, len(records(CLAIMS)), FEW),
        Task("paragraph", "written", written, 1, 1),
    )


def banks_of(lesson: str) -> tuple[str, ...]:
    """The banks that a lesson asks from."""
    return (lesson, *EXTRA_BANKS.get(lesson, ()))


def open_banks(lesson: Lesson) -> list[Bank]:
    """The banks of a lesson as far as it has been written.

    One that cannot be read is left out: its own lesson says what is wrong with it.
    """
    found = []
    for name in banks_of(lesson.id) if lesson.open else ():
        try:
            found.append(load_bank(name))
        except ContentError:
            continue
    return found


def _row(done: LessonProgress) -> str:
    lesson = done.lesson
    name = f"{lesson.id[:2]} {escape(lesson.title)}"
    if lesson.open:
        name = f'<a href="{lesson.id}.ipynb">{name}</a>'
    cells = (name, escape(lesson.question), str(lesson.minutes), escape(done.words))
    return f"<tr>{''.join(f'<td {LEFT}>{cell}</td>' for cell in cells)}</tr>"


def _next(lessons: Sequence[LessonProgress]) -> str:
    """One sentence on what is left and where to go on."""
    unfinished = [each for each in lessons if each.lesson.open and not each.is_done]
    if not unfinished:
        return "<p>You have done all that the course asks.</p>"
    first = unfinished[0]
    left = sum(each.minutes_left for each in unfinished)
    link = f'<a href="{first.lesson.id}.ipynb">lesson {first.lesson.id[:2]}</a>'
    verb = "Go on with" if first.is_begun else "Begin with"
    return (
        f"<p>{verb} {link}, about {counted(first.minutes_left, 'minute')}. "
        f"All that is left would take about {_hours(left)}.</p>"
    )


def _hours(minutes: int) -> str:
    if minutes < 90:
        return counted(minutes, "minute")
    return f"{round(minutes / 30) / 2:g} hours"

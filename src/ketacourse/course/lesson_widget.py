"""A lesson's own two views: its sections with how far one is, and, at its end, what was done.

Both follow the log of answers while a kernel runs. The second holds the lesson's one panel that
saves and restores work.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from typing import Any, ClassVar, TypeVar
from urllib.parse import quote

import traitlets

from ketacourse.content.library import records
from ketacourse.content.tables import LESSONS
from ketacourse.content.teaching import Lesson as Planned
from ketacourse.course.contents import lesson_done, open_banks
from ketacourse.course.lesson import find_lesson, read_lesson
from ketacourse.course.sections import Section, sections_of
from ketacourse.display.page import Notice
from ketacourse.display.scripts import script
from ketacourse.display.widget import CourseWidget, stylesheet
from ketacourse.display.words import counted
from ketacourse.errors import KetacourseError, unknown
from ketacourse.quiz.log.attempt import Attempt
from ketacourse.quiz.log.attempts import AttemptLog, course_log
from ketacourse.quiz.log.progress import together
from ketacourse.quiz.log.session import session_of
from ketacourse.quiz.screen import panel
from ketacourse.quiz.screen.panel import WorkPanel

HERE = Path(__file__).parent
QUIZ = Path(panel.__file__).parent
SECTIONS = "Sections of this lesson"
DONE = "What you did in this lesson"
View = TypeVar("View")
ALL_ANSWERED = "Every question of this lesson is answered."


def lesson_sections(lesson: str) -> LessonSections | Notice:
    """Show the sections of a lesson, with their minutes and how many questions are answered.

    Parameters
    ----------
    lesson
        Name of the notebook without its ending, such as ``01_depression``. Where there is no such
        lesson, a message says so.
    """
    return _shown(LessonSections, lesson)


def my_lesson(lesson: str) -> MyLesson | Notice:
    """Show what you have done in a lesson and what is left, and save or restore your work.

    Parameters
    ----------
    lesson
        Name of the notebook without its ending, such as ``01_depression``. Where there is no such
        lesson, a message says so.
    """
    return _shown(MyLesson, lesson)


def _shown(view: Callable[[Planned, AttemptLog], View], lesson: str) -> View | Notice:
    try:
        return view(_planned(lesson), course_log())
    except KetacourseError as fault:
        return Notice(str(fault))


def _planned(lesson: str) -> Planned:
    for planned in records(LESSONS):
        if planned.id == lesson:
            return planned
    raise KetacourseError(unknown("lesson", lesson, (each.id for each in records(LESSONS))))


def _sections(lesson: Planned) -> list[Section]:
    return sections_of(read_lesson(find_lesson(lesson.id)), open_banks(lesson))


class LessonSections(CourseWidget):
    """The way through a lesson. `rows` are its sections, `words` and `share` how far one is."""

    _esm: ClassVar[str] = script(HERE / "sections_widget.js")
    _css: ClassVar[str] = stylesheet(HERE / "sections_widget.css")
    title = traitlets.Unicode(SECTIONS).tag(sync=True)
    rows: traitlets.List[Any] = traitlets.List().tag(sync=True)
    words = traitlets.Unicode().tag(sync=True)
    share = traitlets.Float().tag(sync=True)

    def __init__(self, lesson: Planned, log: AttemptLog) -> None:
        self.lesson = lesson
        self.sections = _sections(lesson)
        self.answers = log
        super().__init__()
        self.refresh()
        session_of(log).views.add(self)

    def refresh(self) -> None:
        """Bring the counts in step with the log."""
        attempts = self.answers.read()
        done = together(each.progress(attempts) for each in self.sections)
        with self.hold_sync():
            self.rows = [_row(each, attempts) for each in self.sections]
            self.words = f"{counted(self.lesson.minutes, 'minute')}; {done.words}"
            self.share = done.answered / done.total if done.total else 0.0

    def static_html(self) -> str:
        """The sections with their minutes and the number of their questions."""
        lines = "".join(
            f'<li><a href="#{quote(each.anchor)}">{escape(each.heading)}</a>{_told(each)}</li>'
            for each in self.sections
        )
        total = sum(each.questions for each in self.sections)
        return (
            f"<p><strong>{SECTIONS}</strong> ({counted(self.lesson.minutes, 'minute')}, "
            f'{counted(total, "question")})</p><ol style="columns:17rem 2">{lines}</ol>'
        )


class MyLesson(WorkPanel):
    """What was done in a lesson, what is left, and the panel that saves and restores work."""

    _esm = script(HERE / "my_lesson_widget.js")
    _css = stylesheet(QUIZ / "view.css")

    def __init__(self, lesson: Planned, log: AttemptLog) -> None:
        self.lesson = lesson
        self.sections = _sections(lesson)
        super().__init__(log)

    def __repr__(self) -> str:
        return f"<MyLesson {self.lesson.id}>"

    def static_html(self) -> str:
        """Say what the view is for."""
        return (
            f"<p><strong>{DONE}.</strong> With a running kernel this cell counts your answers, "
            "says which questions are left, and lets you save your work.</p>"
        )

    def _quiz(self) -> dict[str, Any]:
        return {**super()._quiz(), "label": DONE}

    def _state(self, attempts: Sequence[Attempt]) -> dict[str, Any]:
        done = lesson_done(self.lesson, attempts)
        rows = [_row(each, attempts) for each in self.sections]
        left = [row for row in rows if row["answered"] < row["total"]]
        words = done.words if left else f"{done.words}. {ALL_ANSWERED}"
        return {**super()._state(attempts), "progress": _sentence(words), "left": left}


def _row(section: Section, attempts: Sequence[Attempt]) -> dict[str, Any]:
    done = section.progress(attempts)
    return {
        "heading": section.heading,
        "anchor": section.anchor,
        "minutes": section.minutes,
        "answered": done.answered,
        "total": done.total,
    }


def _told(section: Section) -> str:
    """Minutes and questions of a section, as far as there are any."""
    parts = [f"{section.minutes} min"] if section.minutes else []
    parts += [counted(section.questions, "question")] if section.questions else []
    return f": {', '.join(parts)}" if parts else ""


def _sentence(words: str) -> str:
    text = f"{words[:1].upper()}{words[1:]}"
    return text if text.endswith(".") else f"{text}."

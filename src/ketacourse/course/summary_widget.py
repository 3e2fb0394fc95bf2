"""The summary on screen: it follows the log of answers, and can be saved as a page of its own."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar

import traitlets

from ketacourse.course.summary import TITLE, summarise, summary_document, summary_html
from ketacourse.display.scripts import script
from ketacourse.display.widget import CourseWidget, stylesheet
from ketacourse.quiz.log.attempts import AttemptLog, course_log
from ketacourse.quiz.log.session import session_of

HERE = Path(__file__).parent


def my_summary() -> MySummary:
    """Show what you have done in the course, with a button that saves it as a page to keep."""
    return MySummary(course_log())


class MySummary(CourseWidget):
    """What was answered so far. `shown` is the page's content, `document` the file to save."""

    _esm: ClassVar[str] = script(HERE / "summary_widget.js")
    _css: ClassVar[str] = stylesheet()
    title = traitlets.Unicode(TITLE).tag(sync=True)
    shown = traitlets.Unicode().tag(sync=True)
    document = traitlets.Unicode().tag(sync=True)
    filename = traitlets.Unicode().tag(sync=True)

    def __init__(self, log: AttemptLog) -> None:
        self.answers = log
        super().__init__()
        self.refresh()
        session_of(log).views.add(self)

    def refresh(self) -> None:
        """Bring the page in step with the log."""
        summary = summarise(self.answers.read())
        with self.hold_sync():
            self.shown = summary_html(summary)
            self.document = summary_document(summary) if summary.attempts else ""
            self.filename = f"my_summary_{datetime.now(UTC):%Y-%m-%d}.html"

    def static_html(self) -> str:
        """Say what the page is for."""
        return (
            f"<p><strong>{TITLE}.</strong> With a running kernel this cell counts your answers, "
            "lesson by lesson, and lets you save the count as a page to keep.</p>"
        )

"""A page that follows the log of answers while a kernel runs, in whatever cell they are given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, ClassVar

import traitlets

from ketacourse.display.scripts import script
from ketacourse.display.widget import CourseWidget, stylesheet
from ketacourse.quiz.log.attempt import Attempt
from ketacourse.quiz.log.attempts import AttemptLog
from ketacourse.quiz.log.session import session_of

HERE = Path(__file__).parent


class FollowingPage(CourseWidget):
    """HTML made of a student's answers, made anew when what it shows has changed.

    Parameters
    ----------
    title
        What the page shows, for its region and its repr.
    log
        The log to follow.
    found
        What of the attempts is shown, as a value to compare: drawing takes longer than counting,
        and an answer elsewhere must not wait for it.
    html
        The page for what was found.
    """

    _esm: ClassVar[str] = script(HERE / "following.js")
    _css: ClassVar[str] = stylesheet()
    title = traitlets.Unicode().tag(sync=True)
    shown = traitlets.Unicode().tag(sync=True)

    def __init__(
        self,
        title: str,
        log: AttemptLog,
        found: Callable[[Sequence[Attempt]], Any],
        html: Callable[[Any], str],
    ) -> None:
        self.answers = log
        self._found, self._html = found, html
        self._last: Any = None
        super().__init__(title=title)
        self.refresh()
        session_of(log).views.add(self)

    def __repr__(self) -> str:
        return f"<FollowingPage: {self.title}>"

    def static_html(self) -> str:
        """The page of somebody who has not answered yet."""
        return self._html(self._found(()))

    def refresh(self) -> None:
        """Bring the page in step with the log."""
        found = self._found(self.answers.read())
        if not self.shown or found != self._last:
            self._last = found
            self.shown = self._html(found)

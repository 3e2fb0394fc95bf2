"""The panel that saves and restores a student's work, and the base of the quiz on screen.

The browser draws and keeps what is half typed; the kernel marks and keeps the log. A request from
the browser gets ``said``, what to announce, or ``refused``, what to do first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import traitlets

from ketacourse.display.scripts import script
from ketacourse.display.widget import CourseWidget, Reply, drawer, stylesheet
from ketacourse.display.words import counted
from ketacourse.errors import KetacourseError
from ketacourse.quiz.log.attempt import Attempt
from ketacourse.quiz.log.attempts import LARGEST_FILE, AttemptLog
from ketacourse.quiz.log.session import session_of
from ketacourse.quiz.log.work import export_work, restore_work

HERE = Path(__file__).parent
LABEL = "Save or restore my work"
HOW_TO_USE = "To use this panel, open this notebook with a running kernel and run the cell above."
WHERE = (
    "Your answers are kept in the file {name} beside this notebook; what you type and do not send "
    "yet stays in this browser. Where files do not last, as on Binder, save your work before you "
    "leave and restore it when you come back."
)


class WorkPanel(CourseWidget):
    """Save the log of answers through the browser, and take it back.

    Traits: `quiz` is what is asked and never changes; `state` is the outcome so far. What is typed
    and not yet sent stays in the browser, in a drawer of its own for each log.
    """

    _esm = script(HERE / "view.js")
    _css = stylesheet(HERE / "view.css")

    quiz = traitlets.Dict().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    def __init__(self, log: AttemptLog) -> None:
        self.answers = log
        self.session = session_of(log)
        attempts = log.read()
        super().__init__(quiz=self._quiz(), state=self._state(attempts))
        self.session.views.add(self)

    def static_html(self) -> str:
        """Say what the panel is for."""
        return f"<p><strong>{LABEL}.</strong> {HOW_TO_USE}</p>"

    def refresh(self) -> None:
        """Bring the screen in step with the log."""
        self.state = self._state(self.answers.read())

    def _quiz(self) -> dict[str, Any]:
        notes = " ".join(self.session.new_notes(self.answers.notes))
        return {
            "label": LABEL,
            "bank": "",
            "items": [],
            "open_panel": True,
            "notes": notes,
            "largest_file": LARGEST_FILE,
            "drawer": drawer(self.answers.path),
        }

    def _state(self, attempts: Sequence[Attempt]) -> dict[str, Any]:  # noqa: ARG002
        where = WHERE.format(name=self.answers.path.name)
        return {"items": {}, "progress": "", "trouble": self.answers.trouble, "where": where}

    def answer(self, asked: Mapping[str, Any], files: Sequence[Any]) -> Reply:
        """Save or restore the log."""
        wanted = asked.get("do")
        if wanted == "save":
            return self._save()
        if wanted == "restore":
            return self._restore(str(asked.get("name")), bytes(files[0]))
        return super().answer(asked, files)

    def _save(self) -> Reply:
        attempts = self.answers.read()
        if not attempts:
            raise KetacourseError("There is nothing to save yet: no question has been answered.")
        filename = f"my_answers_{datetime.now(UTC):%Y-%m-%d}.jsonl"
        said = f"{counted(len(attempts), 'answer')} saved in {filename}, among your downloads."
        return {"said": said, "filename": filename, "files": [export_work(self.answers)]}

    def _restore(self, name: str, data: bytes) -> Reply:
        result = restore_work(self.answers, data, name)
        self.session.refresh()
        return {"said" if result.accepted else "refused": result.message}

"""The honest paragraph on screen: written by the student, held against a list, never marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from ketacourse.claims.paragraph import ITEM, TASK, checked, last_kept
from ketacourse.claims.remarks import calls_for_help, remarks_on
from ketacourse.claims.sourcing import sourced
from ketacourse.content.library import records
from ketacourse.content.tables import PARAGRAPH_POINTS
from ketacourse.content.teaching import ParagraphPoint
from ketacourse.display.scripts import script
from ketacourse.display.widget import Reply, stylesheet
from ketacourse.display.words import counted
from ketacourse.quiz.log.attempt import Attempt
from ketacourse.quiz.log.attempts import AttemptLog, course_log
from ketacourse.quiz.screen import panel
from ketacourse.quiz.screen.panel import WorkPanel

HERE = Path(__file__).parent
QUIZ = Path(panel.__file__).parent
LABEL = "One honest paragraph"
HEADS = {"hold": "It holds", "avoid": "It avoids"}
SEEN = "Seen by rule, in what was kept"
NO_REMARK = "By rule there is nothing to remark; whether it is right, only you can check."


def honest_paragraph() -> HonestParagraph:
    """Show the place for one honest paragraph, with the list to hold it against."""
    return HonestParagraph(course_log())


class HonestParagraph(WorkPanel):
    """A text area, a list to tick, and remarks by rule.

    Traits: `quiz` holds the task and the list; `state` what was kept last, written by the kernel;
    `drafts` what is being written.
    """

    _esm = script(HERE / "paragraph_widget.js")
    _css = stylesheet(QUIZ / "view.css", HERE / "paragraph_widget.css")

    def __init__(self, log: AttemptLog) -> None:
        self.points = records(PARAGRAPH_POINTS)
        super().__init__(log)

    def __repr__(self) -> str:
        return f"<HonestParagraph: a list of {counted(len(self.points), 'point')}>"

    def static_html(self) -> str:
        """The task and the list, with its sources."""
        lists = "".join(
            f"<p><strong>{head}</strong></p><ul>"
            + "".join(map(_static_point, (each for each in self.points if each.kind == kind)))
            + "</ul>"
            for kind, head in HEADS.items()
        )
        return f"<div><p><strong>{LABEL}.</strong> {TASK}</p>{lists}</div>"

    def _quiz(self) -> dict[str, Any]:
        points = [
            {"id": each.id, "kind": each.kind, "text": each.text, "why": sourced(each.why, each)}
            for each in self.points
        ]
        own = {"label": LABEL, "task": TASK, "heads": HEADS, "points": points, "open_panel": False}
        return {**super()._quiz(), **own}

    def _state(self, attempts: Sequence[Attempt]) -> dict[str, Any]:
        kept = last_kept(attempts)
        told = {"head": "", "remarks": []} if not kept["text"] else _told(kept["text"])
        return {**super()._state(attempts), **kept, **told}

    def answer(self, asked: Mapping[str, Any], files: Sequence[Any]) -> Reply:
        """Keep a paragraph, and remark on it."""
        if asked.get("do") != "keep":
            return super().answer(asked, files)
        response = checked(asked.get("response"))
        self.answers.keep(ITEM, response)
        self.session.refresh()
        told = " ".join(_told(response["text"])["remarks"])
        if calls_for_help(response["text"]):  # the help lines, and nothing beside them
            return {"said": told, "status": ""}
        ticked = f"{len(response['ticked'])} of {len(self.points)} points ticked."
        return {"said": f"Kept. {ticked} {told}", "status": "Kept."}


def _told(text: str) -> dict[str, Any]:
    """What stands under a kept text: remarks with their heading, or help lines alone."""
    head = "" if calls_for_help(text) else SEEN
    return {"head": head, "remarks": list(remarks_on(text)) or [NO_REMARK]}


def _static_point(point: ParagraphPoint) -> str:
    return f"<li>{escape(point.text)} {sourced(point.why, point)}</li>"

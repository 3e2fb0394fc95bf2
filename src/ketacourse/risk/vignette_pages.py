"""Cases for discussion: people who do not exist, questions that do."""

from __future__ import annotations

from html import escape

from ketacourse.content.library import record, records
from ketacourse.content.risks import Vignette
from ketacourse.content.tables import VIGNETTES
from ketacourse.display.facts import sourced_html
from ketacourse.display.help_lines import help_line_texts
from ketacourse.display.page import Page


def vignette(identifier: str, *, points: bool | None = None) -> Page:
    """Show a case: who it is about, the task, the questions, and what a good answer covers.

    Parameters
    ----------
    identifier
        Id in ``vignettes``, ``v1`` to ``v6``.
    points
        The points of a good answer, each with its source, stand behind a disclosure. True opens
        it; False leaves the points out of the page, for a group that should not peek.

    Raises
    ------
    ContentError
        If there is no such case.
    """
    case = record(VIGNETTES, identifier)
    questions = "".join(f"<li>{escape(question)}</li>" for question in case.questions)
    return Page(
        f"<p><strong>{escape(case.title)}</strong> (an invented person)</p>{_note(case)}"
        f"<p>{escape(case.profile)}</p><p><strong>Task.</strong> {escape(case.task)}</p>"
        f"<ol>{questions}</ol>{_points(case, points=points)}"
    )


def vignettes() -> Page:
    """List the cases: id, title and task, with the content notes."""
    rows = "".join(
        f"<li><code>{each.id}</code> <strong>{escape(each.title)}.</strong> {escape(each.task)} "
        f"{escape(each.content_note)}</li>"
        for each in records(VIGNETTES)
    )
    return Page(f"<ul>{rows}</ul>")


def _note(case: Vignette) -> str:
    """What the case touches on, and where to turn, before it is told."""
    if not case.content_note:
        return ""
    lines = "".join(f"<li>{escape(line)}</li>" for line in help_line_texts())
    return (
        f"<p><strong>Content note.</strong> {escape(case.content_note)}</p>"
        f"<details><summary>Help lines</summary><ul>{lines}</ul></details>"
    )


def _points(case: Vignette, *, points: bool | None) -> str:
    if points is False:
        return ""
    opened = " open" if points else ""
    items = "".join(f"<li>{sourced_html(each.text, each)}</li>" for each in case.good_answer)
    return (
        f"<details{opened}><summary>What a good answer covers (talk first)</summary>"
        f"<ul>{items}</ul></details>"
    )

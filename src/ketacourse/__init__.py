"""An open Jupyter course on how ketamine works as an antidepressant, and how far to believe it.

The names below are what lessons use; each is loaded when it is first asked for, so importing the
package costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ketacourse.names import lazy

__version__ = "0.1.0"

_HOMES = {
    "Attempt": "quiz",
    "ask": "quiz",
    "contents": "course.contents",
    "covered": "display.covered",
    "exercise": "quiz",
    "facts": "display.facts",
    "glossary": "course.pages",
    "help_lines": "course.pages",
    "lesson_references": "course.pages",
    "lesson_sections": "course.lesson_widget",
    "load_bank": "quiz",
    "mark": "quiz",
    "my_lesson": "course.lesson_widget",
    "my_summary": "course.summary_widget",
    "my_work": "quiz",
}

__all__ = [
    "Attempt",
    "ask",
    "contents",
    "covered",
    "exercise",
    "facts",
    "glossary",
    "help_lines",
    "lesson_references",
    "lesson_sections",
    "load_bank",
    "mark",
    "my_lesson",
    "my_summary",
    "my_work",
]

if TYPE_CHECKING:
    from ketacourse.course.contents import contents
    from ketacourse.course.lesson_widget import lesson_sections, my_lesson
    from ketacourse.course.pages import glossary, help_lines, lesson_references
    from ketacourse.course.summary_widget import my_summary
    from ketacourse.display.covered import covered
    from ketacourse.display.facts import facts
    from ketacourse.quiz import Attempt, ask, exercise, load_bank, mark, my_work
else:
    __getattr__, __dir__ = lazy(__name__, _HOMES)

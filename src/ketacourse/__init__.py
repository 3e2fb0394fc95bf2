"""An open Jupyter course on how ketamine works as an antidepressant, and how far to believe it.

The names below are what lessons use; each is loaded when it is first asked for, so importing the
package costs next to nothing.
"""

from __future__ import annotations

from ketacourse.names import lazy

__version__ = "0.1.0"

_HOMES = {
    "Attempt": "quiz",
    "ask": "quiz",
    "contents": "course.contents",
    "exercise": "quiz",
    "facts": "display.facts",
    "glossary": "course.pages",
    "help_lines": "course.pages",
    "lesson_references": "course.pages",
    "load_bank": "quiz",
    "mark": "quiz",
    "my_summary": "course.summary_widget",
    "my_work": "quiz",
}

__all__ = list(_HOMES)
__getattr__, __dir__ = lazy(__name__, _HOMES)

"""An open Jupyter course on how ketamine works as an antidepressant, and how far to believe it.

The names below are what lessons use; each is loaded when it is first asked for, so importing the
package costs next to nothing.
"""

from __future__ import annotations

import importlib
from typing import Any

__version__ = "0.1.0"

_HOMES = {
    "Attempt": "ketacourse.quiz",
    "ask": "ketacourse.quiz",
    "contents": "ketacourse.course.contents",
    "exercise": "ketacourse.quiz",
    "facts": "ketacourse.display.facts",
    "glossary": "ketacourse.course.pages",
    "help_lines": "ketacourse.course.pages",
    "lesson_references": "ketacourse.course.pages",
    "load_bank": "ketacourse.quiz",
    "mark": "ketacourse.quiz",
    "my_summary": "ketacourse.course.summary_widget",
    "my_work": "ketacourse.quiz",
}

__all__ = [
    "Attempt",
    "__version__",
    "ask",
    "contents",
    "exercise",
    "facts",
    "glossary",
    "help_lines",
    "lesson_references",
    "load_bank",
    "mark",
    "my_summary",
    "my_work",
]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(importlib.import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'ketacourse' has no attribute '{name}'")


def __dir__() -> list[str]:
    return __all__

"""Quizzes: banks of questions, marking, the log of answers, and the quiz on screen.

Names are loaded on first use, so that importing the course stays cheap.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ketacourse.quiz.attempts import Attempt, AttemptLog
    from ketacourse.quiz.bank import load_bank
    from ketacourse.quiz.exercises import exercise
    from ketacourse.quiz.gain import learning_gain
    from ketacourse.quiz.marking import mark
    from ketacourse.quiz.view import ask, my_work
    from ketacourse.quiz.withheld import withheld_answers

_HOMES = {
    "Attempt": "attempts",
    "AttemptLog": "attempts",
    "ask": "view",
    "exercise": "exercises",
    "learning_gain": "gain",
    "load_bank": "bank",
    "mark": "marking",
    "my_work": "view",
    "withheld_answers": "withheld",
}

__all__ = [
    "Attempt",
    "AttemptLog",
    "ask",
    "exercise",
    "learning_gain",
    "load_bank",
    "mark",
    "my_work",
    "withheld_answers",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return __all__

"""Quizzes: banks of questions, marking, the log of answers, and the quiz on screen.

Names are loaded on first use, so that importing the course stays cheap.
"""

from __future__ import annotations

from ketacourse.names import lazy

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

__all__ = list(_HOMES)
__getattr__, __dir__ = lazy(__name__, _HOMES)

"""Quizzes: banks of questions, marking, the log of answers, and the quiz on screen.

Names are loaded on first use, so that importing the course stays cheap.
"""

from __future__ import annotations

from ketacourse.names import lazy

_HOMES = {
    "Attempt": "log.attempts",
    "AttemptLog": "log.attempts",
    "ask": "screen.view",
    "exercise": "screen.exercises",
    "learning_gain": "screen.gain",
    "load_bank": "bank.load",
    "mark": "items.item",
    "my_work": "screen.view",
    "withheld_answers": "screen.withheld",
}

__all__ = list(_HOMES)
__getattr__, __dir__ = lazy(__name__, _HOMES)

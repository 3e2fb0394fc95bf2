"""Quizzes: banks of questions, marking, the log of answers, and the quiz on screen.

Names are loaded on first use, so that importing the course stays cheap.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ketacourse.names import lazy

_HOMES = {
    "Attempt": "log.attempt",
    "AttemptLog": "log.attempts",
    "ask": "screen.view",
    "exercise": "screen.exercises",
    "learning_gain": "screen.gain",
    "load_bank": "bank.load",
    "mark": "items.item",
    "my_work": "screen.view",
    "withheld_answers": "screen.withheld",
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

if TYPE_CHECKING:
    from ketacourse.quiz.bank.load import load_bank
    from ketacourse.quiz.items.item import mark
    from ketacourse.quiz.log.attempt import Attempt
    from ketacourse.quiz.log.attempts import AttemptLog
    from ketacourse.quiz.screen.exercises import exercise
    from ketacourse.quiz.screen.gain import learning_gain
    from ketacourse.quiz.screen.view import ask, my_work
    from ketacourse.quiz.screen.withheld import withheld_answers
else:
    __getattr__, __dir__ = lazy(__name__, _HOMES)

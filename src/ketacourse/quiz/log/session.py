"""What a running kernel remembers of a student's work beyond the log.

Quizzes of one notebook share a log; here they share what the log does not hold: which hints and
answers were shown, which notes on the log were told, and which views are open.
"""

from __future__ import annotations

import weakref
from collections.abc import Sequence
from typing import Literal, Protocol

from ketacourse.errors import KetacourseError
from ketacourse.quiz.items.item import Item, mark
from ketacourse.quiz.log.attempts import Attempt, AttemptLog

Help = Literal["hint", "answer"]


class View(Protocol):
    """Something on screen that follows the log."""

    def refresh(self) -> None:
        """Bring the screen in step with the log."""


class Session:
    """The work with one log in this kernel."""

    def __init__(self, log: AttemptLog) -> None:
        attempts = log.read()
        self.views: weakref.WeakSet[View] = weakref.WeakSet()
        self._help = {(a.bank, a.item, "hint") for a in attempts if a.hint_used}
        self._help |= {(a.bank, a.item, "answer") for a in attempts if a.revealed}
        self._told: set[str] = set()

    def give(self, item: Item, help_: Help) -> None:
        """Remember that a hint or an answer was shown; the next attempt records it."""
        self._help.add((item.bank, item.id, help_))

    def gave(self, item: Item, help_: Help) -> bool:
        """Whether the student has seen the hint or the answer of an item."""
        return (item.bank, item.id, help_) in self._help

    def new_notes(self, notes: Sequence[str]) -> list[str]:
        """Those notes that no view has told yet."""
        fresh = [note for note in notes if note not in self._told]
        self._told.update(fresh)
        return fresh

    def refresh(self) -> None:
        """Bring every open view in step with the log."""
        for view in list(self.views):
            view.refresh()


_sessions: weakref.WeakKeyDictionary[AttemptLog, Session] = weakref.WeakKeyDictionary()


def session_of(log: AttemptLog) -> Session:
    """The session of a log, made when a view first asks for it."""
    if log not in _sessions:
        _sessions[log] = Session(log)
    return _sessions[log]


def tries_at(item: Item, attempts: Sequence[Attempt]) -> list[Attempt]:
    """Attempts at an item, oldest first.

    Left out are those at an earlier version of the item and those that cannot be marked, which a
    file edited by hand may hold.
    """
    tries = [a for a in attempts if (a.bank, a.item) == (item.bank, item.id)]
    valid = [a for a in tries if a.item_version == item.version and _can_be_marked(item, a)]
    return sorted(valid, key=lambda attempt: attempt.time)


def _can_be_marked(item: Item, attempt: Attempt) -> bool:
    try:
        mark(item, attempt.response)
    except KetacourseError:
        return False
    return True

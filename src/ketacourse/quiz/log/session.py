"""What a running kernel remembers of a student's work beyond the log.

Quizzes of one notebook share a log; here they share what it does not hold: which notes on the log
were told, and which views are open. Whether help was shown is kept in the log, for every kernel.
"""

from __future__ import annotations

import weakref
from collections.abc import Sequence
from typing import Protocol

from ketacourse.errors import KetacourseError
from ketacourse.quiz.items.item import Item, mark
from ketacourse.quiz.log.attempt import Attempt
from ketacourse.quiz.log.attempts import AttemptLog
from ketacourse.quiz.log.help import Help, Kind


class Follower(Protocol):
    """Something on screen that follows the log."""

    def refresh(self) -> None:
        """Bring the screen in step with the log."""


class Session:
    """The work with one log in this kernel."""

    def __init__(self, log: AttemptLog) -> None:
        self.views: weakref.WeakSet[Follower] = weakref.WeakSet()
        self._log = log
        self._told: set[str] = set()

    def give(self, item: Item, kind: Kind) -> None:
        """Keep that a hint or an answer was shown; the next attempt, in any kernel, records it."""
        self._log.keep_help(Help(item.bank, item.id, kind))

    def gave(self, item: Item, kind: Kind) -> bool:
        """Whether the student has seen the hint or the answer of an item, here or elsewhere."""
        if Help(item.bank, item.id, kind) in self._log.helped:
            return True
        tries = [a for a in self._log.read() if (a.bank, a.item) == (item.bank, item.id)]
        return any(a.hint_used if kind == "hint" else a.revealed for a in tries)

    def new_notes(self, notes: Sequence[str]) -> list[str]:
        """Those notes that no view has told yet."""
        fresh = [note for note in notes if note not in self._told]
        self._told.update(fresh)
        return fresh

    def refresh(self) -> None:
        """Bring every open view in step with the log."""
        for view in list(self.views):
            view.refresh()


_sessions: dict[AttemptLog, Session] = {}  # a kernel has one log, or a few


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

"""What can go wrong, said so that the reader can mend it.

Every message tells where the fault is, what came, what is allowed and, when it can, what to do.
Arguments raise ``ValueError`` (through `KetacourseError`); files raise `ContentError`.
"""

from __future__ import annotations

import difflib
import reprlib
from collections.abc import Iterable
from dataclasses import dataclass

LONGEST_MESSAGE = 2_000  # characters; a list of allowed words stays well below
LONGEST_WORD = 80


class KetacourseError(ValueError):
    """Root of every error this package raises on purpose."""


class ContentError(KetacourseError):
    """A file of facts, a question bank or a lesson does not hold what it should."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault found in a file; prints as ``file:line: message``, on one line."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {printable(self.message, LONGEST_MESSAGE)}"


def printable(text: str, longest: int) -> str:
    r"""A text that is safe to print: on one line, cut short, odd characters as their escapes.

    >>> print(printable("one\ntwo\ud800", 20))
    one\ntwo\ud800
    """
    short = text if len(text) <= longest else f"{text[: longest - 1]}…"
    return "".join(
        each if each.isprintable() else each.encode("unicode_escape").decode("ascii")
        for each in short
    )


def listing(words: Iterable[object], limit: int = 12) -> str:
    """Join the allowed words for a message; a long list is cut and counted."""
    names = [str(word) for word in words]
    if len(names) <= limit:
        return ", ".join(names)
    return f"{', '.join(names[:limit])} and {len(names) - limit} more"


def unknown(kind: str, word: object, allowed: Iterable[object]) -> str:
    """Say that a word is unknown, name the nearest known one and what is allowed.

    >>> unknown("node", "mTOR1", ["AMPA", "mTORC1"])
    "unknown node 'mTOR1'; did you mean 'mTORC1'? Allowed: AMPA, mTORC1"
    """
    names = sorted({_said(name) for name in allowed})
    folded = {name.casefold(): name for name in names}
    near = difflib.get_close_matches(_said(word).casefold(), folded, n=1)
    hint = f"; did you mean '{folded[near[0]]}'?" if near else "."
    return f"unknown {kind} '{_said(word)}'{hint} Allowed: {listing(names)}"


def _said(word: object) -> str:
    return printable(word if isinstance(word, str) else brief(word), LONGEST_WORD)


def brief(value: object) -> str:
    """Show a value in a message, cut short however long, deep or odd it is.

    >>> brief("ab" * 100)
    "'abababababab...babababababab'"
    """
    try:
        return reprlib.repr(value)
    except Exception:  # a value that cannot even be shown, such as an int of 5,000 digits
        return f"a value of type {type(value).__name__}"

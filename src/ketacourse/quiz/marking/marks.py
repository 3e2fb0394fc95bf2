"""What a response is worth, and the words in which it is refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ketacourse.errors import KetacourseError, brief, listing

LONGEST_LIST = 1_000


@dataclass(frozen=True, slots=True)
class Feedback:
    """One line of feedback, to show beside the option, step, prompt or case named by `key`.

    `text` is Markdown by the author; `correct` says whether this part of the response is right, and
    `partly` whether one that is not has something to it.
    """

    key: str
    text: str
    correct: bool
    partly: bool = False


@dataclass(frozen=True, slots=True)
class Parts:
    """How much of a response with several parts is right, such as 3 of 4 pairs."""

    right: int
    total: int
    noun: str

    def __str__(self) -> str:
        return f"{self.right} of {self.total} {self.noun}"


@dataclass(frozen=True, slots=True)
class Mark:
    """What a response is worth. `correct` is None for items that are never scored.

    `understood` says how a response was read, or what it comes to; `parts` is None for items
    without parts; `slip` is the author's line on a common mistake.
    """

    score: float
    max_score: float
    correct: bool | None
    feedback: tuple[Feedback, ...] = ()
    understood: str = ""
    parts: Parts | None = None
    slip: str = ""

    @property
    def verdict(self) -> str:
        """The result in words: ``Correct``, ``Partly correct``, ``Not yet`` or ``Noted``."""
        if self.correct is None:
            return "Noted"
        if self.correct:
            return "Correct"
        return "Partly correct" if self.score > 0 else "Not yet"


def ids_in(response: Any, if_empty: str) -> list[str]:
    """A list of ids, or an error that says what is needed instead."""
    if response is None or (isinstance(response, list | str) and not response):
        raise KetacourseError(if_empty)
    if not isinstance(response, list):
        raise KetacourseError(f"Got {brief(response)}, but a list is needed.")
    if len(response) > LONGEST_LIST:
        raise KetacourseError(f"Got a list of {len(response):,} entries, which is far too long.")
    for entry in response:
        if not isinstance(entry, str):
            raise KetacourseError(f"Got {brief(entry)} in the list, but ids are needed.")
    return response


def not_among(kind: str, word: Any, allowed: Sequence[str]) -> KetacourseError:
    """The error for a response that names something that was not offered."""
    return KetacourseError(f"{brief(word)} is not among the {kind}s {listing(allowed)}.")

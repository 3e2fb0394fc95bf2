"""Single values out of a file that anyone may have written: what fits, or why it does not."""

from __future__ import annotations

import re
from typing import Any

from ketacourse.errors import brief

WHOLE = re.compile(r"[+-]?[0-9]{1,9}")
# Halves of characters can't be written to a file or a screen; other controls are only blanks.
SURROGATE = re.compile("[\ud800-\udfff]")
CONTROLS = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
LONGEST = 4_000  # characters of a single text


class MisfitError(Exception):
    """A value does not fit its field; `path` grows as the fault travels outwards."""

    def __init__(self, message: str, *path: str | int) -> None:
        super().__init__(message)
        self.path: list[str | int] = list(path)

    def within(self, key: str | int) -> MisfitError:
        """The same fault, seen from one level further out."""
        self.path.insert(0, key)
        return self


def as_text(value: Any) -> str:
    """A text, or a number as it would be typed, on one line and without blanks around it.

    Raises
    ------
    MisfitError
        If it is neither, is too long, or holds half a character.
    """
    if isinstance(value, str):
        return _cleaned(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _typed(value)
    raise MisfitError(f"got {brief(value)}, but text is needed")


def _cleaned(text: str) -> str:
    if len(text) > LONGEST:
        raise MisfitError(f"is {len(text)} characters long; at most {LONGEST} are allowed")
    if text.isprintable():  # as nearly all are, so this saves time
        return text.strip()
    if (half := SURROGATE.search(text)) is not None:
        raise MisfitError(f"holds half a character, {half.group()!a}; type it again")
    return CONTROLS.sub(" ", text).strip()


def _typed(number: float) -> str:
    """A whole number without a point, however the file was made."""
    if not abs(number) < 1e15:  # said this way, nan and integers too large for a float fail too
        raise MisfitError(f"got {brief(number)}, but a number of at most 15 digits is needed")
    return str(int(number)) if number == int(number) else str(number)


def as_whole(value: Any) -> int:
    """A whole number, or one in digits.

    Raises
    ------
    MisfitError
        If it is anything else.
    """
    if type(value) is int and abs(value) < 10**9:
        return value
    text = as_text(value)
    if not WHOLE.fullmatch(text):
        raise MisfitError(f"got {brief(value)}, but a whole number is needed")
    return int(text)

"""One attempt: a response to an item, and the line of JSON that keeps it.

Scores are not kept: they are worked out from the raw response.
"""

from __future__ import annotations

import json
import re
import uuid
from dataclasses import asdict, dataclass
from typing import Any

from ketacourse.display.incoming import mended
from ketacourse.errors import KetacourseError, brief
from ketacourse.quiz.items.item import Item
from ketacourse.quiz.log.moments import after, is_moment

VERSION = 1
LONGEST_LINE = 64_000
SHORTEST_LINE = 60  # the names of the fields alone are longer; nothing shorter need be read
NAME = re.compile(r"[\w.-]{1,100}")  # of a bank or an item


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One response to one item. `time` is UTC, such as ``2026-11-21T09:30:00.000Z``.

    `item_version` tells whether the item is still marked as it was; `hint_used` and `revealed`
    say whether the hint, and the answer, had been shown before this response.
    """

    id: str
    time: str
    bank: str
    item: str
    item_version: str
    response: Any
    hint_used: bool = False
    revealed: bool = False

    @classmethod
    def of(
        cls,
        item: Item,
        response: Any,
        *,
        newest: str = "",
        hint_used: bool = False,
        revealed: bool = False,
    ) -> Attempt:
        """A new attempt at an item, made now, and later than `newest`.

        Raises
        ------
        KetacourseError
            If the response is nested too deep to be kept.
        """
        try:
            kept = mended(response)
        except RecursionError:
            raise _unfit(response) from None
        return cls(
            id=uuid.uuid4().hex,
            time=after(newest),
            bank=item.bank,
            item=item.id,
            item_version=item.version,
            response=kept,
            hint_used=hint_used,
            revealed=revealed,
        )


def line_of(attempt: Attempt) -> bytes:
    """The attempt as one line of JSON, newline included.

    Raises
    ------
    KetacourseError
        If the response is not a JSON value, or the line would be too long to keep.
    """
    try:
        text = json.dumps({"v": VERSION, **asdict(attempt)}, allow_nan=False)
    except (TypeError, ValueError, RecursionError):
        raise _unfit(attempt.response) from None
    if len(text) >= LONGEST_LINE:
        raise KetacourseError("The answer is too long to be kept. Shorten it.")
    return text.encode() + b"\n"


def _unfit(response: Any) -> KetacourseError:
    return KetacourseError(
        f"{brief(response)} cannot be kept: a response is text, a number, "
        "a list or a mapping of these."
    )


def attempt_of(line: bytes) -> Attempt | str:
    """The attempt on a line, or the reason why there is none; empty for a header or a blank."""
    if not line.strip():
        return ""
    if len(line) > LONGEST_LINE:
        return "longer than any answer"
    if len(line) < SHORTEST_LINE and b"ketacourse" not in line:
        return "cut short or not JSON"
    try:
        fields = mended(json.loads(line, parse_constant=_refuse))
    except (ValueError, RecursionError):
        return "cut short or not JSON"
    if not isinstance(fields, dict):
        return "not an answer"
    if isinstance(fields.get("v"), int) and fields["v"] > VERSION:
        return "written by a newer version of the course"
    return "" if "ketacourse" in fields else _checked(fields)


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")


def _checked(fields: dict[str, Any]) -> Attempt | str:
    """Fields of a line as an attempt; unknown fields are left out."""
    names = [fields.get(name) for name in ("id", "bank", "item", "item_version")]
    if not all(isinstance(name, str) and NAME.fullmatch(name) for name in names):
        return "not an answer"
    if not is_moment(fields.get("time")) or "response" not in fields:
        return "not an answer"
    return Attempt(
        id=fields["id"],
        time=fields["time"],
        bank=fields["bank"],
        item=fields["item"],
        item_version=fields["item_version"],
        response=fields["response"],
        hint_used=fields.get("hint_used") is True,
        revealed=fields.get("revealed") is True,
    )

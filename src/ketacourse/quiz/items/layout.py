"""How a question is written in a bank: which keys there are, what they hold, what must fit.

Each kind of question lays out its own keys with these; `ketacourse.quiz.bank.schema` adds those
that every item has, and `ketacourse.quiz.bank.reading` reads by them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from ketacourse.errors import KetacourseError

Shape = Literal[
    "text",
    "id",
    "name",
    "number",
    "whole",
    "sign",
    "flag",
    "word",
    "value",
    "table",
    "list",
    "map",
    "item",
    "given",
]
Values = dict[str, Any]

# Words of JavaScript that an id could be: objects there have them already, as the page would find.
RESERVED = ("constructor", "prototype")
ID = rf"^(?!(?:{'|'.join(RESERVED)})$)[a-z0-9][a-z0-9_-]{{0,63}}$"
NAME = r"^[A-Za-z_][A-Za-z0-9_]{0,63}$"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """What a key holds. `each` is what a list or map holds, `table` the keys of a table.

    `rest` is what keys of a table beside those hold. With `given`, ``{{name}}`` may stand for the
    number; in texts it may always. A text is Markdown unless it is `bare`.
    """

    kind: Shape
    doc: str
    required: bool = True
    words: tuple[str, ...] = ()
    low: float | None = None
    least: int = 1
    each: Field | None = None
    table: dict[str, Field] | None = None
    rest: Field | None = None
    given: bool = False
    bare: bool = False


Fields = dict[str, Field]


def text_field(doc: str, *, required: bool = True) -> Field:
    """A key that holds Markdown."""
    return Field(kind="text", doc=doc, required=required)


def bare_field(doc: str, *, required: bool = True) -> Field:
    """A key that holds text which is shown or used as it is written."""
    return Field(kind="text", doc=doc, required=required, bare=True)


def list_field(doc: str, each: Field, *, required: bool = True, least: int = 1) -> Field:
    """A key that holds a list of the same."""
    return Field(kind="list", doc=doc, each=each, required=required, least=least)


def table_field(doc: str, table: Fields) -> Field:
    """A key that holds a mapping with keys of its own."""
    return Field(kind="table", doc=doc, table=table)


class UnfitError(KetacourseError):
    """The values of an item do not fit together; `key` says which of them to look at."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key


def refuse_repeats(key: str, noun: str, texts: Sequence[str]) -> None:
    """Refuse two of a kind that say the same: a student could not tell them apart.

    Raises
    ------
    UnfitError
        At the first that stood there before.
    """
    seen: set[str] = set()
    for text in texts:
        if text in seen:
            raise UnfitError(key, f"two {noun} say the same: '{text[:60]}'.")
        seen.add(text)

"""From a tree of nodes to checked values, guided by the layout; every fault keeps its line."""

from __future__ import annotations

import re
from typing import Any

from ketacourse.errors import KetacourseError, Problem, brief, unknown
from ketacourse.quiz.bank.given import OPENING, Given
from ketacourse.quiz.bank.schema import ID, NAME, Field, Fields
from ketacourse.quiz.bank.source import Node, Rows, Table, Text

NEEDED = {
    "text": "text",
    "id": "a short id in lower case, digits, - and _",
    "name": "a Python name",
    "number": "a number",
    "whole": "a whole number",
    "sign": "-1 or 1",
    "flag": "true or false",
    "table": "a mapping (key: value)",
    "list": "a list (lines that begin with -)",
    "map": "a mapping (id: ...)",
}


class Misfit:
    """Stands for a value that could not be read; its fault has been noted."""


MISFIT = Misfit()


class Reader:
    """Reads values and collects what is wrong with them.

    `given` holds the numbers that the item being read takes from the facts.

    Parameters
    ----------
    shown : name of the file in messages
    """

    def __init__(self, shown: str) -> None:
        self.shown = shown
        self.problems: list[Problem] = []
        self.given = Given({})

    def fault(self, line: int, where: str, message: str) -> Misfit:
        """Note a fault; `where` says in which item or part, and may be empty."""
        text = f"{where}: {message}" if where else message
        self.problems.append(Problem(self.shown, line, text))
        return MISFIT

    def table(
        self, node: Node, fields: Fields, where: str, rest: Field | None = None
    ) -> dict[str, Any]:
        """The good values of a mapping; keys that are missing, or not foreseen, are noted."""
        if not isinstance(node, Table):
            self.fault(node.line, where, f"got {_seen(node)}, but {NEEDED['table']} is needed.")
            return {}
        values: dict[str, Any] = {}
        for key, cell in node.cells.items():
            field = fields.get(key, rest)
            if field is None:
                self.fault(node.lines[key], where, f"{unknown('key', key, fields)}.")
                continue
            values[key] = self.value(cell, field, key, where)
        for key, field in fields.items():
            if field.required and key not in node.cells:
                self.fault(node.line, where, f"'{key}' is missing; add it. {field.doc}")
        return {key: value for key, value in values.items() if value is not MISFIT}

    def value(self, node: Node, field: Field, name: str, where: str) -> Any:
        """A checked value, or MISFIT."""
        if field.kind == "value":
            return self._plain(node, _part(where, name))
        if field.kind in ("item", "given"):  # read on their own
            return node
        if field.kind == "table":
            return self._whole_table(node, field, _part(where, name))
        if field.kind == "list":
            return self._list(node, field, name, where)
        if field.kind == "map":
            return self._map(node, field, name, where)
        return self._scalar(node, field, name, where)

    def _plain(self, node: Node, where: str) -> Any:
        """Any value, with its numbers from the facts put in."""
        if isinstance(node, Rows):
            values = [self._plain(row, where) for row in node.rows]
            return MISFIT if MISFIT in values else values
        if isinstance(node, Table):
            cells = {key: self._plain(cell, where) for key, cell in node.cells.items()}
            return MISFIT if MISFIT in cells.values() else cells
        try:
            return self.given.plain(node.text) if OPENING in node.text else node.value
        except KetacourseError as fault:
            return self.fault(node.line, where, f"{fault}.")

    def _scalar(self, node: Node, field: Field, name: str, where: str) -> Any:
        if isinstance(node, Text) and OPENING in node.text and _takes_numbers(field):
            try:
                node = self._filled(node, field)
            except KetacourseError as fault:
                return self.fault(node.line, _part(where, name), f"{fault}.")
        value = node.value if isinstance(node, Text) else None
        if isinstance(node, Text) and _fits(node, field):
            if field.kind == "number":
                return float(node.value)
            # Text and ids that look like a number are what was written: '1', not 1.
            return node.text.strip() if field.kind in ("text", "id", "name", "word") else value
        if field.kind == "word" and isinstance(node, Text):
            return self.fault(node.line, where, f"{unknown(name, node.text, field.words)}.")
        need = NEEDED.get(field.kind, "a word")
        if field.low is not None:
            need += f" of at least {field.low:g}"
        quotes = " Put it in quotes." if field.kind == "text" and value in (True, False) else ""
        message = f"{_quoted(name)} is {_seen(node)}, but {need} is needed.{quotes}"
        return self.fault(node.line, where, message)

    def _filled(self, node: Text, field: Field) -> Text:
        """A text with its numbers put in, or the number for which it stands."""
        if field.kind == "number":
            return Text(node.line, repr(self.given.number(node.text)))
        return Text(node.line, self.given.text(node.text), quoted=True)

    def _whole_table(self, node: Node, field: Field, where: str) -> Any:
        before = len(self.problems)
        values = self.table(node, field.table or {}, where, field.rest)
        return values if len(self.problems) == before else MISFIT

    def _list(self, node: Node, field: Field, name: str, where: str) -> Any:
        if not isinstance(node, Rows):
            message = f"{_quoted(name)} is {_seen(node)}, but {NEEDED['list']} is needed."
            return self.fault(node.line, where, message)
        if len(node.rows) < field.least:
            message = (
                f"{_quoted(name)} has {len(node.rows)} entries; at least {field.least} are needed."
            )
            return self.fault(node.line, where, message)
        each = field.each or Field(kind="value", doc="")
        values = [
            self.value(row, each, f"{_singular(name)} {place}", where)
            for place, row in enumerate(node.rows, 1)
        ]
        return MISFIT if MISFIT in values else values

    def _map(self, node: Node, field: Field, name: str, where: str) -> Any:
        if not isinstance(node, Table):
            message = f"{_quoted(name)} is {_seen(node)}, but {NEEDED['map']} is needed."
            return self.fault(node.line, where, message)
        if len(node.cells) < field.least:
            message = (
                f"{_quoted(name)} has {len(node.cells)} entries; at least {field.least} are needed."
            )
            return self.fault(node.line, where, message)
        each = field.each or Field(kind="value", doc="")
        values = {}
        for key, cell in node.cells.items():
            part = f"{_singular(name)} {brief(key)}"
            if not re.fullmatch(ID, key):
                self.fault(node.lines[key], where, f"{part} is not {NEEDED['id']}.")
            values[key] = self.value(cell, each, part, where)
        return MISFIT if MISFIT in values.values() else values


def _takes_numbers(field: Field) -> bool:
    """Whether ``{{name}}`` may stand in a field."""
    return field.kind == "text" or field.given


def _fits(node: Text, field: Field) -> bool:
    """Whether a scalar is what its field needs."""
    value = node.value
    if field.kind == "text":
        return not isinstance(value, bool) and value is not None and bool(node.text.strip())
    if field.kind in ("id", "name"):
        return re.fullmatch(ID if field.kind == "id" else NAME, node.text) is not None
    if field.kind == "word":
        return node.text in field.words
    if field.kind == "flag":
        return isinstance(value, bool)
    if field.kind == "sign":
        return type(value) is int and value in (-1, 1)
    kinds = (int,) if field.kind == "whole" else (int, float)
    is_number = isinstance(value, kinds) and not isinstance(value, bool)
    return is_number and (field.low is None or value >= field.low) and abs(value) < 1e300


def _seen(node: Node) -> str:
    """What came, for a message."""
    if isinstance(node, Rows):
        return "a list"
    if isinstance(node, Table):
        return "a mapping"
    return brief(node.text) if node.text else "empty"


def _part(where: str, name: str) -> str:
    """A part of an item or a bank, as messages call it."""
    return f"{where}, {name}" if where else name


def _quoted(name: str) -> str:
    """A key in quotes; the parts of a map bring their own, as in ``option 'b'``."""
    return name if "'" in name else f"'{name}'"


def _singular(name: str) -> str:
    """``near_misses`` to ``near miss``, ``options`` to ``option``."""
    words = name.replace("_", " ")
    return words[:-2] if words.endswith("sses") else words.removesuffix("s")

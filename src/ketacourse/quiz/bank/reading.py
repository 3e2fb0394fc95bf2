"""From a tree of nodes to checked values, guided by the layout; every fault keeps its line.

A text is checked as its reader will see it: what YAML made of it, its formulas and its images.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from ketacourse.errors import KetacourseError, Problem, brief, unknown
from ketacourse.quiz.bank.given import OPENING, Given
from ketacourse.quiz.bank.schema import MOST_ROWS
from ketacourse.quiz.bank.source import IF_TEXT, Node, Rows, Table, Text
from ketacourse.quiz.bank.texts import doubts, lost, with_images
from ketacourse.quiz.items.layout import ID, NAME, RESERVED, Field, Fields

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


# As many as anyone mends before asking again.
MOST_PROBLEMS = 50
MOST_FORMULAS = 1_000  # in a bank; the course's banks hold a few dozen


class EnoughError(KetacourseError):
    """More is wrong with a bank than anyone would read."""


class Misfit:
    """Stands for a value that could not be read; its fault has been noted."""


MISFIT = Misfit()


class Reader:
    """Reads values and collects what is wrong with them.

    `given` holds the numbers that the item being read takes from the facts.

    Parameters
    ----------
    shown : name of the file in messages
    folder : where its images are
    strict : whether to note, too, what can be shown and was perhaps not meant
    """

    def __init__(self, shown: str, folder: Path, *, strict: bool = False) -> None:
        self.shown = shown
        self.folder = folder
        self.strict = strict
        self.problems: list[Problem] = []
        self.given = Given({})
        self.asked = 0  # numbers from the facts so far
        self.formulas = 0

    def fault(self, line: int, where: str, message: str) -> Misfit:
        """Note a fault; `where` says in which item or part, and may be empty.

        Raises
        ------
        EnoughError
            When there are too many to go on; the list then ends by saying so.
        """
        text = f"{where}: {message}" if where else message
        self.problems.append(Problem(self.shown, line, text))
        if len(self.problems) < MOST_PROBLEMS:
            return MISFIT
        self.problems.append(enough(self.problems[-1]))
        raise EnoughError(f"{self.shown}: more than {MOST_PROBLEMS} problems")

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
        for fault in [*lost(node), *(doubts(node, is_markdown=False) if self.strict else ())]:
            return self.fault(node.line, where, f"{brief(node.text)} {fault}")
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
        if not isinstance(node, Text) or not _fits(node, field):
            return self._unfit(node, field, name, where)
        if field.kind == "text":
            return self._readable(node, field, name, where)
        if field.kind == "number":
            return float(node.value)
        # Ids that look like a number are what was written: '1', not 1.
        return node.text.strip() if field.kind in ("id", "name", "word") else node.value

    def _unfit(self, node: Node, field: Field, name: str, where: str) -> Misfit:
        """Say what came in place of what is needed."""
        if field.kind == "word" and isinstance(node, Text):
            return self.fault(node.line, where, f"{unknown(name, node.text, field.words)}.")
        if field.kind == "id" and isinstance(node, Text) and node.text in RESERVED:
            message = f"{_quoted(name)} is '{node.text}', a word of JavaScript; choose another."
            return self.fault(node.line, where, message)
        need = NEEDED.get(field.kind, "a word")
        if field.low is not None:
            need += f" of at least {field.low:g}"
        message = f"{_quoted(name)} is {_seen(node)}, but {need} is needed."
        if field.kind == "text":
            if isinstance(node, Text) and (taken := lost(node)):
                message = f"{_quoted(name)} {taken[0]}"
            elif not isinstance(node, Text) or node.text.strip():
                message += IF_TEXT
        return self.fault(node.line, where, message)

    def _readable(self, node: Text, field: Field, name: str, where: str) -> str | Misfit:
        """A text that a reader will see as it was meant, or a fault for each thing that is not."""
        text, faults = node.text.strip(), lost(node)
        # A formula takes a hundred times as long as the words around it.
        self.formulas += 0 if field.bare else text.count("$") // 2
        if self.formulas > MOST_FORMULAS:
            faults.append(f"is one of more than {MOST_FORMULAS:,} formulas; split the bank.")
        elif self.strict:
            faults += doubts(node, is_markdown=not field.bare)
        if not field.bare:
            text, unkept = with_images(text, self.folder)
            faults += unkept
        for fault in faults:
            self.fault(node.line, where, f"{_quoted(name)} {fault}")
        return MISFIT if faults else text

    def _filled(self, node: Text, field: Field) -> Text:
        """A text with its numbers put in, or the number for which it stands."""
        if field.kind == "number":
            return Text(node.line, repr(self.given.number(node.text)))
        return Text(node.line, self.given.text(node.text), quoted=True, eaten=node.eaten)

    def _whole_table(self, node: Node, field: Field, where: str) -> Any:
        before = len(self.problems)
        values = self.table(node, field.table or {}, where, field.rest)
        return values if len(self.problems) == before else MISFIT

    def _list(self, node: Node, field: Field, name: str, where: str) -> Any:
        if not isinstance(node, Rows):
            message = f"{_quoted(name)} is {_seen(node)}, but {NEEDED['list']} is needed."
            return self.fault(node.line, where, message)
        if fault := _wrong_count(len(node.rows), field, name):
            return self.fault(node.line, where, fault)
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
        if fault := _wrong_count(len(node.cells), field, name):
            return self.fault(node.line, where, fault)
        each = field.each or Field(kind="value", doc="")
        values = {}
        for key, cell in node.cells.items():
            part = f"{_singular(name)} {brief(key)}"
            if key in RESERVED:
                message = f"{part} is a word of JavaScript; choose another id."
                self.fault(node.lines[key], where, message)
            elif not re.fullmatch(ID, key):
                self.fault(node.lines[key], where, f"{part} is not {NEEDED['id']}.")
            values[key] = self.value(cell, each, part, where)
        return MISFIT if MISFIT in values.values() else values


def enough(last: Problem) -> Problem:
    """What ends a list of problems that is cut off after the last."""
    return Problem(last.path, last.line, f"{MOST_PROBLEMS} problems up to here; mend these first.")


def _wrong_count(count: int, field: Field, name: str) -> str:
    """What is wrong with the length of a list or a mapping; empty where nothing is."""
    if count < field.least:
        return f"{_quoted(name)} has {count} entries; at least {field.least} are needed."
    if count > MOST_ROWS:
        return f"{_quoted(name)} has {count:,} entries; at most {MOST_ROWS} are allowed."
    return ""


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

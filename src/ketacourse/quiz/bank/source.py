"""YAML to a tree of nodes with line numbers, built from the parser's events.

A bank may come from anyone. Reading events rather than loading objects means that nothing in a
file is ever run or expanded: anchors, aliases and tags are refused, and depth is counted as it
grows, so a short file cannot become a large tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ketacourse.errors import ContentError

if TYPE_CHECKING:
    from yaml.events import Event

LARGEST_FILE = 1_000_000
DEEPEST = 20
QUOTES = ("'", '"', "|", ">")

WHOLE = re.compile(r"[-+]?[0-9]{1,300}")
REAL = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?")
WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass(slots=True)
class Text:
    """A scalar; `quoted` text is text even if it looks like a number."""

    line: int
    text: str
    quoted: bool = False

    @property
    def value(self) -> Any:
        """The text as JSON would have it: a number, true, false, null, or text.

        Only these: ``no`` and ``on`` stay words, and dates stay text.
        """
        if self.quoted:
            return self.text
        if self.text.lower() in WORDS:
            return WORDS[self.text.lower()]
        if WHOLE.fullmatch(self.text):
            return int(self.text)
        return float(self.text) if REAL.fullmatch(self.text) else self.text


@dataclass(slots=True)
class Rows:
    """A list."""

    line: int
    rows: list[Node]

    @property
    def value(self) -> list[Any]:
        """The list as plain values."""
        return [row.value for row in self.rows]


@dataclass(slots=True)
class Table:
    """A mapping from words to nodes; `lines` tells where each key stands."""

    line: int
    cells: dict[str, Node]
    lines: dict[str, int]

    @property
    def value(self) -> dict[str, Any]:
        """The mapping as plain values."""
        return {key: node.value for key, node in self.cells.items()}


Node = Text | Rows | Table


def read_tree(path: Path, shown: str) -> Node:
    """Read a YAML file as a tree.

    Parameters
    ----------
    path : the file
    shown : its name in messages

    Raises
    ------
    ContentError
        ``file:line: ...`` if the file is missing, too large, not UTF-8, not one YAML document,
        too deep, or uses anchors, tags or a key twice.
    """
    text = _text(path, shown)
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _Builder(shown).build(yaml.parse(text, Loader=loader))
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        line = mark.line + 1 if mark else 1
        about = "; ".join(part for part in (fault.problem, fault.context) if part)
        hint = ' Text that holds ": " needs quotes.' if "mapping values" in about else ""
        raise ContentError(f"{shown}:{line}: not valid YAML: {about}.{hint}") from None
    except yaml.YAMLError as fault:
        about = " ".join(str(fault).split())[:200]
        raise ContentError(f"{shown}:1: not valid YAML: {about}.") from None


def _text(path: Path, shown: str) -> str:
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST_FILE + 1)
    except OSError as fault:
        raise ContentError(f"{shown}:1: cannot be read ({fault.strerror or fault}).") from None
    if len(raw) > LARGEST_FILE:
        raise ContentError(f"{shown}:1: larger than 1 MB; a bank is a few pages of text. Split it.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = raw.count(b"\n", 0, fault.start) + 1
        raise ContentError(f"{shown}:{line}: not UTF-8 text; save the file as UTF-8.") from None


class _Builder:
    """Puts nodes together from events with a stack of its own, so that depth is bounded."""

    def __init__(self, shown: str) -> None:
        self.shown = shown
        self.root: Node | None = None
        self.open: list[Rows | Table] = []
        self.keys: list[Text | None] = []

    def build(self, events: Iterator[Event]) -> Node:
        """The only document of a stream."""
        from yaml import events as kinds

        for event in events:
            self._refuse_tricks(event)
            line = _line(event)
            if isinstance(event, kinds.ScalarEvent):
                self._add(Text(line, event.value, quoted=event.style in QUOTES))
            elif isinstance(event, kinds.SequenceStartEvent):
                self._enter(Rows(line, []))
            elif isinstance(event, kinds.MappingStartEvent):
                self._enter(Table(line, {}, {}))
            elif isinstance(event, kinds.CollectionEndEvent):
                self.open.pop()
                self.keys.pop()
        if self.root is None:
            raise self._fault(1, "the file is empty.")
        return self.root

    def _refuse_tricks(self, event: Event) -> None:
        """Refuse what a bank has no use for and an attacker has."""
        line = _line(event)
        if getattr(event, "anchor", None):
            raise self._fault(line, "anchors (&name) and aliases (*name) are not allowed here.")
        if getattr(event, "tag", None):
            tag = str(getattr(event, "tag", ""))[:80]
            raise self._fault(line, f"the tag '{tag}' is not allowed here; write plain values.")

    def _enter(self, node: Rows | Table) -> None:
        if len(self.open) >= DEEPEST:
            raise self._fault(node.line, f"nested more than {DEEPEST} levels deep.")
        self._add(node)
        self.open.append(node)
        self.keys.append(None)

    def _add(self, node: Node) -> None:
        """Put a node where it belongs: the root, a row, a key or the value of the last key."""
        if not self.open:
            if self.root is not None:
                raise self._fault(node.line, "a second document ('---'); a file holds one bank.")
            self.root = node
            return
        place = self.open[-1]
        if isinstance(place, Rows):
            place.rows.append(node)
        elif self.keys[-1] is None:
            self.keys[-1] = self._key(place, node)
        else:
            place.cells[self.keys[-1].text] = node
            self.keys[-1] = None

    def _key(self, place: Table, node: Node) -> Text:
        if not isinstance(node, Text):
            hint = " Text that begins with {{ needs quotes." if isinstance(node, Table) else ""
            message = f"a key has to be a word, not a list or a mapping.{hint}"
            raise self._fault(node.line, message)
        if node.text in place.lines:
            first = place.lines[node.text]
            raise self._fault(
                node.line, f"the key '{node.text[:80]}' stands here twice; first on line {first}."
            )
        place.lines[node.text] = node.line
        return node

    def _fault(self, line: int, message: str) -> ContentError:
        return ContentError(f"{self.shown}:{line}: {message}")


def _line(event: Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1

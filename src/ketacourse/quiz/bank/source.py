"""YAML to a tree of nodes with line numbers, built from the parser's events.

A bank may come from anyone. Reading events rather than loading objects means that nothing in a
file is ever run or expanded: anchors, aliases and tags are refused, and depth and size are counted
as they grow, so a short file cannot become a large tree. A scalar remembers what YAML made of it
behind the author's back: a comment that begins in the middle of a text, for one.
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

# Five times what the largest bank of the course needs, and ten times its entries.
LARGEST_FILE = 200_000
MOST_NODES = 10_000
DEEPEST = 20
QUOTES = ("'", '"', "|", ">")

# Only what is this short is looked at as a number or a date; all else is text.
LONGEST_NUMBER = 310
WHOLE = re.compile(r"[-+]?[0-9]{1,300}")
REAL = re.compile(r"[-+]?(?:[0-9]++(?:\.[0-9]*+)?|\.[0-9]++)(?:[eE][-+]?[0-9]{1,3})?")
WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}

# What other readers of YAML take for something else than the text that was written.
MISREAD = {
    "true or false": re.compile(r"yes|no|on|off|true|false", re.IGNORECASE),
    "nothing": re.compile(r"null|~", re.IGNORECASE),
    "a date": re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt ]+[0-9:.+Z -]*)?"),
    "a time": re.compile(r"[-+]?[0-9]++(?::[0-5]?[0-9])++(?:\.[0-9]*)?"),
    "another number": re.compile(
        r"[-+]?(?:0x[0-9a-f_]++|0b[01_]++|0o?[0-7_]++|[0-9]++_[0-9_]*+(?:\.[0-9_]*)?|\.inf|\.nan)",
        re.IGNORECASE,
    ),
}
LINE_ENDS = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
# Halves of characters, and those that steer a printer: no page and no log can hold them.
UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
IF_TEXT = " If this is a text, put it in quotes."
# A value that begins so is something else than text to YAML.
INDICATORS = "{}[],&*!%@`|>\"'#?-"


@dataclass(slots=True)
class Text:
    """A scalar; `quoted` text is text even if it looks like a number.

    `eaten` is the rest of its line where YAML takes that for a comment.
    """

    line: int
    text: str
    quoted: bool = False
    eaten: str = ""

    @property
    def value(self) -> Any:
        """The text as JSON would have it: a number, true, false, null, or text.

        Only these: ``no`` and ``on`` stay words, and dates stay text.
        """
        if self.quoted or len(self.text) > LONGEST_NUMBER:
            return self.text
        if self.text.lower() in WORDS:
            return WORDS[self.text.lower()]
        if WHOLE.fullmatch(self.text):
            return int(self.text)
        return float(self.text) if REAL.fullmatch(self.text) else self.text

    @property
    def misread(self) -> str:
        """What other readers of YAML take a bare text for; empty for text and plain numbers."""
        if self.quoted or len(self.text) > LONGEST_NUMBER:
            return ""
        return next((what for what, form in MISREAD.items() if form.fullmatch(self.text)), "")


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
    lines = LINE_ENDS.split(text)
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _Builder(shown, lines).build(yaml.parse(text, Loader=loader))
    except yaml.MarkedYAMLError as fault:
        marks = [mark for mark in (fault.problem_mark, fault.context_mark) if mark]
        line = marks[0].line + 1 if marks else 1
        about = "; ".join(part for part in (fault.problem, fault.context) if part)
        is_text = "mapping values" in about or any(_is_odd(lines, mark.line) for mark in marks)
        hint = IF_TEXT if is_text else ""
        raise ContentError(f"{shown}:{line}: not valid YAML: {about}.{hint}") from None
    except yaml.YAMLError as fault:
        about = " ".join(str(fault).split())[:200]
        raise ContentError(f"{shown}:1: not valid YAML: {about}.") from None


def _text(path: Path, shown: str) -> str:
    try:
        # A pipe or a device may never come to an end, so it is not even opened.
        raw = None
        if path.is_file() or not path.exists():
            with path.open("rb") as file:
                raw = file.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as fault:  # a name may hold what no file system allows
        about = getattr(fault, "strerror", None) or fault
        raise ContentError(f"{shown}:1: cannot be read ({about}).") from None
    if raw is None:
        raise ContentError(f"{shown}:1: is no file; a bank is a file that ends in .yaml.")
    if len(raw) > LARGEST_FILE:
        raise ContentError(
            f"{shown}:1: larger than {LARGEST_FILE // 1000} kB; a bank is a few pages of text. "
            "Split it."
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = raw.count(b"\n", 0, fault.start) + 1
        raise ContentError(f"{shown}:{line}: not UTF-8 text; save the file as UTF-8.") from None


def _is_odd(lines: list[str], at: int) -> bool:
    """Whether YAML may have stumbled over a text in a line, or in the one before it."""
    for line in lines[max(0, at - 1) : at + 1]:
        key, colon, value = line.partition(": ")
        value = (value if colon else key.strip().removeprefix("-")).strip()
        if value and (value[0] in INDICATORS or ": " in value or " #" in value):
            return True
    return False


class _Builder:
    """Puts nodes together from events with a stack of its own, so that depth is bounded."""

    def __init__(self, shown: str, lines: list[str]) -> None:
        self.shown = shown
        self.lines = lines
        self.count = 0
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
                self._add(self._scalar(line, event))
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
            raise self._fault(
                line,
                f"anchors (&name) and aliases (*name) are not allowed here.{IF_TEXT}",
            )
        if getattr(event, "tag", None):
            tag = str(getattr(event, "tag", ""))[:80]
            raise self._fault(
                line,
                f"the tag '{tag}' is not allowed here; write plain values.{IF_TEXT}",
            )

    def _scalar(self, line: int, event: Any) -> Text:
        quoted = event.style in QUOTES
        if odd := UNSHOWABLE.search(event.value):
            message = f"holds the character U+{ord(odd[0]):04X}, which no page can show; delete it."
            raise self._fault(line, message)
        return Text(line, event.value, quoted, "" if quoted else self._eaten(event.end_mark))

    def _eaten(self, end: Any) -> str:
        """The comment that follows a bare text on its last line."""
        rest = self.lines[end.line][end.column :].strip() if end.line < len(self.lines) else ""
        return rest if rest.startswith("#") else ""

    def _enter(self, node: Rows | Table) -> None:
        if len(self.open) >= DEEPEST:
            raise self._fault(node.line, f"nested more than {DEEPEST} levels deep.")
        self._add(node)
        self.open.append(node)
        self.keys.append(None)

    def _add(self, node: Node) -> None:
        """Put a node where it belongs: the root, a row, a key or the value of the last key."""
        self.count += 1
        if self.count > MOST_NODES:
            raise self._fault(node.line, f"more than {MOST_NODES:,} entries; split the bank.")
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
            hint = IF_TEXT if isinstance(node, Table) else ""
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

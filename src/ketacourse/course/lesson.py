"""A notebook read as a lesson: its prose, its code, what it printed, what it asks and cites."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path
from typing import Any

from ketacourse.content.checkout import in_checkout
from ketacourse.course.terms import without_links
from ketacourse.errors import ContentError

LINK = re.compile(r"(?<!!)\[([^\]]+)\]\((https?://[^)\s]+)\)")
HREF = re.compile(r'href="(https?://[^"]+)"')
ITALIC = re.compile(r"(?<![*\w\\])\*([^*\s](?:[^*]{0,60}[^*\s])?)\*(?![*\w])")
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; `printed` joins the text and HTML of its stored outputs."""

    number: int
    kind: str
    source: str
    printed: str
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Call:
    """A call of a helper with plain text arguments, such as ``ask("01_depression", "mg")``."""

    cell: Cell
    name: str
    arguments: tuple[str, ...]


@dataclass(frozen=True)
class Lesson:
    """A notebook and what can be read off it without running it."""

    path: Path
    raw: str
    cells: tuple[Cell, ...]

    @property
    def id(self) -> str:
        """The notebook's name without its ending; its bank has the same."""
        return self.path.stem

    @cached_property
    def prose(self) -> tuple[Cell, ...]:
        """The Markdown cells."""
        return tuple(cell for cell in self.cells if cell.kind == "markdown")

    @cached_property
    def calls(self) -> tuple[Call, ...]:
        """Every call in the code whose arguments are plain text."""
        return tuple(call for cell in self.cells if cell.kind == "code" for call in _calls_of(cell))

    @cached_property
    def links(self) -> tuple[tuple[Cell, str, str], ...]:
        """Links in the prose, as cell, label and address."""
        return tuple(
            (cell, label, address)
            for cell in self.prose
            for label, address in LINK.findall(_without_code(cell.source))
        )

    @cached_property
    def shown_addresses(self) -> tuple[str, ...]:
        """Addresses linked from stored outputs, those of the reference list left out."""
        return tuple(
            unescape(address)
            for cell in self.cells
            if "lesson_references(" not in cell.source
            for address in HREF.findall(cell.printed)
        )

    @cached_property
    def terms(self) -> tuple[tuple[Cell, str], ...]:
        """Words in italics: glossary terms, marked where they are first met."""
        return tuple(
            (cell, " ".join(term.split()))
            for cell in self.prose
            for term in ITALIC.findall(_bare(cell.source))
        )

    def line_of(self, fragment: str) -> int:
        """Line of the file on which a piece of a cell stands; 1 when it is not found."""
        first = fragment.splitlines()[0] if fragment else ""
        wanted = json.dumps(first, ensure_ascii=False)[1:-1]
        for number, line in enumerate(self.raw.splitlines(), 1):
            if wanted and wanted in line:
                return number
        return 1


def read_lesson(path: Path) -> Lesson:
    """Read a notebook as a lesson.

    Raises
    ------
    ContentError
        If the file is not a notebook.
    """
    try:
        # Terms as the author set them, without the links that storing made.
        raw = without_links(path.read_text(encoding="utf-8"))
        cells = tuple(_cell(at, cell) for at, cell in enumerate(json.loads(raw)["cells"]))
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise ContentError(f"{path.name}: not a readable notebook: {fault}") from None
    return Lesson(path, raw, cells)


def find_lesson(lesson: str) -> Path:
    """Find a lesson's notebook: here, in ``lessons``, or in the course's own checkout.

    Raises
    ------
    ContentError
        If there is none; says where it was looked for.
    """
    places = [Path(), Path("lessons"), *in_checkout("lessons")]
    for place in places:
        if (place / f"{lesson}.ipynb").is_file():
            return place / f"{lesson}.ipynb"
    looked = ", ".join(str(place.resolve()) for place in places)
    raise ContentError(f"no notebook '{lesson}.ipynb' in {looked}; give the name it was saved by")


def _cell(number: int, cell: dict[str, Any]) -> Cell:
    printed = "\n".join(_printed(output) for output in cell.get("outputs", []))
    tags = tuple(cell.get("metadata", {}).get("tags", ()))
    return Cell(number, cell["cell_type"], _text(cell["source"]), printed, tags)


def _printed(output: dict[str, Any]) -> str:
    data = output.get("data", {})
    pieces = [output.get("text", "")] + [data.get(kind, "") for kind in ("text/plain", "text/html")]
    return "\n".join(_text(piece) for piece in pieces)


def _text(lines: str | list[str]) -> str:
    return lines if isinstance(lines, str) else "".join(lines)


def _without_code(markdown: str) -> str:
    return CODE.sub(" ", markdown)


def _bare(markdown: str) -> str:
    """Prose without code, bold and bullets, in which a lone asterisk can only be italics."""
    text = _without_code(markdown).replace("**", " ")
    return re.sub(r"^\s*\*\s", "  ", text, flags=re.MULTILINE)


def _calls_of(cell: Cell) -> Iterator[Call]:
    try:
        tree = ast.parse(cell.source)
    except SyntaxError:
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            values = [a.value for a in node.args if isinstance(a, ast.Constant)]
            yield Call(cell, name, tuple(v for v in values if isinstance(v, str)))

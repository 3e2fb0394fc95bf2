"""Where in a TOML file a record stands, for messages that say ``file:line``.

The TOML reader of the standard library keeps no line numbers, and only messages need them, so
they are found afterwards by walking the file's ``[[table]]`` headers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from ketacourse.content.files import read_text

HEADER = re.compile(r"\[\[?([\w.-]+)\]\]?")


def line_of(path: Path, table: str, index: int, inside: Sequence[str | int] = ()) -> int:
    """Line (from 1) of record `index` of ``[[table]]``, or of the value at `inside` in it.

    `inside` is a path of keys and positions, such as ``("outcomes", 2, "time_h")``. Where the
    value has no line of its own, the nearest enclosing line is given.
    """
    lines = read_text(path).split("\n")
    start, stop = _block(lines, table, index)
    for depth, key in enumerate(inside):
        nth = inside[depth + 1] if depth + 1 < len(inside) else None
        start, stop = _step(lines, start, stop, str(key), nth)
    return start + 1


def _block(lines: list[str], table: str, index: int) -> tuple[int, int]:
    """Half-open range of lines of the `index`-th ``[[table]]``, its sub-tables included."""
    heads = [at for at, line in enumerate(lines) if _header(line) == f"[[{table}]]"]
    if index >= len(heads):  # a table written in one line, or in single brackets
        other = re.compile(rf"\s*({re.escape(table)}\s*=|\[\s*{re.escape(table)}\s*\])")
        at = next((at for at, line in enumerate(lines) if other.match(line)), 0)
        return at, len(lines)
    stop = heads[index + 1] if index + 1 < len(heads) else len(lines)
    for at in range(heads[index] + 1, stop):
        head = HEADER.fullmatch(_header(lines[at]))
        if head and not head.group(1).startswith(f"{table}."):
            return heads[index], at
    return heads[index], stop


def _header(line: str) -> str:
    """A line without blanks, quotes and comment."""
    return re.sub(r"[\s\"']", "", line.partition("#")[0]) if line.lstrip()[:1] == "[" else ""


def _step(
    lines: list[str], start: int, stop: int, key: str, nth: str | int | None
) -> tuple[int, int]:
    """Narrow a range to a key of it, or to the `nth` sub-table of that name."""
    here = re.compile(rf"^\s*\"?{re.escape(key)}\"?\s*=")
    for at in range(start, stop):
        if here.match(lines[at]):
            return at, at + 1
    subs = [
        at
        for at in range(start + 1, stop)
        if (head := HEADER.fullmatch(_header(lines[at]))) and head.group(1).split(".")[-1] == key
    ]
    if isinstance(nth, int) and nth < len(subs):
        return subs[nth], subs[nth + 1] if nth + 1 < len(subs) else stop
    return (subs[0], stop) if subs else (start, stop)

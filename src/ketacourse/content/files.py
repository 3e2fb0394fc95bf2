"""Files of facts and citations as they stand on the disk, or the line at which they break.

Anyone may have written them: in another encoding, nested a thousand deep, with a number of five
thousand digits. Each of these is one sentence with its place.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from ketacourse.errors import ContentError, Problem

LARGEST_MB = 10
MOST_A_TABLE = 100  # problems; whoever has more mends these first
TOO_DEEP = "lists or tables stand one inside the other too deep to be read; take some apart"
BLANKS = re.compile(r"[ \t\r\n]*")
LONG_NUMBER = re.compile(r"\d[\d_]{4299}")

Key = TypeVar("Key")
Record = TypeVar("Record")


class Scanned(NamedTuple, Generic[Key, Record]):
    """What fits of a file, a problem for each entry that does not, and what those call themselves.

    Others may point at a refused entry: it is there, only not right yet.
    """

    records: dict[Key, Record]
    problems: list[Problem]
    refused: set[str]


class BrokenFileError(ContentError):
    """A file can't be read from some line on; `problem` says where and why."""

    def __init__(self, path: Path, line: int, message: str) -> None:
        self.problem = Problem(path.name, line, message)
        super().__init__(str(self.problem))


def read_text(path: Path) -> str:
    """The text of a file, without the mark that some editors put before it.

    Raises
    ------
    BrokenFileError
        If there is no such file, it is not text in UTF-8, or it is too large.
    """
    try:
        if path.exists() and not path.is_file():  # reading a pipe would wait for ever
            raise BrokenFileError(path, 1, "is no file")
        if path.stat().st_size > LARGEST_MB * 1_000_000:
            raise BrokenFileError(path, 1, f"is larger than {LARGEST_MB} MB; divide it")
        return path.read_text(encoding="utf-8-sig")
    except OSError as fault:
        raise BrokenFileError(path, 1, f"can't be read: {fault.strerror}") from None
    except UnicodeDecodeError as fault:
        line = fault.object.count(b"\n", 0, fault.start) + 1
        byte = fault.object[fault.start]
        message = f"is not UTF-8 (byte 0x{byte:02x}); save the file in UTF-8"
        raise BrokenFileError(path, line, message) from None


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of a TOML file, parsed once however many are asked for.

    Raises
    ------
    BrokenFileError
        If it is not valid TOML.
    """
    try:
        state = path.stat()
    except OSError:
        read_text(path)  # says what is wrong with it
        raise
    return _parsed(path, (state.st_mtime_ns, state.st_size))


@lru_cache(maxsize=32)
def _parsed(path: Path, _state: tuple[int, int]) -> dict[str, Any]:
    import tomli  # the standard library's parser, compiled: three times as fast

    text = read_text(path)
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as fault:
        raise BrokenFileError(path, fault.lineno, f"is not valid TOML: {fault.msg}") from None
    except RecursionError:
        raise BrokenFileError(path, _deepest_line(text), TOO_DEEP) from None
    except ValueError:  # the one thing that Python's own conversion refuses
        found = LONG_NUMBER.search(text)
        line = text.count("\n", 0, found.start() if found else 0) + 1
        raise BrokenFileError(path, line, "holds a number of over 4,300 digits") from None


def _deepest_line(text: str) -> int:
    """The line with most brackets or, for a key in a thousand parts, most dots."""
    lines = text.split("\n")
    opened = [line.count("[") + line.count("{") + line.count(".") for line in lines]
    return opened.index(max(opened)) + 1


@dataclass(frozen=True, slots=True)
class JsonEntry:
    """One entry of a list in a JSON file, and the stretch of the file that it fills."""

    value: Any
    text: str
    start: int
    stop: int

    def line_of(self, key: str = "") -> int:
        """The line of a key, or of the id, or where the entry starts."""
        for name in (key, "id"):
            here = re.compile(rf'"{re.escape(name)}"\s*:').search(self.text, self.start, self.stop)
            if here is not None:
                return self.text.count("\n", 0, here.start()) + 1
        return self.text.count("\n", 0, self.start) + 1


def json_entries(path: Path) -> Iterator[JsonEntry]:
    """The entries of a JSON file that holds a list, one by one until the file breaks.

    Raises
    ------
    BrokenFileError
        If it can't be read, or not any further.
    """
    text = read_text(path)
    decoder = json.JSONDecoder(parse_int=_whole)
    at = _after(text, "[", 0, path, "a list of entries in square brackets is needed")
    is_last = text[at : at + 1] == "]"
    while not is_last:
        try:
            value, stop = decoder.raw_decode(text, at)
        except json.JSONDecodeError as fault:
            raise BrokenFileError(path, fault.lineno, f"is not valid JSON: {fault.msg}") from None
        except RecursionError:
            raise BrokenFileError(path, text.count("\n", 0, at) + 1, TOO_DEEP) from None
        yield JsonEntry(value, text, at, stop)
        at = _skipped(text, stop)
        is_last = text[at : at + 1] == "]"
        if not is_last:
            at = _after(text, ",", at, path, "a comma or the closing bracket of the list is needed")
    if _skipped(text, at + 1) < len(text):
        line = text.count("\n", 0, at) + 1
        raise BrokenFileError(path, line, "the list ends here, but the file goes on")


def _whole(digits: str) -> float:
    """A whole number; one that no field could take becomes infinite, and is refused there."""
    return int(digits) if len(digits) < 400 else float(digits)


def _skipped(text: str, at: int) -> int:
    blanks = BLANKS.match(text, at)
    return blanks.end() if blanks else at


def _after(text: str, mark: str, at: int, path: Path, needed: str) -> int:
    """The place behind a mark and the blanks around it."""
    at = _skipped(text, at)
    if text[at : at + 1] != mark:
        raise BrokenFileError(path, text.count("\n", 0, at) + 1, f"is not valid JSON: {needed}")
    return _skipped(text, at + 1)

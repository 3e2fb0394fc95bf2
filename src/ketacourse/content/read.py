"""From a TOML table to a frozen record, guided by the record's own annotations.

A record class is its own schema: an unknown key, a missing key or a value of the wrong type is
refused with the file, the line, what came and what is allowed.
"""

from __future__ import annotations

import dataclasses
import datetime
import types
from collections.abc import Callable
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from ketacourse.content.locate import line_of
from ketacourse.errors import ContentError, Problem, listing, unknown

Record = TypeVar("Record")
Convert = Callable[[Any], Any]
_converters: dict[Any, Convert] = {}
PLAIN = {str: "text", int: "a whole number", bool: "true or false", datetime.date: "a date"}


class MisfitError(Exception):
    """A value does not fit its field; `path` grows as the fault travels outwards."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.path: list[str | int] = []


def read_records(path: Path, table: str, kind: type[Record]) -> tuple[Record, ...]:
    """Read every ``[[table]]`` of a TOML file as a record.

    Raises
    ------
    ContentError
        With ``file:line`` of the first value that does not fit.
    """
    rows, problems = scan_records(path, table, kind)
    if problems:
        raise ContentError(str(problems[0]))
    return tuple(rows.values())


def scan_records(
    path: Path, table: str, kind: type[Record]
) -> tuple[dict[int, Record], list[Problem]]:
    """Read what fits of a table, by position, and a problem for each record that does not."""
    build = _record(kind)
    records: dict[int, Record] = {}
    problems: list[Problem] = []
    for index, row in enumerate(_parse(path, path.stat().st_mtime_ns).get(table, [])):
        try:
            records[index] = build(row)
        except MisfitError as fault:
            line = line_of(path, table, index, fault.path)
            problems.append(Problem(path.name, line, f"{_name(row)}: {fault}"))
    return records, problems


@lru_cache(maxsize=32)
def _parse(path: Path, _changed: int) -> dict[str, Any]:
    """Parse a file once, however many tables it holds, and again when it has changed."""
    import tomli  # the standard library's parser, compiled: three times as fast

    try:
        return tomli.loads(path.read_text(encoding="utf-8"))
    except (tomli.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise ContentError(f"{path.name}: not valid TOML in UTF-8: {fault}") from None


def _name(row: dict[str, Any]) -> str:
    return f"'{row.get('id') or row.get('term') or row.get('event') or 'record'}'"


def _record(kind: Any) -> Convert:
    """Converter from a dict to `kind`; the annotations are resolved once per class."""
    if kind not in _converters:
        _converters[kind] = _make_record(kind)
    return _converters[kind]


def _make_record(kind: Any) -> Convert:
    hints = get_type_hints(kind)
    fields = dataclasses.fields(kind)
    converts = {field.name: _converter(hints[field.name]) for field in fields}
    required = [f.name for f in fields if f.default is dataclasses.MISSING]

    def build(row: Any) -> Any:
        if not isinstance(row, dict):
            raise MisfitError(f"got {row!r}, but a table is needed")
        values = {}
        for key, value in row.items():
            if key not in converts:
                raise _at(key, MisfitError(unknown("key", key, converts)))
            try:
                values[key] = converts[key](value)
            except MisfitError as fault:
                raise _at(key, fault) from None
        for name in required:
            if name not in values:
                raise MisfitError(f"'{name}' is missing; add it")
        try:
            return kind(**values)
        except ValueError as fault:
            raise MisfitError(str(fault)) from None

    return build


def _at(key: str | int, fault: MisfitError) -> MisfitError:
    fault.path.insert(0, key)
    return fault


def _converter(hint: Any) -> Convert:
    origin = get_origin(hint)
    if dataclasses.is_dataclass(hint):
        return _record(hint)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _enum(hint)
    if origin is Literal:
        return _choice(get_args(hint))
    if origin is tuple:
        return _sequence(get_args(hint))
    if origin is dict:
        return _mapping(get_args(hint)[1])
    if origin in (Union, types.UnionType):
        return _converter(next(arg for arg in get_args(hint) if arg is not type(None)))
    if hint is float:
        return _number
    return _plain(hint)


def _plain(kind: type[Any]) -> Convert:
    def convert(value: Any) -> Any:
        if type(value) is not kind:
            raise MisfitError(f"got {value!r}, but {PLAIN[kind]} is needed")
        return value

    return convert


def _number(value: Any) -> float:
    if type(value) not in (int, float):
        raise MisfitError(f"got {value!r}, but a number is needed")
    return float(value)


def _enum(kind: type[Enum]) -> Convert:
    members = {member.value: member for member in kind}

    def convert(value: Any) -> Enum:
        if not isinstance(value, str) or value not in members:
            raise MisfitError(unknown("value", value, members))
        return members[value]

    return convert


def _choice(allowed: tuple[Any, ...]) -> Convert:
    def convert(value: Any) -> Any:
        if value not in allowed or isinstance(value, bool):
            raise MisfitError(unknown("value", value, allowed))
        return value

    return convert


def _sequence(args: tuple[Any, ...]) -> Convert:
    item = _converter(args[0])
    length = None if len(args) == 2 and args[1] is Ellipsis else len(args)

    def convert(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise MisfitError(f"got {value!r}, but a list is needed, such as [{value!r}]")
        if length is not None and len(value) != length:
            raise MisfitError(f"got {listing(value)}, but {length} entries are needed")
        items = []
        for index, entry in enumerate(value):
            try:
                items.append(item(entry))
            except MisfitError as fault:
                raise _at(index, fault) from None
        return tuple(items)

    return convert


def _mapping(hint: Any) -> Convert:
    item = _converter(hint)

    def convert(value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise MisfitError(f"got {value!r}, but a table is needed")
        converted = {}
        for key, entry in value.items():
            try:
                converted[key] = item(entry)
            except MisfitError as fault:
                raise _at(key, fault) from None
        return converted

    return convert

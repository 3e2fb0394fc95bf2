"""From a TOML table to a frozen record, guided by the record's own annotations.

A record class is its own schema: an unknown key, a missing key or a value of the wrong type is
refused with the file, the line, what came and what is allowed.
"""

from __future__ import annotations

import dataclasses
import datetime
import math
import types
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from ketacourse.content.files import MOST_A_TABLE, BrokenFileError, Scanned, read_toml
from ketacourse.content.locate import line_of
from ketacourse.content.values import MisfitError
from ketacourse.errors import ContentError, Problem, brief, unknown

Record = TypeVar("Record")
Convert = Callable[[Any], Any]
_converters: dict[Any, Convert] = {}
PLAIN = {str: "text", int: "a whole number", bool: "true or false", datetime.date: "a date"}
LARGEST_WHOLE = 2**63  # TOML promises no more


def read_records(path: Path, table: str, kind: type[Record]) -> tuple[Record, ...]:
    """Read every ``[[table]]`` of a TOML file as a record.

    Raises
    ------
    ContentError
        With ``file:line`` of the first value that does not fit.
    """
    scanned = scan_records(path, table, kind)
    if scanned.problems:
        raise ContentError(str(scanned.problems[0]))
    return tuple(scanned.records.values())


def scan_records(path: Path, table: str, kind: type[Record]) -> Scanned[int, Record]:
    """Read what fits of a table, by position, and find what does not."""
    build = _record(kind)
    scanned: Scanned[int, Record] = Scanned({}, [], set())
    try:
        rows = read_toml(path).get(table, [])
    except BrokenFileError as fault:
        return scanned._replace(problems=[fault.problem])
    if not isinstance(rows, list):
        message = f"'{table}' must be a list, each record under its own [[{table}]]"
        return scanned._replace(problems=[Problem(path.name, line_of(path, table, 0), message)])
    for index, row in enumerate(rows):
        try:
            scanned.records[index] = build(row)
        except MisfitError as fault:
            scanned.refused.add(_name(row))
            if len(scanned.problems) < MOST_A_TABLE:
                line = line_of(path, table, index, fault.path)
                scanned.problems.append(Problem(path.name, line, f"'{_name(row)}': {fault}"))
    return scanned


def _name(row: Any) -> str:
    """What a record calls itself."""
    names = row if isinstance(row, dict) else {}
    name = names.get("id") or names.get("term") or names.get("event") or "record"
    return name if isinstance(name, str) else brief(name)


def _record(kind: Any) -> Convert:
    """Converter from a dict to `kind`; the annotations are resolved once per class."""
    if kind not in _converters:
        _converters[kind] = _make_record(kind)
    return _converters[kind]


def _make_record(kind: Any) -> Convert:
    hints = get_type_hints(kind)
    fields = dataclasses.fields(kind)
    converts = {field.name: _converter(hints[field.name]) for field in fields}
    required = [f.name for f in fields if f.default is f.default_factory is dataclasses.MISSING]

    def build(row: Any) -> Any:
        if not isinstance(row, dict):
            raise MisfitError(f"got {brief(row)}, but a table is needed")
        values = {}
        for key, value in row.items():
            if key not in converts:
                raise MisfitError(unknown("key", key, converts), key)
            try:
                values[key] = converts[key](value)
            except MisfitError as fault:
                raise fault.within(key) from None
        for name in required:
            if name not in values:
                raise MisfitError(f"'{name}' is missing; add it")
        try:
            return kind(**values)
        except ValueError as fault:
            raise MisfitError(str(fault)) from None

    return build


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
            raise MisfitError(f"got {brief(value)}, but {PLAIN[kind]} is needed")
        if kind is int and abs(value) >= LARGEST_WHOLE:
            raise MisfitError("a whole number has at most 18 digits; this one has more")
        return value

    return convert


def _number(value: Any) -> float:
    """A number that can be computed with: neither nan nor inf, which TOML knows too."""
    if type(value) not in (int, float):
        raise MisfitError(f"got {brief(value)}, but a number is needed")
    is_huge = type(value) is int and abs(value) >= LARGEST_WHOLE  # too large for isfinite
    if is_huge or not math.isfinite(value):
        raise MisfitError(f"got {brief(value)}, but a finite number is needed")
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
        # Python holds 1, 1.0 and True for equal; a file that says one of the others is in error.
        if not any(value == each and type(value) is type(each) for each in allowed):
            raise MisfitError(unknown("value", value, allowed))
        return value

    return convert


def _sequence(args: tuple[Any, ...]) -> Convert:
    item = _converter(args[0])
    length = None if len(args) == 2 and args[1] is Ellipsis else len(args)

    def convert(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise MisfitError(f"got {brief(value)}, but a list is needed, such as [{brief(value)}]")
        if length is not None and len(value) != length:
            raise MisfitError(f"got {brief(value)}, but {length} entries are needed")
        items = []
        for index, entry in enumerate(value):
            try:
                items.append(item(entry))
            except MisfitError as fault:
                raise fault.within(index) from None
        return tuple(items)

    return convert


def _mapping(hint: Any) -> Convert:
    item = _converter(hint)

    def convert(value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise MisfitError(f"got {brief(value)}, but a table is needed")
        converted = {}
        for key, entry in value.items():
            try:
                converted[key] = item(entry)
            except MisfitError as fault:
                raise fault.within(key) from None
        return converted

    return convert

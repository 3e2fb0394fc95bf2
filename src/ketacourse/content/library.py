"""The facts of the course, each file read on first use and kept.

Every function returns frozen records; unknown ids raise a `ContentError` that names the nearest.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, overload

from ketacourse.content.citations import Citation
from ketacourse.content.csl import read_citations
from ketacourse.content.read import read_records
from ketacourse.content.tables import TABLES, Table
from ketacourse.errors import ContentError, unknown

Record = TypeVar("Record")

DATA = Path(__file__).parent / "data"


@cache
def citations() -> dict[str, Citation]:
    """Every citation, by id."""
    return read_citations(DATA / "citations.json")


@overload
def records(table: Table[Record]) -> tuple[Record, ...]: ...
@overload
def records(table: str) -> tuple[Any, ...]: ...
def records(table: Table[Any] | str) -> tuple[Any, ...]:
    """All records of a table, in file order.

    Parameters
    ----------
    table
        A handle of `ketacourse.content.tables`, or its name where only that is known.

    Raises
    ------
    ContentError
        If there is no such table, or its file does not hold what it should.
    """
    return _read(_name(table))


@overload
def record(table: Table[Record], identifier: str) -> Record: ...
@overload
def record(table: str, identifier: str) -> Any: ...
def record(table: Table[Any] | str, identifier: str) -> Any:
    """One record of a table by its id.

    Raises
    ------
    ContentError
        If there is no such table or record; the nearest is named.
    """
    name = _name(table)
    known = _by_id(name)
    if identifier not in known:
        raise ContentError(unknown(f"id in {name}", identifier, known))
    return known[identifier]


def _name(table: Table[Any] | str) -> str:
    return table.name if isinstance(table, Table) else table


@cache
def _read(name: str) -> tuple[Any, ...]:
    if name not in TABLES:
        raise ContentError(unknown("table", name, TABLES))
    table = TABLES[name]
    return read_records(DATA / table.file, name, table.kind)


@cache
def _by_id(name: str) -> dict[str, Any]:
    """Records by id; those of a few tables have none, and none is found there."""
    return {str(each.id): each for each in _read(name) if hasattr(each, "id")}


def cited(ids: Iterable[str]) -> tuple[Citation, ...]:
    """The citations with these ids, in the order given."""
    known = citations()
    for identifier in ids:
        if identifier not in known:
            raise ContentError(unknown("citation", identifier, known))
    return tuple(known[identifier] for identifier in ids)

"""Data tables: the same numbers as a picture, for readers who want or need text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under named columns; the first cell of a row is its header.

    Cells are shown as text, whatever they hold.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""

    def __repr__(self) -> str:
        return f"<Table: {len(self.rows)} rows of {', '.join(self.columns)}>"

    def _repr_html_(self) -> str:
        return self.html()

    def html(self) -> str:
        """Render with header cells that name their row or column."""
        caption = f"<caption>{escape(self.caption)}</caption>" if self.caption else ""
        head = "".join(f'<th scope="col">{escape(name)}</th>' for name in self.columns)
        body = "".join(f"<tr>{_row(row)}</tr>" for row in self.rows)
        return (
            f'<table class="kc-table">{caption}<thead><tr>{head}</tr></thead>'
            f"<tbody>{body}</tbody></table>"
        )


def table(columns: Sequence[str], rows: Iterable[Sequence[object]], caption: str = "") -> Table:
    """Make a table; cells are turned into text.

    Raises
    ------
    ValueError
        If a row has not as many cells as there are columns.
    """
    made = tuple(tuple(str(cell) for cell in row) for row in rows)
    for row in made:
        if len(row) != len(columns):
            raise ValueError(f"row {row} has {len(row)} cells; {len(columns)} are needed")
    return Table(tuple(columns), made, caption)


def _row(cells: Sequence[str]) -> str:
    first, *rest = cells
    return f'<th scope="row">{escape(first)}</th>' + "".join(f"<td>{escape(c)}</td>" for c in rest)

"""Data tables: the same numbers as a picture, for readers who want or need text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from ketacourse.display.typeset import untypeset
from ketacourse.display.words import counted

# A number with what may belong to it: a sign, a share, a whole, an interval.
AMOUNT = r"[−+<>≤≥-]?\d[\d.,]{0,20}(?: ?%)?"
NUMBER = re.compile(rf"{AMOUNT}(?: (?:of|to) {AMOUNT})?(?: \({AMOUNT}(?: (?:of|to) {AMOUNT})?\))?")
NUMBERS = ' class="kc-number"'  # of a column that holds nothing else


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under named columns; the first cell of a row is its header.

    Columns of numbers are marked as such, to be set to the right and never broken over lines.

    Cells are shown as text, whatever they hold. A wide table scrolls in a box of its own.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    wide: bool = False

    def __repr__(self) -> str:
        return f"<Table: {counted(len(self.rows), 'row')} of {', '.join(self.columns)}>"

    def _repr_html_(self) -> str:
        return self.html()

    def html(self) -> str:
        """Render with header cells that name their row or column."""
        caption = f"<caption>{untypeset(self.caption)}</caption>" if self.caption else ""
        # Without rows there are no columns to look at; the first one names its row.
        found = [_holds_numbers(column) for column in zip(*self.rows, strict=True)]
        marks = ["", *(NUMBERS if holds else "" for holds in found[1:])]
        marks += [""] * (len(self.columns) - len(marks))
        head = "".join(
            f'<th scope="col"{mark}>{untypeset(name)}</th>'
            for name, mark in zip(self.columns, marks, strict=True)
        )
        body = "".join(f"<tr>{_row(row, marks)}</tr>" for row in self.rows)
        made = (
            f'<table class="kc-table">{caption}<thead><tr>{head}</tr></thead>'
            f"<tbody>{body}</tbody></table>"
        )
        return scroll_box(made, self.caption or ", ".join(self.columns)) if self.wide else made


def table(
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
    caption: str = "",
    *,
    wide: bool = False,
) -> Table:
    """Make a table; cells are turned into text.

    Parameters
    ----------
    columns
        Names of the columns.
    rows
        As many cells each as there are columns.
    caption
        What the table holds.
    wide
        Whether it is wider than a phone, and should scroll by itself there.

    Raises
    ------
    ValueError
        If a row has not as many cells as there are columns.
    """
    made = tuple(tuple(str(cell) for cell in row) for row in rows)
    for row in made:
        if len(row) != len(columns):
            raise ValueError(f"row {row} has {len(row)} cells; {len(columns)} are needed")
    return Table(tuple(columns), made, caption, wide)


CELL = "text-align:left;vertical-align:top;overflow-wrap:anywhere"  # notebooks set cells right
COLUMN_REM = 7.5  # two columns of prose stand beside each other on a telephone; more scroll


def side_table(
    caption: str,
    columns: Sequence[str],
    rows: Iterable[tuple[str, Sequence[str]]],
    *,
    shares: Sequence[float] = (),
) -> str:
    """Set prose side by side: the name of a row stands above its cells and takes no column.

    Parameters
    ----------
    caption
        What the table holds; text, as names of columns and rows are.
    columns
        One a thing that is compared.
    rows
        A name, and a cell of HTML for each column. A last cell more than there are columns spans
        all of them.
    shares
        Widths of the columns in percent; alike if left out.

    Raises
    ------
    ValueError
        If a row has too few or too many cells.
    """
    widths = shares or [round(100 / len(columns), 1)] * len(columns)
    heads = "".join(
        f'<th scope="col" style="{CELL};width:{width}%">{untypeset(name)}</th>'
        for name, width in zip(columns, widths, strict=True)
    )
    made = (
        f'<table class="kc-table kc-beside" style="table-layout:fixed;width:100%;'
        f'min-width:{COLUMN_REM * len(columns):g}rem"><caption>{untypeset(caption)}</caption>'
        f"<thead><tr>{heads}</tr></thead>"
        f"{''.join(_beside(name, cells, len(columns)) for name, cells in rows)}</table>"
    )
    return scroll_box(made, caption)


def _beside(name: str, cells: Sequence[str], columns: int) -> str:
    """A row with its name above it, and what belongs to all of its cells below."""
    if len(cells) not in (columns, columns + 1):
        raise ValueError(f"row {name!r} has {len(cells)} cells; {columns} are needed")
    cell = f'<td style="{CELL}"'
    shown = "".join(f"{cell}>{each}</td>" for each in cells[:columns])
    below = "".join(f'<tr>{cell} colspan="{columns}">{each}</td></tr>' for each in cells[columns:])
    head = f'<th scope="rowgroup" colspan="{columns}" style="{CELL}">{untypeset(name)}</th>'
    return f"<tbody><tr>{head}</tr><tr>{shown}</tr>{below}</tbody>"


def scroll_box(html: str, name: str) -> str:
    """Put wide HTML in a named box that scrolls sideways, by keyboard too."""
    return (
        f'<div class="kc-scroll" role="region" tabindex="0" aria-label="{escape(name)}" '
        f'style="overflow-x:auto">{html}</div>'
    )


def _holds_numbers(column: Iterable[str]) -> bool:
    """Whether all that a column holds are numbers; a dash stands for one that is missing."""
    cells = [cell for cell in column if cell not in ("", "–")]
    return bool(cells) and all(NUMBER.fullmatch(cell) for cell in cells)


def _row(cells: Sequence[str], marks: Sequence[str]) -> str:
    first, *rest = cells
    return f'<th scope="row">{untypeset(first)}</th>' + "".join(
        f"<td{mark}>{untypeset(cell)}</td>" for cell, mark in zip(rest, marks[1:], strict=True)
    )

"""The heat map: a row for each comparison, a column for each account, a sign in every cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import fill, shorten
from typing import TYPE_CHECKING, Any

from ketacourse.display.picture import Picture, picture
from ketacourse.display.style import BLUE, GREY, PALE, VERMILION, course_style, new_figure
from ketacourse.display.table import Table, table
from ketacourse.pathway.graph.wording import outcome_name
from ketacourse.pathway.scores.scoring import Cell, Column, Comparison, Scorecard, column_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ROW_IN = 0.18
CELL = 1.1  # width of a column of cells, in heights of a row
SQUARE = 9.5  # points
HEAD = 11.6  # rows above the first heading, for the names of the accounts
HEADING = 1.9  # rows that a heading takes
FOUND_X, NAME_X = -0.25, -21.4  # columns of text: end of the one, start of the other
LETTERS = 69  # of both columns of text together
LOOKS = {"match": ("✓", BLUE), "mismatch": ("✗", VERMILION)}

Row = tuple[Comparison, tuple[Cell, ...]]


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under one heading; `counted` is false where results could not be confirmed."""

    heading: str
    rows: tuple[Row, ...]
    counted: bool = True


@dataclass(frozen=True, slots=True)
class Mark:
    """A cell with something in it, and where it goes."""

    x: float
    y: float
    verdict: str
    counted: bool
    name: str


def score_cells_picture(card: Scorecard) -> Picture:
    """Show which comparisons each account matches, misses and is silent on."""
    parts = sections(card)
    with course_style():
        figure, axes = new_figure(7.4, ROW_IN * (HEAD + _height(parts) + 0.4), at=(0, 0, 1, 1))
        draw_cells(axes, card, parts)
        return picture(figure, alt=_alt(card), caption=_caption(parts), data=_data(card))


def sections(card: Scorecard) -> tuple[Section, ...]:
    """Rows by who was studied and what was asked; what is not confirmed stands apart."""
    headings = {
        ("human", True): "In people, with ketamine",
        ("human", False): "In people, in place of ketamine",
        ("rodent", True): "In rodents, with ketamine",
        ("rodent", False): "In rodents, in place of ketamine",
    }
    found: dict[object, list[Row]] = {key: [] for key in (*headings, "doubtful")}
    for comparison, cells in zip(card.comparisons, card.cells, strict=True):
        asked = (comparison.group, comparison.experiment.with_ketamine)
        found[asked if comparison.confirmed else "doubtful"].append((comparison, cells))
    sure = [Section(words, tuple(found[key])) for key, words in headings.items()]
    doubtful = Section(
        "Not confirmed here: shown, not counted", tuple(found["doubtful"]), counted=False
    )
    return tuple(part for part in (*sure, doubtful) if part.rows)


def draw_cells(axes: Axes, card: Scorecard, parts: Sequence[Section]) -> None:
    """Draw the names of the accounts, and below them block after block."""
    right = CELL * len(card.columns)
    axes.set(xlim=(NAME_X - 0.2, right + 0.3), ylim=(_height(parts) + 0.4, -HEAD))
    axes.set_axis_off()
    _draw_heads(axes, card)
    for y, part in _placed(parts):
        axes.text(NAME_X, y - 1.0, part.heading, fontsize=9, fontweight="bold", va="center")
        for row, (comparison, _) in enumerate(part.rows):
            axes.hlines(y + row + 0.5, NAME_X, right, colors=PALE, linewidth=0.6, zorder=0)
            _draw_words(axes, y + row, comparison)
    _draw_marks(axes, list(marks(parts, card.columns)))


def marks(parts: Sequence[Section], columns: Sequence[Column]) -> Iterator[Mark]:
    """Every cell that is not silent, with its place."""
    for top, part in _placed(parts):
        for row, (comparison, cells) in enumerate(part.rows):
            for index, (which, cell) in enumerate(zip(columns, cells, strict=True)):
                if cell.verdict != "silent":
                    name = f"{comparison.experiment.id} {comparison.outcome} {which}"
                    x = CELL * (index + 0.5)
                    yield Mark(x, top + row, cell.verdict, part.counted, name)


def _placed(parts: Sequence[Section]) -> Iterator[tuple[float, Section]]:
    """Each block with the level of its first row."""
    y = 0.0
    for part in parts:
        yield y + HEADING, part
        y += HEADING + len(part.rows)


def _height(parts: Sequence[Section]) -> float:
    return sum(HEADING + len(part.rows) for part in parts)


def _draw_heads(axes: Axes, card: Scorecard) -> None:
    """Write account, accuracy and coverage above each column; the counts are of confirmed rows."""
    sure = card.confirmed()
    for index, which in enumerate(card.columns):
        x = CELL * (index + 0.5)
        name = fill(column_name(which), 25)
        upright: dict[str, Any] = {"rotation": 90, "ha": "center", "va": "bottom"}
        axes.text(x, -1.5, name, fontsize=8.25, linespacing=0.9, **upright)
        accuracy = sure.tally(which).accuracy
        words = f"{accuracy.count}\n{accuracy.total}"
        axes.text(x, 0.1, words, fontsize=8.25, ha="center", linespacing=0.95, gid=f"sum {which}")
    axes.text(NAME_X, 0.1, "Experiment", fontsize=8.25, color=GREY)
    axes.text(FOUND_X - 4.5, 0.1, "What was found", fontsize=8.25, color=GREY, ha="right")
    words = "matched\nof spoken"
    axes.text(FOUND_X, 0.1, words, fontsize=8.25, color=GREY, ha="right", linespacing=0.95)


def _draw_words(axes: Axes, y: float, comparison: Comparison) -> None:
    experiment = comparison.experiment
    found = f"{outcome_name(comparison.outcome)}: {comparison.observed}"
    room = LETTERS - len(found)
    name = shorten(f"{experiment.id}  {experiment.perturbation}", room, placeholder=" …")
    axes.text(NAME_X, y, name, fontsize=8.25, va="center")
    axes.text(FOUND_X, y, found, fontsize=8.25, va="center", ha="right")


def _draw_marks(axes: Axes, found: Sequence[Mark]) -> None:
    """Draw squares with a sign; where a result is not counted they stay open."""
    for verdict, (sign, colour) in LOOKS.items():
        for counted in (True, False):
            chosen = [m for m in found if m.verdict == verdict and m.counted is counted]
            axes.plot(
                [mark.x for mark in chosen],
                [mark.y for mark in chosen],
                "s",
                color=colour,
                markerfacecolor=colour if counted else "white",
                markersize=SQUARE,
                gid=f"{verdict} {'counted' if counted else 'open'}",
            )
            ink = "white" if counted else colour
            for mark in chosen:
                axes.text(
                    mark.x,
                    mark.y + 0.02,
                    sign,
                    color=ink,
                    fontsize=8.25,
                    ha="center",
                    va="center_baseline",
                    gid=mark.name,
                )


def _alt(card: Scorecard) -> str:
    sure = card.confirmed()
    spoken = [which for which in card.columns if sure.tally(which).coverage.count]
    silent = [column_name(which) for which in card.columns if which not in spoken]
    counts = "; ".join(
        f"{column_name(which)}, {sure.tally(which).accuracy.count} of "
        f"{sure.tally(which).accuracy.total}"
        for which in spoken
    )
    mute = f" Silent throughout: {', '.join(silent)}." if silent else ""
    return (
        f"Heat map of {len(card.comparisons)} comparisons from {card.experiments} experiments by "
        f"{len(card.columns)} accounts. Matched of those spoken of, confirmed results only: "
        f"{counts}.{mute}"
    )


def _caption(parts: Sequence[Section]) -> str:
    doubt = any(not part.counted for part in parts)
    return (
        "✓ the account predicts what was found, ✗ it predicts something else, empty: it says "
        "nothing. Below each name: matches of those it speaks on."
        + (" Open squares: results that could not be confirmed, not counted." if doubt else "")
        + " The graph was drawn by people who knew these experiments, so this shows consistency, "
        "not prediction. Sources stand with each experiment in the table of the scorecard."
    )


def _data(card: Scorecard) -> Table:
    rows = [
        (
            f"{each.experiment.id} {each.experiment.perturbation}",
            each.experiment.species,
            "with ketamine" if each.experiment.with_ketamine else "in place of ketamine",
            f"{outcome_name(each.outcome)}: {each.observed}",
            "yes" if each.confirmed else "no",
            *(cell.verdict if cell.predicted else "" for cell in cells),
        )
        for each, cells in zip(card.comparisons, card.cells, strict=True)
    ]
    names = [column_name(which) for which in card.columns]
    head = ("Experiment", "Species", "Asked", "Found", "Confirmed", *names)
    return table(head, rows, caption="Verdicts; an empty cell is silence")

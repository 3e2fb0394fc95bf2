"""Icon arrays as SVG: one symbol a person, told apart by shape and filling as well as colour."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from textwrap import wrap

from ketacourse.content.citations import cite_html, status_html
from ketacourse.content.library import cited
from ketacourse.display.picture import SvgPicture
from ketacourse.display.style import BLUE, GREEN, GREY, INK, VERMILION
from ketacourse.risk.contrasts import Contrast, harm_contrast
from ketacourse.risk.harm_pages import contrast_table
from ketacourse.risk.icons import IconArray, Mark, icon_marks, key_lines
from ketacourse.risk.wording import frequency_sentence, meaning_of

FONT = "Arial, Helvetica, 'Liberation Sans', 'DejaVu Sans', sans-serif"
WIDTH = 620
CELL = {100: 30.0, 1000: 14.0}
KEY_LINE = 24
KEY_LETTERS = 72  # to a line of the key
MARGIN = 10

Path = Callable[[float, float, float], str]


def _square(x: float, y: float, r: float) -> str:
    return f"M{x - r:g} {y - r:g}h{2 * r:g}v{2 * r:g}h{-2 * r:g}z"


def _triangle(x: float, y: float, r: float) -> str:
    return f"M{x:g} {y - r:g}L{x + r:g} {y + r:g}L{x - r:g} {y + r:g}z"


def _upside_down(x: float, y: float, r: float) -> str:
    return f"M{x:g} {y + r:g}L{x + r:g} {y - r:g}L{x - r:g} {y - r:g}z"


def _plus(x: float, y: float, r: float) -> str:
    a = 0.4 * r  # half the width of an arm
    b = r - a
    return (
        f"M{x - a:g} {y - r:g}h{2 * a:g}v{b:g}h{b:g}v{2 * a:g}h{-b:g}v{b:g}h{-2 * a:g}v{-b:g}"
        f"h{-b:g}v{-2 * a:g}h{b:g}z"
    )


def _circle(x: float, y: float, r: float) -> str:
    return f"M{x - r:g} {y:g}a{r:g} {r:g} 0 1 0 {2 * r:g} 0a{r:g} {r:g} 0 1 0 {-2 * r:g} 0z"


# Mark -> shape, its size within the cell, filling, outline.
SYMBOLS: dict[Mark, tuple[Path, float, str, str]] = {
    "shared": (_square, 0.34, BLUE, BLUE),
    "more": (_triangle, 0.40, VERMILION, INK),
    "fewer": (_upside_down, 0.40, "#fff", INK),
    "helped": (_plus, 0.40, GREEN, INK),
    "missed": (_plus, 0.40, "#fff", INK),
    "none": (_circle, 0.28, "#fff", GREY),
}


def icon_array(table: str, event: str, people: int = 100, *, scattered: bool = False) -> SvgPicture:
    """Show an event among 100 or 1,000 people: with either treatment, and what one adds.

    Parameters
    ----------
    table, event
        As in `harm`.
    people
        100 or 1,000.
    scattered
        Spread the symbols in place of grouping them; the numbers are the same.
    """
    return icon_array_of(harm_contrast(table, event), people, scattered=scattered)


def icon_array_of(contrast: Contrast, people: int = 100, *, scattered: bool = False) -> SvgPicture:
    """Show any contrast as an icon array; see `icon_array`."""
    array = icon_marks(contrast, people, scattered=scattered)
    people = len(array.marks)
    found = meaning_of(contrast)
    arms = (contrast.treatment.short, contrast.control.short)
    key = key_lines(array, (found.did, found.did_not), arms)
    source = cite_html(cited(contrast.cites)) + status_html(contrast.status)
    caption = (
        f"Each symbol is one of {people:,} people, rounded to whole people; where they stand "
        f"means nothing. Counted: {escape(contrast.measure)}. {source}"
    )
    return SvgPicture(
        array_svg(array, key),
        WIDTH,
        f"{people:,} symbols for {people:,} people. {frequency_sentence(contrast, people)}",
        caption,
        "The numbers in this picture",
        contrast_table([contrast], contrast.title).html(),
    )


def array_svg(array: IconArray, key: Sequence[tuple[Mark, str]]) -> str:
    """Draw an array with its key below, as a document of its own."""
    cell = CELL[len(array.marks)]
    left = (WIDTH - array.columns * cell) / 2
    bottom = 2 * MARGIN + array.rows * cell
    drawn = "".join(
        _marks(mark, array_path(array, mark, left, MARGIN, cell), cell) for mark in SYMBOLS
    )
    lines, y = "", bottom
    for mark, said in key:
        words = wrap(said, KEY_LETTERS)
        lines += _key(mark, words, y + KEY_LINE / 2)
        y += KEY_LINE * len(words)
    height = y + MARGIN / 2
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {WIDTH} {height:g}" '
        f'width="{WIDTH}" height="{height:g}" font-family="{FONT}" font-size="15" fill="{INK}">'
        f'<rect width="100%" height="100%" fill="#fff"/>{drawn}{lines}</svg>'
    )


def array_path(array: IconArray, mark: Mark, left: float, top: float, cell: float) -> str:
    """One path for all symbols of a kind; a thousand elements would be slow to draw."""
    shape, size, _, _ = SYMBOLS[mark]
    return "".join(
        shape(
            left + (at % array.columns + 0.5) * cell,
            top + (at // array.columns + 0.5) * cell,
            size * cell,
        )
        for at, each in enumerate(array.marks)
        if each == mark
    )


def _marks(mark: Mark, path: str, cell: float) -> str:
    _, _, fill, stroke = SYMBOLS[mark]
    if not path:
        return ""
    return (
        f'<path class="kc-{mark}" d="{path}" fill="{fill}" stroke="{stroke}" '
        f'stroke-width="{cell / 18:.2f}"/>'
    )


def _key(mark: Mark, words: Sequence[str], y: float) -> str:
    shape, size, fill, stroke = SYMBOLS[mark]
    said = "".join(
        f'<text x="{MARGIN + 28}" y="{y + 5 + KEY_LINE * at:g}">{escape(line)}</text>'
        for at, line in enumerate(words)
    )
    return (
        f'<path d="{shape(MARGIN + 10, y, size * 22)}" fill="{fill}" stroke="{stroke}" '
        f'stroke-width="1.2"/>{said}'
    )

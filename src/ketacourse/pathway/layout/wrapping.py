"""Names broken into short lines by their width as drawn, estimated without any font at hand."""

from __future__ import annotations

import re
from functools import cache

FONT_SIZE = 13
LINE_HEIGHT = 16

# Advance widths in thousandths of the font size, those of DejaVu Sans rounded up: the widest of
# the sans-serif faces a browser is likely to choose, so that other faces leave a little room.
_WIDTHS = {
    "ijl'|": 280,
    " \xa0.,:;!()[]/-": 395,
    "frtI": 415,
    "csvxyzkJ": 595,
    "abdeghnopqu0123456789": 640,
    "ABCEFKLPRSTVXYZ": 700,
    "DGHNOQU+=<>–": 840,
    "mwMW%": 990,
}
_ADVANCE = {letter: width for letters, width in _WIDTHS.items() for letter in letters}
_OTHER = 840
_TOGETHER = re.compile(r"(?<=\d) (?=h\b)| (?=/)")  # a number and its unit; no slash begins a line


@cache
def text_width(text: str, size: float = FONT_SIZE) -> float:
    """Estimate how wide a line of text is drawn, in the unit of `size`; errs on the wide side."""
    return sum(_ADVANCE.get(letter, _OTHER) for letter in text) * size / 1000


@cache
def wrap(text: str, width: float, size: float = FONT_SIZE) -> tuple[str, ...]:
    """Break a text into as few lines as fit in `width`, as even as they can be.

    A word wider than `width` has a line to itself and is not broken, save at a hyphen or slash.

    Parameters
    ----------
    text
        Words between spaces.
    width
        Of a line, in the unit of `size`.
    """
    pieces = _pieces(text)
    count = len(_fill(pieces, width, size))
    narrow = max((text_width(piece.strip(), size) for piece in pieces), default=0.0)
    while narrow < width and len(_fill(pieces, narrow, size)) > count:
        narrow += size / 4
    return _fill(pieces, min(max(narrow, 1.0), width), size)


def _pieces(text: str) -> tuple[str, ...]:
    """Cut after spaces, and after a hyphen or slash between letters of a long word."""
    pieces: list[str] = []
    held = _TOGETHER.sub("\xa0", text)
    for word in held.split(" "):
        joined = word if len(word) < 14 else word.replace("-", "-\0").replace("/", "/\0")
        *first, last = joined.split("\0")
        pieces += [*first, f"{last} "]
    return tuple(pieces)


def _fill(pieces: tuple[str, ...], width: float, size: float) -> tuple[str, ...]:
    """Put as many pieces on each line as fit."""
    lines = [""]
    for piece in pieces:
        longer = lines[-1] + piece
        if lines[-1] and text_width(longer.strip(), size) > width:
            lines.append(piece)
        else:
            lines[-1] = longer
    return tuple(line.strip().replace("\xa0", " ") for line in lines)

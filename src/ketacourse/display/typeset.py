"""What a page that typesets TeX would take for formulas, though nobody wrote one.

JupyterLab and the viewers of notebooks typeset whatever stands between dollar signs, or behind a
backslash and a bracket, in any HTML that a cell gives. They look within one piece of text and never
across an element, so a sign in an element of its own is only a sign.
"""

from __future__ import annotations

import re
from html import escape

SIGN = re.compile(r"[$\\]")
PIECE = re.compile(r"<[^<>]*+>|[^<]++|<")
# Formulas of ours, which hold nothing but TeX, and what no page typesets.
LEFT_ALONE = re.compile(r'<(?:(span|div) class="math |(code|pre|style|script|title|desc)[ >])')


def untypeset(text: str, *, quote: bool = True) -> str:
    """Escape plain text, quotation marks too if wanted, so that no formula is found in it."""
    return SIGN.sub(r"<span>\g<0></span>", escape(text, quote=quote))


def untypeset_html(html: str) -> str:
    """Our own HTML, so that no formula is found in it but those between our tags for formulas."""
    if not SIGN.search(html):
        return html
    pieces, end, element = [], "", "span"
    for piece in PIECE.findall(html):
        if piece.startswith(("<svg", "</svg")):
            element = "tspan" if piece[1] == "s" else "span"  # a drawing has words of its own
        if end:
            end = "" if piece == end else end
        elif found := LEFT_ALONE.match(piece):
            end = f"</{found[1] or found[2]}>"
        # A sign that is all of a text stands in an element of its own already.
        elif piece[0] != "<" and len(piece) > 1:
            piece = SIGN.sub(rf"<{element}>\g<0></{element}>", piece)  # noqa: PLW2901 - as kept
        pieces.append(piece)
    return "".join(pieces)

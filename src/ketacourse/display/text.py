"""Authored Markdown to safe HTML.

Raw HTML in authored text is shown as text, images are those that were kept, and links may only
lead to http and https addresses, so the output holds nothing but the few tags a Markdown renderer
writes. Mathematics between dollar signs becomes MathML on screen; in stored outputs it stays TeX,
which notebook viewers typeset themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING, Any

from ketacourse.display.markdown import renderer
from ketacourse.display.maths import UnfitFormulaError, mathml
from ketacourse.display.typeset import untypeset

if TYPE_CHECKING:
    from markdown_it.token import Token

# What a text of the course needs, several times over. A renderer looks at some signs again and
# again for each that follows, so it is their number that decides how long it takes.
LONGEST_TEXT = 5_000
MOST_SIGNS = 500
SIGNS = re.compile(r"[\n!\"#$&'()*<=>\[\\\]^_`|~]")

TAG = re.compile(r"<[^<>]*>")
SIGN = re.compile(r"<span>([$\\])</span>")
AUTHORED_IMAGE = re.compile(r'<img class="kc-authored" alt="([^"<>]*)"')


def to_html(markdown: str, *, maths: str = "mathml") -> str:
    """Render authored Markdown as safe HTML.

    Parameters
    ----------
    markdown
        Text of an instructor; mathematics as ``$...$`` or ``$$...$$``. A text that is longer than
        any for people is shown as it was written.
    maths
        ``mathml`` for a live page, ``tex`` for stored outputs.
    """
    if _size_fault(markdown):
        return f"<p>{untypeset(markdown)}</p>"
    return str(renderer(maths).render(markdown)).strip()


def to_inline_html(markdown: str, *, maths: str = "mathml") -> str:
    """Render authored Markdown without a paragraph around it.

    One line is always text, whatever it begins with: ``> 5 %`` is no quotation. Several lines may
    hold a list, a table or a fenced block, which are rendered as such.
    """
    text = markdown.strip()
    if _size_fault(text):
        return untypeset(text)
    if "\n" not in text:
        return str(renderer(maths).renderInline(text))
    html = to_html(text, maths=maths)
    is_one = html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1
    return html.removeprefix("<p>").removesuffix("</p>") if is_one else html


def to_plain(html: str) -> str:
    """Strip tags from our own HTML, for alt text and for text outputs."""
    spoken = AUTHORED_IMAGE.sub(r" \1 \g<0>", SIGN.sub(r"\1", html))
    return " ".join(unescape(TAG.sub(" ", spoken)).split())


def text_faults(markdown: str) -> Iterator[str]:
    """What an author should know about a text before a student sees it."""
    if fault := _size_fault(markdown):
        yield fault
        return
    if "$" not in markdown:
        return
    env: dict[str, Any] = {}
    for token in _tokens(markdown, env):
        if token.type in ("formula", "formula_block"):
            try:
                mathml(token.content, display=token.meta["display"])
            except UnfitFormulaError as fault:
                yield f"{fault}."
    for tex in dict.fromkeys(env.get("doubtful", ())):
        yield (
            f"'${tex[:40]}$' may be a formula or two sums of money; write \\$ for a dollar sign, "
            "or \\text{...} for words in a formula."
        )


def images_in(markdown: str) -> list[tuple[str, str]]:
    """Alt text and address of every image in a text, as written."""
    if "![" not in markdown or _size_fault(markdown):
        return []
    found = _tokens(markdown, {})
    return [
        (str(token.attrGet("alt")), token.markup) for token in found if token.type == "kept_image"
    ]


def _tokens(markdown: str, env: dict[str, Any]) -> Iterator[Token]:
    """Every token of a text, those within lines and links too."""
    for token in renderer("mathml").parse(markdown, env):
        yield token
        yield from token.children or ()


def _size_fault(markdown: str) -> str:
    if len(markdown) > LONGEST_TEXT:
        return f"a text of {len(markdown):,} characters; at most {LONGEST_TEXT:,} can be shown."
    if sum(1 for _ in SIGNS.finditer(markdown)) > MOST_SIGNS:
        return f"more than {MOST_SIGNS:,} lines, brackets, stars and the like in one text."
    return ""

"""Authored Markdown to safe HTML.

Raw HTML in authored text is shown as text, pictures are refused, and links may only lead to http
and https addresses, so the output holds nothing but the few tags a Markdown renderer writes.
Mathematics between dollar signs becomes MathML on screen; in stored outputs it stays TeX, which
notebook viewers typeset themselves.
"""

from __future__ import annotations

from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it import MarkdownIt


def to_html(markdown: str, *, maths: str = "mathml") -> str:
    """Render authored Markdown as safe HTML.

    Parameters
    ----------
    markdown
        Text of an instructor; mathematics as ``$...$`` or ``$$...$$``.
    maths
        ``mathml`` for a live page, ``tex`` for stored outputs.
    """
    return str(_renderer(maths).render(markdown)).strip()


def to_inline_html(markdown: str, *, maths: str = "mathml") -> str:
    """Render one line of authored Markdown without a paragraph around it."""
    return str(_renderer(maths).renderInline(markdown.strip()))


def to_plain(html: str) -> str:
    """Strip tags from our own HTML, for alt text and for text outputs."""
    import re
    from html import unescape

    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


@cache
def _renderer(maths: str) -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.dollarmath import dollarmath_plugin

    render = _mathml if maths == "mathml" else _tex
    rules = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    rules.validateLink = _is_web_link  # type: ignore[method-assign]
    rules.add_render_rule("link_open", _open_link)
    return rules.use(
        dollarmath_plugin,
        double_inline=True,
        allow_space=False,  # so that sums of money are not taken for formulas
        allow_digits=False,
        renderer=render,
    )


def _is_web_link(url: str) -> bool:
    return url.lower().startswith(("https://", "http://", "#"))


def _open_link(self: Any, tokens: Any, index: int, options: Any, env: Any) -> str:
    """Links leave the lesson alone: they open beside it."""
    token = tokens[index]
    if str(token.attrGet("href")).startswith("http"):
        token.attrSet("target", "_blank")
        token.attrSet("rel", "noopener")
    return str(self.renderToken(tokens, index, options, env))


def _mathml(tex: str, options: dict[str, Any]) -> str:
    from latex2mathml.converter import convert

    display = "block" if options.get("display_mode") else "inline"
    try:
        return str(convert(tex, display=display))
    except Exception:  # the converter raises many kinds; the source is better than nothing
        return f"<code>{escape(tex)}</code>"


def _tex(tex: str, options: dict[str, Any]) -> str:
    fence = "$$" if options.get("display_mode") else "$"
    return f"{fence}{escape(tex)}{fence}"

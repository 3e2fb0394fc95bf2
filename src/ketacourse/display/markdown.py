"""The course's Markdown: CommonMark with tables, formulas, kept images and links to the web alone.

Raw HTML is shown as text. Nothing else is written but the few tags a Markdown renderer writes, the
MathML of `ketacourse.display.maths`, and images of `ketacourse.display.images`.
"""

from __future__ import annotations

import re
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any

from ketacourse.content.citations import is_web_address
from ketacourse.display.dollars import formula_at
from ketacourse.display.images import kept
from ketacourse.display.maths import formula_html
from ketacourse.display.typeset import untypeset

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

IMAGE = re.compile(r"!\[((?:[^\[\]\\]|\\.)*+)\]\(([^()\s]*)\)", re.DOTALL)


@cache
def renderer(maths: str) -> MarkdownIt:
    """The reader and writer of authored texts; `maths` is ``mathml`` or ``tex``."""
    from markdown_it import MarkdownIt

    made = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    made.inline.ruler.before("escape", "formula", _read_formula)
    made.inline.ruler.before("link", "kept_image", _read_image)
    made.block.ruler.before("fence", "formula_block", _read_block)
    made.validateLink = _is_link  # type: ignore[method-assign]
    made.add_render_rule("link_open", _write_link)
    made.add_render_rule("kept_image", _write_image)
    made.add_render_rule("formula", _FORMULAS[maths])
    made.add_render_rule("formula_block", _BLOCKS[maths])
    if maths == "tex":
        made.add_render_rule("text", _write_text)
    return made


def _read_formula(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the reader's own
    if state.src[state.pos] != "$":
        return False
    found = formula_at(state.src, state.pos)
    if found is None or found.is_prose:
        if found is not None and found.is_doubtful:
            state.env.setdefault("doubtful", []).append(found.tex)
        return False
    if not silent:
        token = state.push("formula", "", 0)
        token.content = found.tex
        token.meta = {"display": found.display}
    state.pos = found.end
    return True


def _read_block(state: StateBlock, first: int, last: int, silent: bool) -> bool:  # noqa: FBT001
    """Lines from one that begins with two dollar signs to one that ends with them."""
    begin = state.bMarks[first] + state.tShift[first]
    if state.is_code_block(first) or not state.src.startswith("$$", begin):
        return False
    for line in range(first, last):
        # The opening signs do not close what they open.
        start = begin + 2 if line == first else state.bMarks[line]
        if not state.src[start : state.eMarks[line]].rstrip().endswith("$$"):
            continue
        text = state.getLines(first, line + 1, state.blkIndent, keepLastLF=False).strip()
        tex = text[2:-2].strip()
        if not tex or "$" in tex:
            return False
        if not silent:
            token = state.push("formula_block", "", 0)
            token.content, token.map, token.meta = tex, [first, line + 1], {"display": True}
        state.line = line + 1
        return True
    return False


def _read_image(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    found = IMAGE.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        token = state.push("kept_image", "img", 0)
        token.content, token.markup = found[0], found[2]
        token.attrSet("alt", re.sub(r"\\(.)", r"\1", found[1]).strip())
    state.pos = found.end()
    return True


def _is_link(url: str) -> bool:
    return url.startswith("#") or is_web_address(url)


def _write_link(self: Any, tokens: Any, index: int, options: Any, env: Any) -> str:
    """Links leave the lesson alone: they open beside it."""
    token = tokens[index]
    if is_web_address(str(token.attrGet("href"))):
        token.attrSet("target", "_blank")
        token.attrSet("rel", "noopener")
    return str(self.renderToken(tokens, index, options, env))


def _write_image(_self: Any, tokens: Any, index: int, _options: Any, _env: Any) -> str:
    """An image that was kept; any other is shown as it was written."""
    token = tokens[index]
    data = kept(token.markup)
    if not data:
        return untypeset(token.content)
    alt = escape(str(token.attrGet("alt")))
    return f'<img class="kc-authored" alt="{alt}" src="{data}" style="max-width:100%">'


def _write_text(_self: Any, tokens: Any, index: int, _options: Any, _env: Any) -> str:
    # Quotation marks as Markdown's own rule has them: double ones alone are escaped.
    return untypeset(tokens[index].content, quote=False).replace('"', "&quot;")


def _write_formula(maths: str, *, block: bool) -> Any:
    def write(_self: Any, tokens: Any, index: int, _options: Any, _env: Any) -> str:
        token = tokens[index]
        html = formula_html(token.content, maths=maths, display=token.meta["display"])
        if block:
            return f'<div class="math block">{html}</div>\n'
        return f'<span class="math inline">{html}</span>'

    return write


_FORMULAS = {maths: _write_formula(maths, block=False) for maths in ("mathml", "tex")}
_BLOCKS = {maths: _write_formula(maths, block=True) for maths in ("mathml", "tex")}

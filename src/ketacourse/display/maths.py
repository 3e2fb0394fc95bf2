"""Formulas in TeX: known commands alone, as MathML built from lists, or as TeX to be typeset.

What an author writes between dollar signs may come from anyone. The converter puts text, colours
and links of a formula into its elements as they are, and would write them out as markup, so its
tree is only read: every element, attribute and value is looked up in a list here and written anew.
Where a notebook viewer typesets the TeX itself, the commands are looked up before it sees any, for
some of them set links, styles and positions on the page.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from html import escape, unescape
from typing import TYPE_CHECKING

from ketacourse.errors import KetacourseError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

LONGEST_FORMULA = 1_000
# So deep that no formula for people gets there; far from where Python or a browser gives up.
DEEPEST = 40
LONGEST_SHOWN = 40
MOST_KEPT = 1_024

COMMAND = re.compile(r"\\(?:([A-Za-z]+)|.)", re.DOTALL)
ENVIRONMENT = re.compile(r"\\(?:begin|end)(?:\{([a-z]{1,12}\*?)\})?")
# What may follow the beginning of an array, whose columns could else be given any width.
COLUMNS = re.compile(r"\s*\{[lcr| ]{1,40}\}")
OPTION = re.compile(r"\s*+(?:\*\s*+)?\[")

# Commands beside the symbols, which are thousands and each only a character. Left out on purpose:
# whatever links, styles, colours, sizes, moves, numbers or defines.
COMMANDS = """
frac dfrac tfrac cfrac binom dbinom tbinom sqrt overset underset stackrel
bar hat widehat tilde widetilde dot ddot vec acute grave breve check mathring
overline underline overbrace underbrace overrightarrow overleftarrow
xrightarrow xleftarrow xleftrightarrow xrightleftharpoons
left right middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr
text textrm textbf textit textsf texttt textnormal mbox operatorname
mathrm mathbf mathit mathsf mathtt mathbb mathcal mathfrak mathscr boldsymbol bm
arccos arcsin arctan cos cosh cot coth csc deg dim exp hom ker lg ln log sec sin sinh tan tanh
arg det gcd inf lim liminf limsup max min Pr sup argmax argmin bmod mod pmod
begin end limits nolimits not displaystyle textstyle
quad qquad enspace thinspace thickspace space phantom hphantom vphantom
"""
ENVIRONMENTS = """
align* aligned array bmatrix cases gathered matrix pmatrix smallmatrix split vmatrix
"""
ELEMENTS = """
math mfrac mi mn mo mover mpadded mphantom mroot mrow mspace msqrt mstyle msub msubsup msup
mtable mtd mtext mtr munder munderover
"""

SWITCH = re.compile(r"true|false")
# Nothing wider than a few letters, so that no formula can cover what stands beside it.
LENGTH = re.compile(r"[+-]?(?:[0-4](?:\.[0-9]{1,3})?|\.[0-9]{1,3})(?:em|ex)|0(?:px)?|[0-9]pt")
KNOWN_ENVIRONMENTS = frozenset(ENVIRONMENTS.split())
KNOWN_ELEMENTS = frozenset(ELEMENTS.split())
ATTRIBUTES = {
    "accent": SWITCH,
    "columnalign": re.compile(r"(?:left|center|right)(?: (?:left|center|right)){0,20}"),
    "columnlines": re.compile(r"(?:none|solid)(?: (?:none|solid)){0,20}"),
    "columnspacing": LENGTH,
    "depth": LENGTH,
    "display": re.compile(r"block|inline"),
    "displaystyle": SWITCH,
    "fence": SWITCH,
    "height": LENGTH,
    "largeop": SWITCH,
    "linethickness": LENGTH,
    "lspace": LENGTH,
    "mathvariant": re.compile(r"normal|bold|italic|bold-italic|double-struck|script|fraktur|"
                              r"monospace|sans-serif|sans-serif-italic"),
    "maxsize": LENGTH,
    "minsize": LENGTH,
    "movablelimits": SWITCH,
    "rowspacing": LENGTH,
    "scriptlevel": re.compile(r"[0-2]"),
    "separator": SWITCH,
    "stretchy": SWITCH,
    "voffset": LENGTH,
    "width": LENGTH,
}  # fmt: skip
# The converter hands its own symbols on as references such as &#x003B1;.
REFERENCE = re.compile(r"&#x([0-9A-Fa-f]{1,6});")


class UnfitFormulaError(KetacourseError):
    """A formula that is not converted; the message says what about it."""


def formula_html(tex: str, *, maths: str, display: bool = False) -> str:
    """A formula for a page; one that is not converted is shown as it was written.

    Parameters
    ----------
    tex
        What stands between the dollar signs.
    maths
        ``mathml`` for a live page, ``tex`` for stored outputs.
    display
        Whether it stands on a line of its own.
    """
    try:
        made = mathml(tex, display=display)
    except UnfitFormulaError:
        return f"<code>{escape(tex, quote=False)}</code>"
    if maths == "mathml":
        return made
    fence = "$$" if display else "$"
    return f"{fence}{escape(tex, quote=False)}{fence}"


@lru_cache(MOST_KEPT)
def mathml(tex: str, *, display: bool = False) -> str:
    """A formula as MathML.

    Raises
    ------
    UnfitFormulaError
        If the formula is too long or too deep, holds a command that is not known here, or is
        not well formed.
    """
    _check_commands(tex)
    from latex2mathml.converter import convert_to_element

    try:
        tree = convert_to_element(tex, display="block" if display else "inline")
    except Exception as fault:  # the converter raises many kinds, some of them by accident
        reason = type(fault).__name__.removesuffix("Error")
        raise UnfitFormulaError(f"the formula {_cut(tex)} cannot be read ({reason})") from None
    return _written(tree, tex)


def _check_commands(tex: str) -> None:
    if len(tex) > LONGEST_FORMULA:
        raise UnfitFormulaError(
            f"the formula {_cut(tex)} is longer than {LONGEST_FORMULA:,} characters"
        )
    if "%" in COMMAND.sub("", tex):
        raise UnfitFormulaError(f"in the formula {_cut(tex)} TeX ignores what follows %; write \\%")
    for name in COMMAND.findall(tex):
        if name and name not in _commands():
            raise UnfitFormulaError(
                f"the command '\\{name[:40]}' in the formula {_cut(tex)} is not known here"
            )
    for found in ENVIRONMENT.finditer(tex):
        if found[1] not in KNOWN_ENVIRONMENTS:
            raise UnfitFormulaError(
                f"the formula {_cut(tex)} needs \\begin{{...}} with one of: "
                f"{', '.join(sorted(KNOWN_ENVIRONMENTS))}"
            )
        if found[0] == "\\begin{array}" and not COLUMNS.match(tex, found.end()):
            raise UnfitFormulaError(
                f"the array in the formula {_cut(tex)} needs its columns as {{lcr}}"
            )
    # After these an option may stand, such as a distance, that could move all that follows.
    for found in [*COMMAND.finditer(tex), *ENVIRONMENT.finditer(tex)]:
        has_option = found[0] == "\\\\" or found[0].startswith("\\begin{")
        if has_option and OPTION.match(tex, found.end()):
            raise UnfitFormulaError(
                f"in the formula {_cut(tex)} a [ follows {found[0]}; put it in {{[}}"
            )


@cache
def _commands() -> frozenset[str]:
    """Every command that may stand in a formula."""
    from latex2mathml.symbols_parser import SYMBOLS

    symbols = (name[1:] for name in SYMBOLS if re.fullmatch(r"\\[A-Za-z]+", name))
    return frozenset([*symbols, *COMMANDS.split()])


def _written(element: Element, tex: str, depth: int = 0) -> str:
    """An element of the converter's tree, written from the lists."""
    tag = element.tag
    if tag not in KNOWN_ELEMENTS:
        raise UnfitFormulaError(f"the formula {_cut(tex)} needs <{tag}>, which is not shown here")
    if depth > DEEPEST:
        raise UnfitFormulaError(f"the formula {_cut(tex)} nests more than {DEEPEST} levels deep")
    kept = "".join(
        f' {name}="{value}"'
        for name, value in element.attrib.items()
        if name in ATTRIBUTES and ATTRIBUTES[name].fullmatch(value)
    )
    inner = "".join(_written(child, tex, depth + 1) for child in element)
    # What is inside is text, whatever it looks like: the page gets no tag that is not from here.
    return f"<{tag}{kept}>{_text(element.text)}{inner}</{tag}>{_text(element.tail)}"


def _text(text: str | None) -> str:
    return escape(REFERENCE.sub(lambda found: unescape(found[0]), text or ""), quote=False)


def _cut(tex: str) -> str:
    """A formula in a message, cut short."""
    return f"'{tex}'" if len(tex) <= LONGEST_SHOWN else f"'{tex[:LONGEST_SHOWN]}...'"

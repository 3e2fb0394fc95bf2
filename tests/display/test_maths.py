"""Formulas become MathML from lists, or stay as they were written."""

import re
from xml.etree.ElementTree import Element, SubElement

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.display import maths
from ketacourse.display.maths import UnfitFormulaError, formula_html, mathml
from tests.hostile import foreign


def refusal(tex):
    with pytest.raises(UnfitFormulaError) as fault:
        mathml(tex)
    return str(fault.value)


@pytest.mark.parametrize(
    ("tex", "inner"),
    [
        ("d = 0.14", "<mi>d</mi><mo>=</mo><mn>0.14</mn>"),
        ("p < 0.05", "<mi>p</mi><mo>&lt;</mo><mn>0.05</mn>"),
        ("I^2", "<msup><mi>I</mi><mn>2</mn></msup>"),
        ("\\text{a<b&c}", "<mtext>a&lt;b&amp;c</mtext>"),
        ("95\\%", "<mn>95</mn><mi>%</mi>"),
        ("\\mu", "<mi>μ</mi>"),
        ("\\frac{a}{b}", "<mfrac><mrow><mi>a</mi></mrow><mrow><mi>b</mi></mrow></mfrac>"),
        ("a\\,b", '<mi>a</mi><mspace width="0.167em"></mspace><mi>b</mi>'),
    ],
)  # fmt: skip
def test_a_formula_becomes_mathml(tex, inner):
    assert mathml(tex) == f'<math display="inline"><mrow>{inner}</mrow></math>'


@pytest.mark.parametrize(
    "tex",
    [
        "\\hat\\tau^2 = \\max\\left(0, \\frac{Q - (k - 1)}{C}\\right)",
        "\\begin{cases} 1 & x < 2 \\\\ 0 & \\text{else} \\end{cases}",
        "\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}",
        "\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}",
        "\\sum_{i=1}^{k} w_i \\bar{x}_i",
        "\\text{Mg}^{2+} \\xrightarrow{k_1} \\mathrm{open}",
        "\\operatorname{logit}(p) = \\ln\\frac{p}{1-p}",
        "\\mathbb{R}, \\mathcal{N}(0, \\sigma^2), \\boldsymbol{x}",
        "\\sqrt[3]{x} \\neq \\infty \\pm 1 \\times 10^{-6} \\quad x \\in A",
        "\\begin{array}{l|c r} 1 & 2 & 3 \\\\ {[}4] & 5 & 6 \\end{array}",
        "\\binom{n}{k} p^k (1-p)^{n-k}",
        "\\overbrace{a+b}^{n} \\underline{x} \\vec{v} \\dot{x}",
        "\\bigl( x \\bigr) \\Big| y",
        "50\\,\\mu\\text{M}, -70\\ \\text{mV}, \\$5",
    ],
)
def test_what_lessons_write_is_known(tex):
    assert foreign(mathml(tex)) == []
    assert formula_html(tex, maths="tex", display=True).startswith("$$")


def test_a_formula_for_stored_outputs_stays_tex():
    assert formula_html("d < 1", maths="tex") == "$d &lt; 1$"
    assert formula_html("d", maths="tex", display=True) == "$$d$$"
    assert 'display="block"' in mathml("d", display=True)


@pytest.mark.parametrize("way", ["mathml", "tex"])
def test_a_formula_that_is_not_known_is_shown_as_written_in_both_ways(way):
    tex = "\\href{javascript:alert(1)}{<b>x</b>}"
    shown = "<code>\\href{javascript:alert(1)}{&lt;b&gt;x&lt;/b&gt;}</code>"
    assert formula_html(tex, maths=way) == shown


DEEP = "\\sqrt{" * 50 + "x" + "}" * 50
UNKNOWN = """
href class cssId style data url require unicode bbox color colorbox fcolorbox textcolor enclose
mmlToken toggle mathtip texttip rule hspace hskip kern mkern mspace raise lower moveleft moveright
llap rlap clap mathllap smash vcenter Huge huge LARGE tiny genfrac tag ref eqref label verb
newcommand renewcommand def let newenvironment DeclareMathOperator csname catcode input
includegraphics above over atop buildrel shoveleft abovewithdelims overwithdelims atopwithdelims
mskip hfil hfill Rule Space strut mathstrut root substack cancelto cancel boxed ce pu mathchoice
hbox fbox vbox parbox makebox framebox raisebox resizebox scalebox rotatebox uproot
leftroot sideset skew eqalign displaylines matrix pmatrix cases bordermatrix shoveright
"""


@pytest.mark.parametrize("name", UNKNOWN.split())
def test_commands_that_link_style_move_or_define_are_unknown(name):
    tex = f"\\{name}{{x}}{{y}}"
    assert refusal(tex) == f"the command '\\{name}' in the formula '{tex}' is not known here"


@pytest.mark.parametrize(
    ("tex", "message"),
    [
        (
            "x" * 1_001,
            f"the formula '{'x' * 40}...' is longer than 1,000 characters",
        ),
        ("95%", "in the formula '95%' TeX ignores what follows %; write \\%"),
        ("\\left(", "the formula '\\left(' cannot be read (NoAvailableTokens)"),
        ("x^2^3", "the formula 'x^2^3' cannot be read (DoubleSuperscripts)"),
        (
            DEEP,
            f"the formula '{DEEP[:40]}...' nests more than 40 levels deep",
        ),
        (
            "x \\\\[999em] y",
            "in the formula 'x \\\\[999em] y' a [ follows \\\\; put it in {[}",
        ),
        (
            "x \\\\ * [9em] y",
            "in the formula 'x \\\\ * [9em] y' a [ follows \\\\; put it in {[}",
        ),
        (
            "\\begin{aligned}[x]a\\end{aligned}",
            (
                "in the formula '\\begin{aligned}[x]a\\end{aligned}' a [ follows "
                "\\begin{aligned}; put it in {[}"
            ),
        ),
        (
            "\\begin{array}{p{999em}}x\\end{array}",
            (
                "the array in the formula '\\begin{array}{p{999em}}x\\end{array}' needs its "
                "columns as {lcr}"
            ),
        ),
        (
            "\\begin{foo}x\\end{foo}",
            (
                "the formula '\\begin{foo}x\\end{foo}' needs \\begin{...} with one of: align*, "
                "aligned, array, bmatrix, cases, gathered, matrix, pmatrix, smallmatrix, split, "
                "vmatrix"
            ),
        ),
    ],
    ids=[
        "long",
        "comment",
        "open",
        "superscripts",
        "deep",
        "row",
        "star",
        "option",
        "array",
        "env",
    ],
)
def test_a_formula_that_cannot_be_shown_says_why(tex, message):
    assert refusal(tex) == message


def test_an_element_or_attribute_that_is_not_listed_is_never_written(monkeypatch):
    tree = Element("math", {"href": "x", "class": "x", "id": "x", "onclick": "x", "display": "x"})
    SubElement(tree, "mi", {"style": "x", "mathcolor": "red", "xlink:href": "x"}).text = "<b>"
    monkeypatch.setattr("latex2mathml.converter.convert_to_element", lambda tex, display: tree)
    assert mathml("listed") == "<math><mi>&lt;b&gt;</mi></math>"
    SubElement(tree, "script").text = "x"
    assert refusal("not listed") == (
        "the formula 'not listed' needs <script>, which is not shown here"
    )


@pytest.mark.parametrize(
    "value", ["99em", "-99em", "5em", "100%", "calc(1em)", "1em;x", "1e3em", "", "url(x)", "10pt"]
)
def test_no_length_reaches_far(value):
    assert not maths.LENGTH.fullmatch(value)


def test_the_lists_name_no_way_to_link_style_or_identify():
    assert not maths.ATTRIBUTES.keys() & {"href", "style", "class", "id", "src", "mathbackground"}
    assert not any(name.startswith(("on", "data-", "xlink")) for name in maths.ATTRIBUTES)
    assert not maths.KNOWN_ELEMENTS & {"annotation-xml", "semantics", "maction", "mglyph", "merror"}


PIECES = r"""
\text{ \mathrm{ } { \frac ^ _ <img/src=x/onerror=a> &lt; &#x3c; \left( \right) \begin{array}{c}
\end{array} & \\ x 1 \alpha \href{x} \style{y} \color{red} " ' > \operatorname{ % # ~
"""
pieces = st.lists(st.sampled_from(PIECES.split()), max_size=12).map("".join)


@given(pieces | st.text(max_size=40))
def test_any_formula_gives_listed_markup_alone(tex):
    for way in ("mathml", "tex"):
        html = formula_html(tex, maths=way)
        assert foreign(html) == []
        assert not re.search(r"<(?!/?(?:math|m[a-z]+|code)\b)", html)

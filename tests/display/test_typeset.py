"""Signs that a page would typeset stand alone, unless they are formulas of ours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.display.page import Notice, Page
from ketacourse.display.table import table
from ketacourse.display.text import to_html
from ketacourse.display.typeset import untypeset, untypeset_html
from tests.hostile import typeset


@pytest.mark.parametrize(
    ("html", "safe"),
    [
        ("<p>$5 to $6</p>", "<p><span>$</span>5 to <span>$</span>6</p>"),
        (r"<p>\(x\)</p>", r"<p><span>\</span>(x<span>\</span>)</p>"),
        (r"a \begin{x} b", r"a <span>\</span>begin{x} b"),
        ('<span class="math inline">$x$</span>', '<span class="math inline">$x$</span>'),
        ('<div class="math block">$$x$$</div>', '<div class="math block">$$x$$</div>'),
        ("<code>$x$</code>", "<code>$x$</code>"),
        ("<pre><code>$x$</code>$</pre>$5", "<pre><code>$x$</code>$</pre><span>$</span>5"),
        ('<a href="https://a.org/$x$">b</a>', '<a href="https://a.org/$x$">b</a>'),
        ("<p><span>$</span>5</p>", "<p><span>$</span>5</p>"),
        ("<p>no sign</p>", "<p>no sign</p>"),
        ("a < b $5 $6", "a < b <span>$</span>5 <span>$</span>6"),
    ],
)  # fmt: skip
def test_signs_of_a_page_stand_alone_unless_they_are_a_formula(html, safe):
    assert untypeset_html(html) == safe


@given(st.text("$\\(<>&x5 ", max_size=30))
def test_whatever_is_escaped_is_never_typeset_and_stays_as_it_is_when_it_is_looked_at_again(text):
    html = f"<p>{untypeset(text)}</p>"
    assert typeset(html) == []
    assert untypeset_html(html) == html


@given(st.text("$\\(<>&x5 `*[]\n", max_size=30))
def test_authored_text_needs_no_second_look(text):
    html = to_html(text, maths="tex")
    assert untypeset_html(html) == html


def test_what_helpers_give_holds_no_formula_that_nobody_wrote():
    assert "<span>$</span>5 to <span>$</span>6" in Page("<p>$5 to $6</p>")._repr_html_()
    assert "<span>$</span>5 to <span>$</span>6" in Notice("$5 to $6")._repr_html_()
    assert typeset(table(["$5 to $6", "b"], [["$5 to $6", r"\(x\)"]], "$5 to $6").html()) == []

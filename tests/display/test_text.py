"""Authored Markdown becomes safe HTML, whatever is written in it."""

import base64
import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.display.images import keep
from ketacourse.display.text import (
    LONGEST_TEXT,
    MOST_SIGNS,
    images_in,
    text_faults,
    to_html,
    to_inline_html,
    to_plain,
)
from ketacourse.display.typeset import untypeset
from tests.hostile import PAYLOADS, foreign, typeset

WAYS = ("mathml", "tex")
DOUBTFUL = (
    "'$5 mg$' may be a formula or two sums of money; write \\$ for a dollar sign, or "
    "\\text{...} for words in a formula."
)
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@pytest.fixture
def kept(tmp_path):
    """The address of an image of one pixel."""
    (tmp_path / "pixel.png").write_bytes(PIXEL)
    return keep(tmp_path / "pixel.png")


def test_emphasis_and_lists_are_rendered():
    assert to_html("*a* and **b**") == "<p><em>a</em> and <strong>b</strong></p>"


def test_one_line_has_no_paragraph_around_it():
    assert to_inline_html("a **b**\n") == "a <strong>b</strong>"


@pytest.mark.parametrize(
    "text", ["> 5 %", "- 70 mV", "1. May", "# 1", "+ 3", "| a", "``` x", "    a", "=== a"]
)
def test_one_line_is_text_whatever_it_begins_with(text):
    assert to_plain(to_inline_html(text)) == " ".join(text.split())


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("```\nx = 1\n```", "<pre><code>x = 1\n</code></pre>"),
        ("~~~python\nx\n~~~", '<pre><code class="language-python">x\n</code></pre>'),
        ("a\nb", "a\nb"),
        ("a\n\nb", "<p>a</p>\n<p>b</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("Look:\n```\nx\n```", "<p>Look:</p>\n<pre><code>x\n</code></pre>"),
    ],
)
def test_several_lines_may_hold_blocks(text, html):
    assert to_inline_html(text) == html


def test_the_corpus_is_large_and_no_text_stands_in_it_twice():
    assert len(PAYLOADS) >= 150
    assert len(set(PAYLOADS)) == len(PAYLOADS)


def test_the_reader_of_the_tests_sees_what_is_foreign():
    for markup in PAYLOADS:
        if re.match(r"<[a-z-]+[ />]", markup):
            assert foreign(markup), markup
    assert foreign('<p><a href="javascript:x">x</a></p>')
    assert foreign('<p><a href="https://a.org">x</a></p>') == ["<a> without rel"]
    assert foreign('<math><mi style="x">x</mi></math>') == ["<mi style='x'>"]
    assert typeset("a $x$ b")
    assert typeset("\\(x")
    assert not typeset('<span class="math inline">$x$</span> <span>$</span>5 to <span>$</span>6')


@pytest.mark.parametrize("maths", WAYS)
@pytest.mark.parametrize("show", [to_html, to_inline_html])
@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_is_only_ever_text(payload, show, maths):
    for text in (payload, f"Before {payload} after", f"*{payload}*", f"- {payload}\n- b"):
        html = show(text, maths=maths)
        assert foreign(html) == []
        if maths == "tex":
            assert typeset(html) == []


signs = st.text("<>[]()$!`*_a\"' \n:/\\{}|#-&;~^1", max_size=60)
pieces = st.lists(st.sampled_from(PAYLOADS) | signs, min_size=1, max_size=3).map("".join)


@given(st.text(st.characters(codec="utf-8"), max_size=80) | signs | pieces, st.sampled_from(WAYS))
def test_any_text_gives_only_the_few_tags_of_a_renderer(text, maths):
    for html in (to_html(text, maths=maths), to_inline_html(text, maths=maths), untypeset(text)):
        assert foreign(html) == []
        assert maths == "mathml" or typeset(html) == []


@pytest.mark.parametrize("scheme", ["https", "http", "HTTPS", "Http"])
def test_links_open_beside_the_lesson(scheme):
    assert to_inline_html(f"[a]({scheme}://example.org/)") == (
        f'<a href="{scheme}://example.org/" target="_blank" rel="noopener">a</a>'
    )


def test_a_link_within_the_page_stays_in_it():
    assert to_inline_html("[a](#b)") == '<a href="#b">a</a>'


@pytest.mark.parametrize("url", ["javascript:a", "data:a", "mailto:a", "ftp://a", "/a", "a.html"])
def test_any_other_address_is_no_link(url):
    assert to_inline_html(f"[a]({url})") == f"[a]({url})"


def test_mathematics_becomes_mathml_on_screen_and_stays_tex_in_stored_outputs():
    assert "<math" in to_inline_html("$d = 0.14$")
    assert "<mi>d</mi>" in to_inline_html("$d = 0.14$")
    assert to_inline_html("$d < 1$", maths="tex") == '<span class="math inline">$d &lt; 1$</span>'
    assert to_html("$$d$$", maths="tex") == '<div class="math block">$$d$$</div>'
    assert to_inline_html("a $$d$$", maths="tex") == 'a <span class="math inline">$$d$$</span>'


@pytest.mark.parametrize(
    "text", ["$$\na\n= b\n$$", "$$ a\n= b $$", "$$a\n= b$$\n", "$$a\n\n= b\n$$"]
)
def test_a_formula_may_fill_lines_of_its_own(text):
    html = to_html(f"Before.\n\n{text}\n\nAfter.", maths="tex")
    assert html.startswith('<p>Before.</p>\n<div class="math block">$$a')
    assert html.endswith("= b$$</div>\n<p>After.</p>")


def test_a_formula_stands_where_its_list_does():
    assert '<li>\n<div class="math block">$$x$$</div>\n</li>' in to_html(
        "- $$\n  x\n  $$", maths="tex"
    )


@pytest.mark.parametrize("text", ["$$\na", "$$\n$$", "$$", "    $$\n    a\n    $$", "$$a$b\nc$$"])
def test_signs_that_do_not_close_are_text(text):
    assert to_plain(to_html(text, maths="tex")).replace(" ", "") == "".join(text.split())


def test_mathematics_that_cannot_be_converted_is_shown_as_written():
    assert r"<code>\left(</code>" in to_inline_html(r"$\left($")


@pytest.mark.parametrize("text", ["from $5 to $10", "US$5 (CA$6)", "$5", "$.50-$.75"])
def test_amounts_of_money_are_text_on_screen_and_for_a_page_that_typesets(text):
    assert to_inline_html(text) == text
    stored = to_inline_html(text, maths="tex")
    assert stored == text.replace("$", "<span>$</span>")
    assert to_plain(stored).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("maths", WAYS)
@pytest.mark.parametrize("text", ["$I^2$ above 75", "$d$ = 0.60"])
def test_a_formula_at_the_start_is_rendered(text, maths):
    assert to_inline_html(text, maths=maths).startswith('<span class="math inline">')


def test_signs_in_code_are_left_alone():
    assert to_inline_html("`$x$` and `\\(`", maths="tex") == "<code>$x$</code> and <code>\\(</code>"


def test_a_text_is_escaped_alike_for_the_screen_and_for_stored_outputs():
    text = "a \"b\" 'c' <d> & e"
    assert to_inline_html(text) == to_inline_html(text, maths="tex")


def test_plain_text_is_escaped_and_never_typeset():
    assert untypeset("<b> $5 or $6 \\(x\\)") == (
        "&lt;b&gt; <span>$</span>5 or <span>$</span>6 <span>\\</span>(x<span>\\</span>)"
    )


@pytest.mark.parametrize("maths", WAYS)
def test_a_kept_image_is_shown_with_its_alt_text(kept, maths):
    data = base64.b64encode(PIXEL).decode()
    assert to_inline_html(f'![A "small" dot]({kept})', maths=maths) == (
        '<img class="kc-authored" alt="A &quot;small&quot; dot" '
        f'src="data:image/png;base64,{data}" style="max-width:100%">'
    )


@pytest.mark.parametrize("address", ["https://a.org/b.png", "b.png", "kept-0", "data:image/png,x"])
def test_any_other_image_is_shown_as_written(address):
    assert to_inline_html(f"![a]({address})") == f"![a]({address})"


def test_images_are_named_in_a_text_but_not_in_its_code(kept):
    text = f"![a *b*](x.png) and `![c](y.png)`\n\n- ![]({kept})"
    assert images_in(text) == [("a *b*", "x.png"), ("", kept)]
    assert images_in("no image!") == []


def test_plain_text_has_no_tags_and_no_entities():
    assert to_plain("<p>a &lt; <b>b</b></p>\n<p>c</p>") == "a < b c"


def test_plain_text_says_what_an_authored_image_shows(kept):
    assert to_plain(to_html(f"See ![a > b]({kept}) here")) == "See a > b here"


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("A text with $x$ and $5 or $6", []),
        (r"$\foo$", [r"the command '\foo' in the formula '\foo' is not known here."]),
        ("$$\n95%\n$$", [r"in the formula '95%' TeX ignores what follows %; write \%."]),
        ("`$\\foo$`", []),
        (
            "$5 mg$",
            [DOUBTFUL],
        ),
        ("a" * 5_001, ["a text of 5,001 characters; at most 5,000 can be shown."]),
        ("[" * 501, ["more than 500 lines, brackets, stars and the like in one text."]),
    ],
    ids=["sound", "command", "percent", "code", "doubtful", "long", "signs"],
)
def test_an_author_is_told_what_is_wrong_with_a_text(text, faults):
    assert list(text_faults(text)) == faults


@pytest.mark.parametrize("text", ["a" * 5_001, "*" * 501, "$x$ " * 300])
def test_a_text_that_is_too_large_is_shown_as_written(text):
    assert to_html(text) == f"<p>{untypeset(text)}</p>"
    assert to_inline_html(text) == untypeset(text.strip())


def steps(action):
    """How many lines of Python an action takes: its work, on whatever machine."""
    count = 0

    def trace(frame, event, argument):
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        action()
    finally:
        sys.settrace(before)
    return count


UNITS = """
a *a **a _a_ ` ``a [ [a [a]( [a](b ![ ![a]( ![a][ < <a <http:// & &amp \\ > >> - | |a $ $a $$ $a$
$\\ ⏎ ⏎⏎ -⏎ a⏎ |-⏎ a⏎=⏎ $$⏎ [a]:b⏎ ~~~⏎ ( {{ # -·a⏎·
"""


@pytest.mark.parametrize("unit", UNITS.split())
def test_no_text_takes_more_than_so_much_work_for_each_character(unit):
    unit = unit.replace("⏎", "\n").replace("·", " ")
    to_html("warm $x$")  # what is read once is not counted
    at_most = MOST_SIGNS // max(1, sum(unit.count(sign) for sign in "*_`[](!<&\\>|$\n=~#"))
    text = (unit * at_most)[:LONGEST_TEXT]
    whole = steps(lambda: to_html(text, maths="tex"))
    half = steps(lambda: to_html(text[: len(text) // 2], maths="tex"))
    assert whole < 2.5 * half + 2_000
    assert whole < 150 * LONGEST_TEXT

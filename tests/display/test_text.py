"""Authored Markdown becomes safe HTML, whatever is written in it."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.display.text import to_html, to_inline_html, to_plain

TAGS = frozenset(
    [
        "p",
        "em",
        "strong",
        "code",
        "pre",
        "a",
        "ul",
        "ol",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "br",
        "blockquote",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "span",
        "div",
        "eq",
        "eqn",
        "section",
    ]
)
ATTRIBUTES = {"href", "target", "rel", "title", "start", "class", "style"}


class Collector(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags = set()
        self.attributes = set()
        self.links = []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        self.links += [value for name, value in attrs if name == "href"]


def collect(html):
    collector = Collector()
    collector.feed(html)
    return collector


def test_emphasis_and_lists_are_rendered():
    assert to_html("*a* and **b**") == "<p><em>a</em> and <strong>b</strong></p>"


def test_one_line_has_no_paragraph_around_it():
    assert to_inline_html("a **b**\n") == "a <strong>b</strong>"


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        "[x](javascript:alert(1))",
        "[x](data:text/html,hi)",
        "![x](https://example.org/a.png)",
        "<a href='javascript:alert(1)'>x</a>",
        "[x]: javascript:alert(1)\n\n[x]",
        "$<script>alert(1)</script>$",
    ],
)
def test_hostile_text_is_only_ever_text(hostile):
    for maths in ("tex", "mathml"):
        found = collect(to_html(hostile, maths=maths))
        assert not found.tags & {"script", "img", "iframe"}
        assert all(link.startswith("http") for link in found.links)


@given(
    st.text(st.characters(codec="utf-8"), max_size=80)
    | st.from_regex(r"[<>\[\]()$!`*_a\"' \n:/]{0,60}")
)
def test_any_text_gives_only_the_few_tags_of_a_renderer(text):
    found = collect(to_html(text, maths="tex"))
    assert found.tags <= TAGS
    assert found.attributes <= ATTRIBUTES


def test_links_open_beside_the_lesson():
    assert to_inline_html("[a](https://example.org/)") == (
        '<a href="https://example.org/" target="_blank" rel="noopener">a</a>'
    )


def test_mathematics_becomes_mathml_on_screen_and_stays_tex_in_stored_outputs():
    assert "<math" in to_inline_html("$d = 0.14$")
    assert "<mi>d</mi>" in to_inline_html("$d = 0.14$")
    assert to_inline_html("$d < 1$", maths="tex") == ('<span class="math inline">$d &lt; 1$</span>')
    assert to_html("$$d$$", maths="tex").count("$$d$$") == 1


def test_mathematics_that_cannot_be_converted_is_shown_as_written():
    assert r"<code>\left(</code>" in to_inline_html(r"$\left($")


def test_two_amounts_of_money_are_not_mathematics():
    assert to_inline_html("from $5 to $10") == "from $5 to $10"


def test_plain_text_has_no_tags_and_no_entities():
    assert to_plain("<p>a &lt; <b>b</b></p>\n<p>c</p>") == "a < b c"

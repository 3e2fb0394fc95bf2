"""Mark-up of titles: the little that CSL-JSON knows is kept, everything else is text."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.content.markup import plain, safe_html


@pytest.mark.parametrize(
    ("text", "html", "words"),
    [
        ("Ca<sup>2+</sup>", "Ca<sup>2+</sup>", "Ca2+"),
        ("<em>In vivo</em>", "<i>In vivo</i>", "In vivo"),
        ("<b><strong>x</strong></b>", "<b><b>x</b></b>", "x"),
        ('<span class="nocase">NMDA</span> and <SC>x</SC>', "NMDA and x", "NMDA and x"),
        ('<i onclick="alert(1)">x</i>', "<i>x</i>", "x"),
        ("<i>open", "<i>open</i>", "open"),
        ("closed</i>", "closed", "closed"),
        ("<i><b>crossed</i></b>", "<i><b>crossed</b></i>", "crossed"),
        ("p < 0.05 and d > 1", "p &lt; 0.05 and d &gt; 1", "p < 0.05 and d > 1"),
        ("<one> & two", "&lt;one&gt; &amp; two", "<one> & two"),
        ("Drugs &amp; People", "Drugs &amp; People", "Drugs & People"),
        ("&lt;script&gt;", "&lt;script&gt;", "<script>"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;", None),
        ("<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;", None),
        ("<iframe><i/></iframe>", "&lt;iframe&gt;&lt;i/&gt;&lt;/iframe&gt;", None),
        ("", "", ""),
    ],
)
def test_marks_that_are_known_stay_and_the_rest_is_text(text, html, words):
    assert safe_html(text) == html
    assert plain(text) == (text if words is None else words)


PIECES = st.sampled_from(
    ["<i>", "</i>", "<sup>", "</sup>", "<b ", "<", ">", '"', "&", "&lt;", "<script>", "x", " "]
)


@given(text=st.lists(PIECES, max_size=12).map("".join))
def test_whatever_is_typed_only_balanced_known_tags_come_out(text):
    html = safe_html(text)
    opened = []
    for slash, name in re.findall(r"<(/?)(\w+)>", html):
        assert name in {"i", "b", "sup", "sub"}
        assert not slash or opened.pop() == name
        opened += [] if slash else [name]
    assert opened == []
    assert not re.search(r"[<>]", re.sub(r"</?\w+>", "", html))
    assert unescape(re.sub(r"</?(?:i|b|sup)>", "", html)) == plain(text)

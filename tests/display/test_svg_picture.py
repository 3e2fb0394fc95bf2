"""A drawing travels as an image with its words beside it."""

import base64

import pytest

from ketacourse.display.picture import SvgPicture

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg"><title>µ</title><text font-size="13">a</text>'
    '<text font-size="10.5">b</text></svg>'
)


@pytest.fixture(name="shown")
def _shown():
    return SvgPicture(SVG, 640, 'A "map" & key.', "<em>Map</em>", "In <words>", "<ol></ol>")


def test_the_drawing_is_an_image_with_its_alt_text(shown):
    html = shown._repr_html_()
    assert 'alt="A &quot;map&quot; &amp; key."' in html
    assert 'width="640"' in html
    assert "<svg" not in html
    coded = html.split("data:image/svg+xml;base64,")[1].split('"')[0]
    assert base64.b64decode(coded).decode("utf-8") == SVG


def test_caption_and_words_are_html_and_the_summary_is_text(shown):
    html = shown.html()
    assert "<figcaption><em>Map</em></figcaption>" in html
    assert "<details><summary>In &lt;words&gt;</summary><ol></ol></details>" in html


def test_the_text_form_is_the_alt_text(shown):
    assert repr(shown) == '<SvgPicture: A "map" & key.>'


@pytest.mark.parametrize(("alt", "caption"), [("", "c"), ("a", " ")])
def test_a_drawing_without_words_is_refused(alt, caption):
    with pytest.raises(ValueError, match=r"^a picture needs an alt text and a caption; give both"):
        SvgPicture(SVG, 640, alt, caption, "s", "w")


def test_a_drawing_is_never_shown_with_smaller_letters_than_11(shown):
    assert shown.text_px == 10.5
    assert 'data-text-px="10.5" style="min-width:671px;max-width:100%;' in shown.html()

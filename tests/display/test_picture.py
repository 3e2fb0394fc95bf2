"""A picture never leaves without its words, its source and its numbers."""

import re
from itertools import combinations
from math import dist

import pytest

from ketacourse.display.picture import STYLE as STYLESHEET
from ketacourse.display.picture import picture
from ketacourse.display.style import (
    BLUE,
    GREEN,
    GREY,
    INK,
    ORANGE,
    PURPLE,
    SKY,
    STYLE,
    VERMILION,
    course_style,
    new_figure,
)
from ketacourse.display.table import table
from ketacourse.errors import ContentError

DATA = table(("arm", "events"), [("drug <b>", 3), ("saline", 1)], "Events & arms")


@pytest.fixture(name="figure")
def _figure():
    with course_style():
        figure, axes = new_figure(4, 2)
        axes.plot([0, 1], [0, 1], color=BLUE)
        return figure


@pytest.fixture(name="shown")
def _shown(figure):
    return picture(figure, alt='Rises "fast" & far.', caption="A line, $d$.", data=DATA)


def test_the_image_carries_its_alt_text_in_html(shown):
    assert 'alt="Rises &quot;fast&quot; &amp; far."' in shown.html()
    assert shown.png.startswith(b"\x89PNG")


def test_caption_and_numbers_travel_with_the_picture(shown):
    html = shown._repr_html_()
    assert '<figcaption>A line, <span class="math inline">$d$</span>.</figcaption>' in html
    assert "<summary>The numbers in this picture</summary>" in html
    assert '<td class="kc-number">3</td>' in html


def test_what_goes_beyond_the_caption_stands_behind_a_disclosure_of_its_own(shown):
    longer = shown.explained("It is *steep* & < 2.")
    told = "<details><summary>About this picture</summary><p>It is <em>steep</em> &amp; &lt; 2.</p>"
    assert told in longer.html()
    assert "About this picture" not in shown.html()


def test_the_text_form_is_the_finding_and_is_stable(shown):
    assert repr(shown) == '<Picture: Rises "fast" & far.>'


def test_the_picture_is_shown_at_96_page_pixels_to_the_inch(shown):
    assert shown.width_px == 384


@pytest.mark.parametrize(("alt", "caption"), [("", "c"), ("a", " ")])
def test_a_picture_without_words_is_refused(figure, alt, caption):
    with pytest.raises(ValueError, match=r"^a picture needs an alt text and a caption"):
        picture(figure, alt=alt, caption=caption, data=DATA)


def test_an_unknown_citation_is_refused(figure):
    with pytest.raises(ContentError, match=r"^unknown citation 'zarate_2606'"):
        picture(figure, alt="a", caption="b", data=DATA, cites=["zarate_2606"])


def test_cells_of_a_table_are_only_text_and_name_their_row_and_column():
    html = DATA.html()
    assert '<th scope="row">drug &lt;b&gt;</th>' in html
    assert '<th scope="col" class="kc-number">events</th>' in html
    assert "<caption>Events &amp; arms</caption>" in html
    assert repr(DATA) == "<Table: 2 rows of arm, events>"


def test_a_row_of_the_wrong_length_is_refused():
    with pytest.raises(ValueError, match=re.escape("row ('a',) has 1 cells; 2 are needed")):
        table(("x", "y"), [("a",)])


def luminance(colour):
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast_on_white(colour):
    return 1.05 / (luminance(colour) + 0.05)


@pytest.mark.parametrize("colour", [INK, BLUE])
def test_text_colours_have_the_contrast_of_text(colour):
    assert contrast_on_white(colour) >= 4.5


@pytest.mark.parametrize("colour", [VERMILION, GREEN, PURPLE])
def test_line_colours_have_the_contrast_of_graphics(colour):
    assert contrast_on_white(colour) >= 3


def test_drawing_changes_nothing_global():
    import matplotlib as mpl

    before = dict(mpl.rcParams)
    with course_style():
        assert mpl.rcParams["axes.spines.top"] is STYLE["axes.spines.top"]
        new_figure()
    assert dict(mpl.rcParams) == before


def test_a_picture_knows_its_smallest_letters_and_is_never_shown_with_smaller_ones_than_11(figure):
    figure.axes[0].text(0.5, 0.5, "hidden", fontsize=1, visible=False)
    figure.axes[0].text(0.5, 0.5, "small", fontsize=9)
    shown = picture(figure, alt="a", caption="b", data=DATA)
    assert shown.text_px == 12
    assert 'data-text-px="12" style="min-width:352px;max-width:100%;' in shown.html()


def test_a_picture_that_needs_more_room_than_there_is_scrolls_by_itself_and_by_keyboard(shown):
    assert (
        '<div class="kc-wide" role="group" tabindex="0" aria-label="Picture; it scrolls sideways '
        'where the page is narrow" style="overflow-x:auto"><img '
    ) in shown.html()


def test_a_picture_brings_the_style_that_turns_it_over_on_a_dark_page(shown):
    style = shown.html().partition("<style>")[2].partition("</style>")[0]
    assert style.startswith(".kc-figure img { background: #fff; } :is( [data-jp-theme-light=")
    assert "filter: invert(0.93) hue-rotate(180deg);" in style
    assert "/*" not in style


def test_a_picture_with_letters_too_small_to_read_is_refused(figure):
    figure.axes[0].text(0.5, 0.5, "tiny", fontsize=8)
    message = (
        "a picture says 'tiny' in 10.7 pixels; give it 11 or more, which is a font size of 8.25 "
        "points"
    )
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        picture(figure, alt="a", caption="b", data=DATA)


def on_a_dark_page(colour):
    """A colour as the style shows it there: turned over, and its hue turned back."""
    share = float(re.search(r"invert\(([\d.]+)\)", STYLESHEET.read_text("utf-8"))[1])
    channels = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    turned = [share * (255 - each) + (1 - share) * each for each in channels]
    # The matrix of Filter Effects, 9.6, for half a turn.
    rows = ((-0.574, 1.43, 0.144), (0.426, 0.43, 0.144), (0.426, 1.43, -0.856))
    mixed = [sum(m * each for m, each in zip(row, turned, strict=True)) for row in rows]
    return "#" + "".join(f"{round(min(255, max(0, each))):02x}" for each in mixed)


def contrast(one, other):
    dark, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


PAPER = "#ffffff"
PALETTE = (INK, GREY, BLUE, VERMILION, GREEN, PURPLE, ORANGE, SKY)


@pytest.mark.parametrize("colour", [INK, GREY, BLUE])
def test_on_a_dark_page_text_has_the_contrast_of_text(colour):
    assert contrast(on_a_dark_page(colour), on_a_dark_page(PAPER)) >= 4.5


@pytest.mark.parametrize("colour", PALETTE)
def test_on_a_dark_page_marks_have_the_contrast_of_graphics(colour):
    assert contrast(on_a_dark_page(colour), on_a_dark_page(PAPER)) >= 3


def seen(colour, kind):
    """CIELAB of a colour as people without one kind of cone see it (Machado 2009, severity 1)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    cone = [sum(m * c for m, c in zip(row, linear, strict=True)) for row in SIGHT[kind]]
    cone = [min(1.0, max(0.0, c)) for c in cone]
    to_xyz = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.9505, 1.0, 1.089)
    x, y, z = (
        even(sum(m * c for m, c in zip(row, cone, strict=True)) / w)
        for row, w in zip(to_xyz, white, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def even(share):
    """The scale on which CIELAB has equal steps."""
    return share ** (1 / 3) if share > 0.008856 else 7.787 * share + 16 / 116


SIGHT = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red cones": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "no green cones": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "no blue cones": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def nearest(colours, kind):
    return min(dist(seen(one, kind), seen(other, kind)) for one, other in combinations(colours, 2))


@pytest.mark.parametrize("kind", SIGHT)
def test_on_a_dark_page_colours_stay_told_apart(kind):
    marks = [colour for colour in PALETTE if colour != GREY]  # no grey mark stands for anything
    assert nearest([on_a_dark_page(colour) for colour in marks], kind) >= 12

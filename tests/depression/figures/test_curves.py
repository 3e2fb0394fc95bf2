"""The two curves and the scale of pairs say and draw what a separation holds."""

import pytest

from ketacourse.content.base import Status
from ketacourse.content.library import records
from ketacourse.depression.effect_size import Separation, any_separation, separation
from ketacourse.depression.figures import curves
from ketacourse.depression.figures.curves import (
    draw_curves,
    draw_pairs,
    interval_words,
    separation_picture,
)

GROUPS = ("people with depression", "people without depression")
LOWER = Separation(
    d=-0.6,
    interval=(-0.9, -0.3),
    groups=GROUPS,
    member="the person with depression",
    name="A volume",
    cites=("schmaal_2016",),
    remark="As read.",
)
DRAWABLE = [each for each in records("measured_differences") if each.status != "unconfirmed"]


def peak(line):
    x, y = line.get_data()
    return x[list(y).index(max(y))]


def test_the_lower_group_stands_at_the_left_and_the_peaks_are_d_apart(axes, artists):
    draw_curves(axes, LOWER)
    found = artists(axes)
    first, second = peak(found["first"][0]), peak(found["second"][0])
    assert first < second
    assert second - first == pytest.approx(0.6, abs=0.07)


def test_the_higher_group_stands_at_the_right(axes, artists):
    draw_curves(axes, any_separation(1.5))
    found = artists(axes)
    assert peak(found["first"][0]) > peak(found["second"][0])


def test_the_curves_differ_in_line_as_well_as_colour(axes, artists):
    draw_curves(axes, LOWER)
    found = artists(axes)
    assert found["first"][0].get_linestyle() != found["second"][0].get_linestyle()


def test_the_shaded_area_is_the_overlap(axes, artists):
    draw_curves(axes, any_separation(1.0))
    (shade,) = artists(axes)["overlap"]
    assert shade.get_paths()[0].get_extents().y1 == pytest.approx(0.8825, abs=1e-3)
    assert "overlap\n62 %" in [text.get_text() for text in axes.texts]


def test_pairs_are_drawn_with_their_interval_and_written_out(axes, artists):
    draw_pairs(axes, LOWER)
    found = artists(axes)
    assert list(found["pairs"][0].get_xdata()) == [66]
    ((start, end),) = found["interval"][0].get_segments()
    assert (start[0], end[0]) == (58, 74)
    assert "66 (58 to 74)" in [text.get_text() for text in axes.texts]
    assert axes.get_title(loc="left") == (
        "Of 100 random pairs, the person with depression has the lower value in"
    )


def test_without_an_interval_none_is_drawn(axes, artists):
    draw_pairs(axes, any_separation(0.6))
    assert "interval" not in artists(axes)


def test_the_coin_toss_is_marked_at_fifty(axes, artists):
    draw_pairs(axes, LOWER)
    assert artists(axes)["coin"][0].get_xdata()[0] == 50


def test_the_alt_text_is_the_finding_with_its_numbers():
    assert separation_picture(LOWER).alt == (
        "A volume: two bell curves with d = −0.60 (95 % CI −0.90 to −0.30) overlap by 76 %. In 66 "
        "of 100 random pairs (58 to 74 over that interval), the person with depression has the "
        "lower value."
    )
    assert separation_picture(any_separation(0)).alt == (
        "Any two groups: two bell curves with d = 0.00 overlap by 100 %. In 50 of 100 random "
        "pairs, the one from group A has the higher value."
    )


def test_the_caption_gives_u3_the_interval_the_remark_and_the_source():
    caption = separation_picture(LOWER).caption
    assert "73 % of people with depression lie below the average of people without" in caption
    assert "d: 95 % CI −0.90 to −0.30. As read. (<a href=" in caption


def test_the_caption_says_when_a_value_was_read_second_hand_or_without_interval():
    shown = Separation(
        d=2.0,
        interval=None,
        groups=("men", "women"),
        member="the man",
        name="Height",
        cites=("wuensch_height",),
        status=Status.SECONDARY,
    )
    assert "d: no interval in the text read, read second-hand." in separation_picture(shown).caption


def test_any_size_has_no_source_to_name():
    assert "d:" not in separation_picture(any_separation(1)).caption


def test_the_table_reads_the_interval_in_the_order_of_the_estimate():
    data = separation_picture(LOWER).data
    assert data.columns[-1] == "Of 100 pairs, lower: the person with depression"
    assert data.rows == (
        ("Estimate", "−0.60", "76 %", "66"),
        ("Lower end", "−0.90", "65 %", "74"),
        ("Upper end", "−0.30", "88 %", "58"),
    )


def test_an_unknown_interval_is_said_to_be_unknown():
    assert interval_words(None) == "no interval in the text read"


@pytest.mark.parametrize(
    "shown",
    [*map(separation, DRAWABLE), *map(any_separation, (0, 0.05, 0.3, 0.8, 2.5))],
    ids=lambda shown: shown.name,
)
def test_no_words_collide_or_leave_the_picture(monkeypatch, collisions, shown):
    kept = []
    real = curves.picture
    monkeypatch.setattr(
        curves, "picture", lambda figure, **words: (kept.append(figure), real(figure, **words))[1]
    )
    separation_picture(shown)
    assert collisions(kept[0]) == []

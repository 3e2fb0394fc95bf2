"""The forest plot draws every difference once, with its interval, name and numbers."""

import pytest

from ketacourse.content.base import Status
from ketacourse.content.depression import MeasuredDifference
from ketacourse.content.library import records
from ketacourse.depression.comparisons import compare
from ketacourse.depression.figures import forest
from ketacourse.depression.figures.forest import draw_forest, forest_picture

COURSE = compare(records("measured_differences"))


def difference(identifier, value, interval=(None, None), group="depression", **more):
    return MeasuredDifference(
        id=identifier,
        label=f"Name of {identifier}",
        groups=(group, "others"),
        measure="Cohen d",
        value=value,
        ci_low=interval[0],
        ci_high=interval[1],
        cites=("schmaal_2016",),
        **{"status": Status.VERIFIED, **more},
    )


SMALL = compare(
    [
        difference("low", -0.5, (-0.7, -0.3), text="A text.", note="A note."),
        difference("none", 0.1),
        difference("across", 0.02, (-0.2, 0.24)),
        difference("pill", 0.29, (0.27, 0.31), group="antidepressant"),
        difference("tall", 2.0, group="men"),
    ]
)


def test_every_difference_has_a_mark_at_its_value(axes, artists):
    draw_forest(axes, COURSE)
    found = artists(axes)
    for each in COURSE.all:
        assert list(found[each.id][0].get_xdata()) == [each.value]


def test_intervals_are_drawn_where_known_and_nowhere_else(axes, artists):
    draw_forest(axes, SMALL)
    found = artists(axes)
    (((start, _), (end, _)),) = found["interval-low"][0].get_segments()
    assert (start, end) == (-0.7, -0.3)
    assert "interval-none" not in found


def test_a_mark_is_open_only_when_its_interval_holds_zero(axes, artists):
    draw_forest(axes, SMALL)
    faces = {name: found[0] for name, found in artists(axes).items()}
    assert faces["across"].get_markerfacecolor() == "white"
    assert faces["low"].get_markerfacecolor() != "white"
    assert faces["none"].get_markerfacecolor() != "white"


def test_rows_go_down_by_value_and_anchors_stand_below_in_another_mark(axes, artists):
    draw_forest(axes, SMALL)
    found = artists(axes)
    heights = {name: found[name][0].get_ydata()[0] for name in (each.id for each in SMALL.all)}
    assert sorted(heights, key=heights.get, reverse=True) == [
        "low",
        "across",
        "none",
        "pill",
        "tall",
    ]
    assert heights["none"] - heights["pill"] > 1.5
    assert found["tall"][0].get_marker() != found["low"][0].get_marker()


def test_the_zero_line_passes_every_row(axes, artists):
    draw_forest(axes, SMALL)
    found = artists(axes)
    (((x, bottom), (_, top)),) = found["zero"][0].get_segments()
    assert x == 0
    assert bottom < found["tall"][0].get_ydata()[0]
    assert top > found["low"][0].get_ydata()[0]


def test_every_row_is_named_with_its_numbers(axes):
    draw_forest(axes, SMALL)
    words = [text.get_text() for text in axes.texts]
    assert "Name of low" in words
    assert "−0.50 (−0.70 to −0.30)" in words
    assert "0.10 (no interval)" in words


def test_the_alt_text_counts_the_small_and_the_uncertain():
    assert forest_picture(SMALL).alt == (
        "Forest plot of 3 standardised differences between people with and without depression, "
        "from −0.50 (Name of low) to 0.10 (Name of none). 2 are smaller than 0.3 either way; "
        "intervals that include zero: 1. For comparison: Name of pill, 0.29; Name of tall, 2.00."
    )


def test_the_table_holds_remarks_and_how_each_was_read():
    rows = forest_picture(SMALL).data.rows
    assert rows[0] == (
        "Name of low",
        "depression v others",
        "Cohen d",
        "−0.50 (−0.70 to −0.30)",
        "A text. A note.",
    )
    assert len(rows) == 5


def test_second_hand_values_are_announced():
    second = compare([difference("a", 0.5, status=Status.SECONDARY)])
    assert "Some values were read second-hand." in forest_picture(second).caption
    assert "second-hand" not in forest_picture(SMALL).caption


def test_no_words_collide_or_leave_the_picture_of_the_course(monkeypatch, collisions):
    kept = []
    real = forest.picture
    monkeypatch.setattr(
        forest, "picture", lambda figure, **words: (kept.append(figure), real(figure, **words))[1]
    )
    forest_picture(COURSE)
    assert collisions(kept[0]) == []


@pytest.mark.parametrize("each", COURSE.all, ids=lambda each: each.id)
def test_every_interval_of_the_course_fits_on_the_scale(each):
    ends = [end for end in (each.ci_low, each.ci_high, each.value) if end is not None]
    assert min(ends) >= forest.LEFT
    assert max(ends) <= forest.RIGHT

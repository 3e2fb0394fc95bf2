"""The picture of two arms draws what it says, and says what it draws."""

import pytest

from ketacourse.display.style import course_style, new_figure
from ketacourse.evidence.trials.figures.two_arms import (
    draw_difference,
    draw_shares,
    in_words,
    two_arms_picture,
)
from ketacourse.evidence.trials.two_arms import TwoArms
from ketacourse.statistics.shares import Share

MURROUGH = TwoArms(Share(30, 47), Share(7, 25))
ALIKE = TwoArms(Share(2, 47), Share(3, 25))


@pytest.fixture(name="axes")
def _axes():
    with course_style():
        yield new_figure()[1]


def _marked(axes, gid):
    return [artist for artist in (*axes.lines, *axes.collections) if artist.get_gid() == gid]


def test_each_share_stands_where_it_is_with_its_interval(axes):
    draw_shares(axes, MURROUGH)
    shares = [line.get_xdata()[0] for line in _marked(axes, "share")]
    assert shares == pytest.approx([100 * 30 / 47, 28])
    ends = [line.get_segments()[0][:, 0] for line in _marked(axes, "interval")]
    assert [list(each.round(1)) for each in ends] == [[49.5, 76.0], [14.3, 47.6]]


def test_arms_differ_by_shape_and_not_by_colour_alone(axes):
    draw_shares(axes, MURROUGH)
    assert [line.get_marker() for line in _marked(axes, "share")] == ["o", "s"]


def test_counts_are_written_at_their_points(axes):
    draw_shares(axes, MURROUGH)
    assert {"30 of 47 (64 %)", "7 of 25 (28 %)"} <= {text.get_text() for text in axes.texts}


def test_the_difference_stands_beside_the_line_of_none(axes):
    draw_difference(axes, MURROUGH)
    (point,), (interval,) = _marked(axes, "difference"), _marked(axes, "interval")
    assert point.get_xdata()[0] == pytest.approx(35.8, abs=0.05)
    assert interval.get_segments()[0][:, 0] == pytest.approx([11.6, 54.2], abs=0.05)
    assert _marked(axes, "no difference")[0].get_xdata() == [0, 0]


@pytest.mark.parametrize(("arms", "words"), [(MURROUGH, "leaves out"), (ALIKE, "holds")])
def test_the_description_says_whether_the_interval_holds_zero(arms, words):
    assert two_arms_picture(arms).alt.endswith(f"The interval of the difference {words} zero.")


def test_every_measure_is_in_the_table_and_in_the_description():
    shown = two_arms_picture(MURROUGH)
    table = shown.data.html()
    for name, words in in_words(MURROUGH):
        assert f"{name.lower()}: {words}" in shown.alt
        assert words in table

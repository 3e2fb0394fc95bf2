"""The picture of the popular 70 %: each arm at its share, nothing unconfirmed."""

import pytest

from ketacourse.claims.figures.seventy import draw_seventy, seventy_picture
from ketacourse.claims.mutation import run_together
from ketacourse.display.style import course_style, new_figure

COUNTS = run_together()


def test_every_arm_has_a_mark_at_its_share_with_its_interval(axes, artists):
    draw_seventy(axes, COUNTS)
    found = artists(axes)
    for row, each in enumerate(COUNTS):
        (mark,) = found[f"share {row}"]
        assert list(mark.get_xdata()) == [100 * each.share.value]
        (((low, _), (high, _)),) = found[f"interval {row}"][0].get_segments()
        assert (low, high) == pytest.approx(tuple(100 * end for end in each.share.interval))


def test_a_control_arm_is_told_apart_by_its_mark(axes, artists):
    draw_seventy(axes, COUNTS)
    marks = [artists(axes)[f"share {row}"][0].get_marker() for row in range(len(COUNTS))]
    assert marks == ["o", "o", "o", "D"]


def test_no_word_covers_another_or_leaves_the_picture(collisions):
    with course_style():
        figure, axes = new_figure(7.4, 3.2)
        draw_seventy(axes, COUNTS)
        assert collisions(figure) == []


def test_the_picture_says_when_each_was_judged():
    shown = seventy_picture(COUNTS)
    assert "Zarate 2006b: ketamine, day 1: 12 of 17 (71 %), interval 47 to 87 %" in shown.alt
    assert "end of the course, about day 12: 17 of 24 (71 %)" in shown.alt
    assert "The counts are our arithmetic from percentages" in shown.caption
    assert [row[2] for row in shown.data.rows] == [str(each.share) for each in COUNTS]

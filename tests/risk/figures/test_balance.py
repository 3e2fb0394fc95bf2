"""Benefit and harm on one scale: both arms of each, and a dotted line where it may be nothing."""

import pytest

from ketacourse.content.library import records
from ketacourse.risk.balances import benefit_and_harm
from ketacourse.risk.figures import balance
from ketacourse.risk.figures.balance import benefit_and_harm_picture, draw_balance

BALANCES = [each.id for each in records("balances")]


@pytest.mark.parametrize("name", BALANCES)
def test_every_outcome_has_both_arms_at_their_risks(axes, artists, name):
    found = benefit_and_harm(name)
    draw_balance(axes, found)
    marks = artists(axes)
    for each in found.all:
        for role in ("treatment", "control"):
            (mark,) = marks[f"{role}-{each.keys[0]}"]
            assert list(mark.get_xdata()) == [getattr(each, role).per_100]


@pytest.mark.parametrize("name", BALANCES)
def test_a_line_is_solid_only_where_the_interval_excludes_no_difference(axes, artists, name):
    found = benefit_and_harm(name)
    draw_balance(axes, found)
    marks = artists(axes)
    for each in found.all:
        (line,) = marks[f"line-{each.keys[0]}"]
        dashes = line.get_linestyle()[0][1]
        assert (dashes is None) == (each.number_needed.low is not None)


def test_benefits_stand_above_harms(axes, artists):
    found = benefit_and_harm()
    draw_balance(axes, found)
    marks = artists(axes)
    heights = [marks[f"control-{each.keys[0]}"][0].get_ydata()[0] for each in found.all]
    assert heights == sorted(heights, reverse=True)


def test_the_alternative_text_tells_both_arms_and_the_number_needed():
    alt = benefit_and_harm_picture().alt
    assert (
        "responded (score at least halved), TRANSFORM-2: 69 against 52 of 100, "
        "one more for every 6 people (4 to 27)"
    ) in alt
    assert "felt detached (dissociation): 41 against 9 of 100" in alt


def test_the_caption_says_how_far_the_rows_belong_together():
    assert "so the denominators differ" in benefit_and_harm_picture().caption


@pytest.mark.parametrize("name", BALANCES)
def test_no_words_collide_or_leave_the_picture(figure_of, collisions, name):
    assert collisions(figure_of(balance, lambda: benefit_and_harm_picture(name))) == []

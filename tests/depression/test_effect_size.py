"""A measured difference told in people: pairs, sentences, and what may be drawn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.content.base import Status
from ketacourse.content.depression import MeasuredDifference
from ketacourse.depression.effect_size import (
    any_separation,
    can_be_drawn,
    pairs,
    separation,
)
from ketacourse.statistics.normal import superiority

positive = st.floats(0, 40)


def difference(**changed):
    fields = {
        "id": "x",
        "label": "Some marker",
        "groups": ("depression", "no depression"),
        "measure": "Cohen d",
        "value": -0.5,
        "ci_low": -0.8,
        "ci_high": -0.2,
        "text": "A remark.",
        "note": "A note.",
        "cites": ("a_2001",),
        "status": Status.VERIFIED,
    }
    return MeasuredDifference(**{**fields, **changed})


@given(st.floats(-40, 40))
def test_of_100_pairs_at_least_half_are_in_order(d):
    assert 50 <= pairs(d) <= 100
    assert pairs(d) == pytest.approx(100 * superiority(d), abs=0.5 + 1e-9)


def test_a_measured_difference_brings_its_people_interval_remarks_and_sources():
    made = separation(difference())
    assert made.groups == ("people with depression", "people without depression")
    assert made.member == "the person with depression"
    assert made.order == "lower"
    assert (made.pairs, made.pairs_interval) == (64, (56, 71))
    assert made.remark == "A remark. A note."
    assert made.cites == ("a_2001",)


def test_groups_that_nobody_put_into_words_keep_their_names():
    made = separation(difference(groups=("twins", "singles"), value=0.3, ci_low=None))
    assert made.groups == ("twins", "singles")
    assert made.member == "the one from twins"
    assert (made.order, made.interval, made.pairs_interval) == ("higher", None, None)


def test_an_interval_across_zero_reaches_below_the_coin_toss():
    made = separation(difference(value=0.02, ci_low=-0.47, ci_high=0.51))
    assert made.pairs_interval == (37, 64)


@given(st.floats(-2.5, 2.5), positive, positive)
def test_the_interval_of_pairs_holds_the_pairs(d, below, above):
    made = separation(difference(value=d, ci_low=d - below, ci_high=d + above))
    low, high = made.pairs_interval
    assert low <= made.pairs <= high


def test_readings_give_the_estimate_and_both_ends():
    assert separation(difference()).readings == (
        ("estimate", -0.5, 80, 64),
        ("lower end", -0.8, 69, 71),
        ("upper end", -0.2, 92, 56),
    )
    assert any_separation(1.0).readings == (("estimate", 1.0, 62, 76),)


def test_the_text_form_is_rounded():
    assert repr(any_separation(1 / 3)) == (
        "d = 0.33: the curves overlap by 87 %; in 59 of 100 random pairs the higher group is higher"
    )


@pytest.mark.parametrize(
    ("status", "drawn"),
    [(Status.VERIFIED, True), (Status.SECONDARY, True), (Status.UNCONFIRMED, False)],
)
def test_the_unconfirmed_is_never_drawn(status, drawn):
    assert can_be_drawn(difference(status=status)) is drawn

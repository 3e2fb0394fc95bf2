"""What d means: limits, symmetry, order, and agreement with scipy's normal distribution."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.content.base import Status
from ketacourse.content.depression import MeasuredDifference
from ketacourse.depression.effect_size import (
    any_separation,
    can_be_drawn,
    overlap,
    pairs,
    separation,
    superiority,
    u3,
)
from ketacourse.errors import KetacourseError

sizes = st.floats(-40, 40)
positive = st.floats(0, 40)
MEANINGS = [overlap, superiority, u3]


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


@pytest.mark.parametrize(
    ("d", "shared", "higher", "below"),
    [
        # scipy 1.17.1: 2 * norm.cdf(-d / 2), norm.cdf(d / sqrt(2)), norm.cdf(d)
        (0.14, 0.944193660, 0.539428860, 0.555670005),
        (0.5, 0.802587349, 0.638163195, 0.691462461),
        (0.71, 0.722589591, 0.692182353, 0.761147932),
        (2.0, 0.317310508, 0.921350396, 0.977249868),
    ],
)
def test_reference_values(d, shared, higher, below):
    assert overlap(d) == pytest.approx(shared, abs=5e-10)
    assert superiority(d) == pytest.approx(higher, abs=5e-10)
    assert u3(d) == pytest.approx(below, abs=5e-10)


@given(sizes)
def test_they_agree_with_scipy(d):
    from scipy.stats import norm

    assert overlap(d) == pytest.approx(2 * norm.cdf(-abs(d) / 2), rel=1e-12)
    assert superiority(d) == pytest.approx(norm.cdf(abs(d) / math.sqrt(2)), rel=1e-12)
    assert u3(d) == pytest.approx(norm.cdf(abs(d)), rel=1e-12)


def test_without_a_difference_the_curves_are_one_and_a_pair_is_a_coin_toss():
    assert (overlap(0), superiority(0), u3(0)) == (1, 0.5, 0.5)


def test_far_apart_nothing_is_shared_and_the_order_is_certain():
    assert overlap(40) < 1e-80
    assert superiority(40) == u3(40) == 1


@pytest.mark.parametrize("meaning", MEANINGS)
@given(d=sizes)
def test_the_sign_does_not_matter(meaning, d):
    assert meaning(d) == meaning(-d)


@given(positive, positive)
def test_a_larger_difference_never_overlaps_more_or_orders_less(one, other):
    small, large = sorted((one, other))
    assert overlap(small) >= overlap(large)
    assert superiority(small) <= superiority(large)
    assert u3(small) <= u3(large)


@given(sizes)
def test_shares_are_shares(d):
    assert 0 <= overlap(d) <= 1
    assert 0.5 <= superiority(d) <= u3(d) <= 1
    assert 50 <= pairs(d) <= 100


@pytest.mark.parametrize("meaning", MEANINGS)
@pytest.mark.parametrize("d", [math.nan, math.inf, -math.inf])
def test_what_is_not_a_finite_number_is_refused(meaning, d):
    with pytest.raises(KetacourseError) as caught:
        meaning(d)
    assert str(caught.value) == f"d is {d}; give a finite number of standard deviations"


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

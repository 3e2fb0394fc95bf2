"""The scale of a forest plot holds what it should and never points beyond its ends."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.evidence.pooling.axis import EffectAxis, effect_axis


@given(st.lists(st.floats(0.02, 50), max_size=8))
def test_a_ratio_scale_holds_every_value_and_no_effect(values):
    axis = effect_axis(values, ratio=True)
    assert all(axis.low <= value <= axis.high for value in [*values, 1.0])
    assert axis.low in axis.ticks or len(axis.ticks) < 9
    assert 1.0 in axis.ticks


@given(st.lists(st.floats(-200, 200), max_size=8))
def test_a_linear_scale_holds_every_value_and_zero(values):
    axis = effect_axis(values, ratio=False)
    assert all(axis.low <= value <= axis.high for value in [*values, 0.0])
    assert 0 in axis.ticks
    assert 2 <= len(axis.ticks) <= 8


@pytest.mark.parametrize("least", [-5e-324, -1e-300, -1e-9])
def test_a_value_hardly_below_zero_lies_on_the_scale(least):
    axis = effect_axis([least, 150.0], ratio=False)
    assert axis.low < 0
    assert not axis.beyond(least)


@given(st.floats(0.001, 1e6), st.floats(0.001, 1e6))
def test_places_keep_the_order_of_values_and_stay_within_the_scale(one, other):
    axis = effect_axis([0.2, 8], ratio=True)
    low, high = sorted((one, other))
    assert 0 <= axis.at(low) <= axis.at(high) <= 1


def test_ratios_are_placed_by_their_logarithms():
    axis = EffectAxis(0.1, 10, (0.1, 1.0, 10.0), ratio=True)
    assert axis.at(1) == pytest.approx(0.5)
    assert axis.at(math.sqrt(10)) == pytest.approx(0.75)
    assert axis.at(0) == 0


def test_an_absurd_interval_is_cut_and_told_to_lie_beyond():
    axis = effect_axis([1e-9, 1e9], ratio=True)
    assert (axis.low, axis.high) == (0.01, 100.0)
    assert axis.beyond(1e9)
    assert not axis.beyond(100.0)
    assert axis.ticks == (0.01, 0.1, 1.0, 10.0, 100.0)


@pytest.mark.parametrize(("ratio", "ends"), [(True, (0.5, 2.0)), (False, (0.0, 0.2))])
def test_a_scale_of_nothing_still_has_a_width(ratio, ends):
    axis = effect_axis([], ratio=ratio)
    assert axis.low < axis.high
    assert axis.low <= axis.no_effect <= axis.high
    assert (axis.low, axis.high) == ends or not ratio


def test_labels_have_a_true_minus():
    assert effect_axis([-12.7, 3.8], ratio=False).labels == ("−15", "−10", "−5", "0", "5")

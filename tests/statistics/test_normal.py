"""What d means: limits, symmetry, order, and agreement with scipy's normal distribution."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.errors import KetacourseError
from ketacourse.statistics.normal import Z, overlap, superiority, u3

sizes = st.floats(-40, 40)
positive = st.floats(0, 40)
MEANINGS = [overlap, superiority, u3]


def test_z_cuts_off_the_upper_fortieth():
    assert math.erfc(Z / math.sqrt(2)) / 2 == pytest.approx(0.025, rel=1e-12)


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


@pytest.mark.parametrize("meaning", MEANINGS)
@pytest.mark.parametrize("d", [math.nan, math.inf, -math.inf])
def test_what_is_not_a_finite_number_is_refused(meaning, d):
    with pytest.raises(KetacourseError) as caught:
        meaning(d)
    assert str(caught.value) == f"d is {d}; give a finite number of standard deviations"

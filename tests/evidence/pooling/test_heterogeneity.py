"""Tau squared: by hand, its equations solved, its limits, and where Fisher scoring would fail."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.evidence.pooling.heterogeneity import (
    ESTIMATORS,
    cochran_q,
    dersimonian_laird,
    log_likelihood,
    paule_mandel,
    q_profile,
    restricted_likelihood,
    tau_squared_at,
    typical_variance,
)

ESTIMATE = np.array([0.1, 0.9, 0.5, -0.4])
VARIANCE = np.array([0.04, 0.09, 0.01, 0.16])
# Fisher scoring jumps to and fro for ever on the first, and does not settle on the second.
JUMPS = (
    [0.16742786, -0.13046227, -0.20390306, -0.11737102, -0.23950636, -0.03153631],
    [0.00010724, 0.14493945, 2.4455497, 2.78316404, 0.03504631, 0.17354208],
)
UNSETTLED = (
    [3.360191201165399, -0.6816738979874206, 0.05505485773782337],
    [3.088561876678197, 0.003669903236392032, 0.0719821636709503],
)
methods = pytest.mark.parametrize("method", ESTIMATORS.values(), ids=ESTIMATORS)
studies = st.integers(2, 12).flatmap(
    lambda k: st.tuples(
        st.lists(st.floats(-5, 5), min_size=k, max_size=k).map(np.array),
        st.lists(st.floats(0.01, 4), min_size=k, max_size=k).map(np.array),
    )
)


def test_q_is_what_a_hand_calculation_gives():
    # Two studies: (difference)² over the sum of variances
    assert cochran_q(np.array([0.0, 3.0]), np.array([1.0, 2.0])) == pytest.approx(3)


def test_with_equal_variances_every_method_gives_the_excess_of_their_spread():
    estimate, variance = np.array([0.0, 2.0, 4.0]), np.full(3, 0.5)
    for method in ESTIMATORS.values():
        assert method(estimate, variance) == pytest.approx(4 - 0.5)


def test_with_equal_variances_the_typical_one_is_theirs():
    assert typical_variance(np.full(5, 0.3)) == pytest.approx(0.3)


@methods
@given(data=studies)
def test_tau_squared_is_never_below_0_nor_beyond_reason(method, data):
    found = method(*data)
    assert 0 <= found <= 50 * np.ptp(data[0]) ** 2


@methods
@given(data=studies, factor=st.floats(0.01, 100))
def test_changing_the_units_changes_tau_squared_by_their_square(method, data, factor):
    plain = method(*data)
    scaled = method(factor * data[0], factor**2 * data[1])
    # A likelihood as good at two places may choose the other one after rounding.
    if method is restricted_likelihood and scaled != pytest.approx(factor**2 * plain, rel=1e-5):
        heights = log_likelihood(*data, (plain, scaled / factor**2))
        assert heights[0] == pytest.approx(heights[1], abs=1e-8)
    else:
        assert scaled == pytest.approx(factor**2 * plain, rel=1e-5, abs=1e-7 * factor**2)


@given(studies)
def test_paule_mandel_brings_q_to_its_degrees_of_freedom_unless_it_is_there_already(data):
    found, degrees = paule_mandel(*data), len(data[0]) - 1
    if found:
        assert cochran_q(*data, found) == pytest.approx(degrees, rel=1e-8)
    else:
        assert cochran_q(*data) <= degrees * (1 + 1e-12)


@given(studies)
def test_dersimonian_laird_sees_nothing_where_q_is_within_its_degrees_of_freedom(data):
    excess = cochran_q(*data) > len(data[0]) - 1
    assert (dersimonian_laird(*data) > 0) == excess


@given(studies)
def test_no_tau_squared_is_likelier_than_that_of_reml(data):
    others = [restricted_likelihood(*data), 0.0, *np.geomspace(1e-4, 100, 60)]
    heights = log_likelihood(*data, others)
    assert heights[0] >= heights.max() - 1e-7


def test_of_two_peaks_reml_takes_the_higher_one():
    estimate = np.array([0.0, 0.0, 0.0, 0.0, 2.0])
    variance = np.array([1.0, 3.0, 0.01171875, 0.01171875, 0.25])
    heights = log_likelihood(estimate, variance, (0.0, 1e-4, 0.6958206))
    assert heights[1] < heights[0] < heights[2]
    # metafor 3.8.1 finds it when started at 1: rma(yi, vi, control = list(tau2.init = 1))
    assert restricted_likelihood(estimate, variance) == pytest.approx(0.6958206, abs=1e-6)


@given(studies)
def test_the_interval_is_where_q_meets_the_ends_of_chance(data):
    from scipy.stats import chi2

    low, high = q_profile(*data)
    degrees = len(data[0]) - 1
    assert 0 <= low <= high
    for end, quantile in ((low, chi2.ppf(0.975, degrees)), (high, chi2.ppf(0.025, degrees))):
        if end:
            assert cochran_q(*data, end) == pytest.approx(quantile, rel=1e-6)
        else:
            assert cochran_q(*data) <= quantile * (1 + 1e-9)


@given(studies, st.floats(0.01, 5), st.floats(0.01, 5))
def test_a_smaller_q_takes_a_larger_tau_squared(data, one, other):
    low, high = sorted((one, other))
    assert tau_squared_at(*data, high) <= tau_squared_at(*data, low) * (1 + 1e-9)


def test_worlds_apart_are_solved_too():
    estimate, variance = np.array([0.0, 1e9]), np.array([1e-6, 1e-3])
    for method in ESTIMATORS.values():
        assert method(estimate, variance) == pytest.approx(5e17, rel=1e-6)


@pytest.mark.parametrize("data", [JUMPS, UNSETTLED])
def test_reml_is_found_where_fisher_scoring_is_not(data):
    estimate, variance = (np.array(column) for column in data)
    found = restricted_likelihood(estimate, variance)
    assert found == pytest.approx(brute_force(estimate, variance), rel=1e-4)


def brute_force(estimate, variance):
    """Best of a very fine grid."""
    grid = np.append(0.0, np.geomspace(1e-6, 10, 200_000))
    spread = variance[:, None] + grid
    weight = 1 / spread
    mean = (weight * estimate[:, None]).sum(0) / weight.sum(0)
    fit = (weight * (estimate[:, None] - mean) ** 2).sum(0)
    height = -(np.log(spread).sum(0) + np.log(weight.sum(0)) + fit) / 2
    return grid[height.argmax()]


def slope(estimate, variance, tau_squared):
    """Of the restricted likelihood, from its values on either side."""
    step = 1e-4 * (tau_squared + variance.min())
    low, high = log_likelihood(estimate, variance, (tau_squared - step, tau_squared + step))
    return (high - low) / (2 * step)


@given(studies)
def test_reml_is_a_top_of_the_likelihood_or_zero_from_which_it_falls(data):
    found, smallest = restricted_likelihood(*data), data[1].min()
    if found > 1e-3 * smallest:
        assert slope(*data, found) * smallest == pytest.approx(0, abs=1e-5)
    else:
        assert slope(*data, found) * smallest < 1e-3


def test_studies_that_agree_leave_nothing_between_them():
    for method in ESTIMATORS.values():
        assert method(np.full(3, 0.2), VARIANCE[:3]) == 0


@pytest.mark.parametrize("tau_squared", [1e-6, 1e-4, 0.01, 1.0, 100.0])
def test_a_small_tau_squared_is_found_as_a_large_one(tau_squared):
    # With equal variances the answer is the variance of the estimates less theirs.
    estimate = np.array([-1.0, 0.0, 1.0]) * (0.01 + tau_squared) ** 0.5
    for method in ESTIMATORS.values():
        assert method(estimate, np.full(3, 0.01)) == pytest.approx(tau_squared, rel=1e-6)


@pytest.mark.parametrize("factor", [1e-5, 1e-2, 1, 1e2, 1e5])
@pytest.mark.parametrize(
    ("estimate", "variance"),
    [
        ([0.0, 1.0], [1e-6, 1e-6]),
        ([0.1, 0.9, 0.2, 0.7], [0.01, 0.02, 0.015, 0.03]),
        ([0.0, 0.3, 5.0], [1.0, 1e-4, 0.5]),
        ([0.31, 0.30, 0.29], [0.02, 0.5, 0.03]),
    ],
)
def test_the_spread_between_studies_follows_the_unit_they_are_measured_in(
    estimate, variance, factor
):
    estimate, variance = np.array(estimate), np.array(variance)
    plain = restricted_likelihood(estimate, variance)
    other = restricted_likelihood(estimate * factor, variance * factor**2)
    assert other == pytest.approx(plain * factor**2, rel=1e-6, abs=1e-12 * factor**2)

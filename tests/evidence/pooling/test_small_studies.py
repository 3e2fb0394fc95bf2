"""Small studies: Egger's line, its limits, and the contours of a funnel plot."""

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ketacourse.errors import KetacourseError
from ketacourse.evidence import EffectSizes, contours, egger, from_estimates, study_p_values
from ketacourse.evidence.pooling.small_studies import P_VALUES

ERRORS = [0.1, 0.2, 0.3, 0.4, 0.5]
LEANING = from_estimates("log_odds_ratio", [0.11, 0.28, 0.41, 0.52, 0.73], ERRORS)
studies = st.integers(3, 12).flatmap(
    lambda k: st.tuples(
        st.lists(st.floats(-3, 3), min_size=k, max_size=k),
        st.lists(st.floats(0.1, 2), min_size=k, max_size=k),
    )
)


def refusal(action, *args):
    with pytest.raises(KetacourseError) as caught:
        action(*args)
    return str(caught.value)


def test_a_leaning_funnel_is_seen():
    found = egger(LEANING)
    assert found.bias == pytest.approx(1.48, abs=0.05)
    assert found.p_value < 0.001
    assert found.limit_low < found.limit < found.limit_high


@given(studies)
def test_it_is_the_regression_of_z_on_precision(data):
    from scipy.stats import linregress

    made = from_estimates("mean_difference", *data)
    assume(np.ptp(made.standard_error) > 0.05)
    z, precision = made.estimate / made.standard_error, 1 / made.standard_error
    line = linregress(precision, z)
    assume(line.intercept_stderr > 1e-4)
    found = egger(made)
    assert found.bias == pytest.approx(line.intercept, rel=1e-6, abs=1e-6)
    assert found.standard_error == pytest.approx(line.intercept_stderr, rel=1e-6, abs=1e-6)
    assert found.limit == pytest.approx(line.slope, rel=1e-6, abs=1e-6)


@given(st.floats(-5, 5))
def test_moving_every_study_moves_the_limit_and_not_the_slope(shift):
    moved = egger(from_estimates("mean_difference", LEANING.estimate + shift, ERRORS))
    assert moved.bias == pytest.approx(egger(LEANING).bias, abs=1e-9)
    assert moved.limit == pytest.approx(egger(LEANING).limit + shift, abs=1e-9)


def test_fewer_than_three_studies_make_no_test():
    assert refusal(egger, LEANING.take([0, 1])) == (
        "Egger's test draws a line through 2 studies; give three"
    )


def test_studies_of_one_size_cannot_be_tested():
    assert refusal(egger, EffectSizes("mean_difference", [1, 2, 3], [0.5] * 3)) == (
        "all studies have the same standard error, so none is smaller than another; "
        "Egger's test needs studies of differing size"
    )


@pytest.mark.parametrize("estimate", [[0.2, 0.4, 0.6], [0.5, 0.5, 0.5], [0, 0, 0]])
def test_studies_on_a_line_leave_nothing_to_test_against(estimate):
    assert refusal(egger, from_estimates("mean_difference", estimate, [0.1, 0.2, 0.3])) == (
        "the studies lie exactly on a line, so nothing is left to test its slope against"
    )


def test_it_prints_slope_test_limit_and_a_caution_where_studies_are_few():
    assert repr(egger(LEANING)) == (
        "slope on the standard error: 1.49 (SE 0.069)\n"
        "test: t 21.50 on 3 df, p < 0.001\n"
        "odds ratio of an endlessly large study: 0.96 (0.93 to 1.00)\n"
        "caution: 5 studies; with fewer than 10 the test can hardly see anything"
    )


def test_with_ten_studies_the_caution_goes():
    chance = np.random.default_rng(1)
    ten = from_estimates("mean_difference", chance.normal(size=10), np.linspace(0.1, 1, 10))
    found = egger(ten)
    assert not found.few
    assert "caution" not in repr(found)
    assert found._repr_html_().count("<tr>") == 4


def test_contours_are_lines_of_equal_p_value():
    assert [line.p_value for line in contours()] == list(P_VALUES)
    assert [line.quantile for line in contours()] == pytest.approx([1.644854, 1.959964, 2.575829])


@given(st.floats(0.001, 0.999), st.floats(0.01, 10))
def test_a_study_on_a_contour_has_its_p_value(p_value, error):
    (line,) = contours((p_value,))
    made = from_estimates("mean_difference", [line.reach(error)], [error])
    assert study_p_values(made) == pytest.approx((p_value,), rel=1e-6)


@pytest.mark.parametrize("p_value", [0, 1, -0.1, math.nan])
def test_an_impossible_p_value_is_refused(p_value):
    assert refusal(contours, p_value) == (f"p_values is {p_value}; give a p value between 0 and 1")


def test_a_funnel_that_leans_the_other_way_is_as_sure():
    mirrored = egger(from_estimates("mean_difference", -LEANING.estimate, ERRORS))
    assert mirrored.t == pytest.approx(-egger(LEANING).t)
    assert mirrored.p_value == pytest.approx(egger(LEANING).p_value)


def test_p_values_are_two_sided():
    from scipy.stats import linregress, norm

    made = from_estimates("mean_difference", [-1.0, 1.0, 0.5], [0.5, 0.5, 1.0])
    assert study_p_values(made) == pytest.approx([2 * norm.sf(2), 2 * norm.sf(2), 2 * norm.sf(0.5)])
    chance = np.random.default_rng(3)
    weak = from_estimates("mean_difference", chance.normal(size=8), np.linspace(0.2, 1, 8))
    line = linregress(1 / weak.standard_error, weak.estimate / weak.standard_error)
    test = line.intercept / line.intercept_stderr
    from scipy.stats import t

    assert egger(weak).p_value == pytest.approx(2 * t.sf(abs(test), 6))


@pytest.mark.parametrize(("count", "few"), [(9, True), (10, False)])
def test_ten_studies_are_not_few(count, few):
    chance = np.random.default_rng(1)
    made = from_estimates("mean_difference", chance.normal(size=count), np.linspace(0.1, 1, count))
    assert egger(made).few is few


@pytest.mark.parametrize("scale", [1e-9, 1.0, 1e9])
def test_sizes_that_differ_by_a_billionth_are_one_size(scale):
    errors = [scale, scale * (1 + 5e-10), scale]
    same = EffectSizes("mean_difference", [scale, 2 * scale, 3 * scale], np.square(errors))
    assert "none is smaller than another" in refusal(egger, same)

"""Means within people: the correlation assumed, the correlation implied, and limits."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.errors import KetacourseError
from ketacourse.evidence import implied_correlation, mean_difference, paired_mean_difference

PEOPLE = (14.0, 8.0, 22.0, 6.0, 17)
correlations = st.floats(-0.99, 0.99)


def refusal(action, *args, **named):
    with pytest.raises(KetacourseError) as caught:
        action(*args, **named)
    return str(caught.value)


def test_without_correlation_the_periods_count_as_different_people():
    mean, sd, mean_2, sd_2, total = PEOPLE
    paired = paired_mean_difference(*PEOPLE, correlation=0)
    apart = mean_difference(mean, sd, total, mean_2, sd_2, total)
    assert paired.estimate == pytest.approx(apart.estimate)
    assert paired.variance == pytest.approx(apart.variance)


@given(correlations, correlations)
def test_the_stronger_the_correlation_the_smaller_the_variance(one, other):
    low, high = sorted((one, other))
    wide, narrow = (paired_mean_difference(*PEOPLE, correlation=r) for r in (low, high))
    assert wide.variance[0] >= narrow.variance[0]
    assert wide.estimate == pytest.approx(narrow.estimate)


@given(correlations)
def test_a_printed_standard_error_gives_its_correlation_back(r):
    made = paired_mean_difference(*PEOPLE, correlation=r)
    found = implied_correlation(8.0, 6.0, float(made.standard_error[0]), 17)
    assert found == pytest.approx(r, abs=1e-9)


def test_figures_that_do_not_fit_together_are_refused():
    assert refusal(implied_correlation, 8, 6, 5, 17) == (
        "standard deviations 8 and 6 in 17 people cannot give a paired standard error of 5; check "
        "that it is of the difference within people, and that nobody is missing from one period"
    )


def test_a_correlation_for_all_belongs_to_no_study():
    twice = [[value, value] for value in PEOPLE]
    assert refusal(paired_mean_difference, *twice, correlation=1.5) == (
        "correlation is 1.5; give a correlation from -1 to 1"
    )
    assert refusal(paired_mean_difference, *twice, correlation=[0, 1.5], names=["A", "B"]) == (
        "B: correlation is 1.5; give a correlation from -1 to 1"
    )


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ((0, 6, 5, 17), "sd_treatment is 0; give a number above 0, from 1e-50 to 1e+50"),
        ((8, math.nan, 5, 17), "sd_control is nan; give a number above 0, from 1e-50 to 1e+50"),
        ((8, 6, -1, 17), "standard_error is -1; give 0 or more, at most 1e+50"),
        ((8, 6, 5, 1), "total is 1; give a whole number of people from 2 to 10,000,000,000"),
    ],
)
def test_figures_that_cannot_be_are_refused(figures, said):
    assert refusal(implied_correlation, *figures) == said


def test_each_study_may_have_its_own_correlation():
    twice = [[value, value] for value in PEOPLE]
    made = paired_mean_difference(*twice, correlation=[0.2, 0.8])
    assert made.variance[0] > made.variance[1]


def test_a_wrong_number_of_correlations_is_refused():
    twice = [[value, value] for value in PEOPLE]
    assert refusal(paired_mean_difference, *twice, correlation=[0, 0, 0]) == (
        "3 correlations for 2 studies; give one for each, or one"
    )


@pytest.mark.parametrize("r", [1.2, -1.01, math.nan])
def test_an_impossible_correlation_is_refused_by_study(r):
    message = refusal(paired_mean_difference, *PEOPLE, correlation=r, names=["Berman 2000"])
    assert message == f"Berman 2000: correlation is {r!r}; give a correlation from -1 to 1"


def test_the_spread_must_be_above_0():
    assert refusal(paired_mean_difference, 14, 8, 22, 0, 17, correlation=0.5) == (
        "study 1: sd_control is 0; give a number above 0, from 1e-50 to 1e+50"
    )

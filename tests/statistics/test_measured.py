"""Differences of means: the same as those that are pooled, in plain Python."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse import evidence
from ketacourse.errors import KetacourseError
from ketacourse.statistics.measured import (
    Sample,
    mean_difference,
    mean_number,
    standardized_mean_difference,
)

samples = st.builds(Sample, st.floats(-60, 60), st.floats(0.5, 20), st.integers(2, 500))


def columns(*arms):
    return [value for arm in arms for value in (arm.mean, arm.sd, arm.total)]


@given(samples, samples)
def test_differences_are_those_that_the_course_pools(treatment, control):
    for ours, theirs in (
        (mean_difference, evidence.mean_difference),
        (standardized_mean_difference, evidence.standardized_mean_difference),
    ):
        one = ours(treatment, control)
        (row,) = [theirs(*([value] for value in columns(treatment, control)))]
        expected = (row.estimate[0], row.standard_error[0], row.ci_low[0], row.ci_high[0])
        found = (one.estimate, one.standard_error, one.ci_low, one.ci_high)
        assert found == pytest.approx(expected, rel=1e-9, abs=1e-9)


def test_hedges_g_is_that_of_a_worked_example():
    # Borenstein et al. 2009, Introduction to Meta-Analysis, chapter 4: d 0.5970, g 0.5924.
    g = standardized_mean_difference(Sample(103, 5.5, 50), Sample(100, 4.5, 50))
    assert g.estimate == pytest.approx(0.5924, abs=5e-5)


def test_numbers_are_found_by_name():
    arms = Sample(103, 5.5, 50), Sample(100, 4.5, 50)
    assert mean_number("mean_difference", *arms) == 3
    assert (
        mean_number("mean_difference_low", *arms) < 3 < mean_number("mean_difference_high", *arms)
    )
    names = [f"standardized_mean_difference{end}" for end in ("_low", "", "_high")]
    numbers = [mean_number(name, *arms) for name in names]
    assert numbers == sorted(numbers)


def test_an_unknown_number_is_answered_with_the_nearest():
    arms = Sample(103, 5.5, 50), Sample(100, 4.5, 50)
    with pytest.raises(KetacourseError) as fault:
        mean_number("mean_differenc", *arms)
    assert "did you mean 'mean_difference'?" in str(fault.value)


@pytest.mark.parametrize(("sd", "total"), [(0, 20), (-1, 20), (3, 1)])
def test_a_group_without_spread_is_refused(sd, total):
    with pytest.raises(KetacourseError) as fault:
        Sample(1, sd, total)
    assert str(fault.value) == (
        f"a standard deviation of {sd} in {total} people cannot be; "
        "give one above 0, of two people or more"
    )


def test_numbers_of_any_kind_are_kept_as_plain_ones():
    made = Sample(np.float32(12.5), Fraction(9, 2), np.uint8([20]))
    assert made == Sample(12.5, 4.5, 20)
    assert [type(value) for value in (made.mean, made.sd, made.total)] == [float, float, int]


@pytest.mark.parametrize(
    ("arm", "said"),
    [
        (("12", 4, 20), "mean is '12'; give a finite number, at most 1e+50 either way"),
        ((12, float("nan"), 20), "sd is nan; give a finite number, at most 1e+50 either way"),
        ((12, 4, 20.5), "total is 20.5; give a whole number of people from 0 to 10,000,000,000"),
    ],
)
def test_what_is_no_group_of_people_is_refused(arm, said):
    with pytest.raises(KetacourseError) as fault:
        Sample(*arm)
    assert str(fault.value) == said

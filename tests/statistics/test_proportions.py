"""Differences of proportions: published examples, limits, and words for every kind of interval."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.errors import KetacourseError
from ketacourse.statistics.proportions import (
    NumberNeeded,
    RiskDifference,
    newcombe,
    number_needed,
)
from ketacourse.statistics.shares import wilson

arms = st.integers(1, 300).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total)))


def people(estimate, low, high):
    return number_needed(RiskDifference(estimate, low, high))


@pytest.mark.parametrize(
    ("counts", "low", "high"),
    [
        # Newcombe 1998, Stat Med 17:873-890, table II, method 10
        ((56, 70, 48, 80), 0.0524, 0.3339),
        ((9, 10, 3, 10), 0.1705, 0.8090),
        ((5, 56, 0, 29), -0.0381, 0.1926),
        ((0, 10, 0, 20), -0.1611, 0.2775),
        ((10, 10, 0, 20), 0.6791, 1.0),
        ((10, 10, 0, 10), 0.6075, 1.0),
    ],
)
def test_the_interval_is_that_of_newcombe(counts, low, high):
    found = newcombe(*counts)
    assert (found.ci_low, found.ci_high) == pytest.approx((low, high), abs=5e-5)


@given(arms, arms)
def test_the_interval_holds_the_difference_and_stays_within_its_bounds(treatment, control):
    found = newcombe(*treatment, *control)
    assert found.estimate == pytest.approx(
        treatment[0] / treatment[1] - control[0] / control[1], abs=1e-12
    )
    assert -1 <= found.ci_low <= found.estimate <= found.ci_high <= 1


@given(arms, arms)
def test_exchanging_the_arms_mirrors_the_difference(treatment, control):
    there, back = newcombe(*treatment, *control), newcombe(*control, *treatment)
    assert (back.ci_low, back.ci_high) == pytest.approx((-there.ci_high, -there.ci_low), abs=1e-12)


@given(arms)
def test_against_a_huge_arm_without_events_it_is_nearly_the_interval_of_one_share(treatment):
    found = newcombe(*treatment, 0, 10**9)
    assert (found.ci_low, found.ci_high) == pytest.approx(wilson(*treatment), abs=1e-4)


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((-1, 10, 3, 10), "events_treatment is -1; give a whole number of people from 0"),
        ((0, 0, 3, 10), "total_treatment is 0; give a whole number of people from 1"),
        ((3, 10, 2.5, 10), "events_control is 2.5; give a whole number of people from 0"),
        ((3, 10, math.nan, 10), "events_control is nan; give a whole number of people from 0"),
        ((3, 10, 3, math.inf), "total_control is inf; give a whole number of people from 1"),
    ],
)
def test_impossible_counts_are_refused_by_name(counts, said):
    with pytest.raises(KetacourseError) as caught:
        newcombe(*counts)
    assert str(caught.value) == f"{said} to 10,000,000,000"


@pytest.mark.parametrize(
    ("counts", "arm"), [((11, 10, 3, 10), "treatment"), ((3, 10, 11, 10), "control")]
)
def test_more_events_than_people_are_refused_by_arm(counts, arm):
    with pytest.raises(KetacourseError) as caught:
        newcombe(*counts)
    assert str(caught.value) == (
        f"{arm} arm: 11 of 10 people cannot be; give whole events from 0 to a total of at least 1"
    )


@pytest.mark.parametrize(("estimate", "low", "high"), [(0.1, 0.2, 0.3), (0.3, 0.1, 0.2)])
def test_a_difference_out_of_order_is_refused(estimate, low, high):
    with pytest.raises(KetacourseError) as caught:
        RiskDifference(estimate, low, high)
    assert str(caught.value) == (
        f"a risk difference of {estimate} from {low} to {high} cannot be; "
        "give ci_low, estimate and ci_high in order, as proportions (-1 to 1)"
    )


@pytest.mark.parametrize(
    ("ends", "said"),
    [((0.3, -1.2, 0.4), "ci_low is -1.2"), ((0.3, 0.1, math.nan), "ci_high is nan")],
)
def test_a_difference_that_cannot_be_is_refused(ends, said):
    with pytest.raises(KetacourseError) as caught:
        RiskDifference(*ends)
    assert str(caught.value) == f"{said}; give a difference of proportions from -1 to 1"


def test_columns_of_counts_are_studies_and_their_numbers_needed_follow():
    found = newcombe([60, 9], [130, 10], [40, 3], [130, 10])
    assert found == (newcombe(60, 130, 40, 130), newcombe(9, 10, 3, 10))
    assert number_needed(found) == tuple(number_needed(each) for each in found)


def test_a_study_that_cannot_be_is_named_by_its_place():
    with pytest.raises(KetacourseError) as caught:
        newcombe([60, 9], [130, 10], [40, 11], [130, 10])
    assert str(caught.value) == (
        "study 2: control arm: 11 of 10 people cannot be; "
        "give whole events from 0 to a total of at least 1"
    )


def test_only_a_risk_difference_has_a_number_needed():
    with pytest.raises(KetacourseError) as caught:
        number_needed(0.1)
    assert str(caught.value) == "difference is 0.1; give what newcombe gives, or a RiskDifference"


def test_a_difference_prints_in_percentage_points():
    assert repr(newcombe(56, 70, 48, 80)) == "+20.0 percentage points (+5.2 to +33.4)"


def test_more_events_are_told_with_both_ends():
    found = people(0.0839, 0.005, 0.18)
    assert (found.more, found.words) == (True, "one more for every 12 people (6 to 200)")
    assert found.value == pytest.approx(11.919, abs=1e-3)
    assert (found.low, found.high) == pytest.approx((1 / 0.18, 200))


def test_fewer_events_are_told_as_fewer():
    found = people(-0.2, -0.4, -0.001)
    assert (found.more, found.words) == (False, "one fewer for every 5 people (3 to 1,000)")
    assert (found.low, found.high) == pytest.approx((2.5, 1000))


@pytest.mark.parametrize(
    ("ends", "words"),
    [
        ((0.05, -0.025, 0.12), "could be none, one more in 9 or one fewer in 40"),
        ((-0.05, -0.2, 0.0), "could be none, one fewer in 5"),
        ((0.05, 0.0, 0.2), "could be none, one more in 5"),
        ((0.0, -0.1, 0.1), "could be none, one more in 10 or one fewer in 10"),
        ((0.0, 0.0, 0.0), "none"),
    ],
)
def test_an_interval_that_holds_no_difference_is_told_in_words(ends, words):
    found = people(*ends)
    assert (found.low, found.high, found.words, repr(found)) == (None, None, words, words)


def test_without_a_difference_there_is_no_number():
    assert people(0.0, -0.1, 0.1).value is None
    assert not people(0.0, -0.1, 0.1).more


def test_a_whole_number_is_not_rounded_up_by_a_rounding_error():
    assert people(0.5 - 0.4, 0.3 - 0.2, 0.5).words == "one more for every 10 people (2 to 10)"


def test_everybody_against_nobody_takes_one_person():
    assert people(1.0, 1.0, 1.0).words == "one more for every 1 person (1 to 1)"


@given(arms, arms)
def test_the_number_lies_between_its_ends_wherever_there_are_ends(treatment, control):
    found = number_needed(newcombe(*treatment, *control))
    assert isinstance(found, NumberNeeded)
    if found.low is None:
        assert found.high is None
        assert found.difference.ci_low <= 0 <= found.difference.ci_high
    else:
        assert 1 <= found.low <= found.value <= found.high

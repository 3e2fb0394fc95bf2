"""Two arms are compared in every measure, and what a count of zero leaves unsaid is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.evidence.trials.two_arms import TwoArms, arms_of
from ketacourse.statistics.shares import Share

MURROUGH = TwoArms(Share(30, 47), Share(7, 25))
PERCENT = st.integers(0, 100)
NONE = "cannot be told, for a count is 0 or everybody"


def test_the_trial_of_the_lesson_gets_the_numbers_of_the_lesson():
    assert repr(MURROUGH.difference) == "+35.8 percentage points (+11.6 to +54.2)"
    assert MURROUGH.needed.words == "one more for every 3 people (2 to 9)"
    assert MURROUGH.ratio_text == "2.28 (1.17 to 4.43)"
    assert MURROUGH.odds_text == "4.54 (1.58 to 13.05)"


@given(PERCENT, PERCENT, st.integers(1, 500))
def test_any_setting_can_be_said_in_words(drug, comparator, people):
    arms = arms_of(drug, comparator, people)
    assert arms.treatment.total == arms.control.total == people
    assert all((arms.needed.words, arms.ratio_text, arms.odds_text))


@given(PERCENT, PERCENT, st.integers(10, 500))
def test_the_number_needed_gives_an_interval_only_where_zero_is_left_out(drug, comparator, people):
    arms = arms_of(drug, comparator, people)
    holds = arms.difference.ci_low <= 0 <= arms.difference.ci_high
    assert (arms.needed.low is None) == holds


@given(PERCENT, PERCENT, st.integers(10, 500))
def test_swapping_the_arms_turns_the_difference_round(drug, comparator, people):
    one, other = arms_of(drug, comparator, people), arms_of(comparator, drug, people)
    assert one.difference.estimate == pytest.approx(-other.difference.estimate)


def test_people_come_whole():
    arms = arms_of(50, 33, 7)
    assert (arms.treatment, arms.control) == (Share(4, 7), Share(2, 7))


@pytest.mark.parametrize(
    ("treatment", "control", "ratio", "odds"),
    [
        (3, 0, NONE, NONE),
        (0, 3, "0.00, without an interval", "0.00, without an interval"),
        (5, 3, "1.67 (0.81 to 3.41)", NONE),
    ],
)
def test_where_a_count_is_zero_a_ratio_says_what_it_lacks(treatment, control, ratio, odds):
    arms = TwoArms(Share(treatment, 5), Share(control, 5))
    assert (arms.ratio_text, arms.odds_text) == (ratio, odds)

"""Effects from counts: by hand, corrections of zero cells, symmetry, and what is refused."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.errors import KetacourseError
from ketacourse.evidence import odds_ratio, risk_difference, risk_ratio

FUNCTIONS = [risk_difference, risk_ratio, odds_ratio]
arms = st.integers(2, 200).flatmap(
    lambda total: st.tuples(st.integers(1, total - 1), st.just(total))
)


def refusal(action, *args, **named):
    with pytest.raises(KetacourseError) as caught:
        action(*args, **named)
    return str(caught.value)


@pytest.mark.parametrize(
    ("effect", "measure", "estimate", "variance"),
    [
        (risk_difference, "risk_difference", 0.3, 0.6 * 0.4 / 10 + 0.3 * 0.7 / 20),
        (risk_ratio, "log_risk_ratio", math.log(2), 1 / 6 - 1 / 10 + 1 / 6 - 1 / 20),
        (odds_ratio, "log_odds_ratio", math.log(3.5), 1 / 6 + 1 / 4 + 1 / 6 + 1 / 14),
    ],
)
def test_they_are_what_a_hand_calculation_gives(effect, measure, estimate, variance):
    made = effect(6, 10, 6, 20)
    assert made.measure == measure
    assert made.estimate == pytest.approx([estimate])
    assert made.variance == pytest.approx([variance])


@pytest.mark.parametrize("effect", FUNCTIONS)
def test_only_a_study_with_a_zero_cell_is_corrected_and_in_all_four_cells(effect):
    both = effect([6, 0], [10, 10], [6, 3], [20, 12])
    assert both.take([0]).estimate == pytest.approx(effect(6, 10, 6, 20).estimate)
    # The same cells with 0.5 added, as doubled counts at twice the variance
    doubled = effect(1, 22, 7, 26)
    assert both.estimate[1] == pytest.approx(doubled.estimate[0])
    assert both.variance[1] == pytest.approx(2 * doubled.variance[0])


@pytest.mark.parametrize("effect", FUNCTIONS)
@given(treatment=arms, control=arms)
def test_exchanging_the_arms_turns_the_sign_and_keeps_the_variance(effect, treatment, control):
    there, back = effect(*treatment, *control), effect(*control, *treatment)
    assert there.estimate == pytest.approx(-back.estimate)
    assert there.variance == pytest.approx(back.variance)


@given(arms, arms)
def test_counting_the_spared_instead_turns_the_odds_ratio_over(treatment, control):
    events = odds_ratio(*treatment, *control)
    spared = odds_ratio(
        treatment[1] - treatment[0], treatment[1], control[1] - control[0], control[1]
    )
    assert events.estimate == pytest.approx(-spared.estimate)


@given(arms, arms)
def test_the_odds_ratio_is_at_least_as_far_from_1_as_the_risk_ratio(treatment, control):
    odds, risk = (f(*treatment, *control).estimate[0] for f in (odds_ratio, risk_ratio))
    assert abs(odds) >= abs(risk) - 1e-12
    assert odds * risk >= 0


@pytest.mark.parametrize("effect", [risk_ratio, odds_ratio])
def test_a_study_without_any_event_says_nothing_about_a_ratio(effect):
    name = effect.__name__.replace("_", " ")
    assert refusal(effect, [3, 0], [9, 9], [1, 0], [9, 9], names=["A", "B"]) == (
        f"B: nobody in either arm had the event, so the study says nothing about the {name}; "
        "leave it out and say so, or compare by risk_difference"
    )


def test_a_study_in_which_all_had_the_event_says_nothing_about_odds_but_something_about_risks():
    assert risk_ratio(9, 9, 10, 10).estimate == pytest.approx([0], abs=0.01)
    assert refusal(odds_ratio, 9, 9, 10, 10) == (
        "study 1: everybody in both arms had the event, so the study says nothing about the odds "
        "ratio; leave it out and say so, or compare by risk_difference"
    )


def test_a_study_without_events_still_has_a_risk_difference():
    made = risk_difference(0, 10, 0, 12)
    assert made.estimate == pytest.approx([0.5 / 11 - 0.5 / 13])
    assert made.variance[0] > 0


def test_without_a_correction_a_zero_cell_has_no_ratio():
    for effect, counts in ((risk_ratio, (0, 9, 3, 9)), (odds_ratio, (9, 9, 3, 9))):
        name = effect.__name__.replace("_", " ")
        assert refusal(effect, *counts, continuity_correction=0) == (
            f"study 1: one of the four cells is 0 and has no finite {name}; "
            "give a continuity_correction above 0"
        )


def test_without_a_correction_two_empty_arms_have_no_variance():
    assert refusal(risk_difference, 0, 9, 0, 9, continuity_correction=0) == (
        "study 1: variance is 0.0; give a number above 0, from 1e-50 to 1e+50"
    )


@pytest.mark.parametrize("correction", [-0.5, math.nan, math.inf])
def test_an_impossible_correction_is_refused(correction):
    message = refusal(risk_ratio, 1, 9, 2, 9, continuity_correction=correction)
    assert message == f"continuity_correction is {correction!r}; give 0 or more, at most 1e+50"


@pytest.mark.parametrize("effect", FUNCTIONS)
@pytest.mark.parametrize(
    ("counts", "told"),
    [
        (([1, -1], [9, 9], [1, 1], [9, 9]), "events_treatment is -1"),
        (([1, 1.5], [9, 9], [1, 1], [9, 9]), "events_treatment is 1.5"),
        (([1, math.nan], [9, 9], [1, 1], [9, 9]), "events_treatment is nan"),
        (([1, 1], [9, 9], [1, 1], [9, math.inf]), "total_control is inf"),
    ],
)
def test_impossible_counts_are_refused_by_study(effect, counts, told):
    assert refusal(effect, *counts, names=["A", "B"]) == (
        f"B: {told}; give a whole number of people from 0 to 10,000,000,000"
    )


@pytest.mark.parametrize("effect", FUNCTIONS)
@pytest.mark.parametrize(
    ("counts", "told"),
    [
        (([1, 1], [9, 9], [1, 10], [9, 9]), "events_control 10, total_control 9"),
        (([1, 1], [9, 9], [1, 0], [9, 0]), "events_control 0, total_control 0"),
    ],
)
def test_counts_that_do_not_fit_together_are_refused_by_study(effect, counts, told):
    assert refusal(effect, *counts, names=["A", "B"]) == (
        f"B: {told}; give whole events from 0 to a total of at least 1"
    )

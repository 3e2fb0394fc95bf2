"""The design of a simulated trial: what it implies, and what it refuses."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.display.words import as_typed
from ketacourse.errors import KetacourseError
from ketacourse.evidence import TrialDesign

PROBABILITY = st.floats(0, 1)


def test_the_design_it_starts_with_is_a_masked_trial_of_nothing():
    design = TrialDesign()
    assert (design.unmasking, design.expected_difference) == (0, 0)
    assert design.expectancy_share is None


def test_belief_counts_by_how_far_the_arms_differ_in_it():
    # 85 of 100 believe on the drug, 15 on placebo: 6 points times 0.7.
    design = TrialDesign(
        expectancy_effect=6, guess_right_treatment=0.85, guess_right_control=0.85, drug_effect=4
    )
    assert design.expectancy_points == pytest.approx(4.2)
    assert design.expected_difference == pytest.approx(8.2)
    assert design.expectancy_share == pytest.approx(4.2 / 8.2)


@given(PROBABILITY, PROBABILITY, st.floats(0.1, 20))
def test_without_a_drug_effect_all_of_a_difference_is_belief(right, right_control, belief):
    design = TrialDesign(
        expectancy_effect=belief, guess_right_treatment=right, guess_right_control=right_control
    )
    if design.expectancy_points > 0:
        assert design.expectancy_share == 1
    else:
        assert design.expectancy_share is None


@given(st.floats(0.1, 20), st.floats(0, 20))
def test_a_perfect_mask_leaves_all_to_the_drug(drug, belief):
    assert TrialDesign(drug_effect=drug, expectancy_effect=belief).expectancy_share == 0


def test_no_share_is_given_where_drug_and_belief_pull_apart():
    wrong = {"guess_right_treatment": 0.3, "guess_right_control": 0.3}
    assert TrialDesign(drug_effect=5, expectancy_effect=5, **wrong).expectancy_share is None


def test_it_starts_near_the_trials_of_ketamine_on_the_scale_of_the_madrs():
    design = TrialDesign()
    assert (design.scale_min, design.scale_max) == (0, 60)
    assert (design.baseline_mean, design.baseline_sd) == (33, 5)
    assert (design.placebo_response, design.change_sd) == (10, 10)
    assert (design.drug_effect, design.expectancy_effect, design.dropout) == (0, 0, 0)
    assert (design.total_treatment, design.total_control) == (50, 50)


def test_belief_on_one_arm_alone_counts_by_its_distance_from_chance():
    told = TrialDesign(expectancy_effect=10, guess_right_treatment=0.9)
    assert told.unmasking == pytest.approx(0.4)
    assert told.expectancy_points == pytest.approx(4)


def test_a_harmful_drug_that_belief_outweighs_is_given_no_share():
    design = TrialDesign(drug_effect=-1, expectancy_effect=10, guess_right_treatment=1)
    assert design.expected_difference == pytest.approx(4)
    assert design.expectancy_share is None


@pytest.mark.parametrize(
    ("name", "lowest", "highest", "unit"),
    [
        ("drug_effect", -60, 60, "points"),
        ("expectancy_effect", 0, 60, "points"),
        ("placebo_response", -60, 60, "points"),
        ("guess_right_treatment", 0, 1, "as a probability"),
        ("guess_right_control", 0, 1, "as a probability"),
        ("total_treatment", 2, 5000, "whole people"),
        ("total_control", 2, 5000, "whole people"),
        ("dropout", 0, 0.9, "as a share of each arm"),
        ("baseline_mean", -1000, 1000, "points"),
        ("baseline_sd", 0, 1000, "points"),
        ("change_sd", 0.1, 1000, "points"),
    ],
)
def test_limits_are_themselves_allowed_and_nothing_beyond(name, lowest, highest, unit):
    for end in (lowest, highest):
        assert getattr(TrialDesign(**{name: end}), name) == end
    allowed = f"{as_typed(lowest)} to {as_typed(highest)}"
    step = 1 if isinstance(highest, int) and highest > 1 else 0.01
    for beyond in (lowest - step, highest + step):
        said = f"{name} is {beyond!r}; give {allowed}, {unit}"
        with pytest.raises(KetacourseError, match=f"^{re.escape(said)}$"):
            TrialDesign(**{name: beyond})


@pytest.mark.parametrize(
    ("name", "other"), [("scale_min", "scale_max"), ("scale_max", "scale_min")]
)
def test_a_scale_has_ends_within_a_million(name, other):
    end = -1e6 if name == "scale_min" else 1e6
    assert getattr(TrialDesign(**{name: end}), name) == end
    said = f"{name} is {end * 1.1!r}; give −1,000,000 to 1,000,000, points"
    with pytest.raises(KetacourseError, match=f"^{re.escape(said)}$"):
        TrialDesign(**{name: end * 1.1})
    beyond = TrialDesign(**{name: -end * 0.999, other: -end})
    assert getattr(beyond, other) == -end


def test_two_people_who_stay_are_enough():
    assert TrialDesign(total_treatment=4, dropout=0.5).analysed_treatment == 2


def test_dropouts_are_left_out_of_the_analysis():
    design = TrialDesign(total_treatment=48, total_control=25, dropout=0.25)
    assert (design.analysed_treatment, design.analysed_control) == (36, 19)


@pytest.mark.parametrize(
    ("given_values", "said"),
    [
        ({"guess_right_control": 1.2}, "guess_right_control is 1.2; give 0 to 1, as a probability"),
        ({"total_control": 1}, "total_control is 1; give 2 to 5,000, whole people"),
        ({"total_control": 9.5}, "total_control is 9.5; give 2 to 5,000, whole people"),
        ({"change_sd": 0}, "change_sd is 0; give 0.1 to 1,000, points"),
        ({"drug_effect": "4"}, "drug_effect is '4'; give −60 to 60, points"),
        ({"drug_effect": True}, "drug_effect is True; give −60 to 60, points"),
        ({"baseline_mean": float("nan")}, "baseline_mean is nan; give −1,000 to 1,000, points"),
        (
            {"scale_min": 60},
            (
                "scale_min 60 is not below scale_max 60; give the lowest and the highest total "
                "of the scale"
            ),
        ),
        (
            {"total_treatment": 10, "dropout": 0.9},
            (
                "with a dropout of 0.9 fewer than 2 people stay in an arm; give larger arms or "
                "a smaller dropout"
            ),
        ),
    ],
)
def test_a_trial_that_cannot_be_is_refused(given_values, said):
    with pytest.raises(KetacourseError, match=f"^{re.escape(said)}$"):
        TrialDesign(**given_values)

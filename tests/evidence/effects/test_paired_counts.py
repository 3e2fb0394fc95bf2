"""Events within people: only the discordant pairs tell the treatments apart."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.errors import KetacourseError
from ketacourse.evidence import paired_odds_ratio, paired_risk_difference

counts = st.integers(0, 40)


def refusal(action, *args, **named):
    with pytest.raises(KetacourseError) as caught:
        action(*args, **named)
    return str(caught.value)


def test_the_paired_risk_difference_is_what_a_hand_calculation_gives():
    made = paired_risk_difference(5, 7, 2, 4)
    assert made.estimate[0] == pytest.approx(5 / 18)
    assert made.variance[0] == pytest.approx((9 / 18 - (5 / 18) ** 2) / 18)


@given(st.integers(1, 40), st.integers(1, 40), st.integers(1, 40), st.integers(1, 40))
def test_who_fared_alike_does_not_touch_the_odds_ratio(both, b, c, neither):
    made, other = paired_odds_ratio(both, b, c, neither), paired_odds_ratio(1, b, c, 1)
    assert made.estimate == pytest.approx([math.log(b / c)], abs=1e-12)
    assert made.variance == pytest.approx(other.variance)


@given(counts, counts, counts, counts)
def test_exchanging_the_treatments_turns_the_sign(both, b, c, neither):
    if both + b + c + neither == 0:
        neither = 1
    there = paired_risk_difference(both, b, c, neither)
    back = paired_risk_difference(both, c, b, neither)
    assert there.estimate == pytest.approx(-back.estimate, abs=1e-12)
    assert there.variance == pytest.approx(back.variance)


def test_a_zero_cell_is_corrected_in_all_four():
    assert paired_odds_ratio(0, 7, 2, 4).estimate == pytest.approx([math.log(7.5 / 2.5)])


def test_without_discordant_pairs_there_is_no_odds_ratio():
    assert refusal(paired_odds_ratio, 5, 0, 0, 4, names=["A"]) == (
        "A: treatment_only 0, control_only 0; everybody fared alike under both, which says "
        "nothing about a ratio; leave the study out"
    )


def test_without_a_correction_one_empty_side_has_no_odds_ratio():
    assert refusal(paired_odds_ratio, 5, 3, 0, 4, continuity_correction=0) == (
        "study 1: treatment_only 3, control_only 0; give a continuity_correction above 0"
    )


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ((1, -1, 2, 3), "treatment_only is -1"),
        ((1, 1, 2.5, 3), "control_only is 2.5"),
        ((1, 1, 2, math.nan), "neither is nan"),
    ],
)
def test_impossible_counts_are_refused(cells, told):
    assert refusal(paired_risk_difference, *cells, names=["Berman 2000"]) == (
        f"Berman 2000: {told}; give a whole number of people from 0 to 10,000,000,000"
    )


def test_a_study_of_nobody_is_refused():
    assert refusal(paired_risk_difference, 0, 0, 0, 0) == (
        "study 1: both 0, treatment_only 0, control_only 0, neither 0; "
        "give whole numbers of people, at least one in all"
    )


@pytest.mark.parametrize("correction", [-1, math.nan])
def test_an_impossible_correction_is_refused(correction):
    message = refusal(paired_risk_difference, 1, 0, 2, 3, continuity_correction=correction)
    assert message == f"continuity_correction is {correction!r}; give 0 or more, at most 1e+50"

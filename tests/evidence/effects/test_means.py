"""Effects from means: by hand, units, Hedges' correction, and what is refused."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.errors import KetacourseError
from ketacourse.evidence import mean_difference, standardized_mean_difference
from ketacourse.evidence.effects.means import hedges_correction

ARMS = (12.0, 4.0, 10, 9.0, 3.0, 16)
FUNCTIONS = [mean_difference, standardized_mean_difference]


def test_the_mean_difference_is_what_a_hand_calculation_gives():
    made = mean_difference(*ARMS)
    assert (made.estimate[0], made.variance[0]) == pytest.approx((3, 16 / 10 + 9 / 16))


def test_hedges_g_is_what_a_hand_calculation_gives():
    pooled = math.sqrt((9 * 16 + 15 * 9) / 24)
    shrink = math.gamma(12) / (math.sqrt(12) * math.gamma(11.5))
    g = shrink * 3 / pooled
    made = standardized_mean_difference(*ARMS)
    assert made.estimate[0] == pytest.approx(g)
    assert made.variance[0] == pytest.approx(1 / 10 + 1 / 16 + g**2 / 52)


@given(st.integers(2, 10_000))
def test_the_correction_shrinks_and_is_close_to_its_usual_approximation(degrees):
    exact = float(hedges_correction(degrees))
    assert 0.5 < exact < 1
    assert exact == pytest.approx(1 - 3 / (4 * degrees - 1), abs=0.14 / degrees**2)


@given(st.floats(0.01, 100), st.floats(-50, 50))
def test_changing_the_units_scales_the_mean_difference_and_leaves_g_alone(factor, shift):
    mean, sd, total, mean_2, sd_2, total_2 = ARMS
    other = (
        *(factor * mean + shift, factor * sd, total),
        *(factor * mean_2 + shift, factor * sd_2, total_2),
    )
    plain, scaled = mean_difference(*ARMS), mean_difference(*other)
    assert scaled.estimate == pytest.approx(factor * plain.estimate, abs=1e-9)
    assert scaled.variance == pytest.approx(factor**2 * plain.variance)
    g, same = standardized_mean_difference(*ARMS), standardized_mean_difference(*other)
    assert same.estimate == pytest.approx(g.estimate, abs=1e-9)


@pytest.mark.parametrize("effect", FUNCTIONS)
def test_exchanging_the_arms_turns_the_sign(effect):
    there, back = effect(*ARMS), effect(*ARMS[3:], *ARMS[:3])
    assert there.estimate == pytest.approx(-back.estimate)
    assert there.variance == pytest.approx(back.variance)


@pytest.mark.parametrize("effect", FUNCTIONS)
@pytest.mark.parametrize(
    ("at", "value", "told"),
    [
        (0, math.nan, "mean_treatment is nan; give a finite number, at most 1e+50 either way"),
        (1, 0, "sd_treatment is 0; give a number above 0, from 1e-50 to 1e+50"),
        (1, -1, "sd_treatment is -1; give a number above 0, from 1e-50 to 1e+50"),
        (4, math.inf, "sd_control is inf; give a number above 0, from 1e-50 to 1e+50"),
        (
            5,
            2.5,
            "total_control is 2.5; give a whole number of people from 0 to 10,000,000,000",
        ),
    ],
)
def test_impossible_arms_are_refused(effect, at, value, told):
    arms = [*ARMS]
    arms[at] = value
    with pytest.raises(KetacourseError) as caught:
        effect(*arms, names=["Zarate 2006"])
    assert str(caught.value) == f"Zarate 2006: {told}"


@pytest.mark.parametrize("effect", FUNCTIONS)
def test_one_person_has_no_spread(effect):
    with pytest.raises(KetacourseError) as caught:
        effect(12.0, 4.0, 1, 9.0, 3.0, 16, names=["Zarate 2006"])
    assert str(caught.value) == (
        "Zarate 2006: mean_treatment 12, sd_treatment 4, total_treatment 1; "
        "give a finite mean, a standard deviation above 0 and a whole total of at least 2"
    )

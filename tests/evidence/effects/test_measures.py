"""Measures: their scales, and how values are written."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.errors import KetacourseError
from ketacourse.evidence.effects.measures import MEASURES, find_measure, measure_named


def test_ratios_are_undone_from_logarithms_and_differences_stay():
    assert find_measure("log_risk_ratio").natural(math.log(2)) == pytest.approx(2)
    assert find_measure("mean_difference").natural(-4.1) == -4.1


@pytest.mark.parametrize("name", MEASURES)
def test_no_effect_is_0_on_the_scale_of_computation(name):
    measure = MEASURES[name]
    assert measure.natural(0) == measure.no_effect


def test_a_logarithm_beyond_all_numbers_is_an_infinite_ratio():
    assert find_measure("log_odds_ratio").natural(1e4) == math.inf


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("log_risk_ratio", 0.0, "1.00"),
        ("log_odds_ratio", math.log(0.0123), "0.012"),
        ("log_risk_ratio", math.log(45.678), "45.68"),
        ("risk_difference", 0.1234, "0.123"),
        ("mean_difference", -0.001, "−0.0010"),
        ("mean_difference", 0.0, "0.00"),
        ("log_odds_ratio", 9.0, "over 1,000"),
        ("log_odds_ratio", 1e4, "over 1,000"),
        ("log_risk_ratio", -9.0, "under 0.001"),
        ("log_risk_ratio", -900.0, "under 0.001"),
        ("mean_difference", -4.085, "−4.08"),
        ("standardized_mean_difference", 0.666, "0.67"),
    ],
)
def test_values_are_written_on_the_natural_scale(name, value, text):
    assert find_measure(name).shown(value) == text


def test_an_interval_is_written_from_low_to_high():
    scale = find_measure("log_risk_ratio")
    assert scale.interval(math.log(0.8), math.log(1.25)) == "0.80 to 1.25"


@pytest.mark.parametrize(
    ("name", "numbers", "text"),
    [
        ("risk_difference", (0.0047, 0.0034, 0.0060), "0.0047 (0.0034 to 0.0060)"),
        ("mean_difference", (0.0047, 0.0034, 0.0060), "0.0047 (0.0034 to 0.0060)"),
        ("mean_difference", (-4.0, -7.31, -0.64), "−4.00 (−7.31 to −0.64)"),
        ("mean_difference", (-1523.4, -1846.6, -1200.3), "−1,523.4 (−1,846.6 to −1,200.3)"),
        (
            "log_hazard_ratio",
            (math.log(0.49), math.log(0.29), math.log(0.84)),
            "0.49 (0.29 to 0.84)",
        ),
        (
            "log_risk_ratio",
            (math.log(0.0047), math.log(0.0034), 9.0),
            "0.0047 (0.0034 to over 1,000)",
        ),
    ],
)
def test_an_effect_has_digits_by_its_size_and_its_intervals(name, numbers, text):
    assert find_measure(name).effect(*numbers) == text


@pytest.mark.parametrize(
    ("ends", "words"),
    [
        ((-0.134, 1.025), "−0.134 to 1.025; above 1 cannot be"),
        ((-1.2, 0.5), "−1.200 to 0.500; below −1 cannot be"),
        ((-1.2, 1.3), "−1.200 to 1.300; below −1 or above 1 cannot be"),
        ((-1.0, 1.0), "−1.000 to 1.000"),
    ],
)
def test_a_difference_of_risks_never_runs_past_one_without_a_word(ends, words):
    scale = find_measure("risk_difference")
    assert scale.interval(*ends) == words
    assert scale.interval(*ends, caveat=False) == words.partition(";")[0]
    middle = sum(ends) / 2
    assert scale.effect(middle, *ends).endswith(f"({words})")
    assert scale.effect(middle, *ends, caveat=False).endswith(f"({words.partition(';')[0]})")


@pytest.mark.parametrize("name", MEASURES)
def test_a_measure_is_found_by_either_name(name):
    assert measure_named(name) == measure_named(MEASURES[name].name) == MEASURES[name]


@pytest.mark.parametrize("name", [name for name in MEASURES if name != "risk_difference"])
def test_other_measures_know_no_such_bounds(name):
    assert find_measure(name).beyond(-5.0, 5.0) == ""


@given(st.floats(-3, 3), st.floats(0, 3), st.floats(0, 3))
def test_a_word_stands_beside_an_interval_exactly_where_it_leaves_the_possible(middle, down, up):
    low, high = middle - down, middle + up
    said = find_measure("risk_difference").effect(middle, low, high)
    assert ("cannot be" in said) == (low < -1 or high > 1)


def test_an_unknown_measure_is_refused_with_the_nearest():
    with pytest.raises(KetacourseError) as caught:
        find_measure("risk_ratio")
    assert str(caught.value) == (
        "unknown measure 'risk_ratio'; did you mean 'log_risk_ratio'? Allowed: effect, "
        "log_hazard_ratio, log_odds_ratio, log_risk_ratio, mean_difference, risk_difference, "
        "standardized_mean_difference"
    )

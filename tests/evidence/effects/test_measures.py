"""Measures: their scales, and how values are written."""

import math

import pytest

from ketacourse.errors import KetacourseError
from ketacourse.evidence.effects.measures import MEASURES, find_measure


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
        ("mean_difference", -0.001, "0.00"),
        ("mean_difference", -4.085, "-4.08"),
        ("standardized_mean_difference", 0.666, "0.67"),
    ],
)
def test_values_are_written_on_the_natural_scale(name, value, text):
    assert find_measure(name).shown(value) == text


def test_an_interval_is_written_from_low_to_high():
    scale = find_measure("log_risk_ratio")
    assert scale.interval(math.log(0.8), math.log(1.25)) == "0.80 to 1.25"


def test_an_unknown_measure_is_refused_with_the_nearest():
    with pytest.raises(KetacourseError) as caught:
        find_measure("risk_ratio")
    assert str(caught.value) == (
        "unknown measure 'risk_ratio'; did you mean 'log_risk_ratio'? Allowed: log_hazard_ratio, "
        "log_odds_ratio, log_risk_ratio, mean_difference, risk_difference, "
        "standardized_mean_difference"
    )

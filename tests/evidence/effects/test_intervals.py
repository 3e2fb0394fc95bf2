"""From printed intervals to standard errors: levels, ratios, rounding, and what cannot be."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.errors import KetacourseError
from ketacourse.evidence import from_interval
from ketacourse.evidence.effects.intervals import standard_error_from_interval
from ketacourse.evidence.effects.measures import MEASURES

RATIOS = ("risk_ratio", "odds_ratio", "hazard_ratio")
DIFFERENCES = ("risk_difference", "mean_difference", "standardized_mean_difference", "effect")


def refusal(*given, **named):
    with pytest.raises(KetacourseError) as caught:
        from_interval(*given, **named)
    return str(caught.value)


def test_every_measure_is_tried():
    assert {*RATIOS, *DIFFERENCES} == {measure.name for measure in MEASURES.values()}


def test_a_hazard_ratio_is_what_a_hand_calculation_gives():
    """SUSTAIN-1, remitters: hazard ratio 0.49 (0.29 to 0.84)."""
    made = from_interval("hazard_ratio", 0.49, 0.29, 0.84, names=["SUSTAIN-1"])
    assert made.measure == "log_hazard_ratio"
    assert made.names == ("SUSTAIN-1",)
    assert made.estimate[0] == pytest.approx(math.log(0.49))
    assert made.standard_error[0] == pytest.approx(math.log(0.84 / 0.29) / (2 * 1.959964))


def test_a_difference_keeps_its_unit():
    made = from_interval("mean_difference", [-4.0], [-7.31], [-0.64])
    assert made.measure == "mean_difference"
    assert made.standard_error[0] == pytest.approx(6.67 / (2 * 1.959964))


@pytest.mark.parametrize("name", ["risk_ratio", "log_risk_ratio"])
def test_a_ratio_may_be_called_either_way_and_is_given_as_printed(name):
    assert from_interval(name, 2, 1, 4).estimate[0] == pytest.approx(math.log(2))


@given(
    name=st.sampled_from((*RATIOS, *DIFFERENCES)),
    middle=st.floats(-3, 3),
    error=st.floats(0.01, 1),
    level=st.floats(0.5, 0.99),
)
def test_an_interval_gives_back_the_standard_error_that_it_was_made_with(
    name, middle, error, level
):
    from statistics import NormalDist

    reach = NormalDist().inv_cdf((1 + level) / 2) * error
    ends = (middle, middle - reach, middle + reach)
    printed = map(math.exp, ends) if name in RATIOS else ends
    made = from_interval(name, *printed, level=level)
    assert made.estimate[0] == pytest.approx(middle, abs=1e-9)
    assert made.standard_error[0] == pytest.approx(error)


@given(
    middle=st.floats(0.2, 5), error=st.floats(0.05, 1), more=st.integers(0, 2), ratio=st.booleans()
)
def test_rounding_to_what_a_paper_prints_is_no_asymmetry(middle, error, more, ratio):
    places = (2 if ratio else 1) + more
    reach = 1.959964 * error
    ends = [middle, middle - reach, middle + reach]
    if ratio:
        ends = [middle, middle * math.exp(-reach), middle * math.exp(reach)]
    printed = [round(end, places) for end in ends]
    name = "risk_ratio" if ratio else "mean_difference"
    if printed[1] < printed[2] and (not ratio or printed[1] > 0):
        assert len(from_interval(name, *printed)) == 1


@pytest.mark.parametrize("kind", [list, tuple, np.array, pd.Series])
def test_columns_may_be_of_any_kind(kind):
    made = from_interval(
        "odds_ratio", kind([2.0, 0.5]), kind([1.0, 0.25]), kind([4.0, 1.0]), names=["a", "b"]
    )
    assert made.estimate.tolist() == pytest.approx([math.log(2), -math.log(2)])
    assert made.names == ("a", "b")


NO_MIDDLE = (
    "the estimate does not lie in the middle of its interval, so no standard error follows from "
    "it: look for a slip of typing, or another measure; for an interval made by another rule give "
    "a standard error to from_estimates"
)
AS_PRINTED = "a ratio lies above 0: give it as printed, not as a logarithm"
ORDERED = "give an estimate between its ends, the lower end first"
ALL = (
    "effect, hazard_ratio, mean_difference, odds_ratio, risk_difference, risk_ratio, "
    "standardized_mean_difference"
)


@pytest.mark.parametrize(
    ("given", "said", "do"),
    [
        (
            ("risk_ratio", 2.0, 1.0, 3.0),
            "study 1: risk ratio 2 (1 to 3)",
            f"on the logarithmic scale {NO_MIDDLE}",
        ),
        (
            ("hazard_ratio", 1.5, 1.0, 2.0),
            "study 1: hazard ratio 1.5 (1 to 2)",
            f"on the logarithmic scale {NO_MIDDLE}",
        ),
        (
            ("mean_difference", 2.0, 1.0, 4.0),
            "study 1: mean difference 2 (1 to 4)",
            NO_MIDDLE,
        ),
        (
            ("risk_ratio", -0.2, -0.5, 0.1),
            "study 1: risk ratio −0.2 (−0.5 to 0.1)",
            AS_PRINTED,
        ),
        (("risk_ratio", 0.0, 0.0, 0.1), "study 1: risk ratio 0 (0 to 0.1)", AS_PRINTED),
        (("hazard_ratio", 0.5, 0.9, 0.3), "study 1: hazard ratio 0.5 (0.9 to 0.3)", ORDERED),
        (("mean_difference", 5.0, 1.0, 4.0), "study 1: mean difference 5 (1 to 4)", ORDERED),
        (("mean_difference", 1.0, 1.0, 1.0), "study 1: mean difference 1 (1 to 1)", ORDERED),
        (
            ("mean_difference", 1.0, 0.0, float("inf")),
            "study 1: ci_high is inf",
            "give a finite number, at most 1e+50 either way",
        ),
        (
            ("mean_difference", [1, 2], [0], [2, 3]),
            "columns differ in length: estimate has 2, ci_low has 1, ci_high has 2",
            "give one value a study in each",
        ),
    ],
)
def test_an_interval_that_cannot_be_is_refused_with_what_was_given(given, said, do):
    assert refusal(*given) == f"{said}; {do}"


def test_an_unknown_measure_is_refused_with_those_that_are_printed():
    said = refusal("number needed", 1.0, 0.0, 2.0)
    assert said == f"unknown measure 'number needed'. Allowed: {ALL}"


def test_the_study_at_fault_is_named():
    said = refusal("risk_ratio", [2, 2], [1, 1], [4, 3], names=["Alpha 2001", "Beta 2002"])
    assert said.startswith("Beta 2002: risk ratio 2 (1 to 3);")


@pytest.mark.parametrize("level", [95, 1, 0, -0.95, float("nan"), "95 %"])
def test_a_level_is_a_share(level):
    said = refusal("risk_ratio", 2, 1, 4, level=level)
    assert said.startswith("level is ")
    assert said.endswith("; give a level between 0 and 1, such as 0.95")


def test_a_wider_level_stands_for_a_smaller_standard_error():
    usual, wide = (from_interval("risk_ratio", 2, 1, 4, level=each) for each in (0.95, 0.99))
    assert wide.standard_error[0] < usual.standard_error[0]


def test_a_normal_interval_gives_back_its_standard_error():
    assert math.isclose(standard_error_from_interval(-1.96, 1.96), 1, rel_tol=1e-4)


def test_the_level_of_an_interval_is_honoured():
    wide = standard_error_from_interval(-1.645, 1.645, 0.9)
    assert math.isclose(wide, 1, rel_tol=1e-3)


def test_a_t_interval_stands_for_a_smaller_standard_error():
    by_t = standard_error_from_interval(-11.3, -3.9, degrees_of_freedom=17)
    assert math.isclose(by_t, 3.7 / 2.109816, rel_tol=1e-6)
    assert by_t < standard_error_from_interval(-11.3, -3.9)


@pytest.mark.parametrize(
    ("name", "even", "askew"),
    [
        # With one decimal the estimate may lie 1.32 + 0.1 from the middle of 0 to 22, which is 11.
        ("mean_difference", (9.6, 0, 22), (9.5, 0, 22)),
        ("mean_difference", (12.4, 0, 22), (12.5, 0, 22)),
        # Of whole numbers a decimal may have been lost, but not two: 0.42 + 0.1 from 3.5.
        ("mean_difference", (3, 0, 7), (2.97, 0, 7)),
        # A ratio has two decimals. The middle of 0.10 to 0.40 is 0.20 on its scale, and 0.12 of
        # half its width is a factor of 1.087; rounding adds 0.005, and as much to the ends.
        ("risk_ratio", (0.22, 0.1, 0.4), (0.23, 0.1, 0.4)),
        ("risk_ratio", (0.18, 0.1, 0.4), (0.17, 0.1, 0.4)),
        ("risk_ratio", (0.23, 0.05, 0.67), (0.24, 0.05, 0.67)),
    ],
)
def test_an_estimate_may_lie_off_the_middle_by_rounding_and_a_little_more(name, even, askew):
    assert len(from_interval(name, *even)) == 1
    assert NO_MIDDLE in refusal(name, *askew)


def test_an_estimate_at_an_end_of_its_interval_is_not_in_the_middle():
    assert NO_MIDDLE in refusal("mean_difference", 4, 1, 4)
    assert NO_MIDDLE in refusal("mean_difference", 1, 1, 4)

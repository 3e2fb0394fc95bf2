"""Tables with named columns: what they allow to compute, and what they lack."""

import numpy as np
import pandas as pd
import pytest

from ketacourse.errors import KetacourseError
from ketacourse.evidence import (
    from_estimates,
    from_interval,
    mean_difference,
    odds_ratio,
    risk_ratio,
    standardized_mean_difference,
)
from ketacourse.evidence.effects.tables import ALSO, columns_of, effects_of_table, is_table

COUNTS = {
    "events_treatment": [8, 12, 20],
    "total_treatment": [20, 30, 40],
    "events_control": [4, 9, 10],
    "total_control": [20, 30, 40],
}
MEANS = {
    "mean_treatment": [-12.0, -10.0],
    "sd_treatment": [8.0, 9.0],
    "total_treatment": [20, 31],
    "mean_control": [-7.0, -8.0],
    "sd_control": [7.5, 9.5],
    "total_control": [21, 30],
}
ESTIMATES = {"study": ["Alpha", "Beta"], "estimate": [0.2, 0.4], "standard_error": [0.1, 0.2]}
NAMED = {"study": ["Alpha", "Beta", "Gamma"], **COUNTS}


def records(columns):
    kinds = [(name, "U9" if name == "study" else float) for name in columns]
    return np.array(list(zip(*columns.values(), strict=True)), dtype=kinds)


KINDS = {"dictionary": dict, "data frame": pd.DataFrame, "array with fields": records}
every_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)


def refusal(table, measure=""):
    with pytest.raises(KetacourseError) as caught:
        effects_of_table(table, measure)
    return str(caught.value)


def same(found, wanted):
    assert found.measure == wanted.measure
    assert found.estimate.tolist() == wanted.estimate.tolist()
    assert found.variance.tolist() == wanted.variance.tolist()
    assert found.names == wanted.names


@every_kind
def test_counts_give_risk_ratios_unless_another_measure_is_asked_for(kind):
    table = kind(NAMED)
    same(effects_of_table(table), risk_ratio(**COUNTS, names=NAMED["study"]))
    same(effects_of_table(table, "odds_ratio"), odds_ratio(**COUNTS, names=NAMED["study"]))


@every_kind
def test_means_give_differences_plain_or_standardised(kind):
    same(effects_of_table(kind(MEANS)), mean_difference(**MEANS))
    same(
        effects_of_table(kind(MEANS), "standardized_mean_difference"),
        standardized_mean_difference(**MEANS),
    )


@every_kind
def test_estimates_with_errors_are_of_the_measure_that_is_named_or_of_any(kind):
    table = kind(ESTIMATES)
    same(
        effects_of_table(table),
        from_estimates("effect", [0.2, 0.4], [0.1, 0.2], names=("Alpha", "Beta")),
    )
    assert effects_of_table(table, "log_hazard_ratio").measure == "log_hazard_ratio"
    assert effects_of_table(table, "hazard_ratio").measure == "log_hazard_ratio"


def test_variances_do_as_well_as_errors():
    found = effects_of_table({"yi": [0.2, 0.4], "vi": [0.01, 0.04]}, "mean_difference")
    assert found.standard_error.tolist() == pytest.approx([0.1, 0.2])


def test_printed_ratios_with_intervals_become_logarithms():
    table = {"estimate": [2.0, 0.5], "ci_low": [1.0, 0.25], "ci_high": [4.0, 1.0]}
    wanted = from_interval("risk_ratio", table["estimate"], table["ci_low"], table["ci_high"])
    same(effects_of_table(table, "risk_ratio"), wanted)


@pytest.mark.parametrize(
    ("columns", "called"),
    [(COUNTS, ["ai", "n1i", "ci", "n2i"]), (MEANS, ["m1i", "sd1i", "n1i", "m2i", "sd2i", "n2i"])],
)
def test_columns_named_as_metafor_names_them_are_understood(columns, called):
    table = dict(zip(called, columns.values(), strict=True))
    same(effects_of_table(table), effects_of_table(columns))


def test_every_other_name_leads_to_one_column_alone():
    others = [other for each in ALSO.values() for other in each]
    assert len(set(others)) == len(others)
    assert not set(others) & set(ALSO)


def test_a_frame_filtered_and_sorted_is_read_by_place():
    frame = pd.DataFrame(NAMED).sort_values("study", ascending=False).iloc[:2]
    found = effects_of_table(frame)
    assert found.names == ("Gamma", "Beta")
    assert found.estimate.tolist() == effects_of_table(NAMED).estimate[[2, 1]].tolist()


def test_names_given_apart_go_before_those_of_the_table():
    assert effects_of_table(ESTIMATES, names=["one", "two"]).names == ("one", "two")
    assert effects_of_table(COUNTS).names == ("study 1", "study 2", "study 3")


@pytest.mark.parametrize("other", [[1, 2], np.array([1.0]), pd.Series([1.0]), "text", 5, None])
def test_what_has_no_named_columns_is_no_table(other):
    assert not is_table(other)


ENTER = (
    "events_treatment, total_treatment, events_control, total_control; or mean_treatment, "
    "sd_treatment, total_treatment, mean_control, sd_control, total_control; or estimate and "
    "standard_error (of ratios as natural logarithms); or estimate, ci_low and ci_high (of ratios "
    "as printed)"
)


@pytest.mark.parametrize(
    ("table", "measure", "message"),
    [
        (
            {"Study": ["a"], "OR": [2.0]},
            "",
            f"an effect cannot be computed from the columns Study, OR; give {ENTER}",
        ),
        ({}, "", f"an effect cannot be computed from the columns none; give {ENTER}"),
        (
            MEANS,
            "risk_ratio",
            (
                "a risk ratio cannot be computed from the columns mean_treatment, sd_treatment, "
                f"total_treatment, mean_control, sd_control, total_control; give {ENTER}"
            ),
        ),
        (
            {"estimate": [1.0, 2.0], "standard_error": [1.0]},
            "",
            (
                "columns differ in length: estimate has 2, standard_error has 1; give one value a "
                "study in each"
            ),
        ),
        (
            {**ESTIMATES, "standard_error": [0.1, float("nan")]},
            "",
            "Beta: standard_error is nan; give a number above 0, from 1e-50 to 1e+50",
        ),
        (
            {**COUNTS, "events_control": [4, 31, 10]},
            "",
            (
                "study 2: events_control 31, total_control 30; give whole events from 0 to a total "
                "of at least 1"
            ),
        ),
    ],
)
def test_what_a_table_lacks_is_told_with_what_to_enter(table, measure, message):
    assert refusal(table, measure) == message


def test_only_columns_of_the_course_are_read():
    assert set(columns_of({**NAMED, "sponsor": ["x", "y"]})) == set(NAMED)

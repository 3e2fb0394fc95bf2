"""Agreement with R's metafor: every measure, model, estimator and interval on every data set."""

import pytest

from ketacourse.content.library import record
from ketacourse.evidence import (
    cumulative,
    egger,
    leave_one_out,
    paired_mean_difference,
    paired_odds_ratio,
    paired_risk_difference,
    pool,
    subgroups,
)
from ketacourse.evidence.pooling.heterogeneity import cochran_q
from tests.evidence.pooling.metafor_values import (
    INTERVALS,
    MEASURES,
    PLAIN,
    case_name,
    cases,
    differences,
    how,
    ours,
    reference,
)

CLOSE = 1e-6
CLOSE_OF_LARGE = 1e-9  # relative: Q of studies worlds apart runs into the millions
CASES = cases()


def with_key(key):
    return [case for case in CASES if key in case[1]]


def every(kept):
    return pytest.mark.parametrize("case", kept, ids=map(case_name, kept))


def close(values):
    return pytest.approx(values, abs=CLOSE, rel=CLOSE_OF_LARGE)


@every(CASES)
def test_effect_sizes_and_variances_agree(case):
    found = ours(*case)
    assert found.estimate == close(case[1]["yi"])
    assert found.variance == close(case[1]["vi"])


@every(CASES)
def test_every_pooled_value_agrees(case):
    found = ours(*case)
    for run in case[1]["pooled"]:
        for name, gap in differences(found, run).items():
            size = run["values"].get(name, 0) if name in PLAIN else 0
            assert gap <= max(CLOSE, CLOSE_OF_LARGE * abs(size)), (run["call"], name)


@every(with_key("egger"))
def test_eggers_regression_agrees(case):
    theirs, found = case[1]["egger"], egger(ours(*case))
    for name in ("bias", "standard_error", "t", "p_value", "limit", "limit_low", "limit_high"):
        assert getattr(found, name) == close(theirs[name]), name


@every(CASES)
def test_leaving_one_out_agrees(case):
    assert_series(leave_one_out(ours(*case)), case[1]["leave_one_out"])


@every(with_key("cumulative"))
def test_cumulative_pooling_agrees(case):
    assert_series(cumulative(ours(*case), case[0]["year"]), case[1]["cumulative"])


@every(with_key("subgroups"))
def test_subgroups_and_the_test_between_them_agree(case):
    theirs, found = case[1]["subgroups"], subgroups(ours(*case), case[0]["group"])
    assert [each.estimate for each in found.series] == close(theirs["estimate"])
    assert [each.standard_error for each in found.series] == close(theirs["standard_error"])
    assert found.between_q == close(theirs["between_q"])
    assert found.p_value == close(theirs["p_value"])


def assert_series(found, theirs):
    for name in ("estimate", "standard_error", "q", "tau_squared"):
        assert [getattr(each, name) for each in found] == close(theirs[name]), name


CELLS = ([5, 0, 0], [7, 7, 12], [2, 2, 0], [4, 4, 5])


@pytest.mark.parametrize(
    ("name", "made"),
    [
        (
            "mean_difference",
            paired_mean_difference(
                [5, -12.4], [2, 9], [3, -2.1], [2.5, 7.5], [17, 18], correlation=[0.4, -0.2]
            ),
        ),
        ("risk_difference", paired_risk_difference(*CELLS)),
        ("log_odds_ratio", paired_odds_ratio(*CELLS)),
    ],
)
def test_paired_effect_sizes_agree(name, made):
    theirs = reference()["pairs"][name]
    assert made.measure == name
    assert made.estimate == close(theirs["yi"])
    assert made.variance == close(theirs["vi"])


def test_no_measure_model_estimator_or_interval_is_left_out():
    published = {case[0]["id"] for case in CASES if case[0]["id"].startswith("dat.")}
    assert len(published) >= 6
    assert {case[1]["measure"] for case in CASES} == set(MEASURES)
    for _, values in CASES:
        grid = {(run["model"], run["test"]) for run in values["pooled"]}
        assert grid == {("EE", "z"), *((m, t) for m in ("DL", "PM", "REML") for t in INTERVALS)}
        assert len({str(how(run)) for run in values["pooled"]}) == 10


def test_paule_mandels_equation_is_solved_where_metafors_default_stops_short_of_it():
    (case,) = (each for each in CASES if case_name(each) == "dat.graves2010 RD")
    made = ours(*case)
    stopped = reference()["default_paule_mandel"]["tau_squared"]
    solved = pool(made, tau_squared="PM").tau_squared
    degrees = len(made) - 1
    assert cochran_q(made.estimate, made.variance, solved) == pytest.approx(degrees, rel=1e-9)
    assert cochran_q(made.estimate, made.variance, stopped) < 0.2 * degrees
    assert (f"{stopped:.7f}", f"{solved:.8f}") == ("0.0000775", "0.00000053")


def test_the_values_say_what_made_them():
    assert set(reference()["versions"]) == {"R", "metafor", "metadat"}
    assert all(run["call"] for _, values in CASES for run in values["pooled"])


def inputs(pooling, *fields):
    """Figures of a pooling by study; treatment arms of one study are added up."""
    rows = {}
    for each in record("poolings", pooling).inputs:
        rows.setdefault((each.study, each.role), []).append(each)
    studies = list(dict.fromkeys(study for study, _ in rows))
    return {
        f"{field}_{role}": [
            sum(getattr(arm, field) for arm in rows[study, role]) for study in studies
        ]
        for role in ("treatment", "control")
        for field in fields
    }


def reference_columns(name):
    return next(each["columns"] for each in reference()["sets"] if each["id"] == name)


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("transform_response", ("events", "total")),
        ("transform_remission", ("events", "total")),
        ("transform_change_by_sex", ("mean", "sd", "total")),
    ],
)
def test_the_courses_own_sets_are_still_those_of_its_records(name, fields):
    assert inputs(name, *fields) == reference_columns(name), "correct metafor.R and run it"


def test_the_courses_own_differences_are_still_those_of_its_records():
    each = record("poolings", "aspire_change_24h_with_daly2018").differences
    columns = reference_columns("aspire_change_24h_with_daly2018")
    assert [one.estimate.value for one in each] == columns["estimate"]
    assert [one.estimate.standard_error for one in each] == columns["standard_error"]

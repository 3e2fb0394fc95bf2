"""A plan holds a row for every trial, its words, and a scale that fits."""

import math

import pytest

from ketacourse.evidence import cumulative, from_estimates, pool, subgroups, trial_set
from ketacourse.evidence.pooling.plan import grouped, plan, stepwise
from ketacourse.evidence.pooling.studies import studies_of

DAY = trial_set("response_about_a_day")
EFFECTS = DAY.effect_sizes("risk_ratio")
POOLED = pool(EFFECTS)


@pytest.fixture(name="whole")
def _whole():
    return plan(studies_of(DAY), POOLED)


def test_every_trial_has_a_row_with_its_effect_on_the_natural_scale(whole):
    assert [row.name for row in whole.rows] == [n.partition(" (")[0] for n in DAY.names]
    for row, estimate in zip(whole.rows, EFFECTS.estimate, strict=True):
        assert row.bar.middle == pytest.approx(math.exp(estimate))
        assert row.bar.low < row.bar.middle < row.bar.high


def test_weights_are_those_of_the_pool_and_add_up_to_one(whole):
    assert [row.weight for row in whole.rows] == pytest.approx(list(POOLED.weights))
    assert sum(row.weight for row in whole.rows) == pytest.approx(1)
    assert whole.rows[0].percent == "29 %"


def test_the_comparator_stands_with_every_trial(whole):
    assert {row.detail for row in whole.rows} == {
        "v midazolam",
        "v saline",
        "v placebo spray",
        "v saline under anaesthesia",
    }


def test_the_summary_bears_the_numbers_of_the_pool(whole):
    assert whole.pooled.name == "Random effects"
    assert whole.pooled.bar.text == "2.55 (1.32 to 4.94)"
    assert whole.pooled.prediction.text == "0.35 to 18.73"


def test_the_interval_is_named_where_it_is_not_the_plain_one():
    named = plan(studies_of(DAY), pool(DAY, interval="hartung_knapp")).pooled.name
    assert named == "Random effects, Hartung-Knapp interval"


def test_a_fixed_effect_foretells_no_new_trial():
    assert plan(studies_of(DAY), pool(EFFECTS, model="fixed")).pooled.prediction is None


@pytest.mark.parametrize(
    ("identifier", "sides"),
    [
        ("response_about_a_day", ("favours control", "favours drug")),
        ("madrs_about_a_day", ("favours drug", "favours control")),
        ("relapse_after_stopping", ("favours drug", "favours control")),
    ],
)
def test_what_lies_left_and_right_follows_from_what_is_better(identifier, sides):
    assert plan(studies_of(identifier)).favours == sides


def test_without_a_pool_rows_have_no_weights():
    bare = plan(studies_of(DAY, measure="odds_ratio"))
    assert bare.pooled is None
    assert {row.weight for row in bare.rows} == {None}
    assert bare.measure.id == "log_odds_ratio"


def test_plain_effect_sizes_can_be_planned_too():
    effects = from_estimates("mean_difference", [1, 2], [1, 1])
    bare = plan(studies_of(effects), pool(effects))
    assert bare.heads == ("", "")
    assert bare.title == "Mean difference of 2 studies"
    assert bare.favours == ("lower", "higher")
    assert bare.rows[0].detail == ""


def test_means_and_whole_differences_fill_their_columns_or_leave_them_empty():
    rows = {row.name: row for row in plan(studies_of("madrs_four_weeks")).rows}
    assert (rows["TRANSFORM-2"].treatment, rows["TRANSFORM-2"].control) == (
        "−21.4, 101",
        "−17.0, 100",
    )
    assert (rows["KARMA-Dep 2"].treatment, rows["KARMA-Dep 2"].control) == ("", "")


def test_groups_keep_every_row_and_have_results_of_two_or_more(whole):
    found = grouped(whole, subgroups(EFFECTS, DAY.comparators))
    assert sorted(r.name for r in found.rows) == sorted(r.name for r in whole.rows)
    titles = {block.title: block.summary for block in found.blocks}
    assert titles["Against midazolam"].bar.text == "2.51 (1.46 to 4.29)"
    assert titles["Against saline"] is None
    assert found.between == "Between groups: Q 8.73 on 3 df, p = 0.033"


def test_steps_pool_all_trials_so_far():
    by_year = DAY.by_year()
    series = cumulative(by_year.effect_sizes("risk_ratio"), by_year.years)
    steps = stepwise(studies_of(by_year), series)
    assert [row.control for row in steps.rows] == ["1", "2", "3", "4", "5"]
    assert steps.rows[0].name == "+ Murrough 2013a"
    assert steps.rows[0].detail == "2013, v midazolam"
    assert steps.rows[-1].bar.text == "2.55 (1.32 to 4.94)"
    assert steps.pooled is None


def test_a_plan_says_where_a_bar_runs_past_what_a_risk_difference_can_be():
    wide = from_estimates("risk_difference", [0.9, 0.1, 0.7], [0.05] * 3)
    assert plan(studies_of(wide), pool(wide)).caveat == (
        "A risk difference below −1 or above 1 cannot be, whatever an interval says."
    )
    narrow = from_estimates("risk_difference", [0.1, 0.1, 0.1], [0.05] * 3)
    assert plan(studies_of(narrow), pool(narrow)).caveat == ""

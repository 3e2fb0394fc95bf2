"""A plan holds a row for every trial, its words, and a scale that fits."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.evidence import cumulative, from_estimates, pool, subgroups, trial_set
from ketacourse.evidence.pooling.figures.forest import data_of
from ketacourse.evidence.pooling.plan import grouped, plan, stepwise
from ketacourse.evidence.pooling.studies import studies_of
from ketacourse.evidence.trials.sets import arm_names, trial_sets

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
        ("response_about_a_day", ("the comparator", "ketamine or esketamine")),
        ("madrs_about_a_day", ("ketamine or esketamine", "the comparator")),
        ("madrs_four_weeks", ("esketamine or ketamine", "placebo spray or midazolam")),
        ("relapse_after_stopping", ("esketamine", "placebo spray")),
        ("ideation_against_midazolam", ("midazolam", "ketamine")),
        ("ketamine_or_ect", ("ECT", "ketamine")),
    ],
)
def test_what_lies_left_and_right_bears_the_names_of_the_arms(identifier, sides):
    assert plan(studies_of(identifier)).favours == tuple(f"favours {side}" for side in sides)


@pytest.mark.parametrize("chosen", trial_sets(), ids=lambda each: each.id)
def test_no_arm_of_a_set_is_called_a_control(chosen):
    planned = plan(studies_of(chosen))
    words = " ".join((*planned.heads, *planned.arms, *planned.favours))
    assert "control" not in words.lower()
    assert "control" not in chosen._repr_html_().partition("<tbody>")[0].lower()
    assert "control" not in " ".join(data_of(planned).columns).lower()


def test_trials_taken_out_leave_the_names_of_those_that_stay():
    kept = studies_of("madrs_four_weeks").take([0, 1])
    assert kept.sides == ("esketamine", "placebo spray")
    assert plan(kept).heads == ("Esketamine\nmean, n", "Comparator\nmean, n")
    assert plan(kept).arms == ("Esketamine", "Placebo spray")


@given(st.lists(st.sampled_from(["", "saline", "midazolam", "ECT", "placebo spray"]), max_size=6))
def test_arms_are_named_only_where_one_or_two_names_hold_for_all_trials(names):
    found = set(names)
    _, said = arm_names([], names)
    if 0 < len(found) < 3 and "" not in found:
        assert set(said.split(" or ")) == found
    else:
        assert said == "the comparator"


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

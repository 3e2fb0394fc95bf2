"""Taking trials at high risk out of a pool: whose judgement decides, and what is said of it."""

import re

import pytest

from ketacourse.errors import KetacourseError
from ketacourse.evidence import bias_reading, pool, pooled_by_bias, trial_set
from ketacourse.evidence.bias.pooled import judgements_of

SET = "response_about_a_day"
KEPT = trial_set(SET).without("lapidus2014", "su2023_suicidal_trd")


def test_the_courses_reading_decides_where_none_is_given():
    trials = trial_set(SET)
    expected = [str(bias_reading(trial.study).overall) for trial in trials.trials]
    assert [*judgements_of(trials)] == expected


def test_trials_at_high_risk_are_gone_and_the_others_stay_in_order():
    assert pooled_by_bias(SET).rows[1].names == (
        "Murrough 2013a (two-site trial)",
        "Daly 2018 (phase 2)",
        "Lii 2023a (under anaesthesia)",
    )


def test_the_rows_are_pooled_as_pool_would():
    whole, fewer, low = pooled_by_bias(SET).rows
    assert whole.pooled.estimate == pool(trial_set(SET).effect_sizes()).estimate
    assert fewer.pooled.estimate == pool(KEPT.effect_sizes()).estimate
    assert low.names == ("Lii 2023a (under anaesthesia)",)


def test_how_to_pool_is_passed_on():
    made = pooled_by_bias(SET, model="fixed")
    assert made.rows[0].pooled.model == "fixed"
    with pytest.raises(KetacourseError, match="unknown model"):
        pooled_by_bias(SET, model="mixed")


def test_your_own_judgements_come_first():
    mine = {"lapidus2014": "low", "su2023_suicidal_trd": "low", "lii2023": "high"}
    names = [row.names for row in pooled_by_bias(SET, mine).rows]
    assert "Lii 2023a (under anaesthesia)" not in names[1]
    assert names[2] == ("Lapidus 2014", "Su 2023a")


def test_what_a_worksheet_says_overall_can_be_given():
    judged = pooled_by_bias(SET, {"lii2023": bias_reading("zarate2006").overall})
    assert judged.rows[1].names == (
        "Murrough 2013a (two-site trial)",
        "Daly 2018 (phase 2)",
    )


def test_a_trial_that_nobody_judged_stays_with_the_others_but_not_with_the_low():
    made = pooled_by_bias("madrs_about_a_day")
    assert "not judged" in made.judgements
    whole, fewer, low = made.rows
    unjudged = {
        name
        for name, word in zip(whole.names, made.judgements, strict=True)
        if word == "not judged"
    }
    assert unjudged <= {*fewer.names}
    assert not unjudged & {*low.names}


def test_with_no_trial_left_the_row_says_so():
    made = pooled_by_bias("ketamine_or_ect", {"ekstrand2022_ketect": "high"})
    assert made.rows[1].pooled is None
    assert made.rows[1].text == "no trial is left"
    assert made.finding == "Without the trials at high risk of bias, no trial is left."


def test_the_finding_tells_both_results_and_where_no_difference_lies():
    made = pooled_by_bias(SET)
    whole, fewer, _ = made.rows
    assert made.finding == (
        f"Pooled risk ratio {whole.text} from 5 trials, and {fewer.text} from the 3 not at high "
        "risk of bias; no difference lies inside the second interval."
    )
    mine = dict.fromkeys(["lapidus2014", "su2023_suicidal_trd"], "low")
    assert pooled_by_bias(SET, mine).finding == (
        "No trial is judged at high risk, so nothing changes."
    )


def test_it_prints_as_lines_and_shows_as_a_table_with_signs_and_words():
    made = pooled_by_bias(SET)
    assert re.fullmatch(
        r"all trials \(5\): .+\nwithout .+ \(3\): .+\nonly .+ \(1\): .+", repr(made)
    )
    html = made._repr_html_()
    assert "Lapidus 2014 (× high)" in html
    assert "Lii 2023a (under anaesthesia) (+ low)" in html


@pytest.mark.parametrize(
    ("how", "message"),
    [
        ({"judgements": {"lii2023": "good"}}, "unknown judgement 'good'"),
        ({"judgements": {"lii": "low"}}, "unknown id in studies 'lii'"),
        ({"chosen": "nothing"}, "unknown set of trials 'nothing'"),
    ],
)
def test_what_cannot_be_pooled_is_refused(how, message):
    with pytest.raises(KetacourseError, match=message):
        pooled_by_bias(**{"chosen": SET, **how})

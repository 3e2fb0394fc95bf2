"""Summaries of findings: people from ratios, certainty beside them, and refusals in words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.errors import KetacourseError
from ketacourse.evidence import (
    findings_table,
    from_estimates,
    judge_certainty,
    pool,
    summary_of_findings,
)
from ketacourse.evidence.certainty.absolute import absolute_effect
from ketacourse.evidence.certainty.grade import DOWN

REASONS = dict.fromkeys(DOWN, (0, "nothing speaks against it"))
REASONS["risk of bias"] = (-1, "most people could tell")
SOURCE = "an invented baseline"


def one(measure, estimate=0.5, error=0.1):
    return pool(from_estimates(measure, [estimate], [error]))


def summary(pooled, **more):
    return summary_of_findings(pooled, outcome="response", reasons=REASONS, **more)


@pytest.mark.parametrize(
    ("measure", "estimate", "baseline", "risk"),
    [
        ("log_risk_ratio", 0.6931471805599453, 0.3, 0.6),  # ratio 2
        ("log_odds_ratio", 0.6931471805599453, 0.2, 1 / 3),  # odds 1:4 become 1:2
        ("risk_difference", 0.15, 0.3, 0.45),
        ("log_risk_ratio", 0.6931471805599453, 0.8, 1.0),  # cut at everybody
        ("risk_difference", -0.4, 0.3, 0.0),
    ],
)
def test_a_risk_with_treatment_follows_from_effect_and_baseline(measure, estimate, baseline, risk):
    found = absolute_effect(one(measure, estimate), (baseline, SOURCE))
    assert found.risk == pytest.approx(risk)


@given(
    st.sampled_from(["log_risk_ratio", "log_odds_ratio", "risk_difference"]),
    st.floats(-2, 2),
    st.floats(0.01, 2),
    st.floats(0.01, 0.99),
)
def test_risks_are_probabilities_in_order(measure, estimate, error, baseline):
    found = absolute_effect(one(measure, estimate, error), (baseline, SOURCE))
    assert 0 <= found.ci_low <= found.risk <= found.ci_high <= 1


@given(st.floats(0.01, 0.99), st.sampled_from(["log_risk_ratio", "log_odds_ratio"]))
def test_a_ratio_of_one_changes_nothing(baseline, measure):
    found = absolute_effect(one(measure, 0.0), (baseline, SOURCE))
    assert found.risk == pytest.approx(baseline)


def test_people_are_counted_per_hundred_or_per_thousand():
    pooled = one("risk_difference", 0.15, 0.05)
    hundred = absolute_effect(pooled, (0.3, SOURCE))
    assert repr(hundred) == (
        "30 per 100 with the comparator, 45 per 100 (35 to 55) with the treatment: "
        "15 more per 100 (5 more to 25 more)"
    )
    thousand = absolute_effect(pooled, (0.3, SOURCE), per=1000)
    assert thousand.difference == "150 more per 1,000 (52 more to 248 more)"


def test_an_interval_across_no_difference_is_told_both_ways():
    found = absolute_effect(one("risk_difference", -0.02, 0.05), (0.3, SOURCE))
    assert found.difference == "2 fewer per 100 (12 fewer to 8 more)"


def test_a_summary_prints_effect_people_and_certainty():
    assert repr(summary(one("risk_difference", 0.15, 0.05), baseline=(0.3, SOURCE))) == (
        "response: risk difference 0.150 (0.052 to 0.248); 30 per 100 with the comparator, 45 per "
        "100 (35 to 55) with the treatment: 15 more per 100 (5 more to 25 more); ⊕⊕⊕○ moderate "
        "certainty"
    )


def test_a_summary_shows_every_reason_and_the_source_of_the_baseline():
    page = summary(one("risk_difference"), baseline=(0.3, SOURCE))._repr_html_()
    assert "most people could tell" in page
    assert page.count("nothing speaks against it") == len(DOWN) - 1
    assert f"With the comparator: {SOURCE}" in page


def test_the_row_of_an_outcome_fits_the_columns():
    made = summary(one("risk_difference", 0.15, 0.05), baseline=(0.3, SOURCE))
    shown = made.table()
    assert shown.rows == (made.cells,)
    assert len(made.cells) == len(shown.columns) == 7
    assert made.cells[0] == "response"
    assert made.cells[1:3] == ("1", "risk difference 0.150 (0.052 to 0.248)")
    assert made.cells[-1] == "⊕⊕⊕○ moderate"


def test_reasons_stand_in_rows_under_the_design_that_they_start_from():
    shown = summary(one("mean_difference")).reasons()
    assert shown.caption == "Why: randomised studies"
    assert shown.rows[0] == ("risk of bias", "serious (−1)", "most people could tell")
    assert [row[0] for row in shown.rows] == list(DOWN)


def test_every_pooled_study_is_counted_and_the_name_is_no_markup():
    pooled = pool(from_estimates("mean_difference", [1.0, 2.0, 3.0], [1.0, 1.0, 1.0]))
    made = summary_of_findings(pooled, outcome="  <b>MADRS</b> ", reasons=REASONS)
    assert (made.studies, made.outcome) == (3, "<b>MADRS</b>")
    assert "&lt;b&gt;MADRS" in made._repr_html_()
    assert "<b>" not in made._repr_html_()


def test_points_on_a_scale_need_no_baseline():
    found = summary(one("mean_difference", -3.2, 1.0))
    assert found.absolute is None
    assert found.cells[3] == "not counted in people"


def test_a_judgement_made_beforehand_will_do():
    judged = judge_certainty({**REASONS, "risk of bias": (0, "x")}, design="not randomised")
    found = summary_of_findings(one("mean_difference"), outcome="MADRS", reasons=judged)
    assert found.certainty.word == "low"


def test_outcomes_stand_under_one_another():
    both = [summary(one("mean_difference")), summary(one("risk_difference"), baseline=(0.3, "x"))]
    made = findings_table(*both)
    assert [row[0] for row in made.rows] == ["response", "response"]
    assert made.rows[0][-1] == "⊕⊕⊕○ moderate"


@pytest.mark.parametrize(
    "baseline", [(0, SOURCE), (1, SOURCE), (0.3, " "), (True, SOURCE), 0.3, ("30 %", SOURCE)]
)
def test_a_baseline_that_cannot_be_is_refused(baseline):
    message = (
        f"baseline is {baseline!r}; give a probability between 0 and 1 and its source, such as "
        '(0.3, "the placebo arms")'
    )
    with pytest.raises(KetacourseError, match=f"^{re.escape(message)}$"):
        summary(one("risk_difference"), baseline=baseline)


def test_events_without_a_baseline_are_refused():
    message = (
        "a risk difference needs a baseline to be told in people; give the probability of the "
        'outcome with the comparator and its source, such as (0.3, "the placebo arms")'
    )
    with pytest.raises(KetacourseError, match=f"^{re.escape(message)}$"):
        summary(one("risk_difference"))


def test_points_with_a_baseline_are_refused():
    message = (
        "a mean difference is not about people with an event, so it has no absolute effect at a "
        "baseline risk; leave the baseline out"
    )
    with pytest.raises(KetacourseError, match=f"^{re.escape(message)}$"):
        summary(one("mean_difference"), baseline=(0.3, SOURCE))


def test_other_crowds_outcomes_without_a_name_and_empty_tables_are_refused():
    with pytest.raises(KetacourseError, match=r"^per is 50; give 100 or 1000 people$"):
        summary(one("risk_difference"), baseline=(0.3, SOURCE), per=50)
    with pytest.raises(KetacourseError, match=r"^outcome is ' '; say what was measured and when$"):
        summary_of_findings(one("mean_difference"), outcome=" ", reasons=REASONS)
    with pytest.raises(
        KetacourseError, match=r"^no summary was given; make them with summary_of_findings$"
    ):
        findings_table()

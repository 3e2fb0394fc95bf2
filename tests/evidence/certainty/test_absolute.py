"""From relative effects to people: rounding, cutting at nobody and everybody, and the source."""

import re
from math import exp, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.errors import KetacourseError
from ketacourse.evidence import from_estimates, pool
from ketacourse.evidence.certainty.absolute import AbsoluteEffect, absolute_effect

SOURCE = "an invented baseline"


def pooled(measure, estimate, error=0.1):
    return pool(from_estimates(measure, [estimate], [error]))


def people(baseline, risk, low, high, per=100):
    return AbsoluteEffect(baseline, SOURCE, risk, low, high, per)


def test_half_a_person_is_rounded_up_once_in_each_arm():
    assert people(0.125, 0.345, 0.3, 0.4).without == "13 per 100"
    assert people(0.125, 0.345, 0.3, 0.4).with_treatment == "35 per 100 (30 to 40)"
    assert people(0.5, 0.375, 0.25, 0.5).difference == "12 fewer per 100 (25 fewer to no change)"


@given(st.floats(0.001, 0.999), st.floats(0, 1), st.sampled_from([100, 1000]))
def test_the_difference_is_that_of_the_people_told(baseline, risk, per):
    told = people(baseline, risk, risk, risk, per)
    treated, control = (int(words.split(" ")[0]) for words in (told.with_treatment, told.without))
    more = told.difference.split(" per ")[0]
    signed = 0 if more == "no change" else int(more.split(" ")[0]) * (-1 if "fewer" in more else 1)
    assert signed == treated - control


def test_less_than_half_a_person_is_no_change():
    assert people(0.2, 0.204, 0.1, 0.3).difference == "no change per 100 (10 fewer to 10 more)"
    assert (
        people(0.2, 0.204, 0.1, 0.3, 1000).difference == "4 more per 1,000 (100 fewer to 100 more)"
    )


def test_a_ratio_multiplies_both_ends_of_its_interval_by_the_baseline():
    found = absolute_effect(pooled("log_risk_ratio", log(0.5), 0.2), (0.4, SOURCE))
    assert found.risk == pytest.approx(0.2)
    assert found.ci_low == pytest.approx(0.2 * exp(-1.959964 * 0.2))
    assert found.ci_high == pytest.approx(0.2 * exp(1.959964 * 0.2))


@pytest.mark.parametrize("baseline", [0.05, 0.5, 0.95])
def test_odds_are_turned_back_into_a_risk(baseline):
    found = absolute_effect(pooled("log_odds_ratio", log(3)), (baseline, SOURCE))
    odds = found.risk / (1 - found.risk)
    assert odds == pytest.approx(3 * baseline / (1 - baseline))


def test_what_would_go_below_nobody_or_above_everybody_is_cut_there():
    fewer = absolute_effect(pooled("risk_difference", -0.5), (0.2, SOURCE))
    assert (fewer.risk, fewer.ci_low, fewer.ci_high) == (0, 0, 0)
    more = absolute_effect(pooled("risk_difference", 0.5, 0.3), (0.8, SOURCE))
    assert (more.risk, more.ci_high) == (1, 1)
    assert more.ci_low == pytest.approx(0.8 + 0.5 - 1.959964 * 0.3)


def test_the_baseline_is_kept_with_where_it_comes_from():
    found = absolute_effect(pooled("risk_difference", 0.1), (0.3, "  the placebo arms "), per=1000)
    assert (found.baseline_risk, found.baseline_from, found.per) == (0.3, "the placebo arms", 1000)


def test_hazards_are_not_told_in_people():
    said = (
        "a hazard ratio is not about people with an event, so it has no absolute effect at a "
        "baseline risk; leave the baseline out"
    )
    with pytest.raises(KetacourseError, match=f"^{re.escape(said)}$"):
        absolute_effect(pooled("log_hazard_ratio", 0.5), (0.3, SOURCE))


@pytest.mark.parametrize(
    "baseline", [(float("nan"), "x"), (-0.1, "x"), [0.3, "x"], (0.3, 4), (0.3,)]
)
def test_a_baseline_that_is_no_risk_with_a_source_is_refused(baseline):
    with pytest.raises(KetacourseError) as caught:
        absolute_effect(pooled("risk_difference", 0.1), baseline)
    assert str(caught.value) == (
        f"baseline is {baseline!r}; give a probability between 0 and 1 and its source, such as "
        '(0.3, "the placebo arms")'
    )

"""An effect carried to another starting risk, by its ratio or by its difference."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.errors import KetacourseError
from ketacourse.risk.contrasts import harm_contrast
from ketacourse.risk.situations import situation

FELT = harm_contrast("spravato_trd_pooled", "dissociation")
FEWER = harm_contrast("ketect", "headache")
NEVER = harm_contrast("spravato_trd_pooled", "dysarthria")


def test_the_trials_own_risks_are_taken_as_counted():
    seen = situation(FELT)
    assert (seen.treated, seen.baseline) == pytest.approx((142 / 346, 21 / 222))
    assert seen.difference == FELT.difference
    assert seen.ratio == FELT.ratio
    assert seen.others == FELT.without().ratio


def test_a_ratio_multiplies_the_stated_risk_and_its_interval():
    seen = situation(FELT, "ratio", 0.10)
    assert seen.treated == pytest.approx(0.1 * FELT.ratio.estimate)
    assert seen.difference.ci_low == pytest.approx(0.1 * FELT.ratio.ci_low - 0.1)
    assert seen.difference.ci_high == pytest.approx(0.1 * FELT.ratio.ci_high - 0.1)
    assert seen.ratio.estimate == pytest.approx(FELT.ratio.estimate)


def test_a_difference_is_added_to_the_stated_risk():
    seen = situation(FELT, "difference", 0.10)
    assert seen.treated == pytest.approx(0.10 + FELT.difference.estimate)
    assert seen.difference.estimate == pytest.approx(FELT.difference.estimate)


def test_the_two_assumptions_agree_at_the_trials_own_risk_and_part_elsewhere():
    own = FELT.control.per_100 / 100
    assert situation(FELT, "ratio", own).treated == pytest.approx(
        situation(FELT, "difference", own).treated
    )
    assert situation(FELT, "ratio", 0.02).treated < situation(FELT, "difference", 0.02).treated


def test_a_ratio_that_would_take_in_more_than_everybody_is_not_carried():
    assert situation(FELT, "ratio", 0.30).trouble == (
        "4.34 times 30 in 100 is more than everybody: a ratio found at a low risk cannot be "
        "carried to this one."
    )


def test_a_difference_that_would_leave_fewer_than_nobody_is_not_carried():
    assert situation(FEWER, "difference", 0.10).trouble == (
        "10 in 100 and the trial's difference together leave 0 to 100: a difference found at one "
        "risk cannot be carried to this one."
    )


def test_without_a_ratio_in_the_trial_there_is_none_to_carry():
    assert situation(NEVER, "ratio", 0.10).trouble == (
        "The trial has no ratio: one group had no such event."
    )


def test_an_interval_that_reaches_nobody_leaves_no_ratio_interval():
    seen = situation(harm_contrast("spravato_trd_pooled", "headache"), "difference", 0.02)
    assert seen.difference.ci_low == pytest.approx(-0.02)
    assert seen.ratio is None


@given(st.floats(0.001, 0.999), st.sampled_from(["ratio", "difference"]))
def test_whatever_is_carried_stays_between_nobody_and_everybody(baseline, assumption):
    for contrast in (FELT, FEWER):
        seen = situation(contrast, assumption, baseline)
        if not seen.trouble:
            found = seen.difference
            assert 0 <= baseline + found.ci_low <= seen.treated + 1e-12
            assert seen.treated <= baseline + found.ci_high + 1e-12 <= 1 + 2e-12


@pytest.mark.parametrize(
    ("baseline", "shown"),
    [(None, "missing"), (0, "0"), (1, "1"), (-0.1, "-0.1"), (30, "30"), (float("nan"), "nan")],
)
def test_a_stated_risk_must_lie_between_nobody_and_everybody(baseline, shown):
    message = f"baseline is {shown}; give a proportion above 0 and below 1"
    with pytest.raises(KetacourseError, match=f"^{re.escape(message)}$"):
        situation(FELT, "ratio", baseline)


def test_an_unknown_assumption_is_refused():
    message = "assumption 'odds'; choose from own, ratio, difference"
    with pytest.raises(KetacourseError, match=f"^{message}$"):
        situation(FELT, "odds", 0.1)


def test_rates_without_counts_are_refused():
    message = "'death': counts were not published; choose another"
    with pytest.raises(KetacourseError, match=f"^{message}$"):
        situation(harm_contrast("benefit_risk_per100", "death"))

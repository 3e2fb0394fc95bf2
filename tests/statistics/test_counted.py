"""Ratios and the other numbers of two arms with counts: published examples, limits, empty cells."""

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.errors import KetacourseError
from ketacourse.statistics.counted import (
    ARM_NUMBERS,
    COMPARED_NUMBERS,
    arm_number,
    compared_number,
    odds_ratio,
    risk_ratio,
)
from ketacourse.statistics.proportions import newcombe, number_needed
from ketacourse.statistics.shares import Share

arms = st.integers(2, 300).flatmap(
    lambda total: st.builds(Share, st.integers(1, total - 1), st.just(total))
)
TRIAL = (Share(30, 47), Share(7, 25))


def refused(find, *asked):
    with pytest.raises(KetacourseError) as fault:
        find(*asked)
    return str(fault.value)


def test_ratios_are_those_of_the_four_cells():
    # Cochrane Handbook, chapter 6: events over total, and events over the others.
    assert risk_ratio(*TRIAL).estimate == pytest.approx((30 / 47) / (7 / 25))
    assert odds_ratio(*TRIAL).estimate == pytest.approx((30 * 18) / (17 * 7))


def test_intervals_of_ratios_are_those_of_the_physicians_health_study():
    # 104 of 11,037 on aspirin and 189 of 11,034 on placebo: 0.55 (0.43 to 0.70) for the risk
    # ratio, 0.546 (0.429 to 0.695) for the odds ratio (Agresti, Categorical Data Analysis, 3.1).
    arms = Share(104, 11037), Share(189, 11034)
    risk, odds = risk_ratio(*arms), odds_ratio(*arms)
    assert (risk.estimate, risk.ci_low, risk.ci_high) == pytest.approx((0.55, 0.43, 0.70), abs=5e-3)
    assert (odds.estimate, odds.ci_low, odds.ci_high) == pytest.approx(
        (0.546, 0.429, 0.695), abs=1e-3
    )


@pytest.mark.parametrize(
    ("ratio", "expected"), [(risk_ratio, (2.28, 1.17, 4.43)), (odds_ratio, (4.54, 1.58, 13.05))]
)
def test_ratios_of_a_trial_are_those_worked_out_for_its_record(ratio, expected):
    found = ratio(*TRIAL)
    assert (found.estimate, found.ci_low, found.ci_high) == pytest.approx(expected, abs=5e-3)


@given(arms, arms)
def test_exchanging_the_arms_turns_a_ratio_over(one, other):
    for ratio in (risk_ratio, odds_ratio):
        there, back = ratio(one, other), ratio(other, one)
        assert log(there.estimate) == pytest.approx(-log(back.estimate), abs=1e-9)
        assert log(there.ci_low) == pytest.approx(-log(back.ci_high), abs=1e-9)


@given(arms, arms)
def test_every_number_has_its_interval_around_it(one, other):
    for name in ("risk_difference", "risk_ratio", "odds_ratio", "relative_risk_reduction"):
        low, middle, high = (
            compared_number(f"{name}{end}", one, other) for end in ("_low", "", "_high")
        )
        assert low <= middle <= high
    low, middle, high = (arm_number(f"risk{end}", one) for end in ("_low", "", "_high"))
    assert 0 <= low <= middle <= high <= 1


@given(arms, arms)
def test_one_less_the_risk_ratio_is_the_relative_risk_reduction(one, other):
    assert compared_number("relative_risk_reduction", one, other) == pytest.approx(
        1 - compared_number("risk_ratio", one, other)
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("number_needed", 2.791),
        ("number_needed_low", 1 / 0.5419),
        ("number_needed_high", 1 / 0.1159),
        ("people_needed", 3),
        ("people_needed_low", 2),
        ("people_needed_high", 9),
        ("risk_difference", 0.358),
        ("relative_risk_reduction", -1.280),
    ],
)
def test_numbers_of_a_trial_are_found_by_name(name, value):
    assert compared_number(name, *TRIAL) == pytest.approx(value, rel=1e-3)


def test_whole_people_are_counted_as_the_sentence_counts_them():
    words = number_needed(newcombe(30, 47, 7, 25)).words
    people, low, high = (
        compared_number(f"people_needed{end}", *TRIAL) for end in ("", "_low", "_high")
    )
    assert words == f"one more for every {people} people ({low} to {high})"


def test_numbers_of_an_arm_are_found_by_name():
    assert [arm_number(name, TRIAL[0]) for name in ("events", "total")] == [30, 47]
    assert arm_number("risk", TRIAL[0]) == pytest.approx(30 / 47)
    assert arm_number("risk_low", Share(0, 20)) == 0
    assert arm_number("risk_high", Share(20, 20)) == 1


def test_a_ratio_of_nothing_is_zero_and_has_no_interval():
    ratio = risk_ratio(Share(0, 10), Share(5, 10))
    assert ratio.estimate == 0
    assert refused(lambda: ratio.ci_low) == "a count of zero leaves the ratio without an interval"


@pytest.mark.parametrize("arms", [(Share(0, 10), Share(5, 10)), (Share(5, 10), Share(10, 10))])
def test_an_odds_ratio_with_one_empty_cell_above_is_zero_and_has_no_interval(arms):
    ratio = odds_ratio(*arms)
    assert ratio.estimate == 0
    assert refused(lambda: ratio.ci_high) == "a count of zero leaves the ratio without an interval"


@pytest.mark.parametrize("needed", range(3, 200))
def test_a_whole_number_needed_is_not_rounded_up(needed):
    assert compared_number("people_needed", Share(3, needed), Share(2, needed)) == needed


def test_the_most_that_a_risk_may_fall_goes_with_the_lowest_ratio():
    high = compared_number("relative_risk_reduction_high", Share(104, 11037), Share(189, 11034))
    assert high == pytest.approx(1 - 0.43, abs=5e-3)


@pytest.mark.parametrize(
    ("find", "treatment", "control", "message"),
    [
        (
            risk_ratio,
            Share(5, 10),
            Share(0, 10),
            "nobody in the control arm had the event, so there is no risk ratio",
        ),
        (
            odds_ratio,
            Share(10, 10),
            Share(5, 10),
            (
                "everybody treated or nobody in the control arm had the event, "
                "so there is no odds ratio"
            ),
        ),
        (
            risk_ratio,
            Share(0, 0),
            Share(5, 10),
            "an arm has nobody in it; give a total of at least 1",
        ),
    ],
)
def test_a_ratio_that_does_not_exist_is_refused(find, treatment, control, message):
    assert refused(find, treatment, control) == message


@pytest.mark.parametrize(
    ("name", "control", "message"),
    [
        ("number_needed", Share(5, 10), "there is no number needed: the arms do not differ"),
        (
            "number_needed_low",
            Share(4, 10),
            "there is no number needed: the interval of the difference holds no difference",
        ),
        (
            "people_needed_high",
            Share(4, 10),
            "there is no number needed: the interval of the difference holds no difference",
        ),
    ],
)
def test_a_number_needed_that_does_not_exist_is_refused_with_the_reason(name, control, message):
    assert refused(compared_number, name, Share(5, 10), control) == message


def test_an_unknown_number_is_answered_with_the_nearest():
    told = refused(compared_number, "risk_ration", *TRIAL)
    assert told.startswith("unknown number of two arms 'risk_ration'; did you mean 'risk_ratio'?")
    told = refused(arm_number, "event", TRIAL[0])
    assert told.startswith("unknown number of an arm 'event'; did you mean 'events'?")


def test_no_name_stands_for_two_things():
    assert not set(ARM_NUMBERS) & set(COMPARED_NUMBERS)

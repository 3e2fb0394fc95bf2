"""Invented patients, and what cut-offs make of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.depression.scale import (
    PATIENTS,
    WEEKS,
    Cohort,
    Patient,
    Verdict,
    invented_cohort,
    outcomes,
)
from ketacourse.errors import KetacourseError

baselines = st.integers(20, 45)
changes = st.integers(0, 30)
cutoffs = st.integers(0, 60)


def patient(baseline, final, number=1):
    return Patient(number, (baseline, *[final] * (len(WEEKS) - 1)))


@pytest.mark.parametrize(
    ("baseline", "final", "verdict"),
    [
        (32, 10, Verdict.REMITTED),
        (32, 11, Verdict.RESPONDED),
        (32, 16, Verdict.RESPONDED),
        (32, 17, Verdict.NEITHER),
        (33, 17, Verdict.NEITHER),
        (33, 16, Verdict.RESPONDED),
        (18, 10, Verdict.REMITTED_ONLY),
        (30, 40, Verdict.NEITHER),
    ],
)
def test_half_the_baseline_is_a_response_and_the_cutoff_itself_is_remission(
    baseline, final, verdict
):
    assert patient(baseline, final).verdict(cutoff=10) is verdict


@pytest.mark.parametrize(
    ("baseline", "final", "borderline"),
    [
        (40, 10, True),
        (40, 11, True),
        (40, 9, False),
        (40, 12, False),
        (40, 20, True),
        (40, 22, False),
    ],
)
def test_a_patient_is_borderline_when_one_point_would_change_the_verdict(
    baseline, final, borderline
):
    assert patient(baseline, final).is_borderline(cutoff=10) is borderline


def test_the_default_group_gets_three_headlines_from_three_cutoffs():
    cohort = invented_cohort()
    assert [repr(outcomes(cohort, cutoff)) for cutoff in (9, 10, 12)] == [
        "12 of 24 (50 %) responded; 4 of 24 (17 %) remitted (remission: 9 points or less)",
        "12 of 24 (50 %) responded; 6 of 24 (25 %) remitted (remission: 10 points or less)",
        "12 of 24 (50 %) responded; 8 of 24 (33 %) remitted (remission: 12 points or less)",
    ]
    assert repr(cohort) == (
        "<Cohort: 24 invented patients, mean total 33.0 at the start and 17.0 in week 8>"
    )


def test_the_first_three_patients_are_the_same_on_every_computer():
    assert [member.totals for member in invented_cohort(32, 16).patients[:3]] == [
        (24, 19, 18, 14, 14, 11, 12, 9, 10),
        (26, 18, 10, 8, 2, 3, 5, 1, 0),
        (27, 25, 20, 20, 16, 17, 15, 16, 15),
    ]


def test_a_higher_baseline_with_the_same_fall_leaves_fewer_remitters():
    low, high = (outcomes(invented_cohort(baseline, 16)) for baseline in (26, 38))
    assert low.remitters > high.remitters


def test_percentages_round_half_up():
    three = [patient(40, 5, number) for number in range(3)]
    cohort = Cohort((*three, *(patient(40, 40, number) for number in range(3, 24))))
    assert outcomes(cohort).headline == "3 of 24 (13 %) responded; 3 of 24 (13 %) remitted"


@given(baselines, changes)
def test_totals_are_whole_points_on_the_scale_and_all_patients_are_followed(baseline, change):
    cohort = invented_cohort(baseline, change)
    assert len(cohort.patients) == PATIENTS
    for member in cohort.patients:
        assert len(member.totals) == len(WEEKS)
        assert all(type(total) is int and 0 <= total <= 60 for total in member.totals)


@given(baselines, changes)
def test_the_mean_at_the_start_is_what_was_asked_for(baseline, change):
    assert invented_cohort(baseline, change).mean_baseline == pytest.approx(baseline, abs=0.1)


@given(baselines, changes, cutoffs, cutoffs)
def test_a_more_generous_cutoff_never_loses_a_remitter_nor_moves_a_responder(
    baseline, change, one, other
):
    cohort = invented_cohort(baseline, change)
    strict, generous = (outcomes(cohort, cutoff) for cutoff in sorted((one, other)))
    assert strict.remitters <= generous.remitters
    assert strict.responders == generous.responders


@given(baselines, st.integers(0, 29))
def test_a_larger_mean_fall_never_loses_a_responder(baseline, change):
    smaller, larger = (outcomes(invented_cohort(baseline, c)) for c in (change, change + 1))
    assert smaller.responders <= larger.responders


@given(baselines, changes, cutoffs)
def test_every_patient_gets_one_verdict(baseline, change, cutoff):
    counted = outcomes(invented_cohort(baseline, change), cutoff)
    both = sum(verdict is Verdict.REMITTED for verdict in counted.verdicts)
    neither = sum(verdict is Verdict.NEITHER for verdict in counted.verdicts)
    assert counted.responders + counted.remitters - both + neither == counted.total == PATIENTS


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            lambda: invented_cohort(mean_baseline=50),
            "mean_baseline is 50; give a number from 20 to 45 points",
        ),
        (
            lambda: invented_cohort(mean_change=float("nan")),
            "mean_change is nan; give a number from 0 to 30 points",
        ),
        (
            lambda: outcomes(invented_cohort(), cutoff=-1),
            "cutoff is -1; give a number from 0 to 60 points",
        ),
    ],
)
def test_a_number_off_the_scale_is_refused_with_what_is_allowed(call, message):
    with pytest.raises(KetacourseError) as caught:
        call()
    assert str(caught.value) == message

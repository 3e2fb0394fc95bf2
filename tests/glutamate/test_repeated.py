"""Repeated doses: closed forms, an integrator, sums of single doses, and what is refused."""

from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import solve_ivp

from ketacourse.errors import KetacourseError
from ketacourse.glutamate import concentration, doses_on, load_model, peak, repeated_doses
from ketacourse.glutamate.repeated import MOST_DOSES

FOUR_WEEKS = doses_on()


def refusal(action, *args, **named):
    with pytest.raises(KetacourseError) as caught:
        action(*args, **named)
    return str(caught.value)


@pytest.mark.parametrize(
    ("identifier", "route"),
    [
        ("otto_2021", "infusion"),
        ("otto_2021", "oral"),
        ("otto_2021", "bolus"),
        ("perez_ruixo_2021", "spray"),
        ("domino_1984", "infusion"),
    ],
)
def test_a_course_is_the_sum_of_single_doses_that_start_later(identifier, route):
    starts, times = (0.0, 6.0, 30.0), tuple(float(hour) for hour in range(49))
    course = repeated_doses(identifier, 40, starts, route=route, times_h=times)
    single = concentration(identifier, 40, route=route, times_h=times)
    for levels, alone in (
        (course.ketamine_ng_per_ml, single.ketamine_ng_per_ml),
        (course.norketamine_ng_per_ml, single.norketamine_ng_per_ml),
    ):
        at = dict(zip(times, alone, strict=True)) if alone else {}
        expected = [
            sum(at[time - start] for start in starts if start <= time) for time in times if alone
        ]
        assert levels == pytest.approx(expected, rel=1e-9, abs=1e-9)


def test_an_integrator_finds_the_same_course():
    """scipy.integrate.solve_ivp, scipy 1.17.1, method LSODA, started anew wherever inflow turns."""
    body = load_model("otto_2021").body(70)
    matrix, central = body.flows.matrix(), body.flows.index("central")
    turns, times = sorted([*FOUR_WEEKS, *(start + 2 / 3 for start in FOUR_WEEKS), 672.0]), []
    state, levels = np.zeros(len(body.flows.compartments)), []
    for begins, ends in pairwise(turns):
        inflow = np.zeros(len(state))
        inflow[central] = 35 / (2 / 3) if begins in FOUR_WEEKS else 0.0
        asked = np.linspace(begins, ends, 5)
        found = solve_ivp(
            lambda _, now, inflow=inflow: matrix @ now + inflow,
            (begins, ends),
            state,
            t_eval=asked,
            method="LSODA",
            rtol=1e-10,
            atol=1e-12,
        )
        state = found.y[:, -1]
        times += [*asked[:-1]]
        levels += [*(1000 * found.y[central, :-1] / body.volume_l)]
    course = repeated_doses("otto_2021", 35, times_h=times)
    assert course.ketamine_ng_per_ml == pytest.approx(levels, rel=1e-6, abs=1e-7)


def test_two_a_week_for_four_weeks_are_eight_doses_three_and_four_days_apart():
    assert FOUR_WEEKS == (0, 72, 168, 240, 336, 408, 504, 576)
    course = repeated_doses("otto_2021", 35)
    assert course.starts_h == FOUR_WEEKS
    # Terminal half-life about 11 h at most: days later nothing of note is left to add up.
    assert max(course.left_ng_per_ml) < 1e-3 * course.peaks[0].ng_per_ml
    assert course.peaks[-1].ng_per_ml == pytest.approx(course.peaks[0].ng_per_ml, rel=1e-3)


def test_doses_close_together_do_add_up():
    course = repeated_doses("otto_2021", 35, [0, 2, 4])
    tops = [top.ng_per_ml for top in course.peaks]
    assert tops[0] < tops[1] < tops[2]
    assert course.left_ng_per_ml[0] == 0
    assert course.left_ng_per_ml[1] == pytest.approx(
        concentration("otto_2021", 35, times_h=[2]).ketamine_ng_per_ml[0]
    )


def test_what_was_left_does_not_hold_the_bolus_that_comes():
    course = repeated_doses("domino_1984", 35, [0, 1], route="bolus")
    alone = concentration("domino_1984", 35, route="bolus", times_h=[0, 1]).ketamine_ng_per_ml
    assert course.left_ng_per_ml == pytest.approx((0, alone[1]))
    assert course.peaks[1].ng_per_ml == pytest.approx(alone[0] + alone[1])
    assert course.peaks[1].time_h == 1


def test_one_dose_is_the_single_course_wherever_it_starts():
    once = repeated_doses("otto_2021", 35, [5], times_h=[5, 5 + 2 / 3, 9])
    single = concentration("otto_2021", 35, times_h=[0, 2 / 3, 4])
    assert once.ketamine_ng_per_ml == pytest.approx(single.ketamine_ng_per_ml)
    assert once.norketamine_ng_per_ml == pytest.approx(single.norketamine_ng_per_ml)
    assert once.peaks[0].ng_per_ml == pytest.approx(peak(single).ng_per_ml)
    assert once.peaks[0].time_h == pytest.approx(5 + 2 / 3)


def test_before_the_first_dose_there_is_nothing():
    assert repeated_doses("otto_2021", 35, [5], times_h=[0, 4.9]).ketamine_ng_per_ml == (0, 0)


@settings(max_examples=15)
@given(st.floats(0.1, 300))
def test_a_course_is_in_proportion_to_the_dose(dose_mg):
    one, many = (repeated_doses("otto_2021", mg, [0, 3], times_h=[1, 4]) for mg in (1, dose_mg))
    expected = [dose_mg * level for level in one.ketamine_ng_per_ml]
    assert many.ketamine_ng_per_ml == pytest.approx(expected)


@pytest.mark.parametrize("kept", [list, tuple, np.array, lambda values: pd.Series(values, [2, 1])])
def test_starts_and_times_may_come_in_any_container(kept):
    plain = repeated_doses("otto_2021", 35, (0.0, 24.0), times_h=(1.0, 25.0))
    assert repeated_doses("otto_2021", 35, kept([0, 24]), times_h=kept([1, 25])) == plain


def test_a_course_prints_and_shows_a_row_a_dose():
    course = repeated_doses("otto_2021", 35)
    assert repr(course) == (
        "<RepeatedCourse of 8 doses of 35 mg by infusion, otto_2021: first peak 158 ng/mL, last "
        "peak 158 ng/mL>"
    )
    shown = course.table()
    assert shown.columns == ("Dose", "Day", "Left of earlier doses (ng/mL)", "Peak (ng/mL)")
    assert shown.rows[:2] == (("1", "1", "0.00", "158.0"), ("2", "4", "0.012", "158.1"))
    assert [row[1] for row in shown.rows] == ["1", "4", "8", "11", "15", "18", "22", "25"]
    assert course._repr_html_() == shown.html()


@pytest.mark.parametrize(
    ("days", "weeks", "starts"),
    [
        ([1], 1, (0,)),
        ((3, 1), 2, (0, 48, 168, 216)),
        (np.array([7, 7], dtype=np.uint8), 1, (144,)),
    ],
)
def test_days_of_the_week_turn_into_hours(days, weeks, starts):
    assert doses_on(days, weeks) == starts


@pytest.mark.parametrize(
    ("days", "weeks", "said"),
    [
        ([0, 3], 4, "value 1: days is 0; give a whole number from 1 to 7"),
        ([1, 8], 4, "value 2: days is 8; give a whole number from 1 to 7"),
        ([1, None], 4, "value 2: days is missing; give a whole number from 1 to 7"),
        ([], 4, "days is empty; give at least one value"),
        ([1], 0, "weeks is 0; give a whole number from 1 to 520"),
        ([1], 2.5, "weeks is 2.5; give a whole number from 1 to 520"),
    ],
)
def test_days_that_cannot_be_are_refused(days, weeks, said):
    assert refusal(doses_on, days, weeks) == said


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"dose_mg": -35}, "dose_mg is -35; give 0 or more mg, at most 10,000"),
        (
            {"dose_mg": [35, 35]},
            "dose_mg holds 2 values; give one, 0 or more mg, at most 10,000",
        ),
        (
            {"starts_h": [0, float("nan")]},
            "value 2: starts_h is nan; give 0 or more hours, at most 100,000",
        ),
        ({"starts_h": [24, 0]}, "starts_h must rise from 0 or later; sort the times, in hours"),
        ({"starts_h": [-1, 0]}, "value 1: starts_h is -1; give 0 or more hours, at most 100,000"),
        ({"starts_h": []}, "starts_h is empty; give at least one value"),
        (
            {"starts_h": [0, 24, 24]},
            "starts_h holds one time twice; double the dose, or move one of them",
        ),
        ({"starts_h": range(MOST_DOSES + 1)}, "601 doses are too many; give at most 600"),
        ({"times_h": [5, 1]}, "times_h must rise from 0 or later; sort the times, in hours"),
        (
            {"times_h": [0, float("nan")]},
            "value 2: times_h is nan; give 0 or more hours, at most 100,000",
        ),
        ({"weight_kg": [70, 80]}, "weight_kg holds 2 values; give one, a number from 30 to 200 kg"),
        ({"duration_min": 0}, "duration_min is 0; give more than 0 minutes, at most 10,000"),
        ({"model": 7}, "model is 7; give what load_model gives, or its id"),
    ],
)
def test_a_course_that_cannot_be_is_refused_with_what_can(options, said):
    assert refusal(repeated_doses, **{"model": "otto_2021", "dose_mg": 35, **options}) == said

"""The solver agrees with closed forms and with an integrator, and loses nothing."""

from math import exp, sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import solve_ivp

from ketacourse.errors import KetacourseError
from ketacourse.glutamate.compartments import GONE, MOMENT_H, Flows, Input, solve

TIMES = [0.0, 0.1, 0.25, 0.25, 1.0, 4.0, 24.0]
rates = st.floats(0.01, 40)


def two(k10, k12, k21):
    return Flows({("a", "b"): k12, ("b", "a"): k21, ("a", GONE): k10})


@given(rates)
def test_one_compartment_decays_exponentially(rate):
    found = solve(Flows({("a", GONE): rate}), [Input("a", 5.0)], TIMES)
    assert found[:, 0] == pytest.approx([5 * exp(-rate * time) for time in TIMES], abs=1e-12)


@given(rates, rates, rates)
def test_a_bolus_in_two_compartments_follows_the_closed_form(k10, k12, k21):
    total, product = k10 + k12 + k21, k10 * k21
    root = sqrt(total**2 - 4 * product)
    fast, slow = (total + root) / 2, 2 * product / (total + root)
    first, second = (fast - k21) / (fast - slow), (k21 - slow) / (fast - slow)
    expected = [first * exp(-fast * t) + second * exp(-slow * t) for t in TIMES]
    found = solve(two(k10, k12, k21), [Input("a", 1.0)], TIMES)
    assert found[:, 0] == pytest.approx(expected, abs=1e-9)


@given(rates, st.floats(0.05, 3))
def test_an_infusion_into_one_compartment_follows_the_closed_form(rate, lasts):
    found = solve(Flows({("a", GONE): rate}), [Input("a", 2.0, lasts)], TIMES)
    ends = [min(time, lasts) for time in TIMES]
    risen = [2 / lasts / rate * (1 - exp(-rate * end)) for end in ends]
    expected = [
        level * exp(-rate * (t - end)) for level, t, end in zip(risen, TIMES, ends, strict=True)
    ]
    assert found[:, 0] == pytest.approx(expected, abs=1e-9)


def test_an_infusion_is_the_sum_of_many_small_boluses():
    flows, times, parts = two(1.2, 3.0, 0.7), [0.5, 1.0, 3.0], 2000
    whole = solve(flows, [Input("a", 10.0, 0.5)], times)
    starts = [(part + 0.5) * 0.5 / parts for part in range(parts)]
    later = sorted({round(time - start, 12) for time in times for start in starts})
    known = dict(zip(later, solve(flows, [Input("a", 10.0 / parts)], later), strict=True))
    for index, time in enumerate(times):
        total = sum(known[round(time - start, 12)] for start in starts)
        assert whole[index] == pytest.approx(total, rel=1e-6)


@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.sampled_from(["a", "b", "c", GONE]), rates), min_size=1
    ),
    st.floats(0, 100),
    st.just(0.0) | st.floats(1e-6, 2),
)
@settings(max_examples=60)
def test_the_amounts_always_add_up_to_what_was_given(given_flows, amount, lasts):
    flows = Flows(
        {(one, other): rate for one, other, rate in given_flows if one != other} | {("a", GONE): 1}
    )
    found = solve(flows, [Input("a", amount, lasts), Input(GONE, 3.0)], TIMES)
    run_in = [3 + (amount if lasts == 0 else amount * min(1, time / lasts)) for time in TIMES]
    assert found.sum(axis=-1) == pytest.approx(run_in, rel=1e-9, abs=1e-9)
    assert found.min() > -1e-9


def test_the_columns_of_the_rate_matrix_add_up_to_nought():
    assert two(1.0, 2.0, 3.0).matrix().sum(axis=0) == pytest.approx(0)
    assert two(1.0, 2.0, 3.0).compartments == ("a", "b", GONE)


def test_an_integrator_finds_the_same_levels():
    """scipy.integrate.solve_ivp, scipy 1.17.1, method LSODA, rtol 1e-10, atol 1e-12."""
    flows = Flows(
        {
            ("gut", "liver"): 1.45,
            ("liver", "blood"): 1.5,
            ("blood", "liver"): 0.8,
            ("blood", "tissue"): 0.4,
            ("tissue", "blood"): 0.1,
            ("liver", GONE): 3.9,
        }
    )
    matrix, gut, blood = flows.matrix(), flows.index("gut"), flows.index("blood")

    def slope(time, state):
        inflow = np.zeros(len(state))
        inflow[gut] = 10 / 0.53 if time < 0.53 else 0
        return matrix @ state + inflow

    start = np.zeros(len(flows.compartments))
    start[blood] = 4.0
    options = {"method": "LSODA", "rtol": 1e-10, "atol": 1e-12}
    first = solve_ivp(slope, (0, 0.53), start, **options)
    second = solve_ivp(slope, (0.53, 6), first.y[:, -1], t_eval=[1, 3, 6], **options)
    found = solve(flows, [Input("gut", 10.0, 0.53), Input("blood", 4.0)], [1, 3, 6])
    assert found == pytest.approx(second.y.T, rel=1e-7)


def test_a_person_by_array_is_solved_as_alone():
    many = solve(
        two(np.array([1.0, 2.0]), 3.0, np.array([0.5, 0.6])), [Input("a", 1.0, 0.3)], TIMES
    )
    for person, (k10, k21) in enumerate([(1.0, 0.5), (2.0, 0.6)]):
        alone = solve(two(k10, 3.0, k21), [Input("a", 1.0, 0.3)], TIMES)
        assert many[person] == pytest.approx(alone, abs=1e-12)


def test_an_input_of_a_moment_comes_at_once():
    flows = two(1.0, 2.0, 3.0)
    moment = solve(flows, [Input("a", 5.0, 1e-300)], TIMES)
    assert moment == pytest.approx(solve(flows, [Input("a", 5.0)], TIMES))


@given(st.floats(0.01, 5), st.floats(0.5, 48), st.integers(1, 12))
def test_equal_doses_in_one_compartment_add_up_as_a_geometric_series(rate, every_h, doses):
    """Just after dose n there is D (1 - exp(-n k τ)) / (1 - exp(-k τ)) in the body."""
    inputs = [Input("a", 3.0, start_h=every_h * dose) for dose in range(doses)]
    starts = [each.start_h for each in inputs]
    found = solve(Flows({("a", GONE): rate}), inputs, starts)[:, 0]
    expected = [
        3 * (1 - exp(-(dose + 1) * rate * every_h)) / (1 - exp(-rate * every_h))
        for dose in range(doses)
    ]
    assert found == pytest.approx(expected, rel=1e-9)


@given(
    st.lists(st.floats(0, 50), min_size=1, max_size=5),
    st.floats(0.01, 30),
    st.lists(st.floats(0, 90), min_size=1, max_size=6),
)
def test_overlapping_infusions_are_the_sum_of_each_by_itself(starts, lasts, times):
    flows = Flows({("a", "b"): 1.5, ("b", "a"): 0.4, ("a", GONE): 0.8})
    asked = sorted(times)
    together = solve(flows, [Input("a", 5.0, lasts, start) for start in starts], asked)
    alone = [
        solve(flows, [Input("a", 5.0, lasts)], sorted({max(0.0, time - start) for time in asked}))
        for start in starts
    ]
    total = np.zeros_like(together)
    for start, found in zip(starts, alone, strict=True):
        lags = sorted({max(0.0, time - start) for time in asked})
        total += [found[lags.index(max(0.0, time - start))] * (time > start) for time in asked]
    assert together == pytest.approx(total, abs=1e-9)


def test_what_has_not_started_is_not_there_and_what_comes_at_once_is():
    found = solve(Flows({("a", GONE): 1.0}), [Input("a", 5.0, start_h=2.0)], [0.0, 1.9, 2.0, 3.0])
    assert found[:, 0] == pytest.approx([0, 0, 5, 5 * exp(-1)])


def test_inputs_may_start_and_end_together_with_others():
    flows = Flows({("a", GONE): 0.5})
    both = solve(flows, [Input("a", 2.0, 1.0), Input("a", 4.0, 1.0, 1.0)], [1.0, 2.0, 4.0])[:, 0]
    one = solve(flows, [Input("a", 2.0, 1.0)], [1.0, 2.0, 4.0])[:, 0]
    other = solve(flows, [Input("a", 4.0, 1.0)], [0.0, 1.0, 3.0])[:, 0]
    assert both == pytest.approx(one + other)


@pytest.mark.parametrize(
    ("times", "said"),
    [
        ([1, 0.5], "times_h must rise from 0 or later; sort the times, in hours"),
        ([-1], "value 1: times_h is -1; give 0 or more hours, at most 100,000"),
        ([], "times_h is empty; give at least one value"),
        ([100_001], "value 1: times_h is 100001; give 0 or more hours, at most 100,000"),
    ],
)
def test_times_that_cannot_be_are_refused(times, said):
    with pytest.raises(KetacourseError) as caught:
        solve(Flows({("a", GONE): 1.0}), [Input("a", 1.0)], times)
    assert str(caught.value) == said


def test_an_input_ends_when_its_time_is_over():
    assert (Input("a", 1.0).end_h, Input("a", 1.0).at_once) == (0, True)
    later = Input("a", 1.0, 0.5, 2.0)
    assert (later.end_h, later.at_once) == (2.5, False)
    assert Input("a", 1.0, MOMENT_H, 2.0).end_h == 2

"""The bench without its page: what may be chosen, what it gives, and what changed in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.errors import KetacourseError
from ketacourse.evidence import pool, trial_set
from ketacourse.evidence.workbench.choice import (
    INTERVALS,
    MODELS,
    NOTHING,
    TAU_SQUARED,
    Choice,
    checked,
    outcome_of,
    what_changed,
)

DAY = trial_set("response_about_a_day")
FIRST = checked({}, DAY)
CHOICES = st.builds(
    Choice,
    out=st.sets(st.integers(0, len(DAY) - 1)).map(lambda out: tuple(sorted(out))),
    measure=st.sampled_from(DAY.measures),
    model=st.sampled_from(list(MODELS)),
    tau_squared=st.sampled_from(list(TAU_SQUARED)),
    interval=st.sampled_from(list(INTERVALS)),
)


def test_the_first_choice_is_every_trial_by_the_first_measure():
    assert Choice(measure="risk_ratio") == FIRST
    assert outcome_of(DAY, FIRST).kept == (0, 1, 2, 3, 4)


@given(CHOICES)
def test_any_choice_gives_the_pool_of_the_trials_kept(choice):
    found = outcome_of(DAY, choice)
    if not found.kept:
        assert found.pooled is None
    else:
        again = pool(DAY.take(found.kept), measure=choice.measure, **choice.how)
        assert (found.pooled.estimate, found.pooled.ci_low) == (again.estimate, again.ci_low)


@given(CHOICES, CHOICES)
def test_any_change_is_told_in_a_sentence(before, after):
    words = what_changed(outcome_of(DAY, before), outcome_of(DAY, after))
    assert words.endswith(".")
    assert words[0].isupper() or words == NOTHING
    assert "nan" not in words


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (
            {},
            {"out": [2]},
            (
                "Without Daly 2018: risk ratio 2.10 (1.18 to 3.74); the interval still lies above "
                "no difference (1)."
            ),
        ),
        (
            {"out": [2]},
            {"out": [1, 2]},
            (
                "Without Lapidus 2014 (3 of 5 trials left): risk ratio 1.87 (1.08 to 3.23); the "
                "interval still lies above no difference (1)."
            ),
        ),
        (
            {},
            {"interval": "hartung_knapp"},
            (
                "With the Hartung-Knapp interval: risk ratio 2.55 (0.96 to 6.82); the interval now "
                "includes no difference (1)."
            ),
        ),
        (
            {"out": [0, 1, 2, 3]},
            {"out": []},
            (
                "With all trials: risk ratio 2.55 (1.32 to 4.94); the interval now lies above no "
                "difference (1)."
            ),
        ),
        (
            {"out": [0, 1, 2, 3, 4]},
            {"out": [0, 1, 2, 3]},
            (
                "With Lii 2023a: risk ratio 1.20 (0.68 to 2.11); the interval includes no "
                "difference (1). One trial is left: this is its own result, not a pool."
            ),
        ),
        (
            {},
            {"measure": "risk_difference", "model": "fixed"},
            (
                "On another measure, by fixed effect: risk difference 0.293 (0.199 to 0.387); the "
                "interval still lies above no difference (0)."
            ),
        ),
        (
            {"model": "fixed", "interval": "hartung_knapp"},
            {"model": "fixed", "tau_squared": "PM"},
            (
                "Nothing changed: risk ratio 2.00 (1.37 to 2.91); the interval still lies above no "
                "difference (1)."
            ),
        ),
        (
            {"model": "fixed"},
            {"interval": "hartung_knapp_plain", "tau_squared": "DL"},
            (
                "By random effects, with τ² by DerSimonian-Laird, with the plain Hartung-Knapp "
                "interval: risk ratio 2.54 (0.95 to 6.78); the interval now includes no difference "
                "(1)."
            ),
        ),
        ({}, {"out": [0, 1, 2, 3, 4]}, NOTHING),
        (
            {},
            {},
            (
                "Nothing changed: risk ratio 2.55 (1.32 to 4.94); the interval still lies above no "
                "difference (1)."
            ),
        ),
    ],
)
def test_what_a_change_did_is_said_in_plain_words(before, after, words):
    old, new = (outcome_of(DAY, checked(values, DAY)) for values in (before, after))
    assert what_changed(old, new) == words


@pytest.mark.parametrize(
    ("values", "message"),
    [
        (
            {"model": "both"},
            "unknown model 'both'. Allowed: fixed, random",
        ),
        (
            {"measure": ["risk_ratio"]},
            (
                "unknown measure '['risk_ratio']'; did you mean 'risk_ratio'? Allowed: odds_ratio, "
                "risk_difference, risk_ratio"
            ),
        ),
        (
            {"modle": "fixed"},
            (
                "unknown choice 'modle'; did you mean 'model'? Allowed: interval, measure, model, "
                "out, tau_squared"
            ),
        ),
        ({"out": [5]}, "out is [5]; give positions from 0 to 4"),
        ({"out": [True]}, "out is [True]; give positions from 0 to 4"),
        ({"out": "01"}, "out is '01'; give positions from 0 to 4"),
        ({"out": None}, "out is None; give positions from 0 to 4"),
    ],
)
def test_a_choice_that_is_none_says_what_is_allowed(values, message):
    with pytest.raises(KetacourseError) as fault:
        checked(values, DAY)
    assert str(fault.value) == message


def test_positions_may_come_twice_and_in_any_order():
    assert checked({"out": [3, 1, 3]}, DAY).out == (1, 3)

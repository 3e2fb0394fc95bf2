"""Steps of certainty: levels, reasons, and what GRADE does not allow."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.errors import KetacourseError
from ketacourse.evidence.certainty import DOWN, LEVELS, judge_certainty

NOTHING = dict.fromkeys(DOWN, (0, "nothing speaks against it"))


def said(text):
    return f"^{re.escape(text)}$"


@pytest.mark.parametrize(("design", "word"), [("randomised", "high"), ("not randomised", "low")])
def test_each_design_has_its_start(design, word):
    assert judge_certainty(NOTHING, design=design).word == word


@given(st.tuples(*[st.sampled_from([0, -1, -2])] * len(DOWN)))
def test_every_step_takes_one_level_down_to_very_low(steps):
    reasons = {domain: (step, "why") for domain, step in zip(DOWN, steps, strict=True)}
    found = judge_certainty(reasons)
    assert found.level == max(1, 4 + sum(steps))
    assert found.word == LEVELS[found.level]
    assert found.symbols.count("⊕") == found.level
    assert len(found.symbols) == 4


def test_a_large_effect_lifts_studies_without_randomisation():
    up = {**NOTHING, "large effect": (2, "tenfold")}
    assert judge_certainty(up, design="not randomised").word == "high"


def test_steps_stand_in_the_order_of_grade_whatever_the_order_given():
    backwards = dict(reversed(NOTHING.items()))
    assert [step.domain for step in judge_certainty(backwards).steps] == list(DOWN)


def test_a_step_is_called_as_grade_calls_it():
    found = judge_certainty({**NOTHING, "imprecision": (-2, "a handful of people")})
    words = {step.domain: step.words for step in found.steps}
    assert words["imprecision"] == "very serious (−2)"
    assert words["indirectness"] == "no step"


def test_it_prints_symbols_word_and_meaning():
    assert repr(judge_certainty(NOTHING)) == (
        "⊕⊕⊕⊕ high: further trials are unlikely to change the picture much"
    )


def test_a_domain_that_is_passed_over_is_asked_for():
    reasons = {domain: NOTHING[domain] for domain in DOWN[:3]}
    message = (
        "nothing is said on imprecision, publication bias; give each of them steps and a reason, "
        'such as (0, "why nothing is taken off")'
    )
    with pytest.raises(KetacourseError, match=said(message)):
        judge_certainty(reasons)


@pytest.mark.parametrize(
    ("domain", "given_step", "message"),
    [
        (
            "imprecision",
            (1, "x"),
            "imprecision: (1, 'x'); give steps and a reason, with steps one of 0, -1, -2",
        ),
        (
            "imprecision",
            -1,
            "imprecision: -1; give steps and a reason, with steps one of 0, -1, -2",
        ),
        (
            "dose response",
            (2, "x"),
            "dose response: (2, 'x'); give steps and a reason, with steps one of 0, 1",
        ),
        (
            "imprecision",
            (-1, " "),
            "imprecision: no reason; say in words why it takes -1 steps",
        ),
        (
            "large effect",
            (1, "x"),
            "steps up are for studies without randomisation; randomised trials start at the top",
        ),
    ],
)
def test_a_step_that_is_not_allowed_is_refused(domain, given_step, message):
    with pytest.raises(KetacourseError, match=said(message)):
        judge_certainty({**NOTHING, domain: given_step})


def test_no_step_up_stands_beside_a_step_down():
    mixed = {**NOTHING, "imprecision": (-1, "few"), "large effect": (1, "large")}
    message = "steps up are for evidence that nothing was taken off; take out one or the other"
    with pytest.raises(KetacourseError, match=said(message)):
        judge_certainty(mixed, design="not randomised")


def test_an_unknown_domain_or_design_is_refused():
    with pytest.raises(KetacourseError, match=r"^unknown domain 'bias'[;.]"):
        judge_certainty({**NOTHING, "bias": (0, "x")})
    with pytest.raises(KetacourseError, match=r"^unknown design 'cohort'[;.]"):
        judge_certainty(NOTHING, design="cohort")

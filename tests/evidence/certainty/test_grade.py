"""Steps of certainty: levels, reasons, and what GRADE does not allow."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.errors import KetacourseError
from ketacourse.evidence.certainty.grade import DOWN, LEVELS, judge_certainty

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
    ("steps", "shown"),
    [
        (0, "⊕⊕⊕⊕ high: further trials are unlikely to change the picture much"),
        (-1, "⊕⊕⊕○ moderate: probably near the truth; it could still turn out clearly different"),
        (-2, "⊕⊕○○ low: may be clearly different from the truth"),
    ],
)
def test_each_level_says_what_it_means(steps, shown):
    assert repr(judge_certainty({**NOTHING, "imprecision": (steps, "why")})) == shown


def test_the_lowest_level_is_reached_once_and_not_left_again():
    lowest = {**NOTHING, "imprecision": (-1, "few"), "indirectness": (-2, "rats")}
    shown = "⊕○○○ very low: we hardly know; the truth is likely to be clearly different"
    assert repr(judge_certainty(lowest)) == shown
    assert repr(judge_certainty(lowest, design="not randomised")) == shown


def test_all_that_lifts_together_lifts_no_higher_than_the_top():
    up = {
        "large effect": (2, "tenfold"),
        "dose response": (1, "more does more"),
        "opposing confounding": (1, "the sicker got it"),
    }
    found = judge_certainty({**NOTHING, **up}, design="not randomised")
    assert (found.level, found.symbols) == (4, "⊕⊕⊕⊕")
    assert [step.words for step in found.steps[5:]] == [
        "two steps up (+2)",
        "one step up (+1)",
        "one step up (+1)",
    ]


def test_a_reason_for_no_step_up_is_allowed_beside_anything():
    none = {**NOTHING, "imprecision": (-1, "few"), "large effect": (0, "a small one")}
    assert judge_certainty(none).word == "moderate"
    assert judge_certainty(none, design="not randomised").word == "very low"


def test_reasons_are_kept_without_the_space_around_them():
    found = judge_certainty({**NOTHING, "inconsistency": (-1, "  they differ ")})
    assert (found.steps[1].domain, found.steps[1].reason) == ("inconsistency", "they differ")
    assert found.steps[1].words == "serious (−1)"


@pytest.mark.parametrize("given_step", [True, (True, "x"), (-3, "x"), ("-1", "x"), [-1, "x"], None])
def test_what_is_no_pair_of_steps_and_reason_is_refused(given_step):
    with pytest.raises(KetacourseError) as caught:
        judge_certainty({**NOTHING, "imprecision": given_step})
    assert str(caught.value) == (
        f"imprecision: {given_step!r}; give steps and a reason, with steps one of 0, -1, -2"
    )


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
    message = (
        "unknown domain 'impression'; did you mean 'imprecision'? Allowed: dose response, "
        "imprecision, inconsistency, indirectness, large effect, opposing confounding, "
        "publication bias, risk of bias"
    )
    with pytest.raises(KetacourseError, match=said(message)):
        judge_certainty({**NOTHING, "impression": (0, "x")})
    message = "unknown design 'cohort'. Allowed: not randomised, randomised"
    with pytest.raises(KetacourseError, match=said(message)):
        judge_certainty(NOTHING, design="cohort")

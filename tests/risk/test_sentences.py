"""The sentence of natural frequencies, from the numbers alone."""

import re

import pytest

from ketacourse.risk.contrasts import harm, harm_contrasts
from ketacourse.risk.sentences import frequency_sentence, needed_words, ratio_words

SPRAY = "spravato_trd_pooled"
GIVEN = "given esketamine plus a tablet"
DUMMY = "given a placebo spray plus a tablet"


def test_a_harm_is_told_for_both_arms_with_the_difference_and_its_interval():
    assert frequency_sentence(harm(SPRAY, "dissociation")) == (
        f"Of 100 people {GIVEN}, about 41 felt detached (dissociation); of 100 {DUMMY}, about 9. "
        "That is 31.6 more in 100 (95 % interval 24.8 to 37.7 more)."
    )


def test_the_same_in_a_thousand_keeps_one_denominator():
    assert frequency_sentence(harm(SPRAY, "dissociation"), 1000) == (
        f"Of 1,000 people {GIVEN}, about 410 felt detached (dissociation); of 1,000 {DUMMY}, "
        "about 95. That is 316 more in 1,000 (95 % interval 248 to 377 more)."
    )


def test_a_difference_that_may_be_none_says_so():
    assert frequency_sentence(harm(SPRAY, "headache")).endswith(
        "That is 3.1 more in 100; the 95 % interval runs from 3.6 fewer to 9.4 more, "
        "so no difference at all is possible too."
    )


def test_nobody_in_one_arm_and_nobody_in_either_are_told_apart():
    one = frequency_sentence(harm(SPRAY, "dysarthria"))
    assert f"of 100 {DUMMY}, none. That is 4.3 more" in one
    neither = frequency_sentence(harm("spravato_bp_65plus", "diastolic >=110 mmHg"))
    assert neither.startswith(
        f"Of 100 people {GIVEN}, none reached 110 mmHg or more (lower value), "
        f"and of 100 {DUMMY} none either. That is no difference; the 95 % interval"
    )


def test_fewer_than_one_in_a_hundred_is_not_none():
    found = harm(SPRAY, "pollakiuria (frequent urination)")
    assert f"of 100 {DUMMY}, fewer than 1." in frequency_sentence(found)


def test_fewer_events_with_treatment_are_told_as_fewer():
    assert "That is 58.0 fewer in 100 (95 % interval 44.6 to 68.1 fewer)" in (
        frequency_sentence(harm("ketect", "headache"))
    )


def test_rates_without_an_interval_say_that_nobody_can_tell_how_sure_they_are():
    assert frequency_sentence(harm("benefit_risk_per100", "severe nausea")).endswith(
        "That is 1.5 more in 100. Neither counts nor an interval were published, "
        "so how sure this is cannot be said."
    )


@pytest.mark.parametrize(
    ("table", "event", "words"),
    [
        (SPRAY, "dissociation", "one more for every 4 people (3 to 5)"),
        (SPRAY, "headache", "could be none, one more in 11 or one fewer in 28"),
        ("ketect", "headache", "one fewer for every 2 people (2 to 3)"),
        ("benefit_risk_per100", "severe nausea", "not computed: no interval was published"),
    ],
)
def test_the_number_needed_is_told_with_its_interval_or_why_there_is_none(table, event, words):
    assert needed_words(harm(table, event)) == words


@pytest.mark.parametrize(
    ("table", "event", "words"),
    [
        (SPRAY, "dissociation", "4.3 times as frequent (2.8 to 6.6)"),
        (SPRAY, "dysarthria", "undefined: nobody had it in the comparison group"),
        (
            "ketect",
            "tachycardia or bradycardia",
            "undefined: nobody had it in the treatment group",
        ),
        (
            "spravato_bp_65plus",
            "diastolic >=110 mmHg",
            "undefined: nobody had it in either group",
        ),
        ("benefit_risk_per100", "death", "not computed: counts were not published"),
    ],
)
def test_the_ratio_stands_beside_or_says_why_not(table, event, words):
    assert ratio_words(harm(table, event)) == words


@pytest.mark.parametrize("table", ["spravato_trd_pooled", "ketect", "benefit_risk_per100"])
@pytest.mark.parametrize("people", [100, 1000])
def test_every_sentence_keeps_the_rules(table, people):
    for contrast in harm_contrasts(table):
        sentence = frequency_sentence(contrast, people)
        assert sentence.count(f"of {people:,}") + sentence.count(f"Of {people:,}") >= 2
        assert sentence.endswith(".")
        assert not re.search(r"\bnan\b|None|  |\.\.|-\d", sentence)
        assert "committed" not in sentence

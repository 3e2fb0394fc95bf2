"""Numbers of people in plain words: singular, none, all, and what rounding must not hide."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.content.library import records
from ketacourse.risk.contrasts import harm_contrast, harm_contrasts
from ketacourse.risk.wording import (
    Heads,
    about,
    change,
    change_cell,
    difference_words,
    frequency_sentence,
    meaning_of,
    needed_words,
    ratio_words,
    whole,
)
from ketacourse.statistics.proportions import RiskDifference


@pytest.mark.parametrize(
    ("risk", "people", "words"),
    [
        (0.0, 100, "none"),
        (1.0, 100, "all"),
        (0.003, 100, "fewer than 1"),
        (0.003, 1000, "3"),
        (0.0034, 1000, "about 3"),
        (0.01, 100, "1"),
        (0.4104, 100, "about 41"),
        (0.998, 100, "more than 99"),
        (0.9998, 1000, "more than 999"),
        (0.1, 100, "10"),
        (1234.5 / 10_000, 10_000, "about 1,235"),
    ],
)
def test_people_are_counted_in_words_that_hide_no_one(risk, people, words):
    assert about(risk, people) == words


@given(st.floats(0, 1), st.sampled_from([100, 1000]))
def test_no_one_is_said_only_when_there_is_no_one(risk, people):
    assert (about(risk, people) == "none") == (risk * people <= 1e-9)


@pytest.mark.parametrize(
    ("number", "expected"), [(0.5, 1), (1.4999, 1), (2.5, 3), (-0.5, -1), (-0.4, 0)]
)
def test_halves_go_away_from_zero(number, expected):
    assert whole(number) == expected


@given(st.floats(0, 1), st.floats(0, 1), st.sampled_from([100, 1000]))
def test_both_sides_and_both_arms_add_up_to_everybody(treated, control, people):
    heads = Heads(treated, control, people)
    assert heads.more == heads.counts[0] - heads.counts[1]
    for had, had_not, count in zip(
        heads.words(), heads.words(without=True), heads.counts, strict=True
    ):
        assert people_in(had, people) == count
        assert people_in(had_not, people) == people - count


def people_in(words, people):
    """The whole number that words about people stand for."""
    special = {"none": 0, "all": people, "fewer than 1": 0, f"more than {people - 1:,}": people}
    return (
        special[words] if words in special else int(words.removeprefix("about ").replace(",", ""))
    )


def test_a_half_is_one_person_on_one_side_only():
    heads = Heads(0.505, 0.495, 100)
    assert heads.words() == ("about 51", "about 50")
    assert heads.words(without=True) == ("about 49", "about 50")


@pytest.mark.parametrize(
    ("difference", "more", "people", "words"),
    [
        (
            RiskDifference(0.316, 0.248, 0.377),
            32,
            100,
            "about 32 more in 100 (95 % interval 25 to 38 more)",
        ),
        (
            RiskDifference(-0.58, -0.681, -0.446),
            -580,
            1000,
            "580 fewer in 1,000 (95 % interval 446 to 681 fewer)",
        ),
        (
            RiskDifference(0.031, -0.036, 0.094),
            3,
            100,
            (
                "about 3 more in 100; the 95 % interval runs from 4 fewer to 9 more, "
                "so no difference at all is possible too"
            ),
        ),
        (
            RiskDifference(0.0, -0.056, 0.051),
            0,
            100,
            (
                "no difference; the 95 % interval runs from 6 fewer to 5 more, "
                "so a difference either way is possible too"
            ),
        ),
        (
            RiskDifference(0.004, 0.001, 0.02),
            0,
            100,
            "less than 1 more in 100 (95 % interval less than 1 to 2 more)",
        ),
        (
            RiskDifference(-0.004, -0.011, 0.003),
            0,
            100,
            (
                "less than 1 fewer in 100; the 95 % interval runs from 1 fewer to less than 1 "
                "more, so no difference at all is possible too"
            ),
        ),
    ],
)
def test_a_difference_is_told_in_whole_people_with_its_interval(difference, more, people, words):
    assert difference_words(difference, more, people) == words


@given(
    st.lists(st.floats(0, 1), min_size=2, max_size=2),
    st.floats(0, 0.2),
    st.floats(0, 0.2),
    st.sampled_from([100, 1000]),
)
def test_the_difference_is_that_of_the_people_shown_and_never_outside_its_interval(
    risks, below, above, people
):
    heads = Heads(*risks, people)
    middle = risks[0] - risks[1]
    found = RiskDifference(middle, max(-1.0, middle - below), min(1.0, middle + above))
    told = [signed(words) for words in cell_parts(change_cell(found, heads.more, people))]
    assert abs(told[0]) == abs(heads.more)
    if found.ci_low > 0 or found.ci_high < 0:
        told[1:] = sorted(abs(each) for each in told[1:])
        told[0] = abs(told[0])
    assert told[1] <= told[0] <= told[2]


def cell_parts(cell):
    middle, ends = cell.rstrip(")").split(" (")
    return [middle, *ends.split(" to ")]


def signed(words):
    number = words.replace("less than 1", "0").replace("no difference", "0").split(" ")[0]
    return int(number.replace(",", "")) * (-1 if words.endswith("fewer") else 1)


@pytest.mark.parametrize(
    ("share", "more", "words"),
    [
        (0.0, 0, "no difference"),
        (0.0004, 0, "less than 1 more"),
        (-0.0006, 0, "less than 1 fewer"),
        (0.12346, 1235, "1,235 more"),
    ],
)
def test_no_difference_is_said_only_where_there_is_none(share, more, words):
    assert change(share, more) == words


def test_a_cell_says_the_direction_once_where_it_is_clear():
    clear = RiskDifference(-0.58, -0.681, -0.446)
    assert change_cell(clear, -58, 100) == "58 fewer (45 to 68)"
    assert change_cell(RiskDifference(0.03, -0.01, 0.07), 3, 100) == "3 more (1 fewer to 7 more)"


def test_an_outcome_with_a_meaning_is_told_in_plain_words():
    assert meaning_of(harm_contrast("spravato_trd_pooled", "nausea")).did == "felt sick (nausea)"


def test_an_outcome_without_one_keeps_its_name_in_quotes():
    found = meaning_of(harm_contrast("spravato_trd_pooled", "dysarthria"))
    assert found.did == "had “dysarthria” recorded"
    assert found.did_not == "did not have “dysarthria” recorded"
    assert found.meaning == ""


def test_every_meaning_belongs_to_an_outcome_that_exists():
    events = {
        name
        for table in records("adverse_events")
        for event in table.events
        for name in (event.event, f"{table.id}:{event.event}")
    }
    results = {f"{s.id}:{o.id}" for s in records("studies") for o in s.outcomes}
    named = {name for each in records("outcome_meanings") for name in each.outcomes}
    assert named - events - results == set()


def test_no_outcome_has_two_meanings():
    names = [name for each in records("outcome_meanings") for name in each.outcomes]
    assert len(names) == len(set(names))


# Sentences

SPRAY = "spravato_trd_pooled"
GIVEN = "given esketamine plus a tablet"
DUMMY = "given a placebo spray plus a tablet"


def test_a_harm_is_told_for_both_arms_with_the_difference_and_its_interval():
    assert frequency_sentence(harm_contrast(SPRAY, "dissociation")) == (
        f"Of 100 people {GIVEN}, about 41 felt detached (dissociation); of 100 {DUMMY}, about 9. "
        "That is about 32 more in 100 (95 % interval 25 to 38 more)."
    )


def test_the_same_in_a_thousand_keeps_one_denominator():
    assert frequency_sentence(harm_contrast(SPRAY, "dissociation"), 1000) == (
        f"Of 1,000 people {GIVEN}, about 410 felt detached (dissociation); of 1,000 {DUMMY}, "
        "about 95. That is about 315 more in 1,000 (95 % interval 248 to 377 more)."
    )


def test_a_difference_that_may_be_none_says_so():
    assert frequency_sentence(harm_contrast(SPRAY, "headache")).endswith(
        "That is about 3 more in 100; the 95 % interval runs from 4 fewer to 9 more, "
        "so no difference at all is possible too."
    )


def test_nobody_in_one_arm_and_nobody_in_either_are_told_apart():
    one = frequency_sentence(harm_contrast(SPRAY, "dysarthria"))
    assert f"of 100 {DUMMY}, none. That is about 4 more" in one
    neither = frequency_sentence(harm_contrast("spravato_bp_65plus", "diastolic >=110 mmHg"))
    assert neither.startswith(
        f"Of 100 people {GIVEN}, none reached 110 mmHg or more (lower value), "
        f"and of 100 {DUMMY} none either. That is no difference; the 95 % interval"
    )


def test_fewer_than_one_in_a_hundred_is_not_none():
    found = harm_contrast(SPRAY, "pollakiuria (frequent urination)")
    assert f"of 100 {DUMMY}, fewer than 1." in frequency_sentence(found)


def test_fewer_events_with_treatment_are_told_as_fewer():
    assert "That is about 58 fewer in 100 (95 % interval 45 to 68 fewer)" in (
        frequency_sentence(harm_contrast("ketect", "headache"))
    )


def test_rates_without_an_interval_say_that_nobody_can_tell_how_sure_they_are():
    assert frequency_sentence(harm_contrast("benefit_risk_per100", "severe nausea")).endswith(
        "That is about 2 more in 100. Neither counts nor an interval were published, "
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
    assert needed_words(harm_contrast(table, event)) == words


@pytest.mark.parametrize(
    ("table", "event", "words"),
    [
        (SPRAY, "dissociation", "4.34 times as frequent (2.83 to 6.64)"),
        (SPRAY, "dysarthria", "undefined: nobody had it in the comparison group"),
        (
            "ketect",
            "tachycardia or bradycardia",
            "0, without an interval: nobody had it in the treatment group",
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
    assert ratio_words(harm_contrast(table, event)) == words


@pytest.mark.parametrize("table", ["spravato_trd_pooled", "ketect", "benefit_risk_per100"])
@pytest.mark.parametrize("people", [100, 1000])
def test_every_sentence_keeps_the_rules(table, people):
    for contrast in harm_contrasts(table):
        sentence = frequency_sentence(contrast, people)
        assert sentence.count(f"of {people:,}") + sentence.count(f"Of {people:,}") >= 2
        assert sentence.endswith(".")
        assert not re.search(r"\bnan\b|None|  |\.\.|-\d", sentence)
        assert "committed" not in sentence

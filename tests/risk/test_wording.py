"""Numbers of people in plain words: singular, none, all, and what rounding must not hide."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.content.library import records
from ketacourse.risk.contrasts import harm
from ketacourse.risk.wording import about, change, change_cell, difference_words, meaning_of, whole
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


@pytest.mark.parametrize(("number", "expected"), [(0.5, 1), (1.4999, 1), (2.5, 3), (-0.5, 0)])
def test_halves_go_up(number, expected):
    assert whole(number) == expected


@pytest.mark.parametrize(
    ("difference", "people", "words"),
    [
        (
            RiskDifference(0.316, 0.248, 0.377),
            100,
            "31.6 more in 100 (95 % interval 24.8 to 37.7 more)",
        ),
        (
            RiskDifference(-0.58, -0.681, -0.446),
            1000,
            "580 fewer in 1,000 (95 % interval 446 to 681 fewer)",
        ),
        (
            RiskDifference(0.031, -0.036, 0.094),
            100,
            (
                "3.1 more in 100; the 95 % interval runs from 3.6 fewer to 9.4 more, "
                "so no difference at all is possible too"
            ),
        ),
        (
            RiskDifference(0.0, -0.056, 0.051),
            100,
            (
                "no difference; the 95 % interval runs from 5.6 fewer to 5.1 more, "
                "so a difference either way is possible too"
            ),
        ),
    ],
)
def test_a_difference_is_told_with_its_interval_in_words(difference, people, words):
    assert difference_words(difference, people) == words


def test_a_difference_too_small_to_print_is_none():
    assert change(0.04, 100) == "no difference"
    assert change(-0.06, 100) == "0.1 fewer"
    assert change(1234.6, 10_000) == "1,235 more"


def test_a_cell_says_the_direction_once_where_it_is_clear():
    assert change_cell(RiskDifference(-0.58, -0.681, -0.446), 100) == "58.0 fewer (44.6 to 68.1)"
    assert change_cell(RiskDifference(0.03, -0.01, 0.07), 100) == (
        "3.0 more (1.0 fewer to 7.0 more)"
    )


def test_an_outcome_with_a_meaning_is_told_in_plain_words():
    assert meaning_of(harm("spravato_trd_pooled", "nausea")).did == "felt sick (nausea)"


def test_an_outcome_without_one_keeps_its_name_in_quotes():
    found = meaning_of(harm("spravato_trd_pooled", "dysarthria"))
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

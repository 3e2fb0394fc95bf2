"""What holds of every kind of question alike."""

import math
from dataclasses import FrozenInstanceError, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.errors import KetacourseError
from ketacourse.quiz.bank.load import load_bank
from ketacourse.quiz.items.item import Item, mark
from tests.quiz.responding import Prickly, outcome, refusal, responses

BANK = load_bank(Path(__file__).parents[2] / "data" / "every_type.yaml")


@given(st.sampled_from(BANK.items), responses)
def test_any_response_gives_a_mark_within_bounds_or_a_clear_error(item, response):
    result = outcome(item, response)
    if isinstance(result, str):
        assert 0 < len(result) < 500
    else:
        assert 0 <= result.score <= result.max_score == item.points
        assert (result.correct is None) is (item.type == "reflection")
        assert (result.correct is True) is (result.score == result.max_score > 0)


@pytest.mark.parametrize("item", BANK.items, ids=lambda item: item.id)
@pytest.mark.parametrize(
    "response",
    [
        "x" * 1_000_000,
        ["x"] * 1_000_000,
        {str(key): key for key in range(10_000)},
        math.nan,
        -math.inf,
        10**5000,
        {"source": 1, "outputs": [[[[{}]]]]},
        {"outputs": [{"value": 10**400}]},
    ],
    ids=["long text", "long list", "large map", "nan", "inf", "huge", "nested", "huge output"],
)
def test_monstrous_responses_do_no_harm(item, response):
    result = outcome(item, response)
    assert len(result) < 500 if isinstance(result, str) else result.score == 0


def test_a_response_nested_very_deep_does_no_harm():
    deep = []
    for _ in range(100_000):
        deep = [deep]
    for item in BANK.items:
        with pytest.raises(KetacourseError):
            mark(item, deep)


@pytest.mark.parametrize("item", BANK.items[:5], ids=lambda item: item.id)
def test_the_solution_earns_full_marks(item):
    result = mark(item, item.solution)
    assert (result.score, result.correct, result.verdict) == (item.points, True, "Correct")


@pytest.mark.parametrize("name", ["reflect", "write-code"])
def test_items_with_many_right_answers_have_no_solution(name):
    assert BANK.item(name).solution is None


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("pick", "Choose an option first."),
        ("tick", "Tick at least one option first."),
        ("type-number", "Type a number first."),
        ("sort", "Put the steps in order first."),
        ("pair", "Choose a partner for every prompt first."),
        ("reflect", "Write something first."),
        ("write-code", "Run the exercise first: there are no outputs to mark."),
    ],
)
def test_an_empty_response_is_told_what_to_do_first(name, message):
    assert refusal(BANK.item(name), None) == message


@pytest.mark.parametrize(
    ("name", "response", "message"),
    [
        ("pick", "zz", "'zz' is not among the options na, mg, zn."),
        ("pick", ["na"], "['na'] is not among the options na, mg, zn."),
        ("tick", ["two", "six"], "'six' is not among the options two, three, four, five."),
        ("tick", "two", "Got 'two', but a list is needed."),
        ("tick", [2], "Got 2 in the list, but ids are needed."),
        ("sort", ["s1", "s9"], "'s9' is not among the steps s1, s2, s3, s4."),
        ("sort", ["s1", "s2"], "Put every step in order first; missing: s3, s4."),
        ("sort", ["s1", "s2", "s3", "s4", "s1"], "Each step can stand in one place only."),
        ("pair", {"p1": "t1"}, "Choose a partner for every prompt first; 1 of 2 have none."),
        (
            "pair",
            {"p1": "t1", "p2": ""},
            "Choose a partner for every prompt first; 1 of 2 have none.",
        ),
        ("pair", {"p1": "t1", "p3": "t2"}, "'p3' is not among the prompts p1, p2."),
        ("pair", {"p1": "t1", "p2": "t9"}, "'t9' is not among the targets t1, t2, t3."),
        ("pair", "t1", "Got 't1', but prompts with their partners are needed."),
        ("reflect", 7, "Got 7, but text is needed."),
        (
            "reflect",
            "a" * 20_001,
            "That is 20,001 characters; up to 20,000 can be kept. Shorten it.",
        ),
        (
            "write-code",
            {"outputs": [{"value": 4}, {"value": 4}]},
            "Got 2 outputs for 1 cases. Run the exercise again.",
        ),
    ],
)
def test_an_unusable_response_is_told_what_is_allowed(name, response, message):
    assert refusal(BANK.item(name), response) == message


@pytest.mark.parametrize("name", [item.id for item in BANK.items])
def test_objects_that_cannot_be_compared_do_no_harm(name):
    for response in (Prickly(), [Prickly()], {"p1": Prickly()}, {Prickly(): "t1"}):
        with pytest.raises(KetacourseError):
            mark(BANK.item(name), response)


def test_an_item_of_no_type_cannot_be_marked():
    item = Item(id="i", bank="b", stem="?", objective="o", difficulty="easy")
    assert refusal(item, "a") == "Items of type '' cannot be marked."


def test_marking_is_pure():
    response = {"p1": "t1", "p2": "t2"}
    before = dict(response)
    item = BANK.item("pair")
    assert mark(item, response) == mark(item, response)
    assert response == before


def test_the_version_changes_with_the_key_and_not_with_a_mended_typo(sample):
    item = sample.item("pick")
    assert replace(item, stem="Mended.", hint="Other.").version == item.version
    flipped = tuple(replace(option, correct=not option.correct) for option in item.options)
    assert replace(item, options=flipped).version != item.version


def test_every_type_has_its_own_version(sample):
    assert len({item.version for item in sample.items}) == len(sample.items)


def test_an_unknown_item_is_answered_with_the_nearest(sample):
    with pytest.raises(KetacourseError) as fault:
        sample.item("pik")
    assert str(fault.value) == (
        "bank 'every_type': unknown item 'pik'; did you mean 'pick'? "
        "Allowed: pair, pick, reflect, sort, tick, type-number, write-code"
    )


def test_items_are_frozen(sample):
    with pytest.raises(FrozenInstanceError):
        sample.item("pick").stem = "Other?"


def test_types_without_parts_have_no_order(sample):
    for name in ("type-number", "reflect", "write-code"):
        assert tuple(sample.item(name).offered) == ()


@pytest.mark.parametrize("item", BANK.items, ids=lambda item: item.id)
def test_a_guess_earns_nothing_and_is_neither_right_nor_wrong(item):
    guess = replace(item, guess=True)
    response = {"outputs": [{"value": 4}]} if item.type == "code" else item.solution or "Words."
    found = mark(guess, response)
    assert (found.score, found.max_score, found.correct, found.verdict) == (0, 0, None, "Noted")
    assert found.feedback == mark(item, response).feedback
    assert guess.version == item.version


def test_questions_are_numbered_in_the_order_of_the_bank_without_those_in_a_cell():
    first, *rest = BANK.items
    bank = replace(BANK, items=(BANK.item("write-code"), first, *rest[:-1]))
    assert [bank.number(item) for item in bank.items[1:]] == [1, 2, 3, 4, 5, 6]

import math
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.errors import KetacourseError
from ketacourse.quiz.bank.load import load_bank
from ketacourse.quiz.items.arranging import match_item, order_item
from ketacourse.quiz.items.records import Item, Option
from ketacourse.quiz.marking.mark import mark, solution
from ketacourse.quiz.marking.marks import Feedback
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
    result = mark(item, solution(item))
    assert (result.score, result.correct, result.verdict) == (item.points, True, "Correct")


@pytest.mark.parametrize("name", ["reflect", "write-code"])
def test_items_with_many_right_answers_have_no_solution(name):
    assert solution(BANK.item(name)) is None


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
        ("pair", {"p1": "t1"}, "Choose a partner for every prompt first; missing: p2."),
        (
            "pair",
            {"p1": "t1", "p2": ""},
            "Choose a partner for every prompt first; missing: p2.",
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


def test_a_choice_is_answered_with_the_feedback_of_its_option():
    item = BANK.item("pick")
    assert mark(item, "na").feedback == (
        Feedback("na", "Sodium flows through once the pore is free.", correct=False),
    )
    assert mark(item, "na").verdict == "Not yet"
    assert mark(item, "mg").feedback[0].correct is True


@pytest.mark.parametrize(
    ("ticks", "score"),
    [
        (["two", "four"], 2),
        (["two"], 1),
        (["two", "two"], 1),
        (["two", "three"], 0),
        (["two", "four", "five"], 1),
        (["three"], 0),
        (["two", "three", "four", "five"], 0),
    ],
)
def test_a_false_tick_takes_back_what_a_right_one_gains(ticks, score):
    assert mark(BANK.item("tick"), ticks).score == score


def make_multiple(right, wrong):
    options = tuple(
        Option(id=f"o{place}", text=str(place), feedback="f", correct=place < right)
        for place in range(right + wrong)
    )
    return replace(BANK.item("tick"), options=options)


@given(st.integers(1, 6), st.integers(1, 6), st.data())
def test_ticking_everything_gains_nothing_and_adding_a_false_tick_never_helps(right, wrong, data):
    item = make_multiple(right, wrong)
    ids = [option.id for option in item.options]
    assert mark(item, ids).score == 0
    ticks = data.draw(st.lists(st.sampled_from(ids), min_size=1, unique=True))
    more = data.draw(st.sampled_from(ids[right:]))
    assert mark(item, [*ticks, more]).score <= mark(item, ticks).score


def test_only_ticked_options_get_feedback_so_the_rest_stay_to_be_found():
    result = mark(BANK.item("tick"), ["two", "three"])
    assert [line.key for line in result.feedback] == ["two", "three"]
    assert [line.correct for line in result.feedback] == [True, False]
    assert str(result.parts) == "1 of 2 right options found"


@pytest.mark.parametrize("typed", ["0.5", "0,5", "1/2", "50 %", "5e-1", 0.5, "0.501", "0.499"])
def test_a_number_within_the_tolerance_is_right(typed):
    assert mark(BANK.item("type-number"), typed).correct is True


def test_the_edge_of_the_tolerance_counts_despite_binary_fractions():
    item = replace(BANK.item("type-number"), tolerance=0.01)
    assert mark(item, "0.51").correct is True
    assert mark(item, "0.5101").correct is False


def test_a_tolerance_of_zero_asks_for_the_value_itself():
    item = replace(BANK.item("type-number"), value=0.3, tolerance=0.0)
    assert mark(item, "0.3").correct is True
    assert mark(item, "0.3001").correct is False


def test_a_near_miss_is_answered_with_its_own_feedback():
    result = mark(BANK.item("type-number"), "20")
    assert result.feedback == (Feedback("20", "That is in mg; divide it by 40.", correct=False),)
    assert result.understood == "Understood: 20"


def test_any_other_wrong_number_is_repeated_without_feedback():
    result = mark(BANK.item("type-number"), "7")
    assert (result.correct, result.feedback, result.understood) == (False, (), "Understood: 7")


def make_order(length):
    steps = [(f"step {place}", f"why {place}") for place in range(length)]
    common = {"id": "o", "bank": "b", "stem": "?", "objective": "k", "difficulty": "easy"}
    return order_item(steps=steps, **common)


@given(st.integers(3, 8))
def test_the_reverse_order_is_worth_nothing(length):
    item = make_order(length)
    result = mark(item, list(reversed(solution(item))))
    assert result.score == 0
    assert not any(line.correct for line in result.feedback)


@pytest.mark.parametrize("length", [3, 4, 5])
def test_only_the_right_order_is_correct_and_swapping_neighbours_costs_least(length):
    item = make_order(length)
    right = solution(item)
    scores = {order: mark(item, list(order)).score for order in permutations(right)}
    assert [order for order, score in scores.items() if score == 1] == [tuple(right)]
    neighbours = [right[1], right[0], *right[2:]]
    pairs = length * (length - 1) / 2
    assert sorted(scores.values())[-2] == scores[tuple(neighbours)] == 1 - 2 / pairs


def test_one_step_out_of_place_is_the_one_that_has_to_move():
    item = make_order(5)
    first, *rest = solution(item)
    result = mark(item, [*rest, first])
    assert [line.key for line in result.feedback if not line.correct] == [first]
    assert str(result.parts) == "4 of 5 steps in the right order"


@pytest.mark.parametrize("name", [item.id for item in BANK.items])
def test_objects_that_cannot_be_compared_do_no_harm(name):
    for response in (Prickly(), [Prickly()], {"p1": Prickly()}, {Prickly(): "t1"}):
        with pytest.raises(KetacourseError):
            mark(BANK.item(name), response)


def test_a_match_is_worth_the_share_of_right_pairs():
    item = BANK.item("pair")
    right = solution(item)
    wrong = next(t.id for t in item.targets if t.id not in right.values())
    result = mark(item, {**right, "p2": wrong})
    assert (result.score, result.verdict) == (1, "Partly correct")
    assert [(line.key, line.correct) for line in result.feedback] == [("p1", True), ("p2", False)]
    assert str(result.parts) == "1 of 2 pairs right"


@pytest.mark.parametrize("points", [0.1, 0.3, 0.7])
def test_all_pairs_right_are_worth_the_points_to_the_last_digit(points):
    pairs = [(f"prompt {at}", f"target {at}", "f") for at in range(3)]
    common = {"id": "m", "bank": "b", "stem": "?", "objective": "k", "difficulty": "easy"}
    item = match_item(pairs=pairs, points=points, **common)
    assert mark(item, solution(item)).score == points


def test_a_reflection_is_noted_and_never_scored():
    result = mark(BANK.item("reflect"), "A trial that fails where I said it would.")
    assert (result.score, result.max_score, result.correct) == (0, 0, None)
    assert (result.verdict, result.understood) == ("Noted", "9 words")


def test_a_short_reflection_is_told_how_much_is_asked_for():
    result = mark(BANK.item("reflect"), "Nothing.")
    assert result.understood == "1 word; about 5 are asked for"


@pytest.mark.parametrize(
    ("output", "correct"),
    [
        ({"value": 4}, True),
        ({"value": 4.0000001}, True),
        ({"value": 5}, False),
        ({"value": "4"}, False),
        ({"error": "TypeError: no"}, False),
        ("junk", False),
    ],
)
def test_code_is_marked_from_its_raw_outputs(output, correct):
    result = mark(BANK.item("write-code"), {"source": "", "outputs": [output]})
    assert result.correct is correct


def test_code_that_is_right_in_some_cases_only_earns_nothing():
    item = BANK.item("write-code")
    item = replace(item, cases=(*item.cases, replace(item.cases[0], arguments=(3,), expected=6)))
    result = mark(item, {"source": "", "outputs": [{"value": 4}, {"value": 4}]})
    assert (result.score, str(result.parts)) == (0, "1 of 2 cases right")


def test_an_item_of_no_type_cannot_be_marked():
    item = Item(id="i", bank="b", stem="?", objective="o", difficulty="easy")
    assert refusal(item, "a") == "Items of type '' cannot be marked."


def test_marking_is_pure():
    response = {"p1": "t1", "p2": "t2"}
    before = dict(response)
    item = BANK.item("pair")
    assert mark(item, response) == mark(item, response)
    assert response == before

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.quiz.bank.load import load_bank
from ketacourse.quiz.items.item import Option, mark

BANK = load_bank(Path(__file__).parents[2] / "data" / "every_type.yaml")


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


@pytest.mark.parametrize(
    ("ticks", "verdict"),
    [
        (["two", "four"], "Correct"),
        (["four", "two", "two"], "Correct"),
        (["two"], "Partly correct"),
        (["two", "four", "five"], "Partly correct"),
        (["two", "five"], "Not yet"),
    ],
)
def test_only_all_right_ticks_and_no_other_are_correct(ticks, verdict):
    assert mark(BANK.item("tick"), ticks).verdict == verdict


def test_where_every_option_is_right_each_earns_its_share():
    item = make_multiple(4, 0)
    assert mark(item, ["o0"]).score == item.points / 4
    assert mark(item, ["o0", "o1", "o2", "o3"]).verdict == "Correct"


def test_where_wrong_options_are_the_fewer_one_wrong_tick_costs_its_share_of_everything():
    item = make_multiple(4, 2)
    assert mark(item, ["o0", "o1", "o2", "o4"]).score == item.points * (3 / 4 - 1 / 2)

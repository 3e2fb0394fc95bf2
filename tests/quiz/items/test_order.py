from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.quiz.items.item import mark
from ketacourse.quiz.items.order import OrderItem

COMMON = {"id": "one", "bank": "made", "stem": "?", "objective": "know", "difficulty": "easy"}


@given(st.text(max_size=20), st.integers(2, 12))
def test_step_ids_are_numbered_as_shown_and_never_as_right(bank, length):
    steps = [(f"step {place}", "Why.") for place in range(length)]
    item = OrderItem.of_steps(steps, **{**COMMON, "bank": bank})
    right = tuple(step.id for step in item.steps)
    assert tuple(item.offered) == tuple(f"s{place}" for place in range(1, length + 1))
    assert right != tuple(item.offered)
    assert sorted(right) == sorted(item.offered)


def make_order(length):
    steps = [(f"step {place}", f"why {place}") for place in range(length)]
    common = {"id": "o", "bank": "b", "stem": "?", "objective": "k", "difficulty": "easy"}
    return OrderItem.of_steps(steps, **common)


@given(st.integers(3, 8))
def test_the_reverse_order_is_worth_nothing(length):
    item = make_order(length)
    result = mark(item, list(reversed(item.solution)))
    assert result.score == 0
    assert not any(line.correct for line in result.feedback)


@pytest.mark.parametrize("length", [3, 4, 5])
def test_only_the_right_order_is_correct_and_swapping_neighbours_costs_least(length):
    item = make_order(length)
    right = item.solution
    scores = {order: mark(item, list(order)).score for order in permutations(right)}
    assert [order for order, score in scores.items() if score == 1] == [tuple(right)]
    neighbours = [right[1], right[0], *right[2:]]
    pairs = length * (length - 1) / 2
    assert sorted(scores.values())[-2] == scores[tuple(neighbours)] == 1 - 2 / pairs


def test_one_step_out_of_place_is_the_one_that_has_to_move():
    item = make_order(5)
    first, *rest = item.solution
    result = mark(item, [*rest, first])
    assert [line.key for line in result.feedback if not line.correct] == [first]
    assert str(result.parts) == "4 of 5 steps in the right order"

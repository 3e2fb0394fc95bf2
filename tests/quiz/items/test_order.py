from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.errors import KetacourseError
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
    assert not any(line.partly for line in result.feedback)


@pytest.mark.parametrize("length", [3, 4, 5])
def test_only_the_right_order_is_correct_and_swapping_neighbours_costs_least(length):
    item = make_order(length)
    right = item.solution
    scores = {order: mark(item, list(order)).score for order in permutations(right)}
    assert [order for order, score in scores.items() if score == 1] == [tuple(right)]
    neighbours = [right[1], right[0], *right[2:]]
    pairs = length * (length - 1) / 2
    assert sorted(scores.values())[-2] == scores[tuple(neighbours)] == 1 - 2 / pairs


def told(item, order):
    """What is said of each step, from the top: in place, in order, or out of it."""
    lines = mark(item, order).feedback
    return "".join("✓" if line.correct else "◐" if line.partly else "✗" for line in lines)


def test_one_step_out_of_place_is_the_one_that_has_to_move_and_no_other_is_in_its_place():
    item = make_order(5)
    first, *rest = item.solution
    assert told(item, [*rest, first]) == "◐◐◐◐✗"
    assert str(mark(item, [*rest, first]).parts) == "4 of 5 steps in the right order"


def test_a_step_that_was_put_first_and_belongs_second_is_not_ticked():
    item = make_order(4)
    one, two, three, four = item.solution
    assert told(item, [two, one, three, four]) in ("◐✗✓✓", "✗◐✓✓")
    assert told(item, [three, one, two, four]) == "✗◐◐✓"


@given(st.permutations(range(6)))
def test_a_tick_says_that_a_step_stands_in_its_very_place(order):
    item = make_order(6)
    lines = mark(item, [item.solution[at] for at in order]).feedback
    assert [line.correct for line in lines] == [place == at for at, place in enumerate(order)]
    assert not any(line.correct and line.partly for line in lines)


def test_the_words_beside_a_step_speak_of_its_place():
    assert (OrderItem.right, OrderItem.partly, OrderItem.wrong) == (
        "In its place.",
        "In order with others, but not yet in its place.",
        "Out of place.",
    )


def test_only_the_right_order_is_correct():
    item = OrderItem.of_steps([(f"step {place}", "Why.") for place in range(4)], **COMMON)
    right = item.solution
    assert mark(item, right).verdict == "Correct"
    assert mark(item, [right[1], right[0], *right[2:]]).verdict == "Partly correct"
    assert mark(item, right[::-1]).verdict == "Not yet"


@pytest.mark.parametrize(
    ("ranks", "said"),
    [
        ([2, 3, 4, 0, 1], "◐◐◐✗✗"),
        ([3, 2, 0, 1], "✗✗◐◐"),
        ([3, 2, 1, 0], "✗✗✗✗"),
        ([1, 0, 2], "✗◐✓"),
    ],
)
def test_the_steps_that_need_not_move_are_a_longest_run_that_rises(ranks, said):
    item = make_order(len(ranks))
    assert told(item, [item.solution[rank] for rank in ranks]) == said


def test_steps_that_were_left_out_are_named_in_their_order():
    item = make_order(9)
    with pytest.raises(KetacourseError) as fault:
        mark(item, ["s4"])
    assert str(fault.value) == (
        "Put every step in order first; missing: s1, s2, s3, s5, s6, s7, s8, s9."
    )

"""One count of what was answered and what was right, whoever shows it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.quiz.log.attempt import Attempt
from ketacourse.quiz.log.progress import Progress, counted_mark, progress, together

ALL = {"total": 7, "scored": 6, "max_score": 9.0}


def attempt(item, response, second=0, **fields):
    made = Attempt.of(item, response)
    return replace(made, time=f"2026-11-21T09:30:{second:02}.000Z", **fields)


def test_answers_marks_and_points_are_counted(sample):
    work = [
        attempt(sample.item("pick"), "mg"),
        attempt(sample.item("tick"), ["two"]),
        attempt(sample.item("type-number"), "7"),
        attempt(sample.item("reflect"), "A thought or two."),
    ]
    assert progress(sample, work) == Progress(answered=4, correct=1, marked=3, score=2, **ALL)


def test_without_attempts_it_is_nothing_of_everything(sample):
    assert progress(sample, []) == Progress(**ALL)


def test_a_reflection_is_answered_and_nothing_is_said_of_right_or_wrong(sample):
    work = [attempt(sample.item("reflect"), "A thought or two.")]
    assert progress(sample, work).words == "1 of 7 answered"


def test_what_was_marked_is_told_beside_what_was_answered(sample):
    work = [attempt(sample.item("reflect"), "A thought."), attempt(sample.item("pick"), "na")]
    assert progress(sample, work).words == "2 of 7 answered, 0 of 1 marked right"


@pytest.mark.parametrize("response", ["na", "mg"])
def test_a_guess_is_answered_and_earns_nothing_right_or_wrong(sample, response):
    items = (replace(sample.item("pick"), guess=True, points=0.0), *sample.items[1:])
    bank = replace(sample, items=items)
    found = progress(bank, [attempt(items[0], response)])
    assert found == Progress(answered=1, total=7, scored=5, max_score=8)
    assert found.words == "1 of 7 answered"


def test_what_is_only_saved_is_counted_and_not_told(sample):
    bank = replace(sample, feedback="withheld")
    found = progress(bank, [attempt(bank.item("pick"), "mg")])
    assert found == Progress(answered=1, total=7)
    assert found.words == "1 of 7 answered"


def test_the_last_attempt_counts_whatever_the_order_of_the_file(sample):
    item = sample.item("pick")
    old, new = attempt(item, "mg", 1), attempt(item, "na", 2)
    assert progress(sample, [new, old]).correct == progress(sample, [old, new]).correct == 0


def test_an_attempt_after_the_answer_was_shown_does_not_count(sample):
    item = sample.item("pick")
    wrong, copied = attempt(item, "na", 1), attempt(item, "mg", 2, revealed=True)
    assert progress(sample, [wrong, copied]).words == "1 of 7 answered, 0 of 1 marked right"
    again = attempt(item, "zn", 3, revealed=True)
    right = attempt(item, "mg", 1)
    assert progress(sample, [right, again]).words == "1 of 7 answered, 1 of 1 marked right"


def test_where_every_attempt_came_after_the_answer_it_is_answered_and_earns_nothing(sample):
    found = progress(sample, [attempt(sample.item("tick"), ["two", "four"], revealed=True)])
    assert (found.answered, found.marked, found.correct, found.score) == (1, 1, 0, 0)
    noted = attempt(sample.item("reflect"), "A thought.", revealed=True)
    assert counted_mark(sample.item("reflect"), [noted]).correct is None


def test_a_half_right_attempt_before_the_answer_keeps_its_points(sample):
    item = sample.item("tick")
    work = [attempt(item, ["two"], 1), attempt(item, ["two", "four"], 2, revealed=True)]
    assert progress(sample, work).score == 1


def test_responses_that_cannot_be_marked_are_passed_over(sample):
    item = sample.item("pick")
    assert progress(sample, [attempt(item, None)]).answered == 0
    work = [attempt(item, "mg", 1), attempt(item, "gone", 2)]
    assert progress(sample, work).correct == 1


def test_attempts_at_other_banks_unknown_items_and_changed_items_are_left_out(sample):
    made = attempt(sample.item("pick"), "mg")
    strangers = [
        replace(made, bank="other"),
        replace(made, item="gone"),
        replace(made, item_version="old"),
    ]
    assert progress(sample, strangers).answered == 0


counts = st.integers(0, 50)


@given(st.lists(st.builds(Progress, answered=counts, total=counts, correct=counts, score=counts)))
def test_counts_of_several_banks_add_up(parts):
    found = together(parts)
    assert found.answered == sum(each.answered for each in parts)
    assert found.correct == sum(each.correct for each in parts)
    assert found.score == sum(each.score for each in parts)
    assert together([*parts, Progress()]) == found

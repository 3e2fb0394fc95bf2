"""What a mark says of itself, and which lists of ids can be marked."""

import pytest

from ketacourse.errors import KetacourseError
from ketacourse.quiz.marking.marks import Feedback, Mark, Parts, ids_in


@pytest.mark.parametrize(
    ("score", "correct", "verdict"),
    [
        (1, True, "Correct"),
        (0.5, False, "Partly correct"),
        (0, False, "Not yet"),
        (0, None, "Noted"),
        (1, None, "Noted"),
    ],
)
def test_a_mark_has_one_verdict(score, correct, verdict):
    assert Mark(score, 1, correct).verdict == verdict


def test_feedback_is_not_partly_right_unless_it_says_so():
    assert Feedback("a", "text", correct=False).partly is False


def test_parts_are_counted_in_words():
    assert str(Parts(3, 4, "pairs")) == "3 of 4 pairs"


def test_a_thousand_ids_are_a_list_and_one_more_is_too_many():
    assert len(ids_in(["a"] * 1_000, "Tick one.")) == 1_000
    with pytest.raises(KetacourseError, match=r"^Got a list of 1,001 entries, which is far too"):
        ids_in(["a"] * 1_001, "Tick one.")


@pytest.mark.parametrize("nothing", [None, [], ""])
def test_nothing_is_told_what_to_do(nothing):
    with pytest.raises(KetacourseError, match=r"^Tick one\.$"):
        ids_in(nothing, "Tick one.")


@pytest.mark.parametrize(
    ("response", "told"),
    [
        ("a", "Got 'a', but a list is needed."),
        (0, "Got 0, but a list is needed."),
        ({}, "Got {}, but a list is needed."),
        (["a", 1], "Got 1 in the list, but ids are needed."),
        (["a", None], "Got None in the list, but ids are needed."),
    ],
)
def test_what_is_no_list_of_ids_is_told(response, told):
    with pytest.raises(KetacourseError) as caught:
        ids_in(response, "Tick one.")
    assert str(caught.value) == told

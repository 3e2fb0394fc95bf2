from dataclasses import replace
from pathlib import Path

import pytest

from ketacourse.errors import KetacourseError
from ketacourse.quiz.bank.load import load_bank
from ketacourse.quiz.items.item import mark

BANK = load_bank(Path(__file__).parents[2] / "data" / "every_type.yaml")


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
    assert (result.slip, result.feedback) == ("That is in mg; divide it by 40.", ())
    assert (result.score, result.correct) == (0, False)
    assert result.understood == "Understood: 20"


def test_any_other_wrong_number_is_repeated_without_feedback():
    result = mark(BANK.item("type-number"), "7")
    assert (result.correct, result.slip, result.understood) == (False, "", "Understood: 7")


def test_a_relative_margin_follows_the_value(sample):
    item = replace(sample.item("type-number"), value=-200.0, tolerance=0.05, relative=True)
    assert item.margin == 10


TOUCHING = """
type: numeric
objective: know
difficulty: easy
stem: Half?
answer: {value: 0.5, tolerance: 0.25}
near_misses:
  - {value: NEAR, tolerance: 0.125, feedback: No.}
hint: Half.
explanation: Half.
"""


@pytest.mark.parametrize("near", ["0.875", "0.75", "0.5", "0.25", "0.125"])
def test_a_near_miss_that_touches_what_is_right_is_refused(write_item, near):
    with pytest.raises(KetacourseError, match="meets the right answer"):
        load_bank(write_item(TOUCHING.replace("NEAR", near)))


@pytest.mark.parametrize("near", ["0.876", "0.124", "-0.5"])
def test_a_near_miss_beside_it_is_not(write_item, near):
    item = load_bank(write_item(TOUCHING.replace("NEAR", near))).item("one")
    assert mark(item, near).slip == "No."


@pytest.mark.parametrize(
    ("value", "tolerance", "edge", "beyond"),
    [
        (0.0, 0.0, "0", "1e-12"),
        (1e-6, 0.0, "1e-6", "2e-6"),
        (20000.6, 0.1, "20000.7", "20000.7001"),  # 20000.7 - 20000.6 is above 0.1 in a computer
        (-20000.6, 0.1, "-20000.7", "-20000.7001"),
    ],
)
def test_the_edge_counts_at_every_size_and_what_lies_beyond_does_not(
    value, tolerance, edge, beyond
):
    item = replace(BANK.item("type-number"), value=value, tolerance=tolerance, near_misses=())
    assert mark(item, edge).correct is True
    assert mark(item, beyond).correct is False


@pytest.mark.parametrize(
    ("value", "tolerance", "shown"),
    [
        (1234.5, 100, "1234"),
        (1234.56, 1, "1234.6"),
        (1 / 3, 0.01, "0.333"),
        (1 / 3, 0, "0.333333333333"),
    ],
)
def test_the_answer_is_shown_to_one_digit_more_than_its_tolerance(value, tolerance, shown):
    item = replace(BANK.item("type-number"), value=value, tolerance=tolerance, unit="mg")
    assert item.answer_html() == f"<p>{shown} mg</p>"

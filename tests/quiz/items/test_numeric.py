from dataclasses import replace
from pathlib import Path

import pytest

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

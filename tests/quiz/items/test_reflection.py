from pathlib import Path

from ketacourse.quiz.bank.load import load_bank
from ketacourse.quiz.items.item import mark

BANK = load_bank(Path(__file__).parents[2] / "data" / "every_type.yaml")


def test_a_reflection_is_noted_and_never_scored():
    result = mark(BANK.item("reflect"), "A trial that fails where I said it would.")
    assert (result.score, result.max_score, result.correct) == (0, 0, None)
    assert (result.verdict, result.understood) == ("Noted", "9 words")


def test_a_short_reflection_is_told_how_much_is_asked_for():
    result = mark(BANK.item("reflect"), "Nothing.")
    assert result.understood == "1 word; about 5 are asked for"

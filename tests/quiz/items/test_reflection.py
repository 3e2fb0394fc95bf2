from pathlib import Path

from ketacourse.quiz.bank.load import load_bank
from ketacourse.quiz.items.item import mark
from ketacourse.quiz.items.reflection import ReflectionItem

BANK = load_bank(Path(__file__).parents[2] / "data" / "every_type.yaml")


def test_a_reflection_is_noted_and_never_scored():
    result = mark(BANK.item("reflect"), "A trial that fails where I said it would.")
    assert (result.score, result.max_score, result.correct) == (0, 0, None)
    assert (result.verdict, result.understood) == ("Noted", "9 words")


def test_a_short_reflection_is_told_how_much_is_asked_for():
    result = mark(BANK.item("reflect"), "Nothing.")
    assert result.understood == "1 word; about 5 are asked for"


def test_a_reflection_asks_for_no_length_and_has_no_points_unless_told():
    common = {"id": "r", "bank": "b", "stem": "?", "objective": "k", "difficulty": "easy"}
    item = ReflectionItem(points_covered="Anything.", **common)
    assert (item.points, item.min_words) == (0, 0)
    assert mark(item, "Short.").understood == "1 word"

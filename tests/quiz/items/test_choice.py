from dataclasses import replace
from pathlib import Path

from ketacourse.quiz.bank.load import load_bank
from ketacourse.quiz.items.item import mark
from ketacourse.quiz.marking.marks import Feedback

BANK = load_bank(Path(__file__).parents[2] / "data" / "every_type.yaml")


def test_a_choice_is_answered_with_the_feedback_of_its_option():
    item = BANK.item("pick")
    assert mark(item, "na").feedback == (
        Feedback("na", "Sodium flows through once the pore is free.", correct=False),
    )
    assert mark(item, "na").verdict == "Not yet"
    assert mark(item, "mg").feedback[0].correct is True


def test_options_keep_their_order_unless_the_author_asks_for_a_shuffle(sample):
    item = sample.item("pick")
    assert tuple(item.offered) == ("na", "mg", "zn")
    shuffled = tuple(replace(item, shuffle=True).offered)
    assert sorted(shuffled) == ["mg", "na", "zn"]
    assert shuffled != ("na", "mg", "zn")

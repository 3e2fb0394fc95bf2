from pathlib import Path

import pytest

from ketacourse.errors import KetacourseError
from ketacourse.quiz.bank.load import load_bank
from ketacourse.quiz.items.item import mark
from ketacourse.quiz.items.match import MatchItem

BANK = load_bank(Path(__file__).parents[2] / "data" / "every_type.yaml")


COMMON = {"id": "one", "bank": "made", "stem": "?", "objective": "know", "difficulty": "easy"}


def test_targets_stand_as_shown_and_equal_targets_stand_once():
    pairs = [("ketamine", "NMDA", "f"), ("memantine", "NMDA", "f"), ("fluoxetine", "SERT", "f")]
    item = MatchItem.of_pairs(pairs, ["GABA-A"], **COMMON)
    texts = {target.id: target.text for target in item.targets}
    assert tuple(item.offered) == ("t1", "t2", "t3")
    assert [texts[prompt.target] for prompt in item.prompts] == ["NMDA", "NMDA", "SERT"]
    assert sorted(texts.values()) == ["GABA-A", "NMDA", "SERT"]


def test_a_match_is_worth_the_share_of_right_pairs():
    item = BANK.item("pair")
    right = item.solution
    wrong = next(t.id for t in item.targets if t.id not in right.values())
    result = mark(item, {**right, "p2": wrong})
    assert (result.score, result.verdict) == (1, "Partly correct")
    assert [(line.key, line.correct) for line in result.feedback] == [("p1", True), ("p2", False)]
    assert str(result.parts) == "1 of 2 pairs right"


@pytest.mark.parametrize("points", [0.1, 0.3, 0.7])
def test_all_pairs_right_are_worth_the_points_to_the_last_digit(points):
    pairs = [(f"prompt {at}", f"target {at}", "f") for at in range(3)]
    common = {"id": "m", "bank": "b", "stem": "?", "objective": "k", "difficulty": "easy"}
    item = MatchItem.of_pairs(pairs, points=points, **common)
    assert mark(item, item.solution).score == points


@pytest.mark.parametrize(("length", "is_listed"), [(27, False), (28, False), (29, True)])
def test_a_partner_too_long_for_a_list_of_choices_stands_in_full_above(length, is_listed):
    item = MatchItem.of_pairs([("a", "x" * length, "f"), ("b", "y", "f")], **COMMON)
    assert item.page()["is_listed"] is is_listed


PAIRS = """
type: match
objective: know
difficulty: easy
stem: Match.
pairs:
  - {prompt: one, target: this, feedback: f}
  - {prompt: two, target: that, feedback: f}
hint: h
explanation: e
"""


def test_two_partners_are_enough_and_may_be_had_by_a_distractor(write_item):
    assert len(load_bank(write_item(PAIRS)).item("one").targets) == 2
    shared = PAIRS.replace("that", "this")
    with pytest.raises(KetacourseError, match="all pairs share one target"):
        load_bank(write_item(shared))
    with_one = shared.replace("hint:", "distractors: [that]\nhint:")
    assert len(load_bank(write_item(with_one)).item("one").targets) == 2


def test_a_prompt_stands_once(write_item):
    with pytest.raises(KetacourseError, match="two prompts say the same: 'one'"):
        load_bank(write_item(PAIRS.replace("prompt: two", "prompt: one")))

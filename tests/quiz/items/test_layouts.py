"""What authors may write in an item of each kind: keys, which may be left out, and the least."""

import pytest

from ketacourse.quiz.items.kinds import KINDS
from ketacourse.quiz.items.numeric import ANSWER, NEAR_MISS

# A key that may be left out ends in "?"; a number or a length has its least behind it.
KEYS = {
    "choice": "options>2 shuffle?",
    "multiple": "options>2 shuffle?",
    "numeric": "answer near_misses?>1",
    "order": "steps>3",
    "match": "pairs>2 distractors?>1",
    "path": "hypothesis>1 from to choices>2",
    "predict": "hypothesis>1 perturb>1 with_ketamine outcome experiment?",
    "code": "function parameters>0 starter? cases>1 tolerance?>0",
    "reflection": "points_covered min_words?>0 explanation?",
}


def written(name, field):
    least = field.least if field.kind in {"list", "map"} else field.low
    return f"{name}{'' if field.required else '?'}{'' if least is None else f'>{least}'}"


@pytest.mark.parametrize("kind", KINDS)
def test_the_keys_of_every_kind(kind):
    keys = [written(name, field) for name, field in KINDS[kind].layout.items()]
    assert " ".join(keys) == KEYS[kind]


def test_a_number_may_come_from_the_facts_but_no_unit_and_no_words():
    for table, given in ((ANSWER, {"value", "tolerance"}), (NEAR_MISS, {"value", "tolerance"})):
        assert {name for name, field in table.items() if field.given} == given
    assert [written(*each) for each in ANSWER.items()] == [
        "value",
        "tolerance>0",
        "relative?",
        "unit?",
    ]
    assert [written(*each) for each in NEAR_MISS.items()] == ["value", "tolerance?>0", "feedback"]

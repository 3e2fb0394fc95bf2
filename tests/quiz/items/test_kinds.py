"""The list of kinds, and what each says of itself."""

import pytest

from ketacourse.quiz.items.item import Item
from ketacourse.quiz.items.kinds import KINDS


def test_the_samples_hold_every_type(sample, judged):
    assert {item.type for item in (*sample.items, *judged.items)} == set(KINDS)


def test_what_is_offered_is_named_by_id_and_shown_by_text(sample, judged):
    offered = {item.type: item.offered for item in (*sample.items, *judged.items)}
    assert offered["choice"]["zn"] == "Zinc"
    assert set(offered["multiple"].values()) == {"Two", "Three", "Four", "Five"}
    assert sorted(offered["order"].values()) == ["Four", "One", "Three", "Two"]
    assert set(offered["match"].values()) == {"Oslo", "Nairobi", "Sydney"}
    way, guess = judged.items
    assert set(offered["path"]) == set(way.choices)
    assert list(offered["predict"]) == [option.id for option in guess.ruling.options]
    assert offered["numeric"] == offered["reflection"] == offered["code"] == {}


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_kind_lays_out_its_keys_and_says_how_long_it_takes(kind):
    assert kind.layout
    assert 0.5 <= kind.minutes <= 10
    assert kind.marked is not Item.marked


def test_only_code_is_asked_in_a_cell_and_only_a_reflection_is_never_scored():
    assert [name for name, kind in KINDS.items() if kind.is_in_cell] == ["code"]
    assert [name for name, kind in KINDS.items() if not kind.is_scored] == ["reflection"]
    assert {name for name, kind in KINDS.items() if kind.is_exercise} == {"code", "reflection"}

from dataclasses import FrozenInstanceError, replace

import pytest

from ketacourse.errors import KetacourseError
from ketacourse.quiz.items.records import ITEM_TYPES


def test_the_version_changes_with_the_key_and_not_with_a_mended_typo(sample):
    item = sample.item("pick")
    assert replace(item, stem="Mended.", hint="Other.").version == item.version
    flipped = tuple(replace(option, correct=not option.correct) for option in item.options)
    assert replace(item, options=flipped).version != item.version


def test_every_type_has_its_own_version(sample):
    assert len({item.version for item in sample.items}) == len(sample.items)


def test_the_samples_hold_every_type(sample, judged):
    assert {item.type for item in (*sample.items, *judged.items)} == set(ITEM_TYPES)


def test_an_unknown_item_is_answered_with_the_nearest(sample):
    with pytest.raises(KetacourseError) as fault:
        sample.item("pik")
    assert str(fault.value) == (
        "bank 'every_type': unknown item 'pik'; did you mean 'pick'? "
        "Allowed: pair, pick, reflect, sort, tick, type-number, write-code"
    )


def test_items_are_frozen(sample):
    with pytest.raises(FrozenInstanceError):
        sample.item("pick").stem = "Other?"


def test_a_relative_margin_follows_the_value(sample):
    item = replace(sample.item("type-number"), value=-200.0, tolerance=0.05, relative=True)
    assert item.margin == 10

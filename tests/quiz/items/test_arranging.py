from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ketacourse.quiz.items.arranging import (
    display_order,
    match_item,
    order_item,
    permutation,
    shown_ids,
    texts_of,
)

COMMON = {"id": "one", "bank": "made", "stem": "?", "objective": "know", "difficulty": "easy"}


@given(st.text(max_size=20), st.integers(0, 30))
def test_a_shuffle_moves_everything_somewhere_and_never_leaves_the_right_order(seed, length):
    order = permutation(seed, length)
    assert sorted(order) == list(range(length))
    assert length < 2 or list(order) != list(range(length))
    assert permutation(seed, length) == order


def test_a_shuffle_is_the_same_on_every_machine():
    assert permutation("made/one", 5) == (0, 2, 3, 4, 1)


@given(st.text(max_size=20), st.integers(2, 12))
def test_step_ids_are_numbered_as_shown_and_never_as_right(bank, length):
    steps = [(f"step {place}", "Why.") for place in range(length)]
    item = order_item(steps=steps, **{**COMMON, "bank": bank})
    right = tuple(step.id for step in item.steps)
    assert display_order(item) == tuple(f"s{place}" for place in range(1, length + 1))
    assert right != display_order(item)
    assert sorted(right) == sorted(display_order(item))


def test_targets_stand_as_shown_and_equal_targets_stand_once():
    pairs = [("ketamine", "NMDA", "f"), ("memantine", "NMDA", "f"), ("fluoxetine", "SERT", "f")]
    item = match_item(pairs=pairs, distractors=["GABA-A"], **COMMON)
    texts = {target.id: target.text for target in item.targets}
    assert display_order(item) == ("t1", "t2", "t3")
    assert [texts[prompt.target] for prompt in item.prompts] == ["NMDA", "NMDA", "SERT"]
    assert sorted(texts.values()) == ["GABA-A", "NMDA", "SERT"]


def test_options_keep_their_order_unless_the_author_asks_for_a_shuffle(sample):
    item = sample.item("pick")
    assert display_order(item) == ("na", "mg", "zn")
    shuffled = display_order(replace(item, shuffle=True))
    assert sorted(shuffled) == ["mg", "na", "zn"]
    assert shuffled != ("na", "mg", "zn")


def test_types_without_parts_have_no_order(sample):
    for name in ("type-number", "reflect", "write-code"):
        assert display_order(sample.item(name)) == ()


def test_shown_ids_number_what_is_listed_by_where_it_is_shown():
    assert shown_ids("s", "made/one", 5) == ("s1", "s5", "s2", "s3", "s4")


def test_every_item_that_is_arranged_has_a_text_for_each_place(sample, judged):
    for item in (*sample.items, *judged.items):
        assert set(display_order(item)) <= set(texts_of(item))


def test_texts_are_those_of_options_steps_targets_and_nodes(sample, judged):
    assert texts_of(sample.item("pick"))["zn"] == "Zinc"
    assert sorted(texts_of(sample.item("sort")).values()) == ["Four", "One", "Three", "Two"]
    assert set(texts_of(sample.item("pair")).values()) == {"Oslo", "Nairobi", "Sydney"}
    way, guess = judged.items
    assert {way.start, way.end} <= set(texts_of(way))
    assert list(texts_of(guess)) == [option.id for option in guess.ruling.options]
    assert texts_of(sample.item("type-number")) == {}

"""The list of kinds, and what each says of itself."""

from dataclasses import replace

import pytest

from ketacourse.errors import KetacourseError
from ketacourse.quiz.items.item import GUESS, Item, listed, mark
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


def refusal(item, response):
    with pytest.raises(KetacourseError) as caught:
        mark(item, response)
    return str(caught.value)


@pytest.mark.parametrize(
    ("name", "nothing", "told"),
    [
        ("pick", [None, ""], "Choose an option first."),
        ("tick", [None, "", []], "Tick at least one option first."),
        ("type-number", [None, "", " "], "Type a number first."),
        ("sort", [None, "", []], "Put the steps in order first."),
        ("pair", [None, "", {}], "Choose a partner for every prompt first."),
        ("reflect", [None, "", " "], "Write something first."),
    ],
)
def test_no_response_is_told_what_to_do(sample, name, nothing, told):
    assert {refusal(sample.item(name), none) for none in nothing} == {told}


@pytest.mark.parametrize(
    ("response", "told"),
    [
        ({"p9": "t2"}, "'p9' is not among the prompts p1, p2."),
        ({5: "t2"}, "5 is not among the prompts p1, p2."),
        ({"p1": "t9"}, "'t9' is not among the targets t1, t2, t3."),
        ({"p1": ["t2"]}, "['t2'] is not among the targets t1, t2, t3."),
        ([], "Got [], but prompts with their partners are needed."),
    ],
)
def test_pairs_that_cannot_be_are_told(sample, response, told):
    assert refusal(sample.item("pair"), response) == told


def test_a_pair_without_a_partner_is_missing_and_one_that_is_taken_back_too(sample):
    pair = sample.item("pair")
    none, half = refusal(pair, {"p1": "", "p2": None}), refusal(pair, {"p1": "t2", "p2": None})
    assert half == refusal(pair, {"p1": "t2"}) != none


def test_a_guess_says_so_beside_what_to_do_and_is_told_whatever_was_answered(sample):
    for item in sample.items:
        guessed = replace(item, guess=True)
        assert guessed.task == f"{item.instruction} {GUESS}"
        assert guessed.is_told
        assert item.is_told == item.tells_answer
    assert mark(replace(sample.item("pick"), guess=True), "mg").correct is None


def test_items_that_a_kind_says_nothing_of_are_bare(sample):
    bare = Item(id="a", bank="b", stem="?", objective="know", difficulty="easy")
    assert (bare.instruction, bare.fault, bare.report, bare.solution) == ("", "", (), None)
    assert (bare.page(), bare.on_paper(), bare.answer_html()) == ({}, "", "")
    assert (bare.points, bare.guess, bare.line, bare.minutes) == (1, False, 0, 0)
    assert (bare.is_exercise, bare.is_in_cell, bare.is_scored) == (False, False, True)
    assert len(bare.version) == 12
    assert listed([]) == ""


def test_a_reflection_counts_its_words_and_keeps_twenty_thousand_letters(sample):
    item = sample.item("reflect")
    assert mark(item, "one two three four").understood == "4 words; about 5 are asked for"
    assert mark(item, "one two three four five").understood == "5 words"
    assert mark(item, "x" * 20_000).verdict == "Noted"
    assert refusal(item, "x" * 20_001).startswith("That is 20,001 characters; up to 20,000 can")

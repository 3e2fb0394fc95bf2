"""The quiz after the course: parallel to the one before it, and neither gives the other away."""

import re
from collections import Counter

import pytest

from ketacourse.content.library import citations
from ketacourse.quiz.bank.load import load_bank
from ketacourse.quiz.items.choice import ChoiceItem
from ketacourse.quiz.items.item import mark
from ketacourse.quiz.items.numeric import NumericItem

PRE, POST = load_bank("pre"), load_bank("post")
CHOICES = [item for item in POST.items if isinstance(item, ChoiceItem)]
NUMBERS = [item for item in POST.items if isinstance(item, NumericItem)]


def words_of(text):
    return set(re.findall(r"[a-z]{4,}", text.casefold()))


def right_option(item):
    return next(option.text for option in item.options if option.correct)


@pytest.mark.parametrize("item", POST.items, ids=lambda item: item.id)
def test_every_item_has_a_hint_an_explanation_and_sources_that_exist(item):
    assert item.hint
    assert item.explanation
    assert item.cites
    assert set(item.cites) <= set(citations())


@pytest.mark.parametrize("item", CHOICES, ids=lambda item: item.id)
def test_every_option_says_why_it_tempts_or_what_decides(item):
    assert len(item.options) == 4
    assert [option.correct for option in item.options].count(True) == 1
    for option in item.options:
        assert option.feedback


def test_the_right_option_stands_in_every_place_at_times():
    places = Counter(tuple(item.offered).index(item.solution) for item in CHOICES)
    assert set(places) == {0, 1, 2, 3}
    assert max(places.values()) <= len(CHOICES) / 2


def test_the_longest_option_is_not_always_right():
    longest = [max(item.options, key=lambda option: len(option.text)).correct for item in CHOICES]
    assert sum(longest) <= len(CHOICES) / 2


def test_no_question_gives_the_answer_of_its_twin_away():
    for before, after in zip(PRE.items, POST.items, strict=True):
        if not isinstance(before, ChoiceItem):
            continue
        for one, other in ((before, after), (after, before)):
            key = words_of(right_option(one))
            assert len(key & words_of(other.stem)) <= len(key) / 2


def test_numbers_are_other_numbers_than_before():
    asked_before = {item.value for item in PRE.items if isinstance(item, NumericItem)}
    assert not asked_before & {item.value for item in NUMBERS}
    for item in NUMBERS:
        twin = PRE.items[POST.items.index(item)]
        assert not set(re.findall(r"\d+", item.stem)) - {"100"} & set(re.findall(r"\d+", twin.stem))


@pytest.mark.parametrize("item", NUMBERS, ids=lambda item: item.id)
def test_the_usual_slips_are_wrong_and_told_apart(item):
    assert mark(item, item.value).correct
    for miss in item.near_misses:
        found = mark(item, miss.value)
        assert not found.correct
        assert found.slip == miss.feedback

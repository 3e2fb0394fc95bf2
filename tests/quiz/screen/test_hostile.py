"""Hostile texts in every field of a bank: what the page is given holds nothing of theirs."""

import re

import pytest

from ketacourse.quiz import exercise
from ketacourse.quiz.bank.check import check_bank
from ketacourse.quiz.bank.load import read_bank
from ketacourse.quiz.log.attempt import Attempt
from ketacourse.quiz.log.attempts import AttemptLog
from ketacourse.quiz.screen.view import QuizWidget
from ketacourse.quiz.screen.withheld import answers_page
from tests.hostile import PAYLOADS, foreign, typeset
from tests.quiz.hostile import (
    FIELDS,
    answered,
    hostile_banks,
    is_shown,
    item,
    response,
    write_bank,
)
from tests.talking import talk

# What the page takes for HTML; everything else is text to it.
HTML = {"stem", "html", "details", "explanation", "answer", "hint"}


@pytest.fixture(scope="module")
def banks(tmp_path_factory):
    return hostile_banks(tmp_path_factory.mktemp("banks"))


@pytest.fixture(scope="module")
def quizzes(banks, tmp_path_factory):
    folder = tmp_path_factory.mktemp("answers")
    return [answered(bank, folder) for bank in banks]


def pieces(value, *, is_html=False):
    """Every piece of HTML in what is sent to the page."""
    if isinstance(value, str):
        return [value] if is_html else []
    if isinstance(value, dict):
        return [p for key, each in value.items() for p in pieces(each, is_html=key in HTML)]
    if isinstance(value, list):
        return [p for each in value for p in pieces(each, is_html=is_html)]
    return []


def test_every_payload_that_a_bank_may_hold_stands_in_one(banks):
    items = [asked for bank in banks for asked in bank.items]
    assert len(items) >= 220
    assert {asked.type for asked in items} == set(FIELDS)


def test_the_other_payloads_are_refused_by_line(tmp_path):
    refused = [text for text in PAYLOADS if not is_shown(tmp_path, text)]
    assert all(re.search(r"!\[|\{\{|[\0\1]", text) for text in refused)
    for text in refused:
        bank, problems = read_bank(write_bank(tmp_path, "one", [item("a", "choice", text)], "T"))
        assert bank is None
        assert re.match(r"one:1: |.*one\.yaml:1: ", str(problems[0]))


def test_what_the_page_is_given_holds_nothing_foreign(quizzes):
    for quiz in quizzes:
        given = pieces(quiz.quiz) + pieces(quiz.state)
        assert len(given) > 8 * len(quiz.items)
        for html in given:
            assert foreign(html) == []


def test_everything_was_answered_hinted_and_explained(quizzes):
    for quiz in quizzes:
        for shown in quiz.state["items"].values():
            assert shown["attempts"] == 1
            assert shown["hint"]
            assert shown["answer"]
            assert shown["explanation"]


def test_the_static_twin_holds_nothing_foreign_and_nothing_to_typeset(quizzes):
    for quiz in quizzes:
        bundle = quiz._repr_mimebundle_()
        static = (bundle[0] if isinstance(bundle, tuple) else bundle)["text/html"]
        assert foreign(static) == []
        assert typeset(static) == []


def test_the_page_of_answers_holds_nothing_foreign_and_nothing_to_typeset(banks):
    for bank in banks:
        given = [Attempt.of(asked, response(asked, asked.stem)) for asked in bank.items]
        for attempts in ([], given):
            html = answers_page(bank, bank, attempts)._repr_html_()
            assert foreign(html.removeprefix('<div class="kc">')) == []
            assert typeset(html) == []


@pytest.mark.parametrize("kind", ["reflection", "numeric", "choice"])
def test_what_a_student_types_is_answered_in_text_alone(banks, tmp_path, kind):
    """A typed answer may be a payload too, or stand where an id should."""
    asked = next(each for each in banks[0].items if each.type == kind)
    quiz = QuizWidget(banks[0], [asked], AttemptLog(tmp_path / "answers.jsonl"))
    for text in PAYLOADS:
        reply = talk(quiz, "check", item=asked.id, response=text)
        assert foreign(" ".join(pieces(quiz.state["items"][asked.id]))) == []
        assert set(reply) <= {"said", "refused"}


def test_an_exercise_shows_messages_and_results_as_text(tmp_path):
    log = AttemptLog(tmp_path / "answers.jsonl")
    for at, text in enumerate(PAYLOADS):
        if "{{" in text or re.search("[\0\1]", text):
            continue
        code = {
            "id": "code", "type": "code", "objective": "know", "difficulty": "easy", "stem": "Do.",
            "function": "f", "parameters": ["x"], "explanation": "B.",
            "cases": [{"arguments": [text], "expected": text, "message": text}],
        }  # fmt: skip
        path = write_bank(tmp_path, f"code{at}", [code], "T")
        shown = exercise(lambda x: f"{x}!", path, "code", log=log)._repr_html_()
        assert not re.search(r"<(?!/?(?:div|p|strong|span|table|thead|tbody|tr|th|td)\b)", shown)
        assert typeset(shown) == []


def test_hostile_formulas_are_told_by_check(tmp_path):
    text = "$\\href{javascript:top.ran=1}{x}$"
    listed = check_bank(write_bank(tmp_path, "one", [item("a", "choice", text)], "T"))
    assert any("the command '\\href' in the formula" in problem.message for problem in listed)

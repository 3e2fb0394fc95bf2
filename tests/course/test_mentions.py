"""A lesson, a bank and the code name papers so that no other could be meant."""

import json
from pathlib import Path

import pytest

from ketacourse.content.labels import Mentions
from ketacourse.content.library import citations
from ketacourse.course.lesson import read_lesson
from ketacourse.course.mentions import NAME_ITSELF, bank_mentions, lesson_mentions

ROOT = Path(__file__).parents[2]
SAID = "'Murrough 2013' could be more than one paper; say 2013a or 2013b"


@pytest.fixture(name="lesson")
def _lesson(tmp_path):
    def lesson(source, kind="markdown"):
        path = tmp_path / "01_x.ipynb"
        cell = {"cell_type": kind, "source": source, "metadata": {}, "outputs": []}
        path.write_text(json.dumps({"cells": [cell]}))
        return read_lesson(path)

    return lesson


def test_an_unclear_name_is_told_with_its_line(lesson):
    found = [*lesson_mentions(lesson("One line.\nAs in Murrough 2013.\n"))]
    assert found == [("As in Murrough 2013.", SAID)]


def test_code_is_read_as_well(lesson):
    assert [*lesson_mentions(lesson('names=["Murrough 2013"]', "code"))] == [
        ('names=["Murrough 2013"]', SAID)
    ]


@pytest.mark.parametrize(
    "source",
    [
        "Murrough 2013b asked something else.",
        'Whoever cites "Murrough 2013" has not yet said which.',
        "Next: what did Zarate 2006 and Murrough 2013 show?",
    ],
)
def test_letters_names_in_quotes_and_titles_of_lessons_are_let_through(lesson, source):
    assert [*lesson_mentions(lesson(source))] == []


def test_a_bank_is_read_line_by_line(tmp_path):
    path = tmp_path / "bank.yaml"
    path.write_text("bank: x\nstem: As in Murrough 2013.\n", encoding="utf-8")
    assert [(each.line, each.message) for each in bank_mentions(path)] == [(2, SAID)]
    path.write_bytes(b"\xff")
    assert bank_mentions(path) == []


@pytest.mark.parametrize("path", sorted((ROOT / "quizzes").glob("*.yaml")), ids=lambda p: p.stem)
def test_the_banks_of_the_course_are_clear(path):
    assert bank_mentions(path) == []


def test_the_code_is_clear():
    known = Mentions(citations().values())
    package = ROOT / "src" / "ketacourse"
    for path in sorted((*package.rglob("*.py"), *package.rglob("*.js"))):
        text = NAME_ITSELF.sub(" ", path.read_text("utf-8"))
        assert [*known.unclear(text)] == [], path

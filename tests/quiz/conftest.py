"""Banks and logs for the tests of the quiz."""

from pathlib import Path

import pytest

from ketacourse.quiz.bank.load import load_bank
from ketacourse.quiz.log.attempts import AttemptLog

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture
def sample():
    """One item of every type that has a key of its own, in file order."""
    return load_bank(DATA / "every_type.yaml")


@pytest.fixture
def judged():
    """A path and a prediction, marked against the graph of the course."""
    return load_bank(DATA / "judged.yaml")


@pytest.fixture
def log(tmp_path):
    """An empty log in a folder that can be written."""
    return AttemptLog(tmp_path / "my_answers.jsonl")


HEAD = """\
bank: made
title: Made for a test
lesson: 99_test
objectives:
  know: Know it.
items:
"""

CHOICE = """\
  - id: pick
    type: choice
    objective: know
    difficulty: easy
    stem: Which?
    options:
      a: {text: This, correct: true, feedback: Right.}
      b: {text: That, feedback: Wrong.}
    explanation: Because.
"""


@pytest.fixture
def write_bank(tmp_path, monkeypatch):
    """Write a bank below the working directory; messages then call it ``quizzes/made.yaml``."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "quizzes").mkdir()

    def write(text, name="made"):
        path = tmp_path / "quizzes" / f"{name}.yaml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


@pytest.fixture
def write_item(write_bank):
    """Write a bank of one item, given as the lines after ``- id: one``; they begin on line 8."""

    def write(lines):
        body = "".join(f"    {line}\n" for line in lines.strip("\n").splitlines())
        return write_bank(f"{HEAD}  - id: one\n{body}")

    return write


@pytest.fixture
def choice_bank():
    """The text of a bank with one sound choice item."""
    return HEAD + CHOICE

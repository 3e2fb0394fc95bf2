import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.quiz.log.attempt import attempt_of
from ketacourse.quiz.log.help import LONGEST, Help, help_of, line_of_help

NAMES = st.from_regex(r"[A-Za-z0-9_.-]{1,100}", fullmatch=True)


@given(st.builds(Help, NAMES, NAMES, st.sampled_from(["hint", "answer"])))
def test_help_comes_back_from_its_line_and_is_no_answer(given_help):
    line = line_of_help(given_help)
    assert help_of(line) == given_help
    assert attempt_of(line) == ""
    assert len(line) < LONGEST


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"bank": "b", "item": "i"},
        {"bank": "b", "item": "i", "kind": "bribe"},
        {"bank": "b", "item": "i", "kind": ["hint"]},
        {"bank": "b/..", "item": "i", "kind": "hint"},
        {"bank": "b", "item": 3, "kind": "hint"},
        {"bank": "b" * 101, "item": "i", "kind": "hint"},
    ],
)
def test_a_line_that_names_no_help_of_an_item_is_none(fields):
    assert help_of(json.dumps({"ketacourse": "help", **fields}).encode()) is None


@pytest.mark.parametrize(
    "line",
    [
        b'{"ketacourse": "help"',
        b'["ketacourse": "help"]',
        b'["\\"ketacourse\\": \\"help\\""]',
        b'{"ketacourse": "help", "bank": ' + b"[" * 400,
        b'{"ketacourse": "help"}' + b" " * LONGEST,
        b'{"ketacourse": "answers", "version": 1}',
        b"\xff",
        b"",
    ],
)
def test_a_line_that_cannot_be_read_is_no_help(line):
    assert help_of(line) is None

"""A cell that Python could not read leaves the older function in place, and that is told."""

import sys
from types import SimpleNamespace

import pytest

from ketacourse.quiz.screen.cells import unread_in, unread_since

SOUND = "def responded(before, after):\n    return False\n"
BROKEN = "def responded(before, after):\n    return (before - after\n"
ASKED = 'exercise(responded, "01_depression", "responded")\n'
STALE = (
    "The newest text of responded has a SyntaxError: '(' was never closed (its cell, line 2). "
    "Python still holds the older function. Mend that cell, run it, and then this one."
)


@pytest.mark.parametrize(
    "cells",
    [
        ["", SOUND, BROKEN, ASKED],
        ["", BROKEN, ASKED, ASKED],
        ["", SOUND, BROKEN, "other = 1", ASKED],
        ["", SOUND, BROKEN, "responded(30, 15)", ASKED],
    ],
)
def test_a_newer_text_that_cannot_be_read_is_told_with_its_line(cells):
    assert unread_in(cells, "responded") == STALE


@pytest.mark.parametrize(
    "cells",
    [
        [],
        [""],
        ["", SOUND, ASKED],
        ["", BROKEN, SOUND, ASKED],
        ["", SOUND, "def other(:", ASKED],
        ["", SOUND, "responded_late = (", ASKED],
        ["", "import math\n" + SOUND, ASKED],
    ],
)
def test_where_the_newest_text_was_read_nothing_is_said(cells):
    assert unread_in(cells, "responded") == ""


def test_a_mistyped_def_is_found_too():
    mistyped = "dfe responded(before, after):\n    pass"
    assert "(its cell, line 1)" in unread_in(["", SOUND, mistyped, ASKED], "responded")


def test_a_null_byte_is_told_like_any_other_fault():
    assert "null bytes" in unread_in(["", SOUND, "responded = '\0'"], "responded")


def test_the_cells_are_those_of_the_notebook(monkeypatch):
    shell = SimpleNamespace(user_ns={"In": ["", SOUND, BROKEN, ASKED]})
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda: shell))
    assert unread_since("responded") == STALE


def test_without_a_notebook_nothing_is_said(monkeypatch):
    monkeypatch.delitem(sys.modules, "IPython", raising=False)
    assert unread_since("responded") == ""
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda: None))
    assert unread_since("responded") == ""

"""Mutants: the faults that are made, the tests that are run against them, and what is excused."""

from __future__ import annotations

import subprocess
import sys

import pytest

from mutants.__main__ import Result
from mutants.equivalent import EQUIVALENT
from mutants.modules import ROOT, TESTS, noticing, source_of
from mutants.mutations import Mutant, mutants

SOURCE = '''
"""A text is left alone."""
from __future__ import annotations
LIMIT = 3

def kept(values: list[int], least: int = 0) -> list[int]:
    """So is this one."""
    check(values)
    if not values and least < LIMIT:
        raise ValueError("none")
    return [abs(value) for value in values if value > least]
'''


def changes(source):
    return [mutant.change for mutant in mutants(source)]


def test_every_small_fault_is_made_once_and_texts_and_annotations_are_left_alone():
    assert changes(SOURCE) == [
        "module: 3 -> 4",
        "kept: 0 -> 1",
        "kept: check(values) -> pass",
        "kept: if not values and least < LIMIT -> if not (not values and least < LIMIT)",
        "kept: not values and least < LIMIT -> not values or least < LIMIT",
        "kept: not values -> values",
        "kept: least < LIMIT -> least <= LIMIT",
        "kept: least < LIMIT -> least > LIMIT",
        ("kept: return [abs(value) for value in values if value > least] -> return None"),
        "kept: abs(value) -> value",
        "kept: [_ for value in values if value > least] -> [_ for value in values]",
        "kept: value > least -> value >= least",
        "kept: value > least -> value < least",
    ]


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("x = a + 1.5", ["a - 1.5", "2.5"]),
        ("x = True", ["False"]),
        ("x = a in b", ["a not in b"]),
        ("x = a is None", ["a is not None"]),
        ("x = min(a)", ["max(a)"]),
        ("x = a.argmax()", ["a.argmin()"]),
        ("x = -a", ["a"]),
        ("x = b if a else c", ["b if not a else c"]),
        ("x **= 2", ["x *= 2", "3"]),
        ("while a: break", ["while not a", "continue"]),
        ("f'{a + 1}'", []),
        ("__all__ = [a + 1]", []),
        ("@keep(1)\nclass A: pass", []),
    ],
)
def test_each_kind_of_fault_is_known(line, after):
    assert [mutant.after for mutant in mutants(line)] == after


def test_a_mutant_differs_from_its_source_in_one_place():
    lines = "def f(x):\n    return x + 1\n\ndef g(x):\n    return x\n"
    added = next(each for each in mutants(lines) if each.after == "x - 1")
    assert added.source == "def f(x):\n    return x - 1\n\ndef g(x):\n    return x"
    assert (added.line, added.function) == (2, "f")


@pytest.mark.parametrize("module", TESTS)
def test_every_module_in_the_list_stands_and_has_tests(module):
    assert source_of(module).is_file()
    assert noticing(module)
    assert all(path.exists() for path in noticing(module))


def test_what_is_excused_is_still_a_mutant_of_its_module():
    for module, excused in EQUIVALENT.items():
        assert set(excused) <= set(changes(source_of(module).read_text("utf-8"))), module


def test_the_share_leaves_out_what_changes_nothing():
    mutant = Mutant(1, "f", "a", "b", "")
    result = Result("statistics.shares", 22, equivalent=(mutant,) * 2, survived=(mutant,))
    assert result.share == 0.95
    assert str(result) == (
        "statistics.shares                    19 of   22 killed,  2 equivalent,  1 survived: 95 %"
    )


def test_tests_notice_a_fault_and_do_not_notice_what_is_none():
    code = (
        "from mutants.modules import source_of\n"
        "from mutants.mutations import Mutant\n"
        "from mutants.trial import prepare, survivors\n"
        "prepare()\n"
        "sound = source_of('statistics.normal').read_text('utf-8')\n"
        "faulty = sound.replace('sqrt(8)', 'sqrt(9)')\n"
        "tried = [Mutant(1, 'f', 'a', name, source) for name, source in "
        "(('sound', sound), ('faulty', faulty), ('broken', 'def'))]\n"
        "lived = survivors('statistics.normal', tried, 2, lambda done: None)\n"
        "print([mutant.after for mutant in lived])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "['sound']\n"

"""The bench: what it measures is found, and its table can be read."""

from __future__ import annotations

import ast
import importlib.util
from pathlib import Path

import pytest

from bench.explorers_bench import compared, lesson_rows, script_rows
from bench.table import Row, median_ms, median_pair_ms, printed

ROOT = Path(__file__).parents[2]
BENCHES = sorted(path.stem for path in (ROOT / "bench").glob("*_bench.py"))


@pytest.mark.parametrize("name", BENCHES)
def test_every_bench_can_be_asked_to_measure(name):
    assert callable(importlib.import_module(f"bench.{name}").measure)


@pytest.mark.parametrize("name", BENCHES)
def test_what_a_bench_takes_from_the_package_is_there(name):
    """Imports within functions too, which nobody runs until the bench is run."""
    source = (ROOT / "bench" / f"{name}.py").read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("ketacourse"):
            module = importlib.import_module(node.module)
            for each in node.names:
                found = hasattr(module, each.name) or importlib.util.find_spec(
                    f"{node.module}.{each.name}"
                )
                assert found, f"{node.module} has no {each.name}"


def test_the_table_gives_the_ratio_to_the_alternative():
    rows = [
        Row("ours is quick", 2.0, against="the other", its_value=8.0, budget=100),
        Row("size", 1234.0, "MB"),
        Row("both", 2.0, against="the other", its_value=8.0, budget=100, share=0.5),
        Row("a share", 2.0, against="the other", its_value=8.0, share=0.5),
    ]
    assert printed(rows).splitlines() == [
        "what           ours      against    theirs  ratio  promised",
        "ours is quick  2 ms      the other  8 ms    0.25   under 100 ms",
        "size           1,234 MB",
        "both           2 ms      the other  8 ms    0.25   under 100 ms, under 0.5 of theirs",
        "a share        2 ms      the other  8 ms    0.25   under 0.5 of theirs",
    ]


def test_the_first_run_is_not_counted():
    calls = []
    assert median_ms(lambda: calls.append(1), times=3) >= 0
    assert len(calls) == 4


def test_two_actions_are_timed_in_turn():
    calls = []
    median_pair_ms(lambda: calls.append("a"), lambda: calls.append("b"), times=2)
    assert calls == ["a", "b"] * 3


def test_explorers_are_compared_in_the_middle_and_at_the_slow_end():
    ours, theirs = range(1, 61), [10 * each for each in range(1, 61)]
    other = "interact, inline matplotlib"
    assert [row.cells() for row in compared("two arms", ours, theirs)] == [
        ("move in the page: two arms, p50", "30.5 ms", other, "305 ms", "0.10", ""),
        ("move in the page: two arms, p95", "58 ms", other, "580 ms", "0.10", ""),
    ]


def test_lessons_and_scripts_are_weighed_in_kilobytes(tmp_path):
    (tmp_path / "02_two.ipynb").write_bytes(b"x" * 1500)
    (tmp_path / "01_one.ipynb").write_bytes(b"x" * 500)
    (tmp_path / "notes.md").write_bytes(b"x")
    assert [(row.what, row.value, row.unit) for row in lesson_rows(tmp_path)] == [
        ("stored: 01_one", 0.5, "kB"),
        ("stored: 02_two", 1.5, "kB"),
    ]
    scripts = list(script_rows())
    assert [row.what for row in scripts][:2] == ["script: two arms", "script: rating scale"]
    assert all(row.value > 1 and row.unit == "kB" for row in scripts)

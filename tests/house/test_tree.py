"""What holds for every file: sizes, names, places, and how the lessons are stored."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from ketacourse.course.stored import check_stored

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "ketacourse"
MODULES = sorted(PACKAGE.rglob("*.py"))
LESSONS = sorted((ROOT / "lessons").glob("*.ipynb"))
MOST_LINES = 400


def within(path):
    return path.relative_to(ROOT).as_posix()


def test_there_are_lessons_and_modules_to_look_at():
    assert len(LESSONS) >= 2
    assert len(MODULES) >= 30


@pytest.mark.parametrize("path", LESSONS, ids=within)
def test_a_lesson_is_stored_as_readers_and_tests_need_it(path):
    assert [str(problem) for problem in check_stored(path)] == []


@pytest.mark.parametrize("path", MODULES, ids=within)
def test_a_module_is_short_and_named_for_what_it_holds(path):
    assert len(path.read_text("utf-8").splitlines()) <= MOST_LINES
    assert path.stem not in ("utils", "util", "helpers", "misc", "common")


def test_every_room_has_tests_of_its_own():
    rooms = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert [
        room for room in sorted(rooms) if not list((ROOT / "tests" / room).rglob("test_*.py"))
    ] == []


@pytest.mark.parametrize("path", [".ci/run", "binder/postBuild", "scripts/environment.sh"])
def test_a_script_can_be_run_and_stops_at_its_first_fault(path):
    script = ROOT / path
    assert os.access(script, os.X_OK)
    text = script.read_text("utf-8")
    assert text.startswith("#!/usr/bin/env bash\n")
    assert "set -euo pipefail" in text


def test_continuous_integration_runs_what_the_readme_says():
    lines = (ROOT / ".ci/run").read_text("utf-8").splitlines()
    commands = [line for line in lines if line and not line.startswith(("#", "set ", "cd "))]
    assert commands == ["make test"]
    assert re.search(r"^make test$", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)


def test_no_path_of_one_machine_stands_in_a_notebook():
    pattern = re.compile(r"/home/\w+/|/Users/\w+/|/root/|/tmp/|site-packages")
    found = {path.name: pattern.findall(path.read_text("utf-8")) for path in LESSONS}
    assert {name: paths for name, paths in found.items() if paths} == {}

"""Each module on its own: the command starts fast, and facts and quizzes need no numpy."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "src" / "ketacourse"
HEAVY = {"IPython", "anywidget", "ipywidgets", "matplotlib", "nbformat", "numpy", "yaml"}
NUMERIC = ("numpy", "matplotlib", "scipy", "networkx")


def run(code):
    """What a fresh Python prints, as JSON."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("module", ["ketacourse.cli", "ketacourse.content.library"])
def test_a_module_that_starts_often_pulls_in_nothing_heavy(module):
    loaded = run(f"import json, sys, {module}; print(json.dumps(sorted(sys.modules)))")
    assert HEAVY & {name.split(".")[0] for name in loaded} == set()


@pytest.mark.parametrize("room", ["content", "quiz"])
def test_every_module_of_facts_and_quizzes_can_be_imported_without_numpy(room):
    paths = sorted((PACKAGE / room).rglob("[a-z]*.py"))
    names = [
        ".".join(("ketacourse", *path.relative_to(PACKAGE).with_suffix("").parts)) for path in paths
    ]
    assert len(names) > 5
    without = f"sys.modules.update(dict.fromkeys({NUMERIC!r}))"
    imports = f"print(json.dumps([importlib.import_module(name).__name__ for name in {names!r}]))"
    assert run(f"import importlib, json, sys; {without}; {imports}") == names


def imported(path):
    """What a module imports anywhere in it, as dotted names."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{each.name}" for each in node.names)


@pytest.mark.parametrize(
    "room", ["claims", "depression", "evidence", "glutamate", "pathway", "risk"]
)
def test_no_module_asks_the_front_door_of_its_own_room(room):
    """The door knows its modules; a module that asks it back closes a circle no contract sees."""
    front = f"ketacourse.{room}"
    inside = {each.stem for each in (PACKAGE / room).iterdir()}
    asked = [
        (path.name, name)
        for path in (PACKAGE / room).rglob("*.py")
        for name in imported(path)
        if name == front or (name.startswith(f"{front}.") and name.split(".")[2] not in inside)
    ]
    assert asked == []

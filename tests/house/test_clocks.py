"""No test reads a clock or waits for one: a busy machine is no fault of the code.

How long something takes is for ``make bench``. A wait ends with an event: a kernel's message, an
attribute, a line of a log.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
MODULES = sorted(path for path in TESTS.rglob("*.py") if path != Path(__file__))
SCRIPTS = sorted(TESTS.rglob("*.js"))
READ = {
    "time": "clock_gettime monotonic monotonic_ns perf_counter perf_counter_ns process_time "
    "process_time_ns thread_time thread_time_ns time time_ns",
    "timeit": "default_timer repeat timeit",
    "datetime": "now today utcnow",
    "date": "today",
}
SLEPT = {"time": "sleep", "asyncio": "sleep"}
CLOCKS = {
    f"{module}.{name}"
    for table in (READ, SLEPT)
    for module, names in table.items()
    for name in names.split()
}
# A method that is a clock whatever it is called on.
ANYWHERE = {"wait_for_timeout"}
# The same in code that a test hands to the page or to a kernel. A timer of nothing is no wait: it
# lets whatever is due take its turn.
IN_TEXT = re.compile(
    r"performance\.now|Date\.now|new Date\(\)|setInterval|console\.time"
    r"|(?<!apis: \[.)setTimeout(?!\(\w+, 0\))"  # a mocked timer waits for nobody
    r"|(?<![\w.])(?:time|timeit|asyncio)\.(?:sleep|time|monotonic|perf_counter|process_time)\w*\("
)


def clocks(source):
    """Each clock that a module reads or waits for, with its line; docstrings are prose."""
    tree = ast.parse(source)
    prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    names = imported(tree)
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            found += [(node.lineno, match[0]) for match in IN_TEXT.finditer(node.value)]
        elif isinstance(node, ast.Attribute) and node.attr in ANYWHERE:
            found.append((node.lineno, node.attr))
        elif isinstance(node, ast.Attribute | ast.Name):
            full = dotted(node, names)
            if full in CLOCKS:
                found.append((node.lineno, full))
    return sorted(found)


def imported(tree):
    """What each imported name stands for: `perf` for time.perf_counter, `dt` for datetime."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.asname or alias.name: alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            module = (node.module or "").split(".")[-1]
            found |= {each.asname or each.name: f"{module}.{each.name}" for each in node.names}
    return found


def dotted(node, names):
    """The last two parts of a name, such as time.sleep, whatever it was imported as."""
    if isinstance(node, ast.Name):
        return names.get(node.id, "")
    base = node.value
    if isinstance(base, ast.Attribute):
        return f"{base.attr}.{node.attr}"
    if not isinstance(base, ast.Name):
        return ""
    module = names.get(base.id, base.id).split(".")[-1]
    return f"{module}.{node.attr}"


def within(path):
    return path.relative_to(TESTS).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=within)
def test_no_test_reads_a_clock_or_waits_for_one(path):
    assert clocks(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", SCRIPTS, ids=within)
def test_no_test_of_a_script_reads_a_clock_or_waits_for_one(path):
    assert IN_TEXT.findall(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import time\nassert time.time() < 3", "time.time"),
        ("import time\nstart = time.process_time()\nassert start", "time.process_time"),
        ("import time as t\nt.perf_counter_ns()", "time.perf_counter_ns"),
        ("from time import monotonic\nmonotonic()", "time.monotonic"),
        ("from time import sleep as rest\nrest(1)", "time.sleep"),
        ("import time\nmap(time.sleep, [1])", "time.sleep"),
        ("import asyncio\nasync def f(): await asyncio.sleep(1)", "asyncio.sleep"),
        ("from timeit import default_timer\ndefault_timer()", "timeit.default_timer"),
        ("import timeit\ntimeit.timeit('f()')", "timeit.timeit"),
        ("from datetime import datetime\ndatetime.now() - then", "datetime.now"),
        ("import datetime as dt\ndt.datetime.now(dt.UTC)", "datetime.now"),
        ("from datetime import date\ndate.today()", "date.today"),
        ("page.wait_for_timeout(500)", "wait_for_timeout"),
        ("self.lab.page().wait_for_timeout(1)", "wait_for_timeout"),
        ("page.evaluate('performance.now()')", "performance.now"),
        ("page.evaluate(f'() => {{ const a = Date.now(); {more} }}')", "Date.now"),
        ("run('await new Promise((done) => setTimeout(done, 5))')", "setTimeout"),
        ("run('setTimeout(done, 10)')", "setTimeout"),
        ("run_code('import time; time.sleep(9.5)')", "time.sleep("),
    ],
)
def test_every_kind_of_clock_is_seen(source, found):
    assert [name for _, name in clocks(source)] == [found]


@pytest.mark.parametrize(
    "source",
    [
        "from datetime import datetime\ndatetime(2026, 11, 20)",
        "import datetime\ndatetime.date(2026, 11, 20)",
        "attempt.time == '2026-11-21'",
        "page.wait_for_selector('.kc')",
        "page.clock.fast_forward(8000)",
        "def f():\n    '''Not setTimeout.'''",
        "attempt(time='09:30')",
        "run('new Promise((done) => setTimeout(done, 0))')",
        "path.stat().st_mtime_ns != before",
        "'At what time. sleep follows'",
    ],
)
def test_what_only_looks_like_a_clock_is_let_be(source):
    assert clocks(source) == []

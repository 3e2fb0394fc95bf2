"""Loading every fact file, in a Python that has not read them yet."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys

from bench.table import Row

LOAD = """
import time
import ketacourse.content.library as library
from ketacourse.content.tables import TABLES
started = time.perf_counter()
count = len(library.citations()) + sum(len(library.records(name)) for name in TABLES)
print([(time.perf_counter() - started) * 1000, count])
"""
PARSE = """
import time, tomllib
from ketacourse.content.library import DATA
started = time.perf_counter()
for path in DATA.glob("*.toml"):
    tomllib.loads(path.read_text("utf-8"))
print([(time.perf_counter() - started) * 1000, 0])
"""


def _fresh(source: str) -> tuple[float, int]:
    """Milliseconds and count that a fresh Python prints."""
    done = subprocess.run([sys.executable, "-c", source], check=True, stdout=subprocess.PIPE)
    milliseconds, count = json.loads(done.stdout)
    return milliseconds, count


def measure() -> list[Row]:
    """All records built and checked, against the standard library reading the same files."""
    pairs = [(_fresh(LOAD), _fresh(PARSE)) for _ in range(7)]
    ours = statistics.median(load[0] for load, _ in pairs)
    theirs = statistics.median(parse[0] for _, parse in pairs)
    what = f"load all {pairs[0][0][1]:,} facts and citations"
    return [Row(what, ours, against="tomllib, no records", its_value=theirs, budget=100)]

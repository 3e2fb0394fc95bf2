"""Running each lesson and comparing it with what is stored, as the tests do."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.table import Row

ROOT = Path(__file__).parents[1]
NBVAL = [
    *("-m", "pytest", "-q", "-p", "no:randomly"),
    *("--nbval", "--nbval-sanitize-with", "tests/lessons/sanitize.cfg"),
    *("--nbval-cell-timeout", "120"),
]


def _seconds(path: Path) -> float:
    started = time.perf_counter()
    command = [sys.executable, *NBVAL, str(path)]
    with tempfile.TemporaryDirectory() as folder:  # no student's answers are read or added to
        elsewhere = {**os.environ, "KETACOURSE_ANSWERS": str(Path(folder, "answers.jsonl"))}
        done = subprocess.run(
            command, cwd=ROOT, env=elsewhere, check=False, stdout=subprocess.DEVNULL
        )
    if done.returncode:
        raise SystemExit(f"{path.name} differs from its stored outputs; run 'make lessons' first")
    return time.perf_counter() - started


def measure() -> list[Row]:
    """One row a lesson, start of the kernel included, and their sum."""
    times = {path.stem: _seconds(path) for path in sorted((ROOT / "lessons").glob("*.ipynb"))}
    rows = [Row(f"nbval {name}", seconds, "s") for name, seconds in times.items()]
    return [*rows, Row("nbval, all lessons in turn", sum(times.values()), "s", budget=180)]

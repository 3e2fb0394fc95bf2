"""Starting Python with the course imported, over starting Python."""

from __future__ import annotations

import subprocess
import sys

from bench.table import Row, median_pair_ms


def _start(statement: str) -> None:
    subprocess.run([sys.executable, "-c", statement], check=True)


def measure() -> list[Row]:
    """The difference counts; the budget is for it alone."""
    ours, bare = median_pair_ms(lambda: _start("import ketacourse"), lambda: _start("pass"), 15)
    return [
        Row("start Python, import ketacourse", ours, against="bare Python", its_value=bare),
        Row("import ketacourse, over bare Python", max(ours - bare, 0), budget=150),
    ]

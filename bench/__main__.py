"""Runs every bench, or those named, and prints one table: ``python -m bench quiz facts``."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

from bench.table import Row, printed

HERE = Path(__file__).parent


def main(wanted: list[str]) -> None:
    """Measure and print; a name stands for ``<name>_bench.py``."""
    names = wanted or sorted(path.stem.removesuffix("_bench") for path in HERE.glob("*_bench.py"))
    rows: list[Row] = []
    for name in names:
        print(f"measuring {name} ...", file=sys.stderr, flush=True)
        rows += importlib.import_module(f"bench.{name}_bench").measure()
    print(printed(rows))


if __name__ == "__main__":
    main(sys.argv[1:])

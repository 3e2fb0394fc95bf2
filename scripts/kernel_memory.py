"""Runs one notebook and tells, as JSON, what its kernel needed: resident memory and time.

Run with the Python whose kernel is meant; it needs only what JupyterLab brings along.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import nbformat
import psutil
from nbclient import NotebookClient


def kernel_figures(path: Path) -> dict[str, float]:
    """Seconds for all cells, the first kernel start included, and the kernel's memory in MB."""
    notebook = nbformat.read(path, as_version=4)
    resources = {"metadata": {"path": str(path.parent)}}
    client = NotebookClient(notebook, timeout=120, kernel_name="python3", resources=resources)
    started = time.perf_counter()
    with client.setup_kernel():
        bare = _resident_mb(client)
        for index, cell in enumerate(notebook.cells):
            client.execute_cell(cell, index)
        seconds = time.perf_counter() - started
        return {
            "lesson_s": round(seconds, 1),
            "bare_kernel_mb": round(bare),
            "kernel_mb": round(_resident_mb(client)),
        }


def _resident_mb(client: NotebookClient) -> float:
    kernel = psutil.Process(client.km.provisioner.pid)
    return kernel.memory_info().rss / 1e6


if __name__ == "__main__":
    print(json.dumps(kernel_figures(Path(sys.argv[1]))))

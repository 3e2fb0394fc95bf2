"""Tiny notebooks for the tests of storing and checking."""

from __future__ import annotations

import json
from pathlib import Path


def prose(source: str) -> dict:
    return {"cell_type": "markdown", "metadata": {}, "source": source}


def code(source: str, count: int | None = None, *outputs: dict, **metadata: object) -> dict:
    return {
        "cell_type": "code",
        "execution_count": count,
        "metadata": metadata,
        "outputs": list(outputs),
        "source": source,
    }


def shown(**bundle: str) -> dict:
    """An output; ``text_html="<p>"`` stands for the type text/html."""
    data = {kind.replace("_", "/", 1): value for kind, value in bundle.items()}
    return {"output_type": "display_data", "metadata": {}, "data": data}


def written(path: Path, *cells: dict, **metadata: object) -> Path:
    named = [{**cell, "id": f"c{number}"} for number, cell in enumerate(cells, 1)]
    known = {"ketacourse": {"lesson": True}, **metadata}
    notebook = {"cells": named, "metadata": known, "nbformat": 4, "nbformat_minor": 5}
    path.write_text(json.dumps(notebook, indent=1), "utf-8")
    return path

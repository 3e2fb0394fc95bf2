"""Tiny notebooks for tests."""

import json

from ketacourse.course.lesson import read_lesson


def prose(text):
    return {"cell_type": "markdown", "metadata": {}, "source": text.splitlines(keepends=True)}


def code(source, *, text="", html=""):
    data = {kind: value for kind, value in (("text/plain", text), ("text/html", html)) if value}
    output = {"output_type": "execute_result", "data": data, "metadata": {}, "execution_count": 1}
    return {
        "cell_type": "code",
        "metadata": {},
        "execution_count": 1,
        "source": source.splitlines(keepends=True),
        "outputs": [output] if data else [],
    }


def notebook(folder, name, *cells):
    """Write a notebook and read it as a lesson."""
    path = folder / f"{name}.ipynb"
    path.write_text(json.dumps({"cells": list(cells)}, indent=1, ensure_ascii=False), "utf-8")
    return read_lesson(path)

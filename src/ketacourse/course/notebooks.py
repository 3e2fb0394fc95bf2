"""Running a lesson and storing its outputs so that a second run changes nothing.

A stored notebook is what a reader sees where no kernel runs, and what the tests compare a fresh
run with. So it keeps what the course says and drops what a run leaves behind: timings, version
numbers, widget models that only live with their kernel. It also says that it is a lesson of this
course, by which JupyterLab's extension knows it, its terms carry their definitions, and the code of
cells that only show something is marked as hidden.
"""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any

from ketacourse.course.kinds import marked
from ketacourse.course.terms import with_links
from ketacourse.errors import ContentError

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
KEPT_METADATA = ("deletable", "editable", "jupyter", "tags")
CELL_TIMEOUT_S = 120
MOST_RUNS = 3
KERNELSPEC = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
MARK = "ketacourse"  # in the metadata of a lesson
LANGUAGE = {"file_extension": ".py", "mimetype": "text/x-python", "name": "python"}

Json = dict[str, Any]


def store(path: Path) -> None:
    """Run a notebook top to bottom in a fresh kernel and write it back in its one stable form.

    A lesson may read its own stored outputs (its list of references does), so it is run until two
    runs agree. The file is replaced only when every cell has run.

    Raises
    ------
    ContentError
        With ``file:line`` of the cell that failed, that shows a widget without static HTML, or
        that never shows the same thing twice.
    """
    before = _read(path)
    for _ in range(MOST_RUNS):
        after = _run(path, before)
        if after == before:
            return
        _replace(path, after)
        changed, before = _first_difference(before, after), after
    raise ContentError(_where(path, after, changed, "shows something else in every run"))


class CellFault(Exception):  # noqa: N818 - a fault in a cell, told on by `store`
    """Cell `index` (from 0) cannot be stored as it is."""

    def __init__(self, index: int, message: str) -> None:
        super().__init__(message)
        self.index = index


def tidy(notebook: Json) -> Json:
    """Copy of an executed notebook without anything that differs from run to run."""
    kept = {key: value for key, value in notebook["metadata"].items() if key != "widgets"}
    metadata = {**kept, "kernelspec": KERNELSPEC, "language_info": LANGUAGE, MARK: {"lesson": True}}
    cells = [_tidy_cell(index, cell) for index, cell in enumerate(notebook["cells"])]
    return {"cells": _named(cells), "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def as_text(notebook: Json) -> str:
    """A notebook as JupyterLab writes it: sorted keys, one space, a final newline."""
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def line_of_cell(text: str, cells: list[Json], index: int) -> int:
    """Line (from 1) of a notebook's text where cell `index` (from 0) names itself."""
    mark = f'"id": "{cells[index].get("id")}"'
    at = text.find(mark)
    return text.count("\n", 0, at) + 1 if at >= 0 else 1


def _read(path: Path) -> str:
    text = path.read_text("utf-8")
    try:
        notebook = json.loads(text)
    except json.JSONDecodeError as fault:
        raise ContentError(f"{path}:{fault.lineno}: not a notebook: {fault.msg}") from None
    if not isinstance(notebook, dict) or notebook.get("nbformat") != 4:
        raise ContentError(f"{path}:1: not a notebook of format 4; save it again in JupyterLab")
    return text


def _run(path: Path, text: str) -> str:
    """Text of the notebook after one more run."""
    try:
        return as_text(tidy(_execute(json.loads(text), path.parent)))
    except CellFault as fault:
        raise ContentError(_where(path, text, fault.index, str(fault))) from None


def _where(path: Path, text: str, index: int, message: str) -> str:
    line = line_of_cell(text, json.loads(text)["cells"], index)
    return f"{path}:{line}: cell {index + 1}: {message}"


def _first_difference(before: str, after: str) -> int:
    """Position of the first cell that two runs left different."""
    pairs = zip(json.loads(before)["cells"], json.loads(after)["cells"], strict=True)
    return next((index for index, (old, new) in enumerate(pairs) if old != new), 0)


def _execute(notebook: Json, folder: Path) -> Json:
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError

    blank = json.dumps(_blank(notebook))
    runnable = nbformat.reads(blank, as_version=4)  # type: ignore[no-untyped-call]
    client = NotebookClient(
        runnable,
        timeout=CELL_TIMEOUT_S,
        kernel_name="python3",
        extra_arguments=["--log-level=ERROR"],
        resources={"metadata": {"path": str(folder)}},
        record_timing=False,
        store_widget_state=False,
        coalesce_streams=True,
    )
    with tempfile.TemporaryDirectory() as elsewhere:
        # A run must neither show a student's answers nor add to them.
        answers = str(Path(elsewhere, "answers.jsonl"))
        try:
            client.execute(env={**os.environ, "KETACOURSE_ANSWERS": answers})
        except CellExecutionError as fault:
            raise CellFault(_failed(runnable["cells"]), f"{fault.ename}: {fault.evalue}") from None
    executed: Json = json.loads(nbformat.writes(runnable))  # type: ignore[no-untyped-call]
    return executed


def _blank(notebook: Json) -> Json:
    """The notebook with neither outputs nor counts."""
    cells = [
        {**cell, "outputs": [], "execution_count": None} if cell["cell_type"] == "code" else cell
        for cell in notebook["cells"]
    ]
    return {**notebook, "cells": _named(cells), "nbformat_minor": 5}


def _failed(cells: list[Json]) -> int:
    """Position of the cell whose error stopped the run: the last one with any output."""
    return max(index for index, cell in enumerate(cells) if cell.get("outputs"))


def _tidy_cell(index: int, cell: Json) -> Json:
    metadata = {key: cell["metadata"][key] for key in KEPT_METADATA if key in cell["metadata"]}
    tidied = {**cell, "metadata": marked({**cell, "metadata": metadata})}
    if cell["cell_type"] == "code":
        tidied["outputs"] = [_tidy_output(index, output) for output in cell["outputs"]]
    else:
        tidied["source"] = linked(cell["source"])
    return tidied


def linked(source: str | list[str]) -> str | list[str]:
    """A cell's prose with its terms linked; in lines, where it came in lines."""
    if isinstance(source, str):
        return with_links(source)
    return with_links("".join(source)).splitlines(keepends=True)


def _tidy_output(index: int, output: Json) -> Json:
    """Drop the live view of a widget; its static HTML stays and is what a reader sees."""
    if WIDGET_VIEW not in output.get("data", {}):
        return output
    bundle = {mime: value for mime, value in output["data"].items() if mime != WIDGET_VIEW}
    if "text/html" not in bundle:
        raise CellFault(
            index,
            "shows a widget that gives no text/html, so a reader without a kernel would see "
            "nothing; show it through the course's own view, or give it a static twin",
        )
    return {**output, "data": bundle}


def _named(cells: list[Json]) -> list[Json]:
    """Give every cell an id that never changes; one that it has already is kept."""
    taken = {cell.get("id") for cell in cells}
    named = []
    for index, cell in enumerate(cells):
        fresh = f"cell-{index + 1}"
        while fresh in taken and "id" not in cell:
            fresh += "x"
        named.append({**cell, "id": cell.get("id", fresh)})
    return named


def _replace(path: Path, text: str) -> None:
    """Write beside the file and swap, so that a stop midway loses nothing."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(text, "utf-8")
    beside.replace(path)

"""Whether a notebook is stored as a reader, a screen reader and the tests need it.

Nothing is run here: the file is read and its faults are told, each with its line. What a rule is
for stands beside it, since most were learnt from a notebook that looked well and was not.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ketacourse.course.kinds import HIDE_INPUT, kind_faults
from ketacourse.course.notebooks import KEPT_METADATA, MARK, WIDGET_VIEW, line_of_cell, linked
from ketacourse.errors import Problem, listing, printable

MOST_BYTES = 1_000_000
MOST_LINES = 12
ADDRESS = re.compile(r"\b0x[0-9a-f]{6,}\b")
SEMICOLON = re.compile(r";[ \t]*(#.*)?\s*\Z")
UNTESTABLE = re.compile(r"@?\b(interact(ive)?(_output|_manual)?|Output)\(|@interact\b")
FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^(#{1,6})\s", re.MULTILINE)
# A list, tuple, set, dictionary, quoted text, None or the repr of an object, as Python prints it.
RAW = re.compile(r"\s*(?:[\[({'\"<]|(?:None|True|False|array|set|frozenset)\b)")
MOST_QUOTED = 40
PICTURES = ("image/png", "image/jpeg", "image/svg+xml")

Json = dict[str, Any]


def check_stored(path: Path) -> list[Problem]:
    """Every fault in how a notebook is stored.

    Parameters
    ----------
    path
        The notebook; problems name its file without the folder.
    """
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8")
        notebook = json.loads(text)
        cells = notebook["cells"]
    except (ValueError, KeyError, TypeError) as fault:
        return [Problem(path.name, 1, f"not a readable notebook: {fault}")]
    whole = [Problem(path.name, 1, message) for message in _whole(notebook, len(raw))]
    in_cells = [
        Problem(path.name, line_of_cell(text, cells, at), f"cell {at + 1}: {message}")
        for at, message in (*_each(cells), *_counts(cells), *_headings(cells))
    ]
    return sorted(whole + in_cells)


def _whole(notebook: Json, size: int) -> Iterator[str]:
    if size > MOST_BYTES:
        yield f"{size:,} bytes, but at most {MOST_BYTES:,} are allowed; store smaller outputs"
    if "widgets" in notebook.get("metadata", {}):
        yield "holds the state of widgets, which die with their kernel; run 'make lessons'"
    if MARK not in notebook.get("metadata", {}):
        yield "does not say that it is a lesson of this course; run 'make lessons'"
    titles = sum(level == 1 for cell in notebook["cells"] for level in _levels(cell))
    if titles != 1:
        yield f"{titles} headings of level 1, but exactly one is needed: the title"


def _each(cells: list[Json]) -> Iterator[tuple[int, str]]:
    for at, cell in enumerate(cells):
        yield from ((at, message) for message in _metadata(cell.get("metadata", {})))
        if cell["cell_type"] == "markdown" and linked(cell["source"]) != cell["source"]:
            yield at, "has terms without a link to their definition now; run 'make lessons'"
        yield from ((at, message) for message in kind_faults(cell))
        if cell["cell_type"] == "code":
            yield from ((at, message) for message in _source(_text(cell["source"])))
            yield from ((at, message) for message in _outputs(cell))


def _metadata(metadata: Json) -> Iterator[str]:
    """No output is hidden from the reader, and nothing is kept from the tests."""
    extra = sorted(set(metadata) - set(KEPT_METADATA))
    if extra:
        yield (
            f"metadata {listing(extra)}; only {listing(KEPT_METADATA)} are kept, so that no "
            "output is hidden and no run leaves a trace; run 'make lessons'"
        )
    for tag in metadata.get("tags", []):
        if tag.startswith(("nbval-", "hide", "remove")) and tag != HIDE_INPUT:
            yield f"tag '{tag}' keeps the cell from the tests or the reader; remove it"


def _source(source: str) -> Iterator[str]:
    lines = sum(bool(line.strip()) for line in source.splitlines())
    if lines > MOST_LINES:
        yield f"{lines} lines of code, but at most {MOST_LINES} are allowed; split the cell"
    if SEMICOLON.search(source):
        yield "ends in ';', which the tests do not honour; assign the value to '_' instead"
    if found := UNTESTABLE.search(source):
        yield f"uses '{found.group()}', whose output the tests cannot see; use a view"


def _counts(cells: list[Json]) -> Iterator[tuple[int, str]]:
    """Code was run once, top to bottom: counts are 1, 2, 3 and so on."""
    code = [at for at, cell in enumerate(cells) if cell["cell_type"] == "code"]
    for expected, at in enumerate(code, 1):
        count = cells[at].get("execution_count")
        if not _text(cells[at]["source"]).strip():
            yield at, "is empty; delete it"
            return
        if count is None:
            yield at, "never run, or stripped of its outputs; run 'make lessons'"
        elif count != expected:
            yield at, f"has execution count {count}, but {expected} is needed; run 'make lessons'"
            return


def _outputs(cell: Json) -> Iterator[str]:
    for output in cell.get("outputs", []):
        kind = output["output_type"]
        if kind == "error" and "raises-exception" not in cell["metadata"].get("tags", []):
            yield f"stored the error {output['ename']}; mend it, or tag the cell raises-exception"
        if kind == "stream" and output["name"] == "stderr":
            yield "wrote to stderr, such as a warning; mend its cause"
        yield from _shown(output.get("data", {}), _text(output.get("text", "")))


def _shown(bundle: Json, printed: str) -> Iterator[str]:
    if WIDGET_VIEW in bundle:
        yield "stores a live widget, which shows as an error without its kernel; run 'make lessons'"
    pictures = [kind for kind in PICTURES if kind in bundle]
    if pictures and "text/html" not in bundle:
        yield f"shows {listing(pictures)} without alt text; show it with ketacourse's picture()"
    plain, html = (_text(bundle.get(kind, "")) for kind in ("text/plain", "text/html"))
    addresses = ADDRESS.findall(" ".join((printed, plain, html)))
    for address in addresses:
        yield f"shows the memory address {address}, new in every run; give the object a repr"
    if RAW.match(plain) and not (html or pictures or addresses):
        yield (
            f"shows the raw value {printable(plain, MOST_QUOTED)}, which is written for Python; "
            "print a sentence with its units, or show a table"
        )


def _headings(cells: list[Json]) -> Iterator[tuple[int, str]]:
    """Screen readers walk a page by its headings, so no level is skipped on the way down."""
    above = 0
    for at, cell in enumerate(cells):
        for level in _levels(cell):
            if above and level > above + 1:
                yield at, f"heading of level {level} follows one of level {above}; skip no level"
            above = level


def _levels(cell: Json) -> list[int]:
    """Levels of the headings in a Markdown cell, in order."""
    if cell["cell_type"] != "markdown":
        return []
    prose = FENCE.sub("", _text(cell["source"]))
    return [len(marks) for marks in HEADING.findall(prose)]


def _text(lines: str | Iterable[str]) -> str:
    return lines if isinstance(lines, str) else "".join(lines)

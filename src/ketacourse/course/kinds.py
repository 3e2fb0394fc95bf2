"""The two kinds of code cells: those that only show something, and those whose code is the lesson.

A student who does not code reads the first kind without its code: it says nothing that the page
below it does not say better. Where a cell counts, names a value of its own or holds one that may be
changed, the code is what the lesson walks through, and it must be in view.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator, Mapping
from typing import Any

# JupyterLab folds the code away by the one mark; MyST and Jupyter Book do by the other.
SOURCE_HIDDEN = {"source_hidden": True}
HIDE_INPUT = "hide-input"
# For these a number is the name of an account of ketamine, and not a value to try.
TAKES_ACCOUNTS = ("knockout_lab", "load_graph", "pathway_map", "shared", "spoken_on")
EXERCISE = "exercise"  # hands in the function above it: its code belongs to the task

Json = dict[str, Any]


def only_shows(source: str) -> bool:
    """Whether a cell holds nothing but imports and calls of helpers with fixed words.

    >>> only_shows('facts("cmax", table="pharmacology")'), only_shows("pathway_map(1)")
    (True, True)
    >>> only_shows("newcombe(30, 47, 7, 25)"), only_shows("40 + 2"), only_shows("pool(effects)")
    (False, False, False)
    """
    try:
        body = ast.parse(source).body
    except SyntaxError:
        return False
    return bool(body) and all(
        isinstance(each, ast.Import | ast.ImportFrom)
        or (isinstance(each, ast.Expr) and _shows(each.value))
        for each in body
    )


def _shows(node: ast.expr) -> bool:
    """A call of a helper, or what such a call gives under a name: ``scorecard().confirmed()``."""
    if isinstance(node, ast.Attribute):
        return _shows(node.value)
    if not isinstance(node, ast.Call):
        return False
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    # A method is called on what a helper gave; a built-in such as len or print counts or rewords.
    is_helper = name not in (*dir(builtins), EXERCISE) if name else _shows(node.func)
    given = [*node.args, *(each.value for each in node.keywords)]
    return is_helper and all(_is_fixed(each, name in TAKES_ACCOUNTS) for each in given)


def _is_fixed(node: ast.expr, accounts: bool) -> bool:  # noqa: FBT001 - private, and read beside it
    match node:
        case ast.Constant(value=bool() | str() | None):
            return True
        case ast.Constant(value=int()):
            return accounts
        case ast.List(elts=entries) | ast.Tuple(elts=entries):
            return all(_is_fixed(each, accounts) for each in entries)
    return _shows(node)


def marked(cell: Json) -> Json:
    """The metadata of a cell, with the marks that its kind asks for and no others."""
    metadata = {key: value for key, value in cell["metadata"].items() if key != "jupyter"}
    tags = [tag for tag in metadata.pop("tags", []) if tag != HIDE_INPUT]
    if _is_to_hide(cell):
        metadata["jupyter"] = dict(SOURCE_HIDDEN)
        tags.append(HIDE_INPUT)
    return {**metadata, "tags": tags} if tags else metadata


def kind_faults(cell: Json) -> Iterator[str]:
    """Say where the marks of a cell are not those of its kind."""
    if _marks(cell["metadata"]) == _marks(marked(cell)):
        return
    if cell["cell_type"] != "code":
        yield "is text that is marked as hidden code; run 'make lessons', which takes the mark away"
    elif only_shows(_source(cell)):
        yield "only shows something, but its code is in view; run 'make lessons', which hides it"
    else:
        yield "its code is the lesson, but it is hidden; run 'make lessons', which shows it"


def _marks(metadata: Mapping[str, Any]) -> tuple[Any, bool]:
    return metadata.get("jupyter"), HIDE_INPUT in metadata.get("tags", [])


def _is_to_hide(cell: Json) -> bool:
    return cell["cell_type"] == "code" and only_shows(_source(cell))


def _source(cell: Json) -> str:
    lines = cell["source"]
    return lines if isinstance(lines, str) else "".join(lines)

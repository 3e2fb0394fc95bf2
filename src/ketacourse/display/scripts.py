"""Scripts of views: written as modules, joined into the one file that a view can have.

A view in a notebook cannot import a second file, and every view stores its script, on the page and
in a saved notebook. So the modules that a view's own module imports are put before it, each in a
function of its own, where its names stay private, and all without comments and indentation.
"""

from __future__ import annotations

import re
from pathlib import Path

from ketacourse.errors import KetacourseError

# Only these forms are read, at the beginning of a line; any other is told, not passed on.
IMPORT = re.compile(r'^import (\{[\w\s,]*\}) from "(\.[^"\n]*)";$', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|class) (\w+))", re.MULTILINE)
UNREAD = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
# The end of a line with quotation marks may be part of a text, so it stays, comment or not.
COMMENT = re.compile(
    r"""/\*\*(?s:.*?)\*/[ \t]*\n?   # what JSDoc says
    | ^[ \t]*//.*\n                 # a line of its own
    | [ \t]+//[^"'`\n]*$            # the end of a line
    """,
    re.VERBOSE | re.MULTILINE,
)
INDENTATION = re.compile(r"^\s+", re.MULTILINE)  # and empty lines


def script(entry: Path) -> str:
    """Join the module of a view, which ends in ``export default``, with all that it imports.

    Raises
    ------
    KetacourseError
        If modules import each other in a circle, or in a form that is not read here.
    """
    *parts, (path, view) = _modules(entry.resolve(), ()).items()
    names = {part: f"${at}" for at, (part, _) in enumerate(parts)}
    enclosed = [_enclosed(part, text, names) for part, text in parts]
    return "".join(enclosed) + _linked(path, view, names)


def _modules(path: Path, importers: tuple[Path, ...]) -> dict[Path, str]:
    """The texts of a module and of those it needs, in the order in which they have to run."""
    if path in importers:
        way = " -> ".join(each.name for each in (*importers, path))
        raise KetacourseError(f"{path}: modules import each other in a circle: {way}")
    text = path.read_text("utf-8")
    found: dict[Path, str] = {}
    for wanted in IMPORT.finditer(text):
        found |= _modules((path.parent / wanted[2]).resolve(), (*importers, path))
    return {**found, path: INDENTATION.sub("", COMMENT.sub("", text))}


def _enclosed(path: Path, text: str, names: dict[Path, str]) -> str:
    """A module as a function that gives what it exports."""
    body = _linked(path, EXPORT.sub("", text), names)
    exported = ", ".join(EXPORT.findall(text))
    return f"const {names[path]} = (() => {{\n{body}return {{ {exported} }};\n}})();\n"


def _linked(path: Path, text: str, names: dict[Path, str]) -> str:
    """The text of a module, with what it imports taken from the modules before it."""
    linked = IMPORT.sub(lambda m: f"const {m[1]} = {names[(path.parent / m[2]).resolve()]};", text)
    unread = [line for line in UNREAD.findall(linked) if not line.startswith("export default ")]
    if unread:
        raise KetacourseError(
            f"{path}: '{unread[0]}' cannot be joined; write `export` before a function, a const or "
            'a class, and `import { name } from "./file.js";`'
        )
    return linked

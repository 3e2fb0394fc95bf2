"""Mutated files of facts and citations: checked, and those that can be read are shown."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from fuzz.mutations import MUTATIONS, mutated
from ketacourse.content.check import check_facts
from ketacourse.content.citations import cite_html, references_html
from ketacourse.content.csl import read_citations
from ketacourse.content.library import DATA
from ketacourse.content.read import read_records
from ketacourse.content.tables import TABLES
from ketacourse.errors import ContentError, Problem

COUNT = 20_000
BODIES = 12  # small bodies of facts, each with another record of every table
PROBLEM = re.compile(r"[\w.]+\.(?:toml|json):[1-9]\d*: \S.*")

# What stands in place of a value: other types, other shapes, and numbers too large to hold.
VALUES = (
    *("5", "-1", "1.5", "true", '"a"', '""', "[]", '["a"]', "[[1]]", "{}", "{ a = 1 }"),
    *("nan", "inf", "1e999", "2026-02-30", "2026-11-20", "12:00:00", "'''a\nb'''", '"\\u0000"'),
    *("9" * 400, "9" * 5000, f"0x{'f' * 5000}", "9223372036854775808"),
    *(f"{'[' * deep}{']' * deep}" for deep in (50, 390, 500)),
)
# The same for JSON, whose texts may hold halves of characters.
NODES: tuple[Any, ...] = (
    *(None, True, 5, -1, 1.5, 1e300, float("nan"), 10**400, "", "a", "2013", "\ud83d", "\x1b[0m"),
    *(
        "javascript:alert(1)",
        "<i>a",
        "<script>",
        "x" * 5000,
        "a\nb",
        [],
        ["a"],
        [[1]],
        {},
        {"a": 1},
    ),
    *([[2013], [2014, 13]], [[0]], {"date-parts": [[2013]]}, {"literal": "WHO"}, {"family": 1}),
)


def trial(chance: Random, folder: Path) -> str:
    """Facts of which one or two files are spoilt give a list of problems, or can be shown."""
    body = chance.randrange(BODIES)
    files = dict(_files(body))
    spoilt = chance.sample(sorted(files), chance.randint(1, 2))
    for name in spoilt:
        files[name] = _spoilt(name, files[name], chance)
    with tempfile.TemporaryDirectory(dir=folder) as place:
        data = Path(place)
        problems = _check(data, files)
        told = [each for each in problems if (each.path, each.message) not in _known(body)]
        for problem in told:
            if not PROBLEM.fullmatch(str(problem)) or not str(problem).isprintable():
                raise AssertionError(problem)
            # As editors count them: a lone carriage return ends a line as well.
            if problem.line > len(re.findall(r"\r\n?|\n", files[problem.path])) + 1:
                raise AssertionError(f"no such line: {problem}")
        _read(data, spoilt, is_sound=not told)
    return "refused" if told else "read"


def _check(data: Path, files: Mapping[str, str]) -> list[Problem]:
    for name, text in files.items():
        (data / name).write_bytes(text.encode("utf-8", "surrogatepass"))
    return check_facts(data)


def _read(data: Path, spoilt: Sequence[str], *, is_sound: bool) -> None:
    """Read what a lesson would read; only files with a problem may be refused."""
    try:
        if "citations.json" in spoilt:
            cited = read_citations(data / "citations.json").values()
            cite_html(cited)
            references_html(cited)
        for table in TABLES.values():
            if table.file in spoilt:
                read_records(data / table.file, table.name, table.kind)
    except ContentError:
        if is_sound:
            raise


def _spoilt(name: str, text: str, chance: Random) -> str:
    if name.endswith(".json") and chance.random() < 0.5:
        return _with_other_nodes(text, chance)
    return mutated(text, chance, (*MUTATIONS, *OWN) if name.endswith(".toml") else MUTATIONS)


def _with_other_nodes(text: str, chance: Random) -> str:
    """Valid JSON still, with something else at one to three places."""
    entries = json.loads(text)
    for _ in range(chance.randint(1, 3)):
        holder: Any = entries
        while chance.random() < 0.75:
            inner = [each for each in _values(holder) if isinstance(each, dict | list) and each]
            if not inner:
                break
            holder = chance.choice(inner)
        keys = list(range(len(holder))) if isinstance(holder, list) else list(holder)
        holder[chance.choice(keys)] = chance.choice(NODES)
    return json.dumps(entries, indent=1)


def _values(holder: Any) -> list[Any]:
    return list(holder.values()) if isinstance(holder, dict) else list(holder)


def _other_value(text: str, chance: Random) -> str:
    """A value of another type or shape."""
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    head, found, _ = lines[at].partition(" = ")
    if found:
        lines[at] = f"{head} = {chance.choice(VALUES)}"
    return "\n".join(lines)


def _other_table(text: str, chance: Random) -> str:
    """A table of another shape, under its own name or none that is known."""
    heads = re.findall(r"^\[\[([\w.]+)\]\]", text, re.MULTILINE) or ["glossary"]
    name = chance.choice(heads)
    if chance.random() < 0.5:
        return text.replace(f"[[{name}]]", chance.choice([f"[{name}]", f"[[{name}s]]", ""]), 1)
    return f"{name} = {chance.choice(VALUES)}\n{text.replace(f'[[{name}]]', '[[x]]')}"


OWN: tuple[Callable[[str, Random], str], ...] = (_other_value, _other_value, _other_table)


@cache
def _known(body: int) -> set[tuple[str, str]]:
    """What is told of a body that nobody spoilt: ids of records that were left out."""
    with tempfile.TemporaryDirectory() as place:
        return {(each.path, each.message) for each in _check(Path(place), _files(body))}


@cache
def _files(body: int) -> dict[str, str]:
    """One record of every table of the course, and the citations that these need."""
    files = {path.name: _one_of_each(path, body) for path in sorted(DATA.glob("*.toml"))}
    entries = json.loads((DATA / "citations.json").read_text("utf-8"))
    everything = "\n".join(files.values())
    needed = [entry for entry in entries if f'"{entry["id"]}"' in everything]
    return {**files, "citations.json": json.dumps(needed, indent=1, ensure_ascii=False)}


def _one_of_each(path: Path, body: int) -> str:
    """One record of each table of a file, with all that belongs to it."""
    parts: dict[str, list[str]] = {}
    for part in re.split(r"(?m)^(?=\[\[\w+\]\])", path.read_text("utf-8")):
        parts.setdefault(part.partition("]]")[0], []).append(part)
    return "".join(records[body % len(records)] for records in parts.values())

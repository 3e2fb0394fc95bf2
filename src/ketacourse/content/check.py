"""Cross-checks of the fact files: every problem, with the file and line where it stands.

Reading a file already refuses what does not fit its record. The checks here look across records:
ids that lead nowhere, counts that cannot be, identifiers that are not well formed.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from ketacourse.content.base import Sourced
from ketacourse.content.bias import answer_faults
from ketacourse.content.csl import scan_citations
from ketacourse.content.files import MOST_A_TABLE, BrokenFileError, read_toml
from ketacourse.content.labels import Mentions
from ketacourse.content.library import DATA
from ketacourse.content.locate import line_of
from ketacourse.content.numbers import estimate_faults, number_faults
from ketacourse.content.read import scan_records
from ketacourse.content.selections import selection_faults
from ketacourse.content.tables import TABLES
from ketacourse.content.teaching import Lesson
from ketacourse.content.trials import Estimate
from ketacourse.errors import Problem, unknown

Path_ = tuple[str | int, ...]
Rows = dict[int, Any]

# Table -> field -> the table its ids must stand in. A mapping's keys are the ids.
POINTERS: dict[str, dict[str, str]] = {
    "edges": {"source": "nodes", "target": "nodes", "hypotheses": "ketamine_hypotheses"},
    "experiments": {
        "nodes": "nodes",
        "outcome_effects": "nodes",
        "perturbation_signs": "nodes",
        "perturbed_edges": "edges",
        "baseline_drug": "nodes",
        "hypotheses": "ketamine_hypotheses",
    },
    "ketamine_hypotheses": {"support": "experiments", "challenge": "experiments"},
    "claims": {"article": "articles", "contradicts": "claims"},
    "claim_traces": {"claims": "claims"},
    "verdict_kinds": {"answers": "verdict_answers"},
    "harm_checks": {"table": "adverse_events"},
    "trial_sets": {"pooling": "poolings"},
    "bias_readings": {"id": "studies"},
    "outcome_meanings": {"facts": "risk_facts"},
    "balances": {"table": "adverse_events"},
    "treatment_day": {"fact": "risk_facts"},
}

# What a claim may point at: the word before the colon, and its table.
KINDS = {
    "study": "studies",
    "meta_analysis": "meta_analyses",
    "pooling": "poolings",
    "node": "nodes",
    "edge": "edges",
    "experiment": "experiments",
    "hypothesis": "ketamine_hypotheses",
    "depression_hypothesis": "depression_hypotheses",
    "misconception": "misconceptions",
    "pharmacology": "pharmacology",
    "adverse_events": "adverse_events",
    "risk_fact": "risk_facts",
    "regulation": "regulation",
}


@dataclass(frozen=True, slots=True)
class _Facts:
    """Everything that was read: records by table, and the ids that others may point at."""

    cites: set[str]
    mentions: Mentions
    rows: Mapping[str, Rows]
    ids: Mapping[str, set[str]]


def check_facts(data: Path = DATA) -> list[Problem]:
    """Check every fact file in a folder.

    Parameters
    ----------
    data
        Folder with ``citations.json`` and the TOML files.

    Returns
    -------
    list of Problem
        Sorted by file and line; empty when all is well. A table with very many is cut short.
    """
    facts, problems = _read(data)
    for name in sorted({table.file for table in TABLES.values()}):
        problems += _strange_tables(data / name)
    for table in TABLES:
        problems += islice(_check_table(data, table, facts), MOST_A_TABLE)
    return sorted(set(problems))


def _read(data: Path) -> tuple[_Facts, list[Problem]]:
    cited = scan_citations(data / "citations.json")
    problems = cited.problems
    rows: dict[str, Rows] = {}
    ids: dict[str, set[str]] = {}
    for name, table in TABLES.items():
        rows[name], faults, refused = scan_records(data / table.file, name, table.kind)
        ids[name] = {_identity(record) for record in rows[name].values()} | refused
        problems += faults
    mentions = Mentions(cited.records.values())
    return _Facts({*cited.records} | cited.refused, mentions, rows, ids), problems


def _strange_tables(path: Path) -> Iterator[Problem]:
    """Tables that nobody would read, as after a slip in their name."""
    allowed = [table.name for table in TABLES.values() if table.file == path.name]
    try:
        found = read_toml(path)
    except BrokenFileError:  # told already, by each table of the file
        return
    for table in islice((table for table in found if table not in allowed), MOST_A_TABLE):
        yield Problem(path.name, line_of(path, table, 0), unknown("table", table, allowed))


def _check_table(data: Path, table: str, facts: _Facts) -> Iterator[Problem]:
    path = data / TABLES[table].file
    counts = Counter(_identity(record) for record in facts.rows[table].values())
    for index, record in facts.rows[table].items():
        for where, message in _faults(table, record, counts, facts):
            line = line_of(path, table, index, where)
            yield Problem(path.name, line, f"'{_identity(record)}': {message}")


def _faults(
    table: str, record: Any, counts: Counter[str], facts: _Facts
) -> Iterator[tuple[Path_, str]]:
    if counts[_identity(record)] > 1:
        yield ("id",), "this id stands more than once; ids must be unique in their table"
    for where, part in walk(record):
        for place, message in _part_faults(part, facts):
            yield (*where, *place), message
    yield from _table_faults(table, record, facts)
    yield from number_faults(record)


def _part_faults(part: Any, facts: _Facts) -> Iterator[tuple[Path_, str]]:
    """What is wrong with a record, or with one inside another, wherever it stands."""
    for field in ("cites", "counter_cites"):
        for cite in getattr(part, field, ()):
            if facts.cites and cite not in facts.cites:  # none at all: their file is broken
                yield (field,), unknown("citation", cite, facts.cites)
    if not isinstance(part, Lesson):  # a title may name a paper as people do
        for field, text in _texts(part):
            yield from (((field,), message) for message in facts.mentions.unclear(text))
    if isinstance(part, Estimate):
        yield from (((), message) for message in estimate_faults(part))
    if isinstance(part, Sourced) and len(set(part.cites)) < len(part.cites):
        yield ("cites",), "a citation is named twice; name it once"


def _table_faults(table: str, record: Any, facts: _Facts) -> Iterator[tuple[Path_, str]]:
    """What is wrong with a record of this table in view of other tables."""
    for field, target in POINTERS.get(table, {}).items():
        yield from _dangling(record, field, target, facts.ids[target])
    if table == "claims":
        yield from _dangling_sights(record, facts)
    if table == "trial_sets":
        studies = {study.id: study for study in facts.rows["studies"].values()}
        yield from selection_faults(record, studies)
    if table == "bias_readings":
        yield from answer_faults(record, facts.rows["bias_domains"].values())


def walk(record: Any, where: Path_ = ()) -> Iterator[tuple[Path_, Any]]:
    """Yield a record and every record inside it, with the path of keys and positions to it."""
    yield where, record
    for field in dataclasses.fields(record):
        value = getattr(record, field.name)
        if isinstance(value, tuple):
            for index, item in enumerate(value):
                if dataclasses.is_dataclass(item):
                    yield from walk(item, (*where, field.name, index))
        elif dataclasses.is_dataclass(value):
            yield from walk(value, (*where, field.name))


def _texts(part: Any) -> Iterator[tuple[str, str]]:
    """Every text of a record by its field, lists of texts included."""
    for field in dataclasses.fields(part):
        value = getattr(part, field.name)
        texts = (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ()
        yield from ((field.name, text) for text in texts if isinstance(text, str))


def _identity(record: Any) -> str:
    for field in ("id", "term", "service"):
        if hasattr(record, field):
            return str(getattr(record, field))
    return " ".join(str(getattr(record, f, "")) for f in ("table", "date", "event")).strip()


def _dangling(
    record: Any, field: str, target: str, allowed: set[str]
) -> Iterator[tuple[Path_, str]]:
    value = getattr(record, field)
    pointed = (value,) if isinstance(value, str) else tuple(value)
    for one in pointed:
        if one != "" and allowed and str(one) not in allowed:
            yield (field,), unknown(f"id in {target}", one, allowed)


def _dangling_sights(claim: Any, facts: _Facts) -> Iterator[tuple[Path_, str]]:
    for sight in claim.see:
        kind, _, identifier = sight.partition(":")
        if kind not in KINDS:
            yield ("see",), unknown("kind", kind, KINDS)
        elif (allowed := facts.ids[KINDS[kind]]) and identifier not in allowed:
            yield ("see",), unknown(f"id in {KINDS[kind]}", identifier, allowed)

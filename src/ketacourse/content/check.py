"""Cross-checks of the fact files: every problem, with the file and line where it stands.

Reading a file already refuses what does not fit its record. The checks here look across records:
ids that lead nowhere, counts that cannot be, identifiers that are not well formed.
"""

from __future__ import annotations

import dataclasses
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from ketacourse.content.base import Sourced
from ketacourse.content.bias import answer_faults
from ketacourse.content.citations import DOI, PMID
from ketacourse.content.library import DATA, TABLES
from ketacourse.content.locate import line_of
from ketacourse.content.numbers import estimate_faults, number_faults
from ketacourse.content.read import scan_records
from ketacourse.content.selections import selection_faults
from ketacourse.content.trials import Estimate
from ketacourse.errors import ContentError, Problem, unknown

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


def check_facts(data: Path = DATA) -> list[Problem]:
    """Check every fact file in a folder.

    Parameters
    ----------
    data
        Folder with ``citations.json`` and the TOML files.

    Returns
    -------
    list of Problem
        Sorted by file and line; empty when all is well.
    """
    known, problems = check_citations(data / "citations.json")
    shelves: dict[str, Rows] = {}
    for table, (name, kind) in TABLES.items():
        try:
            shelves[table], faults = scan_records(data / name, table, kind)
        except (ContentError, OSError) as fault:
            shelves[table], faults = {}, [Problem(name, 1, str(fault))]
        problems += faults
    for table, rows in shelves.items():
        problems += _check_table(data, table, rows, shelves, known)
    return sorted(set(problems))


def _check_table(
    data: Path, table: str, rows: Rows, shelves: Mapping[str, Rows], known: set[str]
) -> Iterator[Problem]:
    path = data / TABLES[table][0]
    counts = Counter(_identity(record) for record in rows.values())
    for index, record in rows.items():
        for where, message in _faults(table, record, counts, shelves, known):
            line = line_of(path, table, index, where)
            yield Problem(path.name, line, f"'{_identity(record)}': {message}")


def _faults(
    table: str, record: Any, counts: Counter[str], shelves: Mapping[str, Rows], known: set[str]
) -> Iterator[tuple[Path_, str]]:
    if counts[_identity(record)] > 1:
        yield ("id",), "this id stands more than once; ids must be unique in their table"
    for where, part in walk(record):
        for field in ("cites", "counter_cites"):
            for cite in getattr(part, field, ()):
                if cite not in known:
                    yield (*where, field), unknown("citation", cite, known)
        if isinstance(part, Estimate):
            yield from ((where, message) for message in estimate_faults(part))
        if isinstance(part, Sourced) and len(set(part.cites)) < len(part.cites):
            yield (*where, "cites"), "a citation is named twice; name it once"
    yield from _table_faults(table, record, shelves)
    yield from number_faults(record)


def _table_faults(
    table: str, record: Any, shelves: Mapping[str, Rows]
) -> Iterator[tuple[Path_, str]]:
    """What is wrong with a record of this table in view of other tables."""
    for field, target in POINTERS.get(table, {}).items():
        yield from _dangling(record, field, target, shelves)
    if table == "claims":
        yield from _dangling_sights(record, shelves)
    if table == "trial_sets":
        yield from selection_faults(record, {s.id: s for s in shelves["studies"].values()})
    if table == "bias_readings":
        yield from answer_faults(record, shelves["bias_domains"].values())


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


def _identity(record: Any) -> str:
    for field in ("id", "term", "service"):
        if hasattr(record, field):
            return str(getattr(record, field))
    return " ".join(str(getattr(record, f, "")) for f in ("table", "date", "event")).strip()


def _ids(shelves: Mapping[str, Rows], table: str) -> set[str]:
    return {_identity(record) for record in shelves[table].values()}


def _dangling(
    record: Any, field: str, target: str, shelves: Mapping[str, Rows]
) -> Iterator[tuple[Path_, str]]:
    value = getattr(record, field)
    pointed = (value,) if isinstance(value, str) else tuple(value)
    allowed = _ids(shelves, target)
    for one in pointed:
        if one != "" and str(one) not in allowed:
            yield (field,), unknown(f"id in {target}", one, allowed)


def _dangling_sights(claim: Any, shelves: Mapping[str, Rows]) -> Iterator[tuple[Path_, str]]:
    for sight in claim.see:
        kind, _, identifier = sight.partition(":")
        if kind not in KINDS:
            yield ("see",), unknown("kind", kind, KINDS)
        elif identifier not in (allowed := _ids(shelves, KINDS[kind])):
            yield ("see",), unknown(f"id in {KINDS[kind]}", identifier, allowed)


def check_citations(path: Path) -> tuple[set[str], list[Problem]]:
    """Check a CSL-JSON file; gives the ids it holds and its problems."""
    try:
        text = path.read_text(encoding="utf-8")
        entries = json.loads(text)
    except (OSError, ValueError) as fault:
        return set(), [Problem(path.name, 1, f"not readable as JSON: {fault}")]
    lines = {line.strip().rstrip(","): at for at, line in enumerate(text.splitlines(), 1)}
    problems = []
    seen: Counter[str] = Counter(str(entry.get("id")) for entry in entries)
    links: Counter[str] = Counter(str(e["DOI"]).lower() for e in entries if e.get("DOI"))
    for entry in entries:
        line = lines.get(f'"id": {json.dumps(entry.get("id"))}', 1)
        name = f"'{entry.get('id')}'"
        problems += [
            Problem(path.name, line, f"{name}: {message}")
            for message in _citation_faults(entry, seen, links)
        ]
    return set(seen), problems


def _citation_faults(
    entry: Mapping[str, Any], seen: Counter[str], links: Counter[str]
) -> Iterator[str]:
    doi, pmid = str(entry.get("DOI", "")), str(entry.get("PMID", ""))
    rules: list[tuple[Callable[[], bool], str]] = [
        (lambda: seen[str(entry.get("id"))] > 1, "this id stands more than once"),
        (lambda: not entry.get("title"), "'title' is missing; add it"),
        (
            lambda: (
                entry.get("custom", {}).get("status")
                not in {"verified", "secondary", "unconfirmed"}
            ),
            "'custom.status' must be one of verified, secondary, unconfirmed",
        ),
        (lambda: bool(doi) and not DOI.match(doi), f"DOI '{doi}' must look like 10.1000/xyz"),
        (lambda: bool(pmid) and not PMID.match(pmid), f"PMID '{pmid}' must be 1 to 8 digits"),
        (lambda: links[doi.lower()] > 1, f"DOI '{doi}' stands in another entry too; keep one"),
        (lambda: not (doi or pmid or entry.get("URL")), "no DOI, PMID or URL to follow; add one"),
    ]
    return (message for broken, message in rules if broken())

"""What of the facts the lessons use, and what they leave lying."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ketacourse.content.library import records
from ketacourse.course.lesson import Lesson
from ketacourse.course.pages import used_citations

# Views that show every record of a table: the map walks all edges, the claim check all claims.
SHOWN_WHOLE = {"edges": "pathway_map", "claims": "claim_check"}
TABLES = ("claims", "edges", "studies", "meta_analyses", "glossary")


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many records of a table the lessons use, and the ids or terms of the others."""

    table: str
    total: int
    unused: tuple[str, ...]

    def __str__(self) -> str:
        used = self.total - len(self.unused)
        told = f"{self.table}: {used} of {self.total} used"
        return f"{told}; unused: {', '.join(self.unused)}" if self.unused else told


def coverage(lessons: Sequence[Lesson], tables: Iterable[str] = TABLES) -> list[Coverage]:
    """Find what the lessons use of some tables.

    A record counts as used if a view shows its whole table, if a lesson names its id, or if a
    lesson cites its main paper, in prose, in what it shows or in its questions. A term counts
    where a lesson introduces it.
    """
    calls = {call.name for lesson in lessons for call in lesson.calls}
    text = " ".join(lesson.raw for lesson in lessons)
    words = set(re.findall(r"[\w-]+", text))
    cited = {cite for lesson in lessons for cite in used_citations(lesson)}
    terms = {term.casefold() for lesson in lessons for _, term in lesson.terms}

    def is_used(table: str, record: Any) -> bool:
        if table == "glossary":
            return any(form.casefold() in terms for form in (record.term, *record.also))
        if SHOWN_WHOLE.get(table) in calls:
            return True
        return record.id in words or record.cites[0] in cited

    return [_coverage(table, is_used) for table in tables]


def _coverage(table: str, is_used: Any) -> Coverage:
    found = records(table)
    left = (record for record in found if not is_used(table, record))
    unused = tuple(getattr(record, "term", None) or record.id for record in left)
    return Coverage(table, len(found), unused)

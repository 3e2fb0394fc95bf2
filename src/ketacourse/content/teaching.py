"""Records that teaching leans on: misconceptions, claims of popular articles, glossary, lessons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ketacourse.content.base import Sourced

Verdict = Literal[
    "supported",
    "oversimplified",
    "overstated",
    "misattributed",
    "conflated",
    "no_evidence_found",
    "contested",
    "unverifiable",
    "promotional",
    "sound_advice",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Misconception(Sourced):
    """A common wrong sentence and a right one."""

    id: str
    misconception: str
    accurate_statement: str
    teaching_note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Sourced):
    """A checkable claim of a popular article, paraphrased, with our verdict.

    `see` names the records that decide it, as ``kind:id``, where the kind is the table in the
    singular (``study``, ``meta_analysis``, ``edge``, ``experiment``, ``risk_fact``, ...);
    `contradicts` names claims of other articles that cannot both hold.
    """

    id: str
    article: str
    topic: str
    says: str
    verdict: Verdict
    why: str
    see: tuple[str, ...] = ()
    contradicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimTrace(Sourced):
    """A sentence in wide circulation followed to its sources, and a better sentence for it.

    `claims` names the claims of the articles that it explains; `likely_sources` what it may
    have grown from.
    """

    id: str
    says: str
    verdict: str
    evidence: str
    better: str
    likely_sources: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A popular article whose claims are checked: what kind it is and whether it sells."""

    id: str
    kind: str
    sells: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Sourced):
    """A glossary entry; `also` lists other forms under which the term is met."""

    term: str
    definition: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """One notebook of the course; `open` is false until it has been written."""

    id: str
    title: str
    question: str
    minutes: int
    open: bool

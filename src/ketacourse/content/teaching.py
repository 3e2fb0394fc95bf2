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
VerdictAnswerId = Literal["stands", "limits", "fails", "unbacked"]


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
    `contradicts` names claims of other articles that pull against it; `names` says what the
    article itself gives as the source of the claim, and is empty where it gives none.
    """

    id: str
    article: str
    topic: str
    says: str
    verdict: Verdict
    why: str
    names: str = ""
    see: tuple[str, ...] = ()
    contradicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictAnswer:
    """One of the few answers between which a student decides, in words a reader would use."""

    id: VerdictAnswerId
    name: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictKind:
    """A kind of verdict in plain words, and the answers that agree with it.

    `answers` names a `VerdictAnswer` first that is ours, then those that a careful reader may
    hold against it with equal right.
    """

    id: Verdict
    name: str
    meaning: str
    answers: tuple[VerdictAnswerId, ...]


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
class ParagraphPoint(Sourced):
    """Something that an honest paragraph on a health page should hold, or should avoid.

    `why` says in one sentence what a reader gains by it.
    """

    id: str
    kind: Literal["hold", "avoid"]
    text: str
    why: str


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

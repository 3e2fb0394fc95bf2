"""Findings about the hypotheses of depression, by kind of evidence and by who was studied."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import get_args, get_type_hints

from ketacourse.content.depression import DepressionHypothesis, HypothesisEvidence
from ketacourse.display.words import counted

KINDS: tuple[str, ...] = get_args(get_type_hints(HypothesisEvidence)["kind"])
SYMBOLS = {"supports": "▲", "contradicts": "▼"}
PEOPLE_WORDS = ("human", "people", "patient", "volunteer")
ANIMAL_WORDS = ("rat", "rats", "mouse", "mice", "rodent", "rodents", "monkey", "monkeys", "animal")


class Subjects(StrEnum):
    """Who was studied; `ALL` also takes in what is neither, such as a review of both."""

    ALL = "all"
    PEOPLE = "people"
    ANIMALS = "animals"

    def covers(self, finding: HypothesisEvidence) -> bool:
        """Whether a finding stays in view under this choice."""
        words = finding.species.lower().replace(",", " ").replace(";", " ").split()
        if self is Subjects.PEOPLE:
            return any(word.startswith(PEOPLE_WORDS) for word in words)
        if self is Subjects.ANIMALS:
            return any(word in ANIMAL_WORDS for word in words)
        return True


@dataclass(frozen=True, slots=True)
class Cell:
    """What one kind of evidence says about one hypothesis."""

    hypothesis: str
    kind: str
    supporting: int
    contradicting: int

    @property
    def symbols(self) -> str:
        """Counts for the eye: ``▲2 ▼1``."""
        counts = (("▲", self.supporting), ("▼", self.contradicting))
        return " ".join(f"{symbol}{count}" for symbol, count in counts if count)

    @property
    def words(self) -> str:
        """The same for the ear: ``2 support, 1 contradicts``."""
        counts = (
            ("supports", "support", self.supporting),
            ("contradicts", "contradict", self.contradicting),
        )
        return ", ".join(counted(n, one, several) for one, several, n in counts if n)

    @property
    def name(self) -> str:
        """Everything in one phrase, for a button's accessible name."""
        return f"{self.hypothesis}, {self.kind}: {self.words}"


def cells(hypothesis: DepressionHypothesis, subjects: Subjects = Subjects.ALL) -> dict[str, Cell]:
    """Count the findings of a hypothesis by kind; kinds without any are left out.

    Parameters
    ----------
    hypothesis
        With its evidence.
    subjects
        Whose findings count.
    """
    seen = [finding for finding in hypothesis.evidence if subjects.covers(finding)]
    return {
        kind: _cell(hypothesis.name, kind, [f for f in seen if f.kind == kind])
        for kind in KINDS
        if any(finding.kind == kind for finding in seen)
    }


def kinds_in_use(hypotheses: Iterable[DepressionHypothesis]) -> tuple[str, ...]:
    """Name the kinds of evidence that any of the hypotheses has, in the usual order."""
    used = {finding.kind for hypothesis in hypotheses for finding in hypothesis.evidence}
    return tuple(kind for kind in KINDS if kind in used)


def in_order(findings: Iterable[HypothesisEvidence]) -> list[HypothesisEvidence]:
    """Sort by kind, support first, else as written."""
    return sorted(findings, key=lambda f: (KINDS.index(f.kind), f.direction != "supports"))


def _cell(name: str, kind: str, findings: Sequence[HypothesisEvidence]) -> Cell:
    supporting = sum(finding.direction == "supports" for finding in findings)
    return Cell(name, kind, supporting, len(findings) - supporting)

"""What a question to the graph gives back: frozen records that print as text and show as tables.

A table speaks in names. The ids, by which the code asks, are printed by whoever wants them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from math import prod
from typing import ClassVar, Protocol, Self, SupportsIndex, TypeVar, overload

from ketacourse.display.table import Table, table

ARROWS = {1: "→", -1: "⊣", 0: "∘"}
SIGN_WORDS = {1: "raises", -1: "lowers", 0: "no direction"}
LOOP_WORDS = {1: "feeds itself", -1: "holds itself back", 0: "no direction"}


class Row(Protocol):
    """What can stand in a table of answers."""

    columns: ClassVar[tuple[str, ...]]

    @property
    def row(self) -> tuple[str, ...]:
        """The cells, as many as there are columns."""


Found = TypeVar("Found", bound=Row)


class Answers(tuple[Found, ...]):
    """Several results in order: a tuple that a notebook shows as a table.

    `none` is said where there are none: that is an answer too.
    """

    none: str

    def __new__(cls, found: Iterable[Found] = (), none: str = "There is none.") -> Self:
        """As a tuple, with the words for an empty one."""
        made = super().__new__(cls, found)
        made.none = none
        return made

    def __repr__(self) -> str:
        return "\n".join(str(each) for each in self) or self.none

    @overload
    def __getitem__(self, at: SupportsIndex) -> Found: ...

    @overload
    def __getitem__(self, at: slice) -> Answers[Found]: ...

    def __getitem__(self, at: SupportsIndex | slice) -> Found | Answers[Found]:
        if isinstance(at, slice):
            return Answers(super().__getitem__(at), self.none)
        return super().__getitem__(at)

    def _repr_html_(self) -> str:
        return self.table().html() if self else f"<p>{escape(self.none)}</p>"

    def table(self) -> Table:
        """One row for each result."""
        return table(self[0].columns if self else (), [each.row for each in self])


@dataclass(frozen=True, slots=True, repr=False)
class Path:
    """A way through the graph, or a loop, whose first node stands again at the end."""

    nodes: tuple[str, ...]
    edges: tuple[str, ...]
    signs: tuple[int, ...]
    names: tuple[str, ...]
    columns: ClassVar[tuple[str, ...]] = ("Path", "Links", "In all")

    def __repr__(self) -> str:
        return f"{self.text} ({self.words})"

    @property
    def sign(self) -> int:
        """+1 if the end is raised when the start is, -1 if lowered, 0 if that cannot be said."""
        return prod(self.signs)

    @property
    def text(self) -> str:
        """The nodes' ids, joined by an arrow for what raises and a bar for what lowers."""
        return self._joined(self.nodes)

    @property
    def words(self) -> str:
        """What the whole path does."""
        closed = self.nodes[0] == self.nodes[-1]
        return (LOOP_WORDS if closed else SIGN_WORDS)[self.sign]

    @property
    def row(self) -> tuple[str, ...]:
        """The cells of a table: the path by the names of its nodes."""
        return self._joined(self.names), str(len(self.edges)), self.words

    def _joined(self, nodes: tuple[str, ...]) -> str:
        steps = zip(self.signs, nodes[1:], strict=True)
        return " ".join((nodes[0], *(f"{ARROWS[sign]} {node}" for sign, node in steps)))


@dataclass(frozen=True, slots=True, repr=False)
class Claim:
    """One edge: what it says, on what evidence, and what speaks against it."""

    id: str
    text: str
    evidence: tuple[str, ...]
    strength: str
    against: str
    columns: ClassVar[tuple[str, ...]] = ("Claim", "Evidence", "Strength", "Against it")

    def __repr__(self) -> str:
        return f"{self.id}: {self.text} ({self.strength}; {', '.join(self.evidence)})"

    @property
    def row(self) -> tuple[str, ...]:
        """The cells of a table."""
        return self.text, ", ".join(self.evidence), self.strength, self.against or "–"


@dataclass(frozen=True, slots=True, repr=False)
class Member:
    """One node."""

    id: str
    name: str
    columns: ClassVar[tuple[str, ...]] = ("Node",)

    def __repr__(self) -> str:
        return f"{self.id}: {self.name}"

    @property
    def row(self) -> tuple[str, ...]:
        """The cell of a table."""
        return (self.name,)


@dataclass(frozen=True, slots=True, repr=False)
class Shared:
    """What two hypotheses have in common."""

    hypotheses: tuple[int, int]
    nodes: Answers[Member]
    edges: Answers[Claim]

    def __repr__(self) -> str:
        return f"{self._headline}\n{self.nodes!r}\n{self.edges!r}"

    def _repr_html_(self) -> str:
        tables = self.nodes._repr_html_() + self.edges._repr_html_()
        return f"<p>{escape(self._headline)}</p>{tables}"

    @property
    def _headline(self) -> str:
        a, b = self.hypotheses
        return f"Hypotheses {a} and {b} share nodes: {len(self.nodes)}, links: {len(self.edges)}."

"""What a question to the graph gives back: frozen records that print as text and show as tables."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from math import prod
from typing import ClassVar, Protocol, SupportsIndex, TypeVar, overload

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
    """Several results in order: a tuple that a notebook shows as a table."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "\n".join(str(each) for each in self) or "nothing found"

    @overload
    def __getitem__(self, at: SupportsIndex) -> Found: ...

    @overload
    def __getitem__(self, at: slice) -> Answers[Found]: ...

    def __getitem__(self, at: SupportsIndex | slice) -> Found | Answers[Found]:
        if isinstance(at, slice):
            return Answers(super().__getitem__(at))
        return super().__getitem__(at)

    def _repr_html_(self) -> str:
        return self.table().html() if self else "<p>Nothing found.</p>"

    def table(self) -> Table:
        """One row for each result."""
        return table(self[0].columns if self else (), [each.row for each in self])


@dataclass(frozen=True, slots=True, repr=False)
class Path:
    """A way through the graph, or a loop, whose first node stands again at the end."""

    nodes: tuple[str, ...]
    edges: tuple[str, ...]
    signs: tuple[int, ...]
    columns: ClassVar[tuple[str, ...]] = ("Path", "Links", "In all")

    def __repr__(self) -> str:
        return f"{self.text} ({self.words})"

    @property
    def sign(self) -> int:
        """+1 if the end is raised when the start is, -1 if lowered, 0 if that cannot be said."""
        return prod(self.signs)

    @property
    def text(self) -> str:
        """The nodes, joined by an arrow for what raises and a bar for what lowers."""
        steps = zip(self.signs, self.nodes[1:], strict=True)
        return " ".join((self.nodes[0], *(f"{ARROWS[sign]} {node}" for sign, node in steps)))

    @property
    def words(self) -> str:
        """What the whole path does."""
        closed = self.nodes[0] == self.nodes[-1]
        return (LOOP_WORDS if closed else SIGN_WORDS)[self.sign]

    @property
    def row(self) -> tuple[str, ...]:
        """The cells of a table."""
        return self.text, ", ".join(self.edges), self.words


@dataclass(frozen=True, slots=True, repr=False)
class Claim:
    """One edge: what it says, on what evidence, and what speaks against it."""

    id: str
    text: str
    evidence: tuple[str, ...]
    strength: str
    against: str
    columns: ClassVar[tuple[str, ...]] = ("Edge", "Claim", "Evidence", "Strength", "Against it")

    def __repr__(self) -> str:
        return f"{self.id}: {self.text} ({self.strength}; {', '.join(self.evidence)})"

    @property
    def row(self) -> tuple[str, ...]:
        """The cells of a table."""
        return self.id, self.text, ", ".join(self.evidence), self.strength, self.against or "–"


@dataclass(frozen=True, slots=True, repr=False)
class Member:
    """One node."""

    id: str
    name: str
    columns: ClassVar[tuple[str, ...]] = ("Node", "Name")

    def __repr__(self) -> str:
        return f"{self.id}: {self.name}"

    @property
    def row(self) -> tuple[str, ...]:
        """The cells of a table."""
        return self.id, self.name


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

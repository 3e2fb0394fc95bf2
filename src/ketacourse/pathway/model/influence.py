"""The signed-influence model: how a push on some nodes spreads along the edges of an account.

An account is the set of causal edges that some hypotheses use. The level of a node runs from -1
to 1 and says how far it has moved from the untreated animal: 0 is no change, 1 fully raised, -1
fully lowered. The rules below were written down before any prediction was compared with an
experiment; they are the same for every hypothesis, and nothing in them is fitted.

The rule
    The level of a node is the mean of its inputs in play, each multiplied by the sign of its edge.
    An input is in play when something that is given, added or blocked can reach it. All groups of
    an experiment (untreated, drug, perturbation, both) share the same inputs in play, so that they
    differ by what was done and by nothing else.

Why a mean, and why every edge weighs the same
    No size of any of these influences is known. `strength` grades the evidence for an edge, not its
    size, so it is no weight; equal shares add no assumption. A mean keeps levels within -1 and 1
    without a gain or a curve to choose, and a signal does not fade along a long chain merely
    because more of its steps have names.

What is done to a node
    Given, added or stimulated: one more input, of 1. It joins what the node already receives, which
    is how the Mg2+ edge can keep memantine out.
    Blocked, removed or silenced: the node is held at its floor, and nothing passes through it.
    A cut edge hands on the floor of its source, while the rest of the source's edges work.
    Baseline nodes (Mg2+) are held at 1 in every group.

The floor
    It is -1 for every node, whether or not ketamine acts through it: removal also takes away
    what the node did in the untreated animal, and without that no silencing could copy ketamine.
    Which nodes are active at rest is not recorded, so no exceptions are made. A drug is the one
    kind that cannot be less than absent: its floor is 0, given or not.

Why there is one answer
    Walk backwards from a node, at each step to one of its inputs at random. Every node in play is
    reached from something done, so the walk ends there with probability 1, and the level is the
    mean of what it meets, times the signs on its way. Hence one fixed point, whatever the loops and
    the start; the floor of drugs only brings levels closer. `settle` still starts from three
    states and reports it when they disagree.

What such a model can't mean
    It has no time, dose, amount, threshold or synergy. Sizes depend on how many edges were drawn.
    Only the direction of an outcome is to be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from ketacourse.content.library import records
from ketacourse.content.mechanism import BASELINE_NODES, Edge
from ketacourse.content.tables import EDGES, NODES

Level = Any  # a float, or a numpy array with one value for each variant of the signs

TOLERANCE = 1e-10  # the largest move in a last sweep
AGREEMENT = 1e-6  # between fixed points found from different starts
MOST_SWEEPS = 5000
STARTS = (0.0, -1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Arrow:
    """A causal edge as the model needs it."""

    id: str
    source: str
    target: str
    sign: Level


@dataclass(frozen=True, slots=True, eq=False)
class Account:
    """Causal edges, ready to be run; `drugs` are the nodes that can't be less than absent."""

    arrows: tuple[Arrow, ...]
    drugs: frozenset[str] = frozenset()
    incoming: Mapping[str, tuple[Arrow, ...]] = field(init=False, repr=False)
    outgoing: Mapping[str, tuple[Arrow, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        names = {name for arrow in self.arrows for name in (arrow.source, arrow.target)}
        into: dict[str, list[Arrow]] = {name: [] for name in names}
        out: dict[str, list[Arrow]] = {name: [] for name in names}
        for arrow in self.arrows:
            into[arrow.target].append(arrow)
            out[arrow.source].append(arrow)
        object.__setattr__(self, "incoming", {name: tuple(into[name]) for name in names})
        object.__setattr__(self, "outgoing", {name: tuple(out[name]) for name in names})

    def __contains__(self, node: object) -> bool:
        return node in self.incoming

    def floor(self, node: str) -> float:
        """The lowest level of a node."""
        return 0.0 if node in self.drugs else -1.0

    def reached(self, starts: Iterable[str]) -> tuple[str, ...]:
        """Nodes that a push at the start nodes can reach, themselves included.

        A node follows, where loops allow, those that act on it, so that few sweeps settle.
        """
        seen: set[str] = set()
        left: list[str] = []
        for start in sorted(set(starts)):
            if start in self and start not in seen:
                self._walk(start, seen, left)
        return tuple(reversed(left))

    def _walk(self, start: str, seen: set[str], left: list[str]) -> None:
        """Depth first, noting each node when the walk leaves it for good."""
        seen.add(start)
        path = [(start, iter(self.outgoing[start]))]
        while path:
            node, arrows = path[-1]
            target = next((each.target for each in arrows if each.target not in seen), None)
            if target is None:
                left.append(node)
                path.pop()
            else:
                seen.add(target)
                path.append((target, iter(self.outgoing[target])))


@dataclass(frozen=True, slots=True)
class Treatment:
    """What is done to one group: nodes driven and blocked, and ids of edges cut."""

    driven: frozenset[str] = frozenset()
    blocked: frozenset[str] = frozenset()
    cut: frozenset[str] = frozenset()

    def __or__(self, other: Treatment) -> Treatment:
        return Treatment(
            self.driven | other.driven, self.blocked | other.blocked, self.cut | other.cut
        )

    def starts(self, account: Account) -> frozenset[str]:
        """Where the treatment acts."""
        cut = {arrow.target for arrow in account.arrows if arrow.id in self.cut}
        return self.driven | self.blocked | cut


@dataclass(frozen=True, slots=True)
class Settled:
    """Levels of the nodes; `unique` says whether every start led to them."""

    levels: Mapping[str, Level]
    unique: bool

    def __getitem__(self, node: str) -> Level:
        return self.levels.get(node, 0.0)


@dataclass(frozen=True, slots=True)
class Bench:
    """An account prepared for one experiment: the inputs in play, the same for all its groups."""

    account: Account
    inputs: Mapping[str, tuple[Arrow, ...]]
    shares: Mapping[str, int]

    def level(self, node: str, levels: Mapping[str, Level], treatment: Treatment) -> Level:
        """What the rule gives for a node, from the levels of the others."""
        total: Level = 1.0 if node in treatment.driven else 0.0
        for arrow in self.inputs[node]:
            source = arrow.source
            cut = arrow.id in treatment.cut
            given = self.account.floor(source) if cut else levels.get(source, 0.0)
            total = total + arrow.sign * given
        mean = total / self.shares[node]
        return (mean + abs(mean)) / 2 if node in self.account.drugs else mean


def prepare(account: Account, everything: Treatment) -> Bench:
    """Find the inputs in play.

    Parameters
    ----------
    account
        The edges.
    everything
        All that is done to any group of the experiment.
    """
    starts = everything.starts(account)
    nodes = account.reached(starts)
    active = {*nodes, *BASELINE_NODES}
    inputs = {
        node: tuple(
            arrow
            for arrow in account.incoming[node]
            if arrow.source in active or arrow.id in everything.cut
        )
        for node in nodes
    }
    shares = {node: len(inputs[node]) + (node in everything.driven) or 1 for node in nodes}
    return Bench(account, inputs, shares)


def settle(bench: Bench, treatment: Treatment, starts: Iterable[float] = STARTS) -> Settled:
    """Find the fixed point for one group, from each of the start levels.

    Parameters
    ----------
    bench
        The account, prepared for the whole experiment.
    treatment
        What is done to this group.
    starts
        Levels that all free nodes start from; the answer is the one found from the first.
    """
    found = [_sweep(bench, treatment, start) for start in starts]
    levels = found[0][0]
    agree = all(
        largest(levels[node] - other[node]) < AGREEMENT for other, _ in found[1:] for node in other
    )
    return Settled(levels, agree and all(settled for _, settled in found))


def _sweep(bench: Bench, treatment: Treatment, start: float) -> tuple[dict[str, Level], bool]:
    """Apply the rule node by node until nothing moves; nodes nothing acts on stay at 0."""
    account = bench.account
    held: dict[str, Level] = dict.fromkeys(BASELINE_NODES, 1.0)
    held |= {node: account.floor(node) for node in treatment.blocked}
    acting = account.reached({*treatment.starts(account), *BASELINE_NODES})
    free = [node for node in acting if node in bench.inputs and node not in held]
    levels = held | dict.fromkeys(free, start)
    for _ in range(MOST_SWEEPS):
        moved = 0.0
        for node in free:
            new = bench.level(node, levels, treatment)
            moved = max(moved, largest(new - levels[node]))
            levels[node] = new
        if moved < TOLERANCE:
            return levels, True
    return levels, False


def largest(level: Level) -> float:
    """The size of a level, or of the largest of an array of levels."""
    size = abs(level)
    return size if isinstance(size, float) else float(size.max())


def account_of(edges: Iterable[Edge], drugs: Iterable[str] | None = None) -> Account:
    """Make an account of edge records; edges that are not causal are skipped.

    Parameters
    ----------
    edges
        Edge records: those of the course, or your own.
    drugs
        Nodes that can't be less than absent; left out, the drugs of the course.
    """
    arrows = (Arrow(e.id, e.source, e.target, float(e.sign)) for e in edges if e.causal)
    kept = tuple(sorted(arrows, key=lambda arrow: arrow.id))
    return Account(kept, course_drugs() if drugs is None else frozenset(drugs))


@cache
def course_drugs() -> frozenset[str]:
    """The nodes of type drug."""
    return frozenset(node.id for node in records(NODES) if node.type == "drug")


def edges_used_by(hypotheses: Iterable[int]) -> tuple[Edge, ...]:
    """Edges that any of the hypotheses uses, and those of the disease, which all of them share."""
    wanted = set(hypotheses)
    return tuple(e for e in records(EDGES) if not e.hypotheses or wanted & set(e.hypotheses))


@cache
def account(hypotheses: frozenset[int], without: frozenset[str] = frozenset()) -> Account:
    """The account of some hypotheses, `without` the edges of these ids."""
    return account_of(edge for edge in edges_used_by(hypotheses) if edge.id not in without)

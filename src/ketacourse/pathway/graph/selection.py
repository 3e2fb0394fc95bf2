"""Which part of a hypothesis its picture shows: all of it, or what its best evidence is about."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from functools import cache
from itertools import chain, zip_longest
from typing import Literal

from ketacourse.content.library import record, records
from ketacourse.content.mechanism import Edge, KetamineHypothesis
from ketacourse.content.tables import EDGES, EXPERIMENTS, KETAMINE_HYPOTHESES, NODES
from ketacourse.errors import ContentError, brief
from ketacourse.pathway.order import targets_of

MOST_NODES = 20
START = "ketamine"

Selection = tuple[int, ...] | Literal["all"]


def hypothesis(number: int) -> KetamineHypothesis:
    """One account of how ketamine works.

    Raises
    ------
    ContentError
        If there is none of this number.
    """
    known = {each.id: each for each in records(KETAMINE_HYPOTHESES)}
    if number not in known:
        raise ContentError(
            f"unknown hypothesis {brief(number)}; give a number from {min(known)} to {max(known)}"
        )
    found: KetamineHypothesis = known[number]
    return found


def edges_of(number: int) -> tuple[Edge, ...]:
    """The edges that a hypothesis uses, in file order."""
    wanted = hypothesis(number).id
    return tuple(edge for edge in records(EDGES) if wanted in edge.hypotheses)


@cache
def nodes_of(number: int) -> tuple[str, ...]:
    """The nodes that stand in the picture of a hypothesis.

    All of them, where there are no more than `MOST_NODES`. Else ketamine, the outcomes that
    something causes, and, as long as there is room, what the strongest experiments for and
    against the hypothesis changed, then the ends of its contested edges; each joined to the
    picture by the shortest way in and the shortest way out.
    """
    edges = edges_of(number)
    every = tuple(dict.fromkeys(node for edge in edges for node in (edge.source, edge.target)))
    if len(every) <= MOST_NODES:
        return _start_first(every)
    links = [(edge.source, edge.target) for edge in edges if edge.causal]
    outcomes = [target for _, target in links if record(NODES, target).type == "behaviour"]
    chosen = dict.fromkeys((START, *outcomes))
    after = targets_of(every, links)
    before = targets_of(every, [(target, source) for source, target in links])
    for node in _wanted(number, every):
        into, out = _shortest(node, before, chosen), _shortest(node, after, chosen)
        added = dict.fromkeys((*reversed(into), *out))
        if len({**chosen, **added}) <= MOST_NODES:
            chosen |= added
    return _start_first(chosen)


def _wanted(number: int, every: Sequence[str]) -> list[str]:
    """What is worth showing, best first: nodes of the experiments named, contested edges."""
    account = hypothesis(number)
    pairs = zip_longest(account.support, account.challenge)
    tested = [
        node
        for identifier in chain.from_iterable(pairs)
        if identifier
        for node in record(EXPERIMENTS, identifier).nodes
    ]
    contested = [
        node for edge in edges_of(number) if edge.contested for node in (edge.source, edge.target)
    ]
    return [node for node in dict.fromkeys((*tested, *contested)) if node in every]


def _shortest(
    start: str, beyond: Mapping[str, Sequence[str]], ends: Container[str]
) -> tuple[str, ...]:
    """The shortest way from `start` to a node that `ends` holds; only `start` if there is none."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen = {start}
    for way in ways:  # grows while it is read
        if way[-1] in ends:
            return way
        for node in beyond[way[-1]]:
            if node not in seen:
                seen.add(node)
                ways.append((*way, node))
    return (start,)


def _start_first(nodes: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(nodes, key=lambda node: node != START))


def shown(choice: Selection) -> tuple[tuple[str, ...], tuple[Edge, ...]]:
    """Nodes and edges of a picture: of some hypotheses, or of the whole graph.

    An overlay shows the nodes of each of its pictures and every edge of its hypotheses between
    them.
    """
    if choice == "all":
        every = tuple(node.id for node in records(NODES))
        return _start_first(every), records(EDGES)
    wanted = _start_first(dict.fromkeys(node for number in choice for node in nodes_of(number)))
    tagged = {edge.id for number in choice for edge in edges_of(number)}
    edges = tuple(
        edge
        for edge in records(EDGES)
        if edge.id in tagged and edge.source in wanted and edge.target in wanted
    )
    joined = {node for edge in edges for node in (edge.source, edge.target)}
    return tuple(node for node in wanted if node in joined), edges

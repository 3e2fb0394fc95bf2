"""Causal order: which edges close a cycle, and how far down a cascade each node stands.

Nodes are words and edges are pairs of words, so that any graph can be laid out and tested.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

Link = tuple[str, str]


def closing_links(nodes: Sequence[str], links: Iterable[Link]) -> frozenset[Link]:
    """Find the links that close a cycle, walking down from the sources first.

    Parameters
    ----------
    nodes
        In the order in which the walk prefers them.
    links
        Pairs of source and target.

    Returns
    -------
    frozenset
        Without these links the graph has no cycle; a link from a node to itself is among them.
    """
    links = list(links)
    after = targets_of(nodes, links)
    entered = {target for _, target in links}
    roots = [node for node in nodes if node not in entered]
    closing: set[Link] = set()
    done: set[str] = set()
    for start in (*roots, *nodes):
        _walk(start, after, done, closing)
    return frozenset(closing)


def _walk(start: str, after: dict[str, list[str]], done: set[str], closing: set[Link]) -> None:
    """Go down from `start` depth first; a link back to the way taken closes a cycle."""
    if start in done:
        return
    way = {start: iter(after[start])}
    while way:
        node = next(reversed(way))
        target = next(way[node], None)
        if target is None:
            done.add(node)
            del way[node]
        elif target in way:
            closing.add((node, target))
        elif target not in done:
            way[target] = iter(after[target])


def ranks(
    nodes: Sequence[str], links: Iterable[Link], closing: AbstractSet[Link] = frozenset()
) -> dict[str, int]:
    """Longest way from a source to each node, in links; `closing` links are left out."""
    kept = sorted({link for link in links if link not in closing})
    after = targets_of(nodes, kept)
    waiting = dict.fromkeys(nodes, 0)
    for _, target in kept:
        waiting[target] += 1
    rank = dict.fromkeys(nodes, 0)
    ready = [node for node in nodes if not waiting[node]]
    for node in ready:  # grows while it is read
        for target in after[node]:
            rank[target] = max(rank[target], rank[node] + 1)
            waiting[target] -= 1
            if not waiting[target]:
                ready.append(target)
    return rank


def targets_of(nodes: Iterable[str], links: Iterable[Link]) -> dict[str, list[str]]:
    """The targets of every node, in the order of the links."""
    after: dict[str, list[str]] = {node: [] for node in nodes}
    for source, target in links:
        after[source].append(target)
    return after

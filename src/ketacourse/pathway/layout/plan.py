"""What a layout starts from: the links, which of them close cycles, and what stands in a region."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import mean

from ketacourse.pathway.order import Link, closing_links, ranks


@dataclass(frozen=True, slots=True)
class Plan:
    """A graph made ready for layout.

    `regions` maps nodes to regions and `rank` to their depth in the causal order; `members` maps
    a region to its nodes, causes before effects; `inside` holds the links within it, without
    those of `closing`, which close cycles; `entered` are the nodes that something acts on.
    """

    regions: dict[str, str]
    links: tuple[Link, ...]
    closing: frozenset[Link]
    rank: dict[str, int]
    members: dict[str, list[str]]
    inside: dict[str, list[Link]]
    entered: frozenset[str]


def plan(regions: Mapping[str, str], links: Iterable[Link]) -> Plan:
    """Sort a graph by causes and by regions.

    Parameters
    ----------
    regions
        Node to region; the walk through the graph prefers nodes that come first.
    links
        Pairs of source and target; links from a node to itself are left out.
    """
    kept = tuple(sorted({link for link in links if link[0] != link[1]}))
    closing = closing_links(list(regions), kept)
    members: dict[str, list[str]] = {region: [] for region in regions.values()}
    for node, region in regions.items():
        members[region].append(node)
    inside: dict[str, list[Link]] = {region: [] for region in members}
    for source, target in kept:
        if regions[source] == regions[target] and (source, target) not in closing:
            inside[regions[source]].append((source, target))
    for region, nodes in members.items():
        below = ranks(nodes, [(target, source) for source, target in inside[region]])
        nodes.sort(key=lambda node: -below[node])
    entered = frozenset(target for _, target in kept)
    rank = ranks(list(regions), kept, closing)
    return Plan(dict(regions), kept, closing, rank, members, inside, entered)


def region_orders(plan: Plan, first: str, last: str) -> list[list[str]]:
    """Regions by the mean causal rank of their nodes, and the same with two neighbours exchanged.

    `first` and `last` keep their ends: what is given, and what comes of it.
    """

    def place(region: str) -> tuple[int, float, str]:
        end = (region == last) - (region == first)
        return end, mean(plan.rank[node] for node in plan.members[region]), region

    usual = sorted(plan.members, key=place)
    middle = range(int(first in usual), len(usual) - int(last in usual) - 1)
    return [usual, *(_exchanged(usual, at) for at in middle)]


def _exchanged(order: list[str], at: int) -> list[str]:
    return [*order[:at], order[at + 1], order[at], *order[at + 2 :]]

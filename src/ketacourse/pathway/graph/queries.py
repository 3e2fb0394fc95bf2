"""Questions to the graph: paths and their signs, what is shared, what everything passes through."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise, product
from typing import TYPE_CHECKING, Any

from ketacourse.pathway.graph.answers import Answers, Claim, Member, Path, Shared
from ketacourse.pathway.graph.load import as_numbers, known_node, load_graph
from ketacourse.pathway.graph.selection import hypothesis
from ketacourse.pathway.graph.wording import claim, short_name

if TYPE_CHECKING:
    from networkx import MultiDiGraph

PEOPLE = {"human imaging", "clinical"}


def signed_paths(  # noqa: PLR0913 - the three keywords all have defaults
    graph: MultiDiGraph[str],
    source: str,
    target: str,
    *,
    hypotheses: Iterable[int] | int | None = None,
    limit: int = 20,
    longest: int = 8,
) -> Answers[Path]:
    """Find the paths from one node to another along causal edges, shortest first.

    Parameters
    ----------
    graph
        As `load_graph` gives it.
    source, target
        Ids of nodes.
    hypotheses
        Numbers; only edges that one of them uses count. All edges if not given.
    limit
        No more paths than this.
    longest
        No path of more edges than this.

    Returns
    -------
    Answers of Path
        Paths of equal length stand in the order of their node ids, then edge ids. None from a
        node to itself: those are `feedback_loops`.

    Raises
    ------
    ContentError
        If a node or hypothesis is unknown.
    """
    from networkx import all_simple_edge_paths, ancestors

    ends = known_node(graph, source), known_node(graph, target)
    causal = _causal(graph, hypotheses)
    useful = causal.subgraph({target, *ancestors(causal, target)})
    found: list[Path] = []
    for length in range(1, longest + 1):
        if source == target or source not in useful or len(found) >= limit:
            break
        ways: Iterable[Any] = all_simple_edge_paths(useful, *ends, cutoff=length)
        found += sorted((_path(graph, way) for way in ways if len(way) == length), key=_by_name)
    source, target = (graph.nodes[end]["name"] for end in ends)
    return Answers(found[:limit], f"No way leads from {source} to {target}.")


def shared(hypothesis_a: int, hypothesis_b: int) -> Shared:
    """Find the nodes and edges that two hypotheses both use.

    Raises
    ------
    ContentError
        If there is no such hypothesis.
    """
    one, other = load_graph(hypothesis_a), load_graph(hypothesis_b)
    nodes = [Member(node, one.nodes[node]["name"]) for node in one if node in other]
    numbers = {hypothesis_a, hypothesis_b}
    both = _claims(one, lambda edge: numbers <= {*edge["hypotheses"]})
    edges = Answers(both, "The two have no link in common.")
    return Shared(
        (hypothesis_a, hypothesis_b), Answers(nodes, "The two have no node in common."), edges
    )


def bottlenecks(graph: MultiDiGraph[str], source: str, target: str) -> Answers[Member]:
    """Find the nodes that every causal path from `source` to `target` passes through, in order.

    Cutting any of them cuts the target off. Empty where no path leads there, or where paths have
    nothing between their ends in common.

    Raises
    ------
    ContentError
        If a node is unknown.
    """
    from networkx import immediate_dominators

    known_node(graph, target)
    before = immediate_dominators(_causal(graph), known_node(graph, source))
    chain: list[str] = []
    at = before.get(target)
    while at is not None and at != source:
        chain.append(at)
        at = before.get(at)
    members = (Member(node, graph.nodes[node]["name"]) for node in reversed(chain))
    return Answers(members, "No single node lies on every way there.")


def feedback_loops(graph: MultiDiGraph[str], longest: int = 6) -> Answers[Path]:
    """Find the loops of causal edges, shortest first, each with its sign.

    Parameters
    ----------
    graph
        As `load_graph` gives it.
    longest
        No loop of more edges than this.

    Returns
    -------
    Answers of Path
        Each begins and ends with the first of its nodes by id. Sign +1: it feeds itself; -1: it
        holds itself back.
    """
    from networkx import DiGraph, simple_cycles

    causal = _causal(graph)
    loops: list[Path] = []
    for nodes in simple_cycles(DiGraph(causal), length_bound=longest):
        first = nodes.index(min(nodes))
        ring = [*nodes[first:], *nodes[: first + 1]]
        steps = [[(a, b, key) for key in causal[a][b]] for a, b in pairwise(ring)]
        loops += [_path(causal, way) for way in product(*steps)]
    return Answers(sorted(loops, key=_by_name), "There is no loop.")


def animal_only(graph: MultiDiGraph[str]) -> Answers[Claim]:
    """Find the edges that rest on rodents, with or without cells, and on nothing in people."""
    return _claims(
        graph, lambda edge: "rodent" in edge["evidence"] and not PEOPLE & {*edge["evidence"]}
    )


def contested(graph: MultiDiGraph[str]) -> Answers[Claim]:
    """Find the edges that a source disagrees with, and what it says."""
    return _claims(graph, lambda edge: bool(edge["contested"]))


def _causal(
    graph: MultiDiGraph[str], hypotheses: Iterable[int] | int | None = None
) -> MultiDiGraph[str]:
    """The causal edges of a graph, of some hypotheses if given; all its nodes stay."""
    from networkx import subgraph_view

    numbers = None
    if hypotheses is not None:
        numbers = {hypothesis(number).id for number in as_numbers(hypotheses)}

    def kept(source: str, target: str, key: Any) -> bool:
        edge = graph.edges[source, target, key]
        used = numbers is None or numbers & {*edge["hypotheses"]}
        return bool(edge["causal"] and used)

    seen: MultiDiGraph[str] = subgraph_view(graph, filter_edge=kept)
    return seen


def _path(graph: MultiDiGraph[str], way: Sequence[tuple[str, str, str]]) -> Path:
    nodes = (way[0][0], *(target for _, target, _ in way))
    signs = tuple(graph.edges[step]["sign"] for step in way)
    names = tuple(short_name(node, graph.nodes[node]["name"]) for node in nodes)
    return Path(nodes, tuple(key for _, _, key in way), signs, names)


def _by_name(path: Path) -> tuple[int, tuple[str, ...], tuple[str, ...]]:
    return len(path.edges), path.nodes, path.edges


def _claims(graph: MultiDiGraph[str], wanted: Callable[[dict[str, Any]], bool]) -> Answers[Claim]:
    """The edges that are wanted, by id."""
    chosen = sorted(
        (
            (key, source, target, edge)
            for source, target, key, edge in graph.edges(keys=True, data=True)
            if wanted(edge)
        ),
        key=lambda each: each[0],
    )
    return Answers(_claim(graph, *each) for each in chosen)


def _claim(
    graph: MultiDiGraph[str], key: str, source: str, target: str, edge: dict[str, Any]
) -> Claim:
    one, other = graph.nodes[source], graph.nodes[target]
    words = claim(one["name"], one["type"], edge["sign"], other["name"], other["type"])
    return Claim(key, words, edge["evidence"], edge["strength"], edge["counter_evidence"])

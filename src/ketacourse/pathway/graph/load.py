"""The graph of the mechanism, built from the facts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ketacourse.content.library import records
from ketacourse.content.mechanism import Edge, Node
from ketacourse.content.tables import EDGES, NODES
from ketacourse.errors import ContentError, unknown
from ketacourse.pathway.graph.selection import hypothesis

if TYPE_CHECKING:
    from networkx import MultiDiGraph


def load_graph(hypotheses: Iterable[int] | int | None = None) -> MultiDiGraph[str]:
    """Build the graph: nodes are what can be changed, edges are claims that one changes another.

    Parameters
    ----------
    hypotheses
        Numbers of the hypotheses whose edges are wanted, with the nodes that those join. All
        nodes and edges if not given.

    Returns
    -------
    networkx.MultiDiGraph
        The key of an edge is its id. `sign` is +1 raises, -1 lowers, 0 neither. Identifiers in
        databases are given only where they were checked.

    Raises
    ------
    ContentError
        If there is no such hypothesis.
    """
    from networkx import MultiDiGraph

    graph: MultiDiGraph[str] = MultiDiGraph(name="How ketamine may work")
    wanted = _edges(hypotheses)
    ends = {node for edge in wanted for node in (edge.source, edge.target)}
    for node in records(NODES):
        if hypotheses is None or node.id in ends:
            graph.add_node(node.id, **_node_attributes(node))
    for edge in wanted:
        graph.add_edge(edge.source, edge.target, key=edge.id, **_edge_attributes(edge))
    return graph


def _edges(hypotheses: Iterable[int] | int | None) -> tuple[Edge, ...]:
    every = records(EDGES)
    if hypotheses is None:
        return every
    numbers = {hypothesis(number).id for number in as_numbers(hypotheses)}
    return tuple(edge for edge in every if numbers & {*edge.hypotheses})


def as_numbers(hypotheses: Iterable[int] | int) -> tuple[int, ...]:
    """One number or several, as a tuple."""
    return (hypotheses,) if isinstance(hypotheses, int) else tuple(hypotheses)


def _node_attributes(node: Node) -> dict[str, Any]:
    checked = node.identifiers_status == "verified"
    return {
        "name": node.name,
        "type": node.type,
        "compartment": node.compartment,
        "description": node.description,
        "identifiers": dict(node.identifiers) if checked else {},
        "status": node.status.value,
        "cites": node.cites,
    }


def _edge_attributes(edge: Edge) -> dict[str, Any]:
    return {
        "sign": edge.sign,
        "mechanism": edge.mechanism,
        "evidence": edge.evidence,
        "strength": edge.strength,
        "strength_reason": edge.strength_reason,
        "contested": edge.contested,
        "counter_evidence": edge.counter_evidence,
        "counter_cites": edge.counter_cites,
        "hypotheses": edge.hypotheses,
        "causal": edge.causal,
        "cites": edge.cites,
        "status": edge.status.value,
    }


def known_node(graph: MultiDiGraph[str], node: str) -> str:
    """The node itself, if the graph has it.

    Raises
    ------
    ContentError
        If not; the nearest id is named, or the id of the node that has this name.
    """
    if node in graph:
        return node
    ids = {str(graph.nodes[each]["name"]).casefold(): each for each in graph}
    meant = ids.get(str(node).casefold())
    if meant is not None:
        raise ContentError(f"unknown node '{node}'; its id is '{meant}'")
    raise ContentError(unknown("node", node, graph.nodes))

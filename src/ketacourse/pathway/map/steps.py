"""A view told one edge at a time, causes first."""

from __future__ import annotations

from dataclasses import dataclass

from ketacourse.pathway.graph.wording import uncapitalised
from ketacourse.pathway.map.scene import Line, View
from ketacourse.pathway.order import closing_links, ranks


@dataclass(frozen=True, slots=True)
class Step:
    """One edge of a cascade and what is said of it."""

    edge: str
    sentence: str


def cascade(view: View) -> tuple[Step, ...]:
    """Put the edges of a view in causal order, one branch after another at each depth.

    Returns
    -------
    tuple of Step
        Every edge once: what leads to a node comes before what leads away from it, save where
        the graph runs in a circle.
    """
    nodes = [box.node.id for box in view.boxes]
    links = [(line.edge.source, line.edge.target) for line in view.lines]
    rank = ranks(nodes, links, closing_links(nodes, links))

    def depth(line: Line) -> tuple[int, int, str]:
        return rank[line.edge.source], rank[line.edge.target], line.edge.id

    return tuple(
        Step(line.edge.id, f"{line.sentence}: {uncapitalised(line.edge.mechanism)}.")
        for line in sorted(view.lines, key=depth)
    )

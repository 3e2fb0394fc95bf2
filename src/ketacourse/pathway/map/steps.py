"""A view told one edge at a time, causes first."""

from __future__ import annotations

from dataclasses import dataclass

from ketacourse.pathway.graph.wording import uncapitalised
from ketacourse.pathway.map.scene import Line, Scene
from ketacourse.pathway.order import closing_links, ranks


@dataclass(frozen=True, slots=True)
class Stage:
    """One edge of a cascade and what is said of it."""

    edge: str
    sentence: str


def cascade(scene: Scene) -> tuple[Stage, ...]:
    """Put the edges of a view in causal order, one branch after another at each depth.

    Returns
    -------
    tuple of Stage
        Every edge once: what leads to a node comes before what leads away from it, save where
        the graph runs in a circle.
    """
    nodes = [box.node.id for box in scene.boxes]
    links = [(line.edge.source, line.edge.target) for line in scene.lines]
    rank = ranks(nodes, links, closing_links(nodes, links))

    def depth(line: Line) -> tuple[int, int, str]:
        return rank[line.edge.source], rank[line.edge.target], line.edge.id

    return tuple(
        Stage(line.edge.id, f"{line.sentence}: {uncapitalised(line.edge.mechanism)}.")
        for line in sorted(scene.lines, key=depth)
    )

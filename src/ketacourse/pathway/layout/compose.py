"""The best of several layouts, judged as drawn: few crossings, few bends, short lines, a good page.

How many are drawn follows from the number of links alone, so that the same graph always gives
the same picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from ketacourse.pathway.layout.blocks import SHAPE
from ketacourse.pathway.layout.cells import Layout, layouts, neighbours
from ketacourse.pathway.layout.geometry import Geometry, Vertex, measure
from ketacourse.pathway.layout.plan import plan
from ketacourse.pathway.layout.routing import Route, route_all
from ketacourse.pathway.layout.tracks import set_apart
from ketacourse.pathway.order import Link

EFFORT = 340  # links drawn for one picture, about
BIG = 100  # links; a map of as many is drawn once
LAYOUTS = 1  # tried beside the likeliest
CROSSING = 100.0  # what the faults of a picture cost, in pixels of line
BENDING = 12.0
PAGE = 0.5  # for each pixel of the side that spoils the shape


@dataclass(frozen=True, slots=True)
class Draft:
    """A layout, what it looks like, and how much is wrong with it."""

    layout: Layout
    routes: dict[Link, Route]
    geometry: Geometry
    faults: float


def compose(
    regions: Mapping[str, str],
    links: Iterable[Link],
    sizes: Mapping[str, tuple[float, float]],
    *,
    first: str = "",
    last: str = "",
) -> Geometry:
    """Lay out and draw a graph as well as a fixed effort allows.

    Parameters
    ----------
    regions
        Node to region.
    links
        Pairs of source and target.
    sizes
        Node to width and height of its box.
    first, last
        Regions at the left and right end.
    """
    ready = plan(regions, links)
    turns = EFFORT // max(1, len(ready.links)) if len(ready.links) < BIG else 0
    tried = islice(layouts(ready, first=first, last=last), 1 + min(turns, LAYOUTS))
    best = min((draft(layout, sizes) for layout in tried), key=lambda each: each.faults)
    return _refined(best, sizes, turns).geometry


def _refined(best: Draft, sizes: Mapping[str, tuple[float, float]], turns: int) -> Draft:
    """Move the ends of lines that cross, as long as that helps and there are turns left."""
    ways = _ways(best)
    for _ in range(turns):
        layout = next(ways, None)
        if layout is None:
            break
        tried = draft(layout, sizes, best.routes)
        if tried.faults < best.faults:
            best = tried
            ways = _ways(best)
    return best


def _ways(best: Draft) -> Iterator[Layout]:
    ends = {node for pair in crossing(best.geometry.lines) for link in pair for node in link}
    return neighbours(best.layout, sorted(ends))


def draft(
    layout: Layout,
    sizes: Mapping[str, tuple[float, float]],
    known: Mapping[Link, Route] | None = None,
) -> Draft:
    """Draw a layout and judge it; `known` routes that fit are kept."""
    routes = route_all(layout, known)
    geometry = measure(layout, sizes, routes, set_apart(routes))
    return Draft(layout, routes, geometry, faults(geometry))


def faults(geometry: Geometry) -> float:
    """How much is wrong with a picture: crossings, bends, length of lines, shape of the page."""
    lines = geometry.lines.values()
    return (
        CROSSING * len(crossing(geometry.lines))
        + BENDING * sum(len(line) - 2 for line in lines)
        + sum(_length(line) for line in lines) / 10
        + PAGE * max(geometry.width / SHAPE, geometry.height)
    )


def crossing(lines: Mapping[Link, Sequence[Vertex]]) -> list[tuple[Link, Link]]:
    """Pairs of lines that cross, once for each time they do; pieces are level or upright."""
    level: list[tuple[float, float, float, Link]] = []
    upright: list[tuple[float, float, float, Link]] = []
    for link, line in lines.items():
        for (x, y), (u, v) in pairwise(line):
            if y == v:
                level.append((y, min(x, u), max(x, u), link))
            else:
                upright.append((x, min(y, v), max(y, v), link))
    return [
        (one, other)
        for y, left, right, one in level
        for x, top, bottom, other in upright
        if left < x < right and top < y < bottom
    ]


def _length(line: Sequence[Vertex]) -> float:
    return sum(abs(x - u) + abs(y - v) for (x, y), (u, v) in pairwise(line))

"""From cells and tracks to lengths: how wide columns and channels are, and where lines run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from ketacourse.pathway.layout.axes import SPACING, Axis, columns, rows
from ketacourse.pathway.layout.blocks import Block
from ketacourse.pathway.layout.cells import Layout
from ketacourse.pathway.layout.routing import Route
from ketacourse.pathway.layout.tracks import Tracks, runs_of
from ketacourse.pathway.order import Link

EDGE = 5.0  # a line meets a box at least this far from its corner

Vertex = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A box or a region; x and y of its top left corner."""

    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True, slots=True)
class Geometry:
    """Everything in lengths: boxes, regions, the corners of every line, and the whole size."""

    boxes: dict[str, Rectangle]
    regions: dict[str, Rectangle]
    lines: dict[Link, tuple[Vertex, ...]]
    width: float
    height: float


def measure(
    layout: Layout,
    sizes: Mapping[str, tuple[float, float]],
    routes: Mapping[Link, Route],
    tracks: Tracks,
) -> Geometry:
    """Turn a layout into lengths.

    Parameters
    ----------
    layout
        Cells of the nodes.
    sizes
        Node to width and height of its box.
    routes, tracks
        The way of every link, and the track of each of its pieces.
    """
    crowd = _crowds(routes, tracks)
    across = columns(layout, sizes, crowd)
    down = rows(layout, sizes, crowd)
    boxes = {}
    for node, (column, row) in layout.cells.items():
        w, h = sizes[node]
        x, y = across.centre[2 * column + 1], down.centre[2 * row + 1]
        boxes[node] = Rectangle(x - w / 2, y - h / 2, w, h)
    regions = {block.region: _frame(block, across, down) for block in layout.blocks}
    drawer = _Drawer(boxes, routes, tracks, (across, down))
    lines = {link: drawer.line(link) for link in routes}
    return Geometry(boxes, regions, lines, across.length, down.length)


def _crowds(routes: Mapping[Link, Route], tracks: Tracks) -> dict[tuple[bool, int], int]:
    """The most lines that run side by side on each lattice line."""
    crowd: defaultdict[tuple[bool, int], int] = defaultdict(int)
    for link, route in routes.items():
        for run in runs_of(link, route):
            key = (run.level, run.line)
            crowd[key] = max(crowd[key], tracks[link, run.at].count)
    return crowd


def _frame(block: Block, across: Axis, down: Axis) -> Rectangle:
    x, y = across.before[block.left], down.before[block.top]
    return Rectangle(x, y, across.after[block.right] - x, down.after[block.bottom] - y)


class _Drawer:
    """Corners of the lines in lengths."""

    def __init__(
        self,
        boxes: Mapping[str, Rectangle],
        routes: Mapping[Link, Route],
        tracks: Tracks,
        axes: tuple[Axis, Axis],
    ) -> None:
        self.boxes = boxes
        self.routes = routes
        self.tracks = tracks
        self.axes = axes
        self.room = self._rooms()

    def _rooms(self) -> dict[tuple[bool, int], float]:
        """How far from its middle a line may run where it meets a box, on each line of cells."""
        room: dict[tuple[bool, int], float] = {}
        for link, route in self.routes.items():
            for end, node in ((0, link[0]), (-1, link[1])):
                run = runs_of(link, route)[end]
                box = self.boxes[node]
                half = (box.h if run.level else box.w) / 2 - EDGE
                key = (run.level, run.line)
                room[key] = min(room.get(key, 1e9), half)
        return room

    def line(self, link: Link) -> tuple[Vertex, ...]:
        """Corners of a link from border to border of its boxes."""
        route = self.routes[link]
        places = [self._place(link, run.at, run.level, run.line) for run in runs_of(link, route)]
        level = route[0][1] == route[1][1]
        corners: list[Vertex] = []
        for at in range(len(places) - 1):
            a, b = places[at], places[at + 1]
            corners.append((b, a) if level == (at % 2 == 0) else (a, b))
        first = self._border(link[0], route[0], route[1], places[0])
        last = self._border(link[1], route[-1], route[-2], places[-1])
        return (first, *corners, last)

    def _place(self, link: Link, at: int, level: bool, line: int) -> float:  # noqa: FBT001
        """The coordinate that a straight piece keeps."""
        centre = self.axes[level].centre[line]
        track = self.tracks[link, at]
        spacing = SPACING
        if line % 2:
            room = self.room.get((level, line), 14.0)
            spacing = min(SPACING, 2 * room / max(1, track.count - 1))
        return centre + (track.number - (track.count - 1) / 2) * spacing

    def _border(self, node: str, at: tuple[int, int], to: tuple[int, int], place: float) -> Vertex:
        """Where a line that leaves cell `at` towards `to` meets the border of the box."""
        box = self.boxes[node]
        if at[1] == to[1]:
            return (box.x + box.w if to[0] > at[0] else box.x), place
        return place, (box.y + box.h if to[1] > at[1] else box.y)

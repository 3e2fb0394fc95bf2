"""From cells and tracks to lengths: how wide columns and channels are, and where lines run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from ketacourse.pathway.blocks import Block
from ketacourse.pathway.layering import Link
from ketacourse.pathway.layout import Layout
from ketacourse.pathway.routing import Route
from ketacourse.pathway.tracks import Tracks, runs_of

SPACING = 9.0  # between lines that run side by side
PAD = 12.0  # between a box and the border of its region
GAP = 26.0  # between two regions, at the least
CHANNEL = 22.0  # between two columns of a region, at the least
LANE = 26.0  # between two rows: room for the head of an arrow
HEADER = 24.0  # above the first row of a region, for its name
MARGIN = 8.0  # round the picture
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
    across = _Axis.columns(layout, sizes, crowd)
    down = _Axis.rows(layout, sizes, crowd)
    boxes = {}
    for node, (column, row) in layout.cells.items():
        w, h = sizes[node]
        x, y = across.centre[2 * column + 1], down.centre[2 * row + 1]
        boxes[node] = Rectangle(x - w / 2, y - h / 2, w, h)
    regions = {block.region: _frame(block, across, down) for block in layout.blocks}
    drawer = _Drawer(layout, boxes, routes, tracks, across, down)
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


@dataclass(frozen=True, slots=True)
class _Axis:
    """Centre of every lattice line along one axis, and the border that a region has there."""

    centre: list[float]
    before: dict[int, float]  # cell -> where a region that begins with it begins
    after: dict[int, float]  # cell -> where a region that ends before it ends
    length: float

    @classmethod
    def columns(
        cls,
        layout: Layout,
        sizes: Mapping[str, tuple[float, float]],
        crowd: Mapping[tuple[bool, int], int],
    ) -> _Axis:
        widths = [0.0] * layout.columns
        for node, (column, _) in layout.cells.items():
            widths[column] = max(widths[column], sizes[node][0])
        borders = {block.left for block in layout.blocks}
        return cls._along(
            widths, borders, [crowd[False, 2 * n] for n in range(len(widths) + 1)], CHANNEL, PAD
        )

    @classmethod
    def rows(
        cls,
        layout: Layout,
        sizes: Mapping[str, tuple[float, float]],
        crowd: Mapping[tuple[bool, int], int],
    ) -> _Axis:
        heights = [30.0] * layout.rows
        for node, (_, row) in layout.cells.items():
            heights[row] = max(heights[row], sizes[node][1])
        borders = {block.top for block in layout.blocks}
        return cls._along(
            heights, borders, [crowd[True, 2 * n] for n in range(len(heights) + 1)], LANE, HEADER
        )

    @classmethod
    def _along(
        cls, sizes: list[float], borders: set[int], lanes: list[int], least: float, head: float
    ) -> _Axis:
        """Add up boxes and channels; where regions meet, the lines run between their borders."""
        centre: list[float] = []
        before: dict[int, float] = {}
        after: dict[int, float] = {}
        at = MARGIN
        for cell in range(len(sizes) + 1):
            tracks = SPACING * (lanes[cell] + 1) if lanes[cell] else 0.0
            if cell == 0 or cell == len(sizes):
                start, end = at, at + (head if cell == 0 else PAD) + tracks
                centre.append(end - tracks / 2 if cell == 0 else start + tracks / 2)
                before[cell], after[cell] = start, end
            elif cell in borders:
                gap = max(GAP, tracks)
                after[cell] = at + PAD
                before[cell] = after[cell] + gap
                centre.append(after[cell] + gap / 2)
                end = before[cell] + head
            else:
                end = at + max(least, tracks)
                centre.append((at + end) / 2)
            at = end
            if cell < len(sizes):
                centre.append(at + sizes[cell] / 2)
                at += sizes[cell]
        return cls(centre, before, after, at + MARGIN)


def _frame(block: Block, across: _Axis, down: _Axis) -> Rectangle:
    x, y = across.before[block.left], down.before[block.top]
    return Rectangle(x, y, across.after[block.right] - x, down.after[block.bottom] - y)


class _Drawer:
    """Corners of the lines in lengths."""

    def __init__(
        self,
        layout: Layout,
        boxes: Mapping[str, Rectangle],
        routes: Mapping[Link, Route],
        tracks: Tracks,
        across: _Axis,
        down: _Axis,
    ) -> None:
        self.boxes = boxes
        self.routes = routes
        self.tracks = tracks
        self.across = across
        self.down = down
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
        centre = (self.down if level else self.across).centre[line]
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

"""Ways for the links between the cells of a layout: along channels, round boxes, few bends.

The plane is a lattice. Cell (column, row) is the point (2 * column + 1, 2 * row + 1); points with
an even coordinate lie in the channels between columns and rows. A route is the list of lattice
points where it starts, bends and ends; where several routes share a channel, `tracks` sets them
apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from heapq import heappop, heappush
from itertools import pairwise

from ketacourse.pathway.layout.blocks import Cell
from ketacourse.pathway.layout.cells import Layout
from ketacourse.pathway.order import Link

Point = tuple[int, int]
Route = tuple[Point, ...]

STEP = (80, 34)  # what half a column and half a row cost; near what they measure in pixels
BEND = 60
CROSS = 110  # passing over another route at a right angle
SHARE = 9  # running beside another route
BACKWARDS = 45  # leaving a box on its left
BEND_IN_CELL = 85  # an empty cell is a place to pass through, rather than to bend in
PASSES = 2  # routes drawn first could not know of the later ones; those that cross are redrawn

LEFT = 2  # a direction: right, down, left and up are 0 to 3
FAR = 1 << 60


def route_all(layout: Layout, known: Mapping[Link, Route] | None = None) -> dict[Link, Route]:
    """Find a way for every link, short ones first.

    Parameters
    ----------
    layout
        Cells and links.
    known
        Routes of a layout that differs little; those that still fit are kept.

    Returns
    -------
    dict
        Link to the lattice points of its route, from the source's cell to the target's.
    """
    router = _Router(layout)
    order = sorted(layout.plan.links, key=lambda link: (_distance(layout.cells, link), link))
    for link in order:
        if known is not None and router.fits(link, known[link]):
            router.keep(link, known[link])
    for link in order:
        if link not in router.routes:
            router.draw(link)
    for _ in range(1 if known else PASSES):
        for link in filter(router.meets_another, order):
            router.erase(link)
            router.draw(link)
    return router.routes


def _distance(cells: Mapping[str, Cell], link: Link) -> int:
    (c, r), (d, s) = cells[link[0]], cells[link[1]]
    return abs(c - d) * STEP[0] + abs(r - s) * STEP[1]


class _Router:
    """Routes drawn so far, and what they cost a later one at each lattice point.

    Points are numbered row by row, with a border round them that nothing enters. Axis 0 is along
    a row, axis 1 along a column.
    """

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.width = 2 * layout.columns + 3
        height = 2 * layout.rows + 3
        self.steps = (1, self.width, -1, -self.width)  # right, down, left, up
        self.x = [at % self.width for at in range(self.width * height)]
        self.y = [at // self.width for at in range(self.width * height)]
        self.routes: dict[Link, Route] = {}
        inner = range(1, self.width - 1), range(1, height - 1)
        self.free = [x in inner[0] and y in inner[1] for x, y in zip(self.x, self.y, strict=True)]
        for cell in layout.cells.values():
            self.free[self._at(cell)] = False
        self.passed = tuple([0] * len(self.free) for _ in range(2))
        self.toll = tuple([0] * len(self.free) for _ in range(2))

    def _at(self, cell: Cell) -> int:
        return (2 * cell[1] + 2) * self.width + 2 * cell[0] + 2

    def draw(self, link: Link) -> None:
        """Find the cheapest way among the routes that are there already."""
        start, goal = (self._at(self.layout.cells[node]) for node in link)
        points = self._search(start, goal)
        self.routes[link] = self._corners(points)
        self._mark(points, 1)

    def fits(self, link: Link, route: Route) -> bool:
        """Whether a route joins the cells of a link and meets no box on its way."""
        start, *way, goal = self._points(route)
        ends = [self._at(self.layout.cells[node]) for node in link]
        return [start, goal] == ends and all(self.free[at] for at in way)

    def keep(self, link: Link, route: Route) -> None:
        """Take a route over as it is."""
        self.routes[link] = route
        self._mark(self._points(route), 1)

    def erase(self, link: Link) -> None:
        """Take a route back."""
        self._mark(self._points(self.routes.pop(link)), -1)

    def meets_another(self, link: Link) -> bool:
        """Whether a route passes over another one."""
        along, across = self.passed
        return any(along[at] and across[at] for at in self._points(self.routes[link])[1:-1])

    def _mark(self, points: Sequence[int], change: int) -> None:
        """Note a route, or its taking back, at every point that it touches.

        Running beside it costs a later route little, crossing it costs much.
        """
        for a, b in pairwise(points):
            axis = int(abs(a - b) != 1)  # points of one row have neighbouring numbers
            for at in (a, b):
                self.passed[axis][at] += change
                self.toll[axis][at] += change * SHARE
                self.toll[1 - axis][at] += change * CROSS

    def _points(self, route: Route) -> list[int]:
        """Every lattice point of a route, by number."""
        numbers = [(y + 1) * self.width + x + 1 for x, y in route]
        points = numbers[:1]
        for a, b in pairwise(numbers):
            size = self.width if abs(b - a) >= self.width else 1
            step = size if b > a else -size
            points += range(a + step, b + step, step)
        return points

    def _corners(self, points: Sequence[int]) -> Route:
        """The ends of a route and the points where it bends."""
        bends = [
            at
            for before, at, after in zip(points, points[1:], points[2:], strict=False)
            if at - before != after - at
        ]
        kept = (points[0], *bends, points[-1])
        return tuple((self.x[at] - 1, self.y[at] - 1) for at in kept)

    def _search(self, start: int, goal: int) -> list[int]:
        """A* over points and directions; of equal ways the first found stays, so it is stable.

        A state is a point and the direction in which it was reached, since what a step costs
        depends on whether it bends. Both are packed into one number, ``point * 4 + direction``:
        numbers are compared and looked up in half the time of pairs, and this loop is where
        drawing a map spends its time.
        """
        free, x, y = self.free, self.x, self.y
        goal_x, goal_y = x[goal], y[goal]
        best = {start * 4 + way: BACKWARDS * (way == LEFT) for way in range(4)}
        came: dict[int, int] = {}
        heap = [(cost, cost, state) for state, cost in best.items()]
        state = heap[0][2]
        while heap:
            _, cost, state = heappop(heap)
            at, way = state >> 2, state & 3
            if at == goal:
                break
            if cost > best[state]:
                continue  # a cheaper way to this state was found after it was put on the heap
            # Straight on, to the right, to the left; a route leaves its box without a bend.
            for turn in (0,) if at == start else (0, 1, 3):
                towards = (way + turn) & 3
                to = at + self.steps[towards]
                if not free[to] and to != goal:
                    continue
                axis = towards & 1
                spent = cost + STEP[axis] + self.toll[axis][to] * (to != goal)
                if turn:
                    # Channels have an odd coordinate here, where the border shifts all by one.
                    spent += BEND if (x[at] | y[at]) & 1 else BEND_IN_CELL
                key = to * 4 + towards
                if spent < best.get(key, FAR):
                    best[key] = spent
                    came[key] = state
                    # What is left at the least: the steps, and a bend unless it lies straight on.
                    away, down = abs(x[to] - goal_x), abs(y[to] - goal_y)
                    ahead = STEP[0] * away + STEP[1] * down + BEND * (away > 0 < down)
                    heappush(heap, (spent + ahead, spent, key))
        points = [goal]
        while state in came:
            state = came[state]
            points.append(state >> 2)
        return points[::-1]

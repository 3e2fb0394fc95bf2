"""Seats for the nodes: in causal order first, then changed until links are short and clear."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import mean

from ketacourse.pathway.layout.blocks import COLUMN, ROW, Block, Cell, schedule
from ketacourse.pathway.layout.plan import Plan
from ketacourse.pathway.order import Link

SWEEPS = 6  # of the whole map; it settles within four
BEND = 80.0  # what a link that cannot be straight costs, in the unit of COLUMN and ROW
BACKWARDS = 90.0  # a link against the reading direction
BEHIND = 150.0  # a straight link with a box in its way
CROSS = 60.0  # two links that cross, as the crow flies
CROSSINGS_UP_TO = 60  # links; beyond, looking at every pair would take too long
BARRED = 1e9
BETWEEN = 40  # what a gap between regions adds to a link


class Seating:
    """Cells of the nodes, changed as long as that makes the links shorter and clearer.

    Parameters
    ----------
    plan
        The graph.
    blocks
        Where its regions stand.
    cells
        Seats to begin with; by causal order if not given.
    """

    def __init__(
        self, plan: Plan, blocks: Sequence[Block], cells: dict[str, Cell] | None = None
    ) -> None:
        self.cells: dict[str, Cell] = {}
        self.taken: dict[Cell, str] = {}
        self.plan = plan
        self.blocks = {block.region: block for block in blocks}
        self.links = plan.links
        self.near: dict[str, list[Link]] = {node: [] for node in plan.regions}
        for link in plan.links:
            for node in link:
                self.near[node].append(link)
        self.across = len(plan.links) <= CROSSINGS_UP_TO
        lefts = sorted({block.left for block in blocks})
        columns = max(block.right for block in blocks)
        self.x = [COLUMN * at + BETWEEN * sum(n <= at for n in lefts) for at in range(columns)]
        self.below = self._below()
        if cells is None:
            for block in blocks:
                self._seat(block)
        else:
            for node, cell in cells.items():
                self._put(node, cell)

    def _below(self) -> dict[str, list[tuple[str, str, int]]]:
        """The links within regions at each node, and by how many rows they must lead down.

        A node that nothing acts on may stand beside its target.
        """
        below: dict[str, list[tuple[str, str, int]]] = {node: [] for node in self.plan.regions}
        for source, target in (link for inner in self.plan.inside.values() for link in inner):
            rule = (source, target, int(source in self.plan.entered))
            below[source].append(rule)
            below[target].append(rule)
        return below

    def _seat(self, block: Block) -> None:
        """Seat each node in its row of the causal order, sorted by its causes there."""
        nodes = self.plan.members[block.region]
        rows = schedule(nodes, self.plan.inside[block.region], block.right - block.left)
        for row in sorted(set(rows.values())):
            level = [node for node in nodes if rows[node] == row]
            level.sort(key=lambda node: (self._barycentre(node), node))
            for at, node in enumerate(level):
                self._put(node, (block.left + at, block.top + row))

    def _barycentre(self, node: str) -> float:
        causes = [self.cells[s][0] for s, t in self.near[node] if t == node and s in self.cells]
        return mean(causes) if causes else 0.0

    def _put(self, node: str, cell: Cell) -> None:
        self.cells[node] = cell
        self.taken[cell] = node

    def settle(self) -> None:
        """Try every cell of its region for every node, again and again until nothing is gained."""
        for _ in range(SWEEPS):
            moved = [node for node in self.plan.regions if self._improve(node)]
            if not moved:
                return

    def alternatives(self, nodes: Iterable[str]) -> list[dict[str, Cell]]:
        """Seatings with one of these nodes moved, those first that look least bad."""
        moves = [
            (-self._gain(node, cell), node, cell)
            for node in nodes
            for cell in self.blocks[self.plan.regions[node]].cells()
            if cell != self.cells[node]
        ]
        return [self._moved(node, cell) for cost, node, cell in sorted(moves) if cost < BARRED]

    def _moved(self, node: str, cell: Cell) -> dict[str, Cell]:
        home, cells = self.cells[node], {**self.cells, node: cell}
        if cell in self.taken:
            cells[self.taken[cell]] = home
        return cells

    def _improve(self, node: str) -> bool:
        """Move a node to its best cell, changing places where that cell is taken."""
        block = self.blocks[self.plan.regions[node]]
        home = self.cells[node]
        best, gain = home, 1e-6
        for cell in block.cells():
            if cell != home:
                gained = self._gain(node, cell)
                if gained > gain:
                    best, gain = cell, gained
        if best != home:
            self._swap(node, best)
        return best != home

    def _swap(self, node: str, cell: Cell) -> None:
        home = self.cells[node]
        other = self.taken.pop(cell, None)
        del self.taken[home]
        self._put(node, cell)
        if other is not None:
            self._put(other, home)

    def _gain(self, node: str, cell: Cell) -> float:
        """How much shorter and clearer links get if a node moves; -`BARRED` if it may not."""
        home, other = self.cells[node], self.taken.get(cell)
        self._swap(node, cell)
        allowed = self._in_order(node) and (other is None or self._in_order(other))
        if allowed:
            touched = self.near[node]
            if other is not None:
                touched = list(dict.fromkeys((*touched, *self.near[other])))
            after = self._cost(touched)
        self._swap(node, home)
        return self._cost(touched) - after if allowed else -BARRED

    def _in_order(self, node: str) -> bool:
        cells = self.cells
        return all(cells[s][1] + step <= cells[t][1] for s, t, step in self.below[node])

    def _cost(self, links: Iterable[Link]) -> float:
        total = 0.0
        for link in links:
            total += self._length(link)
            if self.across:
                total += CROSS * self._crossings(link)
        return total

    def _length(self, link: Link) -> float:
        """What a link costs by itself: its length, a bend, or a box that it would run behind."""
        (column, row), (to_column, to_row) = (self.cells[node] for node in link)
        across, down = self.x[to_column] - self.x[column], ROW * (to_row - row)
        cost = abs(across) + abs(down) + (BACKWARDS if across < 0 else 0.0)
        if across and down:
            return cost + BEND
        # A straight link: walk along its cells until the end, or until one is taken.
        right, lower = (to_column > column) - (to_column < column), (to_row > row) - (to_row < row)
        at = column + right, row + lower
        while at != (to_column, to_row):
            if at in self.taken:
                return cost + BEHIND
            at = at[0] + right, at[1] + lower
        return cost

    def _crossings(self, link: Link) -> int:
        """Links that the straight line between the ends of `link` crosses.

        Two lines cross where the ends of each lie on different sides of the other. The sign of a
        cross product, `ux * py - uy * px`, tells on which side of the line along u a point p lies.
        Coordinates are written out since this is the innermost loop of the whole layout.
        """
        cells, x = self.cells, self.x
        column, row = cells[link[0]]
        from_x, from_y = x[column], ROW * row
        column, row = cells[link[1]]
        ux, uy = x[column] - from_x, ROW * row - from_y  # along the link, which begins at 0, 0
        count = 0
        for one, other in self.links:
            if one in link or other in link:
                continue  # links that share an end meet there and nowhere else
            column, row = cells[one]
            px, py = x[column] - from_x, ROW * row - from_y  # the ends of the other line
            column, row = cells[other]
            qx, qy = x[column] - from_x, ROW * row - from_y
            if (ux * py - uy * px) * (ux * qy - uy * qx) < 0:
                vx, vy = qx - px, qy - py  # along the other line
                if (vx * py - vy * px) * (vx * (py - uy) - vy * (px - ux)) < 0:
                    count += 1
        return count

"""Where each region of the map stands: a rectangle of cells, in causal order.

Causes stand left of their effects and, within a region, above them. Regions that follow one
another and are short share a column of regions, so that a page is filled like a page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ketacourse.pathway.layout.plan import Plan
from ketacourse.pathway.order import Link

Cell = tuple[int, int]  # column and row

COLUMN = 165  # what a column of boxes and its channel take, about; only proportions matter
ROW = 92
SHAPE = 1.5  # width by height of a page that reads well on a screen


@dataclass(frozen=True, slots=True)
class Block:
    """A region's cells: columns from `left` up to but not `right`, rows likewise."""

    region: str
    left: int
    right: int
    top: int
    bottom: int

    def cells(self) -> list[Cell]:
        """Every cell as column and row, row by row."""
        rows, columns = range(self.top, self.bottom), range(self.left, self.right)
        return [(column, row) for row in rows for column in columns]


def schedule(nodes: Sequence[str], links: Sequence[Link], width: int) -> dict[str, int]:
    """Give each node the first row below its causes that has room; causes first in `nodes`."""
    causes: dict[str, list[str]] = {node: [] for node in nodes}
    for source, target in links:
        causes[target].append(source)
    row: dict[str, int] = {}
    filled: dict[int, int] = {}
    for node in nodes:
        at = max((row[cause] + 1 for cause in causes[node]), default=0)
        while filled.get(at, 0) == width:
            at += 1
        row[node] = at
        filled[at] = filled.get(at, 0) + 1
    return row


@dataclass(frozen=True, slots=True)
class _Need:
    """What a region needs within a number of rows."""

    region: str
    columns: int
    rows: int


def pages(order: Sequence[str], plan: Plan, *, alone: Sequence[str] = ()) -> list[list[Block]]:
    """Place the regions for every number of rows; the page nearest to a good shape comes first.

    Parameters
    ----------
    order
        Regions from left to right.
    plan
        What stands in them.
    alone
        Regions that never share a column of regions.
    """
    members, links = plan.members, plan.inside
    shortest = max(_chain(members[region], links[region]) for region in order)
    tallest = max(shortest, *(len(nodes) for nodes in members.values()))
    tried = (_page(order, members, links, rows, alone) for rows in range(shortest, tallest + 1))
    by_width = {blocks[-1].right: blocks for blocks in reversed(list(tried))}
    return sorted(by_width.values(), key=_awkwardness)


def _chain(nodes: Sequence[str], links: Sequence[Link]) -> int:
    """The rows that the longest way through a region needs."""
    return 1 + max(schedule(nodes, links, len(nodes)).values())


def _awkwardness(blocks: Sequence[Block]) -> tuple[float, int]:
    width = COLUMN * max(block.right for block in blocks)
    height = ROW * max(block.bottom for block in blocks)
    return max(width / SHAPE, height), width * height


def _need(
    region: str,
    members: Mapping[str, Sequence[str]],
    links: Mapping[str, Sequence[Link]],
    limit: int,
) -> _Need:
    """The fewest columns in which a region fits into `limit` rows."""
    nodes = members[region]
    for width in range(max(1, -(-len(nodes) // limit)), len(nodes) + 1):
        rows = 1 + max(schedule(nodes, links[region], width).values())
        if rows <= limit:
            break
    return _Need(region, width, rows)


def _page(
    order: Sequence[str],
    members: Mapping[str, Sequence[str]],
    links: Mapping[str, Sequence[Link]],
    rows: int,
    alone: Sequence[str],
) -> list[Block]:
    stacks: list[list[_Need]] = []
    for region in order:
        need = _need(region, members, links, rows)
        if stacks and _fits(stacks[-1], need, rows, alone):
            stacks[-1].append(need)
        else:
            stacks.append([need])
    blocks: list[Block] = []
    left = 0
    for stack in stacks:
        right = left + max(need.columns for need in stack)
        blocks += _stacked(stack, left, right, rows)
        left = right
    return blocks


def _fits(stack: Sequence[_Need], need: _Need, rows: int, alone: Sequence[str]) -> bool:
    if need.region in alone or stack[0].region in alone:
        return False
    return sum(each.rows for each in stack) + need.rows <= rows


def _stacked(stack: Sequence[_Need], left: int, right: int, rows: int) -> list[Block]:
    """Share the spare rows out among the regions of a stack."""
    spare = rows - sum(need.rows for need in stack)
    blocks: list[Block] = []
    top = 0
    for at, need in enumerate(stack):
        extra = spare // len(stack) + (at < spare % len(stack))
        blocks.append(Block(need.region, left, right, top, top + need.rows + extra))
        top += need.rows + extra
    return blocks

"""A cell for every node, within the block of its region.

Everything here is whole numbers of columns and rows; `routing` draws the links between the cells
and `geometry` makes lengths of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ketacourse.pathway.layout.blocks import Block, Cell, pages
from ketacourse.pathway.layout.plan import Plan, plan, region_orders
from ketacourse.pathway.layout.seating import Seating
from ketacourse.pathway.order import Link


@dataclass(frozen=True, slots=True)
class Layout:
    """Cells of the nodes, blocks of the regions, and the plan they follow."""

    cells: dict[str, Cell]
    blocks: tuple[Block, ...]
    plan: Plan

    @property
    def columns(self) -> int:
        """Number of columns of cells."""
        return max(block.right for block in self.blocks)

    @property
    def rows(self) -> int:
        """Number of rows of cells."""
        return max(block.bottom for block in self.blocks)


def lay_out(
    regions: Mapping[str, str], links: Iterable[Link], *, first: str = "", last: str = ""
) -> Layout:
    """Give every node a cell of its own within its region.

    Parameters
    ----------
    regions
        Node to region; the walk through the graph begins with the nodes named first.
    links
        Pairs of source and target.
    first, last
        Regions that stand at the left and right end, alone in their column.

    Returns
    -------
    Layout
        Within a region every link leads downwards, save those that close a cycle and those from
        a node that nothing acts on, which may stand beside its target.
    """
    return next(layouts(plan(regions, links), first=first, last=last))


def layouts(plan: Plan, *, first: str = "", last: str = "") -> Iterator[Layout]:
    """Lay a graph out in several ways, the likeliest first: other orders, then other pages."""
    drafts = [pages(order, plan, alone=(first, last)) for order in region_orders(plan, first, last)]
    for page in range(max(len(draft) for draft in drafts)):
        for draft in drafts:
            if page < len(draft):
                seating = Seating(plan, draft[page])
                seating.settle()
                yield Layout(seating.cells, tuple(draft[page]), plan)


def neighbours(layout: Layout, nodes: Iterable[str]) -> Iterator[Layout]:
    """Layouts with one of these nodes moved or exchanged, those first that look best."""
    for cells in Seating(layout.plan, layout.blocks, layout.cells).alternatives(nodes):
        yield replace(layout, cells=cells)

"""Columns, rows and the channels between them, added up to lengths."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ketacourse.pathway.layout.cells import Layout

SPACING = 11.0  # between lines that run side by side
STEM = 15.0  # between a box and the nearest line along it: room for the head of an arrow
PAD = 12.0  # between a box and the border of its region
RIM = 8.0  # between a line and the border of a region
GAP = 26.0  # between two regions, at the least
CHANNEL = 22.0  # between two columns of a region, at the least
LANE = 28.0  # between two rows
HEADER = 32.0  # above the first row of a region, for its name
MARGIN = 8.0  # round the picture
LOWEST = 30.0  # of an empty row

Sizes = Mapping[str, tuple[float, float]]
Crowd = Mapping[tuple[bool, int], int]


@dataclass(frozen=True, slots=True)
class Axis:
    """One direction of the picture.

    `centre` is the middle of every lattice line; a region that begins with cell n begins at
    `before[n]`, and one that ends before cell n ends at `after[n]`.
    """

    centre: list[float]
    before: dict[int, float]
    after: dict[int, float]
    length: float


def columns(layout: Layout, sizes: Sizes, crowd: Crowd) -> Axis:
    """Add up the columns; `crowd` counts the lines side by side on each lattice line."""
    widths = [0.0] * layout.columns
    for node, (column, _) in layout.cells.items():
        widths[column] = max(widths[column], sizes[node][0])
    lanes = [crowd[False, 2 * at] for at in range(len(widths) + 1)]
    return _add_up(widths, {block.left for block in layout.blocks}, lanes, (CHANNEL, PAD))


def rows(layout: Layout, sizes: Sizes, crowd: Crowd) -> Axis:
    """Add up the rows."""
    heights = [LOWEST] * layout.rows
    for node, (_, row) in layout.cells.items():
        heights[row] = max(heights[row], sizes[node][1])
    lanes = [crowd[True, 2 * at] for at in range(len(heights) + 1)]
    return _add_up(heights, {block.top for block in layout.blocks}, lanes, (LANE, HEADER))


def _add_up(
    sizes: list[float], borders: set[int], lanes: list[int], least: tuple[float, float]
) -> Axis:
    """Boxes and channels in turn; where regions meet, lines run between their borders.

    `least` is the width of a channel, and what a region needs before its first box.
    """
    channel, head = least
    centre: list[float] = []
    before: dict[int, float] = {}
    after: dict[int, float] = {}
    at = MARGIN
    for cell, count in enumerate(lanes):
        lines = SPACING * (count - 1) if count else -STEM
        if cell == 0:
            before[cell] = at
            at += head + lines + STEM
            centre.append(at - STEM - lines / 2)
        elif cell == len(sizes):
            centre.append(at + STEM + lines / 2)
            at += max(PAD, STEM + lines + RIM)
            after[cell] = at
        elif cell in borders:
            gap = max(GAP, lines + 2 * RIM)
            after[cell] = at + PAD
            before[cell] = after[cell] + gap
            centre.append(after[cell] + gap / 2)
            at = before[cell] + head
        else:
            width = max(channel, lines + 2 * STEM)
            centre.append(at + width / 2)
            at += width
        if cell < len(sizes):
            centre.append(at + sizes[cell] / 2)
            at += sizes[cell]
    return Axis(centre, before, after, at + MARGIN)

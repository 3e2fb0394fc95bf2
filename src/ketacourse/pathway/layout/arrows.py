"""From the corners of a line to what is drawn: a path with soft corners and a head that tells.

A filled triangle raises, a bar lowers, a ring is of no certain direction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import atan2, degrees, hypot

from ketacourse.pathway.layout.geometry import Vertex

ROUND = 7.0
TIP = 2.0  # left free before the box
HEAD = 9.0  # length of the triangle
HALF = 4.5  # half its width
BAR = 5.0  # half the bar
RING = 3.5  # radius


@dataclass(frozen=True, slots=True)
class Shape:
    """An arrow as drawn: the line without its head, the head, and its tip and angle."""

    d: str
    head: str
    tip: Vertex
    angle: float


def arrow(corners: Sequence[Vertex], sign: int) -> Shape:
    """Draw a line with its head.

    Parameters
    ----------
    corners
        From the border of the source to the border of the target; pieces are level or upright.
    sign
        1 raises, -1 lowers, 0 neither.
    """
    (x, y), (u, v) = corners[-2:]
    length = hypot(u - x, v - y) or 1.0
    along = (u - x) / length, (v - y) / length
    tip = u - along[0] * TIP, v - along[1] * TIP
    held = {1: HEAD - 1, -1: 1.0, 0: 2 * RING}[sign]
    end = tip[0] - along[0] * held, tip[1] - along[1] * held
    angle = degrees(atan2(along[1], along[0]))
    return Shape(path((*corners[:-1], end)), _head(tip, along, sign), tip, angle)


def path(corners: Sequence[Vertex]) -> str:
    """An SVG path along the corners, rounded where it bends."""
    parts = [f"M{_at(corners[0])}"]
    for before, at, after in zip(corners, corners[1:], corners[2:], strict=False):
        soft = min(ROUND, _half(before, at), _half(at, after))
        parts.append(
            f"L{_at(_towards(at, before, soft))}Q{_at(at)} {_at(_towards(at, after, soft))}"
        )
    parts.append(f"L{_at(corners[-1])}")
    return "".join(parts)


def _head(tip: Vertex, along: Vertex, sign: int) -> str:
    (x, y), (dx, dy) = tip, along
    if sign > 0:
        back = x - dx * HEAD, y - dy * HEAD
        wings = [(back[0] - dy * side, back[1] + dx * side) for side in (HALF, -HALF)]
        return f"M{_at(tip)}L{_at(wings[0])}L{_at(wings[1])}Z"
    if sign < 0:
        x, y = x - dx, y - dy
        ends = [(x - dy * side, y + dx * side) for side in (BAR, -BAR)]
        return f"M{_at(ends[0])}L{_at(ends[1])}"
    far = x - 2 * RING * dx, y - 2 * RING * dy
    arc = f"A{RING} {RING} 0 1 1"
    return f"M{_at(tip)}{arc} {_at(far)}{arc} {_at(tip)}Z"


def _minus(a: Vertex, b: Vertex) -> Vertex:
    return a[0] - b[0], a[1] - b[1]


def _half(a: Vertex, b: Vertex) -> float:
    return hypot(*_minus(a, b)) / 2


def _towards(a: Vertex, b: Vertex, by: float) -> Vertex:
    length = hypot(*_minus(b, a)) or 1.0
    return a[0] + (b[0] - a[0]) * by / length, a[1] + (b[1] - a[1]) * by / length


def _at(point: Vertex) -> str:
    return f"{round(point[0], 1):g} {round(point[1], 1):g}"

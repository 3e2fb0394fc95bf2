"""Points on lines where a mark can stand without covering what is near."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from ketacourse.pathway.layout.geometry import Rectangle, Vertex
from ketacourse.pathway.order import Link

ENOUGH = 13.0  # free space round a mark; more is no better
HEAD_ROOM = 12.0  # at the end of a line, for its head
LONGEST = 3  # pieces of a line that are tried
AT = (0.5, 0.3, 0.7)

TITLE = (3.0, 31.0)  # from and to where a title reaches, below the upper border of its region
SIDE = 7.0  # between a title and the border, or a line
STEP = 3.0  # between two places that are tried

Piece = tuple[float, float, float, float]  # left, top, right, bottom


def middle(line: Sequence[Vertex]) -> Vertex:
    """The middle of the longest straight piece of a line."""
    (x, y), (u, v) = _longest(line)[0]
    return (x + u) / 2, (y + v) / 2


def clear_points(
    marked: Iterable[Link],
    lines: Mapping[Link, Sequence[Vertex]],
    boxes: Iterable[Rectangle],
) -> dict[Link, Vertex]:
    """Choose a point on each marked line, as far from other lines, boxes and marks as it can be.

    Parameters
    ----------
    marked
        Links that carry a mark; the first have the first choice.
    lines
        All lines.
    boxes
        All boxes.
    """
    pieces = [(link, _bounds(piece)) for link, line in lines.items() for piece in pairwise(line)]
    blocks = [(box.x, box.y, box.x + box.w, box.y + box.h) for box in boxes]
    points: dict[Link, Vertex] = {}
    for link in marked:
        others = [bounds for other, bounds in pieces if other != link]
        taken = [(x, y, x, y) for x, y in points.values()]
        near = [*blocks, *others]
        points[link] = max(
            _candidates(lines[link]),
            key=lambda at: min(_distance(at, near), _distance(at, taken) / 2),
        )
    return points


def clear_title(
    frame: Rectangle, widths: Sequence[float], lines: Iterable[Sequence[Vertex]]
) -> tuple[int, float]:
    """Where a title begins at the top of a region so that no line crosses it, and in which form.

    Parameters
    ----------
    frame
        Of the region.
    widths
        Of the title in each form that it can have, the best first.
    lines
        All lines.

    Returns
    -------
    int
        Which form: the first that has room, or else the one that fewest lines cross.
    float
        As far left as it can be.
    """
    top, bottom = frame.y + TITLE[0], frame.y + TITLE[1]
    bounds = (_bounds(piece) for line in lines for piece in pairwise(line))
    met = [(left, right) for left, low, right, high in bounds if low < bottom and high > top]
    tried = [(form, x) for form, width in enumerate(widths) for x in _starts(frame, width)]

    def crossings(title: tuple[int, float]) -> int:
        form, x = title
        reach = x + widths[form] + SIDE / 2
        return sum(left < reach and right > x - SIDE / 2 for left, right in met)

    return min(tried, key=crossings, default=(len(widths) - 1, frame.x + SIDE))


def _starts(frame: Rectangle, width: float) -> list[float]:
    """Where a title of a width can begin within a region, from the left; nowhere if it is wider."""
    room = frame.w - 2 * SIDE - width
    return [frame.x + SIDE + STEP * at for at in range(1 + int(room / STEP))] if room >= 0 else []


def _candidates(line: Sequence[Vertex]) -> list[Vertex]:
    """Points along the longest pieces, clear of the head."""
    *rest, (x, y), (u, v) = line
    short = max(0.0, 1 - HEAD_ROOM / (_length((x, y), (u, v)) or 1.0))
    line = (*rest, (x, y), (x + (u - x) * short, y + (v - y) * short))
    return [
        (x + (u - x) * part, y + (v - y) * part)
        for (x, y), (u, v) in _longest(line)[:LONGEST]
        for part in AT
    ]


def _longest(line: Sequence[Vertex]) -> list[tuple[Vertex, Vertex]]:
    """Straight pieces of a line, longest first."""
    return sorted(pairwise(line), key=lambda piece: -_length(*piece))


def _length(a: Vertex, b: Vertex) -> float:
    return abs(a[0] - b[0]) + abs(a[1] - b[1])


def _bounds(piece: tuple[Vertex, Vertex]) -> Piece:
    (x, y), (u, v) = piece
    return min(x, u), min(y, v), max(x, u), max(y, v)


def _distance(at: Vertex, things: Iterable[Piece]) -> float:
    """How far the nearest thing is, up to what is enough."""
    x, y = at
    nearest = ENOUGH
    for left, top, right, bottom in things:
        if left - nearest < x < right + nearest and top - nearest < y < bottom + nearest:
            across = max(left - x, 0.0, x - right)
            down = max(top - y, 0.0, y - bottom)
            nearest = min(nearest, (across * across + down * down) ** 0.5)
    return nearest

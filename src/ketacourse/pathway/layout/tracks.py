"""Routes that share a channel, set side by side in the order that makes them cross least.

A run is a straight piece of a route. Runs that overlap on one lattice line stand on tracks of
their own; which of two lies further left, or higher, follows from where they part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ketacourse.pathway.layout.routing import Route
from ketacourse.pathway.order import Link


@dataclass(frozen=True, slots=True)
class Run:
    """The piece of a route between two of its corners.

    `line` is the lattice line it lies on, a row if `level`, else a column; `low` and `high` are
    where it begins and ends along that line.
    """

    link: Link
    at: int
    level: bool
    line: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Track:
    """Place of a run among those beside it: `number` of `count`, counted from the left or top."""

    number: int
    count: int


Tracks = dict[tuple[Link, int], Track]


def runs_of(link: Link, route: Route) -> list[Run]:
    """Cut a route into its straight pieces."""
    runs = []
    for at, ((x, y), (u, v)) in enumerate(pairwise(route)):
        level = y == v
        line, ends = (y, (x, u)) if level else (x, (y, v))
        runs.append(Run(link, at, level, line, min(ends), max(ends)))
    return runs


def set_apart(routes: Mapping[Link, Route]) -> Tracks:
    """Give every run its track.

    Parameters
    ----------
    routes
        As `routing.route_all` gives them.

    Returns
    -------
    dict
        Link and number of the piece to the track; pieces that overlap never share one.
    """
    lines: dict[tuple[bool, int], list[Run]] = defaultdict(list)
    order = _Order(routes)
    for link in sorted(routes):
        for run in order.runs[link]:
            lines[run.level, run.line].append(run)
    tracks: Tracks = {}
    for runs in lines.values():
        for group in _groups(runs):
            tracks |= _numbered(group, order)
    return tracks


def _overlap(one: Run, other: Run) -> bool:
    """Whether two runs of one line have a stretch in common, or meet where both bend."""
    low, high = max(one.low, other.low), min(one.high, other.high)
    return low < high or (low == high and (low % 2 == 0 or one.line % 2 == 0))


def _groups(runs: Iterable[Run]) -> list[list[Run]]:
    """Runs of a line, parted where nothing overlaps."""
    groups: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (run.low, run.high, run.link, run.at)):
        if groups and any(_overlap(run, other) for other in groups[-1]):
            groups[-1].append(run)
        else:
            groups.append([run])
    return groups


def _numbered(group: Sequence[Run], order: _Order) -> Tracks:
    """Sort a group by the order of its pairs, then give the first track that is free."""
    if len(group) == 1:
        return {(group[0].link, group[0].at): Track(0, 1)}
    score = {
        run: sum(order.sign(run, other) for other in group if _overlap(run, other) and run != other)
        for run in group
    }
    ranked = sorted(group, key=lambda run: (score[run], run.link, run.at))
    _settle(ranked, order)
    number: dict[Run, int] = {}
    for run in ranked:
        beside = [number[other] for other in number if _overlap(run, other)]
        number[run] = max(beside, default=-1) + 1
    count = max(number.values()) + 1
    return {(run.link, run.at): Track(number[run], count) for run in group}


def _settle(ranked: list[Run], order: _Order) -> None:
    """Change neighbours that stand the wrong way round."""
    for _ in ranked:
        changed = False
        for at in range(len(ranked) - 1):
            one, other = ranked[at], ranked[at + 1]
            if _overlap(one, other) and order.sign(one, other) > 0:
                ranked[at], ranked[at + 1] = other, one
                changed = True
        if not changed:
            return


class _Order:
    """Which of two overlapping runs comes first: left of, or above, the other."""

    def __init__(self, routes: Mapping[Link, Route]) -> None:
        self.runs = {link: runs_of(link, route) for link, route in routes.items()}
        self.routes = routes
        self.known: dict[tuple[Run, Run], int] = {}

    def sign(self, one: Run, other: Run) -> int:
        """-1 if `one` should come first, +1 if second, 0 if it makes no difference."""
        key = (one, other)
        if key not in self.known:
            signs = [self._parting(one, other, end) for end in (1, -1)]
            self.known[key] = next((sign for sign in signs if sign), 0)
            if abs(sum(signs)) == 0 and any(signs):  # they cross once, whichever comes first
                self.known[key] = signs[0]
        return self.known[key]

    def _parting(self, one: Run, other: Run, end: int, depth: int = 0) -> int:
        """Follow both runs towards one end until their ways part."""
        ends = (one.high, other.high) if end > 0 else (one.low, other.low)
        turn, other_turn = self._turn(one, end), self._turn(other, end)
        if ends[0] != ends[1]:
            first_to_end = ends[0] * end < ends[1] * end
            return turn if first_to_end else -other_turn
        if turn != other_turn:
            return (turn > other_turn) - (turn < other_turn)
        if not turn or depth > 12:
            return 0
        beyond = self._next(one, end), self._next(other, end)
        return -end * turn * self._parting(*beyond, turn, depth + 1)

    def _neighbour(self, run: Run, end: int) -> int:
        """The number of the piece joined to this end of a run; -1 at the end of the route."""
        route = self.routes[run.link]
        axis = 0 if run.level else 1
        forward = (route[run.at + 1][axis] - route[run.at][axis]) * end > 0
        at = run.at + (1 if forward else -1)
        return at if 0 <= at < len(route) - 1 else -1

    def _next(self, run: Run, end: int) -> Run:
        return self.runs[run.link][self._neighbour(run, end)]

    def _turn(self, run: Run, end: int) -> int:
        """Where the route turns at this end: -1 left or up, +1 right or down, 0 if it ends."""
        if self._neighbour(run, end) < 0:
            return 0
        return 1 if self._next(run, end).high > run.line else -1

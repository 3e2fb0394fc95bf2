"""What weeks of stress do to a rat's prefrontal neuron, and a drawing scaled to the figures.

The tree is a drawing, not data: branch by branch it is invented. Only two things about it are
taken from the paper, the share of apical branches left and the share of their total length.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import cos, dist, radians, sin

from ketacourse.content.depression import RodentMeasure

UNIT = "percent of unstressed rats"


@dataclass(frozen=True, slots=True)
class Branch:
    """A straight piece of dendrite on the drawing, from `start` to `end`."""

    start: tuple[float, float]
    end: tuple[float, float]
    is_tip: bool

    @property
    def length(self) -> float:
        """In units of the drawing."""
        return dist(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Twig:
    """How a branch leaves its parent: direction in degrees, length, and what grows on it."""

    direction: float
    length: float
    twigs: tuple[Twig, ...] = ()


# Eleven branches with six tips, and what is left of them: one tip gone, so that its neighbour and
# their parent become one branch. 9 of 11 is the 82 % of the paper.
APICAL = Twig(
    90,
    1.0,
    (
        Twig(
            118,
            0.8,
            (
                Twig(150, 1.1),
                Twig(98, 0.6, (Twig(122, 1.0), Twig(82, 1.1))),
            ),
        ),
        Twig(
            62,
            0.8,
            (
                Twig(30, 1.1),
                Twig(82, 0.6, (Twig(98, 1.1), Twig(56, 1.0))),
            ),
        ),
    ),
)
APICAL_PRUNED = Twig(
    90,
    1.0,
    (
        Twig(118, 0.8, (Twig(150, 1.1), Twig(98, 0.6, (Twig(122, 1.0), Twig(82, 1.1))))),
        Twig(62, 0.8, (Twig(30, 1.1), Twig(82, 1.7))),
    ),
)
BASAL = (
    Twig(205, 0.55, (Twig(185, 0.7), Twig(235, 0.7))),
    Twig(270, 0.5, (Twig(250, 0.7), Twig(292, 0.7))),
    Twig(335, 0.55, (Twig(355, 0.7), Twig(305, 0.7))),
)


@dataclass(frozen=True, slots=True)
class Neuron:
    """A drawn neuron: the tree above its body, and the one below."""

    apical: tuple[Branch, ...]
    basal: tuple[Branch, ...]


def unstressed_neuron() -> Neuron:
    """The drawing to compare with."""
    return Neuron(tuple(_grow(APICAL)), _basal())


def stressed_neuron(apical_length_percent: float) -> Neuron:
    """Draw the same neuron with a branch pruned and its tips cut back.

    Parameters
    ----------
    apical_length_percent
        Total apical length that is left, in percent of the unstressed drawing.

    Raises
    ------
    ValueError
        If that is more than the pruned tree has, or less than its trunk and forks.
    """
    goal = apical_length_percent / 100 * total_length(_grow(APICAL))
    pruned = tuple(_grow(APICAL_PRUNED))
    tips = total_length(branch for branch in pruned if branch.is_tip)
    share = 1 - (total_length(pruned) - goal) / tips
    if not 0 < share <= 1:
        raise ValueError(f"a tree with {apical_length_percent:g} % of its length can't be drawn")
    return Neuron(tuple(_grow(APICAL_PRUNED, tip_share=share)), _basal())


def total_length(branches: Iterable[Branch]) -> float:
    """Add up the branches, in units of the drawing."""
    return sum(branch.length for branch in branches)


def change_percent(measure: RodentMeasure) -> float:
    """Change from the first condition to the last, in percent of the first."""
    return 100 * (measure.means[-1] / measure.means[0] - 1)


def drawable_measures(measures: Iterable[RodentMeasure]) -> tuple[RodentMeasure, ...]:
    """Keep what compares stressed with unstressed rats, was read well enough, and can be drawn."""
    return tuple(each for each in measures if each.unit == UNIT and each.status != "unconfirmed")


def _basal() -> tuple[Branch, ...]:
    return tuple(branch for twig in BASAL for branch in _grow(twig))


def _grow(
    twig: Twig, start: tuple[float, float] = (0.0, 0.0), *, tip_share: float = 1.0
) -> Iterator[Branch]:
    """Lay a twig and everything on it out on the plane."""
    length = twig.length if twig.twigs else twig.length * tip_share
    angle = radians(twig.direction)
    end = (start[0] + length * cos(angle), start[1] + length * sin(angle))
    yield Branch(start, end, not twig.twigs)
    for next_twig in twig.twigs:
        yield from _grow(next_twig, end, tip_share=tip_share)

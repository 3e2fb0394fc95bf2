"""A measured standardised difference d told in people: who is higher, in how many random pairs.

The groups are taken as normal with equal spread.
"""

from __future__ import annotations

from dataclasses import dataclass

from ketacourse.content.base import Status
from ketacourse.content.depression import MeasuredDifference
from ketacourse.statistics.normal import overlap, superiority, u3


def pairs(d: float) -> int:
    """Of 100 random pairs, one from each group: in how many is the higher group's member higher."""
    return _percent(superiority(d))


# Group -> one of its members and all of them, for sentences.
PEOPLE = {
    "depression": ("the person with depression", "people with depression"),
    "no depression": ("the person without", "people without depression"),
    "antidepressant": ("the person on the antidepressant", "people on an antidepressant"),
    "placebo": ("the person on placebo", "people on placebo"),
    "men": ("the man", "men"),
    "women": ("the woman", "women"),
}


@dataclass(frozen=True, slots=True)
class Separation:
    """Two groups `d` standard deviations apart; negative when the first group is lower.

    `interval` is the 95 % confidence interval of `d`, where one is known; `remark` says how it was
    read. `member` is one of the first group; with `groups` and `name` it makes sentences.
    """

    d: float
    interval: tuple[float, float] | None
    groups: tuple[str, str]
    member: str
    name: str
    cites: tuple[str, ...] = ()
    status: Status = Status.VERIFIED
    remark: str = ""

    @property
    def pairs(self) -> int:
        """Of 100 random pairs, in how many the usual order holds."""
        return pairs(self.d)

    @property
    def pairs_interval(self) -> tuple[int, int] | None:
        """The same at both ends of the interval; below 50 the order is turned round."""
        if self.interval is None:
            return None
        low, high = sorted(self._pairs_at(end) for end in self.interval)
        return low, high

    @property
    def readings(self) -> tuple[tuple[str, float, int, int], ...]:
        """For a table: name, d, overlap in percent, pairs; the estimate and the interval's ends."""
        ends = zip(("lower end", "upper end"), self.interval or (), strict=False)
        values = (("estimate", self.d), *ends)
        return tuple((name, d, _percent(overlap(d)), self._pairs_at(d)) for name, d in values)

    @property
    def order(self) -> str:
        """Which way the groups differ, from the first group's side."""
        return "lower" if self.d < 0 else "higher"

    @property
    def overlap_percent(self) -> int:
        """Overlap of the two curves, in whole percent."""
        return _percent(overlap(self.d))

    @property
    def u3_percent(self) -> int:
        """Share of the lower group below the mean of the higher group, in whole percent."""
        return _percent(u3(self.d))

    def __repr__(self) -> str:
        return (
            f"d = {self.d:.2f}: the curves overlap by {self.overlap_percent} %; "
            f"in {self.pairs} of 100 random pairs the higher group is higher"
        )

    def _pairs_at(self, d: float) -> int:
        """Pairs in the estimate's order if `d` were true."""
        same_order = (d >= 0) == (self.d >= 0)
        return pairs(d) if same_order else 100 - pairs(d)


def separation(difference: MeasuredDifference) -> Separation:
    """Take what is needed from a measured difference."""
    interval = None
    if difference.ci_low is not None and difference.ci_high is not None:
        interval = (difference.ci_low, difference.ci_high)
    first, second = (PEOPLE.get(name, (f"the one from {name}", name)) for name in difference.groups)
    return Separation(
        d=difference.value,
        interval=interval,
        groups=(first[1], second[1]),
        member=first[0],
        name=difference.label,
        cites=difference.cites,
        status=difference.status,
        remark=" ".join(part for part in (difference.text, difference.note) if part),
    )


def any_separation(d: float) -> Separation:
    """Two groups without names, for a `d` that nobody measured."""
    return Separation(d, None, ("group A", "group B"), "the one from group A", "Any two groups")


def can_be_drawn(difference: MeasuredDifference) -> bool:
    """Whether a difference was read well enough to be drawn as data."""
    return difference.status is not Status.UNCONFIRMED


def _percent(share: float) -> int:
    return int(100 * share + 0.5)

"""Pooling again: without each study in turn, as studies came in, and within groups of studies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ketacourse.display.words import counted, decimals, p_value
from ketacourse.errors import KetacourseError, brief
from ketacourse.evidence.effects.columns import by_study
from ketacourse.evidence.pooling.heterogeneity import cochran_q
from ketacourse.evidence.pooling.pool import pool
from ketacourse.evidence.pooling.pooled import Pooled
from ketacourse.evidence.pooling.studies import effects_of

if TYPE_CHECKING:
    from ketacourse.display.table import Table


@dataclass(frozen=True, slots=True, repr=False)
class PooledSeries:
    """Several poolings in order, each with a label; a sequence of `Pooled`.

    `kind` says what the labels are: what was left out, what was added, or which group it is.
    """

    kind: str
    labels: tuple[str, ...]
    results: tuple[Pooled, ...]

    def __len__(self) -> int:
        return len(self.results)

    def __iter__(self) -> Iterator[Pooled]:
        return iter(self.results)

    def __getitem__(self, at: int) -> Pooled:
        return self.results[at]

    def __repr__(self) -> str:
        width = max(len(label) for label in self.labels)
        lines = (f"{row[0]:<{width}}  {row[1]}, {row[2]}, I² {row[3]}" for row in self._rows())
        return "\n".join([f"{self.kind}: pooled {self.results[0].scale.words}", *lines])

    def _repr_html_(self) -> str:
        return self.table().html()

    def table(self) -> Table:
        """Give a row a pooling: effect with interval, number of studies, I²."""
        from ketacourse.display.table import table

        words = f"pooled {self.results[0].scale.words} (95 % interval)"
        return table((self.kind, words, "studies", "I²"), self._rows())

    def _rows(self) -> list[tuple[str, str, str, str]]:
        each = zip(self.labels, self.results, strict=True)
        return [
            (label, one.text, counted(one.studies, "study"), _i_squared(one)) for label, one in each
        ]


@dataclass(frozen=True, slots=True, repr=False)
class Subgroups:
    """Poolings of groups of studies, and whether the groups differ by more than chance.

    `between_q` has `degrees` degrees of freedom; `series` holds one `Pooled` a group.
    """

    series: PooledSeries
    between_q: float
    degrees: int
    p_value: float

    def __getitem__(self, group: str) -> Pooled:
        return self.series[self.series.labels.index(group)]

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups, in the order in which they first appear."""
        return self.series.labels

    @property
    def difference(self) -> str:
        """The test between groups in words."""
        test = f"Q {decimals(self.between_q, 2)} on {self.degrees} df"
        return f"between groups: {test}, {p_value(self.p_value)}"

    def __repr__(self) -> str:
        return f"{self.series!r}\n{self.difference}"

    def _repr_html_(self) -> str:
        from html import escape

        return f"{self.series.table().html()}<p>{escape(self.difference)}</p>"


def leave_one_out(
    effect_sizes: Any,
    standard_error: Any = None,
    *,
    measure: str = "",
    names: Any = (),
    **how: Any,
) -> PooledSeries:
    """Pool again and again, each time without one study, to see whether one carries all.

    Parameters
    ----------
    effect_sizes
        Two studies or more.
    standard_error, measure, names
        As for `pool`.
    **how
        `model`, `tau_squared` and `interval`, as for `pool`.

    Returns
    -------
    PooledSeries
        One pooling a study, labelled with the one left out.

    Raises
    ------
    KetacourseError
        If there is only one study, or as `pool`.
    """
    effects = effects_of(effect_sizes, standard_error, measure=measure, names=names)
    count = len(effects)
    if count < 2:
        raise KetacourseError("leaving out the only study leaves none; give two studies or more")
    rest = ([at for at in range(count) if at != out] for out in range(count))
    results = tuple(pool(effects.take(keep), **how) for keep in rest)
    return PooledSeries("left out", effects.names, results)


def cumulative(
    effect_sizes: Any, order: Sequence[Any], *, measure: str = "", **how: Any
) -> PooledSeries:
    """Pool the first study, then the first two, and so on, to see what was known when.

    Parameters
    ----------
    effect_sizes
        One study or more: whatever `pool` takes, but for estimates alone.
    order
        One value a study to sort by, such as its year, by place; equal ones keep their order.
    measure
        Of a set or a table.
    **how
        `model`, `tau_squared` and `interval`, as for `pool`.

    Returns
    -------
    PooledSeries
        One pooling a study, labelled with the one that was added.

    Raises
    ------
    KetacourseError
        If there is not one value a study, one is missing, they can't be sorted, or as `pool`.
    """
    effects = effects_of(effect_sizes, measure=measure)
    keys = by_study("order", order, effects.names)
    try:
        ranked = sorted(range(len(keys)), key=lambda at: keys[at])
    except TypeError:
        raise KetacourseError(
            f"order is {brief(keys)}; give values that can be sorted, such as years"
        ) from None
    results = tuple(pool(effects.take(ranked[:n]), **how) for n in range(1, len(ranked) + 1))
    return PooledSeries("added", tuple(effects.names[at] for at in ranked), results)


def subgroups(
    effect_sizes: Any, groups: Sequence[object], *, measure: str = "", **how: Any
) -> Subgroups:
    """Pool groups of studies apart, each with its own tau squared, and test between them.

    Groups are compared as if they were studies: by their pooled effects and standard errors.
    A comparison of groups is an observation, not an experiment, however its p value comes out.

    Parameters
    ----------
    effect_sizes
        The studies: whatever `pool` takes, but for estimates alone.
    groups
        One label a study, such as its comparator, by place.
    measure
        Of a set or a table.
    **how
        `model`, `tau_squared` and `interval`, as for `pool`.

    Returns
    -------
    Subgroups
        With the test between groups; by label, one `Pooled` each.

    Raises
    ------
    KetacourseError
        If there is not one label a study, one is missing, there is only one group, or as `pool`.
    """
    effects = effects_of(effect_sizes, measure=measure)
    labels = [str(group) for group in by_study("groups", groups, effects.names)]
    names = tuple(dict.fromkeys(labels))
    if len(names) < 2:
        raise KetacourseError(f"all studies are in the group '{names[0]}'; give two groups or more")
    members = ([at for at, label in enumerate(labels) if label == name] for name in names)
    results = tuple(pool(effects.take(keep), **how) for keep in members)
    q, p = _between(results)
    return Subgroups(PooledSeries("group", names, results), q, len(names) - 1, p)


def _between(results: Sequence[Pooled]) -> tuple[float, float]:
    """Q of the groups' effects, with its p value."""
    import numpy as np
    from scipy.special import chdtrc

    estimate = np.array([result.estimate for result in results])
    error = np.array([result.standard_error for result in results])
    if not (error > 0).all():
        raise KetacourseError(
            "a group of equal estimates has a plain Hartung-Knapp standard error of 0, and nothing "
            "can be tested against it; use interval='hartung_knapp' or 'wald'"
        )
    q = cochran_q(estimate, error**2)
    return q, float(chdtrc(len(results) - 1, q))


def _i_squared(pooled: Pooled) -> str:
    return "–" if pooled.studies == 1 else f"{100 * pooled.i_squared:.0f} %"

"""Effects of several studies in one measure, each with the variance that pooling weighs it by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ketacourse.display.table import Table, table
from ketacourse.display.words import sized
from ketacourse.evidence.effects.columns import columns, frozen, places, study_names
from ketacourse.evidence.effects.measures import Measure, find_measure
from ketacourse.statistics.normal import Z

if TYPE_CHECKING:
    from ketacourse.evidence.effects.columns import Column, Floats


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class EffectSizes:
    """Effects of K studies in one measure; arrays that cannot be written to.

    `estimate` and `variance` have shape (K,) and the scale of `measure`: natural logarithms for
    ``log_risk_ratio``, ``log_odds_ratio`` and ``log_hazard_ratio``, proportions for
    ``risk_difference``. Prints, and shows in a notebook, on the natural scale.

    Raises
    ------
    KetacourseError
        If the measure is unknown, lengths differ, an estimate is not finite, or a variance is
        not above 0; the message names the study.
    """

    measure: str
    estimate: Floats
    variance: Floats
    names: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        find_measure(self.measure)
        made = columns(self.names, estimate=self.estimate, variance=self.variance)
        names = study_names(self.names, len(made["estimate"]))
        for field, value in made.items():
            object.__setattr__(self, field, frozen(value))
        object.__setattr__(self, "names", names)

    def __len__(self) -> int:
        return len(self.names)

    @property
    def scale(self) -> Measure:
        """The measure with its words and its way back to the natural scale."""
        return find_measure(self.measure)

    @property
    def standard_error(self) -> Floats:
        """Square roots of the variances, of shape (K,)."""
        import numpy as np

        return frozen(np.sqrt(self.variance))

    @property
    def ci_low(self) -> Floats:
        """Lower ends of the 95 % intervals (Wald), of shape (K,)."""
        return frozen(self.estimate - Z * self.standard_error)

    @property
    def ci_high(self) -> Floats:
        """Upper ends of the 95 % intervals (Wald), of shape (K,)."""
        return frozen(self.estimate + Z * self.standard_error)

    def take(self, keep: Sequence[int] | Sequence[bool] | Floats) -> EffectSizes:
        """Keep some studies, in the order asked for.

        Parameters
        ----------
        keep
            Positions from 0, or one True or False a study.

        Returns
        -------
        EffectSizes
            At least one study.

        Raises
        ------
        KetacourseError
            If nothing is left, or a position or the length of a mask is out of range.
        """
        at = places(keep, len(self))
        names = tuple(self.names[i] for i in at)
        return EffectSizes(self.measure, self.estimate[at], self.variance[at], names)

    def __repr__(self) -> str:
        width = max(len(name) for name in self.names)
        head = f"{self.scale.words}, treatment against control (95 % interval)"
        return "\n".join([head, *(f"{name:<{width}}  {text}" for name, text in self._lines())])

    def _repr_html_(self) -> str:
        return self.table().html()

    def table(self) -> Table:
        """Give a row a study: effect and interval on the natural scale, and the standard error."""
        error = "standard error (log)" if self.scale.ratio else "standard error"
        head = ("study", f"{self.scale.words} (95 % interval)", error)
        errors = map(sized, self.standard_error)
        rows = ((*line, value) for line, value in zip(self._lines(), errors, strict=True))
        return table(head, rows)

    def _lines(self) -> list[tuple[str, str]]:
        each = zip(self.names, self.estimate, self.ci_low, self.ci_high, strict=True)
        return [(name, self.scale.effect(*row)) for name, *row in each]


def from_estimates(
    measure: str, estimate: Column, standard_error: Column, *, names: Sequence[str] = ()
) -> EffectSizes:
    """Effect sizes from published estimates with standard errors.

    Parameters
    ----------
    measure
        One of the names in `MEASURES`.
    estimate, standard_error
        One number a study, on the scale of the measure: natural logarithms for ratios.
    names
        Of the studies.

    Returns
    -------
    EffectSizes
        The same estimates with squared standard errors.

    Raises
    ------
    KetacourseError
        As `EffectSizes`.
    """
    made = columns(names, estimate=estimate, standard_error=standard_error)
    labels = study_names(names, len(made["estimate"]))
    return EffectSizes(measure, made["estimate"], made["standard_error"] ** 2, labels)

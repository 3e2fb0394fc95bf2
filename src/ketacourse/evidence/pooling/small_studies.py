"""Do small studies find more? Egger's test, and where a funnel plot draws its contours.

Small studies may find more because those that found less stayed unpublished, because they were
done differently or worse, because of who took part, or by chance. Neither the test nor the plot
can tell which. With fewer than ten studies the test has hardly any power.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import erfc, nextafter, sqrt
from typing import TYPE_CHECKING, Any

from ketacourse.display.words import counted, decimals, p_value, sized
from ketacourse.errors import KetacourseError
from ketacourse.evidence.effects.sizes import EffectSizes
from ketacourse.evidence.pooling.studies import effects_of
from ketacourse.statistics.boundary import NOT_NEGATIVE, Allowed, column, number

if TYPE_CHECKING:
    from ketacourse.display.table import Table
    from ketacourse.evidence.effects.columns import Floats

FEW = 10  # studies, below which asymmetry tests are not advised (Sterne 2011a, BMJ 343:d4002)
P_VALUES = (0.10, 0.05, 0.01)  # of the contours (Peters 2008, J Clin Epidemiol 61:991-996)
# Residuals this small beside the estimates are rounding: the studies lie on a line.
ON_A_LINE = 1e-20
P_VALUE = Allowed("a p value between 0 and 1", 1e-300, nextafter(1, 0))


@dataclass(frozen=True, slots=True, repr=False)
class Egger:
    """Egger's regression of effects on their standard errors, weighted by 1 / variance.

    `bias` is the slope: how much larger the effect is for each unit of standard error, with its
    `standard_error`; in the regression of effects over their errors on precision it is the
    intercept. `t`, on `degrees` = K-2, tests it against 0. `limit` is the effect at a standard
    error of 0, on the scale of the measure, with its 95 % interval.
    """

    effect_sizes: EffectSizes
    bias: float
    standard_error: float
    t: float
    degrees: int
    p_value: float
    limit: float
    limit_low: float
    limit_high: float

    @property
    def few(self) -> bool:
        """Whether there are too few studies for the test to mean much."""
        return self.degrees + 2 < FEW

    def __repr__(self) -> str:
        return "\n".join(f"{name}: {value}" for name, value in self._rows())

    def _repr_html_(self) -> str:
        return self.table().html()

    def table(self) -> Table:
        """Give the slope, its test, the effect of an endlessly large study, and a caution."""
        from ketacourse.display.table import table

        return table(("what", "value"), self._rows())

    def _rows(self) -> list[tuple[str, str]]:
        scale = self.effect_sizes.scale
        studies = self.degrees + 2
        limit = scale.effect(self.limit, self.limit_low, self.limit_high)
        caution = (
            f"{counted(studies, 'study')}; with fewer than {FEW} the test can hardly see anything"
        )
        return [
            (
                "slope on the standard error",
                f"{sized(self.bias)} (SE {sized(self.standard_error)})",
            ),
            ("test", f"t {decimals(self.t, 2)} on {self.degrees} df, {p_value(self.p_value)}"),
            (f"{scale.words} of an endlessly large study", limit),
            *([("caution", caution)] if self.few else []),
        ]


def egger(
    effect_sizes: Any, standard_error: Any = None, *, measure: str = "", names: Any = ()
) -> Egger:
    """Test whether small studies find more, by Egger's weighted regression.

    The dispersion around the line is multiplicative, as in the original test. Standard errors of
    odds ratios and of standardised mean differences depend on the effect itself, which alone
    makes a funnel lean; trust the test less there.

    Parameters
    ----------
    effect_sizes
        Three studies or more, of differing size.
    standard_error, measure, names
        As for `pool`.

    Returns
    -------
    Egger
        Slope, test, and the effect at a standard error of 0.

    Raises
    ------
    KetacourseError
        If there are fewer than three studies, all have one standard error, or all lie on a line;
        or as `pool`.

    References
    ----------
    Egger M, Davey Smith G, Schneider M, Minder C (1997), BMJ 315:629-634.
    """
    import numpy as np
    from scipy.special import stdtr, stdtrit

    effects = effects_of(effect_sizes, standard_error, measure=measure, names=names)
    degrees, errors = len(effects) - 2, effects.standard_error
    _check(effects)
    design = np.column_stack([1 / errors, np.ones_like(errors)])
    response = effects.estimate / errors
    (limit, bias), covariance = _least_squares(design, response)
    limit_error, error = np.sqrt(np.diag(covariance))
    t, reach = float(bias / error), float(stdtrit(degrees, 0.975) * limit_error)
    return Egger(
        effect_sizes=effects,
        bias=float(bias),
        standard_error=float(error),
        t=t,
        degrees=degrees,
        p_value=float(2 * stdtr(degrees, -abs(t))),
        limit=float(limit),
        limit_low=float(limit) - reach,
        limit_high=float(limit) + reach,
    )


@dataclass(frozen=True, slots=True)
class Contour:
    """A line of a funnel plot on which every study has the same two-sided p value.

    `quantile` standard errors from no effect, on either side.
    """

    p_value: float
    quantile: float

    def reach(self, standard_error: float) -> float:
        """How far from no effect the line runs at a standard error, on the measure's scale."""
        return self.quantile * number("standard_error", standard_error, NOT_NEGATIVE)


def contours(p_values: Sequence[float] = P_VALUES) -> tuple[Contour, ...]:
    """Lines of equal p value for a contour-enhanced funnel plot, centred on no effect.

    Where studies are missing from regions of large p values, results that were not significant may
    have stayed unpublished; where they are missing elsewhere, something else is at work.

    Parameters
    ----------
    p_values
        Two-sided, between 0 and 1; one or several.

    Returns
    -------
    tuple of Contour
        In the order asked for.

    Raises
    ------
    KetacourseError
        If a p value is not between 0 and 1.

    References
    ----------
    Peters JL et al (2008), J Clin Epidemiol 61:991-996.
    """
    from statistics import NormalDist

    wanted = column("p_values", p_values, P_VALUE)
    # From the lower tail, where even the smallest p is told from 0.
    return tuple(Contour(p, -NormalDist().inv_cdf(p / 2)) for p in wanted)


def study_p_values(effect_sizes: EffectSizes) -> tuple[float, ...]:
    """Two-sided p value of each study against no effect: where it stands among the contours."""
    sizes = abs(effect_sizes.estimate) / effect_sizes.standard_error
    return tuple(erfc(float(size) / sqrt(2)) for size in sizes)


def _check(effect_sizes: EffectSizes) -> None:
    import numpy as np

    count, errors = len(effect_sizes), effect_sizes.standard_error
    if count < 3:
        raise KetacourseError(f"Egger's test draws a line through {count} studies; give three")
    if np.ptp(errors) <= 1e-9 * errors.max():
        raise KetacourseError(
            "all studies have the same standard error, so none is smaller than another; "
            "Egger's test needs studies of differing size"
        )


def _least_squares(design: Floats, response: Floats) -> tuple[Floats, Floats]:
    """Coefficients and their covariance, the residual variance estimated."""
    import numpy as np

    found, *_ = np.linalg.lstsq(design, response, rcond=None)
    residual = response - design @ found
    squares = float(residual @ residual)
    if squares <= ON_A_LINE * float(response @ response):
        raise KetacourseError(
            "the studies lie exactly on a line, so nothing is left to test its slope against"
        )
    covariance: Floats = np.linalg.inv(design.T @ design) * squares / (len(response) - 2)
    return np.asarray(found, dtype=float), covariance

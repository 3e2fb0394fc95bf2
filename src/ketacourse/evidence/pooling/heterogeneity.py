"""How far true effects differ between studies: tau squared by several methods, Q, I², H².

estimate, variance
    Arrays of shape (K,), on the scale of the measure.
tau_squared
    Variance of the true effects between studies, never below 0.
weighted
    By 1 / (variance + tau_squared), as random effects are; with tau_squared 0, as a fixed effect.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ketacourse.evidence.effects.columns import Floats

ROUNDS = 100
# A step this small, relative to tau squared and the smallest variance, changes nothing of note.
NEGLIGIBLE = 1e-12
POINTS = 400  # values of tau squared looked at, 0 besides
TAIL = 0.025  # beyond each end of a 95 % interval


def weighted_mean(estimate: Floats, weight: Floats) -> float:
    """Mean of the estimates under weights that need not sum to 1."""
    return float(weight @ estimate / weight.sum())


def cochran_q(estimate: Floats, variance: Floats, tau_squared: float = 0.0) -> float:
    """Weighted squared deviations from the weighted mean; Cochran's Q where `tau_squared` is 0."""
    weight = 1 / (variance + tau_squared)
    return float(weight @ (estimate - weighted_mean(estimate, weight)) ** 2)


def typical_variance(variance: Floats) -> float:
    """The variance within studies that I² sets tau squared against (Higgins and Thompson 2002)."""
    weight = 1 / variance
    total = weight.sum()
    return float((len(variance) - 1) * total / (total**2 - (weight**2).sum()))


def dersimonian_laird(estimate: Floats, variance: Floats) -> float:
    """Tau squared from how far Q exceeds its degrees of freedom.

    References
    ----------
    DerSimonian R, Laird N (1986), Control Clin Trials 7:177-188.
    """
    weight = 1 / variance
    total = weight.sum()
    excess = cochran_q(estimate, variance) - (len(estimate) - 1)
    return max(0.0, float(excess / (total - (weight**2).sum() / total)))


def paule_mandel(estimate: Floats, variance: Floats) -> float:
    """Tau squared at which the random-effects Q equals its degrees of freedom.

    References
    ----------
    Paule RC, Mandel J (1982), J Res Natl Bur Stand 87:377-385.
    """
    return tau_squared_at(estimate, variance, len(estimate) - 1)


def tau_squared_at(estimate: Floats, variance: Floats, q: float) -> float:
    """Tau squared at which the random-effects Q falls to a value; 0 if it is lower from the start.

    1/Q rises with tau squared and bends downward, so that Newton's steps from 0 approach the
    answer from below and cannot pass it.
    """
    tau_squared, smallest = 0.0, float(variance.min())
    for _ in range(ROUNDS):
        weight = 1 / (variance + tau_squared)
        squared = (estimate - weighted_mean(estimate, weight)) ** 2
        found = float(weight @ squared)
        if found <= q:
            break
        step = found * (found / q - 1) / float(weight**2 @ squared)
        tau_squared += step
        if step <= NEGLIGIBLE * (tau_squared + smallest):
            break
    return tau_squared


def restricted_likelihood(estimate: Floats, variance: Floats) -> float:
    """Tau squared by restricted maximum likelihood.

    The likelihood may have two peaks. The best of a fine grid lies on the higher one, and halving
    finds its top, so that the answer can differ from metafor's, which starts from Hedges' estimate
    and climbs the peak it is on.

    References
    ----------
    Viechtbauer W (2005), J Educ Behav Stat 30:261-293.
    """
    grid = _grid(estimate, variance)
    best = int(log_likelihood(estimate, variance, grid).argmax())
    if best == 0 and not _is_uphill(estimate, variance, 0.0):
        return 0.0
    low, high, smallest = float(grid[max(best - 1, 0)]), float(grid[best + 1]), variance.min()
    while high - low > NEGLIGIBLE * (high + smallest):
        middle = (low + high) / 2
        if _is_uphill(estimate, variance, middle):
            low = middle
        else:
            high = middle
    return (low + high) / 2


def log_likelihood(
    estimate: Floats, variance: Floats, tau_squared: Sequence[float] | Floats
) -> Floats:
    """Restricted log-likelihood at each tau squared, up to a constant."""
    import numpy as np

    spread = variance[:, None] + np.asarray(tau_squared)
    weight = 1 / spread
    total = weight.sum(axis=0)
    squared = (estimate[:, None] - estimate @ weight / total) ** 2
    fit = (weight * squared).sum(axis=0)
    height: Floats = -(np.log(spread).sum(axis=0) + np.log(total) + fit) / 2
    return height


def _grid(estimate: Floats, variance: Floats) -> Floats:
    """Zero, and values up to where any likelihood falls, evenly by their logarithms."""
    import numpy as np

    lowest = 1e-3 * float(variance.min())
    highest = 10 * float(np.ptp(estimate) ** 2 + variance.max())
    return np.append(0.0, np.geomspace(lowest, highest, POINTS))


def _is_uphill(estimate: Floats, variance: Floats, tau_squared: float) -> bool:
    """Whether the restricted likelihood rises with tau squared."""
    weight = 1 / (variance + tau_squared)
    squared = (estimate - weighted_mean(estimate, weight)) ** 2
    expected = weight.sum() - (weight**2).sum() / weight.sum()
    return bool(weight**2 @ squared > expected)


def q_profile(estimate: Floats, variance: Floats) -> tuple[float, float]:
    """95 % interval of tau squared: the values at which Q is as low and as high as chance lets it.

    Both ends are 0 where the studies agree better than chance would have it.

    References
    ----------
    Viechtbauer W (2007), Stat Med 26:37-52.
    """
    from scipy.special import chdtri

    degrees = len(estimate) - 1
    ends = (float(chdtri(degrees, tail)) for tail in (TAIL, 1 - TAIL))
    low, high = (tau_squared_at(estimate, variance, end) for end in ends)
    return low, high


ESTIMATORS: dict[str, Callable[[Floats, Floats], float]] = {
    "DL": dersimonian_laird,
    "PM": paule_mandel,
    "REML": restricted_likelihood,
}

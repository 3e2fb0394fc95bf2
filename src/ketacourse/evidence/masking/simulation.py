"""Simulated trials: the same two-arm trial run thousands of times over.

The model and its limits stand in `ketacourse.evidence.masking.design`. Chance comes from the raw
bits of PCG64, the only stream that numpy promises to keep, so that one seed gives one result on
every machine; results are rounded where they are shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ketacourse.evidence.masking.design import TrialDesign
from ketacourse.evidence.masking.simulated import SimulatedTrials
from ketacourse.statistics.boundary import count, whole_from

if TYPE_CHECKING:
    from ketacourse.evidence.effects.columns import Floats

MOST_TRIALS = 100_000
BLOCK = 40_000  # people at a time: small enough to stay in the cache of the processor
DRAWS = 3  # for each person: total at entry, fall, guess


def simulate_trials(
    design: TrialDesign | None = None, trials: int = 10_000, seed: int = 0
) -> SimulatedTrials:
    """Run one trial many times over, with chance alone differing between them.

    Parameters
    ----------
    design
        What is true, and how the trial is done; a perfectly masked trial of a drug without any
        effect if left out.
    trials
        How many times, 1 to 100,000.
    seed
        A whole number from 0. The same seed gives the same trials, and a shorter run is the
        beginning of a longer one.

    Returns
    -------
    SimulatedTrials
        One estimate, standard error and pair of guess counts a trial.

    Raises
    ------
    KetacourseError
        If `trials` or `seed` is not a whole number in its range.
    """
    import numpy as np

    trials = count("trials", trials, whole_from(1, MOST_TRIALS))
    seed = count("seed", seed, whole_from(0, 2**63 - 1))
    planned = design or TrialDesign()
    bits = np.random.PCG64(np.random.SeedSequence(seed))
    blocks = [_run(planned, bits, count) for count in _blocks(planned, trials)]
    estimates, errors, right_treatment, right_control = (
        _frozen(np.concatenate(column)) for column in zip(*blocks, strict=True)
    )
    return SimulatedTrials(
        design=planned,
        seed=seed,
        estimates=estimates,
        standard_errors=errors,
        right_treatment=right_treatment,
        right_control=right_control,
    )


def _blocks(design: TrialDesign, trials: int) -> Iterator[int]:
    """Numbers of trials to run at a time."""
    size = max(1, BLOCK // (design.total_treatment + design.total_control))
    for start in range(0, trials, size):
        yield min(size, trials - start)


def _run(design: TrialDesign, bits: Any, trials: int) -> tuple[Floats, ...]:
    """Estimates, standard errors and right guesses of both arms, for some trials."""
    split = design.total_treatment
    chance = _uniform(bits, (trials, DRAWS, split + design.total_control))
    treated = _arm(design, chance[:, :, :split], on_drug=True)
    control = _arm(design, chance[:, :, split:], on_drug=False)
    (fall_treated, right_treated), (fall_control, right_control) = treated, control
    estimates = fall_treated.mean(axis=1) - fall_control.mean(axis=1)
    return estimates, _standard_error(fall_treated, fall_control), right_treated, right_control


def _uniform(bits: Any, shape: tuple[int, ...]) -> Floats:
    """Numbers strictly between 0 and 1, from the upper 53 bits of each raw 64."""
    import numpy as np

    count = int(np.prod(shape))
    drawn: Floats = (bits.random_raw(count) >> np.uint64(11)).astype(float)
    drawn += 0.5
    drawn *= 2.0**-53
    np.minimum(drawn, np.nextafter(1.0, 0.0), out=drawn)  # the highest was rounded up to 1
    return drawn.reshape(shape)


def _arm(design: TrialDesign, chance: Floats, *, on_drug: bool) -> tuple[Floats, Floats]:
    """The falls of those who stay, and how many of all guessed right, trial by trial."""
    import numpy as np
    from scipy.special import ndtri

    p_right = design.guess_right_treatment if on_drug else design.guess_right_control
    right = chance[:, 2] < p_right
    staying = design.analysed_treatment if on_drug else design.analysed_control
    believes = (right if on_drug else ~right)[:, :staying]
    normal = ndtri(chance[:, :2, :staying])
    low, high = design.scale_min, design.scale_max
    entry = np.clip(design.baseline_mean + design.baseline_sd * normal[:, 0], low, high)
    own = design.placebo_response + (design.drug_effect if on_drug else 0.0)
    fall = own + design.expectancy_effect * believes + design.change_sd * normal[:, 1]
    return entry - np.clip(entry - fall, low, high), right.sum(axis=1)


def _standard_error(treated: Floats, control: Floats) -> Floats:
    """Of the difference of two means, with one spread for both arms."""
    import numpy as np

    n_treated, n_control = treated.shape[1], control.shape[1]
    squares = (n_treated - 1) * treated.var(axis=1, ddof=1)
    squares += (n_control - 1) * control.var(axis=1, ddof=1)
    pooled = squares / (n_treated + n_control - 2)
    return np.asarray(np.sqrt(pooled * (1 / n_treated + 1 / n_control)))


def _frozen(column: Floats) -> Floats:
    column.flags.writeable = False
    return column

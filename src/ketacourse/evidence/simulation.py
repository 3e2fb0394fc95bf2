"""Simulated trials: the same two-arm trial run thousands of times over.

The model and its limits stand in `ketacourse.evidence.trial_design`. Chance comes from the raw bits
of PCG64, the only stream that numpy promises to keep, so that one seed gives one result on every
machine; results are rounded where they are shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ketacourse.errors import KetacourseError, brief
from ketacourse.evidence.blinding import signed
from ketacourse.evidence.trial_design import TrialDesign

if TYPE_CHECKING:
    from numpy import bool_
    from numpy.typing import NDArray

    from ketacourse.display.table import Table
    from ketacourse.evidence.columns import Floats

    Truths = NDArray[bool_]

MOST_TRIALS = 100_000
BLOCK = 40_000  # people at a time: small enough to stay in the cache of the processor
DRAWS = 3  # for each person: total at entry, fall, guess
LEVEL = 0.975  # of the t distribution: tests are two-sided at 5 %


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class SimulatedTrials:
    """What came of running one design many times; arrays have one entry a trial.

    `estimates` are the fall on the drug minus that on placebo, in points: positive favours the
    drug. `right_treatment` and `right_control` count people who guessed their own arm.
    """

    design: TrialDesign
    seed: int
    estimates: Floats
    standard_errors: Floats
    right_treatment: Floats
    right_control: Floats

    def __len__(self) -> int:
        return len(self.estimates)

    @property
    def won(self) -> Truths:
        """Which trials the drug won: p below 0.05 in a two-sided t test, in its favour."""
        return self.estimates > self.critical * self.standard_errors

    @property
    def critical(self) -> float:
        """What a difference must exceed, in standard errors, to be called significant."""
        from scipy.special import stdtrit

        people = self.design.analysed_treatment + self.design.analysed_control
        return float(stdtrit(people - 2, LEVEL))

    @property
    def power(self) -> float:
        """Share of trials that the drug won, 0 to 1."""
        return float(self.won.mean())

    @property
    def wins_of_100(self) -> int:
        """Trials in a hundred that the drug won."""
        return round(100 * self.power)

    @property
    def mean_estimate(self) -> float:
        """Mean of the estimates, in points."""
        return float(self.estimates.mean())

    @property
    def middle_95(self) -> tuple[float, float]:
        """Where 95 % of the estimates lie, in points."""
        import numpy as np

        low, high = np.quantile(self.estimates, (1 - LEVEL, LEVEL))
        return float(low), float(high)

    @property
    def expectancy_share(self) -> float | None:
        """Share of the difference between the arms that belief makes, by design."""
        return self.design.expectancy_share

    @property
    def shares_right(self) -> tuple[float, float]:
        """Mean share of each arm that guessed right, drug and placebo, 0 to 1."""
        design = self.design
        return (
            float(self.right_treatment.mean()) / design.total_treatment,
            float(self.right_control.mean()) / design.total_control,
        )

    def guess_table(self) -> Table:
        """Give expected and observed guesses of each arm, in percent, with Bang's index."""
        from ketacourse.display.table import table

        design, columns = self.design, ("arm", "expected right", "found right", "Bang's index")
        expected = (design.guess_right_treatment, design.guess_right_control)
        arms = zip(("drug", "placebo"), expected, self.shares_right, self.bang_indices, strict=True)
        rows = [
            (arm, f"{100 * p:.0f} %", f"{100 * found:.1f} %", _index_words(index))
            for arm, p, found, index in arms
        ]
        return table(columns, rows, caption=f"What people guessed in {len(self):,} trials")

    @property
    def bang_indices(self) -> tuple[tuple[float, float, float], tuple[float, float, float]]:
        """Bang's index in the drug and in the placebo arm: mean, and where 95 % of trials lie."""
        design = self.design
        return (
            _spread(2 * self.right_treatment / design.total_treatment - 1),
            _spread(2 * self.right_control / design.total_control - 1),
        )

    def __repr__(self) -> str:
        return "\n".join(f"{name}: {value}" for name, value in self._lines())

    def _repr_html_(self) -> str:
        return self.table().html()

    def table(self) -> Table:
        """Give what went in and what came out, a row each."""
        from ketacourse.display.table import table

        return table(("what", "value"), self._lines(), caption=f"{len(self):,} simulated trials")

    def _lines(self) -> list[tuple[str, str]]:
        design, (low, high) = self.design, self.middle_95
        drug, placebo = self.shares_right
        return [
            ("people", f"{design.total_treatment} on the drug, {design.total_control} on placebo"),
            ("the drug itself takes off", points(design.drug_effect)),
            ("belief adds between the arms", points(design.expectancy_points)),
            ("mean estimate", points(self.mean_estimate)),
            ("95 % of trials find", f"{tenths(low)} to {points(high)}"),
            ("the drug wins", f"{self.wins_of_100} of 100 trials"),
            ("share of the effect that is belief", share_words(self.expectancy_share)),
            ("guess right on the drug", f"{100 * drug:.0f} %"),
            ("guess right on placebo", f"{100 * placebo:.0f} %"),
            ("Bang's index on the drug", _index_words(self.bang_indices[0])),
            ("Bang's index on placebo", _index_words(self.bang_indices[1])),
        ]


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

    _whole("trials", trials, 1, MOST_TRIALS)
    _whole("seed", seed, 0, 2**63 - 1)
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


def _spread(values: Floats) -> tuple[float, float, float]:
    import numpy as np

    low, high = np.quantile(values, (1 - LEVEL, LEVEL))
    return float(values.mean()), float(low), float(high)


def _whole(name: str, value: object, low: int, high: int) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise KetacourseError(
            f"{name} is {brief(value)}; give a whole number from {low:,} to {high:,}"
        )


def tenths(value: float) -> str:
    """One decimal with a true minus sign; never a minus before zero."""
    text = f"{value:.1f}"
    return text.lstrip("-") if float(text) == 0 else text.replace("-", "−")


def points(value: float) -> str:
    """A number of points on the scale."""
    return f"{tenths(value)} points"


def share_words(share: float | None) -> str:
    """A share in percent, or why there is none."""
    if share is None:
        return "none to speak of: no difference is expected, or drug and belief pull apart"
    return f"{100 * share:.0f} %"


def _index_words(index: tuple[float, float, float]) -> str:
    mean, low, high = (signed(value) for value in index)
    return f"{mean} (95 % of trials: {low} to {high})"

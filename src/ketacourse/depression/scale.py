"""Totals on a depression scale over time, and what cut-offs make of them.

The patients are invented. Their scatter comes from normal quantiles dealt out in a fixed order, so
that there is no chance in it and every computer shows the same patients.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import exp
from statistics import NormalDist, fmean

from ketacourse.errors import KetacourseError

WEEKS = tuple(range(9))
PATIENTS = 24
SCALE_MAXIMUM = 60
RESPONSE_PERCENT = 50
BASELINE_SD = 4.0  # points; near what trials with an entry threshold report
CHANGE_SD = 9.0
WOBBLE_SD = 1.5  # from one visit to the next, between the first and the last
WEEKS_TO_SLOW = 2.5  # most of a fall comes early


class Verdict(StrEnum):
    """What a trial report would call a patient; the value is how pictures name it."""

    REMITTED = "responded and remitted"
    RESPONDED = "responded only"
    REMITTED_ONLY = "remitted only"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Patient:
    """An invented patient: one total for every week in `WEEKS`."""

    number: int
    totals: tuple[int, ...]

    @property
    def baseline(self) -> int:
        """Total before treatment."""
        return self.totals[0]

    @property
    def final(self) -> int:
        """Total in the last week."""
        return self.totals[-1]

    def verdict(self, cutoff: int, *, final: int | None = None) -> Verdict:
        """Judge the last total, or another last total in its place."""
        end = self.final if final is None else final
        responded = 100 * (self.baseline - end) >= RESPONSE_PERCENT * self.baseline
        if end <= cutoff:
            return Verdict.REMITTED if responded else Verdict.REMITTED_ONLY
        return Verdict.RESPONDED if responded else Verdict.NEITHER

    def is_borderline(self, cutoff: int) -> bool:
        """Whether one point more or less in the last week would change the verdict."""
        others = (self.verdict(cutoff, final=self.final + step) for step in (-1, 1))
        return any(other != self.verdict(cutoff) for other in others)


@dataclass(frozen=True, slots=True)
class Scatter:
    """How far a patient lies from the means, in points: at the start, in the fall, by the week."""

    baseline: float
    change: float
    wobbles: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Cohort:
    """Invented patients, all followed to the last week."""

    patients: tuple[Patient, ...]

    def __repr__(self) -> str:
        return (
            f"<Cohort: {len(self.patients)} invented patients, mean total "
            f"{self.mean_baseline:.1f} at the start and {self.mean_final:.1f} in week {WEEKS[-1]}>"
        )

    @property
    def mean_baseline(self) -> float:
        """Mean total before treatment."""
        return fmean(patient.baseline for patient in self.patients)

    @property
    def mean_final(self) -> float:
        """Mean total in the last week."""
        return fmean(patient.final for patient in self.patients)


@dataclass(frozen=True, slots=True)
class Outcomes:
    """How many patients of a cohort responded and remitted at a cut-off."""

    cutoff: int
    verdicts: tuple[Verdict, ...]
    borderline: int

    def __repr__(self) -> str:
        return f"{self.headline} (remission: {self.cutoff} points or less)"

    @property
    def total(self) -> int:
        """Number of patients."""
        return len(self.verdicts)

    @property
    def responders(self) -> int:
        """Patients whose total fell by at least half."""
        return self._count(Verdict.REMITTED, Verdict.RESPONDED)

    @property
    def remitters(self) -> int:
        """Patients who ended at the cut-off or below."""
        return self._count(Verdict.REMITTED, Verdict.REMITTED_ONLY)

    @property
    def headline(self) -> str:
        """The counts as a trial report would give them."""
        responded = f"{self.responders} of {self.total} ({self._percent(self.responders)})"
        remitted = f"{self.remitters} of {self.total} ({self._percent(self.remitters)})"
        return f"{responded} responded; {remitted} remitted"

    def _count(self, *verdicts: Verdict) -> int:
        return sum(verdict in verdicts for verdict in self.verdicts)

    def _percent(self, count: int) -> str:
        return f"{int(100 * count / self.total + 0.5)} %"  # halves go up


def invented_cohort(mean_baseline: float = 33.0, mean_change: float = 16.0) -> Cohort:
    """Make the invented patients of the rating-scale explorer.

    Parameters
    ----------
    mean_baseline
        Points before treatment; 20 to 45.
    mean_change
        Points by which the total falls by the last week; 0 to 30.

    Returns
    -------
    Cohort
        Always the same 24 patients for the same two numbers; totals are whole points, 0 to 60.

    Raises
    ------
    KetacourseError
        If a mean is outside its range.
    """
    _check("mean_baseline", mean_baseline, 20, 45)
    _check("mean_change", mean_change, 0, 30)
    patients = zip(range(PATIENTS), scatter(), strict=True)
    return Cohort(tuple(_patient(i + 1, mean_baseline, mean_change, own) for i, own in patients))


def outcomes(cohort: Cohort, cutoff: int = 10) -> Outcomes:
    """Count who responded (a fall of at least 50 %) and who remitted.

    Parameters
    ----------
    cohort
        From `invented_cohort`.
    cutoff
        Highest total, in points, that counts as remission.

    Raises
    ------
    KetacourseError
        If the cut-off is not on the scale.
    """
    _check("cutoff", cutoff, 0, SCALE_MAXIMUM)
    verdicts = tuple(patient.verdict(cutoff) for patient in cohort.patients)
    borderline = sum(patient.is_borderline(cutoff) for patient in cohort.patients)
    return Outcomes(cutoff, verdicts, borderline)


def _check(name: str, value: float, low: float, high: float) -> None:
    if not low <= value <= high:
        raise KetacourseError(f"{name} is {value:g}; give a number from {low:g} to {high:g} points")


def _quantiles() -> tuple[float, ...]:
    """Evenly spaced in probability, lowest first: a normal sample without chance."""
    standard = NormalDist()
    return tuple(standard.inv_cdf((i + 0.5) / PATIENTS) for i in range(PATIENTS))


def scatter() -> tuple[Scatter, ...]:
    """Deal the quantiles out by strides prime to 24: change is then unrelated to baseline."""
    quantiles = _quantiles()
    return tuple(
        Scatter(
            BASELINE_SD * quantiles[index],
            CHANGE_SD * quantiles[(index * 11 + 9) % PATIENTS],
            tuple(
                WOBBLE_SD * quantiles[(index * 5 + week * 11) % PATIENTS]
                if 0 < week < WEEKS[-1]
                else 0.0
                for week in WEEKS
            ),
        )
        for index in range(PATIENTS)
    )


def shares() -> tuple[float, ...]:
    """Part of the final change that has come by each week."""
    whole = 1 - exp(-WEEKS[-1] / WEEKS_TO_SLOW)
    return tuple((1 - exp(-week / WEEKS_TO_SLOW)) / whole for week in WEEKS)


def _patient(number: int, mean_baseline: float, mean_change: float, own: Scatter) -> Patient:
    baseline, change = mean_baseline + own.baseline, mean_change + own.change
    weeks = zip(shares(), own.wobbles, strict=True)
    totals = (baseline - change * share + wobble for share, wobble in weeks)
    return Patient(number, tuple(min(SCALE_MAXIMUM, max(0, round(total))) for total in totals))

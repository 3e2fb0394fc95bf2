"""One synapse: its AMPA and NMDA currents over time, and why both cells must be active at once.

The time course is that of one published model of rat cortex, used to illustrate; sizes are those
of an AMPA conductance that peaks at 1 nS.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log

from ketacourse.content.library import record
from ketacourse.content.tables import PHARMACOLOGY
from ketacourse.display.table import Table, table
from ketacourse.display.words import as_typed, decimals
from ketacourse.glutamate.receptor import (
    DRUG,
    MAGNESIUM,
    MG_TYPICAL_MM,
    VOLTAGE,
    mg_unblocked,
    nmda_current,
    occupancy,
)
from ketacourse.statistics.boundary import Allowed, column, number

AMPA_PEAK_NS = 1.0
AFTER_RELEASE = Allowed("a time of 0 ms or more, after the release", 0)
TIMES_MS = (*(step / 10 for step in range(50)), *(float(step) for step in range(5, 121)))
RESTING_MV = -70.0
DEPOLARISED_MV = -20.0


@dataclass(frozen=True, slots=True)
class SynapticCurrent:
    """Currents after one release of glutamate at a held voltage, in pA, by time in ms."""

    voltage_mv: float
    magnesium_mm: float
    ketamine_um: float
    times_ms: tuple[float, ...]
    ampa_pa: tuple[float, ...]
    nmda_pa: tuple[float, ...]
    ampa_charge_fc: float
    nmda_charge_fc: float

    def __repr__(self) -> str:
        return (
            f"<SynapticCurrent at {self.voltage_mv:g} mV, {self.magnesium_mm:g} mM Mg2+, "
            f"{self.ketamine_um:g} uM ketamine: NMDA receptors carry "
            f"{self.nmda_charge_percent} % of the charge>"
        )

    @property
    def total_pa(self) -> tuple[float, ...]:
        """Both parts together."""
        return tuple(a + n for a, n in zip(self.ampa_pa, self.nmda_pa, strict=True))

    @property
    def nmda_charge_percent(self) -> int:
        """Share of the charge that NMDA receptors carry; 0 where no charge flows."""
        both = self.ampa_charge_fc + self.nmda_charge_fc
        return round(100 * self.nmda_charge_fc / both) if both else 0


@dataclass(frozen=True, slots=True)
class Condition:
    """What the receptor is given, and the NMDA current that follows."""

    name: str
    glutamate: bool
    voltage_mv: float
    open_percent: float
    current_pa: float

    @property
    def text(self) -> str:
        """Share of open channels, and the current."""
        return f"{self.open_percent:.1f} % open, {decimals(self.current_pa, 1)} pA"


@dataclass(frozen=True, slots=True)
class Coincidence:
    """Glutamate alone, a depolarised cell alone, and both at once."""

    conditions: tuple[Condition, ...]

    def __repr__(self) -> str:
        return "; ".join(f"{each.name}: {each.text}" for each in self.conditions)

    def _repr_html_(self) -> str:
        return self.table().html()

    def table(self) -> Table:
        """Two by two: the cell at rest or depolarised, without and with glutamate."""
        alone, shut, both = self.conditions
        rest, busy = (f"{as_typed(each.voltage_mv)} mV" for each in (alone, both))
        at_rest = f"{decimals(0, 1)} % open, {decimals(0, 1)} pA"  # as shut as without glutamate
        return table(
            ("", "No glutamate", "Glutamate"),
            (
                (f"At rest, {rest}", at_rest, alone.text),
                (f"Depolarised, {busy}", shut.text, both.text),
            ),
            caption="NMDA receptors: share of channels that pass current, and the current",
        )

    @property
    def ratio(self) -> float:
        """How many times as many channels conduct with both as with glutamate alone."""
        alone, _, both = self.conditions
        return both.open_percent / alone.open_percent


def synaptic_current(
    voltage_mv: float = RESTING_MV,
    magnesium_mm: float = MG_TYPICAL_MM,
    ketamine_um: float = 0.0,
    times_ms: Sequence[float] = TIMES_MS,
) -> SynapticCurrent:
    """Give the AMPA and NMDA parts of a synaptic current at a held voltage.

    Parameters
    ----------
    voltage_mv, magnesium_mm, ketamine_um
        As for `nmda_current`; ketamine leaves AMPA receptors alone.
    times_ms
        Times after the release, 0 or more; a tuple, a list, an array or a column.

    Returns
    -------
    SynapticCurrent
        Charges are over all time, whatever `times_ms`.

    Raises
    ------
    KetacourseError
        If a time is no number or negative, or as `mg_unblocked` and `occupancy` do.

    References
    ----------
    Time constants and ratio: record `synapse_time_course` [markram_2015].
    """
    voltage_mv = number("voltage_mv", voltage_mv, VOLTAGE)
    magnesium_mm = number("magnesium_mm", magnesium_mm, MAGNESIUM)
    ketamine_um = number("ketamine_um", ketamine_um, DRUG)
    times = column("times_ms", times_ms, AFTER_RELEASE)
    ampa, nmda, ratio = _time_courses()
    driving_pa = AMPA_PEAK_NS * voltage_mv
    left = mg_unblocked(voltage_mv, magnesium_mm) * (1 - occupancy(ketamine_um))
    through_nmda = driving_pa * ratio * left
    return SynapticCurrent(
        voltage_mv,
        magnesium_mm,
        ketamine_um,
        tuple(times),
        tuple(driving_pa * ampa.at(time) for time in times),
        tuple(through_nmda * nmda.at(time) for time in times),
        driving_pa * ampa.area_ms,
        through_nmda * nmda.area_ms,
    )


def coincidence(
    magnesium_mm: float = MG_TYPICAL_MM,
    ketamine_um: float = 0.0,
    *,
    resting_mv: float = RESTING_MV,
    depolarised_mv: float = DEPOLARISED_MV,
) -> Coincidence:
    """Compare glutamate alone, depolarisation alone, and both at once.

    Parameters
    ----------
    magnesium_mm, ketamine_um
        As for `nmda_current`.
    resting_mv, depolarised_mv
        The two voltages of the receiving cell.

    Returns
    -------
    Coincidence
        Three conditions; without glutamate the channel stays shut, whatever the voltage. Currents
        are for 1 nS.

    Raises
    ------
    KetacourseError
        As `mg_unblocked` and `occupancy`.
    """
    magnesium_mm = number("magnesium_mm", magnesium_mm, MAGNESIUM)
    ketamine_um = number("ketamine_um", ketamine_um, DRUG)
    resting_mv = number("resting_mv", resting_mv, VOLTAGE)
    depolarised_mv = number("depolarised_mv", depolarised_mv, VOLTAGE)
    shut = Condition(
        "depolarisation alone",
        glutamate=False,
        voltage_mv=depolarised_mv,
        open_percent=0.0,
        current_pa=0.0,
    )
    at_rest, depolarised = (
        _with_glutamate(name, voltage, magnesium_mm, ketamine_um)
        for name, voltage in (("glutamate alone", resting_mv), ("both at once", depolarised_mv))
    )
    return Coincidence((at_rest, shut, depolarised))


def _with_glutamate(
    name: str, voltage_mv: float, magnesium_mm: float, ketamine_um: float
) -> Condition:
    left = mg_unblocked(voltage_mv, magnesium_mm) * (1 - occupancy(ketamine_um))
    current = nmda_current(voltage_mv, magnesium_mm, ketamine_um)
    return Condition(
        name, glutamate=True, voltage_mv=voltage_mv, open_percent=100 * left, current_pa=current
    )


@dataclass(frozen=True, slots=True)
class _Pulse:
    """A conductance that rises and falls exponentially, scaled to a peak of 1."""

    rise_ms: float
    decay_ms: float

    def at(self, time_ms: float) -> float:
        return self._scale * (exp(-time_ms / self.decay_ms) - exp(-time_ms / self.rise_ms))

    @property
    def peak_ms(self) -> float:
        ratio = self.decay_ms / self.rise_ms
        return self.rise_ms * self.decay_ms / (self.decay_ms - self.rise_ms) * log(ratio)

    @property
    def area_ms(self) -> float:
        return self._scale * (self.decay_ms - self.rise_ms)

    @property
    def _scale(self) -> float:
        peak = self.peak_ms
        return 1 / (exp(-peak / self.decay_ms) - exp(-peak / self.rise_ms))


def _time_courses() -> tuple[_Pulse, _Pulse, float]:
    found = record(PHARMACOLOGY, "synapse_time_course").parameters
    ampa = _Pulse(found["ampa_rise_ms"], found["ampa_decay_ms"])
    nmda = _Pulse(found["nmda_rise_ms"], found["nmda_decay_ms"])
    return ampa, nmda, found["nmda_over_ampa_peak"]

"""What the receptor bench shows for one setting of voltage, magnesium and ketamine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ketacourse.content.library import record
from ketacourse.content.tables import PHARMACOLOGY
from ketacourse.glutamate.receptor import (
    DRUG,
    MAGNESIUM,
    VOLTAGE,
    ketamine_ec50_um,
    mg_unblocked,
    nmda_current,
    occupancy,
)
from ketacourse.glutamate.synapse import SynapticCurrent, synaptic_current
from ketacourse.statistics.boundary import number

VOLTAGES_MV = tuple(float(voltage) for voltage in range(-80, 41, 2))


@dataclass(frozen=True, slots=True)
class Bench:
    """Currents for 1 nS of NMDA conductance against voltage, and one synapse over time."""

    voltage_mv: float
    magnesium_mm: float
    ketamine_um: float
    voltages_mv: tuple[float, ...]
    free_pa: tuple[float, ...]  # without any blocker
    magnesium_pa: tuple[float, ...]
    set_pa: tuple[float, ...]  # with magnesium and ketamine as set
    point_pa: float
    unblocked_percent: float
    left_percent: float
    synapse: SynapticCurrent

    @property
    def blocked_percent(self) -> float:
        """Share of channels that ketamine fills."""
        return 100 * occupancy(self.ketamine_um)


def bench(voltage_mv: float, magnesium_mm: float, ketamine_um: float) -> Bench:
    """Work out the bench.

    Parameters
    ----------
    voltage_mv, magnesium_mm, ketamine_um
        As for `nmda_current`.
    """
    voltage_mv = number("voltage_mv", voltage_mv, VOLTAGE)
    magnesium_mm = number("magnesium_mm", magnesium_mm, MAGNESIUM)
    ketamine_um = number("ketamine_um", ketamine_um, DRUG)
    unblocked = mg_unblocked(voltage_mv, magnesium_mm)
    return Bench(
        voltage_mv,
        magnesium_mm,
        ketamine_um,
        VOLTAGES_MV,
        tuple(nmda_current(voltage, 0.0) for voltage in VOLTAGES_MV),
        tuple(nmda_current(voltage, magnesium_mm) for voltage in VOLTAGES_MV),
        tuple(nmda_current(voltage, magnesium_mm, ketamine_um) for voltage in VOLTAGES_MV),
        nmda_current(voltage_mv, magnesium_mm, ketamine_um),
        100 * unblocked,
        100 * unblocked * (1 - occupancy(ketamine_um)),
        synaptic_current(voltage_mv, magnesium_mm, ketamine_um),
    )


def receptor_facts() -> dict[str, Any]:
    """The figures of the records that the page needs to work the bench out itself."""
    block = record(PHARMACOLOGY, "mg_block").parameters
    found = record(PHARMACOLOGY, "synapse_time_course").parameters
    return {
        "half_mm": block["mg_half_block_at_0_mv_mmol_per_l"],
        "slope": block["slope_per_mv"],
        "ec50_um": ketamine_ec50_um(),
        "ratio": found["nmda_over_ampa_peak"],
        **{
            name: {f"{end}_ms": found[f"{name}_{end}_ms"] for end in ("rise", "decay")}
            for name in ("ampa", "nmda")
        },
    }

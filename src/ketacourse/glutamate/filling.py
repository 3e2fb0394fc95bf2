"""How full the channel would be over a range of concentrations, and where reported levels lie."""

from __future__ import annotations

from dataclasses import dataclass

from ketacourse.content.library import record
from ketacourse.content.tables import PHARMACOLOGY
from ketacourse.glutamate.receptor import MEMANTINE, Potency, occupancy, potency

LOWEST_UM, HIGHEST_UM = 0.01, 30.0
POINTS = 90
CONCENTRATIONS_UM = tuple(
    LOWEST_UM * (HIGHEST_UM / LOWEST_UM) ** (step / POINTS) for step in range(POINTS + 1)
)
LEVELS = {
    "0.5 mg/kg, peak": ("cmax", "plasma_peak", "plasma_peak"),
    "dissociation": ("cmax_dissoc", "plasma_low", "plasma_high"),
    "anaesthesia": ("anaesth", "plasma_low", "plasma_high"),
}


@dataclass(frozen=True, slots=True)
class Filling:
    """Occupancy in percent over `CONCENTRATIONS_UM`, for the range of potencies of a drug."""

    potency: Potency
    most: tuple[float, ...]  # at the lowest EC50
    least: tuple[float, ...]
    middle: tuple[float, ...]

    def at(self, free_um: float) -> tuple[float, float]:
        """Least and most occupancy at a concentration, in percent."""
        return (
            100 * occupancy(free_um, self.potency.high_um),
            100 * occupancy(free_um, self.potency.low_um),
        )


@dataclass(frozen=True, slots=True)
class FreeLevel:
    """A reported plasma level as free drug: times the lowest and highest unbound share."""

    name: str
    low_um: float
    high_um: float
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Neuron:
    """A block that was seen in neurons: percent at a concentration."""

    concentration_um: float
    block_percent: float


def fillings(drug: str) -> tuple[Filling, ...]:
    """Give one band for ketamine, or two for memantine: without and with magnesium."""
    names = ("ketamine",) if drug == "ketamine" else tuple(MEMANTINE)
    return tuple(_filling(potency(name)) for name in names)


def free_levels() -> tuple[FreeLevel, ...]:
    """Give the reported plasma levels of ketamine as free concentrations.

    The free level in the brain is taken to equal the free level in plasma.
    """
    unbound = record(PHARMACOLOGY, "occupancy_worked").parameters
    low, high = unbound["unbound_fraction_low"], unbound["unbound_fraction_high"]
    found = []
    for name, (identifier, bottom, top) in LEVELS.items():
        fact = record(PHARMACOLOGY, identifier)
        total = [fact.parameters[f"{end}_umol_per_l"] for end in (bottom, top)]
        found.append(FreeLevel(name, low * total[0], high * total[1], fact.cites))
    return tuple(found)


def in_neurons() -> tuple[Neuron, ...]:
    """Give the block quoted for neurons of mouse cortex, at two concentrations."""
    given = record(PHARMACOLOGY, "ic50_neuron_gerhard").parameters
    return tuple(Neuron(float(at), given[f"block_at_{at}_umol_per_l_percent"]) for at in (1, 10))


def second_site_um() -> float:
    """The concentration at which a second, allosteric site is said to be half filled."""
    return float(record(PHARMACOLOGY, "ec50_allosteric").parameters["ec50_umol_per_l"])


def _filling(found: Potency) -> Filling:
    def curve(ec50_um: float | None) -> tuple[float, ...]:
        if ec50_um is None:
            return ()
        return tuple(100 * occupancy(each, ec50_um) for each in CONCENTRATIONS_UM)

    return Filling(found, curve(found.low_um), curve(found.high_um), curve(found.middle_um))

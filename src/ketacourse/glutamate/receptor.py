"""The NMDA receptor as a lesson needs it: magnesium, voltage, and drugs that sit in the channel.

Currents follow the sign of electrophysiology: a negative current flows into the cell.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp

from ketacourse.content.base import Status
from ketacourse.content.library import record
from ketacourse.content.tables import PHARMACOLOGY
from ketacourse.errors import KetacourseError, unknown
from ketacourse.statistics.boundary import LARGEST, Allowed
from ketacourse.statistics.columnwise import columnwise

REVERSAL_MV = 0.0  # the channel lets sodium, potassium and calcium through
VOLTAGE = Allowed("a number from -200 to 200 mV", -200, 200)  # no membrane stands more
MAGNESIUM = Allowed("0 or more mmol/L", 0)
DRUG = Allowed("0 or more umol/L", 0)
HALF_FULL = Allowed("a number above 0 umol/L", 1 / LARGEST)
CONDUCTANCE = Allowed("0 or more nS", 0)
MG_TYPICAL_MM = 1.0


@dataclass(frozen=True, slots=True)
class Potency:
    """How much of a drug half fills the channel: the lowest and highest figure of the sources.

    `kinds` says what each of the two is: EC50, IC50, or Ki from displacing another drug.
    """

    drug: str
    condition: str
    low_um: float
    high_um: float
    kinds: tuple[str, str]
    middle_um: float | None
    cites: tuple[str, ...]
    status: Status


@columnwise("value", voltage_mv=VOLTAGE, magnesium_mm=MAGNESIUM)
def mg_unblocked(voltage_mv: float, magnesium_mm: float = MG_TYPICAL_MM) -> float:
    """Give the share of the NMDA conductance that magnesium leaves open.

    Parameters
    ----------
    voltage_mv
        Membrane potential, inside against outside; one number, or a column of them.
    magnesium_mm
        Magnesium outside the cell, in mmol/L; one number, or a column of them.

    Returns
    -------
    float
        From 0 to 1; 1 / (1 + [Mg] / 3.57 * exp(-0.062 * V)). Of a column, an array.

    Raises
    ------
    KetacourseError
        If the voltage is beyond 200 mV either way, or the concentration is negative.

    References
    ----------
    Jahr & Stevens 1990 [jahr_stevens_1990]; the constants are read from the record `mg_block`.
    """
    fit = record(PHARMACOLOGY, "mg_block").parameters
    relative = magnesium_mm / fit["mg_half_block_at_0_mv_mmol_per_l"]
    return float(1 / (1 + relative * exp(-fit["slope_per_mv"] * voltage_mv)))


@columnwise("value", concentration_um=DRUG, ec50_um=HALF_FULL)
def occupancy(concentration_um: float, ec50_um: float | None = None) -> float:
    """Give the share of channels that hold the drug, for one site and no cooperation.

    Parameters
    ----------
    concentration_um
        Free drug at the receptor, in umol/L; one number, or a column of them.
    ec50_um
        Concentration that fills half of the channels; by default the record `ec50_pore`.

    Returns
    -------
    float
        C / (C + EC50), from 0 to 1. Of a column, an array.

    Raises
    ------
    KetacourseError
        If the concentration is negative or the EC50 is not above 0.
    """
    half = ketamine_ec50_um() if ec50_um is None else ec50_um
    return concentration_um / (concentration_um + half)


@columnwise(
    "value",
    voltage_mv=VOLTAGE,
    magnesium_mm=MAGNESIUM,
    ketamine_um=DRUG,
    conductance_ns=CONDUCTANCE,
)
def nmda_current(
    voltage_mv: float,
    magnesium_mm: float = MG_TYPICAL_MM,
    ketamine_um: float = 0.0,
    *,
    conductance_ns: float = 1.0,
) -> float:
    """Give the current through NMDA receptors that hold glutamate, in pA.

    Magnesium and ketamine are taken to act apart; in truth they meet in one pore.

    Parameters
    ----------
    voltage_mv, magnesium_mm
        As for `mg_unblocked`.
    ketamine_um
        Free ketamine, in umol/L, at the EC50 of the record `ec50_pore`.
    conductance_ns
        Conductance without any blocker, in nS; 1 by default, to illustrate.

    Returns
    -------
    float
        Negative for a current into the cell; 0 at the reversal potential of 0 mV. Of a column, an
        array.

    Raises
    ------
    KetacourseError
        As `mg_unblocked` and `occupancy`, or if the conductance is negative.
    """
    left = mg_unblocked(voltage_mv, magnesium_mm) * (1 - occupancy(ketamine_um))
    return conductance_ns * left * (voltage_mv - REVERSAL_MV)


def ketamine_ec50_um() -> float:
    """The concentration of ketamine that half blocks the pore, in umol/L."""
    return float(record(PHARMACOLOGY, "ec50_pore").parameters["ec50_umol_per_l"])


def potency(drug: str) -> Potency:
    """Give the sourced range of potencies of a drug; what is unconfirmed is left out.

    Raises
    ------
    KetacourseError
        If the drug is none of ``ketamine``, ``memantine`` and ``memantine in Mg2+``.
    """
    if drug == "ketamine":
        return _ketamine()
    if drug in MEMANTINE:
        return _memantine(drug)
    raise KetacourseError(unknown("drug", drug, ("ketamine", *MEMANTINE)))


# Name -> the part of the parameter's name that says how much magnesium there was, and in words.
MEMANTINE: Mapping[str, tuple[str, str]] = {
    "memantine": ("mg_0", "without Mg²⁺, at −70 mV"),
    "memantine in Mg2+": ("mg_1", "with 1 mM Mg²⁺, at −30 mV"),
}


def _ketamine() -> Potency:
    """From the S form in one laboratory to the upper end of a table."""
    pore, table, forms = (
        record(PHARMACOLOGY, name) for name in ("ec50_pore", "ki_nmdar_mk801", "norket_ki")
    )
    figures = (
        (pore.parameters["ec50_umol_per_l"], "EC50"),
        (table.parameters["ki_low_umol_per_l"], "Ki"),
        (table.parameters["ki_high_umol_per_l"], "Ki"),
        (forms.parameters["ki_s_ketamine_umol_per_l"], "Ki"),
        (forms.parameters["ki_r_ketamine_umol_per_l"], "Ki"),
    )
    cites = tuple(dict.fromkeys((*pore.cites, *table.cites, *forms.cites)))
    (lowest, low_kind), (highest, high_kind) = min(figures), max(figures)
    kinds = (low_kind, high_kind)
    return Potency("ketamine", "", lowest, highest, kinds, ketamine_ec50_um(), cites, table.status)


def _memantine(drug: str) -> Potency:
    found = record(PHARMACOLOGY, "memantine_ic50")
    key, condition = MEMANTINE[drug]
    figures = [value for name, value in found.parameters.items() if key in name]
    ends = (min(figures), max(figures))
    kinds = ("IC50", "IC50")
    return Potency("memantine", condition, *ends, kinds, None, found.cites, found.status)

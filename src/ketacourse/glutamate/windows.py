"""Levels and times at which effects were reported: what a plasma curve is laid against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ketacourse.content.base import Status
from ketacourse.content.library import cited, record
from ketacourse.content.tables import PHARMACOLOGY

if TYPE_CHECKING:
    from ketacourse.display.table import Table

HOURS_A_DAY = 24
RANGES = {"pain relief": "analgesia", "dissociation": "cmax_dissoc", "anaesthesia": "anaesth"}


@dataclass(frozen=True, slots=True)
class Window:
    """A range of plasma levels in ng/mL, or of times in hours, in which an effect was reported."""

    name: str
    low: float
    high: float
    unit: str
    cites: tuple[str, ...]

    def __repr__(self) -> str:
        return f"{self.name}: {self.low:,g} to {self.high:,g} {self.unit}"


@dataclass(frozen=True, slots=True)
class EffectWindows:
    """Ranges of levels, from the lowest up; ranges of time; and the reference peak."""

    plasma: tuple[Window, ...]
    times: tuple[Window, ...]
    reference_peak_ng_per_ml: float
    reference_cites: tuple[str, ...]

    def __repr__(self) -> str:
        ranges = "; ".join(repr(each) for each in (*self.plasma, *self.times))
        return f"{ranges}; peak after 0.5 mg/kg: {self.reference_peak_ng_per_ml:g} ng/mL"

    def _repr_html_(self) -> str:
        return self.table().html()

    @property
    def cites(self) -> tuple[str, ...]:
        """Every source once."""
        named = [cite for each in (*self.plasma, *self.times) for cite in each.cites]
        return tuple(dict.fromkeys((*named, *self.reference_cites)))

    def table(self) -> Table:
        """The windows as a table, with their sources."""
        from ketacourse.display.table import table

        rows = [
            (each.name, f"{each.low:,g} to {each.high:,g} {each.unit}", _sources(each.cites))
            for each in (*self.plasma, *self.times)
        ]
        top = f"{self.reference_peak_ng_per_ml:g} ng/mL"
        name = "published peak after 0.5 mg/kg over 40 min"
        rows.append((name, top, _sources(self.reference_cites)))
        return table(("Window", "Range", "Source"), rows, caption="Where effects were reported")


def effect_windows() -> EffectWindows:
    """Give the sourced windows: pain relief, dissociation, anaesthesia, and mood over time.

    Returns
    -------
    EffectWindows
        Only what is confirmed. The lower part of the mood window runs to the earliest usual
        relapse, the upper part to the latest.

    References
    ----------
    Zanos et al. 2018b, table 1 [zanos_2018_pharmrev]; DiazGranados et al. 2010
    [diazgranados_2010]; Abdallah et al. 2020 [abdallah_2020_rapamycin].
    """
    peak = record(PHARMACOLOGY, "cmax")
    return EffectWindows(
        tuple(_range(name, identifier) for name, identifier in RANGES.items()),
        _mood(),
        peak.parameters["plasma_peak_ng_per_ml"],
        peak.cites,
    )


def _range(name: str, identifier: str) -> Window:
    found = record(PHARMACOLOGY, identifier)
    if found.status is Status.UNCONFIRMED:
        raise ValueError(f"record '{identifier}' is unconfirmed and must not be drawn")
    low, high = (found.parameters[f"plasma_{end}_ng_per_ml"] for end in ("low", "high"))
    return Window(name, low, high, "ng/mL", found.cites)


def _mood() -> tuple[Window, ...]:
    found = record(PHARMACOLOGY, "tc_mood")
    given = found.parameters
    onset = given["onset_min"] / 60
    first, last = (HOURS_A_DAY * given[f"relapse_{end}_day"] for end in ("from", "to"))
    return (
        Window("lower mood scores", round(onset, 2), first, "h", found.cites),
        Window("usual relapse", first, last, "h", found.cites),
    )


def _sources(cites: tuple[str, ...]) -> str:
    return "; ".join(each.label for each in cited(cites))

"""Controls of an explorer: ordinary form elements in the page, so that keyboard and reader work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ketacourse.display.words import as_typed


@dataclass(frozen=True, slots=True)
class Slider:
    """A number to move between `minimum` and `maximum`; `unit` is read out with the value.

    With `stops` it moves over these values instead, which serves an axis that is logarithmic.
    """

    name: str
    label: str
    minimum: float
    maximum: float
    step: float
    value: float
    unit: str = ""
    stops: Sequence[float] = ()

    def accepts(self, value: Any) -> bool:
        """Whether a value from the page may be drawn."""
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        return is_number and self.minimum <= value <= self.maximum

    def spec(self) -> dict[str, Any]:
        """What the page needs to know."""
        keys = ("name", "label", "minimum", "maximum", "step", "unit")
        spec = {"kind": "slider", **{key: getattr(self, key) for key in keys}}
        return {**spec, "stops": list(self.stops)} if self.stops else spec

    def describe(self) -> str:
        """One phrase for a reader who cannot move it."""
        ends = f"{as_typed(self.minimum)} to {as_typed(self.maximum)}"
        return f"{self.label}: {ends} {self.unit}".strip()


def log_slider(
    name: str, label: str, stops: Sequence[float], value: float, unit: str = ""
) -> Slider:
    """A slider over values that grow by a factor, as along a logarithmic axis.

    Parameters
    ----------
    name, label, unit
        As of every slider.
    stops
        All values, rising; numbers that a reader would choose.
    value
        The one to begin with.
    """
    return Slider(name, label, stops[0], stops[-1], 0, value, unit, tuple(stops))


@dataclass(frozen=True, slots=True)
class RadioButtons:
    """One of several named options, as radio buttons; `options` maps a value to its label."""

    name: str
    label: str
    options: Mapping[str, str]
    value: str

    def accepts(self, value: Any) -> bool:
        """Whether a value from the page may be drawn."""
        return isinstance(value, str) and value in self.options

    def spec(self) -> dict[str, Any]:
        """What the page needs to know."""
        options = [[value, label] for value, label in self.options.items()]
        return {"kind": "choice", "name": self.name, "label": self.label, "options": options}

    def describe(self) -> str:
        """One phrase for a reader who cannot choose."""
        return f"{self.label}: {', '.join(self.options.values())}"


Control = Slider | RadioButtons

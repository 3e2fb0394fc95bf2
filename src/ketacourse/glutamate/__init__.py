"""Lessons 02 and 05: the NMDA receptor and what blocks it, and how a dose becomes a level.

The names below are what the lessons use; each is loaded when it is first asked for.
"""

from __future__ import annotations

import importlib
from typing import Any

_HOMES = {
    "coincidence": "synapse",
    "concentration": "plasma",
    "dose_explorer": "explorers",
    "effect_windows": "windows",
    "load_model": "models",
    "mg_unblocked": "receptor",
    "nmda_current": "receptor",
    "occupancy": "receptor",
    "occupancy_explorer": "explorers",
    "peak": "plasma",
    "receptor_bench": "explorers",
    "synaptic_current": "synapse",
    "three_models": "pictures",
}

__all__ = [
    "coincidence",
    "concentration",
    "dose_explorer",
    "effect_windows",
    "load_model",
    "mg_unblocked",
    "nmda_current",
    "occupancy",
    "occupancy_explorer",
    "peak",
    "receptor_bench",
    "synaptic_current",
    "three_models",
]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module '{__name__}' has no attribute '{name}'")


def __dir__() -> list[str]:
    return __all__

"""Lessons 02 and 05: the NMDA receptor and what blocks it, and how a dose becomes a level.

The names below are what the lessons use; each is loaded when it is first asked for.
"""

from __future__ import annotations

from ketacourse.names import lazy

_HOMES = {
    "coincidence": "synapse",
    "concentration": "plasma",
    "dose_explorer": "explorers",
    "doses_on": "repeated",
    "effect_windows": "windows",
    "load_model": "models",
    "mg_unblocked": "receptor",
    "nmda_current": "receptor",
    "occupancy": "receptor",
    "occupancy_explorer": "explorers",
    "peak": "plasma",
    "receptor_bench": "explorers",
    "repeated_doses": "repeated",
    "synaptic_current": "synapse",
    "three_models": "pictures",
}

__all__ = list(_HOMES)
__getattr__, __dir__ = lazy(__name__, _HOMES)

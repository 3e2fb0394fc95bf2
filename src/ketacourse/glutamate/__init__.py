"""Lessons 02 and 05: the NMDA receptor and what blocks it, and how a dose becomes a level.

The names below are what the lessons use; each is loaded when it is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

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

__all__ = [
    "coincidence",
    "concentration",
    "dose_explorer",
    "doses_on",
    "effect_windows",
    "load_model",
    "mg_unblocked",
    "nmda_current",
    "occupancy",
    "occupancy_explorer",
    "peak",
    "receptor_bench",
    "repeated_doses",
    "synaptic_current",
    "three_models",
]

if TYPE_CHECKING:
    from ketacourse.glutamate.explorers import dose_explorer, occupancy_explorer, receptor_bench
    from ketacourse.glutamate.models import load_model
    from ketacourse.glutamate.pictures import three_models
    from ketacourse.glutamate.plasma import concentration, peak
    from ketacourse.glutamate.receptor import mg_unblocked, nmda_current, occupancy
    from ketacourse.glutamate.repeated import doses_on, repeated_doses
    from ketacourse.glutamate.synapse import coincidence, synaptic_current
    from ketacourse.glutamate.windows import effect_windows
else:
    __getattr__, __dir__ = lazy(__name__, _HOMES)

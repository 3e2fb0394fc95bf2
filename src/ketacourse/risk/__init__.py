"""Lesson 09: what can go wrong, how often, and how to talk about it.

The names below are what the lesson uses; each is loaded when it is first asked for.
"""

from __future__ import annotations

from ketacourse.names import lazy

_HOMES = {
    "benefit": "harm_pages",
    "benefit_and_harm": "balances",
    "benefit_and_harm_picture": "figures.balance",
    "blood_pressure": "figures.pressure",
    "frame": "framing",
    "frequency_sentence": "wording",
    "harm": "harm_pages",
    "harms": "harm_pages",
    "icon_array": "figures.icon_array",
    "regulation": "regulation_page",
    "risk_communicator": "communicator_widget",
    "timeline": "figures.regulation",
    "treatment_day": "figures.day",
    "two_settings": "fact_pages",
    "vignette": "vignette_pages",
    "vignettes": "vignette_pages",
    "who_should_not": "fact_pages",
}

__all__ = list(_HOMES)
__getattr__, __dir__ = lazy(__name__, _HOMES)

"""Lesson 09: what can go wrong, how often, and how to talk about it.

The names below are what the lesson uses; each is loaded when it is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ketacourse.names import lazy

_HOMES = {
    "benefit": "harm_pages",
    "benefit_and_harm": "balances",
    "benefit_and_harm_picture": "figures.balance",
    "benefits_over_time": "harm_pages",
    "blood_pressure": "figures.pressure",
    "frame": "framing",
    "frequency_sentence": "wording",
    "harm": "harm_pages",
    "harms": "harm_pages",
    "icon_array": "figures.icon_array",
    "in_words": "harm_pages",
    "regulation": "regulation_page",
    "risk_communicator": "communicator_widget",
    "timeline": "figures.regulation",
    "treatment_day": "figures.day",
    "two_settings": "fact_pages",
    "vignette": "vignette_pages",
    "vignettes": "vignette_pages",
    "who_should_not": "fact_pages",
}

__all__ = [
    "benefit",
    "benefit_and_harm",
    "benefit_and_harm_picture",
    "benefits_over_time",
    "blood_pressure",
    "frame",
    "frequency_sentence",
    "harm",
    "harms",
    "icon_array",
    "in_words",
    "regulation",
    "risk_communicator",
    "timeline",
    "treatment_day",
    "two_settings",
    "vignette",
    "vignettes",
    "who_should_not",
]

if TYPE_CHECKING:
    from ketacourse.risk.balances import benefit_and_harm
    from ketacourse.risk.communicator_widget import risk_communicator
    from ketacourse.risk.fact_pages import two_settings, who_should_not
    from ketacourse.risk.figures.balance import benefit_and_harm_picture
    from ketacourse.risk.figures.day import treatment_day
    from ketacourse.risk.figures.icon_array import icon_array
    from ketacourse.risk.figures.pressure import blood_pressure
    from ketacourse.risk.figures.regulation import timeline
    from ketacourse.risk.framing import frame
    from ketacourse.risk.harm_pages import (
        benefit,
        benefits_over_time,
        harm,
        harms,
        in_words,
    )
    from ketacourse.risk.regulation_page import regulation
    from ketacourse.risk.vignette_pages import vignette, vignettes
    from ketacourse.risk.wording import frequency_sentence
else:
    __getattr__, __dir__ = lazy(__name__, _HOMES)

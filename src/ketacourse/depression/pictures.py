"""The still pictures of lesson 01, made from the facts."""

from __future__ import annotations

from ketacourse.content.library import record, records
from ketacourse.content.tables import DEPRESSION_FACTS, MEASURED_DIFFERENCES, RODENT_MEASURES
from ketacourse.depression.comparisons import compare
from ketacourse.depression.figures.dendrites import dendrites_picture
from ketacourse.depression.figures.forest import forest_picture
from ketacourse.depression.spines import drawable_measures, stressed_neuron, unstressed_neuron
from ketacourse.display.picture import Picture

BESIDE_THE_DRAWING = ("stress_reversible", "stress_circuit_specific", "ketamine_reverses_stress")


def stress_and_spines() -> Picture:
    """Show what three weeks of restraint did to prefrontal neurons of rats."""
    measures = drawable_measures(records(RODENT_MEASURES))
    length = record(RODENT_MEASURES, "stress_apical_length")
    neurons = (unstressed_neuron(), stressed_neuron(length.means[-1]))
    facts = [record(DEPRESSION_FACTS, identifier) for identifier in BESIDE_THE_DRAWING]
    return dendrites_picture(neurons, measures, facts)


def differences_forest() -> Picture:
    """Show every measured difference in depression that was read well enough to be drawn."""
    return forest_picture(compare(records(MEASURED_DIFFERENCES)))

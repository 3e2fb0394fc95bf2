"""The drawn neurons keep to the figures of the paper."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.content.base import Status
from ketacourse.content.depression import RodentMeasure
from ketacourse.content.library import record, records
from ketacourse.depression.spines import (
    UNIT,
    change_percent,
    drawable_measures,
    stressed_neuron,
    total_length,
    unstressed_neuron,
)


def measure(**changed):
    fields = {
        "id": "x",
        "label": "Length after stress",
        "species": "rat",
        "region": "cortex",
        "unit": UNIT,
        "conditions": ("unstressed", "stressed"),
        "means": (100.0, 68.0),
        "cites": ("a",),
        "status": Status.VERIFIED,
    }
    return RodentMeasure(**{**fields, **changed})


@given(st.floats(50, 90))
def test_the_drawn_apical_tree_has_the_share_of_length_it_is_given(percent):
    whole = total_length(unstressed_neuron().apical)
    left = total_length(stressed_neuron(percent).apical)
    assert 100 * left / whole == pytest.approx(percent)


def test_the_drawn_apical_tree_loses_the_share_of_branches_that_the_paper_gives():
    printed = record("rodent_measures", "stress_apical_branches").means[-1]
    share = 100 * len(stressed_neuron(68).apical) / len(unstressed_neuron().apical)
    assert share == pytest.approx(printed, abs=0.5)


def test_the_drawn_basilar_tree_does_not_change():
    assert stressed_neuron(68).basal == unstressed_neuron().basal


def test_one_tip_is_lost_and_none_grows():
    longest = max(branch.length for branch in unstressed_neuron().apical if branch.is_tip)
    tips = [branch.length for branch in stressed_neuron(68).apical if branch.is_tip]
    assert len(tips) == 5
    assert max(tips) < longest


def test_branches_hang_together():
    for neuron in (unstressed_neuron(), stressed_neuron(68)):
        ends = {(0.0, 0.0), *(branch.end for branch in neuron.apical + neuron.basal)}
        assert all(branch.start in ends for branch in neuron.apical + neuron.basal)


@pytest.mark.parametrize("percent", [0, 20, 100, 140])
def test_a_length_the_tree_cannot_have_is_refused(percent):
    with pytest.raises(ValueError, match=f"^a tree with {percent} % of its length can't be drawn$"):
        stressed_neuron(percent)


def test_change_is_against_the_first_condition():
    assert change_percent(measure(means=(80.0, 60.0))) == pytest.approx(-25)


def test_only_sourced_percentages_of_unstressed_rats_are_drawn():
    measures = [
        measure(id="kept"),
        measure(id="other unit", unit="percent of lost spines"),
        measure(id="unsure", status=Status.UNCONFIRMED),
        measure(id="second-hand", status=Status.SECONDARY),
    ]
    assert [each.id for each in drawable_measures(measures)] == ["kept", "second-hand"]


def test_the_course_draws_apical_loss_beside_an_unchanged_basilar_tree():
    changes = {
        each.id: round(change_percent(each))
        for each in drawable_measures(records("rodent_measures"))
    }
    assert changes["stress_apical_length"] == -32
    assert changes["stress_apical_branches"] == -18
    assert changes["stress_basilar_length"] == 0

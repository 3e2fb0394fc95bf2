"""Bands of occupancy follow the potencies, and reported levels are turned into free drug."""

import itertools

import pytest

from ketacourse.content.library import record
from ketacourse.glutamate import occupancy
from ketacourse.glutamate.filling import (
    CONCENTRATIONS_UM,
    HIGHEST_UM,
    LOWEST_UM,
    fillings,
    free_levels,
    in_neurons,
    second_site_um,
)


def test_the_concentrations_run_evenly_on_a_log_scale():
    assert CONCENTRATIONS_UM[0] == LOWEST_UM
    assert CONCENTRATIONS_UM[-1] == pytest.approx(HIGHEST_UM)
    ratios = {round(b / a, 9) for a, b in itertools.pairwise(CONCENTRATIONS_UM)}
    assert len(ratios) == 1


def test_ketamine_has_one_band_with_a_middle_and_memantine_two_without():
    (ketamine,) = fillings("ketamine")
    without, within = fillings("memantine")
    assert len(ketamine.middle) == len(ketamine.most) == len(CONCENTRATIONS_UM)
    assert without.middle == within.middle == ()
    assert without.potency.high_um < within.potency.low_um


def test_a_band_runs_from_the_weakest_to_the_strongest_potency():
    (band,) = fillings("ketamine")
    for least, middle, most in zip(band.least, band.middle, band.most, strict=True):
        assert least < middle < most
    assert band.at(0.5) == (100 * occupancy(0.5, 2.5), 100 * occupancy(0.5, 0.3))


def test_reported_levels_become_free_drug_by_the_unbound_share_of_the_record():
    found = {each.name: (each.low_um, each.high_um) for each in free_levels()}
    assert found["0.5 mg/kg, peak"] == pytest.approx((0.78 * 0.55, 0.78 * 0.77))
    assert found["dissociation"] == pytest.approx((0.42 * 0.55, 1.1 * 0.77))
    assert found["anaesthesia"] == pytest.approx((5 * 0.55, 10 * 0.77))
    note = record("pharmacology", "occupancy_worked").note
    assert "gives 0.43 to 0.60 umol/L free" in note


def test_block_in_neurons_and_the_second_site_come_from_their_records():
    assert [(each.concentration_um, each.block_percent) for each in in_neurons()] == [
        (1, 50),
        (10, 80),
    ]
    assert second_site_um() == 0.1

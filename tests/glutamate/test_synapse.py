"""AMPA and NMDA currents of a synapse, and the coincidence that NMDA receptors detect."""

import pytest
from scipy.integrate import quad

from ketacourse.content.library import record
from ketacourse.errors import KetacourseError
from ketacourse.glutamate import coincidence, mg_unblocked, synaptic_current


def test_each_part_peaks_at_its_conductance_times_the_driving_force():
    fine = tuple(step / 100 for step in range(1000))
    found = synaptic_current(-70, 0, times_ms=fine)
    ratio = record("pharmacology", "synapse_time_course").parameters["nmda_over_ampa_peak"]
    assert min(found.ampa_pa) == pytest.approx(-70, rel=1e-4)
    assert min(found.nmda_pa) == pytest.approx(-70 * ratio, rel=1e-4)


def test_currents_start_at_nought_and_the_nmda_part_outlasts_the_other():
    found = synaptic_current(-40)
    assert found.ampa_pa[0] == found.nmda_pa[0] == found.total_pa[0] == 0
    late = found.times_ms.index(40.0)
    assert abs(found.ampa_pa[late]) < 1e-6
    assert abs(found.nmda_pa[late]) > 1
    assert found.total_pa[late] == found.ampa_pa[late] + found.nmda_pa[late]


def test_the_charge_is_the_area_under_the_current():
    """Against scipy.integrate.quad of scipy 1.17.1."""
    found = synaptic_current(-50, 1, 0.3)
    at = lambda time: synaptic_current(-50, 1, 0.3, times_ms=(time,))  # noqa: E731
    ampa, _ = quad(lambda time: at(time).ampa_pa[0], 0, 40, limit=200)
    nmda, _ = quad(lambda time: at(time).nmda_pa[0], 0, 900, limit=200, points=[5, 50, 200])
    assert found.ampa_charge_fc == pytest.approx(ampa, rel=1e-6)
    assert found.nmda_charge_fc == pytest.approx(nmda, rel=1e-6)


def test_ketamine_leaves_ampa_receptors_alone_and_halves_the_nmda_part_at_its_ec50():
    without, within = synaptic_current(-40), synaptic_current(-40, 1, 1.0)
    assert within.ampa_pa == without.ampa_pa
    assert within.nmda_charge_fc == pytest.approx(without.nmda_charge_fc / 2)


def test_magnesium_leaves_nmda_receptors_a_minority_of_the_charge_at_rest_and_most_above():
    assert synaptic_current(-70).nmda_charge_percent == 38
    assert synaptic_current(-20).nmda_charge_percent == 88
    assert synaptic_current(-70, 0).nmda_charge_percent == 93


def test_at_nought_millivolts_no_charge_flows():
    found = synaptic_current(0)
    assert found.nmda_charge_percent == 0
    assert set(found.total_pa) == {0}


def test_a_time_before_the_release_is_refused():
    with pytest.raises(KetacourseError) as caught:
        synaptic_current(times_ms=(-1.0, 0.0))
    message = "value 1: times_ms is -1.0; give a time of 0 ms or more, after the release"
    assert str(caught.value) == message


def test_a_synaptic_current_tells_its_finding():
    assert repr(synaptic_current()) == (
        "<SynapticCurrent at -70 mV, 1 mM Mg2+, 0 uM ketamine: NMDA receptors carry 38 % of the "
        "charge>"
    )


def test_only_both_at_once_open_the_channel_wide():
    alone, depolarised, both = coincidence().conditions
    assert (alone.glutamate, depolarised.glutamate, both.glutamate) == (True, False, True)
    assert (depolarised.open_percent, depolarised.current_pa) == (0, 0)
    assert alone.open_percent == pytest.approx(100 * mg_unblocked(-70))
    assert both.open_percent == pytest.approx(100 * mg_unblocked(-20))
    assert coincidence().ratio == pytest.approx(11.4, abs=0.05)


def test_without_magnesium_there_is_no_coincidence_to_detect():
    assert coincidence(magnesium_mm=0).ratio == 1


def test_ketamine_lowers_both_alike_so_that_the_ratio_stays():
    assert coincidence(ketamine_um=3).ratio == pytest.approx(coincidence().ratio)
    assert coincidence(ketamine_um=1).conditions[2].current_pa == pytest.approx(
        coincidence().conditions[2].current_pa / 2
    )


def test_the_three_conditions_are_read_out_with_a_true_minus():
    assert repr(coincidence()) == (
        "glutamate alone: 4.4 % open, −3.1 pA; depolarisation alone: 0.0 % open, 0.0 pA; "
        "both at once: 50.8 % open, −10.2 pA"
    )


def test_coincidence_shows_as_two_by_two_with_only_one_corner_open_wide():
    made = coincidence().table()
    assert made.columns == ("", "No glutamate", "Glutamate")
    assert made.rows == (
        ("At rest, −70 mV", "0.0 % open, 0.0 pA", "4.4 % open, −3.1 pA"),
        ("Depolarised, −20 mV", "0.0 % open, 0.0 pA", "50.8 % open, −10.2 pA"),
    )
    assert coincidence()._repr_html_() == made.html()


def test_the_two_by_two_names_the_voltages_that_were_asked_for():
    rows = coincidence(resting_mv=-80.5, depolarised_mv=0).table().rows
    assert [row[0] for row in rows] == ["At rest, −80.5 mV", "Depolarised, 0 mV"]

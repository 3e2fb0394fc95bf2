"""The magnesium block is that of the record, and blockers fill the channel as one site does."""

from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.content.base import Status
from ketacourse.content.library import record, records
from ketacourse.errors import KetacourseError
from ketacourse.glutamate import mg_unblocked, nmda_current, occupancy
from ketacourse.glutamate.receptor import MEMANTINE, potency

voltages = st.floats(-120, 60)
magnesium = st.floats(0, 3)
micromolar = st.floats(0, 100)


@pytest.mark.parametrize("voltage_mv", [-70, -60, -40, -20, 0])
def test_the_block_is_the_one_the_record_works_out(voltage_mv):
    key = f"open_at_{'minus_' if voltage_mv < 0 else ''}{abs(voltage_mv)}_mv"
    written = record("pharmacology", "mg_block").parameters[key]
    assert mg_unblocked(voltage_mv) == pytest.approx(written, abs=0.0005)


def test_the_formula_is_that_of_jahr_and_stevens():
    assert mg_unblocked(-40, 1.2) == 1 / (1 + 1.2 / 3.57 * exp(0.062 * 40))


def test_without_magnesium_nothing_is_blocked():
    assert [mg_unblocked(voltage, 0) for voltage in (-80, 0, 40)] == [1, 1, 1]


@given(voltages, magnesium)
def test_the_open_share_lies_between_nought_and_one_and_grows_with_voltage(voltage, amount):
    here, above = mg_unblocked(voltage, amount), mg_unblocked(voltage + 10, amount)
    assert 0 < here <= 1
    assert above >= here


@given(voltages, magnesium)
def test_more_magnesium_never_opens_a_channel(voltage, amount):
    assert mg_unblocked(voltage, amount + 0.5) <= mg_unblocked(voltage, amount)


def test_half_the_sites_are_full_at_the_ec50():
    assert occupancy(1.0) == occupancy(0.4, 0.4) == 0.5
    assert occupancy(0) == 0


@given(micromolar, st.floats(0.01, 100))
def test_occupancy_lies_between_nought_and_one_and_grows_with_the_drug(amount, ec50):
    assert 0 <= occupancy(amount, ec50) < 1
    assert occupancy(amount + 1, ec50) > occupancy(amount, ec50)


def test_the_worked_estimate_of_the_record_comes_out():
    fact = record("pharmacology", "occupancy_worked").parameters
    free = [
        fact["plasma_peak_umol_per_l"] * fact[f"unbound_fraction_{end}"] for end in ("low", "high")
    ]
    assert [round(100 * occupancy(each)) for each in free] == [30, 38]
    assert [fact["occupancy_low_percent"], fact["occupancy_high_percent"]] == [30, 38]


@given(magnesium, micromolar)
def test_no_current_flows_at_the_reversal_potential(amount, drug):
    assert nmda_current(0, amount, drug) == 0


def test_without_blockers_the_current_follows_ohm():
    assert nmda_current(-60, 0) == -60
    assert nmda_current(20, 0, conductance_ns=3) == 60


@given(voltages, magnesium, micromolar)
def test_the_current_flows_towards_the_reversal_potential_and_blockers_only_lessen_it(v, m, k):
    current = nmda_current(v, m, k)
    assert current * v >= 0
    assert abs(current) <= abs(nmda_current(v, m)) <= abs(v)


def test_magnesium_makes_the_current_grow_as_the_cell_depolarises():
    """The region of negative slope, which only a voltage-dependent block gives."""
    assert nmda_current(-70) > nmda_current(-50) > nmda_current(-28)
    assert nmda_current(-10) > nmda_current(-28)


def test_ketamine_at_its_ec50_halves_the_current_at_every_voltage():
    for voltage in (-70, -30, 30):
        assert nmda_current(voltage, 1, 1.0) == pytest.approx(nmda_current(voltage) / 2)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: mg_unblocked(-700), "voltage_mv is -700; give a number from -200 to 200 mV"),
        (
            lambda: mg_unblocked(float("nan")),
            "voltage_mv is nan; give a number from -200 to 200 mV",
        ),
        (lambda: mg_unblocked(-70, -1), "magnesium_mm is -1; give 0 or more mmol/L"),
        (lambda: occupancy(-1), "concentration_um is -1; give 0 or more umol/L"),
        (lambda: occupancy(float("inf")), "concentration_um is inf; give 0 or more umol/L"),
        (lambda: occupancy(1, 0), "ec50_um is 0; give a number above 0 umol/L"),
        (
            lambda: potency("ketamin"),
            (
                "unknown drug 'ketamin'; did you mean 'ketamine'? "
                "Allowed: ketamine, memantine, memantine in Mg2+"
            ),
        ),
    ],
)
def test_what_cannot_be_is_refused_with_what_can(call, message):
    with pytest.raises(KetacourseError) as caught:
        call()
    assert str(caught.value) == message


def test_the_range_of_ketamine_spans_its_sources_and_leaves_out_the_unconfirmed():
    found = potency("ketamine")
    assert (found.low_um, found.middle_um, found.high_um) == (0.3, 1.0, 2.5)
    assert found.kinds == ("Ki", "Ki")
    assert set(found.cites) == {"abbott_2024_abs", "nmdar_antagonist_table", "ebert_1997"}
    unconfirmed = {
        cite
        for fact in records("pharmacology")
        if fact.topic == "binding" and fact.status is Status.UNCONFIRMED
        for cite in fact.cites
    }
    assert not set(found.cites) & unconfirmed


@pytest.mark.parametrize(
    ("name", "ends"), [("memantine", (0.3, 0.9)), ("memantine in Mg2+", (1.9, 10.9))]
)
def test_memantine_has_a_range_without_and_one_with_magnesium(name, ends):
    found = potency(name)
    assert (found.low_um, found.high_um) == ends
    assert found.drug == "memantine"
    assert found.middle_um is None
    assert found.condition == MEMANTINE[name][1]


def test_magnesium_weakens_memantine_at_every_subtype():
    figures = record("pharmacology", "memantine_ic50").parameters
    for subtype in "abcd":
        without, within = (
            figures[f"glun2{subtype}_mg_{mg}_mmol_per_l_ic50_umol_per_l"] for mg in (0, 1)
        )
        assert within > 5 * without

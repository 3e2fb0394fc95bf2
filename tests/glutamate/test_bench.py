"""The bench holds what the receptor and the synapse work out for its setting."""

import pytest

from ketacourse.glutamate import mg_unblocked, nmda_current, synaptic_current
from ketacourse.glutamate.bench import VOLTAGES_MV, bench


def test_the_curves_are_those_of_the_receptor():
    shown = bench(-70, 1.2, 0.5)
    assert shown.voltages_mv == VOLTAGES_MV
    for voltage, free, magnesium, as_set in zip(
        VOLTAGES_MV, shown.free_pa, shown.magnesium_pa, shown.set_pa, strict=True
    ):
        assert free == voltage
        assert magnesium == nmda_current(voltage, 1.2)
        assert as_set == nmda_current(voltage, 1.2, 0.5)


def test_the_point_stands_on_the_curve_as_set():
    shown = bench(-40, 1, 2)
    assert shown.point_pa == shown.set_pa[VOLTAGES_MV.index(-40)]


def test_what_is_left_is_what_both_blockers_leave():
    shown = bench(-70, 1, 1)
    assert shown.unblocked_percent == pytest.approx(100 * mg_unblocked(-70))
    assert shown.blocked_percent == 50
    assert shown.left_percent == pytest.approx(shown.unblocked_percent / 2)
    assert shown.synapse == synaptic_current(-70, 1, 1)

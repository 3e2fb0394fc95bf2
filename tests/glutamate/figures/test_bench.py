"""The receptor bench draws and says what its setting gives."""

import pytest

from ketacourse.glutamate.bench import bench
from ketacourse.glutamate.figures import bench as module
from ketacourse.glutamate.figures.bench import bench_picture, draw_synapse, draw_voltages

CORNERS = [(v, m, k) for v in (-80, -70, 0, 40) for m in (0, 1, 2) for k in (0, 0.5, 10)]


def test_the_curves_and_the_point_are_those_of_the_bench(axes, artists):
    shown = bench(-40, 1, 1)
    draw_voltages(axes, shown)
    found = artists(axes)
    assert list(found["free"][0].get_ydata()) == list(shown.free_pa)
    assert list(found["magnesium"][0].get_ydata()) == list(shown.magnesium_pa)
    assert list(found["set"][0].get_ydata()) == list(shown.set_pa)
    assert found["point"][0].get_xydata().tolist() == [[-40, shown.point_pa]]


def test_the_curves_differ_in_line_as_well_as_colour(axes, artists):
    draw_voltages(axes, bench(-40, 1, 1))
    found = artists(axes)
    lines = {found[name][0].get_linestyle() for name in ("free", "magnesium", "set")}
    assert len(lines) == 3


def test_both_parts_of_the_synaptic_current_are_drawn_and_named(axes, artists):
    shown = bench(-40, 1, 0)
    draw_synapse(axes, shown)
    found = artists(axes)
    assert list(found["ampa"][0].get_ydata()) == list(shown.synapse.ampa_pa)
    assert list(found["nmda"][0].get_ydata()) == list(shown.synapse.nmda_pa)
    assert {"AMPA", "NMDA"} <= {text.get_text() for text in axes.texts}


def test_the_shares_of_the_charge_are_one_bar(axes, artists):
    shown = bench(-70, 1, 0)
    draw_synapse(axes, shown)
    ampa, nmda = (line.get_xdata() for line in artists(axes)["shares"])
    assert ampa[1] == nmda[0]
    part = (nmda[1] - nmda[0]) / (nmda[1] - ampa[0])
    assert part == pytest.approx(0.38)
    assert "charge: AMPA 62 %, NMDA 38 %" in [text.get_text() for text in axes.texts]


def test_at_the_reversal_potential_no_part_is_named(axes, artists):
    draw_synapse(axes, bench(0, 1, 0))
    assert [text.get_text() for text in axes.texts] == ["no current at 0 mV"]
    assert "shares" not in artists(axes)


def test_the_alt_text_is_the_finding_with_its_numbers():
    assert bench_picture(bench(-70, 1, 1)).alt == (
        "At −70 mV, 1 mM Mg²⁺ and 1 µM ketamine leave 2.2 % of NMDA conductance. Mg²⁺ by itself "
        "would leave 4.4 %; ketamine fills 50 % of the channels. The current is −1.6 pA for 1 nS. "
        "NMDA receptors carry 24 % of this synapse's charge into the cell."
    )


def test_without_a_blocker_and_without_a_driving_force_the_words_say_so():
    assert bench_picture(bench(40, 0, 0)).alt.startswith(
        "At 40 mV, with no blocker, the whole NMDA conductance is open. "
    )
    assert "charge out of the cell" in bench_picture(bench(40, 0, 0)).alt
    assert bench_picture(bench(0, 1, 0)).alt.endswith(
        "The current is 0.0 pA for 1 nS. At 0 mV nothing drives a current either way, open or not."
    )


def test_the_caption_calls_it_a_model_and_names_its_sources():
    caption = bench_picture(bench(-70, 1, 0)).caption
    assert caption.startswith("<strong>A model, not a recording.</strong>")
    for label in ("Jahr &amp; Stevens 1990", "Abbott et al. 2024", "Markram et al. 2015"):
        assert label in caption


def test_the_table_holds_the_three_curves():
    data = bench_picture(bench(-70, 1, 1)).data
    assert data.columns == (
        "Voltage",
        "No blocker (pA)",
        "1 mM Mg²⁺ (pA)",
        "and 1 µM ketamine (pA)",
    )
    assert data.rows[1] == ("−70 mV", "−70.0", "−3.1", "−1.6")


@pytest.mark.parametrize("setting", CORNERS)
def test_no_words_collide_or_leave_the_picture(collisions, figure_of, setting):
    assert collisions(figure_of(module, lambda: bench_picture(bench(*setting)))) == []

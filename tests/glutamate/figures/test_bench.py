"""The receptor bench draws and says what its setting gives, and the page reckons the same."""

import itertools

import pytest

from ketacourse.display.drawing import filled
from ketacourse.glutamate.bench import bench, receptor_facts
from ketacourse.glutamate.explorers import receptor_bench
from ketacourse.glutamate.figures.bench import bench_drawing, bench_numbers
from tests.display.same import assert_same
from tests.node import run_module

NUMBERS = """
import { numbers } from "./src/ketacourse/glutamate/bench.js";
answer(given.asked.map((values) => numbers(values, given.facts)));
"""


def drawn(*setting):
    return filled(bench_drawing().spec(), bench_numbers(bench(*setting)))


def words(panel):
    return [mark["text"] for mark in panel["marks"] if mark["kind"] == "note"]


def lines(panel, colour):
    return [
        mark["points"]
        for mark in panel["marks"]
        if mark["kind"] == "line" and mark.get("colour") == colour
    ]


def test_the_curves_and_the_point_are_those_of_the_bench():
    shown = bench(-40, 1, 1)
    found = bench_numbers(shown)
    for name, curve in (
        ("free", shown.free_pa),
        ("magnesium", shown.magnesium_pa),
        ("blocked", shown.set_pa),
    ):
        assert found[name] == list(zip(shown.voltages_mv, curve, strict=True))
    assert found["point"] == [(-40, shown.point_pa)]
    assert found["drop"] == [(-40, 0), (-40, shown.point_pa)]


def test_what_is_not_there_has_neither_curve_nor_name():
    assert words(drawn(-70, 1, 0)["panels"][0]) == ["no blocker", "1 mM Mg²⁺", "−3.1 pA"]
    assert lines(drawn(-70, 1, 0)["panels"][0], "vermilion") == []
    assert words(drawn(-70, 0, 2)["panels"][0]) == ["no blocker", "2 µM ketamine", "−23.3 pA"]
    assert lines(drawn(-70, 0, 2)["panels"][0], "blue") == []
    assert words(drawn(-70, 1, 2)["panels"][0])[1:3] == ["1 mM Mg²⁺", "with 2 µM ketamine"]


def test_the_curves_differ_in_line_as_well_as_colour():
    marks = drawn(-40, 1, 1)["panels"][0]["marks"]
    dashes = {
        mark["colour"]: mark.get("dash", "solid")
        for mark in marks
        if mark["kind"] == "line" and len(mark["points"]) > 2
    }
    assert dashes == {"grey": "dotted", "blue": "dashed", "vermilion": "solid"}


def test_at_rest_the_nmda_current_has_a_tenth_of_the_height_and_says_its_size():
    panel = drawn(-70, 1, 0)["panels"][1]
    assert panel["y"]["is_root"]
    assert "NMDA, peak −2.2 pA" in words(panel)
    (nmda,) = lines(panel, "blue")
    peak = max(abs(current) for _, current in nmda) ** 0.5
    assert peak / (abs(panel["y"]["low"]) ** 0.5 + panel["y"]["high"] ** 0.5) > 0.08


def test_both_parts_of_the_synaptic_current_are_drawn_and_end_with_the_panel():
    shown = bench(-40, 1, 0)
    found = bench_numbers(shown)
    for name, current in (("ampa", shown.synapse.ampa_pa), ("nmda", shown.synapse.nmda_pa)):
        assert [y for _, y in found[name]] == list(current[: len(found[name])])
        assert found[name][-1][0] == 100


def test_the_shares_of_the_charge_are_one_bar_on_the_side_without_current():
    found = bench_numbers(bench(-70, 1, 0))
    ((start, middle, low, high),), ((same, end, *_),) = found["ampa_share"], found["nmda_share"]
    assert middle == same
    assert (end - middle) / (end - start) == pytest.approx(0.38)
    assert min(low, high) > 0
    assert max(bench_numbers(bench(40, 1, 0))["ampa_share"][0][2:]) < 0
    assert found["share_words"] == "charge: AMPA 62 %, NMDA 38 %"


def test_at_the_reversal_potential_no_part_is_named():
    panel = drawn(0, 1, 0)["panels"][1]
    assert words(panel) == ["no current at 0 mV"]
    assert all(mark["kind"] != "boxes" for mark in panel["marks"])


@pytest.mark.parametrize("setting", [(-80, 0, 0), (40, 0, 0), (40, 2, 10), (-30, 0.1, 0)])
def test_no_curve_leaves_the_panel_whose_axes_stand_still(setting):
    panels = drawn(*setting)["panels"]
    for panel, still in zip(panels, drawn(-70, 1, 0)["panels"], strict=True):
        assert panel["y"] == still["y"]
        points = [at for mark in panel["marks"] if mark["kind"] == "line" for at in mark["points"]]
        assert min(y for _, y in points) >= panel["y"]["low"]
        assert max(y for _, y in points) <= panel["y"]["high"]


def test_the_alt_text_is_the_finding_with_its_numbers():
    assert drawn(-70, 1, 1)["alt"] == (
        "At −70 mV, 1 mM Mg²⁺ and 1 µM ketamine leave 2.2 % of NMDA conductance. Mg²⁺ by itself "
        "would leave 4.4 %; ketamine fills 50 % of the channels. The current is −1.6 pA for 1 nS. "
        "NMDA receptors carry 24 % of this synapse's charge into the cell."
    )


def test_without_a_blocker_and_without_a_driving_force_the_words_say_so():
    assert drawn(40, 0, 0)["alt"].startswith(
        "At 40 mV, with no blocker, the whole NMDA conductance is open. "
    )
    assert "charge out of the cell" in drawn(40, 0, 0)["note"]
    assert drawn(0, 1, 0)["alt"].endswith(
        "The current is 0.0 pA for 1 nS. At 0 mV nothing drives a current either way, open or not."
    )


def test_the_caption_calls_it_a_model_and_names_its_sources():
    caption = bench_drawing().caption
    assert caption.startswith("<strong>A model, not a recording.</strong>")
    for label in ("Jahr &amp; Stevens 1990", "Abbott et al. 2024", "Markram et al. 2015"):
        assert label in caption


def test_the_table_holds_the_three_curves():
    data = receptor_bench().move(ketamine=1).data
    assert data.columns == (
        "Voltage",
        "No blocker (pA)",
        "With Mg²⁺ (pA)",
        "With Mg²⁺ and ketamine (pA)",
    )
    assert data.rows[1] == ("−70 mV", "−70.0", "−3.1", "−1.6")


def test_the_page_reckons_the_bench_as_the_package_does():
    asked = [
        {"voltage": voltage, "magnesium": magnesium / 10, "ketamine": ketamine / 10}
        for voltage, magnesium, ketamine in itertools.product(
            range(-80, 41, 5), (0, 1, 3, 10, 17, 20), (0, 1, 5, 10, 37, 100)
        )
    ]
    given = {"asked": asked, "facts": receptor_facts()}
    for values, said in zip(asked, run_module(NUMBERS, given), strict=True):
        assert_same(said, bench_numbers(bench(*values.values())))

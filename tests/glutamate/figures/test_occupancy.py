"""The picture of occupancy shows its doubt, never claims a measurement, and the page reckons it."""

import itertools

import pytest

from ketacourse.display.drawing import filled
from ketacourse.glutamate.explorers import FREE_UM, occupancy_explorer
from ketacourse.glutamate.figures.occupancy import (
    occupancy_drawing,
    occupancy_given,
    occupancy_numbers,
)
from ketacourse.glutamate.filling import fillings
from tests.display.same import assert_same
from tests.node import run_module

DRUGS = ("ketamine", "memantine")
NUMBERS = """
import { numbers } from "./src/ketacourse/glutamate/occupancy.js";
answer(given.asked.map((values) => numbers(values, given.given)));
"""


def drawn(drug, free_um):
    return filled(occupancy_drawing().spec(), occupancy_numbers(drug, free_um))


def marks(drug, kind, free_um=0.5):
    return [each for each in drawn(drug, free_um)["panels"][0]["marks"] if each["kind"] == kind]


def words(drug):
    return [each["text"] for each in marks(drug, "note")]


def test_the_band_runs_between_the_potencies_and_the_middle_is_drawn():
    (band,), (shown,) = fillings("ketamine"), marks("ketamine", "band")
    lows, highs = ([triple[at] for triple in shown["points"]] for at in (1, 2))
    assert lows == pytest.approx(list(band.least), abs=1e-3)
    assert highs == pytest.approx(list(band.most), abs=1e-3)
    curves = [each["points"] for each in marks("ketamine", "line") if len(each["points"]) > 2]
    assert [y for _, y in curves[0]] == pytest.approx(list(band.middle), abs=1e-3)
    assert words("ketamine")[:3] == ["Ki 0.3", "EC50 1", "Ki 2.5"]


def test_the_chosen_concentration_shows_its_range_and_no_line_through_the_words():
    found = occupancy_numbers("ketamine", 0.5)
    assert found["range"] == [(0.5, pytest.approx(100 / 6)), (0.5, 62.5)]
    assert found["middle"] == [(0.5, pytest.approx(100 / 3))]
    assert found["chosen"] == [(0.5, 0)]
    assert marks("ketamine", "rule") == []


def test_block_in_neurons_and_the_second_site_are_marked():
    (neurons, *_) = marks("ketamine", "dots")
    assert neurons["points"] == [[1, 50], [10, 80]]
    assert [[0.1, 0], [0.1, 100]] in [each["points"] for each in marks("ketamine", "line")]


def test_reported_levels_are_drawn_as_free_drug_above_all_shares():
    thick = [each["points"] for each in marks("ketamine", "line") if each.get("width") == 6]
    (_, _, anaesthesia, *_) = thick
    assert [x for x, _ in anaesthesia] == pytest.approx([2.75, 7.7])
    assert min(y for _, y in anaesthesia) > 100
    assert "0.5 mg/kg, peak: 0.43 to 0.60 free" in words("ketamine")


def test_memantine_has_two_bands_named_by_condition():
    assert len(marks("memantine", "band")) == 2
    assert words("memantine") == [
        "without Mg²⁺,\nat −70 mV\nIC50 0.3 to 0.9",
        "with 1 mM Mg²⁺,\nat −30 mV\nIC50 1.9 to 10.9",
    ]


def test_the_alt_text_gives_the_range_and_says_that_nothing_was_measured():
    assert drawn("ketamine", 0.5)["alt"] == (
        "Channels filled against free ketamine, a one-site model. At 0.5 µmol/L: 17 to 62 %, over "
        "the potencies that sources give; 33 % at an EC50 of 1 µmol/L. Model-based, not measured "
        "in people."
    )
    assert drawn("memantine", 1.0)["alt"] == (
        "Channels filled against free memantine, a one-site model. At 1 µmol/L: 53 to 77 % without "
        "Mg²⁺, at −70 mV; 8 to 34 % with 1 mM Mg²⁺, at −30 mV, over the potencies that sources "
        "give. Model-based, not measured in people."
    )


@pytest.mark.parametrize("drug", DRUGS)
def test_picture_caption_and_table_all_say_model_based_not_measured_in_people(drug):
    shown = drawn(drug, 1.0)
    for name in ("alt", "caption", "note", "title"):
        assert "odel-based, not measured in people" in shown[name]


def test_the_note_says_what_the_figures_of_potency_are():
    ketamine, memantine = (drawn(drug, 1.0)["note"] for drug in DRUGS)
    assert "EC50: what half fills the channel. Ki: the same" in ketamine
    assert "IC50: what halves the current" in memantine


def test_unconfirmed_figures_with_magnesium_are_named_and_not_drawn():
    shown = drawn("ketamine", 0.5)
    assert "unconfirmed and not drawn" in shown["about"]
    assert "Kotermanski" not in shown["about"]
    assert "5.35" not in str(shown["rows"])


def test_the_sources_stand_beyond_the_caption():
    about = drawn("ketamine", 0.5)["about"]
    for label in ("Ebert", "Abbott", "Zanos", "Gerhard"):
        assert label in about


def test_the_slider_grows_by_a_factor_as_its_axis_does():
    steps = [b / a for a, b in itertools.pairwise(FREE_UM)]
    assert min(steps) > 1.09
    assert max(steps) < 1.26
    assert (FREE_UM[0], FREE_UM[-1]) == (0.05, 10)
    assert occupancy_explorer().controls[1]["stops"] == list(FREE_UM)


def test_the_page_reckons_occupancy_as_the_package_does():
    asked = [{"drug": drug, "free": free} for drug in DRUGS for free in FREE_UM]
    given = {"asked": asked, "given": occupancy_given()}
    for values, said in zip(asked, run_module(NUMBERS, given), strict=True):
        assert_same(said, occupancy_numbers(values["drug"], values["free"]))

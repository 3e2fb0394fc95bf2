"""The explorers start where the lessons do, link their controls, and stay within study doses."""

import pytest

from ketacourse.errors import KetacourseError
from ketacourse.glutamate import dose_explorer, occupancy_explorer, receptor_bench
from ketacourse.glutamate.trial_dose import GIVEN


@pytest.fixture(name="bench")
def _bench():
    return receptor_bench()


@pytest.fixture(name="filling")
def _filling():
    return occupancy_explorer()


@pytest.fixture(name="dose")
def _dose():
    return dose_explorer()


def sliders(explorer):
    return {
        each["name"]: (each["minimum"], each["maximum"])
        for each in explorer.controls
        if each["kind"] == "slider"
    }


def test_the_bench_starts_at_rest_without_ketamine(bench):
    assert bench.values == {"voltage": -70, "magnesium": 1, "ketamine": 0}
    assert bench.move().alt.startswith("At −70 mV, 1 mM Mg²⁺ leaves 4.4 % of NMDA conductance.")
    assert sliders(bench) == {"voltage": (-80, 40), "magnesium": (0, 2), "ketamine": (0, 10)}


def test_depolarising_opens_the_channel_and_ketamine_shuts_it_again(bench):
    assert "leaves 51 % of NMDA conductance" in bench.move(voltage=-20).alt
    assert "leave 10 % of NMDA conductance" in bench.move(ketamine=4).alt


def test_the_filling_starts_near_the_published_peak(filling):
    assert filling.values == {"drug": "ketamine", "free": 0.5}
    assert "At 0.5 µmol/L: 17 to 62 %" in filling.move().alt
    assert "not measured in people" in filling.title


def test_memantine_is_shown_without_and_with_magnesium(filling):
    alt = filling.move(drug="memantine", free=1).alt
    assert "53 to 77 % without Mg²⁺" in alt
    assert "8 to 34 % with 1 mM Mg²⁺" in alt


def test_the_dose_starts_at_the_reference_infusion_within_the_doses_of_a_trial(dose):
    assert dose.values == {
        "route": "infusion",
        "mg_per_kg": 0.5,
        "weight": 70,
        "model": "otto_2021",
    }
    assert sliders(dose) == {"mg_per_kg": (0.1, 1.0), "weight": (45, 110)}
    assert dose.title == "What published models predict for a trial dose"


def test_a_route_brings_a_model_that_has_it(dose):
    dose.move(route="spray_84")
    assert dose.values["model"] == "perez_ruixo_2021"
    dose.move(route="oral")
    assert dose.values["model"] == "otto_2021"


def test_a_model_without_the_route_goes_back_to_the_infusion(dose):
    dose.move(route="spray_28")
    dose.move(model="domino_1984")
    assert (dose.values["route"], dose.values["model"]) == ("infusion", "domino_1984")


def test_moving_the_dose_goes_back_to_the_infusion_and_keeps_the_model(dose):
    dose.move(route="spray_28")
    alt = dose.move(mg_per_kg=0.2).alt
    assert (dose.values["route"], dose.values["model"]) == ("infusion", "perez_ruixo_2021")
    assert alt.startswith("14 mg into a vein over 40 min")


def test_moving_the_weight_keeps_the_route(dose):
    dose.move(route="sublingual")
    dose.move(weight=100)
    assert dose.values["route"] == "sublingual"


def test_the_weight_sets_the_dose_of_the_infusion(dose):
    assert dose.move(weight=100).alt.startswith("50 mg into a vein")


def test_every_choice_of_route_can_be_drawn(dose):
    for route in GIVEN:
        assert dose.move(route=route).picture().png.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "values",
    [
        {"route": "intramuscular"},
        {"mg_per_kg": 1.1},
        {"mg_per_kg": 0},
        {"weight": 200},
        {"model": "kamp_2020_meta"},
        {"route": ["infusion"]},
        {"route": "spray_28", "model": "otto"},
        {"x": 1},
    ],
)
def test_what_no_control_has_is_refused_and_nothing_changes(dose, values):
    before = dict(dose.values)
    with pytest.raises(
        KetacourseError, match=r"^'\w+' can't be set to .*\. Controls: Route and dose: "
    ):
        dose.move(**values)
    assert dose.values == before


def test_the_static_twin_holds_the_first_picture_whatever_was_moved(dose):
    before = dose.static_html()
    dose.move(route="oral")
    assert dose.static_html() == before
    assert "predicted peak 158 ng/mL" in before
    assert "Dose of the infusion: 0.1 to 1 mg/kg" in before


@pytest.mark.parametrize("make", [receptor_bench, occupancy_explorer, dose_explorer])
def test_an_explorer_has_a_stable_name_and_the_same_picture_each_time(make):
    one, other = make(), make()
    assert repr(one) == repr(other) == f"<Explorer: {one.title}>"
    assert one.static_html() == other.static_html()

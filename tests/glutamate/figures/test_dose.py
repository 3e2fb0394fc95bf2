"""The picture of a trial dose draws the prediction, both clocks, and no advice."""

import pytest

from ketacourse.display.drawing import filled
from ketacourse.glutamate.figures.dose import TOP, dose_drawing, dose_numbers
from ketacourse.glutamate.trial_dose import GIVEN, predict

EVERY = [(route, model) for route, given in GIVEN.items() for model in given.models]
REFERENCE = ("infusion", 0.5, 70, "otto_2021")


@pytest.fixture(name="reference", scope="module")
def _reference():
    return predict(*REFERENCE)


def drawn(shown):
    return filled(dose_drawing().spec(), dose_numbers(shown))


def words(panel):
    return [mark["text"] for mark in panel["marks"] if mark["kind"] == "note"]


def levels(numbers, name):
    return [level for _, level in numbers[name]]


def test_curve_band_and_metabolite_are_those_of_the_prediction(reference):
    found, course = dose_numbers(reference), reference.course
    for name in ("ketamine", "norketamine"):
        told = getattr(course, f"{name}_ng_per_ml")
        assert levels(found, name) == pytest.approx(told, abs=0.05)
    assert max(high for _, _, high in found["band"]) == pytest.approx(
        max(reference.band.high_ng_per_ml), abs=0.05
    )


def test_the_reported_peak_is_a_mark_of_its_own(reference):
    assert dose_numbers(reference)["reported"] == [(40 / 60, 185)]
    assert "reported peak" in words(drawn(reference)["panels"][0])


def test_the_reference_infusion_stands_beside_other_doses_only(reference):
    assert dose_numbers(reference)["reference"] == []
    assert "0.5 mg/kg by vein" not in words(drawn(reference)["panels"][0])
    other = predict("spray_56", 0.5, 70, "perez_ruixo_2021")
    told = other.reference.ketamine_ng_per_ml
    assert levels(dose_numbers(other), "reference") == pytest.approx(told, abs=0.05)
    assert "0.5 mg/kg by vein" in words(drawn(other)["panels"][0])


def test_windows_are_bars_beside_the_curves_and_anaesthesia_is_said_to_lie_above(reference):
    above, _ = drawn(reference)["panels"]
    bars = [mark["boxes"][0] for mark in above["marks"] if mark["kind"] == "boxes"][:2]
    assert [bar[2:] for bar in bars] == [[70, 160], [100, 250]]
    assert all(left > 8 for left, *_ in bars)
    assert bars[0][1] < bars[1][0]
    assert "anaesthesia\nfrom 1,200 ↑" in words(above)


def test_a_model_without_spread_or_metabolite_draws_and_names_neither():
    shown = predict("infusion", 0.5, 70, "domino_1984")
    above, below = drawn(shown)["panels"]
    assert {"middle 90 % of people", "norketamine"}.isdisjoint(words(above))
    assert all(mark["kind"] != "band" for mark in above["marks"])
    assert sum(mark["kind"] == "boxes" for mark in below["marks"]) == 3


@pytest.mark.parametrize(("route", "model"), EVERY)
def test_one_scale_holds_every_dose_so_that_twice_the_dose_is_twice_the_height(route, model):
    for weight in (45, 110):
        shown = predict(route, 1.0, weight, model)
        found = dose_numbers(shown)
        highest = max(high for _, _, high in found["band"]) if shown.band else shown.top.ng_per_ml
        assert highest < TOP
    assert drawn(shown)["panels"][0]["y"]["high"] == TOP


def test_the_second_clock_shows_the_drug_gone_before_the_benefit_ends(reference):
    below = drawn(reference)["panels"][1]
    bars = [mark["boxes"][0][:2] for mark in below["marks"] if mark["kind"] == "boxes"]
    assert bars[0] == (0.1, reference.gone_h)
    assert bars[2:] == [[0.67, 72], [72, 336]]
    assert {"to 5.3 h", "40 min to 3 days", "3 days to 14 days"} <= set(words(below))


def test_the_alt_text_is_the_finding_with_its_numbers(reference):
    assert drawn(reference)["alt"] == (
        "35 mg into a vein over 40 min: predicted peak 158 ng/mL at 40 min, by Otto 2021; 5.3 h "
        "after the start less than a tenth of the peak is left. Norketamine peaks at 70 ng/mL at "
        "88 min. Windows whose lower end the typical peak reaches: pain relief and dissociation. "
        "Lower mood scores are reported after 0.5 mg/kg by vein, from 40 min to 3 days, "
        "by when little of the drug is left."
    )


@pytest.mark.parametrize(("route", "model"), EVERY)
def test_every_picture_says_that_it_is_no_guide_and_names_its_sources(route, model):
    shown = drawn(predict(route, 0.5, 70, model))
    assert "A trial dose through a model, not a dosing tool." in shown["caption"]
    assert "no guide to dosing" in shown["note"]
    assert "Zanos" in shown["about"]


def test_the_words_tell_where_an_added_route_comes_from(reference):
    about = drawn(predict("oral", 0.5, 70, "otto_2021"))["about"]
    assert "23 % reaches the blood unchanged" in about
    assert "Chong" in about
    assert "reaches the blood" not in drawn(reference)["about"]


def test_on_other_routes_the_picture_says_what_the_slider_of_the_infusion_does(reference):
    told = "The slider of the dose is the infusion's"
    assert told in drawn(predict("oral", 0.5, 70, "otto_2021"))["note"]
    assert told not in drawn(reference)["note"]


def test_the_words_tell_what_is_missing_of_the_spread(reference):
    domino = drawn(predict("infusion", 0.5, 70, "domino_1984"))
    perez = drawn(predict("infusion", 0.5, 70, "perez_ruixo_2021"))
    assert "no spread between people" in domino["caption"]
    assert "(formation of norketamine) the paper leaves out" in perez["about"]
    assert "no effect of body weight" in perez["about"]
    assert "leaves out" not in drawn(reference)["about"]


def test_the_table_holds_levels_band_and_metabolite(reference):
    data = drawn(reference)
    assert data["columns"] == [
        "After the start",
        "Ketamine",
        "Middle 90 % of people",
        "Norketamine",
    ]
    assert ["40 min", "158", "113 to 205", "44"] in data["rows"]
    without = drawn(predict("infusion", 0.5, 70, "domino_1984"))
    assert without["columns"] == ["After the start", "Ketamine"]

"""Doses offered are those of studies, and a prediction holds both clocks."""

import pytest

from ketacourse.content.base import Status
from ketacourse.content.library import record
from ketacourse.glutamate import concentration, peak
from ketacourse.glutamate.trial_dose import (
    DOSE_CITE,
    GIVEN,
    HIGHEST_MG_PER_KG,
    LOWEST_MG_PER_KG,
    predict,
)


def test_the_infusions_offered_lie_between_the_doses_of_a_trial():
    labels = [arm.label for arm in record("studies", DOSE_CITE).arms]
    assert f"ketamine {LOWEST_MG_PER_KG} mg/kg IV" in labels
    assert f"ketamine {HIGHEST_MG_PER_KG} mg/kg IV" in labels


@pytest.mark.parametrize(("given", "fact"), [("sublingual", "route_sl"), ("oral", "route_sl2")])
def test_doses_by_mouth_are_those_of_their_studies(given, fact):
    found = record("pharmacology", fact)
    assert GIVEN[given].dose_mg == found.parameters["dose_mg"]
    assert found.status is not Status.UNCONFIRMED


def test_the_sprays_are_those_with_a_published_peak():
    published = record("pharmacology", "cmax_spray").parameters
    for dose in (28, 56, 84):
        assert GIVEN[f"spray_{dose}"].dose_mg == dose
        assert f"peak_{dose}_mg_ng_per_ml" in published


def test_every_choice_can_be_predicted_by_each_of_its_models():
    for route, given in GIVEN.items():
        for model in given.models:
            shown = predict(route, 0.5, 70, model)
            assert shown.top == peak(shown.course)
            assert shown.course.route == given.route
            assert (shown.metabolite_top is None) == (model == "domino_1984")


def test_the_reference_is_left_out_where_it_is_what_is_shown():
    assert predict("infusion", 0.5, 80, "otto_2021").reference is None
    beside = predict("infusion", 0.2, 80, "otto_2021").reference
    assert beside == concentration("otto_2021", 40, weight_kg=80)


def test_a_reported_peak_stands_only_beside_its_own_dose():
    assert predict("infusion", 0.5, 70, "otto_2021").reported_peak == (40 / 60, 185)
    assert predict("infusion", 0.6, 70, "otto_2021").reported_peak is None
    assert predict("oral", 0.5, 70, "otto_2021").reported_peak == (0.96, 22.8)
    assert predict("spray_28", 0.5, 70, "perez_ruixo_2021").reported_peak is None


@pytest.mark.parametrize("model", ["otto_2021", "domino_1984", "perez_ruixo_2021"])
def test_gone_means_below_a_tenth_of_the_peak_and_comes_long_before_the_usual_relapse(model):
    shown = predict("infusion", 0.5, 70, model)
    after = concentration(model, 35, times_h=(shown.gone_h, shown.gone_h + 0.25))
    tenth = 0.1 * shown.top.ng_per_ml
    assert after.ketamine_ng_per_ml[0] >= tenth > after.ketamine_ng_per_ml[1]
    assert shown.gone_h < 12
    relapse = shown.windows.times[1]
    assert shown.gone_h < relapse.low / 5
    if shown.metabolite_gone_h is not None:
        assert shown.gone_h < shown.metabolite_gone_h < relapse.low

"""Predicted levels: the record's own checks, linearity, units, and the spread between people."""

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ketacourse.content.library import record
from ketacourse.errors import KetacourseError
from ketacourse.glutamate import concentration, load_model, peak
from ketacourse.glutamate.models import model_ids
from ketacourse.glutamate.plasma import PEOPLE, TIMES_H, _even, _people, spread

PUBLISHED = 185


def simulation_check(identifier):
    found = record("pharmacokinetic_models", identifier).remarks
    return next(each.text for each in found if each.topic == "own simulation")


@pytest.mark.parametrize(
    ("identifier", "top", "later"),
    [
        ("otto_2021", "158 ng/mL (0.66 umol/L) at 40 min", {1: 104, 2: 55, 4: 25}),
        ("domino_1984", "240 ng/mL (1.01 umol/L) at 40 min", {0.75: 91, 1: 55, 2: 36}),
        ("perez_ruixo_2021", "125 ng/mL (0.53 umol/L) at 40 min", {1: 88, 2: 40}),
    ],
)
def test_the_reference_infusion_gives_the_levels_that_the_record_gives(identifier, top, later):
    course = concentration(identifier, 35, times_h=(0, *sorted({2 / 3, *later})))
    found = peak(course)
    assert found.time_h == 2 / 3
    assert f"{found.ng_per_ml:.0f} ng/mL ({found.umol_per_l:.2f} umol/L) at 40 min" == top
    assert top in simulation_check(identifier)
    at = dict(zip(course.times_h, course.ketamine_ng_per_ml, strict=True))
    assert {time: round(at[time]) for time in later} == later
    assert all(str(level) in simulation_check(identifier) for level in later.values())


@pytest.mark.parametrize(
    ("identifier", "level", "hours"), [("otto_2021", 70, 1.5), ("perez_ruixo_2021", 73, 1.75)]
)
def test_norketamine_peaks_where_the_record_says(identifier, level, hours):
    found = peak(concentration(identifier, 35), "norketamine")
    assert round(found.ng_per_ml) == level
    assert found.time_h == pytest.approx(hours, abs=0.05)
    assert f"{level}" in simulation_check(identifier)


def test_no_model_hits_the_published_peak():
    assert record("pharmacology", "cmax").parameters["plasma_peak_ng_per_ml"] == PUBLISHED
    tops = [peak(concentration(name, 35)).ng_per_ml for name in model_ids()]
    assert min(abs(top - PUBLISHED) for top in tops) > 25
    assert min(tops) < PUBLISHED < max(tops)


@settings(max_examples=30)
@given(st.floats(0.01, 500), st.sampled_from(["infusion", "bolus", "oral", "sublingual"]))
def test_levels_are_in_proportion_to_the_dose(dose_mg, route):
    one = concentration("otto_2021", 1, route=route, times_h=TIMES_H[::20])
    many = concentration("otto_2021", dose_mg, route=route, times_h=TIMES_H[::20])
    expected = [dose_mg * level for level in one.ketamine_ng_per_ml]
    assert many.ketamine_ng_per_ml == pytest.approx(expected)
    expected = [dose_mg * level for level in one.norketamine_ng_per_ml]
    assert many.norketamine_ng_per_ml == pytest.approx(expected)


def test_three_sprays_give_less_than_three_times_one():
    one, three = (peak(concentration("perez_ruixo_2021", mg, route="spray")) for mg in (28, 84))
    assert 2 * one.ng_per_ml < three.ng_per_ml < 2.5 * one.ng_per_ml


@pytest.mark.parametrize("identifier", model_ids())
def test_a_bolus_starts_at_dose_over_volume(identifier):
    model = load_model(identifier)
    first = concentration(model, 35, route="bolus", times_h=(0,)).ketamine_ng_per_ml[0]
    assert first == pytest.approx(1000 * 35 / model.body(70).volume_l)


def test_a_short_infusion_comes_near_a_bolus():
    quick = concentration("otto_2021", 35, times_h=(1,), duration_min=0.01)
    at_once = concentration("otto_2021", 35, route="bolus", times_h=(1,))
    assert quick.ketamine_ng_per_ml == pytest.approx(at_once.ketamine_ng_per_ml, rel=1e-3)


def test_the_exposure_is_the_dose_over_the_clearance():
    times = tuple(step / 50 for step in range(10001))
    course = concentration("otto_2021", 35, times_h=times)
    area = np.trapezoid(course.ketamine_ng_per_ml, times)
    assert area == pytest.approx(1000 * 35 / 95.2, rel=1e-3)


def test_the_clearance_of_the_spray_model_is_that_of_its_well_stirred_liver():
    """151 x 391.88 / (151 + 391.88) = 109 L/h, as the record's simulation says."""
    times = tuple(step / 50 for step in range(10001))
    course = concentration("perez_ruixo_2021", 35, times_h=times)
    clearance = 1000 * 35 / np.trapezoid(course.ketamine_ng_per_ml, times)
    assert clearance == pytest.approx(109, rel=2e-3)
    assert "hepatic clearance 109 L/h" in simulation_check("perez_ruixo_2021")


def test_micromoles_are_levels_over_the_molar_mass():
    course = concentration("otto_2021", 35, times_h=(1.0,))
    assert course.ketamine_umol_per_l[0] == course.ketamine_ng_per_ml[0] / 237.7
    assert course.norketamine_umol_per_l[0] == course.norketamine_ng_per_ml[0] / 223.7


def test_the_last_time_above_a_level_is_found():
    course = concentration("otto_2021", 35)
    assert course.last_above(1000) == 0
    last = course.last_above(100)
    at = course.times_h.index(last)
    assert course.ketamine_ng_per_ml[at] >= 100 > course.ketamine_ng_per_ml[at + 1]


def test_a_model_may_be_named_or_given_and_tells_its_peak():
    named, given_ = concentration("otto_2021", 35), concentration(load_model("otto_2021"), 35)
    assert named == given_
    assert repr(named) == ("<TimeCourse of 35 mg by infusion, otto_2021: peak 158 ng/mL at 0.67 h>")
    assert repr(peak(named)) == "158 ng/mL (0.66 µmol/L) at 0.67 h"


def test_no_dose_gives_no_level():
    assert set(concentration("perez_ruixo_2021", 0, route="spray").ketamine_ng_per_ml) == {0}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"dose_mg": -1}, "dose_mg is -1; give 0 or more mg, at most 10,000"),
        ({"dose_mg": float("nan")}, "dose_mg is nan; give 0 or more mg, at most 10,000"),
        ({"dose_mg": 1e9}, "dose_mg is 1000000000.0; give 0 or more mg, at most 10,000"),
        (
            {"dose_mg": [35, 35]},
            "dose_mg holds 2 values; give one, 0 or more mg, at most 10,000",
        ),
        ({"duration_min": 0}, "duration_min is 0; give more than 0 minutes, at most 10,000"),
        ({"times_h": ()}, "times_h is empty; give at least one value"),
        ({"times_h": (2, 1)}, "times_h must rise from 0 or later; sort the times, in hours"),
        (
            {"times_h": (-1, 1)},
            "value 1: times_h is -1; give 0 or more hours, at most 100,000",
        ),
        (
            {"times_h": [0, float("nan")]},
            "value 2: times_h is nan; give 0 or more hours, at most 100,000",
        ),
        ({"weight_kg": 500}, "weight_kg is 500; give a number from 30 to 200 kg"),
    ],
)
def test_a_number_that_cannot_be_is_refused_with_what_can(options, message):
    with pytest.raises(KetacourseError, match=f"^{re.escape(message)}$"):
        concentration("otto_2021", **{"dose_mg": 35, **options})


@pytest.mark.parametrize(
    ("identifier", "analyte", "message"),
    [
        ("domino_1984", "norketamine", "domino_1984 has no norketamine; choose another model"),
        ("otto_2021", "morphine", "analyte is 'morphine'; give 'ketamine' or 'norketamine'"),
    ],
)
def test_a_peak_of_what_is_not_there_is_refused(identifier, analyte, message):
    with pytest.raises(KetacourseError, match=f"^{re.escape(message)}$"):
        peak(concentration(identifier, 35), analyte)


@pytest.mark.parametrize(
    ("identifier", "route"),
    [("otto_2021", "infusion"), ("otto_2021", "oral"), ("perez_ruixo_2021", "spray")],
)
def test_the_typical_person_lies_within_the_band(identifier, route):
    dose = 28 if route == "spray" else 35
    course = concentration(identifier, dose, route=route)
    band = spread(load_model(identifier), dose, route=route)
    for low, level, high in zip(
        band.low_ng_per_ml[1:], course.ketamine_ng_per_ml[1:], band.high_ng_per_ml[1:], strict=True
    ):
        assert 0 < low < level < high


def test_the_band_is_the_same_each_time_and_grows_with_the_dose():
    one, two = (spread(load_model("otto_2021"), dose) for dose in (35, 70))
    assert [round(max(each.high_ng_per_ml)) for each in (one, two)] == [205, 409]
    assert two.low_ng_per_ml == pytest.approx([2 * level for level in one.low_ng_per_ml])


def test_a_model_without_variances_has_no_band():
    assert spread(load_model("domino_1984"), 35) is None


def test_the_band_is_that_of_people_drawn_at_random():
    """numpy 2.4, default_rng(2021), 4,000 people of Otto's variances: 5th and 95th percentile."""
    rng = np.random.default_rng(2021)
    given_ = load_model("otto_2021").variability
    cov = [[given_["omega2_V1"], given_["omega2_cov_V1_CL"]]]
    cov += [[given_["omega2_cov_V1_CL"], given_["omega2_CL"]]]
    effects = np.exp(rng.multivariate_normal([0, 0], cov, 4000))
    p = load_model("otto_2021").parameters
    people = {**p, "V1_L": p["V1_L"] * effects[:, 0], "CL_L_per_h": p["CL_L_per_h"] * effects[:, 1]}
    from ketacourse.glutamate.compartments import Input, solve

    body = load_model("otto_2021").body(70, people)
    amounts = solve(body.flows, [Input("central", 35, 2 / 3)], [2 / 3])
    levels = 1000 * amounts[:, 0, body.flows.index("central")] / body.volume_l
    band = spread(load_model("otto_2021"), 35)
    at = TIMES_H.index(2 / 3)
    found = (band.low_ng_per_ml[at], band.high_ng_per_ml[at])
    assert found == pytest.approx(tuple(np.quantile(levels, (0.05, 0.95))), rel=0.03)


@pytest.mark.parametrize("identifier", ["otto_2021", "perez_ruixo_2021"])
def test_people_vary_as_the_record_says_and_fractions_stay_fractions(identifier):
    model = load_model(identifier)
    people = _people(model)
    varied = {name for name, value in people.items() if np.ndim(value)}
    assert len(varied) == sum(
        name.startswith("omega2_") and "cov" not in name for name in model.variability
    )
    for name in varied:
        logs = np.log(people[name] / model.parameters[name])
        if name != "FRn_fraction":
            effect = f"omega2_{name.split('_L')[0].split('_per')[0]}"
            assert np.var(logs) == pytest.approx(model.variability[effect], rel=0.1)
            assert abs(np.mean(logs)) < 1e-6
        else:
            assert 0 < people[name].min() < people[name].max() < 1


def test_volume_and_clearance_vary_together_as_the_covariance_says():
    people, model = _people(load_model("otto_2021")), load_model("otto_2021")
    for one, other, key in (("V1_L", "CL_L_per_h", "V1_CL"), ("Vnk_L", "CLnk_L_per_h", "nk")):
        found = np.cov(np.log(people[one]), np.log(people[other]))[0, 1]
        assert found == pytest.approx(model.variability[f"omega2_cov_{key}"], rel=0.15)


@pytest.mark.parametrize("dimensions", [4, 11])
def test_the_points_fill_the_distribution_evenly_in_every_direction(dimensions):
    points = _even(dimensions)
    assert points.shape == (dimensions, PEOPLE)
    assert abs(points.mean(axis=1)).max() < 1e-9
    assert points.std(axis=1) == pytest.approx(1, abs=0.05)
    assert abs(np.corrcoef(points) - np.eye(dimensions)).max() < 1e-9

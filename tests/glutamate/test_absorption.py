"""Routes lose and convert what their sources say, and peak when their studies saw it."""

import re

import pytest

from ketacourse.content.library import record
from ketacourse.errors import KetacourseError
from ketacourse.glutamate import concentration, load_model, peak
from ketacourse.glutamate.absorption import (
    NOT_DRAWN,
    ROUTES,
    dosed,
    nasal_fraction,
    route_cites,
    uptake,
    uptake_words,
)
from ketacourse.glutamate.compartments import GONE
from ketacourse.glutamate.models import model_ids

LONG = tuple(step / 20 for step in range(4801))  # ten days by three minutes


def exposure(course, analyte="ketamine"):
    levels = getattr(course, f"{analyte}_ng_per_ml")
    pairs = zip(course.times_h, course.times_h[1:], levels, levels[1:], strict=False)
    return sum((b - a) * (x + y) / 2 for a, b, x, y in pairs)


def by(model, route, dose_mg=84, analyte="ketamine"):
    return exposure(concentration(model, dose_mg, route=route, times_h=LONG), analyte)


@pytest.mark.parametrize(("dose_mg", "published"), [(56, 0.54), (84, 0.51)])
def test_the_bioavailability_of_the_spray_is_that_of_its_abstract(dose_mg, published):
    share = by("perez_ruixo_2021", "spray", dose_mg) / by("perez_ruixo_2021", "bolus", dose_mg)
    assert share == pytest.approx(published, abs=0.005)
    remarks = record("pharmacokinetic_models", "perez_ruixo_2021").remarks
    said = next(each.text for each in remarks if each.topic == "bioavailability")
    assert f"{100 * published:.0f} % of {dose_mg} mg" in said


def test_of_what_is_swallowed_about_what_the_abstract_says_reaches_the_blood():
    """18.6 % in the abstract; the rounded parameters give 17.8 %."""
    share = by("perez_ruixo_2021", "oral") / by("perez_ruixo_2021", "bolus")
    assert share == pytest.approx(0.186, abs=0.009)


@pytest.mark.parametrize("dose_mg", [28, 56, 84])
def test_the_peaks_of_the_spray_are_those_of_the_paper(dose_mg):
    """Table 4 of the paper, as an open page copies it (nlmixr2lib, article on this model)."""
    published = record("pharmacology", "cmax_spray").parameters
    course = concentration("perez_ruixo_2021", dose_mg, route="spray")
    for analyte, key in (("ketamine", "peak"), ("norketamine", "noresketamine_peak")):
        expected = published[f"{key}_{dose_mg}_mg_ng_per_ml"]
        assert peak(course, analyte).ng_per_ml == pytest.approx(expected, rel=0.015)


def test_the_exposure_of_the_spray_is_the_papers_and_the_metabolites_is_known_not_to_be():
    """Same table: 147.3 and 274.4 ng h/mL over 24 h; the record's remark says 1.4 to 1.6 times."""
    day = tuple(step / 30 for step in range(721))
    course = concentration("perez_ruixo_2021", 28, route="spray", times_h=day)
    assert exposure(course) == pytest.approx(147.3, rel=0.01)
    assert 1.4 < exposure(course, "norketamine") / 274.4 < 1.6


def test_a_further_spray_is_taken_up_less():
    p = load_model("perez_ruixo_2021").parameters
    assert nasal_fraction(p, 28) == nasal_fraction(p, 14) == 0.54
    assert nasal_fraction(p, 56) == pytest.approx(0.54 * (1 + 0.62) / 2)
    assert nasal_fraction(p, 84) == pytest.approx(0.54 * (1 + 2 * 0.62) / 3)


@pytest.mark.parametrize("route", ["sublingual", "oral"])
def test_an_added_route_has_the_bioavailability_of_its_study(route):
    share = by("otto_2021", route) / by("otto_2021", "bolus")
    assert share == pytest.approx(uptake(route).available, rel=1e-3)


@pytest.mark.parametrize("route", ["sublingual", "oral"])
def test_an_added_route_peaks_when_its_study_saw_the_peak(route):
    hours = uptake(route).peak_h
    around = tuple(hours + step / 1000 for step in range(-100, 101))
    course = concentration("otto_2021", 25, route=route, times_h=around)
    assert peak(course).time_h == pytest.approx(hours, abs=0.002)


def test_swallowed_ketamine_gives_the_norketamine_that_the_crossover_saw():
    found = record("pharmacology", "route_sl2").parameters
    share = by("otto_2021", "oral", analyte="norketamine") / by(
        "otto_2021", "bolus", analyte="norketamine"
    )
    seen = found["norketamine_exposure_oral"] / found["norketamine_exposure_iv"]
    assert share == pytest.approx(seen, rel=1e-3)
    assert uptake("oral").converted == pytest.approx(0.70, abs=0.005)


def test_the_combined_bioavailability_of_the_crossover_follows_from_its_parts():
    """The abstract: 59 % swallowed, norketamine counted as ketamine; 3.1 of 13.5 is 23 %."""
    found = record("pharmacology", "route_sl2").parameters
    as_ketamine = 237.7 / 223.7
    swallowed = 3.1 + as_ketamine * found["norketamine_exposure_oral"]
    by_vein = 3.1 / 0.23 + as_ketamine * found["norketamine_exposure_iv"]
    assert swallowed / by_vein == pytest.approx(0.59, abs=0.01)


@pytest.mark.parametrize(
    ("model", "route"), [(name, route) for name in model_ids() for route in load_model(name).routes]
)
def test_every_route_accounts_for_the_whole_dose(model, route):
    chosen = load_model(model)
    flows, inputs = dosed(chosen, chosen.body(70), 25.0, route)
    assert sum(each.amount_mg for each in inputs) == pytest.approx(25)
    assert route in ROUTES
    assert set(flows.compartments) >= {each.compartment for each in inputs} - {GONE}


@pytest.mark.parametrize(
    ("model", "route", "message"),
    [
        (
            "otto_2021",
            "intramuscular",
            (
                "route 'intramuscular' is not drawn: its bioavailability is not confirmed in the "
                "facts (record 'route_im'). Routes of this model: infusion, bolus, sublingual, oral"
            ),
        ),
        (
            "otto_2021",
            "spray",
            "unknown route of otto_2021 'spray'. Allowed: bolus, infusion, oral, sublingual",
        ),
        (
            "perez_ruixo_2021",
            "infusions",
            (
                "unknown route of perez_ruixo_2021 'infusions'; did you mean 'infusion'? "
                "Allowed: bolus, infusion, oral, spray"
            ),
        ),
    ],
)
def test_a_route_that_a_model_lacks_is_refused_with_the_reason(model, route, message):
    with pytest.raises(KetacourseError, match=f"^{re.escape(message)}$"):
        concentration(model, 35, route=route)


def test_only_what_is_unconfirmed_is_kept_from_being_drawn():
    for identifier in NOT_DRAWN.values():
        assert record("pharmacology", identifier).status == "unconfirmed"
    for identifier in ("route_sl", "route_sl2", "cmax_spray"):
        assert record("pharmacology", identifier).status != "unconfirmed"


def test_added_routes_say_where_they_come_from_and_own_routes_need_no_words():
    assert uptake_words("oral") == (
        "23 % reaches the blood unchanged, the rate is set so that the peak falls at 0.96 h, and "
        "70 % of the dose turns into norketamine on the way, as a crossover in six patients "
        "implies."
    )
    assert route_cites(load_model("otto_2021"), "sublingual") == ("rolan_2014", "chong_2006")
    assert route_cites(load_model("perez_ruixo_2021"), "oral") == ()
    assert route_cites(load_model("otto_2021"), "infusion") == ()

"""Each published model is built as its record says, and is checked against the record's words."""

import re

import pytest

from ketacourse.content.library import record
from ketacourse.errors import KetacourseError
from ketacourse.glutamate import load_model
from ketacourse.glutamate.models import model_ids

SPEAKS = {"otto_2021": "7.4 h", "domino_1984": "1.9 h", "perez_ruixo_2021": "11 h"}


def remark(identifier, topic):
    found = record("pharmacokinetic_models", identifier).remarks
    return next(each.text for each in found if each.topic == topic)


@pytest.mark.parametrize("identifier", model_ids())
def test_the_terminal_half_life_is_the_one_the_record_gives(identifier):
    half_life = load_model(identifier).half_life_h()
    digits = 0 if identifier == "perez_ruixo_2021" else 1
    assert f"{half_life:.{digits}f} h" == SPEAKS[identifier]
    assert f"terminal half-life {SPEAKS[identifier]}" in remark(identifier, "own simulation")


def test_the_half_life_is_that_of_the_last_levels():
    from ketacourse.glutamate import concentration

    early, late = concentration("otto_2021", 35, times_h=(80.0, 80.0 + 7.367324)).ketamine_ng_per_ml
    assert late / early == pytest.approx(0.5, abs=1e-5)


def test_volumes_and_clearances_derived_from_rate_constants_are_those_of_the_record():
    rates = load_model("domino_1984").body(70).flows.rates
    volume = load_model("domino_1984").body(70).volume_l
    assert volume == pytest.approx(4.41)
    assert rates["central", "gone"] * volume == pytest.approx(115.9, abs=0.05)
    assert volume * rates["central", "deep"] / rates["deep", "central"] == pytest.approx(
        178.2, abs=0.05
    )
    assert "V1 4.41 L, V2 10.57 L, V3 178.2 L, CL 115.9 L/h" in remark(
        "domino_1984", "derived, 70 kg"
    )


def test_the_spray_model_has_the_steady_state_volume_of_its_paper():
    """The abstract: 752 L at steady state."""
    p = load_model("perez_ruixo_2021").parameters
    assert p["Vc_L"] + p["Vp1_L"] + p["Vp2_L"] == 752


def test_weight_scales_central_volume_and_clearance_as_the_record_says():
    light, heavy = (load_model("otto_2021").body(weight) for weight in (70, 140))
    assert heavy.volume_l == 2 * light.volume_l
    assert heavy.norketamine_volume_l == 2 * light.norketamine_volume_l
    clearance = [
        body.flows.rates["central", "norketamine"] * body.volume_l for body in (light, heavy)
    ]
    assert clearance == pytest.approx([95.2, 95.2 * 2**0.75])
    assert heavy.flows.rates["deep", "central"] == light.flows.rates["deep", "central"]


def test_all_of_the_racemic_model_grows_with_weight_and_the_spray_model_not_at_all():
    domino, spray = load_model("domino_1984"), load_model("perez_ruixo_2021")
    assert domino.body(140).volume_l == 2 * domino.body(70).volume_l
    assert domino.body(140).flows == domino.body(70).flows
    assert spray.body(140) == spray.body(70)
    assert "Body weight" in remark("perez_ruixo_2021", "scaling")


def test_a_model_is_read_once_and_names_its_routes():
    assert load_model("otto_2021") is load_model("otto_2021")
    assert repr(load_model("domino_1984")) == (
        "<PkModel domino_1984: Racemic ketamine, three compartments (Domino 1984); "
        "routes: infusion, bolus>"
    )


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            lambda: load_model("oto_2021"),
            (
                "unknown model 'oto_2021'; did you mean 'otto_2021'? "
                "Allowed: domino_1984, otto_2021, perez_ruixo_2021"
            ),
        ),
        (
            lambda: load_model("kamp_2020_meta"),
            (
                "model 'kamp_2020_meta' is shown for comparison and can't be simulated here; "
                "choose one of otto_2021, domino_1984, perez_ruixo_2021"
            ),
        ),
        (
            lambda: load_model("otto_2021").body(7),
            "weight_kg is 7; give a number from 30 to 200 kg",
        ),
    ],
)
def test_what_cannot_be_is_refused_with_what_can(call, message):
    with pytest.raises(KetacourseError, match=f"^{re.escape(message)}$"):
        call()


def test_a_model_is_shown_by_its_name_and_routes():
    assert load_model("otto_2021")._repr_html_() == (
        "<p><strong>S-ketamine and S-norketamine in healthy volunteers (Otto 2021, after Fanta "
        "2015).</strong> Routes: infusion, bolus, sublingual, oral.</p>"
    )

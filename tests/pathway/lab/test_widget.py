"""The knock-out laboratory: what the page gets to work with, and its static twin."""

import json

import pytest

from ketacourse.content.library import record, records
from ketacourse.content.mechanism import EFFECT_MEANING
from ketacourse.display.page import Notice
from ketacourse.pathway import knockout_lab
from ketacourse.pathway.lab.judges import OFFERED
from ketacourse.pathway.lab.widget import OUTCOMES, model, on_mood, to_repeat
from ketacourse.pathway.model import influence, perturb
from ketacourse.pathway.scores.scoring import scorable, score_class


@pytest.fixture(name="lab", scope="module")
def _lab():
    return knockout_lab(1)


def test_a_hypothesis_that_is_not_there_gives_a_message():
    assert isinstance(knockout_lab(99), Notice)


def test_the_model_on_the_page_has_every_causal_edge_once_in_the_order_of_their_ids():
    causal = sorted((e for e in records("edges") if e.causal), key=lambda e: e.id)
    arrows = model()["arrows"]
    assert arrows == [[e.source, e.target, e.sign, list(e.hypotheses)] for e in causal]
    assert len(arrows) == len(influence.account(perturb.numbers(None)).arrows)


def test_the_numbers_of_the_rule_stand_in_one_place():
    made = model()
    assert made["threshold"] == perturb.THRESHOLD
    assert made["tolerance"] == influence.TOLERANCE
    assert made["agreement"] == influence.AGREEMENT
    assert made["directions"] == {"ad_acute": 1, "ad_sustained": 1}


def test_every_scorable_experiment_on_mood_can_be_repeated(lab):
    on_mood = {each.experiment.id for each in scorable() if each.outcome in OUTCOMES}
    assert {each["id"] for each in lab.bench["experiments"]} == on_mood


def test_an_experiment_comes_with_species_source_status_and_finding():
    shown = to_repeat(record("experiments", "X02"))
    assert shown["perturbation"] == {"ampar": -1}
    assert shown["found"] == {"ad_sustained": "abolished", "ad_acute": "abolished"}
    assert shown["species"] == "rat"
    assert shown["status"] == "Not confirmed here."
    assert shown["cites"][0]["link"].startswith("https://doi.org/")
    assert not shown["narrow"]


def test_nodes_named_for_place_alone_are_not_what_was_done():
    shown = to_repeat(record("experiments", "X25"))
    assert shown["perturbation"] == {"nmdar_gaba": -1}
    assert shown["narrow"]


def test_whatever_may_be_found_or_predicted_has_a_meaning_and_a_class(lab):
    found = {effect for each in lab.bench["experiments"] for effect in each["found"].values()}
    for effect in found | {"no effect", *OFFERED[True], *OFFERED[False]}:
        assert lab.bench["meanings"][effect] == EFFECT_MEANING[effect]
        assert lab.bench["classes"][effect] == score_class(effect)


def test_a_student_can_guess_whatever_a_perturbation_alone_can_do():
    named = {perturb.effect_alone(1.0, alone) for alone in (-1.0, 0.0, 1.0)}
    assert named == set(OFFERED[False])


def test_with_ketamine_a_student_can_guess_whatever_can_be_left_of_its_effect():
    groups = [(0.0, 0.0), (1.0, 1.0), (0.0, 0.5), (0.0, 1.0), (0.0, 1.5)]
    named = {perturb.effect_with_drug(1.0, alone, both) for alone, both in groups}
    assert named == set(OFFERED[True])


def test_pictures_are_asked_for_as_on_the_map(lab):
    reply = lab.answer({"do": "show", "choice": [2]}, [])
    assert reply["picture"]["view"]["hypotheses"][0]["number"] == 2


def test_the_payload_is_plain_json_and_small(lab):
    assert json.loads(json.dumps(lab.bench)) == lab.bench
    assert len(json.dumps(lab.bench)) < 70_000


def test_the_text_form_and_the_static_twin_are_stable(lab):
    assert repr(lab).startswith("<KnockoutLab: Hypothesis 1: Disinhibition; ")
    assert f"compare it with the model and with {len(on_mood())} published" in lab.static_html()
    assert lab.static_html() == knockout_lab(1).static_html()

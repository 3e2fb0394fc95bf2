"""The knock-out laboratory: what the page is told before a guess, and after."""

import json

import pytest

from ketacourse.content.mechanism import EFFECT_MEANING
from ketacourse.display.notice import Notice
from ketacourse.pathway import knockout_lab
from ketacourse.pathway.lab_widget import GUESSES, OUTCOMES, compare
from ketacourse.pathway.lookup import done_in, repeatable
from ketacourse.pathway.perturb import effect_alone, predict


@pytest.fixture(name="lab", scope="module")
def _lab():
    return knockout_lab(1)


def asked(**changes):
    """A request as the page makes it."""
    start = {
        "do": "predict",
        "choice": [1],
        "perturbation": {"ampar": -1},
        "with_ketamine": True,
        "outcome": "ad_acute",
        "guess": "abolished",
    }
    return {**start, **changes}


def test_a_hypothesis_that_is_not_there_gives_a_message():
    assert isinstance(knockout_lab(99), Notice)


def test_the_page_gets_experiments_without_their_results(lab):
    every = lab.bench["experiments"]
    assert {"id", "text", "perturbation", "with_ketamine", "outcome", "hypotheses"} == {
        key for each in every for key in each
    }
    assert len(every) == sum(bool(set(OUTCOMES) & {*e.outcome_effects}) for e in repeatable())
    words = json.dumps([each["text"] for each in every])
    assert "occluded" not in words


def test_the_model_says_what_predict_says(lab):
    said = lab.answer(asked())["model"]
    told = predict({"ampar": -1}, hypotheses=1, outcome="ad_acute")
    assert said["effect"] == told.effect
    assert said["meaning"] == EFFECT_MEANING[told.effect]
    assert (said["value"], said["reference"]) == (round(told.value, 3), round(told.reference, 3))
    assert [node for node, _ in said["moved"]] == [step.node for step in told.trace]


@pytest.mark.parametrize("experiment", repeatable()[::11], ids=lambda each: each.id)
@pytest.mark.parametrize("choice", [[1], [1, 2], "all"])
def test_every_account_answers_every_experiment_as_predict_does(lab, experiment, choice):
    given = {"perturbation": done_in(experiment), "with_ketamine": experiment.with_ketamine}
    said = lab.answer(asked(choice=choice, outcome="ad_sustained", **given))["model"]
    told = predict(
        done_in(experiment),
        hypotheses=None if choice == "all" else choice,
        with_ketamine=experiment.with_ketamine,
    )
    assert said["effect"] == told.effect


def test_a_silent_account_says_why(lab):
    said = lab.answer(asked(choice=[2], perturbation={"mtorc1": -1}))["model"]
    assert said["effect"] is None
    assert said["meaning"] == "the account names none of what is perturbed"
    assert said["guess"] == ""


def test_the_laboratory_shows_species_source_and_status(lab):
    found = {each["id"]: each for each in lab.answer(asked())["laboratory"]}
    assert found["X01"]["species"] == "mouse"
    assert found["X01"]["observed"] == "reduced"
    assert found["X01"]["agrees"] is True
    assert found["X01"]["cites"][0]["link"].startswith("https://doi.org/")
    assert found["X01"]["status"] == ""
    assert found["X02"]["status"] == "Not confirmed here."


def test_where_the_account_is_silent_nothing_agrees_or_disagrees(lab):
    reply = lab.answer(asked(choice=[12]))
    assert {each["agrees"] for each in reply["laboratory"]} == {None}


def test_where_nobody_did_just_this_like_experiments_are_named(lab):
    reply = lab.answer(asked(perturbation={"ampar": -1, "gaba": 1}))
    assert reply["laboratory"] == []
    assert "X01" in reply["like"]


@pytest.mark.parametrize(
    ("guess", "effect", "said"),
    [
        ("reduced", "reduced", "You said reduced, and so does the model."),
        (
            "reduced",
            "abolished",
            "You said reduced: the same direction as the model's abolished, in another degree.",
        ),
        ("unchanged", "abolished", "You said unchanged; the model says abolished."),
        (None, "abolished", ""),
        ("reduced", None, ""),
        (["x"], "abolished", ""),
    ],
)
def test_a_guess_is_set_beside_the_model(guess, effect, said):
    assert compare(guess, effect) == said


def test_a_student_can_guess_whatever_a_perturbation_alone_can_do():
    named = {effect_alone(1.0, alone) for alone in (-1.0, 0.0, 1.0)}
    assert named == set(GUESSES[False])


@pytest.mark.parametrize(
    ("changes", "trouble"),
    [
        ({"perturbation": {"ampaa": -1}}, "unknown node 'ampaa'; did you mean 'ampar'?"),
        ({"perturbation": {"ampar": 7}}, "perturbation of 'ampar' is 7; "),
        ({"perturbation": {"ampar": "1"}}, "perturbation of 'ampar' is '1'; "),
        ({"perturbation": [1]}, "[1] is no perturbation; give nodes with -1 or 1"),
        ({"outcome": "bdnf"}, "outcome 'bdnf' is none of ad_acute, ad_sustained"),
        ({"choice": [77]}, "unknown hypothesis"),
        ({"choice": None}, "The request cannot be read: "),
    ],
)
def test_a_request_that_makes_no_sense_is_answered_with_the_reason(
    lab, monkeypatch, changes, trouble
):
    sent = []
    monkeypatch.setattr(lab, "send", sent.append)
    lab._receive(lab, asked(request="r", **changes), [])
    assert sent[0]["trouble"].startswith(trouble)
    assert sent[0]["request"] == "r"


def test_pictures_can_still_be_asked_for(lab):
    reply = lab.answer({"do": "show", "choice": [2]})
    assert reply["picture"]["view"]["hypotheses"][0]["number"] == 2


def test_the_text_form_and_the_static_twin_are_stable(lab):
    assert repr(lab).startswith("<KnockoutLab: Hypothesis 1: Disinhibition; ")
    assert f"compare it with the model and with {len(repeatable())} published" in lab.static_html()
    assert lab.static_html() == knockout_lab(1).static_html()

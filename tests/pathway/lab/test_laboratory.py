"""An experiment beside a prediction: what it found, whether both agree, who found otherwise."""

import pytest

from ketacourse.content.library import record, records
from ketacourse.content.mechanism import Experiment
from ketacourse.errors import KetacourseError
from ketacourse.pathway.lab.laboratory import Asked, laboratory, sources
from ketacourse.pathway.scores.experiments import done_in
from ketacourse.pathway.scores.scoring import score_class


def asked_by(experiment: Experiment, outcome=None):
    """What an experiment asked, of its first outcome or of this one."""
    outcome = outcome or next(iter(experiment.outcome_effects))
    return Asked(done_in(experiment), experiment.with_ketamine, outcome)


def report(identifier, predicted, outcome=None):
    asked = asked_by(record("experiments", identifier), outcome)
    return list(laboratory(identifier, asked, predicted))


def test_a_question_prints_as_what_is_done_and_compared():
    asked = Asked({"sst_in": -1, "bdnf": 1}, with_ketamine=False, outcome="ad_acute")
    assert str(asked) == (
        "Blocked: somatostatin interneuron; boosted: BDNF. No ketamine. "
        "Compared with no treatment: antidepressant effect, acute (minutes to hours)."
    )


def test_a_result_comes_with_species_sentence_and_source():
    assert report("X01", "abolished") == [
        (
            "The laboratory (mouse, learned helplessness, forced swim) found: **reduced** (the "
            "effect of the drug is smaller). NBQX before ketamine: AMPA drive is needed early; "
            "also prevented the change in hippocampal GluA1 phosphorylation. "
            "([Maeng et al. 2008](https://doi.org/10.1016/j.biopsych.2007.05.028))"
        ),
        "Model and laboratory agree in kind: both are a loss of the effect.",
    ]


@pytest.mark.parametrize(
    ("predicted", "words"),
    [
        ("reduced", "Model and laboratory agree."),
        ("occluded", "Model and laboratory agree in kind: both are a loss of the effect."),
        ("unchanged", "**Model and laboratory disagree.**"),
    ],
)
def test_agreement_is_by_word_by_kind_or_not_at_all(predicted, words):
    assert report("X01", predicted)[1] == words


def test_an_unconfirmed_result_is_marked_as_such():
    (unconfirmed, confirmed) = report("X02", "abolished")[0], report("X01", "abolished")[0]
    assert unconfirmed.endswith(") **[not confirmed here]**")
    assert "not confirmed" not in confirmed


def test_equal_experiments_that_found_otherwise_are_told_from_both_sides():
    people, rats = report("X06", "reduced"), report("X05", "reduced")
    assert people[1] == "**Model and laboratory disagree.**"
    assert people[2].startswith("Another experiment (rat) did the same and found: **abolished**")
    assert rats[1] == "Model and laboratory agree in kind: both are a loss of the effect."
    assert rats[2].startswith("Another experiment (human) did the same and found: **prolonged**")


def test_a_result_that_is_not_scored_is_not_held_against_a_model():
    lines = report("X32", "reduced", "ad_sustained")
    assert lines[1] == (
        "Such a result is not held against a model: genetic depression model: ketamine acted only "
        "in mutants, so the comparison is between baselines."
    )


def test_a_change_narrower_than_a_node_is_told():
    assert "The laboratory changed less than the whole node." in report("X25", "reduced")


def test_without_an_experiment_nothing_is_told():
    asked = asked_by(record("experiments", "X01"))
    assert list(laboratory("", asked, "reduced")) == []


@pytest.mark.parametrize(
    "asked",
    [
        Asked({"ampar": 1}, with_ketamine=True, outcome="ad_acute"),
        Asked({"ampar": -1, "mor": -1}, with_ketamine=True, outcome="ad_acute"),
        Asked({"ampar": -1}, with_ketamine=False, outcome="ad_acute"),
        Asked({"ampar": -1}, with_ketamine=True, outcome="ad_sustained"),
    ],
    ids=["sign", "nodes", "ketamine", "outcome"],
)
def test_an_experiment_that_did_something_else_is_refused(asked):
    with pytest.raises(KetacourseError) as fault:
        list(laboratory("X01", asked, "reduced"))
    assert str(fault.value) == (
        "experiment 'X01' did something else: perturb {ampar: -1}, with_ketamine true, "
        "outcome ad_acute; make the item the same or leave the experiment out"
    )


def test_an_experiment_with_another_drug_is_never_taken_for_one_with_ketamine():
    for experiment in records("experiments"):
        if experiment.baseline_drug and experiment.outcome_effects:
            with pytest.raises(KetacourseError) as fault:
                list(laboratory(experiment.id, asked_by(experiment), "reduced"))
            assert f"with_ketamine {experiment.baseline_drug}, " in str(fault.value)


def test_every_other_experiment_can_be_reported_with_its_source():
    for experiment in records("experiments"):
        if experiment.baseline_drug:
            continue
        for outcome, observed in experiment.outcome_effects.items():
            lines = list(laboratory(experiment.id, asked_by(experiment, outcome), "reduced"))
            assert f"found: **{observed}**" in lines[0]
            assert "](http" in lines[0]
            disagrees = "**Model and laboratory disagree.**" in lines
            unscored = not experiment.scorable or score_class(observed) == "unscored"
            assert disagrees is (not unscored and score_class(observed) != "loss")


def test_sources_are_links_in_brackets():
    assert sources(["maeng_2008"]) == (
        "([Maeng et al. 2008](https://doi.org/10.1016/j.biopsych.2007.05.028))"
    )
    assert sources([]) == ""

"""Judges for quizzes: paths as the graph has them, predictions as the model makes them."""

from dataclasses import replace
from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.content.library import records
from ketacourse.content.mechanism import SCORE_CLASSES
from ketacourse.errors import KetacourseError
from ketacourse.pathway import load_graph, signed_paths
from ketacourse.pathway.graph.selection import edges_of
from ketacourse.pathway.lab.judges import (
    KINDS,
    OFFERED,
    SAME_KIND,
    _link,
    judge_path,
    judge_prediction,
)
from ketacourse.pathway.model.perturb import predict
from ketacourse.pathway.scores.experiments import done_in, repeatable
from ketacourse.pathway.scores.scoring import score_class

NUMBERS = [each.id for each in records("ketamine_hypotheses")]
NODES = [node.id for node in records("nodes")]
CASCADE = ("ampar", "bdnf", "trkb", "mtorc1", "mor")


def ask_path(offered=CASCADE, hypothesis=1, start="glutamate", end="ad_sustained"):
    return judge_path(hypothesis=hypothesis, start=start, end=end, offered=offered)


def ask_prediction(experiment="", **changes):
    asked = {"hypothesis": 1, "perturbation": (("ampar", -1),), "with_ketamine": True}
    return judge_prediction(**{**asked, "outcome": "ad_acute", **changes}, experiment=experiment)


def key(ruling):
    return next(option.id for option in ruling.options if option.share == 1)


# --- Paths


def test_what_is_asked_names_the_account_and_both_ends():
    assert ask_path().task == (
        "Hypothesis 1, disinhibition. From synaptic glutamate (surge) to antidepressant effect, "
        "sustained (24 h and later): add what carries the effect, in order. "
        "Not everything offered belongs."
    )
    assert ask_path().names == {
        "glutamate": "Synaptic glutamate (surge)",
        "ampar": "AMPA receptors",
        "bdnf": "BDNF",
        "trkb": "TrkB receptor",
        "mtorc1": "mTORC1",
        "mor": "mu-opioid receptor",
        "ad_sustained": "Antidepressant effect, sustained (24 h and later)",
    }


def test_links_are_the_causal_edges_among_what_is_offered():
    assert {ends: link.sign for ends, link in ask_path().links.items()} == {
        ("glutamate", "ampar"): 1,
        ("ampar", "bdnf"): 1,
        ("ampar", "ad_sustained"): 1,
        ("bdnf", "trkb"): 1,
        ("trkb", "ad_sustained"): 1,
        ("mtorc1", "ad_sustained"): 1,
    }


def test_walks_over_the_links_are_just_the_paths_that_the_graph_has():
    links = ask_path().links
    walks = {
        ("glutamate", *middle, "ad_sustained")
        for length in range(1, 6)
        for middle in permutations(CASCADE, length)
    }
    right = {walk for walk in walks if all(step in links for step in pairwise(walk))}
    graph = load_graph(1)
    found = signed_paths(graph, "glutamate", "ad_sustained", limit=1000)
    assert right == {path.nodes for path in found if {*path.nodes[1:-1]} <= {*CASCADE}}
    assert len(right) == 2


@given(
    st.sampled_from(NUMBERS),
    st.lists(st.sampled_from(NODES), min_size=4, max_size=12, unique=True),
)
def test_every_link_is_a_causal_edge_of_its_hypothesis_that_a_path_may_use(number, nodes):
    start, *offered, end = nodes
    ruling = ask_path(tuple(offered), number, start, end)
    known = {(edge.source, edge.target): edge for edge in edges_of(number) if edge.causal}
    for ends, link in ruling.links.items():
        assert link.sign == known[ends].sign
        assert ends[0] != end
        assert ends[1] != start
        assert ends != (start, end)


def test_an_edge_of_another_account_is_no_link():
    assert ask_path(("ampar", "lhb_neuron"), hypothesis=7).links == {}


def test_a_link_is_told_with_its_sign_and_its_sources():
    link = ask_path(("nmdar_gaba", "sst_in"), start="ketamine").links["ketamine", "nmdar_gaba"]
    assert link.text.startswith(
        "Racemic (R,S)-ketamine lowers the activity of NMDA receptors on GABA interneurons (−). (["
    )
    assert "](https://doi.org/" in link.text


def test_every_claim_has_a_source_and_a_contested_or_unconfirmed_one_says_so():
    for edge in records("edges"):
        text = _link([edge]).text
        assert "](http" in text
        assert ("Contested." in text) is edge.contested
        assert ("**[not confirmed here]**" in text) is (edge.status.value == "unconfirmed")


def test_edges_that_disagree_make_a_link_of_no_sign():
    raising = next(edge for edge in records("edges") if edge.sign == 1)
    lowering = next(edge for edge in records("edges") if edge.sign == -1)
    both = _link([raising, lowering])
    assert both.sign == 0
    assert _link([raising]).text in both.text


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"offered": ("ampr",)}, "unknown node 'ampr'; did you mean 'ampar'? Allowed: "),
        ({"start": "glutamat"}, "unknown node 'glutamat'; did you mean 'glutamate'? Allowed: "),
        ({"hypothesis": 13}, "unknown hypothesis 13; give a number from 1 to 12"),
    ],
)
def test_an_unknown_name_in_a_path_gets_the_nearest_match(change, message):
    with pytest.raises(KetacourseError) as fault:
        ask_path(**change)
    assert str(fault.value).startswith(message)


# --- Predictions


def test_what_is_asked_of_a_prediction_is_the_whole_condition():
    assert ask_prediction().task == (
        "Hypothesis 1, disinhibition. Blocked: AMPA receptors. Given with ketamine. Compared with "
        "ketamine alone: antidepressant effect, acute (minutes to hours). "
        "Choose what the hypothesis predicts."
    )


@pytest.mark.parametrize("experiment", repeatable(), ids=lambda each: each.id)
def test_the_key_is_what_the_model_predicts_now(experiment):
    asked = {
        "with_ketamine": experiment.with_ketamine,
        "outcome": next(iter(experiment.outcome_effects)),
    }
    pushed = done_in(experiment)
    for number in experiment.hypotheses:
        told = predict(pushed, hypotheses=number, **asked)
        if told.effect in OFFERED[experiment.with_ketamine]:
            ruling = ask_prediction(hypothesis=number, perturbation=tuple(pushed.items()), **asked)
            assert key(ruling) == told.effect


def test_every_effect_of_the_model_is_offered_save_that_ketamine_does_nothing():
    offered = {*OFFERED[True], *OFFERED[False]}
    classes = [effect for name in KINDS for effect in SCORE_CLASSES[name]]
    assert offered <= {*classes}
    assert {*classes} - offered == {"prolonged", "partly mimicked"}  # of time and of measures


@pytest.mark.parametrize(
    ("changes", "shares"),
    [
        (
            {},
            {"abolished": 1, "occluded": 0.5, "reduced": 0.5, "unchanged": 0, "potentiated": 0},
        ),
        (
            {"with_ketamine": False, "perturbation": (("sst_in", -1), ("pv_in", -1))},
            {"mimicked": 1, "not mimicked": 0, "opposite": 0},
        ),
        (
            {"with_ketamine": False, "perturbation": (("sst_in", 1),)},
            {"mimicked": 0, "not mimicked": 0.5, "opposite": 1},
        ),
    ],
)
def test_an_outcome_of_the_same_kind_is_worth_half(changes, shares):
    assert {each.id: each.share for each in ask_prediction(**changes).options} == shares


def test_shares_follow_the_classes_of_the_scorecard():
    ruling = ask_prediction()
    for option in ruling.options:
        same = score_class(option.id) == score_class(key(ruling))
        assert option.share == (1 if option.id == key(ruling) else SAME_KIND * same)


def test_each_outcome_is_explained_and_a_wrong_one_is_told_what_was_predicted():
    by_id = {option.id: option for option in ask_prediction().options}
    assert by_id["reduced"].text == "**Reduced**: the effect of the drug is smaller"
    assert by_id["abolished"].feedback == ""
    assert by_id["reduced"].feedback == (
        "The hypothesis predicts *abolished*; both are a loss of the effect, so this is half right."
    )
    assert by_id["unchanged"].feedback == "The hypothesis predicts *abolished*."


def test_without_an_experiment_only_the_model_is_reported():
    assert ask_prediction().report == (
        "Hypothesis 1, disinhibition, predicts: **abolished** (the effect of the drug is gone).",
    )


def test_with_an_experiment_the_laboratory_follows_the_model():
    report = ask_prediction("X01").report
    assert report[0] == ask_prediction().report[0]
    assert report[1].startswith("The laboratory (mouse, learned helplessness, forced swim) found:")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"hypothesis": 5}, "the account names none of what is perturbed"),
        (
            {"hypothesis": 10, "perturbation": (("cytokines", -1),)},
            "the account has no path from ketamine to the early effect",
        ),
    ],
)
def test_where_an_account_is_silent_there_is_nothing_to_ask(changes, reason):
    with pytest.raises(KetacourseError) as fault:
        ask_prediction(**changes)
    assert str(fault.value) == (
        f"hypothesis {changes['hypothesis']} predicts nothing to choose from: {reason}; "
        "ask for another perturbation, outcome or hypothesis"
    )


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"effect": "no effect", "unique": True}, "ketamine itself does not move the outcome"),
        ({"effect": "reduced", "unique": False}, "the model has no single answer"),
    ],
)
def test_an_answer_that_is_none_is_not_asked_for(monkeypatch, told, reason):
    made = replace(predict({"ampar": -1}, hypotheses=1, outcome="ad_acute"), **told)
    monkeypatch.setattr("ketacourse.pathway.lab.judges.predict", lambda *_, **__: made)
    with pytest.raises(KetacourseError) as fault:
        ask_prediction()
    assert f": {reason}; " in str(fault.value)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"perturbation": (("amparr", -1),)}, "unknown node 'amparr'; did you mean 'ampar'?"),
        ({"outcome": "ad_acut"}, "unknown node 'ad_acut'; did you mean 'ad_acute'?"),
        ({"hypothesis": 13}, "unknown hypothesis '13'"),
        ({"experiment": "X001"}, "unknown experiment 'X001'; did you mean 'X01'? Allowed: X01, "),
    ],
)
def test_an_unknown_name_in_a_prediction_gets_the_nearest_match(changes, message):
    with pytest.raises(KetacourseError) as fault:
        ask_prediction(**changes)
    assert str(fault.value).startswith(message)

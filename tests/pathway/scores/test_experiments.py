"""Experiments found by what was done in them."""

import pytest

from ketacourse.content.library import record
from ketacourse.pathway.scores.experiments import done_in, like, repeatable, same_as
from ketacourse.pathway.scores.scoring import scorable


def test_nodes_named_for_place_alone_are_not_what_was_done():
    assert done_in(record("experiments", "X25")) == {"nmdar_gaba": -1}


def test_what_cuts_an_edge_cannot_be_repeated_with_nodes():
    found = {each.id for each in repeatable()}
    assert {"X23", "X25"}.isdisjoint(found)
    assert {"X01", "X15"} <= found
    assert all(each.scorable for each in repeatable())


def test_the_same_experiment_is_found_by_nodes_drug_and_outcome():
    found = same_as({"ampar": -1}, with_ketamine=True, outcome="ad_acute")
    assert {"X01", "X02"} <= {each.experiment.id for each in found}
    assert {each.outcome for each in found} == {"ad_acute"}
    assert same_as({"ampar": 1}, with_ketamine=True, outcome="ad_acute") == ()
    assert same_as({"ampar": -1, "bdnf": -1}, with_ketamine=True, outcome="ad_acute") == ()


def test_a_zero_is_no_perturbation():
    wanted = {"with_ketamine": True, "outcome": "ad_acute"}
    assert same_as({"ampar": -1, "bdnf": 0}, **wanted) == same_as({"ampar": -1}, **wanted)


def test_a_narrower_experiment_is_found_too():
    found = same_as({"nmdar_gaba": -1}, with_ketamine=True, outcome="ad_sustained")
    narrow = [each for each in found if each.experiment.perturbed_edges]
    assert all(each.experiment.id in ("X23", "X25") for each in narrow)


@pytest.mark.parametrize("comparison", scorable()[::9], ids=lambda each: each.experiment.id)
def test_every_comparison_is_found_by_its_own_experiment(comparison):
    experiment = comparison.experiment
    found = same_as(
        done_in(experiment), with_ketamine=experiment.with_ketamine, outcome=comparison.outcome
    )
    assert comparison in found


def test_like_experiments_share_most_first():
    found = like({"ampar": -1, "bdnf": -1}, most=3)
    shared = [len({("ampar", -1), ("bdnf", -1)} & done_in(each).items()) for each in found]
    assert 0 < len(found) <= 3
    assert min(shared) > 0
    assert shared == sorted(shared, reverse=True)
    assert like({}) == ()

"""Predictions: how outcomes are named, when an account is silent, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.content.library import records
from ketacourse.errors import KetacourseError
from ketacourse.pathway.model.influence import Treatment
from ketacourse.pathway.model.perturb import (
    Prediction,
    Shift,
    _two,
    direction,
    effect_alone,
    effect_with_drug,
    numbers,
    predict,
    run,
    silence,
    treatment,
)
from ketacourse.pathway.scores.scoring import score_class
from tests.pathway.made_up import account, chain

SIGNS = st.lists(st.sampled_from([-1, 1]), min_size=2, max_size=9)


def named(used, perturbation, outcome, drug):
    """The effect with the drug, in the direction in which it moves the outcome."""
    arms = run(used, treatment(used, perturbation, ()), drug)
    changes = arms.changes(outcome)
    way = -1 if changes[0] < 0 else 1
    return effect_with_drug(*(way * change for change in changes))


@given(SIGNS, st.data())
def test_removing_any_node_of_the_only_path_costs_the_whole_effect(signs, data):
    node = f"n{data.draw(st.integers(1, len(signs) - 1))}"
    assert named(chain(signs), {node: -1}, f"n{len(signs)}", "n0") in ("abolished", "occluded")


@given(SIGNS)
def test_a_node_off_the_path_changes_nothing(signs):
    used = chain(signs)
    arms = run(used, Treatment(blocked=frozenset(["elsewhere"])), "n0")
    drug, alone, both = arms.changes(f"n{len(signs)}")
    assert (alone, both) == (0, drug)


def test_removing_one_of_two_paths_reduces_or_outweighs():
    used = account("k -> a", "k -> b", "k -> c", "a -> out", "b -> out", "c -> out")
    assert named(used, {"a": -1}, "out", "k") == "reduced"
    assert named(used, {"a": -1, "b": -1}, "out", "k") == "abolished"


def test_removing_a_brake_that_the_drug_also_lifts_occludes():
    assert named(account("k -| brake", "brake -| out"), {"brake": -1}, "out", "k") == "occluded"


def test_boosting_a_second_way_adds_and_loses_nothing():
    used = account("k -> out", "other -> out")
    assert named(used, {"other": 1}, "out", "k") == "potentiated"
    assert named(used, {"other": -1}, "out", "k") == "abolished"  # a gate the drug does not use


@pytest.mark.parametrize(
    ("drug", "alone", "both", "effect"),
    [
        (1.0, 0.0, 0.0, "abolished"),
        (1.0, -1.0, 0.005, "abolished"),
        (1.0, -1.0, -0.5, "abolished"),
        (1.0, 1.0, 1.0, "occluded"),
        (1.0, 0.5, 0.5, "occluded"),
        (1.0, 0.0, 0.5, "reduced"),
        (1.0, 0.5, 1.0, "reduced"),
        (1.0, 0.0, 1.0, "unchanged"),
        (1.0, 0.0, 0.995, "unchanged"),
        (1.0, -0.5, 1.0, "unchanged"),
        (1.0, 0.5, 1.5, "potentiated"),
        (1.0, 0.0, 1.5, "potentiated"),
        (0.0, 0.0, 1.0, "no effect"),
        (-0.5, 0.0, -0.5, "no effect"),
    ],
)
def test_with_the_drug_an_effect_is_named_by_what_it_gives_over_both_controls(
    drug, alone, both, effect
):
    assert effect_with_drug(drug, alone, both) == effect


@pytest.mark.parametrize(
    ("drug", "alone", "effect"),
    [
        (1.0, 1.0, "mimicked"),
        (1.0, 0.02, "mimicked"),
        (1.0, 0.005, "not mimicked"),
        (1.0, 0.0, "not mimicked"),
        (1.0, -0.5, "opposite"),
        (-1.0, -1.0, "no effect"),
    ],
)
def test_without_the_drug_an_effect_is_named_by_its_direction(drug, alone, effect):
    assert effect_alone(drug, alone) == effect


@given(st.floats(0.01, 1), st.floats(-1, 1), st.floats(-1, 1), st.floats(0.1, 10))
def test_names_depend_on_proportions_not_on_sizes(drug, alone, both, factor):
    near = [abs(x / drug) for x in (both - max(alone, 0), alone)]
    if any(abs(ratio - edge) < 1e-6 for ratio in near for edge in (0.01, 0.99, 1.01)):
        return
    if abs(both / drug - 1.01) < 1e-6:
        return
    scaled = (factor * drug, factor * alone, factor * both)
    assert effect_with_drug(*scaled) == effect_with_drug(drug, alone, both)


@given(st.floats(0.01, 1), st.floats(-1, 1), st.floats(-1, 1))
def test_a_name_with_the_drug_is_always_a_loss_or_no_loss(drug, alone, both):
    assert score_class(effect_with_drug(drug, alone, both)) in ("loss", "no loss")
    assert score_class(effect_alone(drug, alone)) in ("sufficient", "insufficient")


def test_a_prediction_says_what_it_is_and_why():
    found = predict({"bdnf": -1}, hypotheses=6)
    assert repr(found) == (
        "<Prediction: abolished: the later effect is 0.00 with both, 0.50 with the drug alone>"
    )
    assert (found.effect, found.value, found.reference) == ("abolished", 0.0, 0.5)
    assert found.trace[0] == Shift("bdnf", 0.0, -1.0)


def test_without_ketamine_a_prediction_compares_with_no_treatment():
    found = predict({"nmdar_extra": -1}, hypotheses=3, with_ketamine=False, outcome="ad_acute")
    assert found.effect == "mimicked"
    assert {step.before for step in found.trace} == {0.0}


def test_early_and_later_outcomes_may_differ():
    early = predict({"spinogenesis": -1}, hypotheses=1, outcome="ad_acute")
    assert early.effect == "unchanged"
    assert early.trace == (Shift("spinogenesis", 1.0, -1.0), *early.trace[1:])
    assert score_class(predict({"spinogenesis": -1}, hypotheses=1).effect) == "loss"


@pytest.mark.parametrize(
    ("perturbation", "hypotheses", "outcome", "reason"),
    [
        ({"mor": -1}, 5, "ad_acute", "the account names none of what is perturbed"),
        ({}, 5, "ad_acute", "the account names none of what is perturbed"),
        ({"mor": 0}, 7, "ad_acute", "the account names none of what is perturbed"),
        (
            {"cytokines": -1},
            10,
            "ad_acute",
            "the account has no path from ketamine to the early effect",
        ),
    ],
)
def test_an_account_is_silent_where_it_says_nothing(perturbation, hypotheses, outcome, reason):
    found = predict(perturbation, hypotheses=hypotheses, outcome=outcome)
    assert found.silent
    assert found.effect is None
    assert repr(found) == f"<Prediction: silent: {reason}>"


def test_an_island_of_the_account_is_silent():
    used = account("k -> out", "x -> y")
    asked = Treatment(blocked=frozenset(["x"]))
    words = "in the account no links join what is perturbed and k"
    assert silence(used, asked, "out", "k") == words
    assert silence(account("k -> out", "k -> y", "x -> y"), asked, "out", "k") == ""


def test_an_account_takes_of_several_nodes_those_it_names():
    both = predict({"nmdar_gaba": -1, "nmdar_lhb": -1}, hypotheses=5, outcome="ad_acute")
    assert both == predict({"nmdar_lhb": -1}, hypotheses=5, outcome="ad_acute")


def test_an_account_that_moves_the_outcome_the_wrong_way_predicts_no_effect_of_ketamine():
    lost = [e.id for e in records("edges") if e.source == "ketamine" and 8 in e.hypotheses]
    found = predict({"lithium": 1}, hypotheses=8, outcome="ad_acute", without=lost)
    assert found.silent  # nothing carries ketamine any more
    assert effect_with_drug(-0.2, 0.0, -0.2) == "no effect"
    assert score_class("no effect") == "unscored"


def test_edges_can_be_cut_or_left_out():
    assert predict({}, hypotheses=6, cut=["E103"]).effect == "abolished"
    assert predict({"bdnf": -1}, hypotheses=6, without=["E103"]).silent


def test_another_drug_can_take_the_place_of_ketamine():
    found = predict({"sst_in": 1}, hypotheses=1, drug="scopolamine")
    assert score_class(found.effect) == "loss"


@pytest.mark.parametrize(
    ("outcome", "way"),
    [
        ("ad_acute", 1),
        ("ad_sustained", 1),
        ("dissociation", 1),
        ("glutamate", 1),
        ("bdnf", 1),
        ("scaling", 1),
        ("depression_like", -1),
        ("lhb_burst", -1),
        ("eef2_p", -1),
        ("nmdar_rest", -1),
    ],
)
def test_ketamine_moves_each_scored_outcome_the_known_way(outcome, way):
    assert direction(outcome) == way


def test_every_scored_outcome_has_a_known_way():
    scored = {o for e in records("experiments") if e.scorable for o in e.outcome_effects}
    ways = test_ketamine_moves_each_scored_outcome_the_known_way.pytestmark[0].args[1]
    assert scored == {outcome for outcome, _ in ways}


def test_hypotheses_are_one_several_or_all():
    assert numbers(3) == {3}
    assert numbers([3, 1]) == {1, 3}
    assert numbers(None) == set(range(1, 13))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            {"perturbation": {"mtorc": -1}},
            "unknown node 'mtorc'; did you mean 'mtorc1'? Allowed: a1r, a2ar, ",
        ),
        ({"perturbation": {"mtorc1": -1}, "outcome": "mood"}, "unknown node 'mood'"),
        ({"perturbation": {"mtorc1": -1}, "cut": ["E999"]}, "unknown edge 'E999'"),
        (
            {"perturbation": {"mtorc1": -1}, "hypotheses": 13},
            "unknown hypothesis '13'",
        ),
    ],
)
def test_an_unknown_name_gets_the_nearest_match(arguments, message):
    with pytest.raises(KetacourseError) as caught:
        predict(**arguments)
    assert str(caught.value).startswith(message)
    assert "Allowed: " in str(caught.value)


def test_a_level_that_rounds_to_nothing_has_no_sign():
    reasons = [predict({node: -1}).reason for node in ("akt", "lithium", "mtorc1", "vhipp")]
    assert not any("-0.00" in reason for reason in reasons)
    assert _two(-1e-9) == "0.00"


@pytest.mark.parametrize("sign", [2, -0.5, "block", None])
def test_a_sign_that_is_none_is_refused(sign):
    with pytest.raises(KetacourseError) as caught:
        predict({"mtorc1": sign}, hypotheses=1)
    assert str(caught.value) == (
        f"perturbation of 'mtorc1' is {sign!r}; "
        "give -1 to block or remove it, 1 to add or stimulate it"
    )


def test_a_prediction_is_shown_as_a_sentence_without_ids():
    assert predict({"caffeine": 1}, hypotheses=12, outcome="ad_acute")._repr_html_() == (
        "<p><strong>Reduced.</strong> The early effect is 0.50 with both, 0.75 with the drug alone."
        "</p>"
    )
    assert predict({"mor": -1}, hypotheses=1)._repr_html_() == (
        "<p><strong>Silent.</strong> The account names none of what is perturbed.</p>"
    )
    assert predict({"mtorc1": -1}, outcome="glutamate").reason.startswith("Synaptic glutamate is ")


def test_a_prediction_that_depends_on_the_start_says_so():
    shaky = Prediction("reduced", 0.5, 1.0, silent=False, unique=False, reason="the x is 0.50")
    assert shaky._repr_html_() == (
        "<p><strong>Reduced.</strong> The x is 0.50. There is no single answer: it depends on the "
        "start.</p>"
    )

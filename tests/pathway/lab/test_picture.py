"""The laboratory draws whatever a prediction uses: what is not drawn changes no prediction."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ketacourse.errors import ContentError
from ketacourse.pathway import knockout_lab, map_view, predict
from ketacourse.pathway.lab.picture import OUTCOMES, lab_view, on_mood
from ketacourse.pathway.model.influence import account
from ketacourse.pathway.scores.experiments import done_in

ACCOUNTS = [(number,) for number in range(1, 13)]
OVERLAYS = [(1, 2), (2, 9), (1, 7, 9)]


def nodes_in(view):
    return [box.node.id for box in view.boxes]


def links_in(view):
    return {line.edge.id for line in view.lines}


def undrawn(choice):
    """Links of an account that its picture in the laboratory leaves out."""
    return {arrow.id for arrow in account(frozenset(choice)).arrows} - links_in(lab_view(choice))


def answer(choice, perturbation, outcome, *, with_ketamine, without=()):
    """What a prediction tells a student."""
    told = predict(
        perturbation,
        hypotheses=choice,
        outcome=outcome,
        with_ketamine=with_ketamine,
        without=without,
    )
    return told.effect, told.value, told.reference, told.silent


@pytest.mark.parametrize("choice", [*ACCOUNTS, *OVERLAYS])
def test_one_piece_is_predicted_alike_from_the_picture_and_from_the_whole_account(choice):
    hidden = undrawn(choice)
    for node, sign, outcome, drug in product(
        nodes_in(lab_view(choice)), (-1, 1), OUTCOMES, (True, False)
    ):
        whole = answer(choice, {node: sign}, outcome, with_ketamine=drug)
        seen = answer(choice, {node: sign}, outcome, with_ketamine=drug, without=hidden)
        assert seen == whole, (node, sign, outcome, drug)


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_several_pieces_are_too(data):
    choice = data.draw(st.sampled_from([*ACCOUNTS[:9], *OVERLAYS]))
    nodes = st.sampled_from(nodes_in(lab_view(choice)))
    pieces = data.draw(st.dictionaries(nodes, st.sampled_from((-1, 1)), min_size=2, max_size=5))
    outcome, drug = data.draw(st.sampled_from([*OUTCOMES])), data.draw(st.booleans())
    whole = answer(choice, pieces, outcome, with_ketamine=drug)
    assert answer(choice, pieces, outcome, with_ketamine=drug, without=undrawn(choice)) == whole


def test_the_loop_by_which_bdnf_matters_early_is_drawn():
    view = lab_view(1)
    assert predict({"bdnf": -1}, hypotheses=1, outcome="ad_acute").effect == "abolished"
    ends = {(line.edge.source, line.edge.target) for line in view.lines}
    assert {("bdnf", "trkb"), ("protein_synthesis", "glua1"), ("glua1", "ampar")} <= ends


@pytest.mark.parametrize("choice", ACCOUNTS)
def test_an_experiment_is_repeated_alike_from_the_picture_and_from_the_whole_account(choice):
    hidden = undrawn(choice)
    for experiment, outcome in product(on_mood(), OUTCOMES):
        pieces, drug = done_in(experiment), experiment.with_ketamine
        whole = answer(choice, pieces, outcome, with_ketamine=drug)
        seen = answer(choice, pieces, outcome, with_ketamine=drug, without=hidden)
        assert seen == whole, experiment.id


@pytest.mark.parametrize("choice", ACCOUNTS)
def test_what_the_map_shows_the_laboratory_shows_too(choice):
    small, large = map_view(choice), lab_view(choice)
    assert {*nodes_in(small)} <= {*nodes_in(large)}
    assert links_in(small) <= links_in(large)


def test_a_picture_that_leaves_nodes_out_says_by_what_rule():
    assert lab_view(1).subtitle.endswith(
        "Shown are 42 of its 57 nodes: those of its map, those that the experiments changed, and "
        "every node and link by which what you do can reach the early or the late effect."
    )
    assert "Shown are" not in lab_view(3).subtitle


def test_everything_is_everything():
    assert lab_view("all") is map_view("all")


def test_an_unknown_choice_is_refused_as_by_the_map():
    with pytest.raises(ContentError, match=r"^hypotheses is 'some'; give numbers such as"):
        lab_view("some")


def test_the_widget_shows_the_picture_of_the_laboratory_first_and_when_asked():
    lab = knockout_lab(1)
    assert lab.picture["view"] == lab_view(1).as_dict()
    assert lab.answer({"do": "show", "choice": [2]}, [])["picture"]["view"] == lab_view(2).as_dict()

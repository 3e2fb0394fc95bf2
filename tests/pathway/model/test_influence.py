"""The signed-influence model: what spreads, what stops, and that there is one answer."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.content.library import records
from ketacourse.content.mechanism import BASELINE_NODES
from ketacourse.pathway.model import influence
from ketacourse.pathway.model.influence import (
    Account,
    Arrow,
    Bench,
    Treatment,
    account_of,
    edges_used_by,
    prepare,
    settle,
)
from tests.pathway.made_up import NODES, account, accounts, chain

NAMES = st.sets(st.sampled_from(NODES), max_size=3).map(frozenset)
TREATMENTS = st.builds(Treatment, driven=NAMES, blocked=NAMES)


def driven(*nodes):
    return Treatment(driven=frozenset(nodes))


def blocked(*nodes):
    return Treatment(blocked=frozenset(nodes))


def levels(used, treatment, everything=None):
    return settle(prepare(used, everything or treatment), treatment)


def test_a_node_is_the_mean_of_its_inputs_in_play_times_their_signs():
    used = account("a -> d", "b -> d", "c -| d", "x -> d")
    assert levels(used, driven("a", "b", "c"))["d"] == pytest.approx(1 / 3)
    assert levels(used, driven("a"))["d"] == 1  # b, c and x are out of play


def test_all_groups_of_an_experiment_share_the_inputs_in_play():
    used = account("a -> c", "b -> c")
    assert levels(used, driven("a"), driven("a") | blocked("b"))["c"] == 0.5


def test_a_signal_does_not_fade_along_a_chain():
    settled = levels(chain([1, -1, 1, 1, -1, -1]), driven("n0"))
    assert [settled[f"n{i}"] for i in range(7)] == [1, 1, -1, -1, -1, 1, -1]


def test_what_is_given_joins_what_a_node_already_receives():
    assert levels(account("a -| b"), driven("a", "b"))["b"] == 0
    assert levels(account("a -> b"), driven("b"))["b"] == 1


def test_a_blocked_node_stays_at_its_floor_and_passes_nothing_on():
    used = account("a -> b", "b -> c", "b -| d")
    settled = levels(used, driven("a", "b") | blocked("b"))
    assert (settled["b"], settled["c"], settled["d"]) == (-1, -1, 1)


def test_a_drug_is_never_less_than_absent():
    used = account("a -| drug", "drug -> b", drugs=["drug"])
    assert levels(used, driven("a"))["drug"] == 0
    assert levels(used, blocked("drug"))["b"] == 0


def test_magnesium_keeps_memantine_out_and_without_it_memantine_acts():
    used = influence.account(frozenset([2]))
    memantine = driven("memantine")
    assert BASELINE_NODES == ("magnesium",)
    assert levels(used, memantine)["nmdar_rest"] == 0
    assert levels(used, memantine | blocked("magnesium"))["nmdar_rest"] < 0


def test_a_cut_edge_hands_on_the_floor_while_the_others_work():
    used = account("a -> b", "b -> c", "b -> d")
    settled = levels(used, driven("a") | Treatment(cut=frozenset(["e1"])))
    assert (settled["b"], settled["c"], settled["d"]) == (1, -1, 1)


def test_a_cut_edge_is_in_play_though_nothing_reaches_its_source():
    used = account("a -> c", "b -> c")
    assert levels(used, driven("a") | Treatment(cut=frozenset(["e1"])))["c"] == (1 - 1) / 2
    # In the untreated group of that experiment b is where it always is, and counts all the same.
    cut = Treatment(cut=frozenset(["e1"]))
    assert levels(used, driven("a"), driven("a") | cut)["c"] == (1 + 0) / 2
    assert levels(used, driven("a"))["c"] == 1


@given(accounts(), TREATMENTS)
def test_cutting_every_edge_of_a_node_is_blocking_it_for_the_others(used, treatment):
    cut = frozenset(arrow.id for arrow in used.outgoing.get("a", ()))
    treatment = dataclasses.replace(treatment, driven=treatment.driven | {"b"})
    everything = treatment | blocked("a") | Treatment(cut=cut)
    silenced = levels(used, treatment | blocked("a"), everything)
    severed = levels(used, treatment | Treatment(cut=cut), everything)
    assert [silenced[node] for node in NODES[1:]] == pytest.approx(
        [severed[node] for node in NODES[1:]], abs=1e-7
    )


def test_nothing_moves_when_nothing_is_done():
    used = influence.account(frozenset(range(1, 13)))
    settled = levels(used, Treatment(), driven("ketamine", "memantine"))
    assert {node for node in used.incoming if settled[node]} == {"magnesium"}


@given(accounts(), TREATMENTS)
def test_levels_stay_between_minus_one_and_one(used, treatment):
    settled = levels(used, treatment)
    assert all(-1 <= settled[node] <= 1 for node in NODES)
    assert all(settled[node] >= 0 for node in used.drugs)


@given(accounts(), TREATMENTS, TREATMENTS, st.floats(-1, 1))
def test_there_is_one_answer_whatever_the_start(used, treatment, other, start):
    bench = prepare(used, treatment | other)
    found = settle(bench, treatment)
    again = settle(bench, treatment, starts=[start])
    assert found.unique
    assert [found[node] for node in NODES] == pytest.approx(
        [again[node] for node in NODES], abs=1e-6
    )


def test_a_loop_with_no_input_from_outside_is_reported_as_not_unique():
    used = account("a -> b", "b -> a", "x -> a")
    inputs = {"a": used.incoming["a"][:1], "b": used.incoming["b"], "x": ()}
    closed = Bench(used, inputs, {"a": 1, "b": 1, "x": 1})  # no preparation gives this
    settled = settle(closed, driven("x"))
    assert not settled.unique
    assert settled["a"] == 0


def two_in_a_ring(sign, *, drugs=()):
    """Two nodes that act on each other alone, with a third that is driven but shut out."""
    used = account(f"a {sign} b", f"b {sign} a", "x -> a", drugs=drugs)
    inputs = {"a": used.incoming["a"][:1], "b": used.incoming["b"], "x": ()}
    return Bench(used, inputs, {"a": 1, "b": 1, "x": 1})


def test_each_of_the_three_starts_finds_what_the_others_miss():
    # Both up holds itself up; of drugs neither can hold the other down.
    up = two_in_a_ring("->", drugs=["a", "b"])
    assert settle(up, driven("x"), [0.0, -1.0]).unique
    assert not settle(up, driven("x")).unique
    # A drug and what it lowers, each kept out by the other: from above the drug settles at none.
    down = two_in_a_ring("-|", drugs=["a"])
    assert settle(down, driven("x"), [0.0, 1.0]).unique
    assert not settle(down, driven("x")).unique
    # Where the first start leads is the answer.
    assert settle(up, driven("x"))["a"] == 0
    assert influence.STARTS == (0, -1, 1)


def test_what_does_not_settle_is_reported(monkeypatch):
    monkeypatch.setattr(influence, "MOST_SWEEPS", 2)
    used = account("a -> b", "b -> c", "c -| b")
    assert not levels(used, driven("a")).unique
    monkeypatch.undo()
    assert levels(used, driven("a"))["b"] == pytest.approx(1 / 3)


def test_an_answer_that_one_start_has_not_reached_is_reported(monkeypatch):
    # From 1 it is there at once, from 0 within a millionth after twenty sweeps, and still moving.
    monkeypatch.setattr(influence, "MOST_SWEEPS", 25)
    used = account("a -> b", "b -> a")
    bench = prepare(used, driven("a"))
    assert settle(bench, driven("a"), [1.0]).unique
    assert not settle(bench, driven("a"), [1.0, 0.0]).unique
    assert not settle(bench, driven("a"), [0.0]).unique


def test_nodes_are_reached_once_and_in_one_order():
    ring = account("a -> b", "b -> c", "c -> a")
    assert ring.reached(["a"]) == ("a", "b", "c")
    fan = account(*(f"{name} -> x" for name in "fbdace"))
    assert fan.reached("cafebd") == (*"fedcba", "x")


def test_a_treatment_acts_where_it_drives_blocks_or_cuts_and_nowhere_else():
    used = account("a -> b", "b -> c", "c -> d")
    done = driven("a") | blocked("d") | Treatment(cut=frozenset(["e0"]))
    assert done.starts(used) == {"a", "b", "d"}


def test_what_is_there_from_the_start_is_fully_there():
    used = influence.account(frozenset([2]))
    assert levels(used, driven("memantine"))["magnesium"] == 1


@given(accounts(), TREATMENTS, st.sampled_from(NODES))
def test_a_node_outside_the_way_to_the_outcome_changes_nothing(used, treatment, extra):
    outcome = "h"
    if outcome in used.reached([extra]) or extra == outcome:
        return
    done = dataclasses.replace(treatment, blocked=treatment.blocked - {extra})
    everything = done | blocked(extra) | driven(extra)
    before = levels(used, done)[outcome]
    assert levels(used, done | blocked(extra), everything)[outcome] == pytest.approx(before)
    assert levels(used, done | driven(extra), everything)[outcome] == pytest.approx(before)


@given(st.randoms(use_true_random=False), accounts(), TREATMENTS)
def test_the_order_of_edges_and_nodes_does_not_matter(chance, used, treatment):
    arrows = list(used.arrows)
    chance.shuffle(arrows)
    names = dict(zip(NODES, chance.sample(NODES, len(NODES)), strict=True))
    renamed = Account(
        tuple(Arrow(a.id, names[a.source], names[a.target], a.sign) for a in arrows),
        frozenset(names[node] for node in used.drugs),
    )
    moved = Treatment(
        frozenset(names[node] for node in treatment.driven),
        frozenset(names[node] for node in treatment.blocked),
    )
    one, other = levels(used, treatment), levels(renamed, moved)
    assert [one[node] for node in NODES] == pytest.approx(
        [other[names[node]] for node in NODES], abs=1e-7
    )


@given(accounts(), NAMES)
def test_turning_the_sign_of_all_edges_at_a_node_turns_that_node_alone(used, nodes):
    used = Account(used.arrows)  # no drugs: their floor knows up from down
    node = "c"
    turned = Account(
        tuple(
            dataclasses.replace(a, sign=-a.sign) if node in (a.source, a.target) else a
            for a in used.arrows
        )
    )
    treatment = Treatment(driven=nodes - {node})
    one, other = levels(used, treatment), levels(turned, treatment)
    assert other[node] == pytest.approx(-one[node], abs=1e-7)
    rest = [name for name in NODES if name != node]
    assert [one[name] for name in rest] == pytest.approx([other[name] for name in rest], abs=1e-7)


def test_arrays_of_signs_give_what_each_deal_gives_alone():
    used = influence.account(frozenset([1, 2]))
    deals = [
        {a.id: -1.0 if number % step == 0 else 1.0 for number, a in enumerate(used.arrows)}
        for step in (2, 3, 5, 7, 11)
    ]

    def with_signs(sign):
        return Account(
            tuple(Arrow(a.id, a.source, a.target, sign(a.id)) for a in used.arrows), used.drugs
        )

    together = levels(with_signs(lambda i: np.array([d[i] for d in deals])), driven("ketamine"))
    for lane, deal in enumerate(deals):
        alone = levels(with_signs(deal.__getitem__), driven("ketamine"))
        assert together["ad_acute"][lane] == pytest.approx(alone["ad_acute"], abs=1e-6)


def test_an_account_has_the_edges_used_by_its_hypotheses_and_of_the_disease():
    used = {arrow.id for arrow in influence.account(frozenset([5])).arrows}
    for edge in records("edges"):
        mine = not edge.hypotheses or 5 in edge.hypotheses
        assert (edge.id in used) == (edge.causal and mine), edge.id


def test_every_causal_edge_has_a_direction():
    assert [edge.id for edge in edges_used_by(range(1, 13)) if edge.causal and not edge.sign] == []


def test_edges_can_be_left_out_or_brought_along():
    edges = edges_used_by([6])
    without = influence.account(frozenset([6]), frozenset([edges[0].id]))
    assert edges[0].id not in {arrow.id for arrow in without.arrows}
    mine = account_of(edges[:3], drugs=["bdnf"])
    assert len(mine.arrows) == 3
    assert mine.floor("bdnf") == 0
    assert account_of(edges).floor("ketamine") == 0

"""The graph is what the fact files say, with ids for keys and nothing that was not checked."""

import re

import pytest

from ketacourse.content.library import record, records
from ketacourse.errors import ContentError
from ketacourse.pathway import load_graph

GRAPH = load_graph()


def test_every_node_and_edge_of_the_files_is_there_once():
    assert set(GRAPH) == {node.id for node in records("nodes")}
    assert sorted(key for *_, key in GRAPH.edges(keys=True)) == sorted(
        edge.id for edge in records("edges")
    )


def test_an_edge_is_found_by_its_id_and_carries_its_claim():
    edge = record("edges", "E001")
    found = GRAPH.edges["ketamine", "nmdar_gaba", "E001"]
    assert (found["sign"], found["causal"], found["contested"]) == (-1, True, True)
    assert found["mechanism"] == edge.mechanism
    assert found["counter_cites"] == ("pozzi_2014",)
    assert found["hypotheses"] == (1, 9)
    assert set(found) == {
        "sign",
        "mechanism",
        "evidence",
        "strength",
        "strength_reason",
        "contested",
        "counter_evidence",
        "counter_cites",
        "hypotheses",
        "causal",
        "cites",
        "status",
    }


def test_a_node_carries_what_it_is_and_where():
    found = GRAPH.nodes["ketamine"]
    assert found["name"] == "Racemic (R,S)-ketamine"
    assert (found["type"], found["compartment"]) == ("drug", "body")
    assert found["identifiers"]["chebi"] == ("CHEBI:6121",)
    assert found["status"] == "verified"
    assert found["cites"] == ("zanos_2018_pharmrev",)


def test_identifiers_are_given_only_where_they_were_checked():
    for node in records("nodes"):
        checked = node.identifiers_status == "verified"
        assert GRAPH.nodes[node.id]["identifiers"] == (node.identifiers if checked else {})
    assert any(
        node.identifiers and node.identifiers_status != "verified" for node in records("nodes")
    )


@pytest.mark.parametrize("number", range(1, 13))
def test_a_hypothesis_has_its_edges_and_only_nodes_that_they_join(number):
    graph = load_graph(number)
    edges = {edge.id for edge in records("edges") if number in edge.hypotheses}
    assert {key for *_, key in graph.edges(keys=True)} == edges
    assert all(degree for _, degree in graph.degree())


def test_several_hypotheses_are_laid_together():
    both = set(load_graph((5, 12)))
    assert both == set(load_graph(5)) | set(load_graph([12]))


def test_no_two_edges_join_the_same_two_nodes_the_same_way():
    links = [(edge.source, edge.target) for edge in records("edges")]
    assert len(set(links)) == len(links)


@pytest.mark.parametrize(("wrong", "said"), [(13, "13"), (0, "0"), ("one", "'one'")])
def test_an_unknown_hypothesis_is_refused_with_the_numbers_there_are(wrong, said):
    message = f"unknown hypothesis {said}; give a number from 1 to 12"
    with pytest.raises(ContentError, match=f"^{re.escape(message)}$"):
        load_graph([wrong])


def test_a_graph_can_be_changed_without_changing_the_next_one():
    graph = load_graph(6)
    graph.remove_node("trkb")
    graph.nodes["ketamine"]["identifiers"].clear()
    assert "trkb" in load_graph(6)
    assert load_graph(6).nodes["ketamine"]["identifiers"]

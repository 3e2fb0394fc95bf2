"""Questions to the graph, on the graph itself and on small ones whose answers are plain."""

import re
from itertools import pairwise
from math import prod

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.display.text import to_plain
from ketacourse.errors import ContentError
from ketacourse.pathway import (
    animal_only,
    bottlenecks,
    contested,
    feedback_loops,
    load_graph,
    shared,
    signed_paths,
)

GRAPH = load_graph()


def small(*edges):
    """A graph of edges such as ``a+b``, ``a-b``, ``a0b``, or ``a*b`` for one without cause."""
    graph = nx.MultiDiGraph()
    for number, (source, mark, target) in enumerate(edges):
        for node in (source, target):
            graph.add_node(node, name=node.upper(), type="protein")
        graph.add_edge(
            source,
            target,
            key=f"e{number}",
            sign={"+": 1, "-": -1, "0": 0, "*": 1}[mark],
            causal=mark != "*",
            hypotheses=(1,),
            evidence=("rodent",),
            strength="weak",
            contested=False,
            counter_evidence="",
        )
    return graph


def test_the_sign_of_a_path_is_the_product_of_its_signs():
    (path,) = signed_paths(small("a-b", "b-c"), "a", "c")
    assert (path.nodes, path.edges, path.sign) == (("a", "b", "c"), ("e0", "e1"), 1)
    (path,) = signed_paths(small("a-b", "b+c"), "a", "c")
    assert path.sign == -1
    assert repr(path) == "a ⊣ b → c (lowers)"


def test_paths_come_shortest_first_and_then_by_name():
    graph = small("a+z", "z+d", "a+b", "b+d", "a-d")
    assert [path.text for path in signed_paths(graph, "a", "d")] == [
        "a ⊣ d",
        "a → b → d",
        "a → z → d",
    ]
    assert [path.text for path in signed_paths(graph, "a", "d", limit=2)] == ["a ⊣ d", "a → b → d"]
    assert len(signed_paths(graph, "a", "d", longest=1)) == 1


def test_an_edge_that_is_no_cause_carries_no_path():
    assert signed_paths(small("a*b", "b+c"), "a", "c") == ()
    assert repr(signed_paths(small("a*b"), "a", "b")) == "No way leads from A to B."


def test_two_edges_between_the_same_nodes_make_two_paths():
    paths = signed_paths(small("a+b", "a-b"), "a", "b")
    assert [(path.edges, path.sign) for path in paths] == [(("e0",), 1), (("e1",), -1)]


def test_only_edges_of_the_hypotheses_asked_for_carry_a_path():
    direct = signed_paths(GRAPH, "ketamine", "trkb", hypotheses=6)
    assert [path.edges for path in direct] == [("E103",)]
    assert not signed_paths(GRAPH, "ketamine", "trkb", hypotheses=12)


@pytest.mark.parametrize("number", range(1, 13))
def test_every_path_found_in_the_course_is_one_of_causal_edges(number):
    paths = signed_paths(GRAPH, "ketamine", "ad_sustained", hypotheses=number, longest=14)
    assert len(set(paths)) == len(paths) <= 20
    for path in paths:
        steps = [
            GRAPH.edges[a, b, key]
            for (a, b), key in zip(pairwise(path.nodes), path.edges, strict=True)
        ]
        assert all(step["causal"] and number in step["hypotheses"] for step in steps)
        assert path.sign == prod(step["sign"] for step in steps)
        assert len(set(path.nodes)) == len(path.nodes)
    assert [len(path.edges) for path in paths] == sorted(len(path.edges) for path in paths)


@given(
    st.sets(st.sampled_from([a + s + b for a in "abcde" for b in "abcde" if a < b for s in "+-"]))
)
def test_on_small_graphs_no_path_is_missed(edges):
    graph = small("a+a", "e+e", *sorted(edges))
    found = {path.edges for path in signed_paths(graph, "a", "e", limit=1000)}
    assert found == {
        tuple(key for *_, key in way) for way in nx.all_simple_edge_paths(graph, "a", "e")
    }


def test_paths_from_a_node_to_itself_are_loops_and_found_as_such():
    graph = small("a-b", "b+c", "c+a", "c+b")
    assert signed_paths(graph, "a", "a") == ()
    assert [repr(loop) for loop in feedback_loops(graph)] == [
        "b → c → b (feeds itself)",
        "a ⊣ b → c → a (holds itself back)",
    ]
    assert len(feedback_loops(graph, longest=2)) == 1


def test_the_graph_of_the_course_holds_a_loop_through_bdnf():
    loops = feedback_loops(GRAPH)
    assert ("ampar", "bdnf", "trkb", "scaling", "ampar") in {loop.nodes for loop in loops}
    assert all(loop.nodes[0] == loop.nodes[-1] == min(loop.nodes) for loop in loops)


def test_what_every_path_passes_through_is_a_bottleneck():
    graph = small("a+b", "b+c", "b+d", "c+e", "d+e", "e+f")
    assert [member.id for member in bottlenecks(graph, "a", "f")] == ["b", "e"]
    assert [member.id for member in bottlenecks(graph, "a", "e")] == ["b"]
    assert bottlenecks(graph, "c", "d") == ()
    assert bottlenecks(graph, "a", "a") == ()


@pytest.mark.parametrize("number", [1, 2, 4, 5, 7, 9])
def test_cutting_a_bottleneck_cuts_every_path(number):
    graph = load_graph(number)
    for member in bottlenecks(graph, "ketamine", "ad_acute"):
        cut = graph.copy()
        cut.remove_node(member.id)
        assert not signed_paths(cut, "ketamine", "ad_acute", longest=30)


def test_the_habenula_account_has_its_bottleneck_in_the_bursts():
    found = bottlenecks(load_graph(5), "ketamine", "ad_acute")
    assert [member.id for member in found] == ["nmdar_lhb", "lhb_burst"]
    assert repr(found[1]) == "lhb_burst: Lateral habenula bursting"


def test_what_two_hypotheses_share_is_used_by_both():
    common = shared(1, 9)
    one, other = load_graph(1), load_graph(9)
    assert {member.id for member in common.nodes} == set(one) & set(other)
    assert {claim.id for claim in common.edges} == set_of_keys(one) & set_of_keys(other)
    assert common == shared(1, 9)
    assert repr(common).startswith("Hypotheses 1 and 9 share nodes: 15, links: 12.\n")
    assert "<p>Hypotheses 1 and 9 share" in common._repr_html_()


def set_of_keys(graph):
    return {key for *_, key in graph.edges(keys=True)}


def test_edges_that_rest_on_animals_have_no_evidence_in_people():
    found = {claim.id: claim for claim in animal_only(GRAPH)}
    for *_, key, evidence in GRAPH.edges(keys=True, data="evidence"):
        people = {"human imaging", "clinical"} & set(evidence)
        assert (key in found) == ("rodent" in evidence and not people)
    assert len(found) == 120


def test_contested_edges_say_what_speaks_against_them():
    found = contested(GRAPH)
    assert {claim.id for claim in found} == {
        key for *_, key, disputed in GRAPH.edges(keys=True, data="contested") if disputed
    }
    assert all(claim.against for claim in found)
    assert repr(found[0]) == (
        "E001: Racemic (R,S)-ketamine lowers the activity of NMDA receptors on GABA interneurons "
        "(moderate; in vitro, rodent)"
    )


def test_answers_show_as_tables_and_slices_stay_answers():
    found = contested(GRAPH)
    html = found[:2]._repr_html_()
    assert html.count("<tr>") == 3
    assert '<th scope="col">Against it</th>' in html
    assert repr(found[:2]).count("\n") == 1
    assert found[:0]._repr_html_() == "<p>There is none.</p>"


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        (
            bottlenecks(load_graph(1), "ketamine", "ad_sustained"),
            "No single node",
        ),
        (shared(1, 5).edges, "The two have no link in common"),
        (shared(1, 11).nodes[:0], "The two have no node in common"),
    ],
)
def test_that_there_is_none_is_an_answer_in_a_sentence(answers, words):
    assert repr(answers).startswith(words)
    assert answers._repr_html_() == f"<p>{answers!r}</p>"


@pytest.mark.parametrize(
    "answers",
    [
        bottlenecks(load_graph(1), "ketamine", "ad_acute"),
        signed_paths(GRAPH, "ketamine", "ad_acute", hypotheses=1),
        shared(1, 2).nodes,
        shared(1, 2).edges,
        contested(GRAPH),
    ],
)
def test_tables_speak_in_names_and_ids_are_printed_on_request(answers):
    words = set(re.findall(r"[\w-]+", to_plain(answers._repr_html_())))
    assert not [word for word in words if "_" in word or re.fullmatch(r"E\d{3}\w*", word)]
    assert re.search(r"[a-z]+_[a-z]+|\bE\d{3}", repr(answers))


def test_a_path_is_told_by_the_short_names_of_its_nodes():
    (first, *_) = signed_paths(GRAPH, "ketamine", "ad_sustained", hypotheses=1, limit=1)
    assert first.row == (first.row[0], "2", "raises")
    assert first.row[0].startswith("Racemic (R,S)-ketamine → ")
    assert first.row[0].endswith(" → Later effect")


@pytest.mark.parametrize("ask", [signed_paths, bottlenecks])
@pytest.mark.parametrize("ends", [("mTORC", "bdnf"), ("bdnf", "mTORC")])
def test_an_unknown_node_is_refused_with_the_nearest(ask, ends):
    with pytest.raises(ContentError, match=r"^unknown node 'mTORC'; did you mean 'mtorc1'\? Allow"):
        ask(GRAPH, *ends)


def test_a_node_named_as_it_is_shown_is_refused_with_its_id():
    with pytest.raises(ContentError, match=r"^unknown node 'AMPA Receptors'; its id is 'ampar'$"):
        signed_paths(GRAPH, "AMPA Receptors", "bdnf")


def test_the_queries_leave_the_graph_as_it_was():
    before = [(*edge, dict(GRAPH.edges[edge])) for edge in GRAPH.edges(keys=True)]
    signed_paths(GRAPH, "ketamine", "ad_acute")
    feedback_loops(GRAPH)
    bottlenecks(GRAPH, "ketamine", "ad_acute")
    assert before == [(*edge, dict(GRAPH.edges[edge])) for edge in GRAPH.edges(keys=True)]

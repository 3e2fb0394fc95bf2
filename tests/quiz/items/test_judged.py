from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.errors import KetacourseError
from ketacourse.quiz.items import judges
from ketacourse.quiz.items.item import mark
from ketacourse.quiz.items.path import IN_ALL
from ketacourse.quiz.marking.marks import Feedback
from tests.quiz.judging import (
    NAMES,
    SHARES,
    SIGNS,
    judge_path,
    judge_prediction,
    made_up_judges,
    path_item,
    predict_item,
)
from tests.quiz.responding import Prickly, outcome, refusal, responses


@pytest.fixture(scope="module", autouse=True)
def _made_up():
    with made_up_judges():
        yield


ITEMS = (path_item(points=0.7), predict_item(points=0.3))
walks = st.lists(st.sampled_from(tuple("bcdx")), min_size=1, unique=True)


# --- Any response


@given(st.sampled_from(ITEMS), responses | walks | st.sampled_from(tuple(SHARES)))
def test_any_response_gives_a_mark_within_bounds_or_a_clear_error(item, response):
    result = outcome(item, response)
    if isinstance(result, str):
        assert 0 < len(result) < 500
    else:
        assert 0 <= result.score <= result.max_score == item.points
        assert result.correct is (result.score == result.max_score)


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
@pytest.mark.parametrize(
    "response",
    [Prickly(), [Prickly()], ["b"] * 1_000_000, "b" * 1_000_000, {"b": "z"}, 10**5000],
    ids=["prickly", "list of prickly", "long list", "long text", "map", "huge"],
)
def test_monstrous_responses_are_refused_in_a_sentence(item, response):
    assert len(refusal(item, response)) < 500


@pytest.mark.parametrize(
    ("response", "message"),
    [
        (None, "Add at least one step first."),
        ([], "Add at least one step first."),
        ("b", "Got 'b', but a list is needed."),
        (["q"], "'q' is not among the nodes b, c, d, x."),
        (["a", "b"], "'a' is not among the nodes b, c, d, x."),
        (["b", "c", "b"], "Each node can stand in one place only."),
    ],
)
def test_a_path_that_cannot_be_marked_is_told_what_is_allowed(response, message):
    assert refusal(path_item(), response) == message


@pytest.mark.parametrize(
    ("response", "message"),
    [
        (None, "Choose an outcome first."),
        ("", "Choose an outcome first."),
        ("gone", "'gone' is not among the outcomes lost, less, kept."),
        (["lost"], "['lost'] is not among the outcomes lost, less, kept."),
    ],
)
def test_a_prediction_that_cannot_be_marked_is_told_what_is_allowed(response, message):
    assert refusal(predict_item(), response) == message


# --- A path


def test_every_path_of_the_graph_is_right_and_nothing_else_is():
    right = [
        "".join(walk)
        for length in range(1, 5)
        for walk in permutations("bcdx", length)
        if mark(path_item(), list(walk)).correct
    ]
    assert sorted(right) == ["b", "cb", "cd"]


@given(walks)
def test_a_path_is_worth_the_share_of_its_links_that_exist(walk):
    links = list(pairwise(["a", *walk, "z"]))
    found = [link for link in links if link in SIGNS]
    result = mark(path_item(points=3.0), walk)
    assert result.score == 3 * (len(found) / len(links))
    assert str(result.parts) == f"{len(found)} of {len(links)} links exist"
    assert result.correct is (found == links)


@given(walks)
def test_feedback_tells_each_link_that_exists_and_only_the_first_that_does_not(walk):
    told = mark(path_item(), walk).feedback
    links = list(pairwise(["a", *walk, "z"]))
    exist = [end for start, end in links if (start, end) in SIGNS]
    assert [line.key for line in told if line.correct] == exist
    missing = [(start, end) for start, end in links if (start, end) not in SIGNS]
    named = [line for line in told if not line.correct]
    assert [(line.key, line.text) for line in named] == [
        (end, f"This hypothesis draws none from {NAMES[start]} to {NAMES[end]}.")
        for start, end in missing[:1]
    ]


def test_a_link_is_told_with_its_sentence_beside_the_node_it_leads_to():
    assert mark(path_item(), ["b", "d"]).feedback == (
        Feedback("b", "a acts on b.", correct=True),
        Feedback("d", "This hypothesis draws none from Beta to Delta.", correct=False),
        Feedback("z", "d acts on z.", correct=True),
    )


@pytest.mark.parametrize(("walk", "sign"), [("b", -1), ("cd", 1), ("cb", 0)])
def test_a_right_path_is_told_what_it_does_in_all(walk, sign):
    assert mark(path_item(), list(walk)).understood == IN_ALL[sign]


def test_a_path_with_a_gap_is_not_told_what_it_does_in_all():
    assert mark(path_item(), ["x"]).understood == ""


def test_the_solution_is_a_shortest_path_over_what_is_offered():
    assert path_item().solution == ["b"]
    assert path_item("x", "d", "c").solution == ["c", "d"]
    assert path_item("c", "x").solution is None


def test_a_solution_takes_no_link_that_does_not_exist_and_ends_in_a_circle(change, monkeypatch):
    change(SIGNS, ("x", "z"), 1)
    assert path_item("x", "d", "c").solution == ["c", "d"]
    monkeypatch.delitem(SIGNS, ("d", "z"))
    monkeypatch.delitem(SIGNS, ("x", "z"))
    change(SIGNS, ("d", "x"), 1)
    change(SIGNS, ("x", "d"), 1)
    assert path_item("x", "d", "c").solution is None


@given(st.lists(st.sampled_from(tuple("bcdx")), min_size=2, unique=True))
def test_a_solution_earns_full_marks_and_where_there_is_none_nothing_does(offered):
    item = path_item(*offered)
    found = item.solution
    if found is not None:
        assert mark(item, found).correct is True
    else:
        tried = (p for n in range(1, len(offered) + 1) for p in permutations(offered, n))
        assert not any(mark(item, list(walk)).correct for walk in tried)


def test_nodes_are_shown_in_another_order_than_the_author_wrote():
    assert sorted(path_item().offered) == list("bcdx")
    assert tuple(path_item().offered) != tuple("bcdx")


# --- A prediction


@pytest.mark.parametrize(("response", "share"), SHARES.items())
def test_a_prediction_earns_what_the_judge_says(response, share):
    result = mark(predict_item(points=2.0), response)
    assert (result.score, result.correct) == (2 * share, share == 1)
    assert result.feedback == (Feedback(response, f"Why {response}.", share == 1, share == 0.5),)


def test_the_solution_of_a_prediction_is_what_the_model_says():
    assert predict_item().solution == "lost"


def test_the_solution_of_a_prediction_is_found_wherever_it_stands(change):
    change(SHARES, "lost", 0)
    change(SHARES, "kept", 1)
    assert predict_item().solution == "kept"


def test_an_item_without_a_right_outcome_or_a_way_through_has_a_fault(change):
    assert (predict_item().fault, path_item().fault) == ("", "")
    assert path_item("c", "x").fault == "no path leads from 'a' to 'z' over what is offered"
    change(SHARES, "lost", 0.5)
    assert predict_item().fault == "its judge predicts none of the outcomes that it offers"


# --- Versions


@pytest.fixture
def change(monkeypatch):
    """Change what the judges know, for one test."""

    def made(known, key, value):
        monkeypatch.setitem(known, key, value)
        judges.ruling.cache_clear()

    yield made
    judges.ruling.cache_clear()


def test_the_version_of_a_path_follows_the_graph(change):
    before = path_item().version
    change(SIGNS, ("b", "z"), 1)
    assert path_item().version != before
    change(SIGNS, ("b", "z"), -1)
    assert path_item().version == before
    change(SIGNS, ("x", "d"), 1)
    assert path_item().version != before


def test_a_change_elsewhere_in_the_graph_leaves_the_version(change):
    before = path_item("b", "c").version
    change(SIGNS, ("x", "d"), 1)
    assert path_item("b", "c").version == before


def test_the_version_of_a_prediction_follows_what_is_predicted(change):
    before = predict_item().version
    change(SHARES, "kept", 1)
    change(SHARES, "lost", 0)
    assert predict_item().version != before


def test_the_order_in_which_an_author_lists_what_is_changed_leaves_the_version():
    there = predict_item(perturb=(("d", 1), ("b", -1)))
    assert there.version == predict_item(perturb=(("b", -1), ("d", 1))).version
    assert there.version != predict_item(perturb=(("b", 1), ("d", -1))).version


def test_what_is_said_of_an_item_leaves_its_version_and_what_it_asks_does_not():
    for make in (path_item, predict_item):
        assert make(stem="Mended.", explanation="Better.").version == make().version
    assert path_item("b", "x").version != path_item("b", "c").version
    assert predict_item(perturb=(("c", -1),)).version != predict_item().version
    assert predict_item(outcome="a").version != predict_item().version
    assert predict_item(experiment="X1").version == predict_item().version


def test_an_item_that_cannot_be_asked_is_refused_by_its_judge():
    with pytest.raises(KetacourseError) as fault:
        mark(path_item("b", "bb"), ["b"])
    assert str(fault.value) == "unknown node 'bb'; did you mean 'b'? Allowed: a, b, c, d, x, z"


def test_the_judges_here_ask_for_what_the_protocol_gives():
    question = {"hypothesis": 2, "start": "a", "end": "z", "offered": ("b",)}
    assert judge_path(**question).links.keys() == {("a", "b"), ("b", "z")}
    asked = {"hypothesis": 2, "perturbation": (), "with_ketamine": False, "outcome": "z"}
    assert judge_prediction(**asked, experiment="").report == ["The model says: **lost** (z)."]

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.claims.check_widget import ClaimCheck, claim_check
from ketacourse.claims.judging import CONFIDENCES
from ketacourse.content.library import records
from ketacourse.quiz.log.attempts import AttemptLog
from tests.talking import talk

GOOD = {"answer": "fails", "confidence": 70, "kind": "misattributed"}


@pytest.fixture
def view(log):
    return ClaimCheck(log)


def on_the_page(view):
    """Everything that the page, and a saved notebook, can read."""
    return json.dumps(view.get_state(), default=str)


def test_every_claim_is_asked_with_its_article_and_what_that_sells(view):
    asked = view.quiz["claims"]
    assert [each["number"] for each in asked] == list(range(1, 53))
    assert [each["says"] for each in asked] == [claim.says for claim in records("claims")]
    sells = {each["id"]: each["sells"] for each in view.quiz["articles"]}
    assert sells["article-3"].startswith("A dietary supplement")


def test_there_are_four_answers_and_a_scale_of_confidence_in_words(view):
    assert [each["name"] for each in view.quiz["answers"]] == [
        "Stands",
        "Stands with limits",
        "Does not stand",
        "Has nothing behind it",
    ]
    assert view.quiz["confidences"] == [list(each) for each in CONFIDENCES.items()]


def test_nothing_that_the_page_can_read_tells_a_verdict_before_it_is_judged(view):
    shown = on_the_page(view) + view.static_html()
    for claim in records("claims"):
        assert claim.why not in shown
        assert f'"{claim.id}": ' not in shown
        asked = next(each for each in view.quiz["claims"] if each["id"] == claim.id)
        assert set(asked) == {"id", "number", "article", "topic", "says"}
    assert view.state["judged"] == {}


def test_a_judgement_is_on_disk_before_its_trace_is_sent(view, log):
    kept = []
    view.send = lambda reply, buffers=None: kept.append((reply, log.path.read_text()))
    view._handle_custom_msg({"do": "judge", "request": "r1", "claim": "c007", "response": GOOD}, [])
    ((reply, on_disk),) = kept
    assert '"item": "c007"' in on_disk
    assert "Biological Psychiatry" in reply["trace"]
    assert reply["said"] == "You agree with our verdict: does not stand."


def test_a_judged_claim_is_marked_and_the_others_stay_closed(view):
    talk(view, "judge", claim="c007", response=GOOD)
    assert view.state["judged"] == {"c007": {**GOOD, "times": 1, "agrees": True}}
    assert (
        view.state["progress"] == "1 of 52 claims judged; your first verdict went with ours in 1."
    )
    assert talk(view, "trace", claim="c008") == {"refused": "Judge the claim first."}


def test_traces_never_lie_in_what_the_notebook_saves(view):
    talk(view, "judge", claim="c007", response=GOOD)
    shown = on_the_page(view)
    for claim in records("claims"):
        assert claim.why not in shown


def test_after_a_restart_judgements_are_there_and_their_traces_can_be_had(view, log):
    talk(view, "judge", claim="c007", response=GOOD)
    again = ClaimCheck(log)
    assert again.state["judged"] == view.state["judged"]
    assert "More exactly:" in talk(again, "trace", claim="c007")["trace"]


def test_a_second_judgement_is_kept_and_the_first_one_counts(view):
    talk(view, "judge", claim="c007", response={**GOOD, "answer": "stands", "kind": ""})
    reply = talk(view, "judge", claim="c007", response=GOOD)
    assert "it is the one that counts" in reply["trace"]
    assert view.state["judged"]["c007"]["times"] == 2
    assert (
        view.state["progress"] == "1 of 52 claims judged; your first verdict went with ours in 0."
    )


@pytest.mark.parametrize(
    ("response", "message"),
    [(None, "Choose a verdict first."), ({"answer": "fails"}, "Say how sure you are first.")],
)
def test_an_incomplete_judgement_is_refused_and_not_kept(view, log, response, message):
    assert talk(view, "judge", claim="c007", response=response) == {"refused": message}
    assert log.read() == ()


def test_unknown_claims_and_requests_are_answered(view):
    assert "unknown claim 'c099'" in talk(view, "judge", claim="c099")["refused"]
    assert talk(view, "guess")["refused"] == "the page asks for 'guess', which is unknown"


def test_other_views_of_the_log_follow(view, log):
    other = ClaimCheck(log)
    talk(view, "judge", claim="c007", response=GOOD)
    assert set(other.state["judged"]) == {"c007"}


def test_work_can_be_saved_from_here(view):
    talk(view, "judge", claim="c007", response=GOOD)
    assert talk(view, "save")["said"].startswith("1 answer saved in my_answers_")


def test_calibration_is_told_and_drawn_on_request(view):
    assert talk(view, "calibration")["html"].startswith("<p>No claim has been judged yet")
    talk(view, "judge", claim="c007", response=GOOD)
    reply = talk(view, "calibration")
    assert reply["said"].startswith("1 of 1 verdict went with ours")
    assert "<img alt=" in reply["html"]


def test_without_a_kernel_the_claims_can_be_read_under_their_articles(view):
    shown = view.static_html()
    assert "52 claims, in our words" in shown
    assert '<ol start="12">' in shown
    for claim in records("claims"):
        assert claim.says.replace("'", "&#x27;") in shown or claim.says in shown


def test_what_a_student_did_leaves_the_stored_form_as_it_was(view):
    before = view.static_html()
    talk(view, "judge", claim="c007", response=GOOD)
    assert view.static_html() == before


def test_the_view_has_a_stable_repr(view):
    assert repr(view) == "<ClaimCheck: 52 claims of 5 articles>"


def test_the_shorthand_uses_the_log_of_the_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("KETACOURSE_ANSWERS", str(tmp_path / "mine.jsonl"))
    assert claim_check().answers.path.name == "mine.jsonl"


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner),
    max_leaves=6,
)


@given(st.sampled_from(["judge", "trace", "calibration", "other", None]), anything, anything)
def test_whatever_the_page_sends_it_gets_an_answer(tmp_path_factory, do, claim, response):
    view = ClaimCheck(AttemptLog(tmp_path_factory.mktemp("log") / "my_answers.jsonl"))
    reply = talk(view, do, claim=claim, response=response)
    assert "said" in reply or "refused" in reply


@pytest.mark.parametrize("claim", [claim.id for claim in records("claims")])
def test_every_claim_can_be_judged_and_then_tells_its_verdict(view, claim):
    reply = talk(view, "judge", claim=claim, response={"answer": "limits", "confidence": 60})
    assert reply["said"].startswith(("You agree", "Your verdict goes", "You said"))
    assert set(view.state["judged"]) == {claim}
    assert "What the records say" in reply["trace"] or claim in ("c023", "c024", "c034")


def test_every_kind_is_offered_under_an_answer_that_agrees_with_it(view):
    for answer in view.quiz["answers"]:
        for kind in answer["kinds"]:
            response = {"answer": answer["id"], "confidence": 50, "kind": kind["id"]}
            assert "said" in talk(view, "judge", claim="c001", response=response)


def test_where_nothing_can_be_written_the_student_is_told_and_may_go_on(tmp_path):
    blocked = tmp_path / "a_file"
    blocked.write_text("")
    view = ClaimCheck(AttemptLog(blocked / "my_answers.jsonl"))
    reply = talk(view, "judge", claim="c007", response=GOOD)
    assert "trace" in reply
    assert view.state["trouble"].startswith("Your work can't be saved here")
    assert set(view.state["judged"]) == {"c007"}

"""The contract between a page and its kernel, for every view: each message gets one reply."""

import json
from pathlib import Path

import pytest
import traitlets
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.claims.check_widget import ClaimCheck
from ketacourse.claims.paragraph_widget import HonestParagraph
from ketacourse.content.library import records
from ketacourse.content.tables import LESSONS
from ketacourse.course.lesson_widget import LessonSections, MyLesson
from ketacourse.course.summary_widget import MySummary
from ketacourse.depression import effect_size_explorer, evidence_map, scale_explorer
from ketacourse.display.widget import MOST_KEPT, CourseWidget, drawer
from ketacourse.errors import KetacourseError
from ketacourse.evidence import pooling_bench, rob_worksheet, two_arms_explorer, unmasking_explorer
from ketacourse.glutamate import dose_explorer, occupancy_explorer, receptor_bench
from ketacourse.pathway import knockout_lab, pathway_map, scorecard_map
from ketacourse.quiz.bank.load import load_bank
from ketacourse.quiz.log.attempts import AttemptLog
from ketacourse.quiz.screen.following import FollowingPage
from ketacourse.quiz.screen.panel import WorkPanel
from ketacourse.quiz.screen.view import QuizWidget
from ketacourse.risk import risk_communicator
from tests.talking import hear, talk

BANK = load_bank(Path(__file__).parents[1] / "data" / "every_type.yaml")
ITEMS = [item for item in BANK.items if not item.is_in_cell]
VIEWS = {
    "quiz": lambda log: QuizWidget(BANK, ITEMS, log),
    "work": WorkPanel,
    "following": lambda log: FollowingPage("Count", log, len, lambda count: f"<p>{count}</p>"),
    "claims": ClaimCheck,
    "paragraph": HonestParagraph,
    "summary": MySummary,
    "sections": lambda log: LessonSections(records(LESSONS)[1], log),
    "lesson": lambda log: MyLesson(records(LESSONS)[1], log),
    "bench": lambda _: pooling_bench("response_about_a_day"),
    "worksheet": lambda _: rob_worksheet(),
    "scale": lambda _: scale_explorer(),
    "effect size": lambda _: effect_size_explorer(),
    "dose": lambda _: dose_explorer(),
    "occupancy": lambda _: occupancy_explorer(),
    "receptor": lambda _: receptor_bench(),
    "unmasking": lambda _: unmasking_explorer(),
    "two arms": lambda _: two_arms_explorer(),
    "findings": lambda _: evidence_map(),
    "map": lambda _: pathway_map(),
    "laboratory": lambda _: knockout_lab(),
    "scores": lambda _: scorecard_map(),
    "communicator": lambda _: risk_communicator(),
}
# What a page of ours asks for, with the names under which it sends more.
ASKED = (
    *("check", "hint", "reveal", "save", "restore", "judge", "trace", "calibration", "keep"),
    *("move", "choose", "compare", "pool", "show"),
)
NAMES = ("item", "response", "name", "claim", "values", "choice", "study", "domain")


def nested(levels):
    made = None
    for _ in range(levels):
        made = [made]
    return made


ODD = (
    *(None, True, -1, 10**400, float("nan"), float("inf"), "", "\ud83d", "\0", "__proto__"),
    *([], {}, [[1]], {"a": {}}, nested(1_500), "x" * 100_000),
)


@pytest.fixture(scope="module", name="views")
def _views(tmp_path_factory):
    """One of every view; what is asked of it must not depend on what was asked before."""
    log = AttemptLog(tmp_path_factory.mktemp("work") / "my_answers.jsonl")
    return {name: make(log) for name, make in VIEWS.items()}


class Counter(CourseWidget):
    """Counts what it is asked."""

    _esm = "export default {};"
    done = traitlets.Int().tag(sync=True)
    kept = traitlets.Dict().tag(sync=True)

    def answer(self, asked, files):
        self.done += 1
        if asked["do"] == "fail":
            raise ZeroDivisionError("by chance")
        if asked["do"] == "refuse":
            raise KetacourseError("Not so.")
        return {"said": asked["do"], "files": [b"1"]} if asked["do"] == "send" else {"made": files}


@pytest.fixture(name="counter")
def _counter():
    return Counter()


def kinds_of_view(base=CourseWidget):
    """The name of every class of the package that makes a view, and is the base of no other."""
    children = [kind for kind in base.__subclasses__() if kind.__module__.startswith("ketacourse.")]
    return {base.__name__} if not children else set().union(*map(kinds_of_view, children))


def kind_of(value):
    """What pytest calls a value that is too deep to be written out."""
    return type(value).__name__


def is_sent(reply):
    """Whether Jupyter could send a reply."""
    json.dumps(reply, allow_nan=False, ensure_ascii=False).encode("utf-8", "surrogateescape")
    return True


def test_views_of_every_kind_are_tried(views):
    assert {type(view).__name__ for view in views.values()} >= kinds_of_view()


@pytest.mark.parametrize("name", VIEWS)
def test_a_message_that_is_no_request_gets_the_reason(views, name):
    for message in ODD:
        assert hear(views[name], message) == [
            ({"refused": "the page asks for None, which is unknown", "request": None}, None)
        ]


@pytest.mark.parametrize("name", VIEWS)
def test_a_request_with_odd_content_gets_one_reply_that_can_be_sent(views, name):
    for do in ASKED:
        for odd in ODD:
            ((reply, _),) = hear(views[name], {"do": do, **dict.fromkeys(NAMES, odd)}, [odd])
            assert is_sent(reply)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(
    st.sampled_from([*VIEWS]),
    st.dictionaries(st.sampled_from(["do", "request", *NAMES]), JSON | st.sampled_from(ASKED)),
)
def test_any_request_gets_one_reply_that_can_be_sent(views, name, message):
    ((reply, _),) = hear(views[name], message)
    assert is_sent(reply)
    assert reply["request"] in (None, message.get("request"))


@pytest.mark.parametrize("odd", [None, 7, ["r"], {"r": 1}, "x" * 101, nested(1_500)], ids=kind_of)
def test_what_is_no_name_of_a_request_is_not_sent_back(counter, odd):
    assert hear(counter, {"do": "count", "request": odd}) == [({"made": [], "request": None}, None)]


def test_whatever_goes_wrong_the_page_gets_a_sentence(counter):
    assert talk(counter, "refuse") == {"refused": "Not so."}
    assert talk(counter, "fail") == {
        "refused": "That did not work (ZeroDivisionError('by chance')). What you did is still "
        "here; try once more."
    }


def test_a_reply_that_no_message_can_hold_becomes_a_sentence(counter):
    sent = []

    def send(reply, files=None):
        if "made" in reply:
            raise ValueError("too much")
        sent.append((reply, files))

    counter.send = send
    counter._handle_custom_msg({"do": "count", "request": "r"}, [])
    ((reply, files),) = sent
    assert reply["refused"].startswith("That did not work (ValueError('too much')).")
    assert (reply["request"], files) == ("r", None)


def test_a_request_that_comes_again_gets_the_same_reply_and_is_not_done_twice(counter):
    first = hear(counter, {"do": "send", "request": "r1"})
    assert first == [({"said": "send", "request": "r1"}, [b"1"])]
    assert hear(counter, {"do": "send", "request": "r1"}) == first
    assert counter.done == 1
    hear(counter, {"do": "fail", "request": "r2"})
    hear(counter, {"do": "fail", "request": "r2"})
    assert counter.done == 2


def test_replies_are_kept_for_the_latest_requests_alone(counter):
    for at in range(MOST_KEPT + 1):
        hear(counter, {"do": "count", "request": f"r{at}"})
    hear(counter, {"do": "count", "request": "r1"})
    assert counter.done == MOST_KEPT + 1
    hear(counter, {"do": "count", "request": "r0"})
    assert counter.done == MOST_KEPT + 2


def test_a_request_without_a_name_is_done_each_time(counter):
    hear(counter, {"do": "count"})
    hear(counter, {"do": "count"})
    assert counter.done == 2


def test_what_the_page_writes_is_taken_or_else_put_right_in_the_page(counter, monkeypatch):
    sent = []
    monkeypatch.setattr(counter, "send_state", sent.append)
    counter.set_state({"kept": {"a": 1}})
    assert (counter.kept, sent) == ({"a": 1}, [])
    for wrong in ("x", [1], None, nested(1_500)):
        counter.set_state({"kept": wrong, "unknown": wrong})
    assert counter.kept == {"a": 1}
    assert sent == [["kept"]] * 4


def test_a_view_knows_its_own_name_in_the_page(counter):
    assert counter.own_id == counter.model_id
    assert Counter().own_id != counter.own_id


def test_a_drawer_belongs_to_a_place_and_does_not_tell_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    name = drawer(Path("my_answers.jsonl"))
    assert name == drawer(tmp_path / "my_answers.jsonl")
    assert name != drawer(tmp_path / "other.jsonl")
    assert len(name) == 16
    assert "answers" not in name


def test_a_view_without_a_static_twin_is_a_fault_of_ours(counter):
    with pytest.raises(NotImplementedError) as missing:
        counter.static_html()
    assert str(missing.value) == "Counter needs a static twin"

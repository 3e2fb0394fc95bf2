import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.claims.paragraph import ITEM, LONGEST_TEXT
from ketacourse.claims.paragraph_widget import (
    NO_REMARK,
    HonestParagraph,
    honest_paragraph,
)
from ketacourse.claims.remarks import TO_SOMEBODY, remarks_on
from ketacourse.content.library import records
from ketacourse.display.text import to_plain
from ketacourse.quiz.log.attempt import Attempt
from ketacourse.quiz.log.attempts import AttemptLog
from tests.claims.test_remarks import GOOD
from tests.talking import talk


@pytest.fixture
def view(log):
    return HonestParagraph(log)


def keep(view, text, *ticked):
    return talk(view, "keep", response={"text": text, "ticked": list(ticked)})


def test_every_point_of_the_list_has_a_reason_and_a_source(view):
    assert len(view.quiz["points"]) == len(records("paragraph_points"))
    for point in view.quiz["points"]:
        assert 'href="https://' in point["why"]
    assert {point["kind"] for point in view.quiz["points"]} == set(view.quiz["heads"])


def test_a_paragraph_is_kept_with_its_ticks_and_remarks(view, log):
    reply = keep(view, "Ketamine helps.", "harm", "who")
    assert reply["said"].startswith("Kept. 2 of 13 points ticked. It has 2 words;")
    assert view.state["text"] == "Ketamine helps."
    assert view.state["ticked"] == ["who", "harm"]
    assert "It holds no number." in view.state["remarks"]
    (attempt,) = log.read()
    assert (attempt.bank, attempt.item) == ("honest_paragraph", "paragraph")


def test_help_lines_stand_alone_without_heading_ticks_or_a_word_of_having_kept(view, log):
    text = "30 of 47 people responded. I do not want to live any more."
    reply = keep(view, text, "who")
    assert reply == {"said": " ".join(remarks_on(text)), "status": ""}
    assert view.state["head"] == ""
    assert view.state["remarks"] == list(remarks_on(text))
    assert view.state["remarks"][0] == TO_SOMEBODY
    assert log.read()[0].response["text"] == text


def test_after_a_restart_the_help_lines_are_there_still(view, log):
    keep(view, "I do not want to live any more.")
    again = HonestParagraph(log)
    assert (again.state["head"], again.state["remarks"][0]) == ("", TO_SOMEBODY)


def test_remarks_stand_under_a_heading_that_says_whose_they_are(view):
    assert keep(view, "Ketamine helps.")["status"] == "Kept."
    assert view.state["head"] == "Seen by rule, in what was kept"


def test_a_paragraph_without_remarks_is_not_called_right(view):
    assert keep(view, GOOD)["said"] == f"Kept. 0 of 13 points ticked. {NO_REMARK}"
    assert view.state["remarks"] == [NO_REMARK]


def test_the_last_paragraph_is_there_after_a_restart(view, log):
    keep(view, "The first.")
    keep(view, "The second.", "who")
    again = HonestParagraph(log)
    assert (again.state["text"], again.state["ticked"]) == ("The second.", ["who"])


def test_nothing_and_too_much_are_refused_and_not_kept(view, log):
    assert keep(view, "  ") == {"refused": "Write something first."}
    assert talk(view, "keep")["refused"] == "Write something first."
    assert keep(view, "x" * (LONGEST_TEXT + 1)) == {
        "refused": "The paragraph has 6,001 characters; 6,000 can be kept. Shorten it."
    }
    assert log.read() == ()


@pytest.mark.parametrize("response", [None, 3, "text", {"text": 4}, {"text": ""}, []])
def test_a_file_edited_by_hand_never_breaks_the_view(log, response):
    log.append(Attempt.of(ITEM, {"text": "Mine.", "ticked": ["who"]}), Attempt.of(ITEM, response))
    assert HonestParagraph(log).state["text"] == "Mine."


def test_ticks_that_name_no_point_are_left_out(view):
    keep(view, "Mine.", "who", "nobody", 7)
    assert view.state["ticked"] == ["who"]


def test_nothing_kept_shows_an_empty_page(view):
    assert (view.state["text"], view.state["ticked"], view.state["remarks"]) == ("", [], [])


def test_what_is_written_is_text_and_no_markup_of_ours(view):
    keep(view, "<b>bold</b>")
    assert view.state["text"] == "<b>bold</b>"
    assert "<b>" not in view.static_html()


def test_without_a_kernel_the_task_and_the_list_can_be_read(view):
    shown = view.static_html()
    for point in records("paragraph_points"):
        assert point.text in to_plain(shown)
    keep(view, "Mine.")
    assert view.static_html() == shown
    assert repr(view) == "<HonestParagraph: a list of 13 points>"


def test_other_requests_go_to_the_panel(view):
    keep(view, "Mine.")
    assert talk(view, "save")["said"].startswith("1 answer saved")


def test_the_shorthand_uses_the_log_of_the_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("KETACOURSE_ANSWERS", str(tmp_path / "mine.jsonl"))
    assert honest_paragraph().answers.path.name == "mine.jsonl"


@given(st.text(max_size=200), st.lists(st.text(max_size=5) | st.integers() | st.none()))
def test_whatever_is_written_is_kept_as_it_is_or_refused(tmp_path_factory, text, ticked):
    view = HonestParagraph(AttemptLog(tmp_path_factory.mktemp("log") / "my_answers.jsonl"))
    reply = talk(view, "keep", response={"text": text, "ticked": ticked})
    if text.strip():
        assert reply["status"] == "Kept."
        assert view.state["text"] == text
    else:
        assert reply == {"refused": "Write something first."}


def test_two_views_of_one_log_show_the_same(view, log):
    other = HonestParagraph(log)
    keep(view, "Mine.", "who")
    assert (other.state["text"], other.state["ticked"]) == ("Mine.", ["who"])


def test_judgements_of_claims_are_no_paragraphs(view, judge, log):
    judge("c007", "fails")
    assert HonestParagraph(log).state["text"] == ""
    assert HonestParagraph(log).state["remarks"] == []

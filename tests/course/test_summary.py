"""The summary counts what was done, and can be kept; it holds no name."""

import pytest

from ketacourse.claims.judging import attempt_at
from ketacourse.claims.paragraph_widget import HonestParagraph
from ketacourse.content.library import records
from ketacourse.course.summary import CAVEAT, NOTHING, TITLE, summarise, summary_document
from ketacourse.course.summary import summary_html as html_of
from ketacourse.course.summary_widget import MySummary
from ketacourse.quiz import Attempt, load_bank
from ketacourse.quiz.log.attempts import AttemptLog
from ketacourse.quiz.log.session import session_of
from tests.talking import talk

BANK = load_bank("01_depression")


def attempt(time, response="a"):
    item = BANK.item("warm-up-pairs")
    made = Attempt.of(item, response)
    return Attempt(
        id=made.id,
        time=time,
        bank=made.bank,
        item=made.item,
        item_version=made.item_version,
        response=response,
    )


@pytest.fixture(name="log")
def _log(tmp_path):
    return AttemptLog(tmp_path / "answers.jsonl")


def test_a_summary_tells_questions_attempts_and_days():
    tries = [attempt("2026-11-02T08:00:00.000Z"), attempt("2026-11-20T08:00:00.000Z", "b")]
    words = summarise(tries).words
    assert words.startswith(
        "1 question answered in 2 attempts, from 2026-11-02 to 2026-11-20. 0 of 11 lessons "
    )


def test_one_day_is_told_once():
    assert ", 2026-11-02. " in summarise([attempt("2026-11-02T08:00:00.000Z")]).words


def test_nothing_done_is_said_kindly():
    assert html_of(summarise([])) == f"<p>{NOTHING}</p>"


def test_the_page_lists_the_lessons_begun_and_what_it_cannot_tell():
    page = html_of(summarise([attempt("2026-11-02T08:00:00.000Z")]))
    assert page.count("<tr>") == 2  # the heading and one lesson
    assert "01 Depression" in page
    assert CAVEAT in page


def test_the_document_is_whole_and_needs_nothing_from_elsewhere():
    document = summary_document(summarise([attempt("2026-11-02T08:00:00.000Z")]))
    assert document.startswith('<!doctype html><html lang="en">')
    assert f"<h1>{TITLE}</h1>" in document
    assert "http" not in document


def test_the_view_follows_the_log(log):
    view = MySummary(log)
    assert NOTHING in view.shown
    assert view.document == ""
    log.append(attempt("2026-11-02T08:00:00.000Z"))
    session_of(log).refresh()
    assert "2026-11-02" in view.shown
    assert view.filename.startswith("my_summary_")


def test_judged_claims_and_a_kept_paragraph_are_counted_as_they_are_given(log):
    view = MySummary(log)
    log.append(attempt_at(records("claims")[0], {"answer": "stands", "confidence": 80}))
    session_of(log).refresh()
    assert "0 questions answered, 1 claim judged in 1 attempt" in view.shown
    talk(HonestParagraph(log), "keep", response={"text": "Ketamine, in words.", "ticked": []})
    assert "1 claim judged, 1 paragraph written in 2 attempts" in view.shown


def test_the_static_twin_does_not_depend_on_what_was_done(log):
    before = MySummary(log).static_html()
    log.append(attempt("2026-11-02T08:00:00.000Z"))
    assert MySummary(log).static_html() == before
    assert repr(MySummary(log)) == "<MySummary>"

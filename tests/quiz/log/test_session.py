from dataclasses import replace

import pytest

from ketacourse.quiz.log.attempt import Attempt
from ketacourse.quiz.log.attempts import AttemptLog
from ketacourse.quiz.log.session import Session, session_of, tries_at


@pytest.fixture
def pick(sample):
    return sample.item("pick")


def test_quizzes_with_one_log_share_a_session(log, tmp_path):
    assert session_of(log) is session_of(log)
    assert session_of(log) is not session_of(AttemptLog(tmp_path / "other.jsonl"))


def test_help_given_is_remembered_by_item_and_kind(log, sample, pick):
    session = Session(log)
    session.give(pick, "hint")
    assert session.gave(pick, "hint")
    assert not session.gave(pick, "answer")
    assert not session.gave(sample.item("tick"), "hint")


def test_help_given_before_an_attempt_outlives_the_kernel(log, pick):
    log.append(Attempt.of(pick, "na", hint_used=True), Attempt.of(pick, "mg", revealed=True))
    later = Session(AttemptLog(log.path))
    assert later.gave(pick, "hint")
    assert later.gave(pick, "answer")


def test_a_note_is_told_once(log):
    session = Session(log)
    assert session.new_notes(["a", "b"]) == ["a", "b"]
    assert session.new_notes(["b", "c"]) == ["c"]


def test_refreshing_reaches_every_open_view(log):
    class View:
        refreshed = 0

        def refresh(self):
            self.refreshed += 1

    session, views = Session(log), [View(), View()]
    session.views.update(views)
    session.refresh()
    assert [view.refreshed for view in views] == [1, 1]


def test_tries_are_those_at_the_item_in_order_of_time(pick, sample):
    first, second = Attempt.of(pick, "na"), Attempt.of(pick, "mg")
    first = replace(first, time="2026-01-01T00:00:00.000Z")
    other = Attempt.of(sample.item("type-number"), "1")
    assert tries_at(pick, [second, other, first]) == [first, second]


def test_tries_that_cannot_be_marked_or_are_out_of_date_are_left_out(pick):
    good = Attempt.of(pick, "na")
    gone = Attempt.of(pick, "an option that was removed")
    old = replace(good, item_version="0" * 12)
    assert tries_at(pick, [gone, old, good]) == [good]


def test_a_hint_taken_in_one_kernel_is_known_in_another_that_runs_already(log, pick, sample):
    here, elsewhere = Session(log), Session(AttemptLog(log.path))
    here.give(pick, "hint")
    assert elsewhere.gave(pick, "hint")
    assert not elsewhere.gave(pick, "answer")
    assert not elsewhere.gave(sample.item("tick"), "hint")
    elsewhere.give(pick, "answer")
    assert here.gave(pick, "answer")


def test_help_is_kept_once_however_often_it_is_given(log, pick):
    for session in (Session(log), Session(log), Session(AttemptLog(log.path))):
        session.give(pick, "hint")
    assert log.path.read_bytes().count(b'"help"') == 1


def test_help_is_no_answer_and_no_fault_of_the_log(log, pick):
    Session(log).give(pick, "hint")
    log.append(Attempt.of(pick, "mg"))
    again = AttemptLog(log.path)
    assert [attempt.response for attempt in again.read()] == ["mg"]
    assert again.notes == ()


def test_help_that_cannot_be_written_is_remembered_here_and_written_later(tmp_path, pick):
    log = AttemptLog(tmp_path / "later" / "my_answers.jsonl")
    session = Session(log)
    session.give(pick, "hint")
    assert session.gave(pick, "hint")
    assert log.trouble.startswith("Your work can't be saved here")
    log.path.parent.mkdir()
    log.append(Attempt.of(pick, "mg", hint_used=True))
    assert AttemptLog(log.path).helped == {("every_type", "pick", "hint")}
    assert log.trouble == ""

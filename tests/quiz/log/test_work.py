import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ketacourse.quiz.log.attempts as attempts_module
import ketacourse.quiz.log.work as work_module
from ketacourse.quiz.log.attempt import Attempt, line_of
from ketacourse.quiz.log.attempts import HEADER, LARGEST_FILE, AttemptLog
from ketacourse.quiz.log.help import Help
from ketacourse.quiz.log.moments import is_ahead
from ketacourse.quiz.log.work import export_work, latest, restore_work

FIRST = Attempt(
    id="first",
    time="2026-11-21T09:30:00.000Z",
    bank="made",
    item="one",
    item_version="abc",
    response="a",
)
SECOND = replace(FIRST, id="second", response="b")


@pytest.fixture
def empty(tmp_path):
    """A second log, as in a fresh session."""
    return AttemptLog(tmp_path / "fresh.jsonl")


def test_saved_work_comes_back_whole_in_a_fresh_session(log, empty):
    log.append(FIRST, SECOND)
    result = restore_work(empty, export_work(log), "my_answers.jsonl")
    assert empty.read() == (FIRST, SECOND)
    assert (result.accepted, result.added, result.already, result.skipped) == (True, 2, 0, 0)
    assert result.message == "Restored 2 answers from my_answers.jsonl."


def test_help_that_was_shown_is_known_where_work_is_restored(log, empty):
    given = Help("made", "one", "hint"), Help("made", "two", "answer")
    log.keep_help(*given)
    log.append(FIRST)
    found = restore_work(empty, export_work(log), "saved.jsonl")
    assert (found.message, found.skipped) == ("Restored 1 answer from saved.jsonl.", 0)
    assert empty.helped == set(given)
    restore_work(empty, export_work(log), "saved.jsonl")
    assert empty.path.read_bytes().count(b'"help"') == 2


def test_restoring_merges_without_doubles(log, empty):
    log.append(FIRST, SECOND)
    empty.append(SECOND)
    data = export_work(log)
    assert restore_work(empty, data, "work.jsonl").message == (
        "Restored 1 answer from work.jsonl. 1 answer was here already."
    )
    assert restore_work(empty, data, "work.jsonl").message == (
        "Restored 0 answers from work.jsonl. 2 answers were here already."
    )
    assert empty.read() == (SECOND, FIRST)


def test_the_log_itself_can_be_restored(log, empty):
    log.append(FIRST)
    assert restore_work(empty, log.path.read_bytes(), "my_answers.jsonl").added == 1


def test_work_that_could_not_be_written_is_saved_all_the_same(tmp_path, empty):
    log = AttemptLog(tmp_path)
    log.append(FIRST)
    assert restore_work(empty, export_work(log), "work.jsonl").added == 1


def test_restoring_where_nothing_can_be_written_says_so(tmp_path, log):
    log.append(FIRST)
    result = restore_work(AttemptLog(tmp_path), export_work(log), "work.jsonl")
    assert result.message.startswith(
        "Restored 1 answer from work.jsonl. Your work can't be saved here (Is a directory)."
    )


def test_unreadable_lines_are_left_out_and_counted(log):
    data = HEADER + line_of(FIRST) + b"junk\n" + line_of(SECOND)[:30]
    result = restore_work(log, data, "work.jsonl")
    assert (result.added, result.skipped) == (1, 2)
    assert result.message == (
        "Restored 1 answer from work.jsonl. 2 lines were left out, being unreadable."
    )


NOT_OURS = (
    'photo.png was not restored: it is not a file from "Save my work". '
    "Choose the file that was downloaded there."
)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x89PNG\r\n\x1a\n",
        "é".encode("latin-1"),
        b"[1, 2]",
        b'{"cells": []}',
        b"[" * 100_000,
        HEADER + line_of(FIRST) + b"\xff\n",
        line_of(FIRST),
    ],
    ids=["empty", "picture", "latin-1", "list", "notebook", "deep", "damaged", "no header"],
)
def test_a_file_that_is_not_ours_is_refused_kindly(log, data):
    result = restore_work(log, data, "photo.png")
    assert (result.accepted, result.message) == (False, NOT_OURS)
    assert not log.path.exists()


def test_a_file_that_is_too_big_is_refused(log):
    result = restore_work(log, HEADER + b" " * 8_000_000, "big.jsonl")
    assert (result.accepted, result.message) == (
        False,
        "big.jsonl was not restored: it is larger than 8 MB, far more than a course's answers.",
    )


@pytest.mark.parametrize("version", [2, "1", None])
def test_a_file_of_another_version_is_refused(log, version):
    data = json.dumps({"ketacourse": "answers", "version": version}).encode() + b"\n"
    assert restore_work(log, data, "new.jsonl").message == (
        "new.jsonl was not restored: it was saved by a newer version of the course. "
        "Update the course, then try again."
    )


def test_a_forged_line_that_would_not_fit_a_line_of_ours_is_left_out(log):
    forged = line_of(FIRST).replace(b'"a"', b'"' + "é".encode() * 20_000 + b'"')
    result = restore_work(log, HEADER + forged, "work.jsonl")
    assert (result.added, result.skipped) == (0, 1)


@given(st.binary(max_size=300))
def test_any_file_at_all_gets_an_answer(tmp_path_factory, data):
    log = AttemptLog(tmp_path_factory.getbasetemp() / "any.jsonl")
    assert restore_work(log, data, "any").message.startswith("any was not restored: ")
    assert restore_work(log, HEADER + data, "any").added == 0


def attempt(item, response, second=0):
    made = Attempt.of(item, response)
    return replace(made, time=f"2026-11-21T09:30:{second:02}.000Z")


def test_the_last_attempt_at_an_item_counts_whatever_the_order_of_the_file(sample):
    item = sample.item("pick")
    old, new = attempt(item, "na", 1), attempt(item, "mg", 2)
    assert latest([new, old], sample) == {"pick": new}
    assert latest([old, new], sample) == {"pick": new}


def test_of_two_attempts_in_the_same_moment_the_later_line_counts(sample):
    item = sample.item("pick")
    one, two = attempt(item, "na"), attempt(item, "mg")
    assert latest([one, two], sample) == {"pick": two}


def test_attempts_at_other_banks_unknown_items_and_changed_items_are_left_out(sample):
    made = attempt(sample.item("pick"), "mg")
    strangers = [
        replace(made, bank="other"),
        replace(made, item="gone"),
        replace(made, item_version="old"),
    ]
    assert latest(strangers, sample) == {}


def test_whatever_a_log_may_hold_can_be_restored():
    assert LARGEST_FILE == attempts_module.LARGEST_FILE == work_module.LARGEST_FILE


def test_a_full_log_comes_back_whole(tmp_path, empty, monkeypatch):
    monkeypatch.setattr(attempts_module, "LARGEST_FILE", 300_000)
    monkeypatch.setattr(work_module, "LARGEST_FILE", 300_000)
    log = AttemptLog(tmp_path / "full.jsonl")
    number = 0
    while not log.trouble:
        log.append(replace(FIRST, id=f"n{number}", response="x" * 19_000))
        number += 1
    kept = log.read()[:-1]  # the last did not fit, and is still in memory
    result = restore_work(empty, log.path.read_bytes(), "full.jsonl")
    assert (result.accepted, result.added) == (True, len(kept))
    assert empty.read() == kept


def test_answers_of_a_clock_that_was_ahead_are_dated_now_in_their_order(empty):
    ahead = [
        replace(FIRST, id=f"n{number}", time=f"21{90 - number}-01-01T00:00:00.000Z")
        for number in range(3)
    ]
    data = HEADER + b"".join(map(line_of, [FIRST, *ahead]))
    result = restore_work(empty, data, "work.jsonl")
    assert result.message == (
        "Restored 4 answers from work.jsonl. 3 answers were dated after today, and now bear this "
        "day."
    )
    in_order = sorted(empty.read(), key=lambda attempt: attempt.time)
    assert [attempt.id for attempt in in_order] == ["first", "n2", "n1", "n0"]
    assert not any(is_ahead(attempt.time) for attempt in in_order)


def test_a_file_of_a_million_lines_is_refused_before_they_are_read(empty):
    result = restore_work(empty, HEADER + b"1\n" * 1_000_000, "lines.jsonl")
    assert result.message == (
        "lines.jsonl was not restored: it has more than 100,000 lines, "
        "far more than a course's answers."
    )


def test_the_name_of_a_file_is_made_whole(empty):
    assert restore_work(empty, b"", "half \ud83d").message.startswith("half � was not restored")

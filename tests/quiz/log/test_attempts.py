import errno
import json
import os
import subprocess
import sys
from contextlib import nullcontext
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ketacourse.quiz.log.attempts as attempts_module
from ketacourse.errors import KetacourseError
from ketacourse.quiz.log.attempt import LONGEST_LINE, Attempt, attempt_of, line_of
from ketacourse.quiz.log.attempts import HEADER, AttemptLog, answers_path, course_log
from ketacourse.quiz.log.file import PATIENCE_S, locked
from ketacourse.quiz.log.help import Help, line_of_help
from ketacourse.quiz.log.moments import is_moment, now, written

FIRST = Attempt(
    id="first",
    time="2026-11-21T09:30:00.000Z",
    bank="made",
    item="one",
    item_version="abc",
    response="a",
)

json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


def numbered(number):
    return replace(FIRST, id=f"n{number}", response=number)


def test_a_new_attempt_carries_what_is_needed_to_mark_it_again(sample):
    item = sample.item("pick")
    attempt = Attempt.of(item, "na", hint_used=True)
    assert (attempt.bank, attempt.item) == ("every_type", "pick")
    assert attempt.item_version == item.version
    assert (attempt.response, attempt.hint_used, attempt.revealed) == ("na", True, False)
    assert attempt_of(line_of(attempt)) == attempt
    assert Attempt.of(item, "na").id != attempt.id


@given(json_values)
def test_any_json_response_survives_being_written_and_read(response):
    attempt = replace(FIRST, response=response)
    line = line_of(attempt)
    assert line.count(b"\n") == 1
    assert attempt_of(line) == attempt


@pytest.mark.parametrize("response", [float("nan"), float("inf"), object(), {1, 2}, b"a"])
def test_what_json_cannot_hold_is_refused(log, response):
    with pytest.raises(KetacourseError, match=r"cannot be kept: a response is text, a number, "):
        log.append(replace(FIRST, response=response))
    assert log.read() == ()


def test_a_response_too_long_for_a_line_is_refused(log):
    with pytest.raises(KetacourseError) as fault:
        log.append(replace(FIRST, response="x" * 64_000))
    assert str(fault.value) == "The answer is too long to be kept. Shorten it."
    assert not log.path.exists()


def test_a_line_may_be_as_long_as_allowed_and_no_longer(log):
    room = LONGEST_LINE - len(line_of(replace(FIRST, response="")))
    fits = replace(FIRST, response="x" * room)
    assert len(line_of(fits)) == LONGEST_LINE
    assert attempt_of(line_of(fits)) == fits
    with pytest.raises(KetacourseError, match=r"^The answer is too long to be kept\."):
        log.append(replace(FIRST, response="x" * (room + 1)))
    assert attempt_of(line_of(fits) + b" ") == "longer than any answer"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (b"", ""),
        (b" \r\n", ""),
        (b'"' + b"x" * 58 + b'"', "not an answer"),  # whole, and as short as is looked at
        (b'"' + b"x" * 57 + b'"', "cut short or not JSON"),
    ],
)
def test_a_line_is_looked_at_where_it_could_be_an_answer(line, found):
    assert attempt_of(line) == found


def test_help_is_none_unless_it_was_given(log, sample):
    assert (FIRST.hint_used, FIRST.revealed) == (False, False)
    for made in (Attempt.of(sample.item("pick"), "na"), log.keep(sample.item("pick"), "na")):
        assert (made.hint_used, made.revealed) == (False, False)


def test_attempts_come_back_in_the_order_in_which_they_were_made(log):
    for number in range(3):
        log.append(numbered(number))
    assert [attempt.response for attempt in log.read()] == [0, 1, 2]
    assert AttemptLog(log.path).read() == log.read()
    assert (log.trouble, log.notes) == ("", ())


def test_a_new_file_begins_with_a_line_that_says_what_it_is(log):
    log.append(FIRST)
    assert log.path.read_bytes() == HEADER + line_of(FIRST)


def test_reading_a_log_that_does_not_exist_makes_no_file(log):
    assert log.read() == ()
    assert not log.path.exists()


def test_a_half_written_last_line_is_skipped_told_and_mended(log):
    log.append(FIRST)
    with log.path.open("ab") as file:
        file.write(line_of(numbered(2))[:40])
    reopened = AttemptLog(log.path)
    assert reopened.read() == (FIRST,)
    assert reopened.notes == ("my_answers.jsonl:3: skipped a line that is cut short or not JSON.",)
    reopened.append(numbered(3))
    assert reopened.read() == (FIRST, numbered(3))
    assert reopened.notes == ("my_answers.jsonl:3: skipped a line that is cut short or not JSON.",)


@given(st.integers(0, 400))
def test_a_file_cut_anywhere_keeps_every_whole_line_and_takes_more(tmp_path_factory, cut):
    path = tmp_path_factory.getbasetemp() / "cut.jsonl"
    whole = HEADER + line_of(FIRST) + line_of(numbered(2))
    path.write_bytes(whole[:cut])
    log = AttemptLog(path)
    kept = [one for one in (FIRST, numbered(2)) if line_of(one).rstrip() in whole[:cut]]
    assert list(log.read()) == kept
    log.append(numbered(3))
    assert list(log.read()) == [*kept, numbered(3)]
    assert list(AttemptLog(path).read()) == [*kept, numbered(3)]


def test_a_whole_last_line_without_its_end_counts(log):
    log.path.write_bytes(line_of(FIRST).rstrip())
    assert log.read() == (FIRST,)
    log.append(numbered(2))
    assert log.read() == (FIRST, numbered(2))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{}", "cut short or not JSON"),
        (json.dumps(["not", "a", "mapping", "x" * 60]).encode(), "not an answer"),
        (b"\xff\xfe", "cut short or not JSON"),
        (b"[" * 50_000, "cut short or not JSON"),
        (b'{"response": NaN}', "cut short or not JSON"),
        (b'"' + b"x" * 64_000 + b'"', "longer than any answer"),
        (line_of(FIRST).replace(b'"v": 1', b'"v": 2'), "written by a newer version of the course"),
        (line_of(FIRST).replace(b'"item": "one"', b'"item": "../one two"'), "not an answer"),
        (line_of(FIRST).replace(b"2026-11-21T", b"yesterday "), "not an answer"),
        (line_of(FIRST).replace(b'"response"', b'"answer"'), "not an answer"),
        (line_of(FIRST).replace(b"2026-11-21T", b"2026-02-30T"), "not an answer"),
        (line_of(FIRST).replace(b"2026-11-21T", b"9999-99-99T"), "not an answer"),
        (line_of(FIRST).replace(b"2026-11-21T", b"9999-12-31T"), "not an answer"),
        (line_of(FIRST).replace(b"2026", "٢٠٢٦".encode()), "not an answer"),
    ],
)
def test_lines_that_are_no_attempts_are_skipped_with_a_note(log, line, reason):
    log.path.write_bytes(HEADER + line.rstrip() + b"\n\n" + line_of(FIRST))
    assert log.read() == (FIRST,)
    assert log.notes == (f"my_answers.jsonl:2: skipped a line that is {reason}.",)


def test_fields_of_later_editions_are_left_aside(log):
    fields = {**json.loads(line_of(FIRST)), "mood": "curious"}
    log.path.write_text(json.dumps(fields) + "\n")
    assert log.read() == (FIRST,)


def test_many_bad_lines_are_counted_rather_than_listed(log):
    log.path.write_bytes(b"junk\n" * 100)
    assert log.read() == ()
    assert len(log.notes) == 21
    assert log.notes[-1] == "80 more lines were skipped."


def test_of_attempts_with_one_id_the_first_counts(log):
    forged = replace(FIRST, response="b")
    log.path.write_bytes(HEADER + line_of(FIRST) * 2 + line_of(forged))
    assert log.read() == (FIRST,)


def test_an_attempt_is_on_disk_before_append_returns(log, monkeypatch):
    flushed = []
    monkeypatch.setattr(os, "fsync", lambda handle: flushed.append(os.fstat(handle).st_size))
    log.append(FIRST)
    assert flushed == [len(HEADER + line_of(FIRST))]


def test_two_logs_on_one_file_see_each_others_attempts(log):
    other = AttemptLog(log.path)
    log.append(numbered(1))
    other.append(numbered(2))
    log.append(numbered(3))
    assert log.read() == other.read() == (numbered(1), numbered(2), numbered(3))


def test_only_the_new_lines_are_parsed(log, monkeypatch):
    log.append(*(numbered(number) for number in range(50)))
    log.read()
    parsed = []

    def counted(line):
        parsed.append(line)
        return attempt_of(line)

    monkeypatch.setattr(attempts_module, "attempt_of", counted)
    log.append(numbered(50))
    assert len(log.read()) == 51
    assert [line for line in parsed if line] == [line_of(numbered(50)).rstrip()]


def test_a_file_that_was_replaced_is_read_anew(log):
    log.append(numbered(1), numbered(2))
    log.read()
    log.path.write_bytes(HEADER + line_of(numbered(7)) * 5 + line_of(numbered(8)) * 5)
    assert log.read() == (numbered(7), numbered(8))


def test_a_longer_file_in_its_place_is_read_from_its_first_letter(log):
    log.append(FIRST)
    assert log.read() == (FIRST,)
    log.path.write_bytes(b"".join(line_of(numbered(number)) for number in range(5)))
    assert log.read() == tuple(map(numbered, range(5)))
    assert log.notes == ()


def test_a_log_of_a_header_alone_is_known_by_it(log):
    log.path.write_bytes(HEADER)
    assert log.read() == ()
    log.path.write_bytes(line_of(FIRST))
    assert (log.read(), log.notes) == ((FIRST,), ())


def test_lines_follow_each_other_without_a_blank(log):
    for number in range(3):
        log.append(numbered(number))
    assert log.path.read_bytes() == HEADER + b"".join(line_of(numbered(n)) for n in range(3))


def test_a_file_that_was_deleted_is_forgotten(log):
    log.append(FIRST)
    log.read()
    log.path.unlink()
    assert log.read() == ()


WORKER = """
import sys
from ketacourse.quiz.log.attempt import Attempt
from ketacourse.quiz.log.attempts import AttemptLog
log = AttemptLog(sys.argv[1])
print("ready", flush=True)
sys.stdin.readline()
for number in range(40):
    log.append(Attempt(id=f"w{sys.argv[2]}n{number}", time="2026-11-21T09:30:00.000Z", bank="made",
                       item="one", item_version="abc", response="x" * number * 50))
sys.exit(bool(log.trouble))
"""


def test_processes_that_append_at_once_lose_nothing(log):
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    workers = [
        subprocess.Popen([sys.executable, "-c", WORKER, str(log.path), str(number)], **pipes)
        for number in range(3)
    ]
    for worker in workers:
        assert worker.stdout.readline() == "ready\n"
    for worker in workers:
        worker.stdin.write("go\n")
        worker.stdin.flush()
    for worker in workers:
        worker.communicate()
    assert [worker.returncode for worker in workers] == [0, 0, 0]
    assert len(log.read()) == 120
    assert log.notes == ()
    assert log.path.read_bytes().count(HEADER) == 1


def test_where_nothing_can_be_written_attempts_stay_and_the_log_says_so(tmp_path):
    log = AttemptLog(tmp_path)
    log.append(FIRST)
    assert log.trouble == (
        "Your work can't be saved here (Is a directory). You can go on; "
        'press "Save my work" before you leave, or it will be lost.'
    )
    assert log.read() == (FIRST,)


def test_the_next_append_tries_the_waiting_attempts_again(tmp_path):
    log = AttemptLog(tmp_path / "later" / "my_answers.jsonl")
    log.append(numbered(1))
    assert "No such file or directory" in log.trouble
    log.path.parent.mkdir()
    log.append(numbered(2))
    assert log.trouble == ""
    assert AttemptLog(log.path).read() == (numbered(1), numbered(2))


def test_on_a_full_disk_work_goes_on(log, monkeypatch):
    def full(handle, lines):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    log.append(FIRST)
    assert log.trouble.startswith("Your work can't be saved here (No space left on device).")
    assert log.read() == (FIRST,)


def test_a_write_cut_short_is_tried_again_whole(log, monkeypatch):
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, lines: real(handle, lines[:60]))
    log.append(FIRST)
    assert "No space left on device" in log.trouble
    monkeypatch.setattr(os, "write", real)
    log.append(numbered(2))
    assert (log.trouble, AttemptLog(log.path).read()) == ("", (FIRST, numbered(2)))


def test_a_log_that_would_grow_too_large_takes_no_more(log, monkeypatch):
    monkeypatch.setattr(attempts_module, "LARGEST_FILE", 1_000)
    for number in range(10):
        log.append(numbered(number))
    assert "my_answers.jsonl is full" in log.trouble
    assert log.path.stat().st_size <= 1_000
    assert len(log.read()) == 10


def test_a_file_that_is_too_large_is_read_as_far_as_allowed(log, monkeypatch):
    log.path.write_bytes(HEADER + b"".join(line_of(numbered(number)) for number in range(10)))
    monkeypatch.setattr(attempts_module, "LARGEST_FILE", 1_000)
    assert 0 < len(log.read()) < 10
    assert log.notes == ("my_answers.jsonl is over 0 MB or 100,000 lines; the rest is not read.",)


def test_a_log_may_be_exactly_as_large_as_allowed(log, monkeypatch):
    exact = len(HEADER + line_of(FIRST))
    monkeypatch.setattr(attempts_module, "LARGEST_FILE", exact)
    log.append(FIRST)
    assert (log.trouble, log.path.stat().st_size) == ("", exact)
    assert (AttemptLog(log.path).read(), log.notes) == ((FIRST,), ())


@pytest.mark.parametrize(("name", "limit"), [("LARGEST_FILE", 1_000), ("MOST_LINES", 5)])
def test_limits_count_what_was_read_before(log, monkeypatch, name, limit):
    monkeypatch.setattr(attempts_module, name, limit)
    log.append(*map(numbered, range(3)))
    assert len(log.read()) == 3
    with log.path.open("ab") as file:
        file.write(b"".join(line_of(numbered(number)) for number in range(3, 10)))
    found, told = log.read(), log.notes
    assert (found, told) == (AttemptLog(log.path).read(), told)
    assert 3 < len(found) < 6
    assert "the rest is not read" in told[-1]


def test_a_place_that_cannot_be_read_is_told(tmp_path):
    log = AttemptLog(tmp_path)
    assert log.read() == ()
    assert log.read() == ()
    assert log.notes == (f"{tmp_path.name} can't be read (it is not a file).",)


def test_what_was_read_stays_when_the_file_cannot_be_read_for_a_while(log, monkeypatch):
    log.append(FIRST)
    log.read()

    def denied(path, flags, mode):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "open", denied)
    assert log.read() == (FIRST,)
    assert log.notes == ("my_answers.jsonl can't be read (Permission denied).",)


def test_answers_stand_beside_the_lesson_unless_a_place_is_named(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KETACOURSE_ANSWERS", raising=False)
    assert answers_path() == tmp_path / "my_answers.jsonl"
    assert course_log() is course_log()
    monkeypatch.setenv("KETACOURSE_ANSWERS", str(tmp_path / "named.jsonl"))
    assert answers_path() == tmp_path / "named.jsonl"
    assert course_log().path == tmp_path / "named.jsonl"


def test_a_log_stays_where_it_was_when_the_working_directory_changes(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    log = AttemptLog("kept.jsonl")
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    log.append(FIRST)
    assert (tmp_path / "kept.jsonl").exists()


def test_a_log_shows_no_path_of_this_machine(log):
    assert repr(log) == "AttemptLog('my_answers.jsonl')"


def test_a_lock_that_another_holds_is_waited_for_only_so_long(tmp_path):
    path = tmp_path / "file"
    path.touch()
    with path.open("rb") as one, path.open("rb") as two:
        with locked(one.fileno()) as first, locked(two.fileno(), patience_s=0.05) as second:
            assert (first, second) == (True, False)
        with locked(two.fileno()) as third:
            assert third is True


def test_a_file_that_cannot_be_locked_is_written_all_the_same(log, monkeypatch):
    def no_locks(handle):
        raise OSError

    monkeypatch.setattr("ketacourse.quiz.log.file._lock", no_locks)
    log.append(FIRST)
    assert log.read() == (FIRST,)


@pytest.mark.parametrize("ahead", ["2026-11-21T09:30:00.000Z", "2099-01-01T00:00:00.000Z", ""])
def test_a_new_answer_is_later_than_every_other_whatever_the_clock_said(log, sample, ahead):
    log.append(replace(FIRST, time=ahead or written(now() + timedelta(hours=2))))
    item = sample.item("pick")
    kept = [log.keep(item, response) for response in ("a", "b", "c")]
    moments = [attempt.time for attempt in log.read()]
    assert moments == sorted(set(moments))
    assert [attempt.id for attempt in log.read()][1:] == [attempt.id for attempt in kept]
    assert all(is_moment(moment) for moment in moments)


def test_a_clock_that_goes_back_between_answers_hides_none(log, sample, monkeypatch):
    kept = []
    for day in ("2027-01-02", "2026-01-01", "1970-01-01", "2026-01-03"):
        moment = datetime.fromisoformat(f"{day}T12:00:00.000+00:00")
        monkeypatch.setattr("ketacourse.quiz.log.moments.now", lambda moment=moment: moment)
        kept.append(log.keep(sample.item("pick"), day))
    assert tries_at_ids(log) == [attempt.id for attempt in kept]
    assert kept[-1].time == "2027-01-02T12:00:00.003Z"


def tries_at_ids(log):
    """Attempts in the order of their moments, as every reader of the log puts them."""
    return [attempt.id for attempt in sorted(log.read(), key=lambda attempt: attempt.time)]


def test_an_answer_dated_after_today_is_told_once(log):
    lines = [
        replace(numbered(number), time=f"2199-01-0{number}T00:00:00.000Z") for number in (1, 2)
    ]
    log.path.write_bytes(HEADER + b"".join(map(line_of, lines)))
    assert len(log.read()) == 2
    (note,) = log.notes
    assert note == (
        "my_answers.jsonl:2: an answer is dated 2199-01-01, so a clock was ahead; "
        "answers made later are dated after it."
    )


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("half \ud83d of it", "half � of it"),
        ("\ude00", "�"),
        ("two halves \ud83d\ude00", "two halves 😀"),
        ({"text": "\udfff", "ticked": ["\ud800"]}, {"text": "�", "ticked": ["�"]}),
        ([["\udbff"], 1, None, True], [["�"], 1, None, True]),
    ],
)
def test_half_an_emoji_is_made_whole_before_it_is_kept(log, sample, given, kept):
    attempt = log.keep(sample.item("reflect"), given)
    assert attempt.response == kept
    assert log.read() == (attempt,)
    json.dumps([one.response for one in log.read()], ensure_ascii=False).encode("utf-8")


def test_a_log_that_holds_half_an_emoji_opens(log):
    log.path.write_bytes(HEADER + line_of(replace(FIRST, response="\ud83d")))
    assert log.read() == (replace(FIRST, response="�"),)


def test_a_response_nested_too_deep_is_refused_and_nothing_is_kept(log, sample):
    response = []
    for _ in range(100_000):
        response = [response]
    with pytest.raises(KetacourseError, match=r"cannot be kept: a response is text, a number"):
        log.keep(sample.item("reflect"), response)
    assert log.read() == ()


def test_a_pipe_in_place_of_the_file_keeps_nobody_waiting(log):
    os.mkfifo(log.path)
    assert log.read() == ()
    log.append(FIRST)
    assert log.read() == (FIRST,)
    assert "can't be saved here (it is not a file)" in log.trouble
    assert log.notes == ("my_answers.jsonl can't be read (it is not a file).",)


def test_a_new_file_is_its_owners_alone(log):
    log.append(FIRST)
    if os.name == "posix":
        assert log.path.stat().st_mode & 0o777 == 0o600


def test_whoever_waited_for_a_lock_in_vain_does_not_wait_again(log, monkeypatch):
    waited, held = [], iter([False, False, True, True])

    def lock(_handle, patience_s):
        waited.append(patience_s)
        return nullcontext(next(held))

    monkeypatch.setattr(attempts_module, "locked", lock)
    for number in range(4):
        log.append(numbered(number))
    assert waited == [PATIENCE_S, 0.0, 0.0, PATIENCE_S]
    assert len(log.read()) == 4


def test_an_unknown_home_is_a_place_that_cannot_be_written(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KETACOURSE_ANSWERS", "~nobody-of-this-name/mine.jsonl")
    log = AttemptLog(answers_path())
    log.append(FIRST)
    assert log.read() == (FIRST,)
    assert "can't be saved here (No such file or directory)" in log.trouble


def test_lines_beyond_what_any_log_holds_are_not_read(log, monkeypatch):
    monkeypatch.setattr(attempts_module, "MOST_LINES", 5)
    log.path.write_bytes(HEADER + b"1\n" * 10 + line_of(FIRST))
    assert log.read() == ()
    assert log.notes[-1] == "my_answers.jsonl is over 8 MB or 5 lines; the rest is not read."


def test_locks_that_are_not_there_are_done_without(log):
    code = (
        "import fcntl; del fcntl.flock\n"
        "import sys\n"
        "from ketacourse.quiz.log.attempt import Attempt\n"
        "from ketacourse.quiz.log.attempts import AttemptLog\n"
        f"log = AttemptLog(sys.argv[1]); log.append({FIRST!r}); print(len(log.read()), log.trouble)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(log.path)], capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("1 \n", "")


# --- Help


GIVEN = [Help("made", item, kind) for item in ("one", "two") for kind in ("answer", "hint")]


def test_help_is_kept_once_and_known_to_every_log_of_the_file(log):
    assert log.helped == frozenset()
    for _ in range(2):
        log.keep_help(GIVEN[0])
    assert log.helped == AttemptLog(log.path).helped == {GIVEN[0]}
    assert log.path.read_bytes() == HEADER + line_of_help(GIVEN[0])
    assert log.read() == ()


def test_help_that_another_log_gave_is_not_written_again(log):
    other = AttemptLog(log.path)
    other.keep_help(GIVEN[0])
    log.keep_help(GIVEN[0])
    log.keep_help(GIVEN[1])
    assert log.path.read_bytes() == HEADER + b"".join(map(line_of_help, GIVEN[:2]))


def test_help_waits_with_answers_where_nothing_can_be_written(tmp_path):
    log = AttemptLog(tmp_path / "missing" / "my_answers.jsonl")
    for help_given in reversed(GIVEN):
        log.keep_help(help_given)
    assert log.helped == set(GIVEN)
    assert "can't be saved here" in log.trouble
    log.path.parent.mkdir()
    log.append(FIRST)
    kept = HEADER + line_of(FIRST) + b"".join(map(line_of_help, GIVEN))
    assert log.path.read_bytes() == kept
    log.append(numbered(2))  # what was waiting is written once
    assert log.path.read_bytes() == kept + line_of(numbered(2))
    assert log.helped == set(GIVEN)

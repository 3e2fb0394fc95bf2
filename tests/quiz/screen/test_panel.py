import re

import pytest

from ketacourse.quiz.log.attempt import Attempt
from ketacourse.quiz.log.attempts import AttemptLog
from ketacourse.quiz.log.work import export_work
from ketacourse.quiz.screen.panel import WorkPanel
from tests.talking import talk


@pytest.fixture
def panel(log):
    return WorkPanel(log)


def test_the_panel_says_where_answers_are_kept(panel):
    assert panel.state["where"].startswith(
        "Your answers are kept in the file my_answers.jsonl beside this notebook; what you type "
        "and do not send yet stays in this browser."
    )
    assert panel.quiz["items"] == []
    assert panel.quiz["open_panel"] is True


def test_the_panel_has_a_stable_repr_and_reads_without_a_kernel(panel):
    assert repr(panel) == "<WorkPanel>"
    assert panel.static_html() == (
        "<p><strong>Save or restore my work.</strong> To use this panel, open this notebook with "
        "a running kernel and run the cell above.</p>"
    )


def test_saving_gives_the_whole_log_as_a_file(panel, log, sample):
    log.append(Attempt.of(sample.item("pick"), "mg"))
    reply = talk(panel, "save")
    assert reply["files"] == [export_work(log)]
    assert re.fullmatch(r"my_answers_\d{4}-\d\d-\d\d\.jsonl", reply["filename"])
    assert reply["said"] == f"1 answer saved in {reply['filename']}, among your downloads."


def test_nothing_answered_gives_nothing_to_save(panel):
    assert talk(panel, "save") == {
        "refused": "There is nothing to save yet: no question has been answered."
    }


def test_restoring_merges_a_saved_file(panel, log, sample, tmp_path):
    elsewhere = AttemptLog(tmp_path / "elsewhere.jsonl")
    elsewhere.append(Attempt.of(sample.item("pick"), "mg"))
    saved = memoryview(export_work(elsewhere))
    reply = talk(panel, "restore", name="saved.jsonl", buffers=[saved])
    assert reply == {"said": "Restored 1 answer from saved.jsonl."}
    assert [attempt.response for attempt in log.read()] == ["mg"]
    again = talk(panel, "restore", name="saved.jsonl", buffers=[saved])
    assert "1 answer was here already." in again["said"]
    assert len(log.read()) == 1


def test_a_foreign_file_is_refused_with_a_reason(panel):
    reply = talk(panel, "restore", name="cat.png", buffers=[b"\x89PNG"])
    assert reply == {
        "refused": 'cat.png was not restored: it is not a file from "Save my work". '
        "Choose the file that was downloaded there."
    }


def test_a_huge_file_is_refused_by_the_kernel_too(panel):
    reply = talk(panel, "restore", name="big.jsonl", buffers=[b"x" * 8_000_001])
    assert reply["refused"].startswith("big.jsonl was not restored: it is larger than 8 MB")


def test_an_unknown_request_is_answered(panel):
    assert talk(panel, "saves") == {"refused": "the page asks for 'saves', which is unknown"}


def test_a_fault_of_ours_still_gets_an_answer(panel):
    reply = talk(panel, "restore", name="no file came with it")
    assert reply["refused"].startswith("That did not work (IndexError(")


def test_lines_that_were_skipped_are_told_once(log):
    log.path.write_text('{"cut sho\n')
    log.read()
    first, second = WorkPanel(log), WorkPanel(log)
    assert first.quiz["notes"] == (
        "my_answers.jsonl:1: skipped a line that is cut short or not JSON."
    )
    assert second.quiz["notes"] == ""

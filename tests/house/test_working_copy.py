"""The student's copies of the lessons: renewed where nothing was changed, and never overwritten."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from ketacourse.quiz.log.attempt import Attempt, line_of
from ketacourse.quiz.log.attempts import HEADER, AttemptLog
from scripts import working_copy
from scripts.working_copy import STATE, WorkingCopy

ROOT = Path(__file__).parents[2]
NAME = "01_depression.ipynb"
FIRST = "The lessons are copied to work/, which is yours: git leaves it alone."
TAKEN_OVER = (
    "What you did in lessons/ is there too. So that git pull can renew lessons/, type "
    "'git checkout lessons'."
)
KEPT = f"work/{NAME} is kept as you changed it; the course's new version is work/"


def notebook(*sources, output=None):
    """A notebook of code cells; with an output, one that was run."""
    outputs = [] if output is None else [{"output_type": "stream", "text": output}]
    count = None if output is None else 1
    cells = [
        {"cell_type": "code", "source": [text], "outputs": outputs, "execution_count": count}
        for text in sources
    ]
    return json.dumps({"cells": cells, "metadata": {}}).encode()


def attempt(name):
    return Attempt(
        id=name,
        time="2026-11-21T09:30:00.000Z",
        bank="made",
        item="one",
        item_version="abc",
        response="a",
    )


class Course:
    """A checkout with lessons, and what a student finds in `work/`."""

    def __init__(self, root):
        self.root = root
        self.lessons, self.work = root / "lessons", root / "work"
        self.lessons.mkdir()

    def has(self, content, name=NAME):
        (self.lessons / name).parent.mkdir(exist_ok=True)
        (self.lessons / name).write_bytes(content)

    def wrote(self, content, name=NAME):
        (self.work / name).write_bytes(content)

    def refresh(self):
        copies = WorkingCopy(self.root)
        copies.refresh()
        return copies.said

    def holds(self):
        """The files that a student sees, with their content."""
        files = (path for path in sorted(self.work.rglob("*")) if path.is_file())
        return {
            p.relative_to(self.work).as_posix(): p.read_bytes() for p in files if p.name[0] != "."
        }

    def git(self, *arguments):
        named = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
        subprocess.run(["git", *named, *arguments], cwd=self.root, check=True, capture_output=True)

    def commit(self):
        (self.root / ".gitignore").write_text("work/\n*.jsonl\n")
        self.git("init", "--quiet")
        self.git("add", ".")
        self.git("commit", "--quiet", "--message", "a")


@pytest.fixture
def course(tmp_path):
    made = Course(tmp_path)
    made.has(notebook("1"))
    return made


# --- What the student did not change


def test_the_first_time_every_file_of_the_lessons_is_copied(course):
    course.has(b"\x89PNG", "pictures/synapse.png")
    course.has(b"hidden", ".ipynb_checkpoints/01.ipynb")
    assert course.refresh() == [FIRST]
    assert course.holds() == {NAME: notebook("1"), "pictures/synapse.png": b"\x89PNG"}


def test_a_second_time_changes_nothing_and_says_nothing(course):
    course.refresh()
    before = {path: path.stat().st_mtime_ns for path in course.work.rglob("*")}
    assert course.refresh() == []
    assert {path: path.stat().st_mtime_ns for path in course.work.rglob("*")} == before


@pytest.mark.parametrize("mine", [notebook("1"), notebook("1", output="run")], ids=["as is", "run"])
def test_a_copy_in_which_nothing_was_written_is_renewed(course, mine):
    course.refresh()
    course.wrote(mine)
    course.has(notebook("1", "2"))
    assert course.refresh() == [f"work/{NAME} is renewed; you had changed nothing in it."]
    assert course.holds() == {NAME: notebook("1", "2")}


def test_a_copy_that_was_run_keeps_its_outputs_while_the_lesson_says_the_same(course):
    course.refresh()
    course.wrote(notebook("1", output="mine"))
    course.has(notebook("1", output="stored anew"))
    assert course.refresh() == []
    assert course.holds() == {NAME: notebook("1", output="mine")}


def test_a_copy_that_was_never_run_gets_new_stored_outputs(course):
    course.refresh()
    course.has(notebook("1", output="stored anew"))
    assert course.refresh() == []
    assert course.holds() == {NAME: notebook("1", output="stored anew")}


def test_a_copy_that_was_deleted_comes_back(course):
    course.refresh()
    (course.work / NAME).unlink()
    assert course.refresh() == []
    assert course.holds() == {NAME: notebook("1")}


def test_a_lesson_that_was_renamed_takes_its_copy_along(course):
    course.refresh()
    (course.lessons / NAME).rename(course.lessons / "01_mood.ipynb")
    assert course.refresh() == [f"work/{NAME} is removed: the course has it no more."]
    assert course.holds() == {"01_mood.ipynb": notebook("1")}


# --- What the student changed


def test_a_changed_copy_is_kept_while_the_lesson_is_the_same(course):
    course.refresh()
    course.wrote(notebook("1", "mine"))
    assert course.refresh() == []
    assert course.holds() == {NAME: notebook("1", "mine")}


def test_a_changed_copy_is_kept_and_the_new_lesson_laid_beside_it_once(course):
    course.refresh()
    course.wrote(notebook("1", "mine"))
    course.has(notebook("1", "2"))
    assert course.refresh() == [f"{KEPT}01_depression.new.ipynb."]
    expected = {NAME: notebook("1", "mine"), "01_depression.new.ipynb": notebook("1", "2")}
    assert course.holds() == expected
    assert course.refresh() == []
    (course.work / "01_depression.new.ipynb").unlink()
    assert course.refresh() == []
    assert course.holds() == {NAME: notebook("1", "mine")}


def test_what_lies_beside_is_renewed_itself_unless_that_too_was_changed(course):
    course.refresh()
    course.wrote(notebook("mine"))
    course.has(notebook("2"))
    course.refresh()
    course.has(notebook("3"))
    assert course.refresh() == [f"{KEPT}01_depression.new.ipynb."]
    course.wrote(notebook("3", "also mine"), "01_depression.new.ipynb")
    course.has(notebook("4"))
    assert course.refresh() == [f"{KEPT}01_depression.new2.ipynb."]
    assert course.holds() == {
        NAME: notebook("mine"),
        "01_depression.new.ipynb": notebook("3", "also mine"),
        "01_depression.new2.ipynb": notebook("4"),
    }


def test_a_copy_that_came_to_say_what_the_lesson_says_counts_as_unchanged(course):
    course.refresh()
    course.wrote(notebook("2", output="mine"))
    course.has(notebook("2"))
    assert course.refresh() == []
    course.has(notebook("3"))
    course.refresh()
    assert course.holds() == {NAME: notebook("3")}


def test_a_changed_copy_of_a_lesson_that_is_gone_is_kept(course):
    course.refresh()
    course.wrote(notebook("mine"))
    (course.lessons / NAME).unlink()
    said = [f"work/{NAME} is kept as you changed it; the course has it no more."]
    assert course.refresh() == said
    assert course.refresh() == []
    assert course.holds() == {NAME: notebook("mine")}


def test_a_file_of_the_students_own_is_let_be_also_when_a_lesson_takes_its_name(course):
    course.refresh()
    course.wrote(notebook("notes"), "11_notes.ipynb")
    assert course.refresh() == []
    course.has(notebook("11"), "11_notes.ipynb")
    course.refresh()
    assert course.holds() == {
        NAME: notebook("1"),
        "11_notes.ipynb": notebook("notes"),
        "11_notes.new.ipynb": notebook("11"),
    }


@pytest.mark.parametrize("state", [b"", b"[]", b"{", b'{"01_depression.ipynb": 3}', b"\xff"])
def test_where_it_is_not_known_what_copies_were_made_from_nothing_is_overwritten(course, state):
    course.refresh()
    (course.work / STATE).write_bytes(state)
    course.has(notebook("2"))
    assert course.refresh() == [f"{KEPT}01_depression.new.ipynb."]
    assert course.holds() == {NAME: notebook("1"), "01_depression.new.ipynb": notebook("2")}
    (course.work / STATE).write_bytes(state)
    course.refresh()
    assert len(course.holds()) == 2


@pytest.mark.parametrize(
    "mine", [b"", b"{", b"[]", b'{"cells": [1]}', b'{"cells": 1}', b"[" * 9999]
)
def test_a_copy_that_is_no_notebook_any_more_is_kept(course, mine):
    course.refresh()
    course.wrote(mine)
    course.has(notebook("2"))
    assert course.refresh() == [f"{KEPT}01_depression.new.ipynb."]
    assert course.holds()[NAME] == mine


@pytest.mark.parametrize(
    "change",
    [
        lambda cell: cell.update(source=["2"]),
        lambda cell: cell.update(cell_type="raw"),
        lambda cell: cell.update(attachments={"a.png": {"image/png": "AA=="}}),
    ],
    ids=["text", "kind", "picture"],
)
def test_any_change_that_a_student_makes_to_a_cell_counts(course, change):
    course.refresh()
    mine = json.loads(notebook("1"))
    change(mine["cells"][0])
    course.wrote(json.dumps(mine).encode())
    course.has(notebook("3"))
    assert course.refresh() == [f"{KEPT}01_depression.new.ipynb."]


class Months(RuleBasedStateMachine):
    """A student and the course's writers, who change what they like in any order."""

    texts = st.text("abc", min_size=1, max_size=3)

    @initialize()
    def begin(self):
        self.folder = tempfile.TemporaryDirectory()
        self.course = Course(Path(self.folder.name))
        self.course.has(notebook("1"))
        self.course.refresh()
        self.written = set()

    def teardown(self):
        self.folder.cleanup()

    @rule(text=texts)
    def the_course_changes(self, text):
        self.course.has(notebook(text))

    @rule()
    def the_course_drops_the_lesson(self):
        (self.course.lessons / NAME).unlink(missing_ok=True)

    @rule(text=texts, data=st.data())
    def the_student_writes(self, text, data):
        """Over one of the files there, whose former text is given up by the student alone."""
        files = sorted(self.course.holds()) or [NAME]
        name = data.draw(st.sampled_from(files))
        self.written.discard((name, self.course.holds().get(name)))
        mine = notebook(text, "mine")
        self.course.wrote(mine, name)
        self.written.add((name, mine))

    @rule(output=texts)
    def the_student_runs(self, output):
        path = self.course.work / NAME
        if path.exists():
            before = path.read_bytes()
            sources = ["".join(cell["source"]) for cell in json.loads(before)["cells"]]
            path.write_bytes(notebook(*sources, output=output))
            if (NAME, before) in self.written:
                self.written.remove((NAME, before))
                self.written.add((NAME, path.read_bytes()))

    @rule()
    def it_is_refreshed(self):
        self.course.refresh()
        held = self.course.holds()
        if (self.course.lessons / NAME).exists() and NAME not in {n for n, _ in self.written}:
            assert sources_of(held[NAME]) == sources_of((self.course.lessons / NAME).read_bytes())
        assert self.course.refresh() == []
        assert self.course.holds() == held

    @invariant()
    def nothing_that_the_student_wrote_is_lost(self):
        assert self.written <= set(self.course.holds().items())


def sources_of(content):
    return [cell["source"] for cell in json.loads(content)["cells"]]


Months.TestCase.settings = settings(max_examples=40, stateful_step_count=15, deadline=None)
TestMonths = Months.TestCase


# --- Lessons that were run or changed in place, before there was a working copy


def test_what_was_done_in_the_lessons_is_taken_over_and_git_pull_made_free(course):
    course.commit()
    course.has(notebook("1", "mine"))
    assert course.refresh() == [
        FIRST,
        TAKEN_OVER,
    ]
    assert course.refresh() == []
    course.git("checkout", "lessons")
    course.has(notebook("2"))
    course.git("commit", "--all", "--message", "b")
    assert course.refresh() == [f"{KEPT}01_depression.new.ipynb."]
    assert course.holds() == {
        NAME: notebook("1", "mine"),
        "01_depression.new.ipynb": notebook("2"),
    }


def test_what_was_only_run_in_the_lessons_is_taken_over_with_its_outputs(course):
    course.commit()
    course.has(notebook("1", output="mine"))
    course.refresh()
    assert course.holds() == {NAME: notebook("1", output="mine")}


def test_a_lesson_that_was_deleted_in_place_is_copied_as_git_has_it(course):
    course.commit()
    (course.lessons / NAME).unlink()
    assert course.refresh() == [FIRST]
    assert course.holds() == {NAME: notebook("1")}


def test_running_the_copies_leaves_git_nothing_to_complain_of(course):
    course.commit()
    course.refresh()
    course.wrote(notebook("1", "mine", output="run"))
    course.has(notebook("2"))
    course.git("commit", "--all", "--message", "b")
    status = subprocess.run(
        ["git", "status", "--porcelain"], cwd=course.root, check=True, capture_output=True
    )
    assert status.stdout == b""


# --- Answers


def test_answers_given_in_the_lessons_are_carried_over_and_stay_there_too(course):
    AttemptLog(course.lessons / "my_answers.jsonl").append(attempt("a"))
    assert course.refresh() == [FIRST, "Your answers from lessons/ are in work/ too."]
    for folder in (course.lessons, course.work):
        assert AttemptLog(folder / "my_answers.jsonl").read() == (attempt("a"),)
    assert course.refresh() == []


def test_answers_given_in_both_places_are_joined_each_time_there_are_new_ones(course):
    course.refresh()
    AttemptLog(course.work / "my_answers.jsonl").append(attempt("a"))
    in_place = AttemptLog(course.lessons / "my_answers.jsonl")
    in_place.append(attempt("b"))
    assert course.refresh() == ["Restored 1 answer from lessons/my_answers.jsonl."]
    in_place.append(attempt("c"))
    assert course.refresh() == [
        "Restored 1 answer from lessons/my_answers.jsonl. 1 answer was here already."
    ]
    assert course.refresh() == []
    ids = [one.id for one in AttemptLog(course.work / "my_answers.jsonl").read()]
    assert ids == ["a", "b", "c"]


def test_answers_that_a_student_does_away_with_do_not_come_back(course):
    AttemptLog(course.lessons / "my_answers.jsonl").append(attempt("a"))
    course.refresh()
    (course.work / "my_answers.jsonl").unlink()
    assert course.refresh() == []
    assert not (course.work / "my_answers.jsonl").exists()


def test_a_file_that_holds_no_answers_is_told_of_once_and_let_be(course):
    course.refresh()
    AttemptLog(course.work / "my_answers.jsonl").append(attempt("a"))
    (course.lessons / "my_answers.jsonl").write_text("notes\n")
    (said,) = course.refresh()
    assert said.startswith("lessons/my_answers.jsonl was not restored: it is not a file from")
    assert course.refresh() == []
    assert (course.lessons / "my_answers.jsonl").read_text() == "notes\n"


def test_answers_in_work_outlive_every_refresh(course):
    course.refresh()
    kept = HEADER + line_of(attempt("a"))
    (course.work / "my_answers.jsonl").write_bytes(kept)
    course.has(notebook("2"))
    course.refresh()
    (course.lessons / NAME).unlink()
    course.refresh()
    assert course.holds() == {"my_answers.jsonl": kept}


# --- The command


def test_what_stands_in_the_way_is_told_in_a_sentence(course, monkeypatch):
    (course.work / NAME).mkdir(parents=True)
    monkeypatch.setattr(working_copy, "ROOT", course.root)
    with pytest.raises(SystemExit) as left:
        working_copy.main()
    assert str(left.value) == (
        f"The lessons could not be copied to work/: work/{NAME}: Is a directory. What is there is "
        "as it was. Make room or change the rights there, then run make lab again."
    )


def test_make_lab_renews_the_copies_and_opens_the_first_of_them():
    done = subprocess.run(
        ["make", "--dry-run", "lab"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    copied, served = done.stdout.replace("\\\n", "").splitlines()[-2:]
    assert copied.endswith("-m scripts.working_copy")
    assert '--ServerApp.root_dir="$PWD"' in served
    assert served.endswith("--LabApp.default_url=/lab/tree/work/00_start_here.ipynb")


def test_git_leaves_the_working_copy_alone():
    ignored = (ROOT / ".gitignore").read_text("utf-8").splitlines()
    assert "work/" in ignored


def test_the_command_says_what_it_did(course):
    for part in ("scripts", "src"):
        (course.root / part).symlink_to(ROOT / part)
    code = "import scripts.working_copy as w, pathlib; w.ROOT = pathlib.Path(); w.main()"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=course.root, capture_output=True, text=True, check=True
    )
    assert done.stdout == f"{FIRST}\n"

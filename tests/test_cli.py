"""The command prints problems and sets its exit code; it never shows a traceback."""

import shutil
import sys
from pathlib import Path

import pytest

from ketacourse import __version__
from ketacourse.cli import find_problems, main

ROOT = Path(__file__).parents[1]


@pytest.fixture(name="course")
def _course(tmp_path):
    for name in ("lessons", "quizzes"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


def test_the_course_has_no_problem(capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    assert main(["check"]) == 0
    assert capsys.readouterr().out == "facts, banks and lessons: no problem\n"


def test_a_fault_in_a_bank_is_printed_with_file_and_line_and_fails(course, capsys):
    bank = course / "quizzes" / "01_depression.yaml"
    text = bank.read_text(encoding="utf-8").replace("type: choice", "type: choise", 1)
    bank.write_text(text, encoding="utf-8")
    assert main(["check", "--course", str(course)]) == 1
    out = capsys.readouterr().out
    assert "01_depression.yaml:13: " in out
    assert "did you mean 'choice'?" in out


def test_a_fault_in_a_lesson_is_printed_with_its_file(course):
    lesson = course / "lessons" / "01_depression.ipynb"
    text = lesson.read_text(encoding="utf-8")
    lesson.write_text(text.replace("*anhedonia*", "*anhedonai*", 1), encoding="utf-8")
    (problem,) = [p for p in find_problems(course) if "anhedonai" in p.message]
    assert problem.path == "lessons/01_depression.ipynb"
    assert problem.line > 1


def test_a_folder_without_a_course_is_refused_in_one_line(tmp_path, capsys):
    assert main(["check", "--course", str(tmp_path)]) == 1
    error = capsys.readouterr().err
    assert error == f"ketacourse: no folder 'lessons' in {tmp_path}; use --course\n"


def test_the_version_is_told(capsys):
    with pytest.raises(SystemExit) as stop:
        main(["--version"])
    assert stop.value.code == 0
    assert capsys.readouterr().out == f"ketacourse {__version__}\n"


def test_a_wrong_call_exits_with_two(capsys):
    with pytest.raises(SystemExit) as stop:
        main(["chekc"])
    assert stop.value.code == 2
    assert "invalid choice" in capsys.readouterr().err


def test_the_command_is_installed_beside_python():
    assert (Path(sys.executable).parent / "ketacourse").exists()


def test_coverage_lists_items_by_objective_and_what_is_unused(capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    assert main(["coverage"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "00_start_here: use 2, keep 2, scope 2" in lines
    assert any(line.startswith("edges: ") and "used" in line for line in lines)


def test_lessons_are_checked_side_by_side(course):
    lesson = course / "lessons" / "01_depression.ipynb"
    text = lesson.read_text(encoding="utf-8")
    lesson.write_text(text.replace("[Back: ", "[back: "), encoding="utf-8")
    messages = [problem.message for problem in find_problems(course)]
    assert any(told.startswith("the way on does not stand") for told in messages)

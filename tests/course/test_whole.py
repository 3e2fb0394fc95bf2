"""The lessons hang together as one course."""

from pathlib import Path

from ketacourse.course.lesson import read_lesson
from ketacourse.course.whole import check_course

ROOT = Path(__file__).parents[2]


def lessons_of(folder):
    return [read_lesson(path) for path in sorted(folder.glob("*.ipynb"))]


def test_the_course_hangs_together():
    assert check_course(lessons_of(ROOT / "lessons"), ROOT / "quizzes") == []


def test_a_lesson_whose_last_cell_was_lost_is_told_with_its_file(tmp_path):
    text = (ROOT / "lessons" / "01_depression.ipynb").read_text("utf-8")
    (tmp_path / "01_depression.ipynb").write_text(text.replace("[Back: ", "[back: "), "utf-8")
    (problem,) = check_course(lessons_of(tmp_path), ROOT / "quizzes")
    assert problem.path == "01_depression.ipynb"
    assert problem.message.startswith("the way on does not stand between")

"""The minutes that a lesson promises are near what its words, views and questions come to."""

from ketacourse.course.minutes import CELL_MIN, VIEW_MIN, WORDS_A_MINUTE, reckon
from ketacourse.course.minutes import minutes_faults as faults
from ketacourse.quiz import load_bank
from tests.course.notebook import code, notebook, prose


def test_reading_time_follows_the_words_and_not_the_addresses_of_links(tmp_path):
    words = "word " * WORDS_A_MINUTE
    lesson = notebook(tmp_path, "x", prose(f"{words}[two more](https://doi.org/10.1/aaa-bbb)"))
    assert reckon(lesson, []).reading == (WORDS_A_MINUTE + 2) / WORDS_A_MINUTE


def test_a_view_takes_longer_than_a_cell_and_a_quiz_cell_only_its_questions(tmp_path):
    lesson = notebook(
        tmp_path,
        "x",
        code("1", text="1"),
        code("lab()", text="<KnockoutLab: empty>"),
        code('ask("b")', text="<QuizWidget: b>"),
    )
    assert reckon(lesson, []).cells == CELL_MIN + VIEW_MIN


def test_exercises_are_reckoned_apart(tmp_path):
    bank = load_bank("05_dose_to_brain")
    reckoned = reckon(notebook(tmp_path, "x", prose("a")), [bank])
    total = sum(item.minutes for item in bank.items)
    assert reckoned.questions + reckoned.exercises == total
    assert reckoned.exercises == 11  # one in code, one in words


def test_a_lesson_far_shorter_than_it_promises_is_told(tmp_path):
    lesson = notebook(tmp_path, "05_dose_to_brain", prose("Short."))
    (fault,) = faults(lesson, [])
    assert fault == (
        "promises 50 minutes, but its words, views and questions come to about 0; change "
        "lessons.toml and the first cell, or the lesson"
    )


def test_a_notebook_that_is_no_lesson_promises_nothing(tmp_path):
    assert list(faults(notebook(tmp_path, "99_draft", prose("Short.")), [])) == []

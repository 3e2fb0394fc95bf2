"""The contents page tells how far a student is, from the log of answers alone."""

import pytest

from ketacourse.content.library import records
from ketacourse.course.contents import Standing, contents, lesson_standings
from ketacourse.quiz import Attempt, load_bank
from ketacourse.quiz.log.attempts import AttemptLog


def answered(bank, item, response):
    return Attempt.of(load_bank(bank).item(item), response)


@pytest.fixture(name="log")
def _log(tmp_path, monkeypatch):
    path = tmp_path / "answers.jsonl"
    monkeypatch.setenv("KETACOURSE_ANSWERS", str(path))
    return AttemptLog(path)


def standing_of(lesson, *attempts):
    return next(each for each in lesson_standings(attempts) if each.lesson.id == lesson)


def test_every_lesson_stands_in_the_table_in_order_with_its_minutes():
    found = [(each.lesson.id, each.lesson.minutes) for each in lesson_standings([])]
    assert found == [(lesson.id, lesson.minutes) for lesson in records("lessons")]


def test_a_fresh_student_is_sent_to_the_first_lesson(log):
    page = repr(contents())
    assert "Begin with lesson 00 , about 25 minutes." in page
    assert page.count("not begun") == sum(lesson.open for lesson in records("lessons"))


def test_an_answer_counts_and_takes_its_share_of_the_minutes(log):
    log.append(answered("01_depression", "warm-up-pairs", "a"))
    standing = standing_of("01_depression", *log.read())
    assert standing.answered == 1
    share = 1 - 1 / standing.total
    assert standing.minutes_left == round(standing.lesson.minutes * share)


def test_the_pre_course_quiz_counts_as_answered_and_never_tells_what_was_right():
    bank = load_bank("pre")
    key = next(option.id for option in bank.items[0].options if option.correct)
    standing = standing_of("00_start_here", Attempt.of(bank.items[0], key))
    assert standing.answered == 1
    assert standing.correct == 0


def test_a_lesson_is_done_when_every_question_was_answered_rightly_or_not():
    lesson = records("lessons")[0]
    standing = Standing(lesson=lesson, answered=5, correct=2, scored=4, total=5)
    assert standing.is_done
    assert standing.words == "done: 5 of 5 answered, 2 of 4 right"
    assert standing.minutes_left == 0


def test_the_links_lead_to_the_notebooks_of_open_lessons():
    html = contents()._repr_html_()
    for lesson in records("lessons"):
        assert (f'href="{lesson.id}.ipynb"' in html) is lesson.open

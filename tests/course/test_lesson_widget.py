"""A lesson's own views follow the log, and read without a kernel."""

import pytest

from ketacourse.content.library import records
from ketacourse.course.lesson_widget import LessonSections, MyLesson, lesson_sections, my_lesson
from ketacourse.quiz import Attempt, load_bank
from ketacourse.quiz.log.attempts import AttemptLog
from ketacourse.quiz.log.session import session_of
from tests.talking import talk

LESSON = next(lesson for lesson in records("lessons") if lesson.id == "01_depression")
BANK = load_bank(LESSON.id)


@pytest.fixture(name="log")
def _log(tmp_path):
    return AttemptLog(tmp_path / "answers.jsonl")


def answer_to(item):
    """A right answer, a function that gives what is expected, or some words."""
    if item.is_in_cell:
        return {"source": "", "outputs": [{"value": case.expected} for case in item.cases]}
    return item.solution or "A few words."


def answer(log, *items):
    log.append(*(Attempt.of(item, item.solution) for item in items))
    session_of(log).refresh()


def test_the_sections_follow_the_log(log):
    view = LessonSections(LESSON, log)
    assert view.words == "45 minutes; 0 of 19 answered"
    assert view.rows[0] == {
        "heading": "Warm-up",
        "anchor": "Warm-up",
        "minutes": 1,
        "answered": 0,
        "total": 1,
    }
    answer(log, BANK.item("warm-up-pairs"))
    assert view.words == "45 minutes; 1 of 19 answered"
    assert view.rows[0]["answered"] == 1
    assert view.share == pytest.approx(1 / 19)


def test_what_was_done_follows_the_log_and_names_what_is_left(log):
    view = MyLesson(LESSON, log)
    assert view.state["progress"] == "Not begun; 19 questions."
    assert view.state["left"][0]["heading"] == "Warm-up"
    answer(log, BANK.item("warm-up-pairs"))
    assert view.state["progress"] == "1 of 19 answered."
    assert view.state["left"][0]["heading"] == "What the word covers"


def test_a_lesson_that_is_done_is_told_so(log):
    view = MyLesson(LESSON, log)
    log.append(*(Attempt.of(item, answer_to(item)) for item in BANK.items))
    session_of(log).refresh()
    assert view.state["left"] == []
    assert view.state["progress"].startswith("Done: 19 of 19 answered")
    assert view.state["progress"].endswith("Every question of this lesson is answered.")


def test_the_panel_at_the_end_saves_the_whole_log(log):
    view = MyLesson(LESSON, log)
    answer(log, BANK.item("warm-up-pairs"))
    assert view.quiz["open_panel"] is True
    assert talk(view, "save")["said"].startswith("1 answer saved in my_answers_")


def test_static_twins_do_not_depend_on_what_was_done(log):
    before = [LessonSections(LESSON, log).static_html(), MyLesson(LESSON, log).static_html()]
    answer(log, BANK.item("warm-up-pairs"))
    made = [LessonSections(LESSON, log), MyLesson(LESSON, log)]
    assert [view.static_html() for view in made] == before
    assert [repr(view) for view in made] == ["<LessonSections>", "<MyLesson 01_depression>"]
    assert '<a href="#How-big-is-a-difference%3F">How big is a difference?</a>: ' in before[0]
    assert "(45 minutes, 19 questions)" in before[0]


@pytest.mark.parametrize("show", [lesson_sections, my_lesson])
def test_a_lesson_that_is_not_there_is_told_and_no_error(show):
    assert repr(show("01_depresion")).startswith(
        "<Notice: unknown lesson '01_depresion'; did you mean '01_depression'? Allowed: 00_start"
    )

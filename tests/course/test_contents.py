"""The contents page tells how far a student is, from the log of answers alone."""

from dataclasses import replace

import pytest

from ketacourse.claims.judging import attempt_at
from ketacourse.claims.paragraph import ITEM
from ketacourse.content.library import records
from ketacourse.course.contents import LessonProgress, Task, contents, lessons_done
from ketacourse.course.summary import summarise, summary_html
from ketacourse.quiz import Attempt, load_bank
from ketacourse.quiz.log.attempts import AttemptLog
from ketacourse.quiz.log.progress import Progress
from ketacourse.quiz.screen.view import QuizWidget


def answered(bank, item, response):
    return Attempt.of(load_bank(bank).item(item), response)


@pytest.fixture(name="log")
def _log(tmp_path, monkeypatch):
    path = tmp_path / "answers.jsonl"
    monkeypatch.setenv("KETACOURSE_ANSWERS", str(path))
    return AttemptLog(path)


def done_of(lesson, *attempts):
    return next(each for each in lessons_done(attempts) if each.lesson.id == lesson)


def test_every_lesson_stands_in_the_table_in_order_with_its_minutes():
    found = [(each.lesson.id, each.lesson.minutes) for each in lessons_done([])]
    assert found == [(lesson.id, lesson.minutes) for lesson in records("lessons")]


def test_a_fresh_student_is_sent_to_the_first_lesson(log):
    page = repr(contents())
    assert "Begin with lesson 00 , about 25 minutes." in page
    assert page.count("not begun;") == sum(lesson.open for lesson in records("lessons"))


def test_an_answer_counts_and_takes_its_share_of_the_minutes(log):
    log.append(answered("01_depression", "cut-offs", {}))
    log.append(answered("01_depression", "sex-ratio", "1.4"))
    done = done_of("01_depression", *log.read())
    assert done.questions.answered == 1
    assert done.words == f"1 of {done.questions.total} answered, 1 of 1 marked right"
    share = 1 - 1 / done.questions.total
    assert done.minutes_left == round(done.lesson.minutes * share)


@pytest.mark.parametrize("response", ["a", "b"])
def test_a_warm_up_is_answered_and_counts_neither_way(response):
    done = done_of("01_depression", answered("01_depression", "warm-up-pairs", response))
    assert done.words == f"1 of {done.questions.total} answered"


def test_the_pre_course_quiz_counts_as_answered_and_never_tells_what_was_right():
    bank = load_bank("pre")
    key = next(option.id for option in bank.items[0].options if option.correct)
    done = done_of("00_start_here", Attempt.of(bank.items[0], key))
    assert done.words == "1 of 18 answered"


def lesson_done(answered, *tasks):
    questions = Progress(answered=answered, correct=2, marked=4, scored=4, total=5)
    return LessonProgress(records("lessons")[0], questions, tasks)


def test_a_lesson_is_done_when_every_question_was_answered_rightly_or_not():
    done = lesson_done(5)
    assert done.is_done
    assert done.words == "done: 5 of 5 answered, 2 of 4 marked right"
    assert done.minutes_left == 0
    assert not lesson_done(4).is_done


def test_a_lesson_that_asks_for_more_is_done_when_enough_of_that_is_done_too():
    claims = Task("claim", "judged", done=9, total=52, enough=10)
    done = lesson_done(5, claims)
    assert done.words == "5 of 5 answered, 2 of 4 marked right; 9 of 52 claims judged"
    assert done.minutes_left == round(done.lesson.minutes / 15)
    for judged in (10, 52):
        assert lesson_done(5, replace(claims, done=judged)).is_done


def judged(number):
    claims = records("claims")[:number]
    response = {"answer": records("verdict_answers")[0].id, "confidence": 60}
    return [attempt_at(claim, response) for claim in claims]


def test_judged_claims_and_the_paragraph_count_as_work_of_lesson_10():
    fresh = done_of("10_claim_check")
    assert fresh.words == "not begun; 30 questions, 52 claims, 1 paragraph"
    begun = done_of("10_claim_check", *judged(3))
    assert begun.is_begun
    assert begun.words == ("0 of 30 answered; 3 of 52 claims judged; 0 of 1 paragraph written")
    assert begun.minutes_left < fresh.minutes_left
    paragraph = Attempt.of(ITEM, {"text": "Of 67 people, some felt better.", "ticked": []})
    both = done_of("10_claim_check", *judged(12), paragraph)
    assert both.words == "0 of 30 answered; 12 of 52 claims judged; 1 of 1 paragraph written"
    assert both.minutes_left == round(both.lesson.minutes * 30 / 41)


def test_contents_summary_and_quiz_count_the_same(log, tmp_path):
    bank = load_bank("05_dose_to_brain")
    work = [
        answered("05_dose_to_brain", "warm-up-days", "b"),
        answered("05_dose_to_brain", "double-dose", bank.item("double-dose").solution),
        answered("05_dose_to_brain", "gone-by-friday", "Something else lasts."),
    ]
    log.append(*work)
    words = f"3 of {len(bank.items)} answered, 1 of 1 marked right"
    assert done_of("05_dose_to_brain", *work).words == words
    assert words in repr(contents())
    assert words in summary_html(summarise(work))
    quiz = QuizWidget(bank, [bank.item("double-dose")], log)
    assert quiz.state["progress"] == (
        f"This quiz: 1 of 1 answered, 1 of 1 marked right. Lesson: {words}."
    )


def test_the_links_lead_to_the_notebooks_of_open_lessons():
    html = contents()._repr_html_()
    for lesson in records("lessons"):
        assert (f'href="{lesson.id}.ipynb"' in html) is lesson.open

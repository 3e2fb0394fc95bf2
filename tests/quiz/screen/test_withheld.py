from ketacourse.display.text import to_plain
from ketacourse.quiz.log.attempts import AttemptLog
from ketacourse.quiz.log.session import session_of
from ketacourse.quiz.screen.withheld import answers_page, withheld_answers
from tests.quiz.screen.test_gain import POST, PRE, answer, answered


def test_the_answers_wait_until_the_second_quiz_is_done():
    log = answered(before={0}, after={0})
    shown = repr(answers_page(PRE, POST, log[:-2]))
    assert shown == (
        "The answers of “Before you start” are shown here once “After the course” is done: "
        "2 questions left."
    )
    assert "12 questions left" in repr(answers_page(PRE, POST, []))


def test_before_that_nothing_of_them_is_on_the_page():
    shown = answers_page(PRE, POST, answered({0}, {0})[:-1])._repr_html_()
    for item in PRE.items:
        assert item.explanation not in shown
        assert item.stem not in shown


def test_then_every_question_comes_with_its_answer_and_why():
    shown = repr(answers_page(PRE, POST, answered(before={0}, after=set())))
    assert shown.count("Your answer was right.") == 1
    assert shown.count("Your answer was not right.") == 11
    assert "It sits in the open pore of the channel." in shown
    assert "Lesson 02 lets you change the voltage and watch." in shown
    assert "36 percentage points" in shown


def test_a_question_that_was_not_answered_says_so():
    log = [each for each in answered({0}, {0}) if each.item != "pre-pore"]
    assert repr(answers_page(PRE, POST, log)).count("You did not answer it.") == 1


def test_an_answer_given_after_the_second_quiz_was_begun_does_not_count():
    log = [*answered(before=set(), after=set()), answer(PRE.items[0], right=True, second=400)]
    assert "Your answer was right." not in repr(answers_page(PRE, POST, log))


def test_the_page_is_html_with_one_entry_a_question():
    page = answers_page(PRE, POST, answered({0}, {0}))
    assert page._repr_html_().count("<em>Your answer") == len(PRE.items)
    assert to_plain(page._repr_html_()) == repr(page)


def test_a_student_s_own_answers_come_from_the_log_of_the_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("KETACOURSE_ANSWERS", str(tmp_path / "mine.jsonl"))
    page = withheld_answers()
    assert "12 questions left" in page.shown
    AttemptLog(tmp_path / "mine.jsonl").append(*answered({0}, {0}))
    session_of(page.answers).refresh()
    assert "the answers" in page.shown

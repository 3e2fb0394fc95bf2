"""The shorthands of the lesson."""

import pytest

from ketacourse.claims import pictures
from ketacourse.claims.judging import attempt_at
from ketacourse.content.library import records
from ketacourse.quiz import Attempt, load_bank
from ketacourse.quiz.log.session import session_of

WARM_UP = load_bank("10_claim_check").items[0]


class DRAWN:
    """A picture, as far as a page needs it."""

    @staticmethod
    def html():
        return "<p>drawn</p>"


@pytest.fixture(autouse=True)
def _an_empty_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("KETACOURSE_ANSWERS", str(tmp_path / "none.jsonl"))


@pytest.mark.parametrize(
    "make",
    [
        pictures.articles_compared,
        pictures.the_seventy_percent,
        pictures.invented_calibration,
        pictures.invented_learning,
    ],
)
def test_a_still_picture_is_the_same_on_every_run(make):
    assert make() == make()


@pytest.mark.parametrize("make", [pictures.invented_calibration, pictures.invented_learning])
def test_what_is_invented_is_called_that(make):
    assert make().alt.startswith("An invented student, the same on every run.")
    assert make().caption.startswith("An invented student, the same on every run.")


def test_a_student_who_has_done_nothing_yet_is_told_what_to_do():
    assert 'alt="No claim has been judged yet' in pictures.my_calibration().shown
    assert 'alt="There is no gain to show yet' in pictures.my_learning().shown


def test_my_calibration_follows_judgements_and_is_drawn_for_nothing_else(monkeypatch):
    drawn = []
    view = pictures.my_calibration()
    log, before = view.answers, view.shown
    monkeypatch.setattr(pictures, "calibration_picture", lambda found: drawn.append(found) or DRAWN)
    log.append(Attempt.of(WARM_UP, WARM_UP.solution))
    session_of(log).refresh()
    assert (view.shown, drawn) == (before, [])
    claim = records("claims")[0]
    log.append(attempt_at(claim, {"answer": "stands", "confidence": 80}, log.newest))
    session_of(log).refresh()
    assert view.shown == "<p>drawn</p>"
    assert [len(found.judgements) for found in drawn] == [1]


def test_my_learning_follows_the_quiz_after_the_course():
    view = pictures.my_learning()
    for name in ("pre", "post"):
        item = load_bank(name).items[0]
        view.answers.append(Attempt.of(item, item.solution, newest=view.answers.newest))
    session_of(view.answers).refresh()
    assert "1 of 1 right before and 1 after" in view.shown


def test_what_is_stored_of_a_page_that_follows_does_not_depend_on_answers():
    view = pictures.my_calibration()
    before = view.static_html()
    claim = records("claims")[0]
    view.answers.append(attempt_at(claim, {"answer": "stands", "confidence": 80}, ""))
    session_of(view.answers).refresh()
    assert view.shown != before
    assert pictures.my_calibration().static_html() == before
    assert repr(view) == "<FollowingPage: How sure you were, and how often right>"

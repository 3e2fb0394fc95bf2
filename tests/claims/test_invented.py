"""The invented student: too sure by design, the same on every run, and never taken for a record."""

from ketacourse.claims.invented import (
    INVENTED_PAIRS,
    RIGHT_AT_CERTAIN,
    RIGHT_AT_GUESS,
    invented_gain,
    invented_judgements,
)
from ketacourse.claims.judging import CONFIDENCES
from ketacourse.claims.verdicts import kind_of
from ketacourse.content.library import record, records
from ketacourse.quiz.bank.load import load_bank


def right_from(lowest, highest):
    """Share of judgements that agree, at confidences in between."""
    made = [e.agrees for e in invented_judgements() if lowest <= e.confidence_percent <= highest]
    return sum(made) / len(made)


def test_every_claim_is_judged_once_and_in_the_order_of_the_page():
    assert [each.claim for each in invented_judgements()] == [each.id for each in records("claims")]


def test_every_confidence_is_used_and_no_other():
    assert {each.confidence_percent for each in invented_judgements()} == set(CONFIDENCES)


def test_an_answer_agrees_with_ours_or_is_one_that_we_would_not_accept():
    answers = {each.id for each in records("verdict_answers")}
    for each in invented_judgements():
        ours = kind_of(record("claims", each.claim)).answers
        assert each.answer in answers
        assert each.answer == ours[0] if each.agrees else each.answer not in ours
        assert each.kind == ""


def test_the_surer_the_student_the_more_often_right_and_never_as_often_as_sure():
    assert RIGHT_AT_GUESS < RIGHT_AT_CERTAIN < 1
    assert right_from(25, 60) < right_from(90, 100) < 0.95


def test_fewer_judgements_are_the_first_of_all():
    assert invented_judgements(7) == invented_judgements()[:7]
    assert invented_judgements(0) == ()


def test_the_gain_pairs_every_question_of_the_last_quiz_with_its_objective():
    found = invented_gain()
    assert [pair.objective for pair in found.pairs] == [
        item.objective for item in load_bank("post").items
    ]
    assert [(pair.before, pair.after) for pair in found.pairs] == list(INVENTED_PAIRS)
    assert found.missing == 0
    assert found.texts == dict(load_bank("post").objectives)


def test_the_invented_student_gains_most_and_loses_something_too():
    found = invented_gain()
    assert (found.before.count, found.after.count, found.before.total) == (4, 10, 12)
    assert (True, False) in INVENTED_PAIRS

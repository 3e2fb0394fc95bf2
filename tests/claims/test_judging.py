from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.claims.judging import (
    BANK,
    CONFIDENCES,
    Judgement,
    attempt_at,
    claim_item,
    first_judgements,
    judgements,
    my_judgements,
)
from ketacourse.content.library import record, records
from ketacourse.errors import KetacourseError
from ketacourse.quiz.bank.load import load_bank
from ketacourse.quiz.items.item import mark
from ketacourse.quiz.log.attempt import Attempt, attempt_of, line_of
from ketacourse.quiz.log.attempts import AttemptLog
from ketacourse.quiz.log.work import export_work, latest, restore_work

CLAIM = record("claims", "c007")
GOOD = {"answer": "fails", "confidence": 70, "kind": "misattributed"}
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner),
    max_leaves=6,
)


def at(attempt, minute):
    return replace(attempt, time=f"2026-11-21T09:{minute:02d}:00.000Z")


def test_a_judgement_is_a_line_of_the_log_like_any_answer():
    attempt = attempt_at(CLAIM, GOOD)
    assert (attempt.bank, attempt.item) == (BANK, "c007")
    assert attempt.response == GOOD
    assert attempt_of(line_of(attempt)) == attempt
    assert first_judgements([attempt]) == (
        Judgement(claim="c007", answer="fails", confidence_percent=70, kind="misattributed"),
    )


def test_a_judgement_agrees_where_the_marking_of_its_question_says_so():
    for claim in records("claims"):
        for answer in ("stands", "limits", "fails", "unbacked"):
            made = Judgement(claim=claim.id, answer=answer, confidence_percent=50)
            assert made.agrees == mark(claim_item(claim), answer).correct


def test_judgements_survive_saving_and_restoring(log, judge, tmp_path):
    judge("c007", "limits")
    judge("c007", "fails")
    elsewhere = AttemptLog(tmp_path / "elsewhere.jsonl")
    assert restore_work(elsewhere, export_work(log), "saved.jsonl").added == 2
    assert judgements(elsewhere.read()) == judgements(log.read())


def test_the_first_judgement_counts_and_the_others_are_kept():
    early = at(attempt_at(CLAIM, {**GOOD, "answer": "stands", "kind": ""}), 1)
    late = at(attempt_at(CLAIM, GOOD), 2)
    found = judgements([late, early])["c007"]
    assert [each.answer for each in found] == ["stands", "fails"]
    assert [each.answer for each in first_judgements([late, early])] == ["stands"]


def test_judgements_come_in_the_order_in_which_claims_were_first_judged():
    other = record("claims", "c001")
    made = [at(attempt_at(CLAIM, GOOD), 5), at(attempt_at(other, {**GOOD, "kind": ""}), 3)]
    assert [each.claim for each in first_judgements(made)] == ["c001", "c007"]


def test_answers_of_quizzes_are_passed_over_and_pass_over_judgements(sample_answer):
    judgement = attempt_at(CLAIM, GOOD)
    assert first_judgements([sample_answer, judgement]) == first_judgements([judgement])
    assert set(latest([sample_answer, judgement], load_bank("pre"))) == {sample_answer.item}


@pytest.fixture(name="sample_answer")
def _sample_answer():
    return Attempt.of(load_bank("pre").item("pre-pore"), "b")


def test_a_judgement_of_a_claim_that_has_another_answer_by_now_is_left_out():
    old = replace(attempt_at(CLAIM, GOOD), item_version="000000000000")
    assert judgements([old]) == {}


@given(anything)
def test_a_file_edited_by_hand_never_breaks_the_reading(response):
    edited = replace(attempt_at(CLAIM, GOOD), response=response)
    for made in first_judgements([edited]):
        assert made.confidence_percent in CONFIDENCES


@pytest.mark.parametrize(
    ("response", "message"),
    [
        (None, "Choose a verdict first."),
        ({}, "Choose a verdict first."),
        ({**GOOD, "answer": "true"}, "Choose a verdict first."),
        ({"answer": "fails"}, "Say how sure you are first."),
        ({**GOOD, "confidence": 0}, "Say how sure you are first."),
        ({**GOOD, "confidence": 75}, "Say how sure you are first."),
        ({**GOOD, "confidence": True}, "Say how sure you are first."),
        (
            {**GOOD, "answer": "stands"},
            "The kind does not go with the verdict; choose it again.",
        ),
    ],
)
def test_an_incomplete_judgement_is_refused_with_what_to_do(response, message):
    with pytest.raises(KetacourseError) as fault:
        attempt_at(CLAIM, response)
    assert str(fault.value) == message


def test_the_kind_may_be_left_open():
    assert attempt_at(CLAIM, {"answer": "fails", "confidence": 25}).response["kind"] == ""


def test_the_scale_of_confidence_starts_where_a_guess_among_four_is_right():
    assert min(CONFIDENCES) == 100 / len(records("verdict_answers"))
    assert max(CONFIDENCES) == 100
    assert list(CONFIDENCES) == sorted(CONFIDENCES)


def test_a_student_s_own_judgements_come_from_the_log_of_the_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("KETACOURSE_ANSWERS", str(tmp_path / "mine.jsonl"))
    assert my_judgements() == ()
    AttemptLog(tmp_path / "mine.jsonl").append(attempt_at(CLAIM, GOOD))
    assert [each.claim for each in my_judgements()] == ["c007"]


@pytest.mark.parametrize(("percent", "probability"), [(25, 0.25), (80, 0.8), (100, 1.0)])
def test_a_confidence_is_a_probability_too(percent, probability):
    made = Judgement(claim="c001", answer="stands", confidence_percent=percent)
    assert made.confidence == probability


def test_every_confidence_is_put_in_words_of_its_own():
    assert list(CONFIDENCES) == [25, 50, 60, 70, 80, 90, 100]
    assert len(set(CONFIDENCES.values())) == len(CONFIDENCES)


def test_the_question_of_a_claim_accepts_what_agrees_with_us_and_has_a_meaning_for_each_answer():
    item = claim_item(CLAIM)
    assert item.stem == CLAIM.says
    assert [option.id for option in item.options if option.correct] == ["fails"]
    assert [option.feedback for option in item.options] == [
        answer.meaning for answer in records("verdict_answers")
    ]

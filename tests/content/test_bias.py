"""Tables of RoB 2 that cannot work are refused, and readings are checked against the tables."""

import re
from dataclasses import replace

import pytest

from ketacourse.content.base import Status
from ketacourse.content.bias import (
    ANSWER_WORDS,
    COLUMNS,
    JUDGEMENTS,
    BiasAnswer,
    BiasQuestion,
    BiasReading,
    BiasStep,
    answer_faults,
)
from ketacourse.content.library import record, records

DOMAIN = record("bias_domains", "missing data")
SOURCE = {"cites": ("sterne_2019_rob2",), "status": Status.VERIFIED}


def test_domains_carry_their_official_numbers_and_only_carry_over_is_for_crossovers():
    assert [each.number for each in records("bias_domains")] == ["1", "2", "3", "4", "5", "S"]
    assert [each.id for each in records("bias_domains") if each.crossover_only] == ["crossover"]
    for domain in records("bias_domains"):
        assert all(q.number.startswith(f"{domain.number}.") for q in domain.questions)


def test_what_could_not_be_read_is_marked_as_the_courses_own():
    crossover = record("bias_domains", "crossover")
    assert crossover.status is Status.UNCONFIRMED
    assert "is ours" in crossover.note


def test_every_question_is_asked_somewhere_and_every_way_ends_in_a_judgement():
    for domain in records("bias_domains"):
        assert {step.question for step in domain.steps} == {q.number for q in domain.questions}
        ends = {way for step in domain.steps for way in step.leads()} & {*JUDGEMENTS}
        assert ends == {*JUDGEMENTS}


def test_every_answer_but_na_has_a_column():
    assert {*ANSWER_WORDS} - {*COLUMNS} == {"NA"}
    for domain in records("bias_domains"):
        for question in domain.questions:
            assert {*question.allowed} <= {*ANSWER_WORDS}


def with_steps(*steps):
    return replace(DOMAIN, steps=steps, starts=("3.1",))


def step(identifier, yes="low", unclear="low", no="low"):
    question = identifier.split()[0]
    return BiasStep(id=identifier, question=question, yes=yes, unclear=unclear, no=no)


@pytest.mark.parametrize(
    ("steps", "message"),
    [
        ([step("3.1"), step("9.9")], "unknown question '9.9'. Allowed: 3.1, 3.2, 3.3, 3.4"),
        ([step("3.1"), step("3.3")], "step '3.3' cannot be reached from 3.1"),
        ([step("3.1", unclear="")],
         "step '3.1': 'unclear' is needed where NI is allowed, and only there"),
        ([step("3.1", no="3.1")],
         "step '3.1': unknown step further down '3.1'. Allowed: high, low, some concerns"),
        ([step("3.3")], "step '3.3' cannot be reached from 3.1"),
    ],
)  # fmt: skip
def test_a_table_that_does_not_hold_together_is_refused(steps, message):
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        with_steps(*steps)


def test_a_start_that_is_no_step_is_refused():
    with pytest.raises(ValueError, match=re.escape("unknown step '3.9'; did you mean '3.4'?")):
        replace(DOMAIN, starts=("3.1", "3.9"))


def test_questions_and_steps_are_found_by_their_names():
    assert isinstance(DOMAIN.question("3.2"), BiasQuestion)
    assert DOMAIN.step("3.2").leads() == ("low", "3.3")


def reading(*answers, **more):
    made = tuple(BiasAnswer(question=q, answer=a, reason="Because.", **SOURCE) for q, a in answers)
    return BiasReading(id="zarate2006", result="HDRS", answers=made, **SOURCE, **more)


def test_faulty_answers_of_a_reading_are_told_with_their_place():
    faults = [*answer_faults(reading(("3.2", "NI"), ("7.1", "Y"), ("3.1", "Y"), ("3.1", "N")),
                             records("bias_domains"))]  # fmt: skip
    assert [where for where, _ in faults] == [
        ("answers", 0, "answer"),
        ("answers", 1, "question"),
        ("answers", 3, "question"),
    ]
    assert faults[0][1] == (
        "question 3.2: unknown answer 'NI'; did you mean 'N'? Allowed: N, NA, PN, PY, Y"
    )
    assert faults[1][1].startswith("unknown question '7.1'")
    assert faults[2][1] == "question 3.1 is answered twice"


def test_an_override_needs_a_reason_and_a_reason_an_override():
    assert reading(override="high", override_reason="Together.").override == "high"
    with pytest.raises(ValueError, match="'override' and 'override_reason' go together"):
        reading(override="high")


def test_every_reading_of_the_course_fits_the_tables_and_gives_reasons():
    for each in records("bias_readings"):
        assert [*answer_faults(each, records("bias_domains"))] == []
        assert all(answer.reason.endswith(".") for answer in each.answers)


VERDICT = re.compile(r"((^|: |judged )(low|high)|some concerns|unclear|(low|high) risk)", re.I)


def test_what_a_student_sees_before_judging_holds_no_verdict():
    read = {each.id for each in records("bias_readings")}
    for study in records("studies"):
        if study.id in read:
            for statement in study.risk_of_bias:
                assert not VERDICT.search(statement.text), (study.id, statement.text)

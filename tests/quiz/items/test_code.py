from dataclasses import replace
from pathlib import Path

import pytest

from ketacourse.errors import KetacourseError
from ketacourse.quiz.bank.load import load_bank
from ketacourse.quiz.items.item import mark

BANK = load_bank(Path(__file__).parents[2] / "data" / "every_type.yaml")


@pytest.mark.parametrize(
    ("output", "correct"),
    [
        ({"value": 4}, True),
        ({"value": 4.0000001}, True),
        ({"value": 5}, False),
        ({"value": "4"}, False),
        ({"error": "TypeError: no"}, False),
        ("junk", False),
    ],
)
def test_code_is_marked_from_its_raw_outputs(output, correct):
    result = mark(BANK.item("write-code"), {"source": "", "outputs": [output]})
    assert result.correct is correct


def test_code_that_is_right_in_some_cases_only_earns_nothing():
    item = BANK.item("write-code")
    item = replace(item, cases=(*item.cases, replace(item.cases[0], arguments=(3,), expected=6)))
    result = mark(item, {"source": "", "outputs": [{"value": 4}, {"value": 4}]})
    assert (result.score, str(result.parts)) == (0, "1 of 2 cases right")
    assert [(line.key, line.correct) for line in result.feedback] == [
        ("case1", True),
        ("case2", False),
    ]


@pytest.mark.parametrize("outputs", [[], None, {}, "4", ({"value": 4},)])
def test_without_outputs_there_is_nothing_to_mark(outputs):
    with pytest.raises(KetacourseError) as fault:
        mark(BANK.item("write-code"), {"source": "", "outputs": outputs})
    assert str(fault.value) == "Run the exercise first: there are no outputs to mark."


def test_outputs_for_other_cases_are_refused_by_count():
    with pytest.raises(KetacourseError) as fault:
        mark(BANK.item("write-code"), {"outputs": [{"value": 4}] * 2})
    assert str(fault.value) == "Got 2 outputs for 1 cases. Run the exercise again."

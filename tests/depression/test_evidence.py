"""Counting findings by kind, direction and who was studied."""

import pytest

from ketacourse.content.base import Status
from ketacourse.content.depression import DepressionHypothesis, HypothesisEvidence
from ketacourse.content.library import records
from ketacourse.depression.evidence import KINDS, Cell, Subjects, cells, in_order, kinds_in_use


def finding(kind="clinical trial", direction="supports", species="human", text="Found."):
    return HypothesisEvidence(
        direction=direction,
        kind=kind,
        species=species,
        text=text,
        cites=("a_2001",),
        status=Status.VERIFIED,
    )


def hypothesis(*findings):
    return DepressionHypothesis(
        id="x", name="Some account", claim="A claim.", verdict="A verdict.", evidence=findings
    )


def test_the_kinds_are_those_a_record_may_have():
    assert KINDS[0] == "rodent"
    assert KINDS[-1] == "observation over time"
    assert len(KINDS) == 8


@pytest.mark.parametrize(
    ("cell", "symbols", "words"),
    [
        (Cell("A", "genetics", 2, 1), "▲2 ▼1", "2 support, 1 contradicts"),
        (Cell("A", "genetics", 1, 0), "▲1", "1 supports"),
        (Cell("A", "genetics", 0, 3), "▼3", "3 contradict"),
    ],
)
def test_a_cell_says_the_same_to_eye_and_ear(cell, symbols, words):
    assert cell.symbols == symbols
    assert cell.words == words
    assert cell.name == f"A, genetics: {words}"


@pytest.mark.parametrize(
    ("species", "people", "animals"),
    [
        ("human", True, False),
        ("rat", False, True),
        ("rat and mouse", False, True),
        ("human and mouse", True, True),
        ("Rat (male)", False, True),
        ("mice, people", True, True),
        ("cell culture", False, False),
    ],
)
def test_findings_are_about_people_or_animals_or_both_or_neither(species, people, animals):
    one = finding(species=species)
    assert Subjects.ALL.covers(one)
    assert Subjects.PEOPLE.covers(one) is people
    assert Subjects.ANIMALS.covers(one) is animals


def test_cells_count_by_kind_and_leave_empty_kinds_out():
    account = hypothesis(
        finding(), finding(direction="contradicts"), finding("rodent", species="rat")
    )
    assert cells(account) == {
        "rodent": Cell("Some account", "rodent", 1, 0),
        "clinical trial": Cell("Some account", "clinical trial", 1, 1),
    }
    assert list(cells(account, Subjects.ANIMALS)) == ["rodent"]


def test_kinds_nobody_used_get_no_column():
    accounts = [hypothesis(finding("genetics")), hypothesis(finding("rodent", species="rat"))]
    assert kinds_in_use(accounts) == ("rodent", "genetics")


def test_findings_stand_by_kind_with_support_first_and_else_as_written():
    first, second = finding(text="first"), finding(text="second")
    against = finding(direction="contradicts")
    animal = finding("rodent", species="rat")
    assert in_order([against, first, second, animal]) == [animal, first, second, against]


def test_every_finding_of_the_course_is_about_people_or_animals():
    for account in records("depression_hypotheses"):
        for one in account.evidence:
            assert Subjects.PEOPLE.covers(one) or Subjects.ANIMALS.covers(one), one.text


def test_counts_of_the_course_add_up_to_its_findings():
    for account in records("depression_hypotheses"):
        counted = sum(c.supporting + c.contradicting for c in cells(account).values())
        assert counted == len(account.evidence)

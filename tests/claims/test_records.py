"""The records of this lesson: what must hold of claims, articles, traces and the list."""

import pytest

from ketacourse.content.check import check_facts
from ketacourse.content.library import record, records


def test_the_records_have_no_fault():
    assert [fault for fault in check_facts() if fault.path == "claims.toml"] == []


def test_there_are_52_claims_of_five_articles():
    assert len(records("claims")) == 52
    assert {claim.article for claim in records("claims")} == {
        article.id for article in records("articles")
    }


def test_a_contradiction_is_named_on_both_sides():
    for claim in records("claims"):
        for other in claim.contradicts:
            assert claim.id in record("claims", other).contradicts


def test_a_verdict_on_a_source_comes_with_the_source_that_was_named():
    for claim in records("claims"):
        if claim.verdict in ("misattributed", "conflated"):
            assert claim.names


@pytest.mark.parametrize("claim", records("claims"), ids=lambda claim: claim.id)
def test_a_claim_is_told_in_sentences_of_our_own(claim):
    assert claim.says[0].isupper()
    assert claim.says.endswith(".")
    assert claim.why.endswith(".")
    assert not claim.names or claim.names.endswith(".")


@pytest.mark.parametrize("site", ["innerwell", "asher", "longevity institute", "brain vitale"])
def test_no_site_or_product_is_named(site):
    told = [
        " ".join((claim.says, claim.why, claim.names, claim.note)) for claim in records("claims")
    ]
    told += [f"{article.kind} {article.sells}" for article in records("articles")]
    assert not any(site in text.casefold() for text in told)


def test_the_list_for_a_paragraph_has_things_to_hold_and_to_avoid():
    kinds = [point.kind for point in records("paragraph_points")]
    assert set(kinds) == {"hold", "avoid"}
    assert kinds == sorted(kinds, reverse=True)
    for point in records("paragraph_points"):
        assert point.text.endswith(".")
        assert point.why.endswith(".")


def test_answers_and_kinds_are_told_apart_by_name():
    for table in ("verdict_answers", "verdict_kinds"):
        names = [each.name for each in records(table)]
        assert len(set(names)) == len(names)
        assert all(each.meaning.endswith(".") for each in records(table))

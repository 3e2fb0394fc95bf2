"""Facts about harm, and who should not have the drug: all of them, each with its source."""

import re
from html import escape

import pytest

from ketacourse.content.library import records
from ketacourse.risk.fact_pages import fact_html, who_should_not

FACTS = records("risk_facts")


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.id)
def test_a_fact_says_who_says_so_and_how_well_it_was_read(fact):
    shown = fact_html(fact)
    assert '<a href="https://' in shown
    assert ("[not confirmed here]" in shown) == (fact.status == "unconfirmed")
    assert escape(fact.source_quality) in shown


def test_a_remark_and_where_it_was_read_follow_the_sentence():
    fact = next(fact for fact in FACTS if fact.note and fact.source_quality)
    assert fact_html(fact).endswith(f"{escape(fact.note)} ({escape(fact.source_quality)}.)")


def test_rules_cautions_and_interactions_stand_in_tables_with_how_firm_they_are():
    page = who_should_not()._repr_html_()
    tables = page.split("<table>")[1:]
    wanted = ("contraindication", "caution", "interaction")
    for table, topic in zip(tables, wanted, strict=True):
        facts = [fact for fact in FACTS if fact.topic == topic]
        assert table.count('scope="row"') == len(facts)
        assert all(fact.subject and fact.level for fact in facts)
    assert "contraindicated in the EU only" in tables[0]
    assert "Pregnancy" in tables[1]
    assert re.search(r"Naltrexone.*?crossover trial", tables[2])


def test_what_is_forbidden_is_in_sight_and_the_rest_opens():
    shown, *folded = who_should_not()._repr_html_().split("<details>")
    assert "contraindicated in the US" in shown
    openings = [part.partition("</summary>")[0] for part in folded]
    assert openings == [
        "<summary>Cautions: what someone must weigh",
        "<summary>Other drugs taken at the same time",
    ]

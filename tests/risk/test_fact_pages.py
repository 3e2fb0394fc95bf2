"""Facts about harm, and who should not have the drug: all of them, each with its source."""

import re
from html import escape

import pytest

from ketacourse.content.library import records
from ketacourse.errors import KetacourseError
from ketacourse.risk.fact_pages import (
    LONG_TERM,
    SETTINGS,
    fact_html,
    facts_in,
    two_settings,
    who_should_not,
)

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
    tables = page.split("<table ")[1:]
    wanted = ("contraindication", "caution", "interaction")
    for table, topic in zip(tables, wanted, strict=True):
        facts = [fact for fact in FACTS if fact.topic == topic]
        assert table.count('scope="rowgroup"') == len(facts)
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


# Clinical and recreational findings never stand in one column.


def columns(page):
    """The clinical and the recreational cell of every row."""
    return re.findall(r"</th></tr><tr><td[^>]*>(.*?)</td><td[^>]*>(.*?)</td></tr>", page)


def test_each_topic_has_one_row_with_both_settings_apart():
    found = columns(two_settings()._repr_html_())
    assert len(found) == len(LONG_TERM)
    for topic, (clinical, recreational) in zip(LONG_TERM, found, strict=True):
        assert clinical.count("<li>") == len(facts_in(topic, "clinical"))
        assert recreational.count("<li>") == len(facts_in(topic, "recreational"))


def test_a_finding_in_recreational_users_stays_in_its_column():
    ((clinical, recreational),) = columns(two_settings("bladder")._repr_html_())
    assert "UK online survey" in recreational
    assert "UK online survey" not in clinical
    assert "SUSTAIN-2" in clinical
    assert "SUSTAIN-2" not in recreational


def test_a_topic_without_findings_in_one_setting_says_so():
    ((_, recreational),) = columns(two_settings("monitoring")._repr_html_())
    assert recreational == "nothing recorded here"


def test_facts_that_are_not_confirmed_are_marked():
    page = two_settings("cognition")._repr_html_()
    facts = [fact for setting in SETTINGS for fact in facts_in("cognition", setting)]
    unsure = [fact for fact in facts if fact.status == "unconfirmed"]
    assert page.count("[not confirmed here]") == len(unsure) > 0


def test_the_doses_of_both_settings_stand_above():
    assert "0.5 mg/kg for an adult of 70 kg is 35 mg" in two_settings("bladder")._repr_html_()


def test_the_first_topic_is_in_sight_and_the_others_open():
    shown, *others = two_settings()._repr_html_().split("<details>")
    assert len(columns(shown)) == 1
    openings = [part.partition("</summary>")[0] for part in others]
    assert openings == [
        f"<summary>{topic.capitalize()}, in the same two columns" for topic in LONG_TERM[1:]
    ]


def test_a_second_table_may_leave_the_doses_out():
    page = two_settings("dependence", anchor=False)._repr_html_()
    assert "0.5 mg/kg for an adult" not in page
    assert len(columns(page)) == 1


def test_an_unknown_topic_is_told_with_the_nearest():
    with pytest.raises(KetacourseError) as caught:
        two_settings("blader")
    assert str(caught.value).startswith(
        "unknown topic of risk facts 'blader'; did you mean 'bladder'?"
    )

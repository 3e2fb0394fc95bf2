"""Facts by topic, and who should not have the drug: all of them, each with its source."""

import re

import pytest

from ketacourse.content.library import records
from ketacourse.errors import KetacourseError
from ketacourse.risk.fact_pages import facts_about, who_should_not

FACTS = records("risk_facts")
TOPICS = sorted({fact.topic for fact in FACTS})


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_shows_each_of_its_facts_once_with_a_source(topic):
    page = facts_about(topic)._repr_html_()
    found = [fact for fact in FACTS if fact.topic == topic]
    items = page.split("<li>")[1:]
    assert len(items) == len(found)
    assert all("<a href=" in item for item in items)
    unsure = [fact for fact in found if fact.status == "unconfirmed"]
    assert page.count("[not confirmed here]") == len(unsure)


def test_two_settings_get_two_lists_with_names():
    page = facts_about("bladder")._repr_html_()
    clinical, recreational = page.split("In recreational use")
    assert "In clinical use" in clinical
    assert "SUSTAIN-2" in clinical
    assert "UK online survey" in recreational


def test_one_setting_leaves_the_other_out():
    page = facts_about("bladder", "recreational")._repr_html_()
    assert "UK online survey" in page
    assert "SUSTAIN-2" not in page


def test_what_was_read_second_hand_says_so():
    page = facts_about("advertising")._repr_html_()
    second = [fact for fact in FACTS if fact.topic == "advertising" and fact.source_quality]
    assert page.count("(read only on a secondary or low-authority page.)") == len(second) > 0


def test_rules_and_interactions_stand_in_two_tables_with_how_firm_they_are():
    page = who_should_not()._repr_html_()
    tables = page.split("<table>")[1:]
    wanted = (("contraindication", "caution"), ("interaction",))
    for table, topics in zip(tables, wanted, strict=True):
        facts = [fact for fact in FACTS if fact.topic in topics]
        assert table.count('scope="row"') == len(facts)
        assert all(fact.subject and fact.level for fact in facts)
    assert "contraindicated in the EU only" in tables[0]
    assert re.search(r"Naltrexone.*?crossover trial", tables[1])


def test_an_unknown_topic_or_setting_is_refused():
    with pytest.raises(KetacourseError) as caught:
        facts_about("advertizing")
    assert str(caught.value).startswith(
        "unknown topic of risk facts 'advertizing'; did you mean 'advertising'?"
    )
    message = "setting 'party'; choose from clinical, recreational"
    with pytest.raises(KetacourseError, match=f"^{message}$"):
        facts_about("bladder", "party")

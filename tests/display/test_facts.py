"""Sourced sentences carry their citation, and their mark when they are not confirmed."""

import pytest

from ketacourse.content.base import Fact, Statement, Status
from ketacourse.content.library import record, records
from ketacourse.content.mechanism import PharmacologyFact
from ketacourse.content.tables import Table
from ketacourse.content.teaching import Lesson
from ketacourse.display.facts import facts, references, sentence_of, sourced_html
from ketacourse.errors import ContentError

LINK = "https://doi.org/10.1001/archpsyc.63.8.856"


def statement(status):
    return Statement(text="A *fact*.", cites=("zarate_2006",), status=status)


def test_a_sentence_is_followed_by_a_link_to_its_source():
    html = sourced_html("A **fact**.", statement(Status.VERIFIED))
    assert html.startswith("A <strong>fact</strong>. (<a href=")
    assert LINK in html
    assert "not confirmed" not in html


def test_an_unconfirmed_sentence_says_so():
    assert sourced_html("A fact.", statement(Status.UNCONFIRMED)).endswith(
        "[not confirmed here]</strong>"
    )


def test_one_fact_is_a_paragraph_and_several_are_a_list():
    assert facts("madrs_range")._repr_html_().startswith('<div class="kc"><p>')
    assert facts("madrs_range", "heritability")._repr_html_().count("<li>") == 2


def test_the_text_form_reads_as_a_sentence():
    assert repr(facts("madrs_range")).startswith("The MADRS has 10 items")


def test_an_unknown_fact_names_the_nearest():
    with pytest.raises(ContentError, match=r"did you mean 'madrs_range'\?"):
        facts("madrs_rnge")


def test_a_reference_is_listed_once_however_often_it_is_used():
    assert references(["zarate_2006", "zarate_2006"])._repr_html_().count("<li>") == 1


def measured(value, units):
    return PharmacologyFact(
        id="made_up",
        topic="kinetics",
        item="Made-up half-life",
        value=value,
        units=units,
        parameters={},
        cites=("zarate_2006",),
        status=Status.VERIFIED,
    )


def test_a_unit_follows_the_number_it_belongs_to():
    assert sentence_of(measured("10 to 15", "min")) == "**Made-up half-life:** 10 to 15 min."


def test_a_unit_does_not_dangle_after_words():
    said = sentence_of(measured("2.5 (label), about 3 in reviews", "h"))
    assert said == "**Made-up half-life**, in h: 2.5 (label), about 3 in reviews."


def test_a_unit_that_the_value_says_already_is_not_said_twice():
    said = sentence_of(measured("roughly 20 percent at peak", "percent"))
    assert said == "**Made-up half-life:** roughly 20 percent at peak."


def test_a_property_without_a_unit_is_said_plainly():
    assert sentence_of(measured("weaker", "")) == "**Made-up half-life:** weaker."


def test_a_plain_u_for_micro_is_shown_as_such():
    assert sentence_of(measured("50 at 1 uM, 80", "umol/L")).endswith("50 at 1 µM, 80 µmol/L.")


def test_a_misconception_is_said_with_its_better_sentence():
    said = sentence_of(record("misconceptions", "m_half_life"))
    assert said.startswith("**Often said:** Ketamine must stay in the body to work. **Better:** ")


def test_a_sentence_is_said_as_it_stands():
    assert sentence_of(statement(Status.VERIFIED)) == "A *fact*."


@pytest.mark.parametrize("fact", records("pharmacology"), ids=lambda fact: fact.id)
def test_every_measured_property_can_be_said_in_full(fact):
    said = sentence_of(fact).replace("µ", "u")
    assert fact.item in said
    assert fact.value in said
    assert fact.units in said
    assert not said.endswith("..")


@pytest.mark.parametrize("table", ["glutamate_facts", "pharmacology", "misconceptions"])
def test_a_table_that_lessons_name_shows_every_record_with_its_source(table):
    page = facts(*(fact.id for fact in records(table)), table=table)._repr_html_()
    assert page.count("<li>") == len(records(table))
    assert page.count("not confirmed here") == sum(
        fact.status is Status.UNCONFIRMED for fact in records(table)
    )


def test_a_record_that_is_no_sentence_is_refused_with_the_tables_that_are(monkeypatch):
    monkeypatch.setattr(
        "ketacourse.display.facts.TABLES",
        {
            "made_up_facts": Table("made_up_facts", "made_up.toml", Fact),
            "lessons": Table("lessons", "lessons.toml", Lesson),
        },
    )
    with pytest.raises(ContentError) as refused:
        facts("01_depression", table="lessons")
    assert str(refused.value) == (
        "a Lesson can't be shown as a sentence; show a record of made_up_facts, pharmacology or "
        "misconceptions"
    )

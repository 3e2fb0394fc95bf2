"""Sourced sentences carry their citation, and their mark when they are not confirmed."""

import pytest

from ketacourse.content.base import Statement, Status
from ketacourse.display.facts import facts, references, sourced_html
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

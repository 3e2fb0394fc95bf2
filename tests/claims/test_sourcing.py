from ketacourse.claims.sourcing import sourced
from ketacourse.content.base import Status
from ketacourse.content.library import record, records
from ketacourse.display.text import to_plain


def test_a_sentence_names_its_sources_so_that_no_two_read_alike():
    shown = to_plain(sourced("Text.", record("claims", "c007")))
    assert "( Murrough et al. 2013a ; Murrough et al. 2013b )" in shown


def test_a_sentence_says_how_well_it_was_read():
    assert "[read in a second-hand copy]" in sourced("Text.", record("claims", "c006"))
    assert "second-hand" not in sourced("Text.", record("claims", "c007"))


def test_the_text_of_a_fact_is_no_markup():
    assert "<script>" not in sourced("<script>alert(1)</script>", record("claims", "c007"))


def test_what_is_not_confirmed_says_so_and_is_not_called_second_hand():
    unconfirmed = next(e for e in records("experiments") if e.status is Status.UNCONFIRMED)
    shown = sourced("Text.", unconfirmed)
    assert "[not confirmed here]" in shown
    assert "second-hand" not in shown

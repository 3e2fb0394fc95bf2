from ketacourse.claims.sourcing import sourced, sources_html
from ketacourse.content.base import Status
from ketacourse.content.library import record, records
from ketacourse.display.text import to_plain


def test_two_papers_of_one_name_and_year_are_told_apart_by_their_journals():
    shown = to_plain(sources_html(["murrough2013_ajp", "murrough2013_bp"]))
    assert "Murrough et al. 2013, American Journal of Psychiatry" in shown
    assert "Murrough et al. 2013, Biological Psychiatry" in shown


def test_a_paper_that_stands_alone_needs_no_journal():
    assert to_plain(sources_html(["murrough2013_bp"])) == "( Murrough et al. 2013 )"
    assert sources_html([]) == ""


def test_a_sentence_says_how_well_it_was_read():
    assert "[read in a second-hand copy]" in sourced("Text.", record("claims", "c006"))
    assert "second-hand" not in sourced("Text.", record("claims", "c007"))


def test_the_text_of_a_fact_is_no_markup():
    assert "<script>" not in sourced("<script>alert(1)</script>", record("claims", "c007"))


def test_several_sources_stand_in_the_order_given_apart_from_each_other():
    shown = to_plain(sources_html(["murrough2013_bp", "zarate_2006"]))
    assert shown == "( Murrough et al. 2013 ; Zarate et al. 2006 )"


def test_links_open_beside_the_notebook_and_tell_nothing_to_the_page_opened():
    shown = sources_html(["murrough2013_bp"])
    assert shown.startswith('(<a href="https://')
    assert 'target="_blank" rel="noopener">Murrough et al. 2013</a>)' in shown


def test_what_is_not_confirmed_says_so_and_is_not_called_second_hand():
    unconfirmed = next(e for e in records("experiments") if e.status is Status.UNCONFIRMED)
    shown = sourced("Text.", unconfirmed)
    assert "[not confirmed here]" in shown
    assert "second-hand" not in shown

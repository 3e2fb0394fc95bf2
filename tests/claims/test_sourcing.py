from ketacourse.claims.sourcing import sourced, sources_html
from ketacourse.content.library import record
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

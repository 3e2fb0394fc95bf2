"""Citations: one source, three ways to show it."""

import dataclasses

import pytest

from ketacourse.content.base import Status
from ketacourse.content.citations import Citation, cite_html, references_html
from ketacourse.content.library import citations

TRIAL = Citation(
    id="zarate2006",
    authors=("Zarate", "Singh"),
    authors_cut=False,
    names=("Zarate CA Jr", "Singh JB"),
    year=2006,
    years="2006",
    title="A randomized trial of <one> antagonist",
    short_title="",
    container="Archives of General Psychiatry",
    volume="63",
    pages="856-864",
    doi="10.1001/archpsyc.63.8.856",
    pmid="16894061",
    url="",
    status=Status.SECONDARY,
    read="abstract",
)
PAGE = dataclasses.replace(
    TRIAL, doi="", pmid="", url="https://a.org/", read_on="20 November 2026", container="A site"
)


def like(source=TRIAL, **changes):
    return dataclasses.replace(source, **changes)


@pytest.mark.parametrize(
    ("changes", "label"),
    [
        ({"authors": ("Zarate",)}, "Zarate 2006"),
        ({}, "Zarate & Singh 2006"),
        ({"authors": ("Zarate", "Singh", "Carlson")}, "Zarate et al. 2006"),
        ({"authors_cut": True}, "Zarate et al. 2006"),
        ({"letter": "b"}, "Zarate & Singh 2006b"),
        ({"years": "2005-2006"}, "Zarate & Singh 2005-2006"),
        ({"year": None, "years": "in press"}, "Zarate & Singh in press"),
        ({"year": None, "years": "in press", "letter": "a"}, "Zarate & Singh in press a"),
        ({"year": -44, "years": "44 BC", "letter": "b"}, "Zarate & Singh 44 BC b"),
        ({"year": None, "years": ""}, "Zarate & Singh"),
        ({"year": None, "years": "", "letter": "a"}, "Zarate & Singh, no date a"),
    ],
)
def test_the_label_names_up_to_two_authors_and_the_date(changes, label):
    assert like(**changes).label == label


@pytest.mark.parametrize(
    ("title", "short", "label"),
    [
        ("Title", "A trial", "A trial 2006"),
        ("Title", "", "Title 2006"),
        ("Ketamine: use and abuse", "", "Ketamine 2006"),
        ("Safe reporting (2nd edition)", "", "Safe reporting 2006"),
        ("Does it last? A series", "", "Does it last? 2006"),
        ("Effects of Ca<sup>2+</sup>: a review", "", "Effects of Ca2+ 2006"),
        (
            "Pharmacokinetics of intranasal and intravenous ketamine",
            "",
            "Pharmacokinetics of intranasal and… 2006",
        ),
        ("X" * 50, "", f"{'X' * 40}… 2006"),
    ],
)
def test_a_source_without_authors_goes_by_a_short_title(title, short, label):
    assert like(authors=(), names=(), title=title, short_title=short).label == label


def test_the_link_prefers_doi_then_pubmed_then_address():
    assert TRIAL.link == "https://doi.org/10.1001/archpsyc.63.8.856"
    assert like(doi="").link == "https://pubmed.ncbi.nlm.nih.gov/16894061/"
    assert PAGE.link == "https://a.org/"
    assert like(doi="", pmid="").link == ""


@pytest.mark.parametrize(
    ("changes", "link"),
    [
        (
            {"doi": "10.1016/S0006-3223(99)00230-9"},
            "https://doi.org/10.1016/S0006-3223%2899%2900230-9",
        ),
        (
            {"doi": '10.1002/(SICI)1096<1::AID>3.0.CO;2-1"?x#y'},
            "https://doi.org/10.1002/%28SICI%291096%3C1::AID%3E3.0.CO;2-1%22%3Fx%23y",
        ),
        ({"doi": "", "pmid": "", "url": "https://a.org/x_(y)"}, "https://a.org/x_%28y%29"),
    ],
)
def test_nothing_in_a_link_ends_a_markdown_link_or_an_attribute(changes, link):
    assert like(**changes).link == link


def test_the_reference_is_complete():
    assert TRIAL.reference == (
        "Zarate CA Jr, Singh JB (2006). A randomized trial of <one> antagonist. "
        "Archives of General Psychiatry 63:856-864. https://doi.org/10.1001/archpsyc.63.8.856"
    )


@pytest.mark.parametrize(
    ("changes", "start"),
    [
        ({"authors_cut": True}, "Zarate CA Jr, Singh JB, et al. (2006). A "),
        ({"letter": "b"}, "Zarate CA Jr, Singh JB (2006b). A "),
        ({"years": "", "year": None}, "Zarate CA Jr, Singh JB (no date). A "),
        ({"years": "", "letter": "c"}, "Zarate CA Jr, Singh JB (no date c). A "),
        ({"authors": (), "names": ()}, "A randomized trial of <one> antagonist (2006). Arch"),
        ({"title": "Ends with a stop."}, "Zarate CA Jr, Singh JB (2006). Ends with a stop. Arch"),
        ({"title": "Does it?"}, "Zarate CA Jr, Singh JB (2006). Does it? Arch"),
    ],
)
def test_the_reference_opens_with_who_and_when(changes, start):
    assert like(**changes).reference.startswith(start)


def test_a_page_carries_the_day_on_which_it_was_read():
    assert PAGE.reference.endswith("https://a.org/ (read on 20 November 2026)")
    assert PAGE.reference_html.endswith("https://a.org/</a> (read on 20 November 2026)")


def test_markup_of_a_title_is_kept_on_the_page_and_dropped_in_text():
    marked = like(title="Ca<sup>2+</sup> & <i>in vivo</i>")
    assert "Ca<sup>2+</sup> &amp; <i>in vivo</i>. Archives" in marked.reference_html
    assert "Ca2+ & in vivo. Archives" in marked.reference


def test_the_link_of_a_reference_is_made_once_whatever_its_title_says():
    quoting = like(title="On https://doi.org/10.1001/archpsyc.63.8.856")
    assert quoting.reference_html.count("<a ") == 1


def test_citations_in_text_are_links_in_brackets():
    link = (
        '<a href="https://doi.org/10.1001/archpsyc.63.8.856" target="_blank" rel="noopener">'
        "Zarate &amp; Singh 2006</a>"
    )
    assert cite_html([TRIAL, TRIAL]) == f"({link}; {link})"
    assert cite_html([like(doi="", pmid="")]) == "(Zarate &amp; Singh 2006)"
    assert cite_html([]) == ""


def test_a_reference_list_is_sorted_escaped_and_marks_what_is_not_confirmed():
    other = like(authors=("Berman",), status=Status.UNCONFIRMED)
    listed = references_html([TRIAL, other])
    assert listed.index("[not confirmed here]") < listed.index("Zarate CA", listed.index("</li>"))
    assert "&lt;one&gt;" in listed
    assert listed.count("<li>") == 2


def test_a_list_runs_by_first_author_year_and_letter_and_accents_count_for_nothing():
    names = ["Zimmer", "Ángel", "van der Berg", "Anand"]
    by_name = [like(authors=(name,)) for name in names]
    by_year = [
        like(authors=("Kind", "Zorn"), letter="b"),
        like(authors=("Kind", "Abel", "Cain"), letter="a"),
        like(authors=("Kind",), year=None, years=""),
        like(authors=("Kind",), year=1999, years="1999"),
    ]
    ordered = sorted([*by_name, *by_year], key=lambda each: each.sorting)
    assert [each.label for each in ordered] == [
        "Anand 2006",
        "Ángel 2006",
        "Kind 1999",
        "Kind et al. 2006a",
        "Kind & Zorn 2006b",
        "Kind",
        "van der Berg 2006",
        "Zimmer 2006",
    ]


def test_a_title_that_asks_keeps_its_question_mark_alone():
    asking = [each for each in citations().values() if each.title.endswith("?")]
    assert asking
    assert not [each.id for each in asking if "?." in each.reference]


def test_every_page_of_the_course_that_was_read_says_when():
    pages = [each for each in citations().values() if each.link == each.url]
    unread = [each.id for each in pages if not each.read_on]
    assert unread == ["marton_2019"]

"""Citations: one source, three ways to show it."""

import dataclasses
import json

import pytest

from ketacourse.content.base import Status
from ketacourse.content.citations import cite_html, read_citations, references_html
from ketacourse.content.library import citations
from ketacourse.errors import ContentError

ENTRY = {
    "id": "zarate2006",
    "type": "article-journal",
    "title": "A randomized trial of <one> antagonist",
    "author": [{"family": "Zarate", "given": "CA"}, {"family": "Singh", "given": "JB"}],
    "issued": {"date-parts": [[2006]]},
    "container-title": "Archives of General Psychiatry",
    "volume": "63",
    "page": "856-864",
    "DOI": "10.1001/archpsyc.63.8.856",
    "PMID": "16894061",
    "custom": {"status": "secondary", "read": "abstract"},
}


@pytest.fixture(name="citation")
def _citation(tmp_path):
    path = tmp_path / "citations.json"
    path.write_text(json.dumps([ENTRY]))
    return read_citations(path)["zarate2006"]


@pytest.mark.parametrize(("short", "label"), [("A trial", "A trial 2006"), ("", "Title 2006")])
def test_a_source_without_authors_goes_by_its_title_and_a_short_one_if_it_has_it(
    citation, short, label
):
    nameless = dataclasses.replace(citation, authors=(), title="Title", short_title=short)
    assert nameless.label == label


@pytest.mark.parametrize(
    ("authors", "label"),
    [
        (("Zarate",), "Zarate 2006"),
        (("Zarate", "Singh"), "Zarate & Singh 2006"),
        (("Zarate", "Singh", "Carlson"), "Zarate et al. 2006"),
    ],
)
def test_the_label_names_up_to_two_authors_and_the_year(citation, authors, label):
    assert dataclasses.replace(citation, authors=authors).label == label


def test_a_list_of_authors_that_was_cut_is_labelled_et_al(tmp_path):
    cut = {**ENTRY, "custom": {"status": "verified", "read": "", "authors_cut": True}}
    path = tmp_path / "citations.json"
    path.write_text(json.dumps([cut]))
    cited = read_citations(path)["zarate2006"]
    assert cited.label == "Zarate et al. 2006"
    assert cited.reference.startswith("Zarate CA, Singh JB, et al. (2006). ")


def test_an_undated_page_is_labelled_without_a_year(citation):
    assert dataclasses.replace(citation, year=None).label == "Zarate & Singh"


def test_the_link_prefers_doi_then_pubmed_then_address(citation):
    assert citation.link == "https://doi.org/10.1001/archpsyc.63.8.856"
    without = dataclasses.replace(citation, doi="")
    assert without.link == "https://pubmed.ncbi.nlm.nih.gov/16894061/"
    assert dataclasses.replace(without, pmid="", url="https://a.org/").link == "https://a.org/"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " https://a.org/",
        "java\nscript:alert(1)",
        "data:text/html,hi",
        "vbscript:x",
        "file:///etc/passwd",
        "ftp://a.org/",
        "//a.org/",
        "https:a.org",
        "www.a.org",
    ],
)
def test_an_address_that_is_none_of_the_web_is_refused(citation, url):
    with pytest.raises(ValueError, match=r" of 'zarate2006' is none of the web; write one that "):
        dataclasses.replace(citation, url=url)


@pytest.mark.parametrize("url", ["https://a.org/", "HTTP://A.ORG/", "http://a.org/?q=javascript:"])
def test_an_address_of_the_web_is_kept(citation, url):
    assert dataclasses.replace(citation, doi="", pmid="", url=url).link == url


def test_brackets_of_an_old_doi_do_not_end_a_markdown_link(citation):
    old = dataclasses.replace(citation, doi="10.1016/S0006-3223(99)00230-9")
    assert old.link == "https://doi.org/10.1016/S0006-3223%2899%2900230-9"


def test_the_reference_is_complete(citation):
    assert citation.reference == (
        "Zarate CA, Singh JB (2006). A randomized trial of <one> antagonist. "
        "Archives of General Psychiatry 63:856-864. https://doi.org/10.1001/archpsyc.63.8.856"
    )


def test_citations_in_text_are_links_in_brackets(citation):
    link = (
        '<a href="https://doi.org/10.1001/archpsyc.63.8.856" target="_blank" rel="noopener">'
        "Zarate &amp; Singh 2006</a>"
    )
    assert cite_html([citation, citation]) == f"({link}; {link})"
    assert cite_html([]) == ""


def test_a_reference_list_is_sorted_escaped_and_marks_what_is_not_confirmed(citation):
    other = dataclasses.replace(citation, authors=("Berman",), status=Status.UNCONFIRMED)
    listed = references_html([citation, other])
    assert listed.index("[not confirmed here]") < listed.index("Zarate CA", listed.index("</li>"))
    assert "&lt;one&gt;" in listed
    assert listed.count("<li>") == 2


@pytest.mark.parametrize("text", ["{", "3", "[{}]", '[{"id": "a"}]', '[{"id":"a","title":"b"}]'])
def test_a_file_that_is_no_list_of_entries_is_refused(tmp_path, text):
    path = tmp_path / "citations.json"
    path.write_text(text)
    with pytest.raises(ContentError, match=r"^citations\.json: not a list of CSL-JSON entries: "):
        read_citations(path)


def test_a_source_without_authors_is_listed_by_its_title_and_cited_by_its_short_one():
    source = next(each for each in citations().values() if each.short_title and not each.authors)
    assert source.label == f"{source.short_title} {source.year}"
    assert source.reference.startswith(f"{source.title} ({source.year}). ")


def test_a_title_that_asks_keeps_its_question_mark_alone():
    asking = [each for each in citations().values() if each.title.endswith("?")]
    assert asking
    assert not [each.id for each in asking if "?." in each.reference]

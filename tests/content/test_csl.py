"""Any CSL-JSON record is read as a citation, or refused with its line."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.content.base import Status
from ketacourse.content.citations import references_html
from ketacourse.content.csl import NAME_NEEDED, read_citations, scan_citations
from ketacourse.errors import ContentError

ENTRY = {
    "id": "zarate2006",
    "type": "article-journal",
    "title": "A randomized trial",
    "author": [
        {"family": "Zarate", "given": "CA", "suffix": "Jr"},
        {"family": "Singh", "given": "JB"},
    ],
    "issued": {"date-parts": [[2006, 8]]},
    "container-title": "Archives of General Psychiatry",
    "volume": "63",
    "page": "856-864",
    "DOI": "10.1001/archpsyc.63.8.856",
    "PMID": "16894061",
    "custom": {"status": "secondary", "read": "abstract"},
}
PAGE = {
    "id": "page",
    "title": "A page",
    "URL": "https://example.org/",
    "accessed": {"date-parts": [[2026, 11, 20]]},
    "custom": {"status": "verified"},
}


@pytest.fixture(name="read")
def _read(tmp_path):
    """Reads one entry, changed; None takes a key away."""

    def read(changes, entry=ENTRY):
        path = tmp_path / "citations.json"
        changed = {key: value for key, value in {**entry, **changes}.items() if value is not None}
        path.write_text(json.dumps([changed], indent=1))
        (citation,) = read_citations(path).values()
        return citation

    return read


@pytest.fixture(name="refusal")
def _refusal(read):
    def refusal(changes, entry=ENTRY):
        with pytest.raises(ContentError) as caught:
            read(changes, entry)
        return str(caught.value)

    return refusal


def test_an_entry_becomes_a_citation(read):
    citation = read({})
    assert (citation.id, citation.year, citation.volume) == ("zarate2006", 2006, "63")
    assert citation.names == ("Zarate CA Jr", "Singh JB")
    assert (citation.status, citation.read, citation.letter) == (Status.SECONDARY, "abstract", "")
    assert citation.label == "Zarate & Singh 2006"


@pytest.mark.parametrize(
    ("person", "short", "full"),
    [
        ({"family": "Zarate", "given": "Carlos A."}, "Zarate", "Zarate CA"),
        ({"family": "Zarate", "given": "C.A.", "suffix": "Jr"}, "Zarate", "Zarate CA Jr"),
        ({"family": "Oude", "given": "BWJH"}, "Oude", "Oude BWJH"),
        ({"family": "Sartre", "given": "Jean-Paul"}, "Sartre", "Sartre JP"),
        ({"family": "Ångström", "given": "östen"}, "Ångström", "Ångström ö"),
        (
            {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"},
            "van der Berg",
            "van der Berg J",
        ),
        (
            {"family": "Beauvoir", "given": "Simone", "dropping-particle": "de"},
            "Beauvoir",
            "Beauvoir S de",
        ),
        ({"literal": "World Health Organization"}, *["World Health Organization"] * 2),
        ({"literal": "WHO", "family": "x"}, "WHO", "WHO"),
        ({"given": "Plato"}, "Plato", "Plato"),
        ({"family": "Plato"}, "Plato", "Plato"),
        ({"family": "O&amp;G <i>group</i>"}, "O&G group", "O&G group"),
        ({"family": "  Two\n lines "}, "Two lines", "Two lines"),
        ({"family": "Lee", "given": None, "suffix": 3, "comma-suffix": True}, "Lee", "Lee 3"),
    ],
)
def test_names_are_read_in_all_their_parts(read, person, short, full):
    citation = read({"author": [person]})
    assert (citation.authors, citation.names) == ((short,), (full,))


@pytest.mark.parametrize(
    ("issued", "label"),
    [
        ({"date-parts": [["2006"]]}, "Zarate & Singh 2006"),
        ({"date-parts": [[2006, 8, 1], [2007]]}, "Zarate & Singh 2006-2007"),
        ({"date-parts": [[2006], [2006, 9]], "circa": 1}, "Zarate & Singh c. 2006"),
        ({"date-parts": [[-44]]}, "Zarate & Singh 44 BC"),
        ({"date-parts": [[None]]}, "Zarate & Singh"),
        ({"raw": "Autumn 2006"}, "Zarate & Singh 2006"),
        ({"literal": "in press"}, "Zarate & Singh in press"),
        ({"season": 3}, "Zarate & Singh"),
        ({}, "Zarate & Singh"),
        ("2006-08", "Zarate & Singh 2006"),
        (2006, "Zarate & Singh 2006"),
        (None, "Zarate & Singh"),
    ],
)
def test_dates_are_read_in_all_their_forms(read, issued, label):
    assert read({"issued": issued}).label == label


@pytest.mark.parametrize(
    ("changes", "field", "value"),
    [
        ({"volume": 63}, "volume", "63"),
        ({"volume": 63.0}, "volume", "63"),
        ({"volume": 6.5}, "volume", "6.5"),
        ({"page": 12}, "pages", "12"),
        ({"PMID": 16894061}, "pmid", "16894061"),
        ({"id": 7}, "id", "7"),
        ({"id": 1.5}, "id", "1.5"),
        ({"title": "On <i>in vivo</i>\n work "}, "title", "On <i>in vivo</i> work"),
        ({"container-title": "Drugs &amp; <b>People</b>"}, "container", "Drugs & People"),
        ({"shortTitle": "A trial"}, "short_title", "A trial"),
        ({"title-short": "Short", "shortTitle": "Other"}, "short_title", "Short"),
        ({"author": []}, "authors", ()),
        ({"author": None}, "names", ()),
        ({"volume": None, "page": None}, "pages", ""),
        ({"abstract": ["x"], "note": {"a": [[[]]]}, "keyword": 4}, "id", "zarate2006"),
    ],
)
def test_what_the_standard_allows_is_read(read, changes, field, value):
    assert getattr(read(changes), field) == value


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"id": None}, "2: 'entry': 'id' is missing; add it"),
        ({"id": ""}, "3: 'entry': 'id' is missing; add it"),
        ({"id": ["a"]}, "3: '['a']': got ['a'], but text is needed"),
        ({"title": None}, "3: 'zarate2006': 'title' is missing; add it"),
        ({"title": "<i></i>"}, "3: 'zarate2006': 'title' is missing; add it"),
        (
            {"title": {"en": "A"}},
            "5: 'zarate2006': 'title': got {'en': 'A'}, but text is needed",
        ),
        (
            {"title": "x" * 4001},
            "5: 'zarate2006': 'title': is 4001 characters long; at most 4000 are allowed",
        ),
        (
            {"title": "half \ud83d of it"},
            "5: 'zarate2006': 'title': holds half a character, '\\ud83d'; type it again",
        ),
        ({"volume": True}, "26: 'zarate2006': 'volume': got True, but text is needed"),
        (
            {"volume": 1e300},
            "26: 'zarate2006': 'volume': got 1e+300, but a number of at most 15 digits is needed",
        ),
        (
            {"author": {"family": "Zarate"}},
            "6: 'zarate2006': 'author': got {'family': 'Zarate'}, but a list of names is needed",
        ),
        (
            {"author": ["Zarate CA"]},
            f"6: 'zarate2006': 'author' 1: got 'Zarate CA', but {NAME_NEEDED}",
        ),
        (
            {"author": [{"literal": "WHO"}, {}]},
            f"6: 'zarate2006': 'author' 2: is no name; {NAME_NEEDED}",
        ),
        (
            {"author": [{"family": ["Zarate"]}]},
            "6: 'zarate2006': 'author' 1: got ['Zarate'], but text is needed",
        ),
        ({"issued": [2006]}, "17: 'zarate2006': 'issued': got [2006], but a date, such as "),
        ({"DOI": "doi.org/10.1001"}, "28: 'zarate2006': 'DOI': 'doi.org/10.1001' must look like "),
        ({"DOI": "10.1001/a b"}, "28: 'zarate2006': 'DOI': '10.1001/a b' must look like "),
        ({"PMID": "PMC1"}, "29: 'zarate2006': 'PMID': 'PMC1' must be 1 to 8 digits"),
        ({"PMID": "1\n2"}, "29: 'zarate2006': 'PMID': '1 2' must be 1 to 8 digits"),
        ({"custom": None}, "3: 'zarate2006': 'custom' is missing; add it with 'status', one of "),
        ({"custom": {}}, "30: 'zarate2006': 'custom': unknown status ''. Allowed: secondary, "),
        ({"custom": "verified"}, "30: 'zarate2006': 'custom': got 'verified', but a table is "),
        (
            {"custom": {"status": "sure"}},
            "30: 'zarate2006': 'custom': unknown status 'sure'. Allowed: ",
        ),
        ({"custom": {"status": ["verified"]}}, "30: 'zarate2006': 'custom': unknown status '["),
        (
            {"custom": {"status": "verified", "authors_cut": "yes"}},
            "30: 'zarate2006': 'custom': 'authors_cut': got 'yes', but true or false",
        ),
        (
            {"custom": {"status": "verified", "read": 10**400}},
            "30: 'zarate2006': 'custom': got inf",
        ),
        ({"DOI": None, "PMID": None}, "3: 'zarate2006': no DOI, PMID or URL to follow; add one"),
    ],
)
def test_what_cannot_be_a_citation_is_refused_where_it_stands(refusal, changes, message):
    assert refusal(changes).startswith(f"citations.json:{message}")


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,hi",
        "vbscript:x",
        "file:///etc/passwd",
        "ftp://a.org/",
        "//a.org/",
        "https:a.org",
        "https://",
        "www.a.org",
        "https://a.org/ javascript:x",
        'https://a.org/"onclick="x',
        "https://a.org/<script>",
    ],
)
def test_an_address_that_is_none_of_the_web_is_refused(refusal, url):
    message = refusal({"URL": url}, PAGE)
    assert message.startswith("citations.json:5: 'page': 'URL': ")
    assert message.endswith(" must be a web address, https:// or http://")


@pytest.mark.parametrize("url", ["https://a.org/", "HTTP://A.ORG/", "http://a.org/?q=javascript:"])
def test_an_address_of_the_web_is_kept(read, url):
    assert read({"URL": url}, PAGE).link == url


def test_a_page_needs_the_day_on_which_it_was_read_unless_nobody_says_it_was(read, refusal):
    assert read({}, PAGE).read_on == "20 November 2026"
    assert refusal({"accessed": None}, PAGE) == (
        "citations.json:5: 'page': 'URL': 'accessed' is missing; "
        "add the day on which the page was read"
    )
    assert read({"accessed": None, "custom": {"status": "unconfirmed"}}, PAGE).read_on == ""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "1: is not valid JSON: a list of entries in square brackets is needed"),
        ("3", "1: is not valid JSON: a list of entries in square brackets is needed"),
        ('{"id": "a"}', "1: is not valid JSON: a list of entries in square brackets is needed"),
        ('\n[{"id": "a"', "2: is not valid JSON: Expecting ',' delimiter"),
        ("[{},\n]", "2: is not valid JSON: Expecting value"),
        ("[{}\n{}]", "2: is not valid JSON: a comma or the closing bracket of the list is needed"),
        ("[{}]\n[]", "1: the list ends here, but the file goes on"),
        ("[3]", "1: 'entry': got 3, but an entry in curly brackets is needed"),
        ("[[]]", "1: 'entry': got [], but an entry in curly brackets is needed"),
        ("\n\n[" + "[" * 100_000, "3: lists or tables stand one inside the other too deep"),
        ('[\n{"a":' + '{"a":' * 100_000, "2: lists or tables stand one inside the other too deep"),
    ],
)
def test_a_file_that_breaks_is_refused_at_the_line_where_it_does(tmp_path, text, message):
    path = tmp_path / "citations.json"
    path.write_text(text)
    with pytest.raises(ContentError) as caught:
        read_citations(path)
    assert str(caught.value).startswith(f"citations.json:{message}")


def test_numbers_of_five_thousand_digits_are_refused_where_they_matter(tmp_path):
    path = tmp_path / "citations.json"
    huge = "9" * 5000
    path.write_text(json.dumps([ENTRY]).replace('"63"', huge).replace('"856-864"', f"[{huge}]"))
    with pytest.raises(ContentError, match=r"'volume': got inf, but a number of at most 15 digits"):
        read_citations(path)


def test_a_mark_that_editors_put_before_a_file_is_let_through(tmp_path):
    path = tmp_path / "citations.json"
    path.write_text("\ufeff" + json.dumps([ENTRY]), encoding="utf-8")
    assert list(read_citations(path)) == ["zarate2006"]


def test_an_id_or_a_paper_that_stands_twice_is_told_at_each_place(tmp_path):
    path = tmp_path / "citations.json"
    again = {**ENTRY, "DOI": "10.1001/ARCHPSYC.63.8.856"}
    path.write_text(json.dumps([ENTRY, again], indent=1))
    twice = "this id stands more than once; give each its own"
    keep = "stands in another entry too; keep one"
    assert [(each.line, each.message) for each in scan_citations(path).problems] == [
        (3, f"'zarate2006': {twice}"),
        (28, f"'zarate2006': 'DOI': 10.1001/archpsyc.63.8.856 {keep}"),
        (36, f"'zarate2006': {twice}"),
        (61, f"'zarate2006': 'DOI': 10.1001/ARCHPSYC.63.8.856 {keep}"),
    ]


def test_one_bad_entry_leaves_the_others_and_its_own_name_is_kept(tmp_path):
    path = tmp_path / "citations.json"
    bad = [{**PAGE, "id": f"bad{number}", "URL": "x"} for number in range(150)]
    path.write_text(json.dumps([*bad, ENTRY], indent=1))
    scanned = scan_citations(path)
    assert list(scanned.records) == ["zarate2006"]
    assert len(scanned.problems) == 100
    assert scanned.refused == {entry["id"] for entry in bad}


TEXT = st.text(max_size=12) | st.sampled_from(["<i>x</i>", "</sup>", "<script>", "a & b", "2013"])
NUMBER = st.integers() | st.floats()
FLAG = TEXT | NUMBER | st.booleans()
PART = TEXT | st.integers(-3000, 3000)
NAME_PARTS = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal")
NAME = st.fixed_dictionaries({}, optional=dict.fromkeys(NAME_PARTS, TEXT) | {"comma-suffix": FLAG})
DATE = st.fixed_dictionaries(
    {},
    optional={
        "date-parts": st.lists(st.lists(PART, min_size=1, max_size=3), min_size=1, max_size=2),
        "season": PART,
        "circa": FLAG,
        "literal": TEXT,
        "raw": TEXT,
    },
)
# The data model of CSL 1.0.2, with what goes wrong in practice: null, and a date in words.
VALID = st.fixed_dictionaries(
    {"id": TEXT | NUMBER, "type": st.sampled_from(["article-journal", "webpage", "book"])},
    optional={
        "title": TEXT,
        "author": st.lists(NAME, max_size=3),
        "issued": DATE | TEXT | st.none(),
        "accessed": DATE,
        "container-title": TEXT,
        "volume": TEXT | NUMBER,
        "page": TEXT | NUMBER,
        "DOI": TEXT | st.just("10.1000/x"),
        "PMID": TEXT | st.just("1"),
        "URL": TEXT | st.just("https://example.org/"),
        "title-short": TEXT,
        "custom": st.just({"status": "verified"}),
    },
)
ANCHOR = re.compile(r'<a href="[^"<>]*" target="_blank" rel="noopener">')
TAGS = ("ol", "li", "a", "i", "sup")


@given(entries=st.lists(VALID, max_size=3))
def test_any_valid_record_is_read_and_shown_or_refused_by_its_line(tmp_path_factory, entries):
    path = tmp_path_factory.mktemp("csl") / "citations.json"
    path.write_text(json.dumps(entries, indent=1))
    scanned = scan_citations(path)
    lines = path.read_text().count("\n") + 1
    for problem in scanned.problems:
        assert re.fullmatch(r"citations\.json:\d+: '[^\n]+", str(problem))
        assert 1 <= problem.line <= lines
    page = references_html(scanned.records.values())
    tags = re.findall(r"<[^>]*>", ANCHOR.sub("", page))
    assert {*tags} <= {f"<{slash}{tag}>" for slash in ("", "/") for tag in TAGS}
    assert all(each.label and each.reference for each in scanned.records.values())

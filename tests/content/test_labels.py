"""Papers of one first author and year get letters, by one rule, wherever they are named."""

import dataclasses
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.content.base import Status
from ketacourse.content.citations import Citation
from ketacourse.content.labels import Mentions, with_letters
from ketacourse.content.library import citations, cited, records


def paper(identifier, title, authors=("Zarate", "Singh", "Manji"), year=2006):
    return Citation(
        id=identifier,
        authors=authors,
        authors_cut=False,
        names=authors,
        year=year,
        years=str(year or ""),
        title=title,
        short_title="",
        container="",
        volume="",
        pages="",
        doi="",
        pmid="",
        url="https://example.org/",
        status=Status.VERIFIED,
        read="",
    )


KETAMINE = paper("ketamine", "A randomized trial")
MEMANTINE = paper("memantine", "A double-blind study")
LATER = paper("later", "Replication", year=2012)
PAIR = paper("pair", "Two of them", authors=("zarate", "Machado"))
KNOWN = with_letters([KETAMINE, MEMANTINE, LATER, PAIR])


def test_papers_of_one_first_author_and_year_are_lettered_by_their_titles():
    assert {name: each.label for name, each in KNOWN.items()} == {
        "memantine": "Zarate et al. 2006a",
        "ketamine": "Zarate et al. 2006b",
        "pair": "zarate & Machado 2006c",
        "later": "Zarate et al. 2012",
    }


def test_papers_of_one_title_are_lettered_by_their_ids():
    known = with_letters([paper("b", "T"), paper("a", "<i>t</i>")])
    assert {name: each.letter for name, each in known.items()} == {"a": "a", "b": "b"}


def test_undated_papers_and_papers_without_authors_are_lettered_too():
    undated = with_letters(paper(name, name, year=None) for name in "xy")
    assert [each.label for each in undated.values()] == [
        "Zarate et al., no date a",
        "Zarate et al., no date b",
    ]
    nameless = with_letters(paper(name, f"Brier score: {name}", authors=()) for name in "xy")
    assert [each.label for each in nameless.values()] == ["Brier score 2006a", "Brier score 2006b"]


def test_after_z_come_two_letters():
    known = with_letters(paper(f"p{number:03}", f"Title {number:03}") for number in range(704))
    letters = [each.letter for each in known.values()]
    assert (letters[25], letters[26], letters[51], letters[52]) == ("z", "aa", "az", "ba")
    assert (letters[701], letters[702], letters[703]) == ("zz", "aaa", "aab")
    assert len({*letters}) == 704


@given(order=st.permutations([KETAMINE, MEMANTINE, LATER, PAIR]))
def test_the_order_of_the_file_does_not_matter(order):
    assert with_letters(order) == KNOWN


def test_no_two_sources_of_the_course_are_cited_alike():
    counts = Counter(each.label.casefold() for each in citations().values())
    assert [label for label, count in counts.items() if count > 1] == []


@pytest.mark.parametrize(
    ("identifier", "label"),
    [
        ("murrough2013_ajp", "Murrough et al. 2013a"),
        ("murrough2013_bp", "Murrough et al. 2013b"),
        ("zarate_2006_memantine", "Zarate et al. 2006a"),
        ("zarate_2006", "Zarate et al. 2006b"),
        ("gastaldon2020", "Gastaldon et al. 2020a"),
        ("gastaldon2020_reply", "Gastaldon et al. 2020b"),
        ("ket01_2026", "Oral prolonged-release ketamine 2026"),
        ("nct02417064", "NCT02417064"),
    ],
)
def test_papers_that_were_taken_for_each_other_are_told_apart(identifier, label):
    assert citations()[identifier].label == label


def test_a_trial_bears_the_letter_of_its_main_paper():
    for study in (*records("studies"), *records("meta_analyses")):
        main = cited(study.cites)[0]
        if main.letter and study.name.startswith(f"{main.first} {main.years}"):
            assert study.name.startswith(f"{main.first} {main.date}"), study.id


MENTIONS = Mentions(KNOWN.values())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("as in Zarate 2006.", "Zarate 2006"),
        ("as ZARATE 2006", "ZARATE 2006"),
        ("(Zarate et al. 2006)", "Zarate et al. 2006"),
        ("Zarate and colleagues (2006) found", "Zarate and colleagues (2006"),
        ("Zarate's 2006 trial", "Zarate's 2006"),
        ("Zarate & Singh, 2006", "Zarate & Singh, 2006"),
        ("Zarate and Machado 2006d", "Zarate and Machado 2006d"),
    ],
)
def test_a_mention_that_could_be_another_paper_is_told_with_the_choices(text, said):
    assert [*MENTIONS.unclear(text)] == [
        f"'{said}' could be more than one paper; say 2006a or 2006b or 2006c"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Zarate 2006a and Zarate et al. 2006b",
        "Zarate 2012",
        "zarate_2006",
        "Lozarate 2006",
        "Zarate 20061",
        "Zarate wrote more than one paper. In 2006 he",
        "2006",
        "",
    ],
)
def test_other_words_are_let_through(text):
    assert [*MENTIONS.unclear(text)] == []


def test_every_unclear_mention_of_a_text_is_told():
    assert len([*MENTIONS.unclear("Zarate 2006, Zarate 2006a and Zarate et al. 2006")]) == 2


def test_a_letter_belongs_to_the_papers_that_are_read_together():
    alone = with_letters([dataclasses.replace(KETAMINE)])
    assert alone["ketamine"].label == "Zarate et al. 2006"

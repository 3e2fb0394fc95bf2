"""The facts of the course: all there, all sourced, read on first use."""

import json
import re
import subprocess
import sys
from collections import Counter

import pytest

from ketacourse.content.base import Sourced, Status
from ketacourse.content.check import walk
from ketacourse.content.citations import status_html
from ketacourse.content.library import DATA, citations, cited, record, records
from ketacourse.content.tables import GLOSSARY, NODES, STUDIES, TABLES, VIGNETTES
from ketacourse.content.trials import Study
from ketacourse.errors import ContentError


@pytest.mark.parametrize("table", sorted(TABLES))
def test_every_table_holds_records(table):
    assert records(table)


@pytest.mark.parametrize(
    ("table", "at_least"),
    [
        ("studies", 36),
        ("meta_analyses", 23),
        ("nodes", 120),
        ("edges", 190),
        ("ketamine_hypotheses", 12),
        ("depression_hypotheses", 7),
        ("experiments", 108),
        ("misconceptions", 25),
        ("claims", 52),
        ("glossary", 76),
        ("vignettes", 6),
        ("harm_checks", 23),
        ("lessons", 11),
    ],
)
def test_no_record_has_been_lost(table, at_least):
    assert len(records(table)) >= at_least


def test_seventy_nine_experiments_can_be_scored_on_a_hundred_and_three_outcomes():
    scorable = [experiment for experiment in records("experiments") if experiment.scorable]
    assert len(scorable) == 79
    assert sum(len(experiment.outcome_effects) for experiment in scorable) == 103


def test_an_experiment_that_cannot_be_scored_says_why():
    assert all(e.scorable or e.scorable_reason for e in records("experiments"))


def test_every_fact_is_cited_and_every_citation_can_be_followed():
    facts = [part for table in TABLES for row in records(table) for _, part in walk(row)]
    for fact in facts:
        if isinstance(fact, Sourced):
            assert all(citation.link for citation in cited(fact.cites))


def test_every_citation_is_used():
    used = Counter()
    for table in TABLES:
        for row in records(table):
            for _, part in walk(row):
                used.update(getattr(part, "cites", ()))
                used.update(getattr(part, "counter_cites", ()))
    assert set(citations()) <= set(used)


def test_no_two_citations_are_the_same_paper():
    papers = (c.link for c in citations().values() if c.doi or c.pmid)
    links = Counter(papers)
    assert [link for link, count in links.items() if count > 1] == []


def test_citations_are_csl_json_that_a_reference_manager_opens():
    entries = json.loads((DATA / "citations.json").read_text(encoding="utf-8"))
    kinds = {"article-journal", "book", "chapter", "webpage", "report", "legislation", "dataset"}
    for entry in entries:
        assert entry["type"] in kinds | {
            "article",
            "article-newspaper",
            "document",
            "paper-conference",
            "post-weblog",
            "thesis",
        }
        assert {"id", "title", "custom"} <= set(entry)
        assert all("family" in person or "literal" in person for person in entry.get("author", []))


def test_a_fact_that_is_not_confirmed_is_marked_and_others_are_not():
    assert "[not confirmed here]" in status_html(Status.UNCONFIRMED)
    assert status_html(Status.VERIFIED) == status_html(Status.SECONDARY) == ""


def test_a_record_is_found_by_its_id():
    assert record("nodes", "ampar").id == "ampar"
    assert record("ketamine_hypotheses", "1").name == "Disinhibition"


def test_a_handle_and_its_name_give_the_same_records():
    for table in TABLES.values():
        assert records(table) is records(table.name)
        assert all(type(each) is table.kind for each in records(table))
    assert record(NODES, "ampar") is record("nodes", "ampar")
    assert isinstance(record(STUDIES, "zarate2006"), Study)


def test_a_table_knows_its_own_name_and_file():
    assert [*TABLES] == [table.name for table in TABLES.values()]
    assert {table.file for table in TABLES.values()} == {path.name for path in DATA.glob("*.toml")}
    assert (VIGNETTES.name, VIGNETTES.file) == ("vignettes", "vignettes.toml")


def test_a_table_without_ids_holds_no_record_by_that_name():
    with pytest.raises(ContentError, match=r"^unknown id in glossary 'spine'\. Allowed: $"):
        record(GLOSSARY, "spine")


def test_the_package_asks_for_tables_by_their_handles_so_that_records_are_typed():
    by_name = re.compile(r"\brecords?\(\s*[\"']")
    package = DATA.parents[1]
    found = [path for path in package.rglob("*.py") if by_name.search(path.read_text("utf-8"))]
    assert found == []


def test_an_unknown_id_names_the_nearest():
    with pytest.raises(ContentError, match=r"^unknown id in nodes 'ampa'; did you mean 'ampar'\?"):
        record("nodes", "ampa")


def test_an_unknown_table_names_the_nearest():
    with pytest.raises(ContentError, match=r"^unknown table 'node'; did you mean 'nodes'\?"):
        records("node")


def test_an_unknown_citation_names_the_nearest():
    with pytest.raises(ContentError, match=r"^unknown citation 'zarate_206'; did you mean "):
        cited(["zarate_206"])


def test_nothing_is_read_until_it_is_asked_for():
    code = (
        "import ketacourse.content.library as library\n"
        "assert library._read.cache_info().currsize == 0\n"
        "library.record('nodes', 'ampar')\n"
        "assert library._read.cache_info().currsize == 1\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)

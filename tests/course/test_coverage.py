"""What lessons use of the facts is found by id, by paper, and by views of whole tables."""

from ketacourse.content.library import records
from ketacourse.course.coverage import Coverage, coverage
from tests.course.notebook import code, notebook, prose


def unused(tmp_path, table, *cells):
    (found,) = coverage([notebook(tmp_path, "01_x", *cells)], [table])
    return found


def test_a_lesson_about_nothing_uses_nothing(tmp_path):
    found = unused(tmp_path, "studies", prose("Nothing."))
    assert len(found.unused) == found.total == len(records("studies"))


def test_a_study_is_used_by_its_id_or_by_its_main_paper(tmp_path):
    by_id = unused(tmp_path, "studies", code('flow("zarate2006")'))
    by_paper = unused(
        tmp_path,
        "studies",
        prose("[Zarate et al. 2006b](https://doi.org/10.1001/archpsyc.63.8.856)"),
    )
    for found in (by_id, by_paper):
        assert "zarate2006" not in found.unused
        assert "berman2000" in found.unused


def test_a_view_that_shows_a_whole_table_uses_all_of_it(tmp_path):
    assert unused(tmp_path, "edges", code('pathway_map("1")')).unused == ()


def test_a_term_is_used_where_it_is_introduced(tmp_path):
    found = unused(tmp_path, "glossary", prose("It is *anhedonia*, not GABA."))
    assert "anhedonia" not in found.unused
    assert "GABA" in found.unused


def test_what_is_unused_is_named():
    assert str(Coverage("claims", 3, ("c001", "c002"))) == "claims: 1 of 3 used; unused: c001, c002"
    assert str(Coverage("claims", 3, ())) == "claims: 3 of 3 used"

"""The pages a lesson shows about itself hold what the lesson uses, and nothing else."""

import pytest

from ketacourse.content.library import records
from ketacourse.course.pages import glossary, help_lines, lesson_references, used_citations
from ketacourse.errors import ContentError
from tests.course.notebook import code, notebook, prose


def test_every_help_line_is_shown_with_its_country_and_the_day_it_was_read():
    html = help_lines()._repr_html_()
    for line in records("help_lines"):
        assert line.country.split()[0] in html
        assert str(line.read_on) in html
    assert "emergency number" in html


def test_help_lines_that_are_not_confirmed_say_so():
    unconfirmed = sum(line.status == "unconfirmed" for line in records("help_lines"))
    assert help_lines()._repr_html_().count("[not confirmed here]") == unconfirmed


def test_the_glossary_holds_the_terms_in_italics_and_no_others(tmp_path, monkeypatch):
    notebook(tmp_path, "x", prose("An *effect size* and *anhedonia*, but **BDNF**."))
    monkeypatch.chdir(tmp_path)
    page = repr(glossary("x"))
    assert "anhedonia" in page
    assert "effect size" in page
    assert "BDNF" not in page


def test_references_come_from_prose_outputs_and_quiz_items(tmp_path):
    lesson = notebook(
        tmp_path,
        "x",
        prose("[Zarate et al. 2006b](https://doi.org/10.1001/archpsyc.63.8.856)"),
        code("f()", html='<a href="https://doi.org/10.1038/mp.2015.69">S</a>'),
        code('ask("01_depression", "shared-diagnosis")'),
    )
    assert used_citations(lesson) == [
        "dsm5_2013",
        "fried_nesse_2015",
        "schmaal_2016",
        "zarate_2006",
    ]


def test_an_unknown_bank_adds_no_reference(tmp_path):
    assert used_citations(notebook(tmp_path, "x", code('ask("99_none")'))) == []


def test_a_reference_list_needs_the_notebook(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ContentError, match=r"^no notebook '99_none\.ipynb' in "):
        lesson_references("99_none")

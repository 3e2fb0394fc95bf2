"""A term is introduced, in italics, before it is used."""

from ketacourse.course.order import terms_too_early
from tests.course.notebook import notebook, prose


def early(tmp_path, *lessons):
    made = [notebook(tmp_path, f"0{n}_x", *cells) for n, cells in enumerate(lessons)]
    return [(lesson.id, line, told) for lesson, line, told in terms_too_early(made)]


def test_a_term_used_in_an_earlier_lesson_is_told_with_its_line(tmp_path):
    found = early(
        tmp_path, [prose("First line.\nA word on anhedonia.")], [prose("Now *anhedonia*.")]
    )
    told = "'anhedonia' is used before 01_x introduces it; put it in italics here"
    assert found == [("00_x", "A word on anhedonia.", told)]


def test_a_term_used_in_an_earlier_cell_of_its_lesson_is_told(tmp_path):
    assert early(tmp_path, [prose("It is anhedonia."), prose("That is, *anhedonia*.")])


def test_a_term_may_be_used_after_it_was_introduced_and_in_the_same_cell(tmp_path):
    first = [prose("Say anhedonia: *anhedonia* is a loss."), prose("So anhedonia.")]
    assert early(tmp_path, first, [prose("Again anhedonia.")]) == []


def test_code_links_headings_and_objectives_may_name_what_is_to_come(tmp_path):
    cells = [
        prose("# Anhedonia"),
        prose("## Objectives\n\n1. Say what anhedonia is."),
        prose("### Anhedonia\n`anhedonia` and [anhedonia](https://doi.org/10.1/x)"),
        prose("It is *anhedonia*."),
    ]
    assert early(tmp_path, cells) == []


def test_a_term_that_no_lesson_introduces_is_left_alone(tmp_path):
    assert early(tmp_path, [prose("A word on anhedonia.")]) == []

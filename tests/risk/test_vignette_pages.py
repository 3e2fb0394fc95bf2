"""Cases for discussion: care first, questions next, points only for who wants them."""

import pytest

from ketacourse.content.library import records
from ketacourse.errors import ContentError
from ketacourse.risk.vignette_pages import vignette, vignettes

CASES = [each.id for each in records("vignettes")]
POINTS = "What a good answer covers"


@pytest.mark.parametrize("case", CASES)
def test_a_case_shows_person_task_questions_and_sourced_points(case):
    found = next(each for each in records("vignettes") if each.id == case)
    page = vignette(case)._repr_html_()
    assert "(an invented person)" in page
    assert page.count("<li>") >= len(found.questions) + len(found.good_answer)
    points = page[page.index(POINTS) :]
    assert points.count("<li>") == len(found.good_answer)
    assert all("<a href=" in point for point in points.split("<li>")[1:])


def test_points_are_closed_unless_they_are_asked_for():
    assert f"<details><summary>{POINTS}" in vignette("v1")._repr_html_()
    assert f"<details open><summary>{POINTS}" in vignette("v1", points=True)._repr_html_()


def test_points_can_be_left_out_of_the_page_and_of_its_text():
    page = vignette("v1", points=False)
    assert POINTS not in page._repr_html_()
    assert "Natural frequencies" not in repr(page)


def test_a_content_note_and_help_lines_come_before_the_case():
    page = vignette("v6")._repr_html_()
    assert page.index("Content note.") < page.index("Help lines") < page.index("Ruth Adeyemi, 52")
    assert page.count("read on") == len(records("help_lines"))


def test_a_case_without_a_note_has_none():
    assert "Content note" not in vignette("v2")._repr_html_()


@pytest.mark.parametrize("case", CASES)
def test_words_that_do_harm_are_not_used(case):
    words = vignette(case, points=True)._repr_html_().casefold()
    assert "commit" not in words
    assert "completed suicide" not in words
    assert "addict" not in words.replace("non-addictive", "").replace("addiction service", "")


def test_the_list_names_every_case():
    page = vignettes()._repr_html_()
    assert all(f"<code>{case}</code>" in page for case in CASES)


def test_an_unknown_case_is_refused():
    with pytest.raises(ContentError) as caught:
        vignette("v7")
    assert str(caught.value) == ("unknown id in vignettes 'v7'. Allowed: v1, v2, v3, v4, v5, v6")

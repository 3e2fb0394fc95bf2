"""Every lesson shows its sections, saves work in one place, and leads on before its references."""

import pytest

from ketacourse.content.library import records
from ketacourse.course.navigation import navigation_faults, way_on
from tests.course.notebook import code, notebook, prose

OPEN = [lesson.id for lesson in records("lessons") if lesson.open]
LESSON = OPEN[1]
WAY = way_on(LESSON)
TOP = (prose("# T"), code("import os"), code(f'lesson_sections("{LESSON}")'), prose("## Warm-up"))
SUMMARY, DONE, ON = prose("## Summary"), code(f'my_lesson("{LESSON}")'), prose(f"\n{WAY}")
TERMS = prose("## Terms of this lesson")
NO_WAY = f"the way on does not stand between summary and terms; end a cell there by {WAY}"
NOT_DONE = f'what was done does not stand after the summary; show my_lesson("{LESSON}") there'


def faults(folder, *cells, name=LESSON):
    return list(navigation_faults(notebook(folder, name, *cells)))


def test_the_first_lesson_leads_on_and_the_last_leads_back():
    assert way_on(OPEN[0]).startswith("[Next: lesson 01")
    assert "Next" not in way_on(OPEN[-1])
    assert way_on(OPEN[-1]).startswith(f"[Back: lesson {OPEN[-2][:2]}")


def test_a_lesson_in_between_leads_both_ways_and_to_the_contents():
    line = way_on(OPEN[1])
    for name in (OPEN[0], OPEN[2]):
        assert f"({name}.ipynb)" in line
    assert "[Contents](00_start_here.ipynb)" in line


def test_summary_what_was_done_the_way_on_and_terms_follow_each_other(tmp_path):
    assert faults(tmp_path, *TOP, SUMMARY, DONE, ON, TERMS) == []


@pytest.mark.parametrize(
    "end",
    [
        (SUMMARY, DONE, TERMS, ON),  # behind the references it is not found
        (SUMMARY, ON, DONE, TERMS),
        (ON, SUMMARY, DONE, TERMS),
        (SUMMARY, DONE, TERMS),
        (SUMMARY, DONE, prose(f"{WAY}\n\nAnd more."), TERMS),
    ],
)
def test_a_way_on_elsewhere_is_told_where_to_stand(tmp_path, end):
    assert faults(tmp_path, *TOP, *end) == [NO_WAY]


def test_what_was_done_stands_after_the_summary(tmp_path):
    assert faults(tmp_path, *TOP, DONE, SUMMARY, ON, TERMS) == [NOT_DONE]


@pytest.mark.parametrize(
    ("more", "number"), [([code("my_work()")], 2), ([DONE], 2), ([DONE, code("my_work()")], 3)]
)
def test_a_lesson_has_one_panel_that_saves_work(tmp_path, more, number):
    (fault,) = faults(tmp_path, *TOP, *more, SUMMARY, DONE, ON, TERMS)
    assert fault == (
        f"{number} panels save work, but exactly one is needed; show it once, with "
        f'my_lesson("{LESSON}") after the summary'
    )


@pytest.mark.parametrize(
    "top",
    [
        [],
        [code("1"), code("2"), code("3"), code(f'lesson_sections("{LESSON}")')],
        [code(f'lesson_sections("{OPEN[2]}")')],
    ],
)
def test_the_sections_of_the_lesson_itself_stand_at_its_top(tmp_path, top):
    (fault,) = faults(tmp_path, prose("# T"), *top, SUMMARY, DONE, ON, TERMS)
    assert fault == (
        "none of the first 3 code cells shows the sections; add one with "
        f'lesson_sections("{LESSON}")'
    )


def test_lesson_00_sums_nothing_up_and_may_save_where_it_tells_how(tmp_path):
    cells = (
        code(f'lesson_sections("{OPEN[0]}")'),
        code("my_work()"),
        prose(way_on(OPEN[0])),
        TERMS,
    )
    assert faults(tmp_path, prose("# T"), *cells, name=OPEN[0]) == []


def test_a_notebook_outside_the_course_needs_nothing(tmp_path):
    assert faults(tmp_path, prose("The end."), name="99_draft") == []

"""Every lesson ends with the way on."""

from ketacourse.content.library import records
from ketacourse.course.navigation import navigation_faults, way_on
from tests.course.notebook import notebook, prose

OPEN = [lesson.id for lesson in records("lessons") if lesson.open]


def test_the_first_lesson_leads_on_and_the_last_leads_back():
    assert way_on(OPEN[0]).startswith("[Next: lesson 01")
    assert "Next" not in way_on(OPEN[-1])
    assert way_on(OPEN[-1]).startswith(f"[Back: lesson {OPEN[-2][:2]}")


def test_a_lesson_in_between_leads_both_ways_and_to_the_contents():
    line = way_on(OPEN[1])
    for name in (OPEN[0], OPEN[2]):
        assert f"({name}.ipynb)" in line
    assert "[Contents](00_start_here.ipynb)" in line


def test_a_lesson_that_ends_otherwise_is_told_what_to_end_with(tmp_path):
    lesson = notebook(tmp_path, OPEN[1], prose("The end."))
    (fault,) = navigation_faults(lesson)
    assert fault == f"the last line of the last cell is not the way on; end with: {way_on(OPEN[1])}"


def test_a_lesson_that_ends_with_its_line_has_no_fault(tmp_path):
    lesson = notebook(tmp_path, OPEN[1], prose(f"The end.\n\n{way_on(OPEN[1])}"))
    assert list(navigation_faults(lesson)) == []


def test_a_notebook_outside_the_course_needs_no_line(tmp_path):
    assert list(navigation_faults(notebook(tmp_path, "99_draft", prose("The end.")))) == []

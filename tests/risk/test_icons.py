"""Icon arrays before they are drawn: every person once, the same order in every session."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.errors import KetacourseError
from ketacourse.risk.contrasts import benefit_contrast, harm_contrast
from ketacourse.risk.icons import MARKS, arrange, icon_marks, key_lines, scatter

PEOPLE = st.sampled_from([100, 1000])


def counts(array):
    return {mark: array.count(mark) for mark in MARKS if mark in array.marks}


def test_more_events_with_treatment_come_on_top_of_those_shared():
    array = icon_marks(harm_contrast("spravato_trd_pooled", "dissociation"))
    assert counts(array) == {"shared": 9, "more": 32, "none": 59}
    assert (array.columns, array.rows) == (10, 10)


def test_fewer_events_with_treatment_are_marked_as_spared():
    array = icon_marks(harm_contrast("ketect", "headache"), 1000)
    assert counts(array) == {"shared": 220, "fewer": 580, "none": 200}
    assert (array.columns, array.rows) == (40, 25)


@given(st.data(), PEOPLE, st.booleans())
def test_everyone_has_one_mark_and_both_risks_can_be_counted(data, people, scattered):
    treated = data.draw(st.integers(0, people))
    control = data.draw(st.integers(0, people))
    array = arrange(treated, control, people, scattered=scattered)
    assert len(array.marks) == people
    assert array.count("shared") + array.count("more") == treated
    assert array.count("shared") + array.count("fewer") == control


def test_grouped_marks_stand_together_in_order():
    marks = arrange(30, 10, 100).marks
    assert marks == ("shared",) * 10 + ("more",) * 20 + ("none",) * 70


def test_scattered_marks_are_spread_and_always_in_the_same_way():
    marks = arrange(30, 10, 100, scattered=True).marks
    assert marks == arrange(30, 10, 100, scattered=True).marks
    assert marks != arrange(30, 10, 100).marks
    rows = [marks[at : at + 10] for at in range(0, 100, 10)]
    assert sum("more" in row for row in rows) >= 8


def test_the_order_is_a_shuffle_that_no_python_changes():
    assert sorted(scatter(100)) == list(range(100))
    assert scatter(100)[:8] == (77, 96, 40, 35, 57, 46, 73, 44)
    assert sorted(scatter(1000)) == list(range(1000))


def test_another_number_of_people_is_refused():
    with pytest.raises(KetacourseError, match=r"^an icon array of 50 people; choose 100 or 1000$"):
        arrange(1, 2, 50)


@given(PEOPLE, st.integers(0, 100), st.integers(0, 100))
def test_where_it_is_good_to_be_counted_nobody_bears_a_sign_of_warning(people, treated, control):
    bad, good = (arrange(treated, control, people, good=good) for good in (False, True))
    assert {"more", "fewer"}.isdisjoint(good.marks)
    assert {"helped", "missed"}.isdisjoint(bad.marks)
    assert good.count("helped") == bad.count("more")
    assert good.count("missed") == bad.count("fewer")
    assert good.count("shared") == bad.count("shared")


def test_a_benefit_is_counted_with_its_own_mark_and_a_harm_with_its_own():
    helped = icon_marks(benefit_contrast("popova2019_transform2", "response_day28"))
    assert helped.count("helped") > 0 == helped.count("more")
    assert icon_marks(harm_contrast("ketect", "headache")).count("missed") == 0


def test_the_key_names_only_what_is_there():
    array = arrange(0, 21, 100)
    assert key_lines(array, ("fell", "did not fall"), ("A", "B")) == (
        ("fewer", "21 more who fell with B"),
        ("none", "79 did not fall, with either"),
    )

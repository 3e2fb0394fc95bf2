"""Columns brought to one shape: what is refused, and how the study is named."""

import numpy as np
import pytest

from ketacourse.errors import KetacourseError
from ketacourse.evidence.effects.columns import columns, frozen, study_names


def refusal(action, *args, **named):
    with pytest.raises(KetacourseError) as caught:
        action(*args, **named)
    return str(caught.value)


def test_a_single_number_is_one_study():
    assert columns(a=3, b=[4.5])["a"].tolist() == [3.0]


def test_columns_of_differing_length_are_refused_with_their_lengths():
    assert refusal(columns, events=[1, 2], total=[3]) == (
        "columns differ in length: events has 2, total has 1; give one value a study in each"
    )


@pytest.mark.parametrize("values", [[1, "x"], {"a": 1}])
def test_what_is_not_numbers_is_refused(values):
    assert refusal(columns, events=values) == f"events is {values!r}; give one number a study"


@pytest.mark.parametrize(("values", "shape"), [([], "(0,)"), ([[1, 2]], "(1, 2)")])
def test_an_empty_or_nested_column_is_refused(values, shape):
    assert refusal(columns, events=values) == (
        f"events has the shape {shape}; give a flat list of one number a study"
    )


def test_a_frozen_column_is_a_copy_that_cannot_be_written_to():
    given = np.array([1.0, 2.0])
    kept = frozen(given)
    given[0] = 9
    assert kept.tolist() == [1, 2]
    with pytest.raises(ValueError, match="read-only"):
        kept[0] = 1


def test_studies_without_names_are_numbered():
    assert study_names((), 2) == ("study 1", "study 2")


def test_one_name_may_stand_alone():
    assert study_names("Zarate 2006", 1) == ("Zarate 2006",)


def test_a_wrong_number_of_names_is_refused():
    assert refusal(study_names, ["a"], 2) == "1 names for 2 studies; give one name a study"

"""Columns brought to one shape: what is refused, and how the study is named."""

import numpy as np
import pandas as pd
import pytest

from ketacourse.errors import KetacourseError
from ketacourse.evidence.effects.columns import columns, frozen, places, study_names


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


@pytest.mark.parametrize(
    ("values", "told"), [([1, "x"], "b: estimate is 'x'"), ([1, None], "b: estimate is missing")]
)
def test_what_is_no_number_is_refused_by_study(values, told):
    assert refusal(columns, ("a", "b"), estimate=values) == (
        f"{told}; give a finite number, at most 1e+50 either way"
    )


def test_an_empty_column_is_refused():
    assert refusal(columns, estimate=[]) == "estimate is empty; give at least one value"


@pytest.mark.parametrize(
    "names", [["a", "b"], ("a", "b"), np.array(["a", "b"]), pd.Series(["a", "b"], index=[1, 0])]
)
def test_names_are_read_by_place(names):
    assert study_names(names, 2) == ("a", "b")


def test_no_names_may_be_none():
    assert study_names(None, 1) == ("study 1",)


@pytest.mark.parametrize(
    ("name", "shown"), [(None, "missing"), (float("nan"), "nan"), (pd.NA, "<NA>")]
)
def test_a_missing_name_is_refused_by_its_place(name, shown):
    assert refusal(study_names, ["a", name], 2) == (
        f"study 2: names is {shown}; give a word or a number"
    )


@pytest.mark.parametrize(
    ("keep", "kept"),
    [
        ([2, 0], [2, 0]),
        (np.array([2, 0], dtype=np.uint8), [2, 0]),
        ([np.int64(1)], [1]),
        ([True, False, True], [0, 2]),
        (np.array([True, False, True]), [0, 2]),
        (pd.Series([True, False, True], index=[2, 1, 0]), [0, 2]),
        (pd.Series([True, False, True], dtype="boolean"), [0, 2]),
        (1, [1]),
    ],
)
def test_places_are_kept_by_number_or_by_truth(keep, kept):
    assert places(keep, 3) == kept


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

"""Numbers at the boundary: every container by place, exact in every width, and what is refused."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.errors import KetacourseError
from ketacourse.statistics import newcombe, wilson
from ketacourse.statistics.boundary import (
    ANY_SIZE,
    CORRELATION,
    DIFFERENCE,
    LARGEST,
    NOT_NEGATIVE,
    NUMBER,
    PEOPLE,
    POSITIVE,
    PROPORTION,
    SOME_PEOPLE,
    TWO_PEOPLE,
    Allowed,
    column,
    count,
    missing,
    number,
    same_length,
    whole_from,
    words,
)
from tests.containers import (
    ALONE,
    CONTAINERS,
    FLOATS,
    INTEGERS,
    NO_NUMBERS,
    WHOLE_CONTAINERS,
)

EVERY = {**CONTAINERS, **WHOLE_CONTAINERS}
small = st.lists(st.integers(0, 127), min_size=1, max_size=8)


def refusal(action, *args, **named):
    with pytest.raises(KetacourseError) as caught:
        action(*args, **named)
    return str(caught.value)


@pytest.mark.parametrize("kept", EVERY)
@given(small)
def test_whole_numbers_come_out_as_they_went_in_from_every_container(kept, given_numbers):
    found = column("events", EVERY[kept](given_numbers), PEOPLE)
    assert found == given_numbers
    assert {type(value) for value in found} == {int}


@pytest.mark.parametrize("kept", CONTAINERS)
@given(st.lists(st.sampled_from([-3.5, -0.25, 0.0, 0.5, 6.75]), min_size=1, max_size=8))
def test_measured_numbers_come_out_as_they_went_in_from_every_container(kept, given_numbers):
    found = column("estimate", CONTAINERS[kept](given_numbers))
    assert found == given_numbers
    assert {type(value) for value in found} == {float}


@pytest.mark.parametrize("kept", ALONE)
@pytest.mark.parametrize("value", [0, 3, 10**9])
def test_one_number_may_come_alone_or_as_the_only_one_in_a_container(kept, value):
    found = count("events", ALONE[kept](value))
    assert (found, type(found)) == (value, int)


@given(st.sampled_from(INTEGERS), st.data())
def test_the_largest_numbers_of_every_width_keep_their_value(width, data):
    ends = np.iinfo(width)
    values = data.draw(st.lists(st.integers(int(ends.min), int(ends.max)), min_size=1, max_size=4))
    allowed = whole_from(int(ends.min), int(ends.max))
    assert column("count", np.array(values, dtype=width), allowed) == values


@given(st.sampled_from([*INTEGERS, *FLOATS, "float16"]), st.data())
def test_a_difference_of_shares_is_the_same_in_every_width(width, data):
    # Of float16 whole numbers are exact to 2,048.
    most = int(np.iinfo(width).max) if width in INTEGERS else 2048
    totals = data.draw(st.tuples(*[st.integers(1, min(most, 10**9))] * 2))
    events = [data.draw(st.integers(0, total)) for total in totals]
    counts = [events[0], totals[0], events[1], totals[1]]
    assert newcombe(*np.array(counts, dtype=width)) == newcombe(*counts)
    assert newcombe(*(np.array([each], dtype=width) for each in counts)) == (newcombe(*counts),)


def test_narrow_unsigned_counts_do_not_overflow():
    found = newcombe(*np.array([60, 130, 40, 130], dtype=np.uint16))
    assert repr(found) == "+15.4 percentage points (+3.6 to +26.6)"


def test_true_and_false_are_people_and_no_measures():
    assert column("events", np.array([True, False]), PEOPLE) == [1, 0]
    assert newcombe(True, 1, np.False_, 1) == newcombe(1, 1, 0, 1)  # noqa: FBT003
    assert refusal(number, "dose_mg", True) == (  # noqa: FBT003
        "dose_mg is True; give a finite number, at most 1e+50 either way"
    )


@pytest.mark.parametrize("kind", NO_NUMBERS)
@pytest.mark.parametrize("kept", [list, tuple, lambda values: pd.Series(values, dtype=object)])
def test_what_is_no_number_is_told_with_its_study(kind, kept):
    bad, shown = NO_NUMBERS[kind]
    said = f"is {shown}; give a whole number of people from 0 to 10,000,000,000"
    assert refusal(column, "events", kept([5, bad]), PEOPLE, ["Zarate 2006", "Fu 2020"]) == (
        f"Fu 2020: events {said}"
    )
    assert refusal(column, "events", kept([5, bad]), PEOPLE, each="study") == (
        f"study 2: events {said}"
    )
    if kind != "nested":
        assert refusal(number, "events", bad, PEOPLE) == f"events {said}"


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        (np.ma.array([5, 7], mask=[False, True]), "masked"),
        (np.ma.array([5.0, 7.0], mask=[False, True]), "masked"),
        (pd.Series([5, None], dtype="Int64"), "<NA>"),
        (pd.Series([5, None]), "nan"),
        (np.array([5, 7], dtype="timedelta64[ns]"), "np.timedelta64(5,'ns')"),
        (pd.Series(["5", "7"]), "'5'"),
        (np.array(["5", "7"]), "'5'"),
        (pd.Series([5, 7], dtype="category").astype(str).astype("category"), "'5'"),
        (pd.to_datetime(["2006-08-01", "2013-10-01"]), "Timestamp('20...-01 00:00:00')"),
    ],
)
def test_a_container_with_what_is_no_number_is_refused(kept, shown):
    where = "study 1" if shown not in ("masked", "<NA>", "nan") else "study 2"
    assert refusal(column, "events", kept, PEOPLE, each="study") == (
        f"{where}: events is {shown}; give a whole number of people from 0 to 10,000,000,000"
    )


@pytest.mark.parametrize(
    ("given_value", "said"),
    [
        ([], "events is empty; give at least one value"),
        (np.array([]), "events is empty; give at least one value"),
        (np.zeros((2, 3)), "events has 2 dimensions; give a flat list, or one column of a table"),
        (
            pd.DataFrame({"a": [1, 2]}),
            "events has 2 dimensions; give a flat list, or one column of a table",
        ),
        ({"a": 1}, "events is {'a': 1}; give 7 or nothing"),
        ({7}, "events is {7}; give 7 or nothing"),
        ("777", "events is '777'; give 7 or nothing"),
        (b"7", "events is b'7'; give 7 or nothing"),
        (None, "events is missing; give 7 or nothing"),
        (np.ma.masked, "events is masked; give 7 or nothing"),
    ],
)
def test_what_holds_no_column_is_refused(given_value, said):
    assert refusal(column, "events", given_value, Allowed("7 or nothing", 7, 7)) == said


def test_what_must_be_gone_through_once_is_no_column():
    assert refusal(column, "events", (each for each in [1, 2]), PEOPLE) == (
        "events is a generator; give a whole number of people from 0 to 10,000,000,000"
    )


def test_several_values_are_not_one_number():
    assert refusal(number, "dose_mg", [35, 40]) == (
        "dose_mg holds 2 values; give one, a finite number, at most 1e+50 either way"
    )


@pytest.mark.parametrize(
    ("allowed", "ends", "beyond"),
    [
        (NUMBER, (-LARGEST, LARGEST), (-1.1e50, 1.1e50)),
        (ANY_SIZE, (-sys.float_info.max, sys.float_info.max), (-float("inf"), float("inf"))),
        (POSITIVE, (1 / LARGEST, LARGEST), (0, 0.9e-50, -1, 1.1e50)),
        (NOT_NEGATIVE, (0, LARGEST), (-1e-9, 1.1e50)),
        (PROPORTION, (0, 1), (-1e-9, 1 + 1e-9)),
        (PEOPLE, (0, 10**10), (-1, 10**10 + 1, 2**64, 0.5)),
        (SOME_PEOPLE, (1, 10**10), (0, 10**10 + 1)),
    ],
)
def test_the_ends_of_a_range_are_allowed_and_nothing_beyond(allowed, ends, beyond):
    assert column("x", list(ends), allowed) == list(ends)
    for value in beyond:
        assert refusal(number, "x", value, allowed) == f"x is {value!r}; give {allowed.asks}"


def test_a_column_is_told_value_by_value_where_nothing_has_a_name():
    assert refusal(column, "times_h", [0, 1, -2], NOT_NEGATIVE) == (
        "value 3: times_h is -2; give 0 or more, at most 1e+50"
    )


def test_columns_that_differ_in_length_are_told_with_their_lengths():
    same_length({"events": 2, "total": 2})
    assert refusal(same_length, {"events": 2, "total": 3}) == (
        "columns differ in length: events has 2, total has 3; give one value a study in each"
    )


def test_numbers_are_checked_without_numpy_or_pandas():
    code = (
        "import sys\n"
        "sys.modules.update({name: None for name in ('numpy', 'pandas')})\n"
        "from ketacourse.statistics import newcombe, wilson\n"
        "assert newcombe([8, 1], [10, 10], [1, 1], [10, 10])[0] == newcombe(8, 10, 1, 10)\n"
        "assert wilson(8, 10)[0] > 0.49\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_column_as_long_as_a_register_is_read_at_once():
    many = np.arange(200_000) % 10
    low, _ = wilson(many, np.full(200_000, 10))
    assert low[:10] == pytest.approx([wilson(k, 10)[0] for k in range(10)])


NONE = [None, float("nan"), np.float32("nan"), np.datetime64("NaT"), pd.NA, pd.NaT, np.ma.masked]
SOME = [0, 0.0, "", "a", np.int8(0), np.datetime64("2020"), pd.Timestamp(0), False]


@pytest.mark.parametrize("value", NONE, ids=repr)
def test_what_stands_for_none_is_missing(value):
    assert missing(value) is True


@pytest.mark.parametrize("value", SOME, ids=repr)
def test_what_is_there_is_not_missing(value):
    assert missing(value) is False


def test_labels_are_words_by_place():
    assert words("names", ["Alpha", 2, 0.5]) == ("Alpha", "2", "0.5")
    assert words("names", "Alpha") == ("Alpha",)
    assert words("names", pd.Series(["b", "a"], index=[1, 0])) == ("b", "a")


@pytest.mark.parametrize("none", [None, float("nan"), pd.NA])
def test_a_label_that_is_missing_is_told_by_its_place(none):
    said = refusal(words, "names", ["Alpha", none], "trial")
    assert said.startswith("trial 2: names is ")
    assert said.endswith("; give a word or a number")


@pytest.mark.parametrize(
    ("allowed", "ends", "beyond"),
    [
        (DIFFERENCE, (-1, 1), (-1.001, 1.001, -2, 2)),
        (CORRELATION, (-1, 1), (-1.001, 1.001, -2, 2)),
        (TWO_PEOPLE, (2,), (1, 0)),
    ],
)
def test_ends_of_named_ranges_are_allowed_and_nothing_beyond(allowed, ends, beyond):
    assert [number("x", end, allowed) for end in ends] == [*ends]
    for value in beyond:
        assert allowed.asks in refusal(number, "x", value, allowed)

"""Dates of CSL-JSON: parts, ranges, seasons, circa and words, or a refusal."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.content.dates import UNDATED, Dated, read_date
from ketacourse.content.values import MisfitError


@pytest.mark.parametrize(
    ("value", "year", "years", "full"),
    [
        ({"date-parts": [[2013]]}, 2013, "2013", "2013"),
        ({"date-parts": [["2013", "10", "5"]]}, 2013, "2013", "5 October 2013"),
        ({"date-parts": [[2013.0, 10]]}, 2013, "2013", "October 2013"),
        ({"date-parts": [[2013, 13]]}, 2013, "2013", "spring 2013"),
        ({"date-parts": [[2013, 24]]}, 2013, "2013", "winter 2013"),
        ({"date-parts": [[2013], [2014]]}, 2013, "2013-2014", "2013-2014"),
        ({"date-parts": [[2013, 1], [2013, 3]]}, 2013, "2013", "January 2013 to March 2013"),
        ({"date-parts": [[1850]], "circa": True}, 1850, "c. 1850", "c. 1850"),
        ({"date-parts": [[1850]], "circa": "1"}, 1850, "c. 1850", "c. 1850"),
        ({"date-parts": [[1850]], "circa": "false"}, 1850, "1850", "1850"),
        ({"date-parts": [[1850]], "circa": 0}, 1850, "1850", "1850"),
        ({"date-parts": [[-400], [-350]]}, -400, "400 BC to 350 BC", "400 BC to 350 BC"),
        ({"date-parts": [[2013]], "literal": "someday"}, 2013, "2013", "2013"),
        ({"raw": "May 2013"}, 2013, "2013", "May 2013"),
        ({"raw": 2013}, 2013, "2013", "2013"),
        ({"literal": "ca. 1850"}, 1850, "c. 1850", "ca. 1850"),
        ({"literal": "1850", "circa": 1}, 1850, "c. 1850", "1850"),
        ({"literal": "in press"}, None, "in press", "in press"),
        ("2013-10-05", 2013, "2013", "5 October 2013"),
        ("2013-10", 2013, "2013", "October 2013"),
        ("2013/2014", 2013, "2013-2014", "2013/2014"),
        ("2013 - 2014", 2013, "2013-2014", "2013 - 2014"),
        ("2013?", 2013, "c. 2013", "2013?"),
        ("201X", None, "201X", "201X"),
        ("5/10/2013", 2013, "2013", "5/10/2013"),
        ("1 May 2013, revised 2015", 2013, "2013", "1 May 2013, revised 2015"),
        (2013, 2013, "2013", "2013"),
    ],
)
def test_a_date_gives_its_first_year_its_years_and_its_full_words(value, year, years, full):
    assert read_date(value) == Dated(year, years, full)


@pytest.mark.parametrize(
    "value", [{}, {"season": 2}, {"date-parts": [[None]]}, {"raw": ""}, "", " ", {"literal": "\n"}]
)
def test_what_tells_no_year_and_no_words_is_undated(value):
    assert read_date(value) == UNDATED


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (True, 'got True, but a date, such as {"date-parts": [[2013, 10]]}, is needed'),
        (2013.5, 'got 2013.5, but a date, such as {"date-parts": [[2013, 10]]}, is needed'),
        ([[2013]], 'got [[2013]], but a date, such as {"date-parts": [[2013, 10]]}, is needed'),
        ({"date-parts": []}, "got [], but a date, such as "),
        ({"date-parts": 2013}, "got 2013, but a date, such as "),
        ({"date-parts": [[2013], [2014], [2015]]}, "got [[2013], [2014], [2015]], but a date"),
        ({"date-parts": [2013]}, "got 2013, but [year], [year, month] or [year, month, day]"),
        ({"date-parts": [[]]}, "got [], but [year], [year, month] or [year, month, day]"),
        ({"date-parts": [[2013, 1, 1, 1]]}, "got [2013, 1, 1, 1], but [year], "),
        ({"date-parts": [[2013, None]]}, "got None, but text is needed"),
        ({"date-parts": [["May"]]}, "got 'May', but a whole number is needed"),
        ({"date-parts": [[2013.5]]}, "got 2013.5, but a whole number is needed"),
        ({"date-parts": [[0]]}, "there is no year 0"),
        ({"date-parts": [[10_000]]}, "there is no year 10000"),
        ({"date-parts": [[10**30]]}, "got 1000000000000000000000000000000, but a number of at "),
        ({"date-parts": [[2013, 17]]}, "there is no month 17"),
        ({"date-parts": [[2013, 2, 32]]}, "there is no day 32"),
        ("2013-13-45", "there is no day 45"),
        ({"literal": ["2013"]}, "got ['2013'], but text is needed"),
        ({"raw": "x" * 61}, "got 'xxxxxxxxxxxx...xxxxxxxxxxxxx', but a date has at most 60 "),
    ],
)
def test_what_is_no_date_is_refused(value, message):
    with pytest.raises(MisfitError, match=f"^{re.escape(message)}"):
        read_date(value)


@given(start=st.integers(1000, 2999), end=st.integers(1000, 2999))
def test_a_range_in_parts_and_one_in_words_print_the_same(start, end):
    parts = read_date({"date-parts": [[start], [end]]})
    assert parts.years == read_date(f"{start}/{end}").years == read_date(f"{start}-{end}").years
    assert parts.year == start

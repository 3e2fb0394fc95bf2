"""Dates as CSL-JSON writes them: parts, ranges and seasons, or words that hold a year or none."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ketacourse.content.values import MisfitError, as_text, as_whole
from ketacourse.errors import brief, listing

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
SEASONS = ("spring", "summer", "autumn", "winter")
# Months above 12 are seasons: 13 to 16 in older files, 21 to 24 in newer ones.
ALLOWED = {
    "year": range(-9999, 10_000),
    "month": {*range(1, 17), *range(21, 25)},
    "day": range(1, 32),
}
LONGEST = 60  # characters of a date in words, which stands in every label of its paper
NEEDED = 'a date, such as {"date-parts": [[2013, 10]]}, is needed'

YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
DAY = re.compile(r"(\d{4})-(\d\d?)(?:-(\d\d?))?")
RANGE = re.compile(r"/|\d{4}\s*[-–]\s*\d{4}")
ABOUT = re.compile(r"[~?]|\b(?:ca?|circa)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as it is printed: `years` beside a name, `full` with month and day where known.

    `year` is the first year as a number (negative before Christ), for sorting and drawing; words
    such as "in press" have none.
    """

    year: int | None = None
    years: str = ""
    full: str = ""


UNDATED = Dated()


def read_date(value: Any) -> Dated:
    """Read a date of CSL-JSON; words are searched for years and else kept as they are.

    Raises
    ------
    MisfitError
        If it is of another shape, or no date of the calendar.
    """
    if isinstance(value, str | int) and not isinstance(value, bool):
        return _in_words(as_text(value))
    if not isinstance(value, Mapping):
        raise MisfitError(f"got {brief(value)}, but {NEEDED}")
    about = value.get("circa") not in (None, False, 0, "", "0", "false")
    if "date-parts" in value:
        return _in_parts(value["date-parts"], about=about)
    words = value.get("raw", value.get("literal", ""))
    return _in_words(as_text(words), about=about)


def _in_parts(value: Any, *, about: bool) -> Dated:
    """One date, or the two ends of a range."""
    if not isinstance(value, list) or not 1 <= len(value) <= 2:
        raise MisfitError(f"got {brief(value)}, but {NEEDED}")
    if value == [[None]]:  # so Crossref says that it knows no date
        return UNDATED
    ends = [_checked(part) for part in value]
    years = _span([_era(end[0]) for end in ends], about=about)
    return Dated(ends[0][0], years, _span([_full(end) for end in ends], about=about))


def _checked(part: Any) -> list[int]:
    """Year, month and day, as far as they are given."""
    if not isinstance(part, list) or not 1 <= len(part) <= 3:
        raise MisfitError(f"got {brief(part)}, but [year], [year, month] or [year, month, day]")
    numbers = [as_whole(each) for each in part]
    for number, what in zip(numbers, ALLOWED, strict=False):
        if number not in ALLOWED[what] or (what, number) == ("year", 0):
            raise MisfitError(f"there is no {what} {number}")
    return numbers


def _full(date: Sequence[int]) -> str:
    year, *rest = date
    if not rest:
        return _era(year)
    month = MONTHS[rest[0] - 1] if rest[0] <= 12 else SEASONS[(rest[0] - 1) % 4]
    return " ".join([*map(str, rest[1:]), month, _era(year)])


def _era(year: int) -> str:
    return str(year) if year > 0 else f"{-year} BC"


def _in_words(words: str, *, about: bool = False) -> Dated:
    if len(words) > LONGEST:
        raise MisfitError(f"got {brief(words)}, but a date has at most {LONGEST} characters")
    if (day := DAY.fullmatch(words)) is not None:
        return _in_parts([[int(part) for part in day.groups() if part]], about=about)
    found = YEAR.findall(words)
    if not found:
        return Dated(None, words, words)
    ends = [found[0], found[-1]] if RANGE.search(words) else found[:1]
    about = about or ABOUT.search(words) is not None
    return Dated(int(found[0]), _span(ends, about=about), words)


def _span(ends: Sequence[str], *, about: bool) -> str:
    distinct = listing(dict.fromkeys(ends)).replace(", ", " to " if " " in ends[0] else "-")
    return f"c. {distinct}" if about else distinct

"""The boundary: numbers that programmers hand over, in whatever they keep them.

number
    Python's own, numpy's of any width, a Fraction or a Decimal; or the only one of a container.
column
    A list, a tuple, an array, or a column of a data frame, which is read by place and never by
    its labels.

What passes comes out as Python's own int and float, so that no narrow integer overflows further
in; what cannot be meant is refused in words that name the argument and the study. Containers are
told by what they can do: neither numpy nor pandas is needed here, or imported.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from numbers import Real
from sys import float_info
from typing import Any

from ketacourse.errors import KetacourseError, brief

LARGEST = 1e50  # far beyond anything measured, and its powers still fit a floating-point number
MOST_PEOPLE = 10_000_000_000  # more than live
NUMERIC = "biuf"  # kinds of arrays that hold numbers: bool, int, unsigned, float
ANYTHING = "O"  # kind of arrays whose values must be looked at one by one


@dataclass(frozen=True, slots=True)
class Allowed:
    """What a number may be: from `low` to `high`; `asks` completes "give ..." in messages.

    With `truths`, True and False pass for 1 and 0, as where people are counted.
    """

    asks: str
    low: float = -LARGEST
    high: float = LARGEST
    whole: bool = False
    truths: bool = False

    def take(self, given: object) -> float | None:
        """A number in Python's own type, int where whole ones are asked for; None if refused."""
        value = plain(given)
        if value is None or (isinstance(value, bool) and not self.truths):
            return None
        if not self.low <= value <= self.high:  # so written, nan is refused too
            return None
        if self.whole:
            return int(value) if value == int(value) else None
        return float(value)


NUMBER = Allowed("a finite number, at most 1e+50 either way")
ANY_SIZE = Allowed("a finite number", -float_info.max, float_info.max)
POSITIVE = Allowed("a number above 0, from 1e-50 to 1e+50", 1 / LARGEST)
NOT_NEGATIVE = Allowed("0 or more, at most 1e+50", 0)
PROPORTION = Allowed("a proportion from 0 to 1", 0, 1)
DIFFERENCE = Allowed("a difference of proportions from -1 to 1", -1, 1)
CORRELATION = Allowed("a correlation from -1 to 1", -1, 1)


def people_from(fewest: int) -> Allowed:
    """Counts of people; True and False count one person each."""
    asks = f"a whole number of people from {fewest} to {MOST_PEOPLE:,}"
    return Allowed(asks, fewest, MOST_PEOPLE, whole=True, truths=True)


PEOPLE, SOME_PEOPLE, TWO_PEOPLE = people_from(0), people_from(1), people_from(2)


def whole_from(low: int, high: int) -> Allowed:
    """Whole numbers in a range that is told in messages."""
    return Allowed(f"a whole number from {low:,} to {high:,}", low, high, whole=True)


def number(name: str, given: object, allowed: Allowed = NUMBER) -> float:
    """One number: by itself, or the only one in a container.

    Parameters
    ----------
    name
        Of the argument, for messages.
    given
        What came.
    allowed
        What may come.

    Raises
    ------
    KetacourseError
        If it is no number, several, masked, missing, or not allowed.
    """
    found, _ = values(name, given)
    if len(found) != 1:
        raise KetacourseError(f"{name} holds {len(found)} values; give one, {allowed.asks}")
    (taken,) = checked(name, found, allowed)
    return taken


def count(name: str, given: object, allowed: Allowed = PEOPLE) -> int:
    """One whole number, as `number`."""
    return int(number(name, given, allowed))


def column(
    name: str,
    given: object,
    allowed: Allowed = NUMBER,
    labels: Sequence[str] = (),
    each: str = "value",
) -> list[float]:
    """Numbers by place; a number by itself is a column of one.

    Parameters
    ----------
    name, given, allowed
        As for `number`.
    labels
        Names of what the values belong to, such as studies, for messages.
    each
        What a value belongs to where there are no labels: "study" gives ``study 3: ...``.

    Raises
    ------
    KetacourseError
        If there is nothing, or a value that `number` would refuse.
    """
    found, single = values(name, given)
    return checked(name, found, allowed, labels or ([""] if single else numbered(each, len(found))))


def values(name: str, given: object) -> tuple[list[Any], bool]:
    """Every value by place, unchecked, and whether it came by itself.

    Raises
    ------
    KetacourseError
        If there is nothing, or what came is not flat.
    """
    if not _is_container(given):
        return [given], True
    dimensions = getattr(given, "ndim", 1)
    if dimensions != 1:
        raise KetacourseError(
            f"{name} has {dimensions} dimensions; give a flat list, or one column of a table"
        )
    found = _listed(given)
    if not found:
        raise KetacourseError(f"{name} is empty; give at least one value")
    return found, False


def checked(
    name: str, found: Iterable[object], allowed: Allowed, labels: Sequence[str] = ("",)
) -> list[float]:
    """Values in Python's own type; the first that is not allowed is named and told.

    Raises
    ------
    KetacourseError
        If a value is not allowed.
    """
    taken: list[float] = []
    for label, value in zip(labels, found, strict=True):
        fitting = allowed.take(value)
        if fitting is None:
            where = f"{label}: " if label else ""
            raise KetacourseError(f"{where}{name} is {_told(value)}; give {allowed.asks}")
        taken.append(fitting)
    return taken


def words(name: str, given: object, each: str = "study") -> tuple[str, ...]:
    """Labels by place, as text; one by itself is a label of one place.

    Raises
    ------
    KetacourseError
        If there is nothing, or a label is missing.
    """
    found, _ = values(name, given)
    for label, value in zip(numbered(each, len(found)), found, strict=True):
        if missing(value):
            raise KetacourseError(f"{label}: {name} is {_told(value)}; give a word or a number")
    return tuple(str(value) for value in found)


def missing(value: Any) -> bool:
    """Whether a value stands for none: None, nan, not a time, masked, or pandas' NA."""
    if value is None or (getattr(value, "ndim", None) == 0 and getattr(value, "mask", False)):
        return True
    try:
        return bool(value != value)  # noqa: PLR0124 nothing else differs from itself
    except TypeError:
        return True  # NA will not say


def numbered(each: str, how_many: int) -> list[str]:
    """Labels for what has no names: ``study 1``, ``study 2`` and so on."""
    return [f"{each} {at}" for at in range(1, how_many + 1)]


def same_length(lengths: Mapping[str, int], each: str = "study") -> None:
    """Refuse columns that do not belong together.

    Raises
    ------
    KetacourseError
        If they differ in length; the message tells each.
    """
    if len(set(lengths.values())) > 1:
        told = ", ".join(f"{name} has {length}" for name, length in lengths.items())
        raise KetacourseError(f"columns differ in length: {told}; give one value a {each} in each")


def _is_container(given: object) -> bool:
    """Whether it holds values in an order; an array without dimensions is a number by itself."""
    if isinstance(given, int | float | str | bytes | bytearray | Mapping | Set):
        return False
    if getattr(given, "ndim", None) == 0:
        return False
    return hasattr(given, "__len__") and hasattr(given, "__iter__")


def _listed(given: Any) -> list[Any]:
    """The values by place.

    Going through an array of numbers one by one is slow, so those are turned over whole; a masked
    one is not, since it would hand over its masked values like missing ones.
    """
    masked = hasattr(given, "mask") and not callable(given.mask)  # of a column it is a method
    if _kind(given) in NUMERIC and hasattr(given, "tolist") and not masked:
        listed: list[Any] = given.tolist()
        return listed
    return list(given)


def _kind(given: object) -> str:
    kind = getattr(getattr(given, "dtype", None), "kind", ANYTHING)
    return str(kind)


def plain(given: Any) -> float | None:
    """A real number in Python's own type; None for anything else, nan left as it is."""
    if getattr(given, "ndim", None) == 0:
        if _kind(given) not in NUMERIC + ANYTHING:
            return None  # a span of time would turn into a number of nanoseconds
        given = given.tolist()
    if isinstance(given, int | float):
        return given
    if isinstance(given, Real | Decimal):
        try:
            return float(given)
        except (OverflowError, ValueError):  # too large, or a Decimal that signals
            return None
    return None


def _told(given: object) -> str:
    """A refused value in a message, as Python would write it."""
    if given is None:
        return "missing"
    if isinstance(given, str):
        return brief(str(given))  # numpy's would name its type
    if isinstance(given, Iterator):
        return f"a {type(given).__name__}"  # it would show its address
    value = plain(given)
    return brief(given if value is None else value)

"""Numbers as people type them: ``0,5``, ``1 000``, ``−3``, ``50 %``, ``2 1/2``, ``4 × 10⁻⁷``.

Decimal comma and decimal point are both welcome. A comma before exactly three digits, as in
``1,234``, is read as English writes it, as a thousands separator, and the reading is told; before
an exponent, as in ``6,022e23``, nothing but a decimal mark makes sense.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Any

from ketacourse.errors import KetacourseError, brief
from ketacourse.quiz.marking.typed import refuse_odd_digits, tidied
from ketacourse.quiz.marking.units import is_of_hundred, without_unit

LONGEST_NUMBER = 80
EXAMPLES = "such as 0.5, 0,5, 1e-3 or 3/4"

# Decimal marks and thousands separators; a raised point is how the Lancet writes a decimal one.
MARKS = ".,·'_ "
DECIMAL = ".,·"
SIGN = r"(?P<sign>[-+]?) ?"
DIGITS = rf"(?P<digits>[0-9{MARKS}]*[0-9][.,]?)"
TIMES = r" ?[x*·] ?"

PLAIN = re.compile(f"{SIGN}{DIGITS}")
EXPONENT = re.compile(f"{SIGN}{DIGITS} ?e ?(?P<power>[-+]?[0-9]{{1,4}})", re.IGNORECASE)
POWER_OF_TEN = re.compile(
    rf"{SIGN}(?:{DIGITS}{TIMES})?10 ?(?:\^|\*\*) ?[({{]?(?P<power>[-+]? ?[0-9]{{1,4}})[)}}]?",
    re.IGNORECASE,
)
# A copied 4 × 10⁻⁷ may have lost what raised its power.
LOWERED_POWER = re.compile(f"{SIGN}{DIGITS}{TIMES}10 ?(?P<power>[-+][0-9]{{1,3}})", re.IGNORECASE)
MIXED = re.compile(rf"{SIGN}(?P<whole>[0-9]+) (?P<top>[0-9]{{1,2}}) ?/ ?(?P<bottom>[0-9]+)")
# English thousands, in any of the marks, and Indian ones.
GROUPED = re.compile(r"[0-9]{1,3}(?P<mark>[.,·'_ ])[0-9]{3}(?:(?P=mark)[0-9]{3})*")
LAKHS = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}")

# What may stand before a number without changing it, or instead of a sign.
ABOUT = re.compile(
    r"(?:[~=]|about|approximately|approx\.?|around|roughly|circa|ca\.?) ?", re.IGNORECASE
)
WORDS = (("minus ", "-"), ("plus ", "+"), (r"\times", "x"), (r"\cdot", "*"))
# A full stop behind a number is no part of it.
FULL_STOP = re.compile(r"(?<=[^\W_]|[%)}])[.,;!]+$")
OTHER_UNIT = re.compile(rf"[-+]? ?[0-9][0-9/{MARKS}]*(?:e[-+]?[0-9]+)?([^\W\d_].*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """A value in the item's unit, and a sentence that says how the text was read."""

    value: float
    understood: str


@dataclass(frozen=True, slots=True)
class _Read:
    """A value, a note where it could have been meant otherwise, and whether it was a fraction."""

    value: float
    note: str = ""
    is_fraction: bool = False


def read_number(response: Any, unit: str = "") -> Number:
    """Read a number that a student typed.

    Parameters
    ----------
    response
        Typed text, or a number.
    unit
        The unit asked for; with none, ``50 %`` is read as 0.5; with ``%``, as 50, and then a
        fraction without a sign of per cent is a share, so that ``1/2`` is 50 as well.

    Raises
    ------
    KetacourseError
        If the text is not one number, is in another unit, or is too large or too small.
    """
    if response is None or (isinstance(response, str) and not response.strip()):
        raise KetacourseError("Type a number first.")
    if isinstance(response, bool) or not isinstance(response, str | int | float):
        raise KetacourseError(f"Got {brief(response)}, but a number is needed.")
    if isinstance(response, str):
        return _read_text(response, unit)
    value = _finite(response)
    return Number(value, _understood(value, unit))


def show_number(value: float) -> str:
    """A number in the shortest plain form.

    >>> show_number(0.5), show_number(1234.0)
    ('0.5', '1234')
    """
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.12g}"


def _read_text(typed: str, unit: str) -> Number:
    text = _bare(typed)
    body, is_percent = without_unit(text, unit)
    found = _value(body)
    if found is None:
        raise _unreadable(body, text, unit)
    value, said = found.value, f"{body} = " if "/" in body else ""
    if is_percent and not unit:
        share = _finite(value / 100)
        return Number(share, f"{_understood(value, '%')} = {show_number(share)}{found.note}")
    if found.is_fraction and text == body and is_of_hundred(unit):
        value = _finite(100 * value)
    return Number(value, _understood(value, unit, said) + found.note)


def _understood(value: float, unit: str, said: str = "") -> str:
    return f"Understood: {said}{show_number(value)} {unit}".rstrip()


def _finite(value: float) -> float:
    try:
        value = float(value)
    except OverflowError:
        value = math.inf
    if math.isnan(value):
        raise KetacourseError(f"Got {value}, but a number is needed, {EXAMPLES}.")
    if math.isinf(value):
        raise KetacourseError("That number is too large to be read.")
    return value


def _bare(typed: str) -> str:
    """The text in one spelling, without what may stand around a number."""
    if len(typed) > LONGEST_NUMBER:
        raise KetacourseError(
            f"That is {len(typed):,} characters long; type one number, {EXAMPLES}."
        )
    refuse_odd_digits(typed)
    text = tidied(typed)
    start = ABOUT.match(text)
    text = text[start.end() :] if start else text
    for word, sign in WORDS:
        text = text.replace(word, sign)
    return FULL_STOP.sub("", text)


def _value(body: str) -> _Read | None:
    """The number that a text without a unit is; None if it is none."""
    mixed = MIXED.fullmatch(body)
    if mixed:
        return _mixed(mixed)
    top, slash, bottom = body.partition("/")
    return _fraction(top.strip(), bottom.strip()) if slash else _simple(body)


def _simple(text: str) -> _Read | None:
    """A number without a fraction, with or without an exponent."""
    for pattern in (EXPONENT, POWER_OF_TEN, LOWERED_POWER):
        found = pattern.fullmatch(text)
        if found:
            return _scientific(found)
    plain = PLAIN.fullmatch(text)
    canonical, note = _canonical(plain["digits"]) if plain else ("", "")
    return (
        _Read(_finite(float(f"{plain['sign']}{canonical}")), note) if plain and canonical else None
    )


def _scientific(found: re.Match[str]) -> _Read | None:
    mantissa, note = _mantissa(found["digits"] or "1")
    if not mantissa:
        return None
    value = _finite(float(f"{found['sign']}{mantissa}e{found['power'].replace(' ', '')}"))
    if value == 0 and float(mantissa) != 0:
        raise KetacourseError("That number is too small to be read.")
    return _Read(value, note)


def _fraction(top: str, bottom: str) -> _Read | None:
    above, below = _simple(top), _simple(bottom)
    if above is None or below is None:
        return None
    return _Read(_over(above.value, below.value), above.note + below.note, is_fraction=True)


def _mixed(found: re.Match[str]) -> _Read | None:
    """A whole number and a proper fraction, as in ``2 1/2``."""
    whole, top, bottom = (int(found[name]) for name in ("whole", "top", "bottom"))
    share = _over(top, bottom)
    value = _finite(whole + share)
    return _Read(-value if found["sign"] == "-" else value) if share < 1 else None


def _over(top: float, bottom: float) -> float:
    if bottom == 0:
        raise KetacourseError(f"'{show_number(top)}/0' divides by zero.")
    return _finite(top / bottom)


def _mantissa(digits: str) -> tuple[str, str]:
    """Digits before an exponent, where a mark can only be a decimal one; empty for several."""
    marks = [sign for sign in digits if sign in MARKS]
    if not marks:
        return digits, ""
    if len(marks) > 1 or marks[0] not in DECIMAL:
        return "", ""
    looks_grouped = marks[0] == "," and GROUPED.fullmatch(digits)
    note = " (comma read as a decimal comma, since an exponent follows)" if looks_grouped else ""
    return digits.replace(marks[0], "."), note


def _canonical(digits: str) -> tuple[str, str]:
    """The digits as Python writes them, and a note; empty where separators make no sense."""
    marks = [sign for sign in digits if sign in MARKS]
    if not marks:
        return digits, ""
    last = marks[-1]
    if len(set(marks)) > 1:
        whole, _, fraction = digits.rpartition(last)
        fits = last in DECIMAL and marks.count(last) == 1 and _is_grouped(whole)
        return (f"{_ungrouped(whole)}.{fraction}", "") if fits else ("", "")
    if last == "," and len(marks) == 1 and GROUPED.fullmatch(digits) and digits[0] != "0":
        decimal = digits.replace(",", ".")
        note = f" (comma read as a thousands separator; for a decimal fraction type {decimal})"
        return _ungrouped(digits), note
    if last in DECIMAL and len(marks) == 1:
        return digits.replace(last, "."), ""
    return (_ungrouped(digits), "") if _is_grouped(digits) else ("", "")


def _is_grouped(digits: str) -> bool:
    return bool(GROUPED.fullmatch(digits) or LAKHS.fullmatch(digits))


def _ungrouped(digits: str) -> str:
    return "".join(sign for sign in digits if sign not in MARKS)


def _unreadable(body: str, text: str, unit: str) -> KetacourseError:
    """Tell another unit from something that is no number at all."""
    found = OTHER_UNIT.fullmatch(body)
    if not found:
        return KetacourseError(f"'{text}' cannot be read as a number; type one, {EXAMPLES}.")
    if unit:
        return KetacourseError(f"Give the answer in the unit '{unit}', not '{found[1]}'.")
    return KetacourseError(f"Type the number alone, without '{found[1]}'.")

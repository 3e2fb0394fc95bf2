"""Numbers as people type them: ``1e-3``, ``0,5``, ``50 %``, ``1 000``, ``1,000.5``, ``−3``, 3/4.

Decimal comma and decimal point are both welcome. A comma before exactly three digits, as in
``1,234``, is read as English writes it, as a thousands separator, and the reading is told.
"""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from ketacourse.errors import KetacourseError, brief

LONGEST_NUMBER = 80
EXAMPLES = "such as 0.5, 0,5, 1e-3 or 3/4"
PERCENT_UNITS = ("percent", "per cent", "percentage points")

# Minus signs and dashes, the Swiss apostrophe, and the Greek letter that stands for micro.
LOOKALIKES = str.maketrans("\u2212\u2012\u2013\ufe63\uff0d\u2019\u00b5", "-----'\u03bc")
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
RAISED_POWER = re.compile(r"(?<=10)[⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺]+")
PERCENT = re.compile(r"(.*?) ?(?:%|percent|per cent)", re.IGNORECASE)
POWER = re.compile(
    r"(?:(?P<factor>[-+]?[0-9.,' ]+?) ?[x×·*] ?|(?P<sign>[-+]?))"
    r"10 ?(?:\^|\*\*) ?(?P<exponent>[-+]?[0-9]{1,4})",
    re.IGNORECASE,
)
PLAIN = re.compile(
    r"(?P<sign>[-+]?) ?(?P<digits>[0-9.,' ]*[0-9][.,]?)(?P<exponent>e[-+]?[0-9]{1,4})?",
    re.IGNORECASE,
)
GROUPED = re.compile(r"[0-9]{1,3}(?P<mark>[.,' ])[0-9]{3}(?:(?P=mark)[0-9]{3})*")
MARKS = ".,' "


@dataclass(frozen=True, slots=True)
class Number:
    """A value in the item's unit, and a sentence that says how the text was read."""

    value: float
    understood: str


def read_number(response: Any, unit: str = "") -> Number:
    """Read a number that a student typed.

    Parameters
    ----------
    response : typed text, or a number
    unit : the unit asked for; with none, ``50 %`` is read as 0.5; with ``%``, as 50

    Raises
    ------
    KetacourseError
        If the text is not one number, is in another unit, or is too large.
    """
    if response is None or (isinstance(response, str) and not response.strip()):
        raise KetacourseError("Type a number first.")
    if isinstance(response, bool) or not isinstance(response, str | int | float):
        raise KetacourseError(f"Got {brief(response)}, but a number is needed.")
    if not isinstance(response, str):
        value = _finite(response)
        return Number(value, _understood(value, unit))
    return _read_text(response, unit)


def show_number(value: float) -> str:
    """A number in the shortest plain form.

    >>> show_number(0.5), show_number(1234.0)
    ('0.5', '1234')
    """
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.12g}"


def _read_text(typed: str, unit: str) -> Number:
    text = _tidy(typed)
    body, is_percent = _without_unit(text, unit)
    value, note = _value(body, text, unit)
    if is_percent and not unit:
        share = _finite(value / 100)
        return Number(share, f"Understood: {show_number(value)} % = {show_number(share)}{note}")
    if "/" in body:
        fraction = f"Understood: {body} = {show_number(value)} {unit}".rstrip()
        return Number(value, fraction + note)
    return Number(value, _understood(value, unit) + note)


def _understood(value: float, unit: str) -> str:
    return f"Understood: {show_number(value)} {unit}".rstrip()


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


def _tidy(typed: str) -> str:
    """One spelling for spaces, minus signs and raised powers."""
    if len(typed) > LONGEST_NUMBER:
        raise KetacourseError(
            f"That is {len(typed):,} characters long; type one number, {EXAMPLES}."
        )
    text = RAISED_POWER.sub(lambda power: "^" + power[0].translate(RAISED), typed)
    for sign in text:
        if unicodedata.category(sign) == "No":
            raise KetacourseError(f"Write '{sign}' in ordinary digits, as in 1/2 or 0.5.")
    return " ".join(unicodedata.normalize("NFKC", text).translate(LOOKALIKES).split())


def _without_unit(text: str, unit: str) -> tuple[str, bool]:
    """The text without the unit asked for, and whether it was a per cent."""
    percent = PERCENT.fullmatch(text)
    if percent:
        if unit and not unit.startswith("%") and unit not in PERCENT_UNITS:
            raise KetacourseError(f"Give the answer in the unit '{unit}', not in per cent.")
        return percent[1], True
    for name in _spellings(unit):
        # Short units differ by case alone (mM and MM), longer ones don't.
        ending = text[-len(name) :]
        if ending == name or (len(name) > 3 and ending.casefold() == name.casefold()):
            return text[: -len(name)].rstrip(), False
    return text, False


def _spellings(unit: str) -> list[str]:
    """The unit as asked for, and its singular or plural; the longest first."""
    name = " ".join(unicodedata.normalize("NFKC", unit).translate(LOOKALIKES).split())
    if not name:
        return []
    if len(name) <= 3:
        return [name]
    return [name, name[:-1]] if name.endswith("s") else [f"{name}s", name]


def _value(body: str, text: str, unit: str) -> tuple[float, str]:
    """Value of a fraction, a power of ten or a plain number, and a note on how it was read."""
    top, slash, bottom = body.partition("/")
    power = POWER.fullmatch(body)
    if slash:
        plain_top, plain_bottom = _plain(top.strip()), _plain(bottom.strip())
        if plain_top and plain_bottom:
            if plain_bottom[0] == 0:
                raise KetacourseError(f"'{text}' divides by zero.")
            return _finite(plain_top[0] / plain_bottom[0]), plain_top[1] or plain_bottom[1]
    elif power:
        factor = _plain(power["factor"] or f"{power['sign']}1")
        if factor:
            return _finite(factor[0] * float(f"1e{power['exponent']}")), factor[1]
    elif found := _plain(body):
        return _finite(found[0]), found[1]
    raise _unreadable(body, text, unit)


def _plain(text: str) -> tuple[float, str] | None:
    """Value and note of a number with or without separators and exponent; None if it is none."""
    found = PLAIN.fullmatch(text)
    if not found:
        return None
    canonical, note = _canonical(found["digits"])
    if not canonical:
        return None
    return float(found["sign"] + canonical + (found["exponent"] or "")), note


def _canonical(digits: str) -> tuple[str, str]:
    """The digits as Python writes them, and a note; empty where separators make no sense."""
    marks = [sign for sign in digits if sign in MARKS]
    if not marks:
        return digits, ""
    last = marks[-1]
    if len(set(marks)) > 1:
        whole, _, fraction = digits.rpartition(last)
        fits = last in ".," and marks.count(last) == 1 and GROUPED.fullmatch(whole)
        return (f"{_ungrouped(whole)}.{fraction}", "") if fits else ("", "")
    grouped = GROUPED.fullmatch(digits)
    if last == "," and len(marks) == 1 and grouped and not digits.startswith("0"):
        decimal = digits.replace(",", ".")
        note = f" (comma read as a thousands separator; for a decimal fraction type {decimal})"
        return _ungrouped(digits), note
    if last in ".," and len(marks) == 1:
        return digits.replace(",", "."), ""
    return (_ungrouped(digits), "") if grouped else ("", "")


def _ungrouped(digits: str) -> str:
    return "".join(sign for sign in digits if sign not in MARKS)


def _unreadable(body: str, text: str, unit: str) -> KetacourseError:
    """Tell another unit from something that is no number at all."""
    found = re.fullmatch(r"[-+]?[0-9][0-9.,' /]*?(?:e[-+]?[0-9]+)? ?([^\W\d_].*)", body)
    if not found:
        return KetacourseError(f"'{text}' cannot be read as a number; type one, {EXAMPLES}.")
    if unit:
        return KetacourseError(f"Give the answer in the unit '{unit}', not '{found[1]}'.")
    return KetacourseError(f"Type the number alone, without '{found[1]}'.")

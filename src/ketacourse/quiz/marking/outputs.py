"""What a student's function gave, as JSON values that can be kept and marked again later.

An output is ``{"value": ...}`` or ``{"error": "ZeroDivisionError: division by zero"}``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from decimal import Decimal
from numbers import Integral, Real
from typing import Any

from ketacourse.display.incoming import mended

DEEPEST = 8
MOST_PARTS = 2_000
LONGEST_TEXT = 2_000
ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")


def plain(value: Any) -> Any:
    """A value as JSON can hold it; what JSON cannot hold becomes ``{"shown": "its text"}``.

    Tuples become lists. Numbers of every kind become Python's own: fractions, decimals, numpy's of
    any width, and arrays of them. Never raises.
    """
    try:
        return _plain(value, iter(range(MOST_PARTS)), 0)
    except Exception:  # too large, or a broken repr: the student's to mend, not ours to fall over
        return {"shown": f"a {type(value).__name__} that cannot be shown"}


def _plain(value: Any, budget: Iterator[int], depth: int) -> Any:
    if next(budget, None) is None or depth > DEEPEST:
        raise OverflowError
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return mended(str(value[:LONGEST_TEXT]))
    if isinstance(value, Integral):
        whole = int(value)
        return whole if abs(whole) < 10**300 else {"shown": "a whole number over 10^300"}
    if isinstance(value, Real | Decimal):
        number = float(value)
        return number if math.isfinite(number) else {"shown": str(number)}
    if isinstance(value, list | tuple):
        return [_plain(entry, budget, depth + 1) for entry in value]
    if isinstance(value, dict) and all(isinstance(key, str) for key in value):
        return {key: _plain(entry, budget, depth + 1) for key, entry in value.items()}
    return _foreign(value, budget, depth)


def _foreign(value: Any, budget: Iterator[int], depth: int) -> Any:
    """Arrays become lists or, without dimensions, numbers; anything else is kept as its text."""
    if hasattr(value, "tolist"):
        return _plain(value.tolist(), budget, depth + 1)
    return {"shown": steady(repr(value))}


def steady(text: str) -> str:
    """Text without memory addresses, which differ from run to run, whole, of readable length."""
    return str(mended(ADDRESS.sub("", text[:LONGEST_TEXT])))


def matches(output: Any, expected: Any, tolerance: float) -> bool:
    """Whether an output holds the expected value; numbers agree within a relative tolerance."""
    if not isinstance(output, dict) or "value" not in output:
        return False
    return same(output["value"], plain(expected), tolerance)


def same(came: Any, expected: Any, tolerance: float) -> bool:
    """Compare two JSON values. True is not 1, and a list has to have every entry right."""
    if isinstance(expected, bool) or isinstance(came, bool):
        return came is expected
    if isinstance(expected, int | float) and isinstance(came, int | float):
        return _close(came, expected, tolerance)
    if isinstance(expected, list) and isinstance(came, list):
        return len(came) == len(expected) and all(
            same(one, other, tolerance) for one, other in zip(came, expected, strict=True)
        )
    if isinstance(expected, dict) and isinstance(came, dict):
        return came.keys() == expected.keys() and all(
            same(came[key], expected[key], tolerance) for key in expected
        )
    return type(came) is type(expected) and bool(came == expected)


def _close(came: float, expected: float, tolerance: float) -> bool:
    try:
        return math.isclose(came, expected, rel_tol=tolerance, abs_tol=tolerance * 1e-3)
    except OverflowError:  # a whole number beyond the range of floats
        return False


def show(output: Any) -> str:
    """An output in words for the result table."""
    if isinstance(output, dict) and "error" in output:
        return str(output["error"])
    return show_value(output.get("value") if isinstance(output, dict) else output)


def show_value(value: Any) -> str:
    """A JSON value as Python writes it."""
    if isinstance(value, dict) and set(value) == {"shown"}:
        return str(value["shown"])
    return repr(value)

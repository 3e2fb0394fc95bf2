"""Units as people write them behind a number: spaced, spelled out, singular, or as per cent."""

from __future__ import annotations

import re
from functools import cache

from ketacourse.errors import KetacourseError
from ketacourse.quiz.marking.typed import tidied

# Names of the same unit.
SAME = (
    ("people", "person", "persons"),
    ("times", "time", "x", "fold"),
    ("percentage points", "percentage point", "pp", "points", "point"),
    ("h", "hr", "hrs", "hour", "hours"),
    ("min", "mins", "minute", "minutes"),
    ("s", "sec", "secs", "second", "seconds"),
    ("d", "day", "days"),
    ("week", "weeks", "wk", "wks"),
)
HUNDRED = r"(?:of|in|out of|per|/) ?100"
PERCENT = re.compile(
    r"(.*?) ?(?:%|percent|per cent|pct\.?|(?:of|in|out of|per) ?100)", re.IGNORECASE
)
# A short name may differ from another by case alone (mM and MM), a longer one does not.
LONGEST_EXACT = 3


def is_of_hundred(unit: str) -> bool:
    """Whether a unit counts in hundredths, as ``%``, ``% of pairs`` and ``people of 100`` do."""
    return unit.startswith("%") or unit in ("percent", "per cent") or unit.endswith("of 100")


def without_unit(text: str, unit: str) -> tuple[str, bool]:
    """A tidied text without the unit asked for, and whether a sign of per cent stood there.

    Raises
    ------
    KetacourseError
        If it is in per cent and something else is asked for.
    """
    found = _behind_a_number(unit).fullmatch(text) if unit else None
    if found:
        return found[1], False
    percent = PERCENT.fullmatch(text)
    if percent is None:
        return text, False
    if unit and not is_of_hundred(unit) and unit != "percentage points":
        raise KetacourseError(f"Give the answer in the unit '{unit}', not in per cent.")
    return percent[1], True


@cache
def _behind_a_number(unit: str) -> re.Pattern[str]:
    """Anything with this unit behind it; a letter before the unit would make it another one."""
    noun, of_hundred, _ = tidied(unit).partition("of 100")
    names = sorted({_spelled(name) for name in _names(noun.strip())}, key=len, reverse=True)
    ending = f"(?:{'|'.join(names)})"
    if of_hundred:
        ending = rf"(?:{ending}? ?{HUNDRED}(?: {ending})?|{ending})" if noun else HUNDRED
    return re.compile(rf"(.*?)(?<![^\W\d_])[ -]?{ending}")


def _names(unit: str) -> set[str]:
    """The unit's own name, its singular or plural, and others for the same."""
    names = {unit}.union(*(group for group in SAME if unit in group))
    if len(unit) > LONGEST_EXACT and unit[-1].isalpha():
        names.add(unit[:-1] if unit.endswith("s") else f"{unit}s")
    return names


def _spelled(name: str) -> str:
    """A pattern for a name: μ as u, mc or micro, a litre with either l, a slash in three ways."""
    top, slash, bottom = (
        re.escape(part).replace("μ", "(?:μ|u|mc|micro)").replace("L", "[Ll]")
        for part in name.partition("/")
    )
    per = rf"(?: ?(?:/|per) ?{bottom}|[ ·*]?{bottom}\^?-1)" if slash else ""
    return f"(?i:{top}{per})" if len(name) > LONGEST_EXACT else f"{top}{per}"

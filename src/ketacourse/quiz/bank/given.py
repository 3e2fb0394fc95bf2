r"""Numbers from the facts in the texts of an item: ``{{name}}`` and ``{{name:.1f}}``.

A number of minus 1,285 is typed as ``-1285`` and shown as ``−1,285``.
Single braces, as in LaTeX's ``\frac{a}{b}``, are left alone. Double ones always stand for a
number, so that a mistyped name is a fault and never reaches a student.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from ketacourse.errors import KetacourseError, brief, unknown
from ketacourse.quiz.marking.numbers import show_number

OPENING = "{{"
WHOLE = r"\{\{([a-z0-9][a-z0-9_-]{0,63})(?::\.([0-6])f)?\}\}"
# A pair of braces that does not close as it should is found too, and then has no name.
PLACEHOLDER = re.compile(rf"{WHOLE}|\{{\{{")
MOST_DIGITS = 6
LARGEST_EXACT = 1e15


class Given:
    """The numbers that an item takes from the facts; `used` are those that it has put somewhere.

    `years` names those that are years, which no comma parts.
    """

    def __init__(self, numbers: Mapping[str, float], years: Container[str] = ()) -> None:
        self.numbers = numbers
        self.years = years
        self.used: set[str] = set()

    @property
    def unused(self) -> list[str]:
        """Names that stand nowhere in the item."""
        return [name for name in self.numbers if name not in self.used]

    def text(self, text: str) -> str:
        """A text with its numbers put in.

        Raises
        ------
        KetacourseError
            If double braces hold anything but a given name with an optional number of decimals,
            or a number without it has more digits than anyone would read.
        """
        return PLACEHOLDER.sub(self._shown, text)

    def number(self, text: str) -> float:
        """The number for which a whole text stands; rounded where decimals are asked for.

        Raises
        ------
        KetacourseError
            As `text`, and if there is anything beside the placeholder.
        """
        found = re.fullmatch(WHOLE, text.strip())
        if not found:
            raise KetacourseError(
                f"{brief(text)} is no number; write {{{{name}}}} alone, in quotes"
            )
        value = self._value(found)
        return value if found[2] is None else float(_rounded(value, int(found[2])))

    def plain(self, text: str) -> Any:
        """A number where a text is nothing but a placeholder (whole if it can be), else a text."""
        if not re.fullmatch(WHOLE, text.strip()):
            return self.text(text)
        value = self.number(text)
        return int(value) if value.is_integer() else value

    def _value(self, found: re.Match[str]) -> float:
        if found[1] is None:
            part = found.string[found.start() : found.start() + 24]
            raise KetacourseError(
                f"{brief(part)} is no given number; write {{{{name}}}} or {{{{name:.1f}}}}. "
                "Other double braces, as in LaTeX, need a space between them"
            )
        if found[1] not in self.numbers:
            if not self.numbers:
                raise KetacourseError(
                    f"{found[0]} stands here, but the item has no 'given'; add it"
                )
            raise KetacourseError(unknown("given number", found[1], self.numbers))
        self.used.add(found[1])
        return self.numbers[found[1]]

    def _shown(self, found: re.Match[str]) -> str:
        """A number as the course prints it; in code, between backticks, as Python reads it."""
        digits = self._digits(found)
        is_code = found.string.count("`", 0, found.start()) % 2 == 1
        return digits if is_code or found[1] in self.years else _printed(digits)

    def _digits(self, found: re.Match[str]) -> str:
        value = self._value(found)
        if found[2] is not None:
            return _rounded(value, int(found[2]))
        if value != float(f"{value:.{MOST_DIGITS}g}"):
            raise KetacourseError(
                f"{found[0]} would show {show_number(value)}; "
                f"say how many decimals, as in {{{{{found[1]}:.1f}}}}"
            )
        return show_number(value)


def _printed(digits: str) -> str:
    """Digits with commas at the thousands and a true minus."""
    return f"{Decimal(digits):,f}".replace("-", "−")


def _rounded(value: float, places: int) -> str:
    """As people round: halves away from zero, as written in decimals, and no minus before zero."""
    if abs(value) >= LARGEST_EXACT:
        return f"{value:.{places}f}"
    exact = Decimal(repr(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return f"{abs(exact) if exact == 0 else exact:f}"

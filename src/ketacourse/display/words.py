"""Numbers in words: counted things, rounded numbers with a true minus, intervals, p values.

One home for how the course prints a number, so that the same quantity reads the same everywhere:
one minus (−), one thousands mark (,), and digits that follow the size of the number.
"""

from __future__ import annotations

from decimal import Decimal
from math import floor, isfinite, log10

# Nouns of the course whose plural no rule gives.
IRREGULAR = {"person": "people", "stratum": "strata", "half-life": "half-lives"}
FIGURES, MOST_FIGURES = 2, 4  # digits of a number, or of an interval's width, that are printed
MOST_PLACES = 12
MOST_RATIO, LEAST_RATIO = 1000.0, 0.001  # ratios beyond these are not worth digits
LEAST_P = 0.001  # below it, and as near to 1, only the bound is printed


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun.

    Parameters
    ----------
    number
        A whole number.
    noun
        What one of them is called.
    plural
        What several are called, where neither a rule nor `IRREGULAR` gives it.

    >>> counted(1, "word"), counted(0, "study"), counted(1285, "person")
    ('1 word', '0 studies', '1,285 people')
    """
    return f"{decimals(number, 0)} {agreeing(number, noun, plural)}"


def agreeing(number: float, one: str, several: str | None = None) -> str:
    """The form of a noun or verb that goes with a number, which stands elsewhere.

    >>> agreeing(1, "was", "were"), agreeing(2, "hypothesis"), agreeing(3, "guess")
    ('was', 'hypotheses', 'guesses')
    """
    if number in (1, -1):
        return one
    return _plural(one) if several is None else several


def _plural(noun: str) -> str:
    *before, last = noun.split(" ")  # of several words the last one is bent
    if last in IRREGULAR:
        last = IRREGULAR[last]
    elif last.endswith("is"):
        last = f"{last[:-2]}es"
    elif last.endswith("y") and last[-2:-1] not in "aeiou":
        last = f"{last[:-1]}ies"
    else:
        last += "es" if last.endswith(("s", "x", "z", "ch", "sh")) else "s"
    return " ".join([*before, last])


def decimals(value: float, places: int, *, plus: bool = False) -> str:
    """Write a number with so many decimals; never a sign before zero.

    Parameters
    ----------
    value
        Any number; what lies beyond all numbers is written ``∞``.
    places
        Decimals, which round it.
    plus
        Whether to give positive numbers their sign too, as changes and differences read best.

    >>> decimals(-0.04, 1), decimals(-1234.56, 1), decimals(3, 0, plus=True)
    ('0.0', '−1,234.6', '+3')
    """
    text = f"{value:{'+' if plus else ''},.{places}f}".replace("inf", "∞")
    is_zero = not any(sign in text for sign in "123456789∞n")
    return text.lstrip("+-") if is_zero else text.replace("-", "−")


def as_typed(value: float) -> str:
    """Write a number with the digits that it was typed with, and a true minus sign.

    >>> as_typed(-3.80), as_typed(12.0), as_typed(1285)
    ('−3.8', '12', '1,285')
    """
    return decimals(value, typed_places(value))


def alike(*values: float) -> tuple[str, ...]:
    """Write numbers that belong together, each with as many decimals as the most precise.

    >>> alike(0.3, 0.08, 1.25)
    ('0.30', '0.08', '1.25')
    """
    places = max(map(typed_places, values), default=0)
    return tuple(decimals(value, places) for value in values)


def typed_places(value: float) -> int:
    """Decimals of a number; twelve figures, so that the noise of arithmetic is none of them."""
    if not isfinite(value):
        return 0
    exponent = Decimal(f"{value:.12g}").normalize().as_tuple().exponent
    return max(0, -int(exponent))


def places_of(size: float, places: int = 0) -> int:
    """Decimals for a number of this size: those asked for, more if they leave less than two digits.

    Of a large number the decimals are not worth printing: it keeps `MOST_FIGURES`.

    Parameters
    ----------
    size
        A number or the width of an interval; its sign does not matter.
    places
        Decimals where the size calls for no others.

    >>> places_of(0.0026), places_of(0.0026, 5), places_of(31.6, 2), places_of(1285.3, 2)
    (4, 5, 2, 0)
    """
    if not isfinite(size) or size == 0:
        return places
    rounded = float(f"{abs(size):.{FIGURES - 1}e}")  # 0.0996 is 0.10, and needs no third place
    before_point = floor(log10(rounded)) + 1
    most = max(0, MOST_FIGURES - before_point)
    return min(MOST_PLACES, max(FIGURES - before_point, min(places, most)))


def sized(value: float, places: int = 2, *, plus: bool = False) -> str:
    """Write one number with decimals that follow its size.

    >>> sized(0.0047), sized(-31.62), sized(1285.31), sized(0)
    ('0.0047', '−31.62', '1,285', '0.00')
    """
    return decimals(value, places_of(value, places), plus=plus)


def interval(low: float, high: float, places: int = 2, *, plus: bool = False) -> str:
    """Write two ends alike, with enough decimals to tell them apart.

    >>> interval(0.0034, 0.006), interval(-5.75, -1.89), interval(0.0004, 0.41)
    ('0.0034 to 0.0060', '−5.75 to −1.89', '0.0004 to 0.41')
    """
    return " to ".join(_within(low, high, (low, high), places, plus=plus))


def estimate(value: float, low: float, high: float, places: int = 2, *, plus: bool = False) -> str:
    """Write an estimate with its interval, all three with the decimals that its width calls for.

    Parameters
    ----------
    value, low, high
        On one scale, in one unit; no logarithms, and no ratios, whose ends differ in size.
    places
        Decimals where the width calls for no others.
    plus
        Whether to give positive numbers their sign too.

    >>> estimate(0.0047, 0.0034, 0.0060), estimate(-3.8, -5.75, -1.89)
    ('0.0047 (0.0034 to 0.0060)', '−3.80 (−5.75 to −1.89)')
    """
    said = _within(low, high, (value, low, high), places, plus=plus)
    return "{} ({} to {})".format(*said)


def _within(
    low: float, high: float, values: tuple[float, ...], places: int, *, plus: bool
) -> list[str]:
    """Write values by the width of their interval.

    An interval that excludes zero must not seem to touch it: there a value too small for the
    decimals keeps its first figure.
    """
    alike = places_of(high - low or low, places)
    excludes_zero = low > 0 or high < 0
    return [
        decimals(value, max(alike, _first_figure(value)) if excludes_zero else alike, plus=plus)
        for value in values
    ]


def _first_figure(value: float) -> int:
    """Decimals up to the first digit that is not zero."""
    if value == 0 or not isfinite(value):
        return 0
    return min(MOST_PLACES, max(0, -floor(log10(abs(value)))))


def ratio(value: float) -> str:
    """A ratio, each by its own size, since the ends of its interval differ in it.

    >>> ratio(1.9), ratio(0.0476), ratio(31.62), ratio(4e9), ratio(1e-7)
    ('1.90', '0.048', '31.62', 'over 1,000', 'under 0.001')
    """
    if value > MOST_RATIO:
        return f"over {as_typed(MOST_RATIO)}"
    if 0 < value < LEAST_RATIO:
        return f"under {as_typed(LEAST_RATIO)}"
    return sized(value)


def ratio_estimate(value: float, low: float, high: float) -> str:
    """A ratio with its interval; one that excludes 1 must not seem to touch it.

    >>> ratio_estimate(1.9, 0.92, 3.938), ratio_estimate(1.9, 1.004, 3.938)
    ('1.90 (0.92 to 3.94)', '1.90 (1.004 to 3.94)')
    """
    said = [ratio(each) for each in (value, low, high)]
    if low > 1 or high < 1:
        each = zip(said, (value, low, high), strict=True)
        said = [
            decimals(number, _first_figure(number - 1)) if text == "1.00" else text
            for text, number in each
        ]
    return "{} ({} to {})".format(*said)


def p_text(p_value: float) -> str:
    """A p value for a table: three places, and a bound where they would say 0 or 1.

    >>> p_text(0.0344), p_text(2e-9), p_text(0.9999)
    ('0.034', '< 0.001', '> 0.999')
    """
    if p_value < LEAST_P:
        return f"< {LEAST_P:g}"
    return f"> {1 - LEAST_P:g}" if p_value > 1 - LEAST_P else f"{p_value:.3f}"


def p_value(value: float) -> str:
    """A p value for a sentence: ``p = 0.034``, ``p < 0.001``."""
    text = p_text(value)
    return f"p {text}" if text[0] in "<>" else f"p = {text}"

"""Numbers as the course prints them: so many decimals, and a true minus sign."""

from __future__ import annotations


def decimals(value: float, places: int, *, plus: bool = False) -> str:
    """Write a number with so many decimals; never a sign before zero.

    Parameters
    ----------
    value
        Any finite number.
    places
        Decimals, which round it.
    plus
        Whether to give positive numbers their sign too, as changes and differences read best.

    >>> decimals(-0.04, 1), decimals(-1234.56, 1), decimals(3, 0, plus=True)
    ('0.0', '−1,234.6', '+3')
    """
    text = f"{value:{'+' if plus else ''},.{places}f}"
    is_zero = float(text.replace(",", "")) == 0
    return text.lstrip("+-") if is_zero else text.replace("-", "−")


def as_typed(value: float) -> str:
    """Write a number with the digits that it was typed with, and a true minus sign.

    >>> as_typed(-3.80), as_typed(12.0)
    ('−3.8', '12')
    """
    return f"{value:g}".replace("-", "−")

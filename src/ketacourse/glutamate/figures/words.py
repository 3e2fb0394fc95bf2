"""Numbers and units as pictures of this room write them."""

from __future__ import annotations


def percent(value: float) -> str:
    """Write a percentage: one decimal below ten, none above.

    >>> percent(4.449), percent(50.8), percent(100.0)
    ('4.4 %', '51 %', '100 %')
    """
    return f"{value:.1f} %" if 0 < value < 9.95 else f"{value:.0f} %"


def clock(hours: float) -> str:
    """Write a time: minutes up to an hour and a half, then hours, then days.

    >>> clock(2 / 3), clock(5.4), clock(72)
    ('40 min', '5.4 h', '3 days')
    """
    if hours <= 1.5:
        return f"{60 * hours:.0f} min"
    if hours < 48:
        return f"{hours:.1f} h"
    return f"{hours / 24:g} days"

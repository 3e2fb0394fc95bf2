"""Numbers that a bank takes from the facts, so that a corrected fact corrects the key.

Quizzes know no topic, so a room names what it can work out: an entry point of the group
``ketacourse.quantities``, under the word that a bank writes after ``from``, imported on first use.
A bank can name such a word and nothing else, so no text in a bank decides what is imported.

A source is called with everything else that the bank says, by keyword, and gives a number. It
raises a `KetacourseError` where there is none, such as for a figure that is not confirmed.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from functools import lru_cache
from math import isfinite
from typing import TYPE_CHECKING

from ketacourse.errors import KetacourseError, listing, unknown

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "ketacourse.quantities"
MOST_QUANTITIES = 1024  # more than all banks of the course hold

Source = Callable[..., float]

# Sources that are in use, by the word after ``from``.
_SOURCES: dict[str, Source] = {}


def register(name: str, source: Source) -> None:
    """Let a source of your own stand in for the installed one, in this kernel."""
    _SOURCES[name] = source
    quantity.cache_clear()


@lru_cache(maxsize=MOST_QUANTITIES)
def quantity(name: str, /, *, times: float = 1.0, **asked: str) -> float:
    """A number from the facts; kept, since facts do not change in a kernel.

    Parameters
    ----------
    name
        The source, as a bank names it after ``from``.
    times
        A factor, such as 100 for percent.
    asked
        What the source is to look up.

    Returns
    -------
    float
        Nine significant digits, so that a key is the same with every version of numpy.

    Raises
    ------
    KetacourseError
        If there is no such source or number, or the source needs to be asked for something else.
    """
    try:
        if name not in _SOURCES:
            _SOURCES[name] = _installed(name)
        _check_asked(_SOURCES[name], asked)
        found = times * _SOURCES[name](**asked)
    except ImportError as fault:
        raise KetacourseError(f"'{name}' needs {fault.name}, which is not installed here") from None
    if not isfinite(found):
        raise KetacourseError(f"the number is {found}; a question needs a finite one")
    return float(f"{found:.9g}")


def _check_asked(source: Source, asked: Mapping[str, str]) -> None:
    """Refuse keys that a source does not know, and name those that it needs."""
    parameters = inspect.signature(source).parameters
    for key in asked:
        if key not in parameters:
            raise KetacourseError(unknown("key", key, ["from", "times", *parameters]))
    for key, parameter in parameters.items():
        if parameter.default is parameter.empty and key not in asked:
            raise KetacourseError(f"'{key}' is missing; add it")


def _installed(name: str) -> Source:
    """The source that an installed package names."""
    from importlib.metadata import entry_points

    points = entry_points(group=GROUP)
    if not points:
        raise KetacourseError("no source of numbers is installed; install the course again")
    places: dict[str, EntryPoint] = {point.value: point for point in points if point.name == name}
    if not places:
        raise KetacourseError(unknown("source", name, (point.name for point in points)))
    if len(places) > 1:
        raise KetacourseError(
            f"several packages give numbers as '{name}': {listing(places)}; keep one of them"
        )
    (point,) = places.values()
    source: Source = point.load()
    return source

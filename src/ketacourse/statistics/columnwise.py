"""Functions of single numbers that answer for whole columns too, checked at the boundary."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, ParamSpec, Protocol, TypeVar, cast, overload

from ketacourse.errors import KetacourseError
from ketacourse.statistics.boundary import Allowed, checked, numbered, same_length, values

P = ParamSpec("P")
R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)


class Columnwise(Protocol[P, R_co]):
    """A function of numbers that also takes columns: then it answers for every place."""

    @overload
    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R_co: ...
    @overload
    def __call__(self, *args: Any, **kwargs: Any) -> Any: ...


def columnwise(
    each: str = "study", /, **rules: Allowed
) -> Callable[[Callable[P, R]], Columnwise[P, R]]:
    """Let a function of single numbers take columns too, and check both here.

    Numbers in give what the function gives. Once an argument is a column, the function is asked
    for every place, a number beside it standing for all places, and the answer is a numpy array
    where the function gives a float, a tuple of arrays where it gives a tuple of floats, and a
    tuple of whatever else it gives.

    Parameters
    ----------
    each
        What stands at a place, for messages.
    **rules
        What each argument may be; others go through as they are.
    """

    def decorate(function: Callable[P, R]) -> Columnwise[P, R]:
        signature, plain = inspect.signature(function), cast("Callable[..., R]", function)
        defaults = {name: signature.parameters[name].default for name in rules}

        @wraps(function)
        def read(*args: Any, **kwargs: Any) -> Any:
            given = signature.bind(*args, **kwargs).arguments
            # An argument that is left out, or is its own default such as None, needs no check.
            mine = {
                name: given[name]
                for name, default in defaults.items()
                if given.get(name, default) is not default
            }
            rows, labels = _rows(mine, rules, each)
            if not labels:
                return plain(**{**given, **rows[0]})
            return _stacked(
                [
                    _labelled(label, plain, {**given, **row})
                    for label, row in zip(labels, rows, strict=True)
                ]
            )

        return read

    return decorate


def _rows(
    given: Mapping[str, object], rules: Mapping[str, Allowed], each: str
) -> tuple[list[dict[str, float]], list[str]]:
    """Checked arguments place by place, with the labels of the places: none for single numbers."""
    found = {name: values(name, value) for name, value in given.items()}
    lengths = {name: len(listed) for name, (listed, single) in found.items() if not single}
    same_length(lengths, each)
    places = max(lengths.values(), default=1)
    labels = numbered(each, places) if lengths else []
    taken = {
        name: checked(name, listed, rules[name]) * places
        if single
        else checked(name, listed, rules[name], labels)
        for name, (listed, single) in found.items()
    }
    return [{name: row[at] for name, row in taken.items()} for at in range(places)], labels


def _labelled(label: str, function: Callable[..., R], given: dict[str, Any]) -> R:
    """What the function gives for one place; its refusal names the place."""
    try:
        return function(**given)
    except KetacourseError as refused:
        raise KetacourseError(f"{label}: {refused}") from None


def _stacked(results: list[Any]) -> Any:
    """Answers of all places together: arrays of floats, and tuples of anything else."""
    if isinstance(results[0], float):
        import numpy as np

        return np.array(results)
    if type(results[0]) is tuple:
        return tuple(_stacked(list(part)) for part in zip(*results, strict=True))
    return tuple(results)

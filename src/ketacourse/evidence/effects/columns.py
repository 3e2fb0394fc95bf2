"""Columns of numbers, one entry a study: brought to one shape and checked once, at the boundary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ketacourse.errors import KetacourseError, brief

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]
    Column = ArrayLike


def frozen(values: Floats) -> Floats:
    """Give a copy that nobody can write to."""
    import numpy as np

    kept = np.array(values, dtype=float)
    kept.flags.writeable = False
    return kept


def columns(**given: Column) -> dict[str, Floats]:
    """Turn what was given into float arrays of one length; a single number is one study.

    Raises
    ------
    KetacourseError
        If a column holds no numbers, is not flat, is empty, or differs in length.
    """
    made = {name: _column(name, values) for name, values in given.items()}
    lengths = {name: len(values) for name, values in made.items()}
    if len(set(lengths.values())) > 1:
        told = ", ".join(f"{name} has {length}" for name, length in lengths.items())
        raise KetacourseError(f"columns differ in length: {told}; give one value a study in each")
    return made


def _column(name: str, values: Any) -> Floats:
    import numpy as np

    try:
        column = np.atleast_1d(np.asarray(values, dtype=float))
    except (TypeError, ValueError):
        raise KetacourseError(f"{name} is {brief(values)}; give one number a study") from None
    if column.ndim != 1 or not column.size:
        raise KetacourseError(
            f"{name} has the shape {column.shape}; give a flat list of one number a study"
        )
    return column


def study_names(names: Sequence[str], count: int) -> tuple[str, ...]:
    """Names of the studies; ``study 1`` and so on where none are given.

    Raises
    ------
    KetacourseError
        If there are not as many names as studies.
    """
    if not len(names):
        return tuple(f"study {number}" for number in range(1, count + 1))
    if isinstance(names, str):
        names = (names,)
    if len(names) != count:
        raise KetacourseError(f"{len(names)} names for {count} studies; give one name a study")
    return tuple(str(name) for name in names)


def refuse(
    wrong: NDArray[np.bool_], names: tuple[str, ...], told: Mapping[str, Floats], do: str
) -> None:
    """Raise if a study is wrong: name the first one, show its numbers and say what to do.

    Raises
    ------
    KetacourseError
        If any of `wrong` is true.
    """
    if not wrong.any():
        return
    at = int(wrong.argmax())
    numbers = ", ".join(f"{name} {values[at]:g}" for name, values in told.items())
    raise KetacourseError(f"{names[at]}: {numbers}; {do}")


def check_counts(names: tuple[str, ...], arm: str, made: Mapping[str, Floats]) -> None:
    """Refuse events of an arm that are not whole numbers between 0 and a total of at least 1."""
    told = {name: made[name] for name in (f"events_{arm}", f"total_{arm}")}
    events, total = told.values()
    right = _whole(events) & _whole(total) & (events >= 0) & (events <= total) & (total >= 1)
    refuse(~right, names, told, "give whole events from 0 to a total of at least 1")


def check_means(names: tuple[str, ...], arm: str, made: Mapping[str, Floats]) -> None:
    """Refuse means that are not finite, spreads that are not above 0, arms of fewer than two."""
    import numpy as np

    told = {name: made[name] for name in (f"mean_{arm}", f"sd_{arm}", f"total_{arm}")}
    mean, sd, total = told.values()
    right = np.isfinite(mean) & np.isfinite(sd) & (sd > 0) & _whole(total) & (total >= 2)
    do = "give a finite mean, a standard deviation above 0 and a whole total of at least 2"
    refuse(~right, names, told, do)


def _whole(values: Floats) -> NDArray[np.bool_]:
    import numpy as np

    whole: NDArray[np.bool_] = np.isfinite(values) & (values == np.floor(values))
    return whole

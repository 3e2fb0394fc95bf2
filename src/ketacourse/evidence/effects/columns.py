"""Columns of numbers, one entry a study: through the boundary, and on as arrays of one length."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ketacourse.errors import KetacourseError, brief
from ketacourse.statistics.boundary import (
    CORRELATION,
    NUMBER,
    PEOPLE,
    POSITIVE,
    checked,
    missing,
    numbered,
    plain,
    same_length,
    values,
    words,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]
    Column = ArrayLike


ARMS = ("treatment", "control")
ALLOWED = {
    "variance": POSITIVE,
    "standard_error": POSITIVE,
    "correlation": CORRELATION,
    **dict.fromkeys(("both", "treatment_only", "control_only", "neither", "total"), PEOPLE),
    **{f"{kind}_{arm}": PEOPLE for kind in ("events", "total") for arm in ARMS},
    **{f"sd_{arm}": POSITIVE for arm in ARMS},
}


def frozen(values: Floats) -> Floats:
    """Give a copy that nobody can write to."""
    import numpy as np

    kept = np.array(values, dtype=float)
    kept.flags.writeable = False
    return kept


def columns(names: object = (), /, **given: Column) -> dict[str, Floats]:
    """Turn what was given into float arrays of one length; a single number is one study.

    Parameters
    ----------
    names
        Of the studies, for messages.
    **given
        Columns by the names of their arguments, which say what may stand in them: see `ALLOWED`.

    Raises
    ------
    KetacourseError
        If a column is empty or not flat, differs in length, or holds what is not allowed: names
        the study.
    """
    import numpy as np

    read = {name: values(name, column) for name, column in given.items()}
    found = {name: listed for name, (listed, _) in read.items()}
    lengths = {name: len(listed) for name, listed in found.items()}
    if len(set(lengths.values())) > 1:
        for name, (listed, single) in read.items():
            if single:  # a text or a dictionary is no column of one that is too short
                checked(name, listed, ALLOWED.get(name, NUMBER))
    same_length(lengths)
    labels = study_names(names, max(lengths.values()))
    return {
        name: np.array(checked(name, listed, ALLOWED.get(name, NUMBER), labels), dtype=float)
        for name, listed in found.items()
    }


def study_names(names: object, count: int) -> tuple[str, ...]:
    """Names of the studies; ``study 1`` and so on where none are given.

    Raises
    ------
    KetacourseError
        If there are not as many names as studies, or one is missing.
    """
    if names is None or (hasattr(names, "__len__") and not len(names)):
        return tuple(numbered("study", count))
    labels = words("names", names)
    if len(labels) != count:
        raise KetacourseError(f"{len(labels)} names for {count} studies; give one name a study")
    return labels


def by_study(name: str, given: object, names: tuple[str, ...]) -> list[Any]:
    """One value of any kind for each study, by place.

    Raises
    ------
    KetacourseError
        If there are not as many as studies, or one is missing.
    """
    found, _ = values(name, given)
    if len(found) != len(names):
        raise KetacourseError(
            f"{name} has {len(found)} values for {len(names)} studies; give one value a study"
        )
    for study, value in zip(names, found, strict=True):
        if missing(value):
            raise KetacourseError(f"{study}: {name} is missing; give a value, or leave it out")
    return found


def places(keep: object, count: int) -> list[int]:
    """Places of the studies to keep, from places or from one True or False a study.

    Raises
    ------
    KetacourseError
        If nothing is kept, or a place or the number of truths is out of range.
    """
    found: list[Any] = [plain(value) for value in values("keep", keep)[0]]
    if len(found) == count and all(isinstance(value, bool) for value in found):
        kept = [at for at, truth in enumerate(found) if truth]
        wrong = not kept
    else:
        # A float is no place: 0.0 and 1.0 may well have been meant for False and True.
        kept = [at for at in found if type(at) is int and 0 <= at < count]
        wrong = len(kept) < len(found)
    if wrong:
        raise KetacourseError(
            f"cannot keep {brief(keep)} of {count} studies; give positions from 0 to {count - 1}, "
            f"or {count} values True or False, at least one"
        )
    return kept


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
    """Refuse an arm without people, or with more events than people."""
    told = {name: made[name] for name in (f"events_{arm}", f"total_{arm}")}
    events, total = told.values()
    wrong = (events > total) | (total < 1)
    refuse(wrong, names, told, "give whole events from 0 to a total of at least 1")


def check_means(names: tuple[str, ...], arm: str, made: Mapping[str, Floats]) -> None:
    """Refuse an arm of fewer than two people: they have no spread."""
    told = {name: made[name] for name in (f"mean_{arm}", f"sd_{arm}", f"total_{arm}")}
    do = "give a finite mean, a standard deviation above 0 and a whole total of at least 2"
    refuse(told[f"total_{arm}"] < 2, names, told, do)

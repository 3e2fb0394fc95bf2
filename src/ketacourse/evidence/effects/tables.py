"""Effect sizes from a table with named columns: a data frame, a dictionary of lists, an array.

What can be computed follows from the columns that are there. Names that R's metafor uses are
understood beside the course's own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ketacourse.errors import KetacourseError, listing
from ketacourse.evidence.effects.counts import odds_ratio, risk_difference, risk_ratio
from ketacourse.evidence.effects.intervals import from_interval
from ketacourse.evidence.effects.means import mean_difference, standardized_mean_difference
from ketacourse.evidence.effects.measures import measure_named
from ketacourse.evidence.effects.sizes import EffectSizes, from_estimates
from ketacourse.statistics.boundary import same_length, values

# What can be computed from counts and from means, the first of them if nothing is asked for.
OF_COUNTS: dict[str, Callable[..., EffectSizes]] = {
    "risk_ratio": risk_ratio,
    "odds_ratio": odds_ratio,
    "risk_difference": risk_difference,
}
OF_MEANS: dict[str, Callable[..., EffectSizes]] = {
    "mean_difference": mean_difference,
    "standardized_mean_difference": standardized_mean_difference,
}
COUNTS = ("events_treatment", "total_treatment", "events_control", "total_control")
MEANS = (
    "mean_treatment",
    "sd_treatment",
    "total_treatment",
    "mean_control",
    "sd_control",
    "total_control",
)
# What else a column may be called.
ALSO = {
    "events_treatment": ("ai",),
    "total_treatment": ("n1i",),
    "events_control": ("ci",),
    "total_control": ("n2i",),
    "mean_treatment": ("m1i",),
    "sd_treatment": ("sd1i",),
    "mean_control": ("m2i",),
    "sd_control": ("sd2i",),
    "estimate": ("yi",),
    "standard_error": ("se", "sei"),
    "variance": ("vi",),
    "ci_low": ("lower",),
    "ci_high": ("upper",),
    "study": ("name", "trial", "slab"),
    "year": (),
    "comparator": (),
}
ENTER = (
    f"{', '.join(COUNTS)}",
    f"{', '.join(MEANS)}",
    "estimate and standard_error (of ratios as natural logarithms)",
    "estimate, ci_low and ci_high (of ratios as printed)",
)


def is_table(given: object) -> bool:
    """Whether it has columns with names."""
    return _names_of(given) is not None


def columns_of(table: Any) -> dict[str, Any]:
    """The columns that the course knows, by their names here, whatever they are called there.

    Raises
    ------
    KetacourseError
        If one is empty, or they differ in length.
    """
    known = _names_of(table) or ()
    called = {
        name: next((each for each in (name, *others) if each in known), None)
        for name, others in ALSO.items()
    }
    found = {name: table[each] for name, each in called.items() if each is not None}
    same_length({name: len(values(name, column)[0]) for name, column in found.items()})
    return found


def effects_of_table(table: Any, measure: str = "", names: object = ()) -> EffectSizes:
    """Effect sizes of the studies in a table, a row each.

    Parameters
    ----------
    table
        A data frame, a dictionary of columns, or an array with named fields. Columns are read by
        place, whatever their labels.
    measure
        Such as ``risk_ratio``; the first that the columns allow if left out. Estimates without a
        measure are effects of any kind, in their own unit.
    names
        Of the studies; the column ``study`` if left out.

    Raises
    ------
    KetacourseError
        If no effect can be computed from the columns, or not in this measure.
    """
    found = columns_of(table)
    labels: Any = names if _given(names) else found.get("study", ())
    wanted = measure_named(measure).name if measure else ""
    for needed, computed in ((COUNTS, OF_COUNTS), (MEANS, OF_MEANS)):
        if found.keys() >= set(needed) and wanted in ("", *computed):
            compute = computed[wanted or next(iter(computed))]
            return compute(*(found[name] for name in needed), names=labels)
    scale = measure_named(wanted or "effect")
    if found.keys() >= {"estimate", "standard_error"}:
        columns = (found["estimate"], found["standard_error"])
        return from_estimates(scale.id, *columns, names=labels)
    if found.keys() >= {"estimate", "variance"}:
        return EffectSizes(scale.id, found["estimate"], found["variance"], labels)
    if found.keys() >= {"estimate", "ci_low", "ci_high"}:
        printed = (found["estimate"], found["ci_low"], found["ci_high"])
        return from_interval(scale.name, *printed, names=labels)
    asked = f"a {scale.words}" if wanted else "an effect"
    raise KetacourseError(
        f"{asked} cannot be computed from the columns {listing(_names_of(table) or ('none',))}; "
        f"give {'; or '.join(ENTER)}"
    )


def _given(names: Any) -> bool:
    return names is not None and not (hasattr(names, "__len__") and not len(names))


def _names_of(given: Any) -> tuple[str, ...] | None:
    """Names of the columns; None for what has none."""
    if isinstance(given, Mapping):
        return tuple(map(str, given))
    fields = getattr(getattr(given, "dtype", None), "names", None)
    columns = fields or (getattr(given, "columns", None) if hasattr(given, "__getitem__") else None)
    return None if columns is None else tuple(map(str, columns))

"""The pooling bench without its page: a choice of trials and methods, its result, and what changed.

Everything the page shows is worked out and put into words here, so that page and Python agree.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ketacourse.errors import KetacourseError, brief, unknown
from ketacourse.evidence.effects.measures import find_measure
from ketacourse.evidence.pooling.methods import INTERVALS, MODELS, TAU_SQUARED
from ketacourse.evidence.pooling.plan import short_name
from ketacourse.evidence.pooling.pool import pool
from ketacourse.evidence.pooling.words import no_difference, pooled_text, verdict

if TYPE_CHECKING:
    from ketacourse.evidence.pooling.pooled import Pooled
    from ketacourse.evidence.trials.sets import TrialSet

NOTHING = "No trial is chosen, so there is nothing to pool. Tick at least one."


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Positions of the trials taken out, and how the others are pooled."""

    out: tuple[int, ...] = ()
    measure: str
    model: str = "random"
    tau_squared: str = "REML"
    interval: str = "wald"

    @property
    def how(self) -> dict[str, str]:
        """The methods, as `pool` takes them."""
        return {
            "model": self.model,
            "tau_squared": self.tau_squared,
            "interval": self.interval,
        }


def checked(values: Mapping[str, Any], trials: TrialSet) -> Choice:
    """A choice from plain values, such as a page sends.

    Raises
    ------
    KetacourseError
        If a value is unknown or of the wrong kind; what is allowed is listed.
    """
    allowed: dict[str, Sequence[str]] = {
        "measure": trials.measures,
        "model": tuple(MODELS),
        "tau_squared": tuple(TAU_SQUARED),
        "interval": tuple(INTERVALS),
    }
    for name, value in values.items():
        if name != "out" and name not in allowed:
            raise KetacourseError(unknown("choice", name, [*allowed, "out"]))
        if name != "out" and value not in allowed[name]:
            raise KetacourseError(unknown(name, value, allowed[name]))
    chosen = {"measure": trials.measures[0], **values}
    return Choice(**{**chosen, "out": _places(values.get("out", ()), len(trials))})


def _places(out: Any, count: int) -> tuple[int, ...]:
    whole = isinstance(out, list | tuple) and all(type(at) is int and 0 <= at < count for at in out)
    if not whole:
        raise KetacourseError(f"out is {brief(out)}; give positions from 0 to {count - 1}")
    return tuple(sorted(set(out)))


def pooled_of(trials: TrialSet, choice: Choice) -> Pooled | None:
    """The pooled result of the trials kept; None where none is."""
    kept = kept_of(trials, choice)
    if not kept:
        return None
    return pool(trials.take(kept).effect_sizes(choice.measure), **choice.how)


def kept_of(trials: TrialSet, choice: Choice) -> list[int]:
    """Positions of the trials that are pooled."""
    return [at for at in range(len(trials)) if at not in choice.out]


def what_changed(trials: TrialSet, before: Choice, after: Choice) -> str:
    """Say in plain words what a change did to the pooled result."""
    old, new = pooled_of(trials, before), pooled_of(trials, after)
    if new is None:
        return NOTHING
    words = find_measure(new.measure).words
    lead = _lead(trials, before, after)
    count = len(kept_of(trials, after))
    alone = " One trial is left: this is its own result, not a pool." if count == 1 else ""
    return f"{lead}: {words} {pooled_text(new)}; {_verdict(old, new)}.{alone}"


def _verdict(old: Pooled | None, new: Pooled) -> str:
    """Where the interval lies, and whether that is new."""
    here = verdict(new)
    when = "" if old is None else "still " if verdict(old) == here else "now "
    return f"the interval {when}{here} {no_difference(new)}"


def _lead(trials: TrialSet, before: Choice, after: Choice) -> str:
    """What was done: trials first, then methods."""
    if after == replace(after, out=()) and before.out and not _methods(before, after):
        return "With all trials"
    names = [short_name(name) for name in trials.names]
    gone = [names[at] for at in after.out if at not in before.out]
    back = [names[at] for at in before.out if at not in after.out]
    said = [
        f"{word} {_joined(which)}" for word, which in (("without", gone), ("with", back)) if which
    ]
    said += _methods(before, after)
    lead = ", ".join(said) or "nothing changed"
    if len(after.out) > len(gone) and gone:
        lead += f" ({len(kept_of(trials, after))} of {len(names)} trials left)"
    return lead[0].upper() + lead[1:]


def _methods(before: Choice, after: Choice) -> list[str]:
    """The methods that differ, in words."""
    said = []
    if before.measure != after.measure:
        said.append("on another measure")
    if before.model != after.model:
        said.append(f"by {MODELS[after.model]}")
    if before.tau_squared != after.tau_squared:
        said.append(f"with τ² by {TAU_SQUARED[after.tau_squared]}")
    if before.interval != after.interval:
        said.append(f"with the {INTERVALS[after.interval]} interval")
    return said


def _joined(names: Sequence[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last

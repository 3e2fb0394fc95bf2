"""The pooling bench without its page: a choice of trials and methods, its result, and what changed.

Everything the page shows is worked out and put into words here, so that page and Python agree.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ketacourse.errors import KetacourseError, brief, unknown
from ketacourse.evidence.pooling.methods import INTERVALS, MODELS, TAU_SQUARED
from ketacourse.evidence.pooling.plan import short_name
from ketacourse.evidence.pooling.pool import pool
from ketacourse.evidence.pooling.studies import studies_of
from ketacourse.evidence.pooling.words import no_difference, verdict

if TYPE_CHECKING:
    from ketacourse.evidence.pooling.pooled import Pooled
    from ketacourse.evidence.pooling.studies import Studies
    from ketacourse.evidence.trials.sets import TrialSet

NOTHING = "No trial is chosen, so there is nothing to pool. Tick at least one."


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Positions of the trials taken out, and how the others are pooled.

    A fixed effect leaves `tau_squared` and `interval` aside; they wait for random effects.
    """

    out: tuple[int, ...] = ()
    measure: str
    model: str = "random"
    tau_squared: str = "REML"
    interval: str = "wald"

    @property
    def how(self) -> dict[str, str]:
        """The methods, as `pool` takes them."""
        if self.model == "fixed":
            return {"model": self.model}
        return {"model": self.model, "tau_squared": self.tau_squared, "interval": self.interval}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a choice comes to: all trials with their effects, which are kept, and these pooled.

    `pooled` is None where no trial is kept.
    """

    trials: TrialSet
    choice: Choice
    studies: Studies
    kept: tuple[int, ...]
    pooled: Pooled | None


def outcome_of(trials: TrialSet, choice: Choice) -> Outcome:
    """Pool what a choice keeps, once: page and sentences are made from what this gives."""
    studies = studies_of(trials, measure=choice.measure)
    kept = tuple(at for at in range(len(trials)) if at not in choice.out)
    pooled = pool(studies.effects.take(kept), **choice.how) if kept else None
    return Outcome(trials, choice, studies, kept, pooled)


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


def what_changed(before: Outcome, after: Outcome) -> str:
    """Say in plain words what a change did to the pooled result."""
    if after.pooled is None:
        return NOTHING
    alone = " One trial is left: this is its own result, not a pool."
    return (
        f"{_lead(before, after)}: {after.pooled.scale.words} {after.pooled.text}; "
        f"{_verdict(before.pooled, after.pooled)}.{alone * (len(after.kept) == 1)}"
    )


def _verdict(old: Pooled | None, new: Pooled) -> str:
    """Where the interval lies, and whether that is new."""
    here = verdict(new)
    when = "" if old is None else "still " if verdict(old) == here else "now "
    return f"the interval {when}{here} {no_difference(new)}"


def _lead(before: Outcome, after: Outcome) -> str:
    """What was done: trials first, then methods."""
    methods = _methods(before.choice, after.choice)
    old, new = before.choice.out, after.choice.out
    if old and not new and not methods:
        return "With all trials"
    names = [short_name(name) for name in after.trials.names]
    gone = [names[at] for at in new if at not in old]
    back = [names[at] for at in old if at not in new]
    said = [
        f"{word} {_joined(which)}" for word, which in (("without", gone), ("with", back)) if which
    ]
    lead = ", ".join([*said, *methods]) or "nothing changed"
    if len(new) > len(gone) and gone:
        lead += f" ({len(after.kept)} of {len(names)} trials left)"
    return lead[0].upper() + lead[1:]


def _methods(before: Choice, after: Choice) -> list[str]:
    """The methods that differ, in words; what a fixed effect leaves aside is no difference."""
    said = []
    if before.measure != after.measure:
        said.append("on another measure")
    if before.model != after.model:
        said.append(f"by {MODELS[after.model]}")
    if after.model == "fixed":
        return said
    if before.tau_squared != after.tau_squared:
        said.append(f"with τ² by {TAU_SQUARED[after.tau_squared]}")
    if before.interval != after.interval:
        said.append(f"with the {INTERVALS[after.interval]} interval")
    return said


def _joined(names: Sequence[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last

"""The sets of trials that the lessons pool, each with why they belong together and what doubts it.

Figures are looked up in the records of studies and poolings; nothing unconfirmed enters.
"""

from __future__ import annotations

from collections.abc import Sequence, Sized
from dataclasses import dataclass, replace
from functools import cache
from html import escape

from ketacourse.content.base import Status
from ketacourse.content.citations import cite_html
from ketacourse.content.library import cited, record, records
from ketacourse.content.tables import POOLINGS, STUDIES, TRIAL_SETS
from ketacourse.content.trials import (
    Pooling,
    PoolingDifference,
    PoolingInput,
    TrialSelection,
)
from ketacourse.display.table import table
from ketacourse.display.typeset import untypeset_html
from ketacourse.display.words import counted
from ketacourse.errors import KetacourseError, unknown
from ketacourse.evidence.effects.columns import places
from ketacourse.evidence.effects.sizes import EffectSizes, from_estimates
from ketacourse.evidence.effects.tables import OF_COUNTS, OF_MEANS
from ketacourse.evidence.trials.records import member_trial, pooling_trials, refuse_unconfirmed
from ketacourse.evidence.trials.trial import COMPARATORS, Counts, Difference, Means, Trial


@dataclass(frozen=True, slots=True)
class TrialSet:
    """Trials that a lesson pools.

    `better` is "more" where a higher share is good for those treated, "less" where a lower score
    or share is; `why` and `against` say what speaks for pooling them and what against;
    `left_out` holds pairs of a trial's name and the reason why it is not here; `unit` is
    "stratum" where the rows are parts of trials.
    """

    id: str
    name: str
    outcome: str
    better: str
    why: str
    against: str
    trials: tuple[Trial, ...]
    left_out: tuple[tuple[str, str], ...] = ()
    unit: str = "trial"

    def __repr__(self) -> str:
        return f"<TrialSet: {self.name}; {counted(len(self), self.unit)}>"

    def __len__(self) -> int:
        return len(self.trials)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the trials, in their order."""
        return tuple(trial.name for trial in self.trials)

    @property
    def years(self) -> tuple[int, ...]:
        """Years of publication."""
        return tuple(trial.year for trial in self.trials)

    @property
    def comparators(self) -> tuple[str, ...]:
        """What the drug was compared with, a word for each trial; groups for subgroups."""
        return tuple(COMPARATORS[trial.comparator] for trial in self.trials)

    @property
    def drugs(self) -> tuple[str, ...]:
        """What the treated were given, a word for each trial."""
        return tuple(trial.drug for trial in self.trials)

    @property
    def cites(self) -> tuple[str, ...]:
        """Citations of all trials, each once."""
        return tuple(dict.fromkeys(cite for trial in self.trials for cite in trial.cites))

    @property
    def measures(self) -> tuple[str, ...]:
        """The effect sizes that can be computed from what is known of every trial."""
        kinds = {type(_first(trial)) for trial in self.trials}
        if kinds <= {Counts}:
            return tuple(OF_COUNTS)
        return tuple(OF_MEANS)[: 2 if kinds == {Means} else 1]  # a whole difference has no SD

    def effect_sizes(self, measure: str = "") -> EffectSizes:
        """Compute an effect size for every trial, in their order.

        Parameters
        ----------
        measure
            One of `measures`; the first of them if left out. Ratios come on the natural log
            scale; differences are treatment minus control.

        Raises
        ------
        KetacourseError
            If this measure can't be computed for every trial, or there is no trial.
        """
        wanted = (measure or self.measures[0]).removeprefix("log_")
        if wanted not in self.measures:
            raise KetacourseError(unknown(f"measure for '{self.id}'", measure, self.measures))
        if not self.trials:
            raise KetacourseError("no trial is left in the set; keep at least one")
        if wanted in OF_COUNTS:
            return _effects_of_counts(self.trials, wanted)
        return _effects_of_means(self.trials, wanted)

    def without(self, *names: str) -> TrialSet:
        """The set without these trials, named by study id or by name."""
        gone = {_found(self, name) for name in names}
        return self.take([at for at in range(len(self.trials)) if at not in gone])

    def take(self, positions: Sequence[int]) -> TrialSet:
        """The trials at these positions, in this order; none where there are no positions.

        Raises
        ------
        KetacourseError
            If a position is out of range, or is none.
        """
        none = isinstance(positions, Sized) and not len(positions)
        kept = [] if none else places(positions, len(self.trials))
        return replace(self, trials=tuple(self.trials[at] for at in kept))

    def by_year(self) -> TrialSet:
        """The trials in order of publication."""
        order = sorted(range(len(self.trials)), key=lambda at: (self.years[at], self.names[at]))
        return self.take(order)

    def reasons_html(self) -> str:
        """What speaks for and against the set, who is left out, and the sources."""
        missing = "".join(f"<li>{escape(n)}: {escape(why)}</li>" for n, why in self.left_out)
        out = f"<p>Left out:</p><ul>{missing}</ul>" if missing else ""
        return (
            f"<p><strong>Why together:</strong> {escape(self.why)}</p>"
            f"<p><strong>Against it:</strong> {escape(self.against)}</p>{out}"
            f"<p>Sources: {_sources(self)}.</p>"
        )

    def _repr_html_(self) -> str:
        head = ("Trial", "Year", "Against", *arm_heads(self.drugs, self.comparators), "To mind")
        rows = [
            (trial.name, trial.year, words, *trial.sides, trial.note)
            for trial, words in zip(self.trials, self.comparators, strict=True)
        ]
        shown = table(head, rows, caption=f"{self.name}: {self.outcome}")
        return untypeset_html(f'<div class="kc">{shown.html()}{self.reasons_html()}</div>')


def arm_heads(drugs: Sequence[str], comparators: Sequence[str]) -> tuple[str, str]:
    """Name the two columns of results: by what was given, or by words that hold for all rows."""
    drug, comparator = _shared(drugs) or "drug", _shared(comparators) or "comparator"
    return f"{drug[0].upper()}{drug[1:]}", f"{comparator[0].upper()}{comparator[1:]}"


def arm_names(drugs: Sequence[str], comparators: Sequence[str]) -> tuple[str, str]:
    """Name both arms within a sentence: by what was given, unless that differs between trials.

    Parameters
    ----------
    drugs, comparators
        A word for each trial; none where nobody told them.
    """
    return _shared(drugs) or "the drug", _shared(comparators) or "the comparator"


def _shared(names: Sequence[str]) -> str:
    """One name, or two; of more a reader keeps nothing in mind, and each row tells its own."""
    found = list(dict.fromkeys(names))
    return " or ".join(found) if len(found) < 3 and all(found) else ""


@cache
def trial_set(identifier: str) -> TrialSet:
    """A set of trials by its id.

    Parameters
    ----------
    identifier
        An id of the table ``trial_sets`` or ``poolings``.

    Raises
    ------
    KetacourseError
        If there is no such set (the nearest is named), or one of its inputs is not confirmed.
    """
    known = {each.id: each for each in records(TRIAL_SETS)}
    poolings = {each.id: each for each in records(POOLINGS)}
    if identifier in poolings and identifier not in known:
        pooling: Pooling = poolings[identifier]
        _refuse(pooling)
    if identifier not in known:
        raise KetacourseError(unknown("set of trials", identifier, known))
    return _built(known[identifier])


def _refuse(pooling: Pooling) -> None:
    """Say which inputs of a pooling that is no set are not confirmed."""
    rows: tuple[PoolingInput | PoolingDifference, ...] = (*pooling.inputs, *pooling.differences)
    for row in rows:
        refuse_unconfirmed(f"'{pooling.id}', input '{row.study}'", row)


def trial_sets() -> tuple[TrialSet, ...]:
    """Every set of trials, in file order."""
    return tuple(trial_set(each.id) for each in records(TRIAL_SETS))


def _built(selection: TrialSelection) -> TrialSet:
    taken: tuple[Trial, ...] = ()
    if selection.pooling:
        taken = pooling_trials(record(POOLINGS, selection.pooling), selection)
    trials = (*taken, *map(member_trial, selection.members))
    left_out = [(str(record(STUDIES, each.study).name), each.reason) for each in selection.left_out]
    return TrialSet(
        selection.id,
        selection.name,
        selection.outcome,
        selection.better,
        selection.why,
        selection.against,
        trials,
        tuple(left_out),
        selection.unit,
    )


def _effects_of_counts(trials: Sequence[Trial], measure: str) -> EffectSizes:
    """An effect size of events; every trial has counts on both sides."""
    pairs = [trial.result for trial in trials if not isinstance(trial.result, Difference)]
    columns = [
        [getattr(pair[side], field) for pair in pairs]
        for side in (0, 1)
        for field in ("events", "total")
    ]
    return OF_COUNTS[measure](*columns, names=[trial.name for trial in trials])


def _effects_of_means(trials: Sequence[Trial], measure: str) -> EffectSizes:
    """Differences one by one: some are published whole, others come from two means."""
    found = [_mean_effect(trial, measure) for trial in trials]
    estimates, errors = ([each[side] for each in found] for side in (0, 1))
    return from_estimates(measure, estimates, errors, names=[trial.name for trial in trials])


def _mean_effect(trial: Trial, measure: str) -> tuple[float, float]:
    """Estimate and standard error of one trial."""
    if isinstance(trial.result, Difference):
        return trial.result.estimate, trial.result.standard_error
    columns = [[getattr(g, f)] for g in trial.result for f in ("mean", "sd", "total")]
    one = OF_MEANS[measure](*columns)
    return float(one.estimate[0]), float(one.standard_error[0])


def _first(trial: Trial) -> Counts | Means | Difference:
    return trial.result if isinstance(trial.result, Difference) else trial.result[0]


def _found(chosen: TrialSet, name: str) -> int:
    for at, trial in enumerate(chosen.trials):
        if name in (trial.study, trial.name):
            return at
    raise KetacourseError(unknown(f"trial in '{chosen.id}'", name, chosen.names))


def _sources(chosen: TrialSet) -> str:
    """Where the figures of every trial were read, and which were read second-hand."""
    second = {Status.SECONDARY: ", read second-hand"}
    each = (
        f"{escape(trial.name)} {cite_html(cited(trial.cites))}{second.get(trial.status, '')}"
        for trial in chosen.trials
    )
    return "; ".join(each)

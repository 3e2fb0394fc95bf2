"""What becomes of a pooled effect when trials at high risk of bias are taken out.

Leaving trials out is one way to see how much a result leans on the weaker ones. It is no
correction: what is left is fewer trials and a wider interval, not the truth.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ketacourse.content.library import record, records
from ketacourse.content.tables import BIAS_READINGS, STUDIES
from ketacourse.display.table import Table, table
from ketacourse.display.words import counted
from ketacourse.evidence.bias.assessments import SYMBOLS, bias_reading
from ketacourse.evidence.bias.rob2 import known_judgement
from ketacourse.evidence.pooling.pool import pool
from ketacourse.evidence.pooling.pooled import Pooled
from ketacourse.evidence.trials.sets import TrialSet, trial_set

if TYPE_CHECKING:
    from ketacourse.evidence.trials.trial import Trial

NOT_JUDGED = "not judged"
ALL = "all trials"
NOT_HIGH = "without those at high risk"
LOW = "only those at low risk"


@dataclass(frozen=True, slots=True)
class PooledRow:
    """One choice of trials; `pooled` is None where none is left."""

    label: str
    names: tuple[str, ...]
    pooled: Pooled | None

    @property
    def text(self) -> str:
        """The pooled effect with its interval, on the scale people read."""
        return self.pooled.text if self.pooled else "no trial is left"


@dataclass(frozen=True, slots=True)
class PooledByBias:
    """A set pooled whole, without trials at high risk, and of those at low risk alone.

    `judgements` holds the overall judgement of every trial, in the order of the set, or
    ``not judged``.
    """

    trial_set: TrialSet
    judgements: tuple[str, ...]
    rows: tuple[PooledRow, ...]

    def __repr__(self) -> str:
        return "\n".join(f"{row.label} ({len(row.names)}): {row.text}" for row in self.rows)

    def _repr_html_(self) -> str:
        return f'<div class="kc">{self.table().html()}</div>'

    @property
    def measure_words(self) -> str:
        """The measure that was pooled, in words."""
        return next(row.pooled.scale.words for row in self.rows if row.pooled)

    @property
    def finding(self) -> str:
        """What taking out the trials at high risk does, in a sentence."""
        whole, fewer = self.rows[0], self.rows[1]
        if not fewer.pooled or not whole.pooled:
            return "Without the trials at high risk of bias, no trial is left."
        if len(fewer.names) == len(whole.names):
            return "No trial is judged at high risk, so nothing changes."
        inside = fewer.pooled.ci_low <= 0 <= fewer.pooled.ci_high
        where = "lies inside" if inside else "lies outside"
        return (
            f"Pooled {self.measure_words} {whole.text} from "
            f"{counted(len(whole.names), 'trial')}, and {fewer.text} from the "
            f"{len(fewer.names)} not at high risk of bias; no difference "
            f"{where} the second interval."
        )

    def table(self) -> Table:
        """Give a row for each choice of trials: who is in it, and the pooled effect."""
        of = dict(zip(self.trial_set.names, self.judgements, strict=True))
        rows = []
        for row in self.rows:
            which = "; ".join(f"{name} ({_sign(of[name])})" for name in row.names)
            rows.append((row.label, len(row.names), which or "none", row.text))
        head = ("Trials", "Number", "Which", self.measure_words.capitalize())
        return table(head, rows, caption=f"{self.trial_set.name}, by risk of bias")


def pooled_by_bias(
    chosen: TrialSet | str, judgements: Mapping[str, object] | None = None, **how: Any
) -> PooledByBias:
    """Pool a set whole, without trials at high risk of bias, and those at low risk alone.

    Parameters
    ----------
    chosen
        A set of trials, or its id.
    judgements
        Your own overall judgements, by study id; the course's reading decides for the others.
        A trial that nobody judged stays in the second row and out of the third.
    how
        Passed on to `pool`.

    Raises
    ------
    KetacourseError
        If there is no such set, or a judgement is none of low, some concerns and high.
    """
    trials = trial_set(chosen) if isinstance(chosen, str) else chosen
    words = judgements_of(trials, judgements)
    wanted = {
        ALL: list(range(len(trials))),
        NOT_HIGH: [at for at, word in enumerate(words) if word != "high"],
        LOW: [at for at, word in enumerate(words) if word == "low"],
    }
    rows = tuple(_row(label, trials.take(kept), how) for label, kept in wanted.items())
    return PooledByBias(trials, words, rows)


def judgements_of(
    chosen: TrialSet, judgements: Mapping[str, object] | None = None
) -> tuple[str, ...]:
    """The overall judgement of every trial of a set: yours, else the course's, else none."""
    own = {str(study): str(known_judgement(word)) for study, word in (judgements or {}).items()}
    for study in own:
        record(STUDIES, study)  # says which there are, where it is not one
    return tuple(own.get(trial.study) or _ours(trial) for trial in chosen.trials)


def _ours(trial: Trial) -> str:
    read = {each.id for each in records(BIAS_READINGS)}
    return str(bias_reading(trial.study).overall) if trial.study in read else NOT_JUDGED


def _row(label: str, kept: TrialSet, how: Mapping[str, Any]) -> PooledRow:
    pooled = pool(kept.effect_sizes(), **how) if kept.trials else None
    return PooledRow(label, kept.names, pooled)


def _sign(word: str) -> str:
    return next((f"{sign} {word}" for known, sign in SYMBOLS.items() if known == word), word)

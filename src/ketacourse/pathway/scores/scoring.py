"""Every account against every published experiment that can be scored.

A cell is a match, a mismatch or silent. Matching is by class (`SCORE_CLASSES`), since a model of
signs predicts a direction and not a size. Accuracy is the share of matches among the comparisons on
which an account speaks, so it means nothing without the coverage beside it.

The plain score is consistency, not prediction: those who drew the graph knew the experiments.
`leave_one_paper_out` takes away, before an experiment is predicted, every edge that rests on
its paper alone. That is still lenient: a review that an edge also cites may rest on that paper.

The intervals take the comparisons as independent. They are not: papers give several, and
laboratories several papers. True intervals are wider.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ketacourse.content.base import Status
from ketacourse.content.library import record, records
from ketacourse.content.mechanism import SCORE_CLASSES, Effect, Experiment, ScoreClass
from ketacourse.content.tables import EDGES, EXPERIMENTS, KETAMINE_HYPOTHESES
from ketacourse.display.table import Table, table
from ketacourse.errors import KetacourseError, unknown
from ketacourse.pathway.model.influence import account
from ketacourse.pathway.model.perturb import (
    Arms,
    direction,
    effect_alone,
    effect_with_drug,
    numbers,
    run,
    silence,
    treatment,
)
from ketacourse.statistics.shares import Share

Verdict = Literal["match", "mismatch", "silent"]
Column = int | Literal["all"]
Group = Literal["rodent", "human"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One outcome of one experiment, as it was found."""

    experiment: Experiment
    outcome: str
    observed: Effect

    @property
    def group(self) -> Group:
        """Whether people were studied, or rodents (their cells included)."""
        return "human" if self.experiment.species == "human" else "rodent"

    @property
    def confirmed(self) -> bool:
        """Whether the result was read well enough to count as known."""
        return self.experiment.status is not Status.UNCONFIRMED

    @property
    def question(self) -> tuple[tuple[str, ...], bool, str]:
        """What was asked: nodes and signs, ketamine or none, outcome; equal for equal tests."""
        signs = self.experiment.perturbation_signs.items()
        pushed = (f"{'+' if sign > 0 else '-'}{node}" for node, sign in sorted(signs) if sign)
        edges = self.experiment.perturbed_edges
        return (*pushed, *edges), self.experiment.with_ketamine, self.outcome


@dataclass(frozen=True, slots=True)
class Cell:
    """What an account said about a comparison, and whether it was found so."""

    verdict: Verdict
    predicted: Effect | None
    reason: str = ""
    unique: bool = True


@dataclass(frozen=True, slots=True)
class Tally:
    """How an account did on a set of comparisons."""

    coverage: Share
    accuracy: Share


@dataclass(frozen=True, slots=True, repr=False)
class Scorecard:
    """Cells by comparison (rows) and account (columns); `left_out` are experiments not scorable."""

    title: str
    comparisons: tuple[Comparison, ...]
    columns: tuple[Column, ...]
    cells: tuple[tuple[Cell, ...], ...]
    left_out: tuple[Experiment, ...]

    def __repr__(self) -> str:
        return "\n".join([self.title, *in_lines(self.summary())])

    def _repr_html_(self) -> str:
        return self.summary().html()

    @property
    def experiments(self) -> int:
        """How many experiments the comparisons come from."""
        return len({each.experiment.id for each in self.comparisons})

    def column(self, which: Column) -> tuple[Cell, ...]:
        """The cells of one account, a row each.

        Raises
        ------
        KetacourseError
            If there is no such column.
        """
        if which not in self.columns:
            raise KetacourseError(unknown("column", which, self.columns))
        index = self.columns.index(which)
        return tuple(row[index] for row in self.cells)

    def spoken(self, which: Column) -> tuple[Comparison, ...]:
        """The comparisons on which an account commits itself."""
        pairs = zip(self.comparisons, self.column(which), strict=True)
        return tuple(comparison for comparison, cell in pairs if cell.verdict != "silent")

    def tally(self, which: Column, group: Group | None = None) -> Tally:
        """Coverage and accuracy of an account, in all comparisons or in one group."""
        verdicts = [
            cell.verdict
            for cell, comparison in zip(self.column(which), self.comparisons, strict=True)
            if group in (None, comparison.group)
        ]
        spoken = len(verdicts) - verdicts.count("silent")
        return Tally(Share(spoken, len(verdicts)), Share(verdicts.count("match"), spoken))

    def only(self, keep: Callable[[Comparison], bool], title: str = "") -> Scorecard:
        """The same with fewer rows."""
        kept = [i for i, each in enumerate(self.comparisons) if keep(each)]
        return Scorecard(
            title or self.title,
            tuple(self.comparisons[i] for i in kept),
            self.columns,
            tuple(self.cells[i] for i in kept),
            self.left_out,
        )

    def confirmed(self) -> Scorecard:
        """The same without rows whose result could not be confirmed."""
        return self.only(lambda each: each.confirmed, f"{self.title}; confirmed results only")

    def summary(self) -> Table:
        """One row for each account: coverage and accuracy, in all and by species."""
        rows = [(column_name(which), *self._shares(which)) for which in self.columns]
        head = ("Account", "Coverage", "Accuracy", "95 % interval", "Rodents", "People")
        return table(head, rows, caption=self.title)

    def _shares(self, which: Column) -> tuple[str, ...]:
        tally = self.tally(which)
        rodent, human = (self.tally(which, group).accuracy for group in ("rodent", "human"))
        accuracy = tally.accuracy
        return (str(tally.coverage), str(accuracy), accuracy.interval_text, str(rodent), str(human))


@dataclass(frozen=True, slots=True)
class Conflict:
    """Equal tests that found differently: no account can match them all."""

    comparisons: tuple[Comparison, ...]

    @property
    def between_species(self) -> bool:
        """Whether it sets people against rodents."""
        return len({each.group for each in self.comparisons}) > 1

    @property
    def lost(self) -> int:
        """How many comparisons the best single answer gets wrong."""
        classes = [score_class(each.observed) for each in self.comparisons]
        return len(classes) - max(classes.count(each) for each in classes)


def in_lines(shown: Table) -> list[str]:
    """A table as plain text, its columns aligned."""
    lines = [shown.columns, *shown.rows]
    widths = [max(len(line[i]) for line in lines) for i in range(len(shown.columns))]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    ]


@cache
def scorecard() -> Scorecard:
    """Every scorable experiment against each hypothesis, and against all of them together.

    Returns
    -------
    Scorecard
        79 experiments with 103 comparisons by 12 hypotheses and "all". `confirmed()` leaves out
        what could not be confirmed.
    """
    return _scored("Consistency with the experiments, on the whole graph", lambda _: frozenset())


@cache
def leave_one_paper_out() -> Scorecard:
    """The same, with every edge removed that rests on the paper being predicted alone."""
    return _scored("Prediction with the paper's own links left out", edges_resting_on)


def edges_resting_on(experiment: Experiment) -> frozenset[str]:
    """Ids of the edges that cite nothing beyond the papers of an experiment."""
    papers = set(experiment.cites)
    return frozenset(edge.id for edge in records(EDGES) if set(edge.cites) <= papers)


def score_class(effect: Effect) -> ScoreClass:
    """The class in which an effect is scored."""
    return next(name for name, effects in SCORE_CLASSES.items() if effect in effects)


def column_name(which: Column) -> str:
    """A heading, such as ``1 Disinhibition``."""
    if which == "all":
        return "All together"
    return f"{which} {record(KETAMINE_HYPOTHESES, str(which)).name}"


def columns() -> tuple[Column, ...]:
    """The accounts: each hypothesis by its number, and all together."""
    return (*(each.id for each in records(KETAMINE_HYPOTHESES)), "all")


def hypotheses_of(which: Column) -> frozenset[int]:
    """The hypotheses whose edges an account uses."""
    return numbers(None if which == "all" else which)


def scorable() -> tuple[Comparison, ...]:
    """Every comparison that has a direction to score, in file order."""
    return tuple(
        Comparison(experiment, outcome, effect)
        for experiment in records(EXPERIMENTS)
        if experiment.scorable
        for outcome, effect in experiment.outcome_effects.items()
    )


def conflicts(comparisons: Iterable[Comparison] | None = None) -> tuple[Conflict, ...]:
    """Sets of equal tests whose results fall into different classes."""
    alike: dict[object, list[Comparison]] = defaultdict(list)
    for each in scorable() if comparisons is None else comparisons:
        alike[each.question].append(each)
    found = (Conflict(tuple(group)) for group in alike.values())
    return tuple(each for each in found if each.lost)


def named_effect(experiment: Experiment, outcome: str, changes: tuple[float, ...]) -> Effect:
    """Name what an account predicts from the three groups of an experiment."""
    drug, alone, both = (direction(outcome) * change for change in changes)
    if experiment.with_ketamine:
        return effect_with_drug(drug, alone, both)
    return effect_alone(drug, alone)


def _scored(title: str, without: Callable[[Experiment], frozenset[str]]) -> Scorecard:
    everything = records(EXPERIMENTS)
    scored = [each for each in everything if each.scorable]
    by_column = [[_column(each, which, without(each)) for which in columns()] for each in scored]
    cells = (zip(*each, strict=True) for each in by_column)
    return Scorecard(
        title,
        scorable(),
        columns(),
        tuple(row for rows in cells for row in rows),
        tuple(each for each in everything if not each.scorable),
    )


def _column(experiment: Experiment, which: Column, without: frozenset[str]) -> list[Cell]:
    """One account on one experiment: a cell for each outcome."""
    used = account(hypotheses_of(which), without)
    signs = {} if experiment.perturbed_edges else experiment.perturbation_signs
    asked = treatment(used, signs, experiment.perturbed_edges)
    arms: Arms | None = None
    cells = []
    for outcome, observed in experiment.outcome_effects.items():
        why = silence(used, asked, outcome)
        if why:
            cells.append(Cell("silent", None, why))
            continue
        arms = arms or run(used, asked)
        predicted = named_effect(experiment, outcome, arms.changes(outcome))
        agree = score_class(predicted) == score_class(observed)
        cells.append(Cell("match" if agree else "mismatch", predicted, unique=arms.unique))
    return cells

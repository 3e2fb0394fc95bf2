"""What accuracy is worth: scores that need no account of how ketamine works.

commonest
    Say of every comparison what is found most often: with ketamine that a block costs the effect,
    without it that a perturbation copies it. Experiments that find something get published, so
    this is not low.
shuffled
    Keep every edge and deal the signs of the graph out again at random. Most deals get ketamine
    itself wrong, which counts as a mismatch.
layout
    The same deals, but judged only where ketamine still moves the outcome the right way. This is
    the stricter test: blocking a node on the only path costs the effect whatever the signs, so
    part of any accuracy is the gift of the bare layout.

All are taken on the comparisons that an account speaks of, so that they stand beside its accuracy.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from math import fsum
from random import Random
from typing import Any

from ketacourse.content.library import records
from ketacourse.content.mechanism import ScoreClass
from ketacourse.content.tables import EDGES
from ketacourse.display.table import Table, table
from ketacourse.pathway.model.influence import (
    Account,
    Arrow,
    Settled,
    Treatment,
    account,
    prepare,
    settle,
)
from ketacourse.pathway.model.perturb import DRUG, UNTREATED, Arms, treatment
from ketacourse.pathway.scores.scoring import (
    Column,
    Comparison,
    Scorecard,
    column_name,
    hypotheses_of,
    in_lines,
    named_effect,
    scorable,
    score_class,
    scorecard,
)
from ketacourse.statistics.shares import Share

DEALS = 200
SEED = 20260101


@dataclass(frozen=True, slots=True)
class Deals:
    """Accuracy in every deal of the signs that counts, 0 to 1, lowest first."""

    accuracies: tuple[float, ...]

    @property
    def mean(self) -> float:
        """Mean accuracy over the deals."""
        return fsum(self.accuracies) / len(self.accuracies)

    @property
    def middle(self) -> tuple[float, float]:
        """The ends of the middle 95 % of the deals."""
        tail = len(self.accuracies) // 40
        return self.accuracies[tail], self.accuracies[-1 - tail]

    def as_good_as(self, accuracy: Share) -> Share:
        """In how many deals the accuracy was at least this."""
        own = accuracy.value or 0.0
        return Share(sum(each >= own - 1e-9 for each in self.accuracies), len(self.accuracies))

    def __str__(self) -> str:
        if not self.accuracies:
            return "none"
        low, high = self.middle
        return f"{_percent(self.mean)} ({_percent(low)} to {_percent(high)})"


@dataclass(frozen=True, slots=True)
class Chance:
    """The baselines beside one account's accuracy, on the same comparisons.

    `layout` holds only deals in which ketamine keeps its effect in half of the comparisons or more.
    """

    column: Column
    accuracy: Share
    commonest: Share
    shuffled: Deals
    layout: Deals


@dataclass(frozen=True, slots=True, repr=False)
class Baselines:
    """The baselines for every account that speaks at all."""

    chances: tuple[Chance, ...]

    def __repr__(self) -> str:
        return "\n".join(in_lines(self.table()))

    def _repr_html_(self) -> str:
        return self.table().html()

    def __getitem__(self, which: Column) -> Chance:
        return next(each for each in self.chances if each.column == which)

    def table(self) -> Table:
        """One row for each account."""
        rows = [
            (
                column_name(each.column),
                each.accuracy,
                each.commonest,
                each.shuffled,
                each.layout,
                each.layout.as_good_as(each.accuracy),
            )
            for each in self.chances
        ]
        head = (
            "Account",
            "Accuracy",
            "Always the commonest",
            "Signs shuffled (middle 95 %)",
            "Shuffled, ketamine kept (middle 95 %)",
            "Of these, as good",
        )
        return table(head, rows, caption="Accuracy beside its baselines, on the same comparisons")


@cache
def baselines(*, confirmed_only: bool = False) -> Baselines:
    """Set the accuracy of every account beside what needs no account.

    Parameters
    ----------
    confirmed_only
        Leave out experiments whose result could not be confirmed.

    Returns
    -------
    Baselines
        Accounts that are silent throughout are left out; the same on every run.
    """
    card = scorecard().confirmed() if confirmed_only else scorecard()
    spoken = [which for which in card.columns if card.tally(which).coverage.count]
    return Baselines(tuple(_chance(card, which) for which in spoken))


def commonest(card: Scorecard, which: Column) -> Share:
    """How often the commonest class is right, where an account speaks on a scorecard."""
    classes = commonest_classes(scorable())
    spoken = card.spoken(which)
    hits = sum(score_class(c.observed) == classes[c.experiment.with_ketamine] for c in spoken)
    return Share(hits, len(spoken))


def commonest_classes(comparisons: Iterable[Comparison]) -> dict[bool, ScoreClass]:
    """The class found most often, with ketamine (True) and without (False)."""
    counts: dict[bool, Counter[ScoreClass]] = {True: Counter(), False: Counter()}
    for each in comparisons:
        counts[each.experiment.with_ketamine][score_class(each.observed)] += 1
    return {given: max(sorted(found), key=found.__getitem__) for given, found in counts.items()}


def _chance(card: Scorecard, which: Column) -> Chance:
    deals = dealt_verdicts(which)
    lanes = list(zip(*(deals[c.experiment.id, c.outcome] for c in card.spoken(which)), strict=True))
    kept = [[each for each in lane if each is not None] for lane in lanes]
    return Chance(
        which,
        card.tally(which).accuracy,
        commonest(card, which),
        Deals(tuple(sorted(lane.count(True) / len(lane) for lane in lanes))),
        Deals(tuple(sorted(sum(k) / len(k) for k in kept if 2 * len(k) >= len(lanes[0])))),
    )


@cache
def dealt_verdicts(which: Column) -> dict[tuple[str, str], tuple[bool | None, ...]]:
    """Whether each deal matched, by experiment and outcome; None where it lost ketamine itself."""
    used = _dealt_account(which)
    found: dict[tuple[str, str], tuple[bool | None, ...]] = {}
    arms: dict[str, Arms] = {}
    for comparison in scorecard().spoken(which):
        name = comparison.experiment.id
        arms[name] = arms.get(name) or _run(used, comparison)
        found[name, comparison.outcome] = tuple(_verdicts(comparison, arms[name]))
    return found


def _verdicts(comparison: Comparison, arms: Arms) -> Iterator[bool | None]:
    import numpy as np

    wanted = score_class(comparison.observed)
    changes = (np.broadcast_to(each, DEALS) for each in arms.changes(comparison.outcome))
    for lane in zip(*(change.tolist() for change in changes), strict=True):
        predicted = named_effect(comparison.experiment, comparison.outcome, lane)
        yield None if predicted == "no effect" else score_class(predicted) == wanted


def _run(used: Account, comparison: Comparison) -> Arms:
    """Settle the four groups for all deals at once, from one start: there is one answer."""
    experiment = comparison.experiment
    signs = {} if experiment.perturbed_edges else experiment.perturbation_signs
    asked = treatment(used, signs, experiment.perturbed_edges)
    given = Treatment(driven=frozenset([DRUG]))
    bench = prepare(used, given | asked)

    def settled(done: Treatment) -> Settled:
        return settle(bench, done, starts=(0.0,))

    return Arms(settled(UNTREATED), settled(given), settled(asked), settled(given | asked))


def _dealt_account(which: Column) -> Account:
    """An account whose signs are arrays, one value for each deal."""
    used = account(hypotheses_of(which))
    signs = dealt_signs()
    arrows = (Arrow(a.id, a.source, a.target, signs[a.id]) for a in used.arrows)
    return Account(tuple(arrows), used.drugs)


@cache
def dealt_signs(times: int = DEALS, seed: int = SEED) -> dict[str, Any]:
    """Signs of all causal edges dealt out again; edge id -> array of shape (times,)."""
    import numpy as np

    edges = sorted((edge.id, edge.sign) for edge in records(EDGES) if edge.causal)
    signs = [float(sign) for _, sign in edges]
    dealer = Random(seed)  # noqa: S311  # chance for a baseline, no secret
    deals = [dealer.sample(signs, len(signs)) for _ in range(times)]
    return {
        identifier: np.array(lane)
        for (identifier, _), lane in zip(edges, zip(*deals, strict=True), strict=True)
    }


def _percent(share: float) -> str:
    return f"{int(100 * share + 0.5)} %"

"""Experiments of the course, found by what was done in them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ketacourse.content.library import cited, records
from ketacourse.content.mechanism import Experiment
from ketacourse.content.tables import EXPERIMENTS
from ketacourse.pathway.graph.wording import STATUS_TEXT
from ketacourse.pathway.scores.scoring import Comparison, scorable

Perturbation = Mapping[str, int]


def done_in(experiment: Experiment) -> dict[str, int]:
    """What an experiment blocked (-1) or boosted (1); nodes named for place alone are left out."""
    return {node: sign for node, sign in experiment.perturbation_signs.items() if sign}


def repeatable() -> tuple[Experiment, ...]:
    """Experiments that can be repeated with nodes alone, in file order."""
    return tuple(e for e in records(EXPERIMENTS) if e.scorable and not e.perturbed_edges)


def same_as(
    perturbation: Perturbation, *, with_ketamine: bool, outcome: str
) -> tuple[Comparison, ...]:
    """What was found where just this was done.

    Parameters
    ----------
    perturbation
        Node -> -1 or 1.
    with_ketamine
        Whether ketamine was given too.
    outcome
        Id of the node that was looked at.

    Returns
    -------
    tuple of Comparison
        Experiments that changed less than the whole node (`perturbed_edges`) among them.
    """
    wanted = {node: sign for node, sign in perturbation.items() if sign}
    return tuple(
        each
        for each in scorable()
        if each.outcome == outcome
        and each.experiment.with_ketamine == with_ketamine
        and done_in(each.experiment) == wanted
    )


def like(perturbation: Perturbation, most: int = 4) -> tuple[Experiment, ...]:
    """Experiments that share a node and its sign with a perturbation, those that share most first.

    Parameters
    ----------
    perturbation
        Node -> -1 or 1.
    most
        No more than this.
    """
    wanted = {(node, sign) for node, sign in perturbation.items() if sign}
    shared = {e.id: len(wanted & done_in(e).items()) for e in repeatable()}
    found = [each for each in repeatable() if shared[each.id]]
    return tuple(sorted(found, key=lambda each: -shared[each.id])[:most])


def card_of(experiment: Experiment) -> dict[str, Any]:
    """An experiment in words: what was done, to whom, and by whom."""
    return {
        "id": experiment.id,
        "done": experiment.perturbation,
        "species": experiment.species,
        "how": "; ".join(part for part in (experiment.model, experiment.timing) if part),
        "reading": experiment.interpretation,
        "replication": experiment.replication,
        "status": STATUS_TEXT[experiment.status],
        "cites": [{"label": c.label, "link": c.link} for c in cited(experiment.cites)],
    }

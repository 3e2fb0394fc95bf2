"""A perturbation in words, and a published experiment set beside what a hypothesis predicts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ketacourse.content.base import Status
from ketacourse.content.library import cited, record, records
from ketacourse.content.mechanism import EFFECT_MEANING, Effect, Experiment, ScoreClass
from ketacourse.content.tables import EXPERIMENTS, NODES
from ketacourse.errors import KetacourseError, unknown
from ketacourse.pathway.graph.wording import uncapitalised
from ketacourse.pathway.scores.experiments import done_in, same_as
from ketacourse.pathway.scores.scoring import score_class

KINDS: Mapping[ScoreClass, str] = {
    "loss": "both are a loss of the effect",
    "no loss": "in both the effect is not lost",
    "sufficient": "in both the perturbation copies ketamine",
    "insufficient": "in both the perturbation does not copy ketamine",
}
DONE = {-1: "blocked", 1: "boosted"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A perturbation and the outcome to look at; prints as what is asked."""

    perturbation: Mapping[str, int]
    with_ketamine: bool
    outcome: str

    def __str__(self) -> str:
        done = "; ".join(f"{DONE[sign]}: {_name(node)}" for node, sign in self.perturbation.items())
        against = "ketamine alone" if self.with_ketamine else "no treatment"
        return (
            f"{done[0].upper()}{done[1:]}. "
            f"{'Given with ketamine' if self.with_ketamine else 'No ketamine'}. "
            f"Compared with {against}: {_name(self.outcome)}."
        )

    def fits(self, experiment: Experiment) -> bool:
        """Whether an experiment did just this, and looked at this."""
        return (
            done_in(experiment) == self.perturbation
            and experiment.with_ketamine == self.with_ketamine
            and not experiment.baseline_drug
            and self.outcome in experiment.outcome_effects
        )


def laboratory(identifier: str, asked: Asked, predicted: Effect) -> Iterator[str]:
    """What an experiment found, how that stands to the prediction, and who found otherwise.

    Nothing where no experiment is named.

    Raises
    ------
    KetacourseError
        If there is no such experiment, or it did something else.
    """
    if not identifier:
        return
    known: dict[str, Experiment] = {each.id: each for each in records(EXPERIMENTS)}
    if identifier not in known:
        raise KetacourseError(unknown("experiment", identifier, known))
    experiment = known[identifier]
    if not asked.fits(experiment):
        raise KetacourseError(
            f"experiment '{identifier}' did something else: {_did(experiment)}; "
            "make the item the same or leave the experiment out"
        )
    observed = experiment.outcome_effects[asked.outcome]
    yield (
        f"The laboratory ({experiment.species}, {experiment.model}) found: {in_words(observed)} "
        f"{experiment.perturbation}: {uncapitalised(experiment.interpretation)} "
        f"{sources(experiment.cites, experiment.status)}"
    )
    if experiment.perturbed_edges:
        yield "The laboratory changed less than the whole node."
    yield _agreement(experiment, observed, predicted)
    yield from _otherwise(experiment, asked)


def _name(node: str) -> str:
    return uncapitalised(record(NODES, node).name)


def _did(experiment: Experiment) -> str:
    """What an experiment did and looked at, in the words of a bank."""
    done = ", ".join(f"{node}: {sign}" for node, sign in done_in(experiment).items())
    given = experiment.baseline_drug or ("true" if experiment.with_ketamine else "false")
    outcomes = ", ".join(experiment.outcome_effects) or "none"
    return f"perturb {{{done}}}, with_ketamine {given}, outcome {outcomes}"


def _agreement(experiment: Experiment, observed: Effect, predicted: Effect) -> str:
    kind = score_class(observed)
    if kind == "unscored" or not experiment.scorable:
        reason = experiment.scorable_reason or EFFECT_MEANING[observed]
        return f"Such a result is not held against a model: {reason.removesuffix('.')}."
    if observed == predicted:
        return "Model and laboratory agree."
    if kind == score_class(predicted):
        return f"Model and laboratory agree in kind: {KINDS[kind]}."
    return "**Model and laboratory disagree.**"


def _otherwise(experiment: Experiment, asked: Asked) -> Iterator[str]:
    """Equal experiments with a result of another kind, so that none is picked out in silence."""
    observed = experiment.outcome_effects[asked.outcome]
    given, outcome = asked.with_ketamine, asked.outcome
    for each in same_as(asked.perturbation, with_ketamine=given, outcome=outcome):
        other = each.experiment
        if score_class(each.observed) != score_class(observed) and not other.baseline_drug:
            yield (
                f"Another experiment ({other.species}) did the same and found: "
                f"{in_words(each.observed)} {sources(other.cites, other.status)}"
            )


def in_words(effect: Effect) -> str:
    """An effect and what it means."""
    return f"**{effect}** ({EFFECT_MEANING[effect]})."


def sources(ids: Iterable[str], status: Status = Status.VERIFIED) -> str:
    """Citations as links in brackets, with a mark where what they say was not confirmed."""
    links = "; ".join(f"[{c.label}]({c.link})" if c.link else c.label for c in cited(ids))
    mark = " **[not confirmed here]**" if status is Status.UNCONFIRMED else ""
    return f"({links}){mark}" if links else ""

"""Judges for quizzes: what the graph says of a path, and an account of a perturbation.

Quizzes find these two by entry points (group ``ketacourse.judges``) and call them by keyword. What
they give is Markdown and plain values; the marking itself is the quiz's.

What a wrong outcome is worth
    Half, where it is of the same kind as the outcome predicted (`SCORE_CLASSES`: the effect is
    lost, or is not lost, or the perturbation does not copy ketamine). A model of signs predicts a
    direction; how much of an effect is left depends on how many edges were drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from ketacourse.content.library import records
from ketacourse.content.mechanism import EFFECT_MEANING, Edge, Effect
from ketacourse.content.tables import NODES
from ketacourse.errors import KetacourseError, unknown
from ketacourse.pathway.graph.selection import edges_of, hypothesis
from ketacourse.pathway.graph.wording import sentence, uncapitalised
from ketacourse.pathway.lab.laboratory import KINDS, Asked, in_words, laboratory, sources
from ketacourse.pathway.model.perturb import Prediction, predict
from ketacourse.pathway.scores.scoring import score_class

OFFERED: Mapping[bool, tuple[Effect, ...]] = {
    True: ("abolished", "occluded", "reduced", "unchanged", "potentiated"),
    False: ("mimicked", "not mimicked", "opposite"),
}
SAME_KIND = 0.5
SIGN_TEXT = {1: "+", -1: "−", 0: "no direction claimed"}


@dataclass(frozen=True, slots=True)
class Link:
    """An edge as feedback: its sentence with sign and sources, and the sign alone."""

    text: str
    sign: int


@dataclass(frozen=True, slots=True)
class PathRuling:
    """What is asked, the names of the nodes, and the causal edges that a path over them may use."""

    task: str
    names: Mapping[str, str]
    links: Mapping[tuple[str, str], Link]


@dataclass(frozen=True, slots=True)
class Prospect:
    """An outcome to choose, what to say of choosing it if it is wrong, and its worth, 0 to 1."""

    id: Effect
    text: str
    feedback: str
    share: float


@dataclass(frozen=True, slots=True)
class PredictRuling:
    """What is asked, the outcomes to choose from, and what model and laboratory found."""

    task: str
    options: tuple[Prospect, ...]
    report: tuple[str, ...]


def judge_path(*, hypothesis: int, start: str, end: str, offered: Sequence[str]) -> PathRuling:
    """Find the links between nodes by the causal edges of a hypothesis.

    Parameters
    ----------
    hypothesis
        Number of the hypothesis.
    start, end
        Ids of the nodes that a path leads from and to. No link leads into `start` or out of `end`,
        or straight from one to the other.
    offered
        Ids of the nodes that a path may use, and of others.

    Raises
    ------
    KetacourseError
        If the hypothesis or a node is unknown; the nearest is named.
    """
    title = _title(hypothesis)
    names = {node: _name(node) for node in (start, *offered, end)}
    task = (
        f"{title}. From {uncapitalised(names[start])} to {uncapitalised(names[end])}: "
        "add what carries the effect, in order. Not everything offered belongs."
    )
    possible = {*product((start, *offered), (*offered, end))} - {(start, end)}
    between: dict[tuple[str, str], list[Edge]] = {}
    for edge in edges_of(hypothesis):
        if edge.causal and (edge.source, edge.target) in possible:
            between.setdefault((edge.source, edge.target), []).append(edge)
    return PathRuling(task, names, {ends: _link(edges) for ends, edges in between.items()})


def _title(number: int) -> str:
    return f"Hypothesis {number}, {uncapitalised(hypothesis(number).name)}"


def _name(node: str) -> str:
    known = {each.id: each.name for each in records(NODES)}
    if node not in known:
        raise KetacourseError(unknown("node", node, known))
    return str(known[node])


def _link(edges: Sequence[Edge]) -> Link:
    """The edges between two nodes, of which there is seldom more than one, as one link."""
    signs = {edge.sign for edge in edges}
    return Link(" ".join(_claim(edge) for edge in edges), signs.pop() if len(signs) == 1 else 0)


def _claim(edge: Edge) -> str:
    parts = [f"{sentence(edge)} ({SIGN_TEXT[edge.sign]}).", sources(edge.cites, edge.status)]
    if edge.contested:
        parts += ["Contested.", sources(edge.counter_cites)]
    return " ".join(part for part in parts if part)


def judge_prediction(
    *,
    hypothesis: int,
    perturbation: Iterable[tuple[str, int]],
    with_ketamine: bool,
    outcome: str,
    experiment: str = "",
) -> PredictRuling:
    """Predict what becomes of an outcome, and set beside it what the laboratory found.

    Parameters
    ----------
    hypothesis
        Number of the hypothesis.
    perturbation
        Pairs of a node and -1 (block, remove) or 1 (add, stimulate).
    with_ketamine
        Whether ketamine is given too.
    outcome
        Id of the node to look at.
    experiment
        Id of an experiment that did just this; none if empty.

    Raises
    ------
    KetacourseError
        If an id is unknown, the hypothesis commits itself to no outcome that is offered, or the
        experiment did something else.
    """
    pushed = dict(perturbation)
    told = predict(pushed, hypotheses=hypothesis, with_ketamine=with_ketamine, outcome=outcome)
    effect = told.effect
    if effect is None or effect not in OFFERED[with_ketamine] or not told.unique:
        raise KetacourseError(
            f"hypothesis {hypothesis} predicts nothing to choose from: {_why_not(told)}; "
            "ask for another perturbation, outcome or hypothesis"
        )
    asked = Asked(pushed, with_ketamine, outcome)
    title = _title(hypothesis)
    options = tuple(_prospect(each, effect) for each in OFFERED[with_ketamine])
    report = (f"{title}, predicts: {in_words(effect)}", *laboratory(experiment, asked, effect))
    return PredictRuling(f"{title}. {asked} Choose what the hypothesis predicts.", options, report)


def _why_not(told: Prediction) -> str:
    if told.effect is None:
        return told.reason
    if not told.unique:
        return "the model has no single answer"
    return "ketamine itself does not move the outcome"


def _prospect(each: Effect, predicted: Effect) -> Prospect:
    kind, text = score_class(predicted), f"**{each.capitalize()}**: {EFFECT_MEANING[each]}"
    if each == predicted:
        return Prospect(each, text, "", 1)
    told = f"The hypothesis predicts *{predicted}*"
    if score_class(each) == kind:
        return Prospect(each, text, f"{told}; {KINDS[kind]}, so this is half right.", SAME_KIND)
    return Prospect(each, text, f"{told}.", 0)

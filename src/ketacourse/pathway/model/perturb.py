"""What an account predicts when nodes are blocked or boosted, with or without ketamine.

Four groups, as in the laboratory: untreated, drug, perturbation, and both. What is compared is the
outcome, taken in the direction in which ketamine moves it and as a change from the untreated group.

How an outcome is named, with ketamine
    The effect that is left is what both together give over the untreated group or over the
    perturbation alone, whichever is better: an experimenter asks that the drug beat both.
    None left is "occluded" if the perturbation alone gives an effect, else "abolished"; less
    than ketamine alone gives is "reduced". If nothing is lost, both together may give more than
    ketamine alone ("potentiated") or as much ("unchanged").

How an outcome is named, without ketamine
    By the direction in which the perturbation alone moves it: "mimicked", "opposite", or
    "not mimicked" for neither.

The threshold
    A hundredth of what ketamine alone gives counts as nothing. Sizes in the model depend on how
    many edges were drawn, so every difference that is more than rounding is read as a direction.

Where an account is silent
    It names none of the perturbed nodes; or its edges carry the drug to no such outcome; or the
    perturbed nodes hang together with the drug by no edges at all. Everything else commits it: a
    node that is part of the account but has no path to the outcome is predicted to do nothing.
    Of several perturbed nodes an account takes those it names.

Where an account is wrong about ketamine itself
    If its edges carry ketamine to the outcome but move it the wrong way, or cancel, it predicts "no
    effect" of ketamine, which no experiment here agrees with. The right way is that of the whole
    graph, which for mood is the known one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from ketacourse.content.library import records
from ketacourse.content.mechanism import Effect
from ketacourse.content.tables import KETAMINE_HYPOTHESES
from ketacourse.errors import KetacourseError, brief, unknown
from ketacourse.pathway.graph.wording import OUTCOMES, outcome_name, uncapitalised
from ketacourse.pathway.model.influence import (
    AGREEMENT,
    Account,
    Settled,
    Treatment,
    account,
    prepare,
    settle,
)

THRESHOLD = 0.01  # of the effect of the drug alone
DRUG = "ketamine"
UNTREATED = Treatment()


@dataclass(frozen=True, slots=True)
class Shift:
    """A node that the perturbation moves: its level without the perturbation, and with it."""

    node: str
    before: float
    after: float


@dataclass(frozen=True, slots=True, repr=False)
class Prediction:
    """What an account says of a perturbation and an outcome.

    `value` is the outcome with the perturbation and `reference` the outcome with the drug alone,
    both as a change from the untreated group in the direction of ketamine. `effect` is empty where
    the account is silent; `reason` says why it is, or what it predicts. `trace` holds the nodes
    that the perturbation moves, in the order in which the push reaches them.
    """

    effect: Effect | None
    value: float
    reference: float
    silent: bool
    unique: bool
    reason: str
    trace: tuple[Shift, ...] = ()

    def __repr__(self) -> str:
        several = "" if self.unique else "; no single answer: it depends on the start"
        return f"<Prediction: {self.effect or 'silent'}: {self.reason}{several}>"

    def _repr_html_(self) -> str:
        several = "" if self.unique else " There is no single answer: it depends on the start."
        told = f"{self.reason[:1].upper()}{self.reason[1:]}."
        return f"<p><strong>{(self.effect or 'silent').capitalize()}.</strong> {told}{several}</p>"


@dataclass(frozen=True, slots=True)
class Arms:
    """The four groups of an experiment, settled."""

    untreated: Settled
    drug: Settled
    alone: Settled
    both: Settled

    @property
    def unique(self) -> bool:
        """Whether every group has one fixed point."""
        return all(arm.unique for arm in (self.untreated, self.drug, self.alone, self.both))

    def changes(self, outcome: str) -> tuple[float, float, float]:
        """Drug, perturbation and both, as changes from the untreated group."""
        zero = self.untreated[outcome]
        return self.drug[outcome] - zero, self.alone[outcome] - zero, self.both[outcome] - zero


def predict(  # noqa: PLR0913  # all but the first have a default or a name
    perturbation: Mapping[str, int],
    *,
    hypotheses: int | Iterable[int] | None = None,
    with_ketamine: bool = True,
    outcome: str = "ad_sustained",
    cut: Iterable[str] = (),
    without: Iterable[str] = (),
    drug: str = DRUG,
) -> Prediction:
    """Predict what blocking or boosting nodes does to an outcome.

    Parameters
    ----------
    perturbation
        Node -> -1 (block, remove, silence) or 1 (add, stimulate); 0 is passed over.
    hypotheses
        Number or numbers of the hypotheses whose edges are used; all of them when left out.
    with_ketamine
        Whether the drug is given too, so that the outcome is compared with the drug alone.
    outcome
        The node to look at: "ad_acute" is the early effect, "ad_sustained" the one at a day or
        later.
    cut
        Ids of edges to cut, for a manipulation narrower than a node.
    without
        Ids of edges taken out of the account, as if they had never been drawn.
    drug
        The drug that takes the place of ketamine.

    Raises
    ------
    KetacourseError
        If a node, an edge or a hypothesis is unknown, or a sign is not -1, 0 or 1.
    """
    _check("node", (*perturbation, outcome, drug), "nodes")
    cut, without = frozenset(cut), frozenset(without)
    _check("edge", (*cut, *without), "edges")
    used = account(numbers(hypotheses), without)
    asked = treatment(used, perturbation, cut)
    why = silence(used, asked, outcome, drug)
    if why:
        return Prediction(None, 0.0, 0.0, silent=True, unique=True, reason=why)
    arms = run(used, asked, drug)
    return _told(arms, outcome, with_drug=with_ketamine)


def numbers(hypotheses: int | Iterable[int] | None) -> frozenset[int]:
    """The hypotheses meant: one, several, or all when none is named.

    Raises
    ------
    KetacourseError
        If a number is not that of a hypothesis.
    """
    known = [each.id for each in records(KETAMINE_HYPOTHESES)]
    if hypotheses is None:
        return frozenset(known)
    wanted = frozenset([hypotheses] if isinstance(hypotheses, int) else hypotheses)
    for number in sorted(wanted - frozenset(known)):
        raise KetacourseError(unknown("hypothesis", number, known))
    return wanted


def treatment(used: Account, perturbation: Mapping[str, int], cut: Iterable[str]) -> Treatment:
    """Take of a perturbation what the account names.

    Raises
    ------
    KetacourseError
        If a sign is not -1, 0 or 1.
    """
    for node, sign in perturbation.items():
        if sign not in (-1, 0, 1):
            raise KetacourseError(
                f"perturbation of '{node}' is {brief(sign)}; "
                "give -1 to block or remove it, 1 to add or stimulate it"
            )
    named = {node: sign for node, sign in perturbation.items() if node in used}
    return Treatment(
        driven=frozenset(node for node, sign in named.items() if sign == 1),
        blocked=frozenset(node for node, sign in named.items() if sign == -1),
        cut=frozenset(cut) & {arrow.id for arrow in used.arrows},
    )


def silence(used: Account, asked: Treatment, outcome: str, drug: str = DRUG) -> str:
    """Why an account says nothing, in a sentence; empty where it commits itself."""
    places = asked.starts(used)
    if not places:
        return "the account names none of what is perturbed"
    if outcome not in used.reached([drug]):
        return f"the account has no path from {drug} to {_within(outcome)}"
    if not places & _island(used, drug):
        return f"in the account no links join what is perturbed and {drug}"
    return ""


def run(used: Account, asked: Treatment, drug: str = DRUG) -> Arms:
    """Settle the four groups of an experiment."""
    given = Treatment(driven=frozenset([drug]))
    bench = prepare(used, given | asked)
    return Arms(*(settle(bench, each) for each in (UNTREATED, given, asked, given | asked)))


def effect_with_drug(drug: float, alone: float, both: float) -> Effect:
    """Name what is left of the effect of a drug.

    Parameters
    ----------
    drug, alone, both
        Outcome in the three groups: change from the untreated group, in the direction of ketamine.
    """
    if drug <= AGREEMENT:
        return "no effect"
    nothing = THRESHOLD * drug
    left = both - max(alone, 0.0)
    if left <= nothing:
        return "occluded" if alone > nothing else "abolished"
    if left < drug - nothing:
        return "reduced"
    return "potentiated" if both > drug + nothing else "unchanged"


def effect_alone(drug: float, alone: float) -> Effect:
    """Name what a perturbation does in place of the drug; arguments as in `effect_with_drug`."""
    if drug <= AGREEMENT:
        return "no effect"
    nothing = THRESHOLD * drug
    if alone > nothing:
        return "mimicked"
    return "opposite" if alone < -nothing else "not mimicked"


@cache
def direction(outcome: str) -> int:
    """The way ketamine moves an outcome in the whole graph: 1 up, -1 down; 1 where it does not."""
    given = Treatment(driven=frozenset([DRUG]))
    whole = account(numbers(None))
    return -1 if settle(prepare(whole, given), given)[outcome] < 0 else 1


def _told(arms: Arms, outcome: str, *, with_drug: bool) -> Prediction:
    drug, alone, both = (direction(outcome) * change for change in arms.changes(outcome))
    name = _within(outcome)
    if with_drug:
        effect, value = effect_with_drug(drug, alone, both), both
        trace = _trace(arms.drug, arms.both)
        reason = f"{name} is {_two(value)} with both, {_two(drug)} with the drug alone"
    else:
        effect, value = effect_alone(drug, alone), alone
        trace = _trace(arms.untreated, arms.alone)
        reason = f"{name} is {_two(value)} with the perturbation, {_two(drug)} with the drug"
    return Prediction(
        effect,
        round(value, 6),
        round(drug, 6),
        silent=False,
        unique=arms.unique,
        reason=reason,
        trace=trace,
    )


def _within(outcome: str) -> str:
    """The name of an outcome within a sentence."""
    name = outcome_name(outcome)
    return f"the {uncapitalised(name)}" if outcome in OUTCOMES else name


def _two(level: float) -> str:
    """Two places, and no minus sign before a zero."""
    return f"{round(level, 2) + 0.0:.2f}"


def _trace(before: Settled, after: Settled) -> tuple[Shift, ...]:
    steps = (Shift(node, round(before[node], 6), round(after[node], 6)) for node in after.levels)
    return tuple(step for step in steps if abs(step.after - step.before) > AGREEMENT)


def _island(used: Account, node: str) -> frozenset[str]:
    """Nodes that edges join to this one, whichever way they point."""
    seen, edge = {node}, [node]
    while edge:
        name = edge.pop()
        beside = {arrow.target for arrow in used.outgoing.get(name, ())}
        beside |= {arrow.source for arrow in used.incoming.get(name, ())}
        edge += sorted(beside - seen)
        seen |= beside
    return frozenset(seen)


def _check(kind: str, asked: Iterable[str], table: str) -> None:
    known = {each.id for each in records(table)}
    for name in asked:
        if name not in known:
            raise KetacourseError(unknown(kind, name, known))

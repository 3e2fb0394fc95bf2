"""What the laboratory draws: an account's picture, and every link that a prediction can use.

A map may leave nodes out to stay readable. A prediction made on it may not: whoever sees an effect
vanish must be able to follow why, link by link.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from ketacourse.content.library import records
from ketacourse.content.mechanism import BASELINE_NODES, Experiment
from ketacourse.content.tables import EDGES, EXPERIMENTS, NODES
from ketacourse.pathway.graph.selection import shown
from ketacourse.pathway.map.views import View, laid_out, selection_of
from ketacourse.pathway.model.influence import Account, account
from ketacourse.pathway.model.perturb import DRUG
from ketacourse.pathway.scores.experiments import done_in

OUTCOMES = {"ad_sustained": "late (a day or more)", "ad_acute": "early (minutes to hours)"}
SHOWN = (
    "those of its map, those that the experiments changed, and every node and link by which what "
    "you do can reach the early or the late effect"
)


def lab_view(hypotheses: Sequence[int] | int | str) -> View:
    """Lay out hypotheses with every link that a prediction can use.

    Parameters
    ----------
    hypotheses
        As for `map_view`.

    Raises
    ------
    ContentError
        As `map_view` does.
    """
    choice = selection_of(hypotheses)
    nodes, edges = shown(choice)
    if choice == "all":
        return laid_out(choice, nodes, edges)
    used = account(frozenset(choice))
    tried = {node for each in on_mood() for node in done_in(each) if node in used}
    wanted = _closed(used, {*nodes, *tried})
    every = tuple(node.id for node in records(NODES) if node.id in wanted)
    causal = {arrow.id for arrow in used.arrows if {arrow.source, arrow.target} <= wanted}
    drawn = {edge.id for edge in edges} | causal
    return laid_out(choice, every, tuple(e for e in records(EDGES) if e.id in drawn), SHOWN)


def on_mood() -> tuple[Experiment, ...]:
    """Experiments on the early or the late effect that can be scored, in file order."""
    every = records(EXPERIMENTS)
    return tuple(
        each for each in every if each.scorable and set(OUTCOMES) & {*each.outcome_effects}
    )


def _closed(used: Account, pieces: Set[str]) -> Set[str]:
    """What can be put on the bench, and all that this can act by; what is drawn can be pushed."""
    # Whether what is perturbed hangs together with the drug at all is asked of every link, and not
    # only of those on the way to an outcome: so the ways that join them belong to it too.
    grown = pieces | _usable(used, pieces)
    grown |= _joining(used, grown)
    return pieces if grown == pieces else _closed(used, grown)


def _usable(used: Account, pieces: Set[str]) -> set[str]:
    """Nodes on a way to an outcome from the drug, a baseline, or what can be put on the bench."""
    leading = _leading_to(used, [outcome for outcome in OUTCOMES if outcome in used])
    return leading & {*used.reached([DRUG, *BASELINE_NODES, *pieces])}


def _leading_to(used: Account, outcomes: Sequence[str]) -> set[str]:
    """The outcomes and every node from which links lead to one of them."""
    seen, left = set(outcomes), list(outcomes)
    while left:
        before = {arrow.source for arrow in used.incoming[left.pop()]} - seen
        seen |= before
        left += sorted(before)
    return seen


def _joining(used: Account, drawn: Set[str]) -> set[str]:
    """Nodes by which what is drawn hangs together with the drug, over the fewest links."""
    ways: list[tuple[str, ...]] = [(DRUG,)]
    seen = {DRUG}
    for way in ways:  # grows while it is read
        after = {arrow.target for arrow in used.outgoing.get(way[-1], ())}
        before = {arrow.source for arrow in used.incoming.get(way[-1], ())}
        # Ways over what is drawn already are tried first.
        beside = sorted((after | before) - seen, key=lambda node: (node not in drawn, node))
        seen.update(beside)
        ways += [(*way, node) for node in beside]
    return {node for way in ways if way[-1] in drawn for node in way}

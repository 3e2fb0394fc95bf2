"""Sets of trials that point at nothing, or at what may not be pooled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ketacourse.content.base import Status
from ketacourse.content.numbers import Fault
from ketacourse.content.trials import Outcome, Study, TrialSelection, TrialSetMember
from ketacourse.errors import unknown


def selection_faults(selection: TrialSelection, studies: Mapping[str, Study]) -> Iterator[Fault]:
    """Yield what is wrong with a set of trials, with the path of keys to it."""
    if not selection.members and not selection.pooling:
        yield ("id",), "holds no trial; add a member or name a pooling"
    if selection.pooling and not selection.comparator:
        yield ("pooling",), "a pooling needs to be told its 'comparator'"
    for index, member in enumerate(selection.members):
        for message in _member_faults(member, studies):
            yield ("members", index), message
    for index, left_out in enumerate(selection.left_out):
        if left_out.study not in studies:
            yield ("left_out", index), unknown("id in studies", left_out.study, studies)


def _member_faults(member: TrialSetMember, studies: Mapping[str, Study]) -> Iterator[str]:
    if member.study not in studies:
        yield unknown("id in studies", member.study, studies)
        return
    outcomes = {outcome.id: outcome for outcome in studies[member.study].outcomes}
    if member.outcome not in outcomes:
        yield unknown(f"outcome of {member.study}", member.outcome, outcomes)
        return
    yield from _outcome_faults(member, outcomes[member.outcome])


def _outcome_faults(member: TrialSetMember, outcome: Outcome) -> Iterator[str]:
    if outcome.status is Status.UNCONFIRMED:
        yield f"outcome '{outcome.id}' of {member.study} is not confirmed, so it is not pooled"
    named = [each.compares for each in outcome.estimates if each.measure == "mean_difference"]
    if member.estimate and member.estimate not in named:
        yield unknown(f"mean difference in {member.study}", member.estimate, named)

"""What a claim is worth: our verdict, in the few answers between which a student decides.

Ten kinds of verdict cannot be told apart from a sentence alone: whether a number is overstated or
pinned on the wrong paper shows only once the papers have been opened. What a careful reader can
decide beforehand is how far to lean on a claim, and that has four answers. Which kind goes with
which answer stands in the facts; where a reader may hold one of two answers with equal right,
both agree with us.
"""

from __future__ import annotations

from functools import cache

from ketacourse.content.library import record, records
from ketacourse.content.tables import ARTICLES, VERDICT_ANSWERS, VERDICT_KINDS
from ketacourse.content.teaching import Claim, VerdictAnswer, VerdictKind


def kind_of(claim: Claim) -> VerdictKind:
    """Our verdict on a claim, in plain words."""
    return record(VERDICT_KINDS, claim.verdict)


def answer_of(claim: Claim) -> VerdictAnswer:
    """Our answer on a claim."""
    return answer_named(kind_of(claim).answers[0])


def answer_named(identifier: str) -> VerdictAnswer:
    """An answer by its id.

    Raises
    ------
    ContentError
        If there is no such answer; the nearest is named.
    """
    return record(VERDICT_ANSWERS, identifier)


@cache
def kinds_under(answer: str) -> tuple[VerdictKind, ...]:
    """The kinds of verdict with which an answer agrees."""
    return tuple(kind for kind in records(VERDICT_KINDS) if answer in kind.answers)


@cache
def article_numbers() -> dict[str, int]:
    """Every article's number on the page, by id, in file order."""
    return {article.id: at for at, article in enumerate(records(ARTICLES), 1)}


def article_name(claim: Claim) -> str:
    """How pages call the article of a claim; sites are not named."""
    return f"Article {article_numbers()[claim.article]}"

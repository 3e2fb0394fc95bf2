"""Judgements of claims: what a student thinks of one, and how sure, before the trace is opened.

A judgement is kept as an attempt at a question made from the claim, in the same log as the answers
of quizzes, so that it is saved, restored and merged with them. Its response holds the answer, the
confidence and, where the student went so far, the kind of verdict. The first judgement of a claim
is the one that counts: every later one was made by somebody who had seen ours.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from ketacourse.claims.verdicts import kind_of, kinds_under
from ketacourse.content.library import record, records
from ketacourse.content.tables import CLAIMS, VERDICT_ANSWERS
from ketacourse.content.teaching import Claim
from ketacourse.errors import KetacourseError
from ketacourse.quiz.items.choice import ChoiceItem
from ketacourse.quiz.items.item import Option
from ketacourse.quiz.log.attempt import Attempt
from ketacourse.quiz.log.attempts import course_log

BANK = "claim_check"

# Percent and words. With four answers a pure guess is right one time in four, so the scale starts
# there: whoever has no idea must be able to say so without being counted as too sure.
CONFIDENCES: dict[int, str] = {
    25: "a pure guess",
    50: "as likely right as wrong",
    60: "leaning this way",
    70: "fairly sure",
    80: "sure",
    90: "very sure",
    100: "certain",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A student's answer on one claim, with a confidence in percent; `kind` may be empty."""

    claim: str
    answer: str
    confidence_percent: int
    kind: str = ""

    @property
    def confidence(self) -> float:
        """The confidence as a probability, 0 to 1."""
        return self.confidence_percent / 100

    @property
    def agrees(self) -> bool:
        """Whether the answer agrees with our verdict."""
        return self.answer in kind_of(record(CLAIMS, self.claim)).answers

    @property
    def response(self) -> dict[str, Any]:
        """What the log keeps."""
        return {
            "answer": self.answer,
            "confidence": self.confidence_percent,
            "kind": self.kind,
        }


def claim_item(claim: Claim) -> ChoiceItem:
    """The question that a claim asks: its version changes when our answers on it do."""
    accepted = kind_of(claim).answers
    options = tuple(
        Option(id=each.id, text=each.name, feedback=each.meaning, correct=each.id in accepted)
        for each in records(VERDICT_ANSWERS)
    )
    return ChoiceItem(
        id=claim.id,
        bank=BANK,
        stem=claim.says,
        objective=claim.topic,
        difficulty="medium",
        options=options,
        cites=claim.cites,
    )


def attempt_at(claim: Claim, response: Any, newest: str = "") -> Attempt:
    """A judgement as the log keeps it, later than `newest`.

    Raises
    ------
    KetacourseError
        With what to do first, where the response is not complete or does not fit together.
    """
    made = _checked(claim.id, response)
    return Attempt.of(claim_item(claim), made.response, newest=newest)


def judgements(attempts: Iterable[Attempt]) -> dict[str, tuple[Judgement, ...]]:
    """Every judgement by claim, oldest first; in the order in which claims were first judged.

    Left out are lines that are no judgements, such as answers of a quiz, those of a claim that has
    another answer by now, and those that a file edited by hand may hold.
    """
    found: dict[str, tuple[Judgement, ...]] = {}
    for attempt in sorted(attempts, key=lambda each: each.time):
        if _versions().get(attempt.item) != attempt.item_version or attempt.bank != BANK:
            continue
        try:
            made = _checked(attempt.item, attempt.response)
        except KetacourseError:
            continue
        found[made.claim] = (*found.get(made.claim, ()), made)
    return found


def my_judgements() -> tuple[Judgement, ...]:
    """The student's first judgement of every claim judged so far, from the log of this folder."""
    return first_judgements(course_log().read())


def first_judgements(attempts: Iterable[Attempt]) -> tuple[Judgement, ...]:
    """The first judgement of every claim, made before our verdict was seen."""
    return tuple(made[0] for made in judgements(attempts).values())


@cache
def _versions() -> dict[str, str]:
    return {claim.id: claim_item(claim).version for claim in records(CLAIMS)}


def _checked(claim: str, response: Any) -> Judgement:
    """A response from the page or from a file as a judgement."""
    fields = response if isinstance(response, dict) else {}
    answer, kind = str(fields.get("answer")), str(fields.get("kind") or "")
    if answer not in [each.id for each in records(VERDICT_ANSWERS)]:
        raise KetacourseError("Choose a verdict first.")
    confidence = fields.get("confidence")
    if not isinstance(confidence, int) or confidence not in CONFIDENCES:
        raise KetacourseError("Say how sure you are first.")
    if kind and kind not in [each.id for each in kinds_under(answer)]:
        raise KetacourseError("The kind does not go with the verdict; choose it again.")
    return Judgement(claim=claim, answer=answer, confidence_percent=confidence, kind=kind)

"""An invented student: what a lesson shows where nobody has judged a claim or answered a quiz yet.

Nothing here is a record of anybody. By design the student is surer than right, and the same on
every run; whoever shows these answers says that they are invented.
"""

from __future__ import annotations

from random import Random

from ketacourse.claims.judging import CONFIDENCES, Judgement
from ketacourse.claims.verdicts import kind_of
from ketacourse.content.library import records
from ketacourse.content.tables import CLAIMS, VERDICT_ANSWERS
from ketacourse.content.teaching import Claim
from ketacourse.quiz.bank.load import load_bank
from ketacourse.quiz.screen.gain import Gain, Pair

SEED = 11
# How often the invented student is right at the lowest confidence, and at certainty.
RIGHT_AT_GUESS = 0.30
RIGHT_AT_CERTAIN = 0.75
# Whether each of the twelve questions was right before and after the course.
INVENTED_PAIRS = (
    (False, True),
    (True, True),
    (False, False),
    (False, True),
    (True, True),
    (True, False),
    (False, True),
    (False, True),
    (False, True),
    (False, True),
    (True, True),
    (False, True),
)


def invented_judgements(number: int | None = None) -> tuple[Judgement, ...]:
    """Judgements of an invented student, too sure by design.

    Parameters
    ----------
    number
        How many claims were judged; all of them when left out.
    """
    chance = Random(SEED)  # noqa: S311  # an example to look at, no secret
    made = tuple(_invented(claim, chance) for claim in records(CLAIMS))
    return made[:number]


def _invented(claim: Claim, chance: Random) -> Judgement:
    steps = tuple(CONFIDENCES)
    sure = steps[int(chance.random() ** 0.8 * len(steps))]
    reach = (sure - steps[0]) / (steps[-1] - steps[0])
    is_right = chance.random() < RIGHT_AT_GUESS + reach * (RIGHT_AT_CERTAIN - RIGHT_AT_GUESS)
    ours = kind_of(claim).answers
    others = [each.id for each in records(VERDICT_ANSWERS) if each.id not in ours]
    answer = ours[0] if is_right else others[int(chance.random() * len(others))]
    return Judgement(claim=claim.id, answer=answer, confidence_percent=sure)


def invented_gain() -> Gain:
    """Answers of an invented student to the quizzes before and after the course."""
    after = load_bank("post")
    pairs = (
        Pair(item.objective, was_right, is_right)
        for item, (was_right, is_right) in zip(after.items, INVENTED_PAIRS, strict=True)
    )
    return Gain(dict(after.objectives), tuple(pairs))

"""How far a student is: one count for the foot of a quiz, the contents page and the summary."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace

from ketacourse.errors import KetacourseError
from ketacourse.quiz.items.item import Bank, Item, mark
from ketacourse.quiz.log.attempt import Attempt
from ketacourse.quiz.marking.marks import Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Counts of questions, and points.

    `answered` of `total` have an answer. `scored` of `total` earn points, which reflections and
    guesses do not; of these `marked` have an answer, and `correct` a right one. Of questions that
    are only saved, nothing is marked yet.
    """

    answered: int = 0
    total: int = 0
    correct: int = 0
    marked: int = 0
    scored: int = 0
    score: float = 0.0
    max_score: float = 0.0

    @property
    def words(self) -> str:
        """The counts in words; where nothing was marked, nothing is said of what was right."""
        told = f"{self.answered} of {self.total} answered"
        return f"{told}, {self.correct} of {self.marked} marked right" if self.marked else told


def progress(bank: Bank, attempts: Iterable[Attempt]) -> Progress:
    """Count a bank's items; marks are worked out anew from the responses."""
    tries: dict[str, list[Attempt]] = {item.id: [] for item in bank.items}
    for attempt in sorted(attempts, key=lambda each: each.time):
        if attempt.bank == bank.id and attempt.item in tries:
            tries[attempt.item].append(attempt)
    found = [counted_mark(item, tries[item.id]) for item in bank.items]
    answered = [each for each in found if each is not None]
    # What is only saved is not told, and so not counted, before it is explained.
    marks, items = ([], ()) if bank.feedback == "withheld" else (answered, bank.items)
    return Progress(
        answered=len(answered),
        total=len(bank.items),
        correct=sum(each.correct is True for each in marks),
        marked=sum(each.correct is not None for each in marks),
        scored=sum(item.points > 0 for item in items),
        score=sum(each.score for each in marks),
        max_score=sum(item.points for item in items),
    )


def together(parts: Iterable[Progress]) -> Progress:
    """Counts of several banks added up."""
    counts = list(parts)
    names = [field.name for field in fields(Progress)]
    return Progress(**{name: sum(getattr(each, name) for each in counts) for name in names})


def counted_mark(item: Item, tries: Sequence[Attempt]) -> Mark | None:
    """The mark that counts: of the last attempt made before the answer had been shown.

    Parameters
    ----------
    item
        The question.
    tries
        Attempts at it, oldest first. Passed over are those at an earlier version of the item and
        those that cannot be marked, which a file edited by hand may hold.

    Returns
    -------
    Mark or None
        None without an answer. Where every attempt came after the answer, it earns nothing.
    """
    after = None
    for attempt in reversed(tries):
        found = _mark_of(item, attempt)
        if found is not None and not attempt.revealed:
            return found
        after = after or found
    if after is None or after.correct is None:
        return after
    return replace(after, score=0.0, correct=False)


def _mark_of(item: Item, attempt: Attempt) -> Mark | None:
    if attempt.item_version != item.version:
        return None
    try:
        return mark(item, attempt.response)
    except KetacourseError:
        return None

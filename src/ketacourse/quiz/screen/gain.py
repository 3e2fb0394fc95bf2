"""Learning gain: the same objectives before and after the course, from two parallel quizzes.

Item by item the two quizzes ask the same thing in other words and numbers, so each pair is one
case: right before, right after. Of the first quiz the last answer counts that was given before the
second was begun; of the second the first answer, because it explains itself after that.

Two items an objective are enough to see where to look again, and far too few to measure anything:
one lucky guess moves an objective by half. For all pairs together there is an interval. It says
what other items of the same kind might have given, and nothing about remembering an item, about a
second quiz that is easier by chance, or about what will be left in a month.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ketacourse.display.table import Table, table
from ketacourse.display.words import agreeing, decimals, interval
from ketacourse.errors import KetacourseError
from ketacourse.quiz.bank.load import load_bank
from ketacourse.quiz.items.item import Bank, Item, mark
from ketacourse.quiz.log.attempt import Attempt
from ketacourse.quiz.log.attempts import course_log
from ketacourse.quiz.log.session import tries_at
from ketacourse.statistics.paired import newcombe_paired
from ketacourse.statistics.proportions import RiskDifference
from ketacourse.statistics.shares import Share

NOT_YET = "There is no gain to show yet: it needs answers to both quizzes. "


@dataclass(frozen=True, slots=True)
class Pair:
    """One question asked twice in parallel forms, and whether it was answered right each time."""

    objective: str
    before: bool
    after: bool


@dataclass(frozen=True, slots=True)
class ObjectiveGain:
    """One objective: how many of its items were right before, and after."""

    text: str
    before: Share
    after: Share


@dataclass(frozen=True, slots=True, repr=False)
class Gain:
    """What changed from the first quiz to the second; `missing` pairs lack an answer."""

    texts: dict[str, str]
    pairs: tuple[Pair, ...]
    missing: int = 0

    def __repr__(self) -> str:
        return self.words

    def _repr_html_(self) -> str:
        return f"<p>{self.words}</p>{self.table().html() if self.pairs else ''}"

    @property
    def objectives(self) -> tuple[ObjectiveGain, ...]:
        """Every objective that was asked about at both times."""
        asked = dict.fromkeys(pair.objective for pair in self.pairs)
        return tuple(self._objective(each) for each in asked)

    @property
    def before(self) -> Share:
        """How many were right before the course."""
        return Share(sum(pair.before for pair in self.pairs), len(self.pairs))

    @property
    def after(self) -> Share:
        """How many were right after it."""
        return Share(sum(pair.after for pair in self.pairs), len(self.pairs))

    @property
    def difference(self) -> RiskDifference | None:
        """Share right after minus before, with its interval; None without pairs."""
        if not self.pairs:
            return None
        kinds = [(pair.before, pair.after) for pair in self.pairs]
        ways = ((True, True), (True, False), (False, True), (False, False))
        both, lost, gained, neither = (kinds.count(way) for way in ways)
        return newcombe_paired(both, lost, gained, neither)

    @property
    def words(self) -> str:
        """What changed, and how sure that is."""
        found = self.difference
        if found is None:
            return f"{NOT_YET}{self._unanswered}"
        points, low, high = (
            round(100 * each) for each in (found.estimate, found.ci_low, found.ci_high)
        )
        told = (
            f"{_count(self.before)} right before and {self.after.count} after: "
            f"{decimals(points, 0, plus=True)} percentage points "
            f"(95 % interval {interval(low, high, 0, plus=True)}). "
        )
        return f"{told}{_reading(low, high)} {self._unanswered}".strip()

    @property
    def _unanswered(self) -> str:
        lacking = agreeing(self.missing, "question lacks", "questions lack")
        return f"{self.missing} {lacking} an answer before or after." if self.missing else ""

    def _objective(self, name: str) -> ObjectiveGain:
        own = [pair for pair in self.pairs if pair.objective == name]
        before, after = sum(pair.before for pair in own), sum(pair.after for pair in own)
        return ObjectiveGain(self.texts[name], Share(before, len(own)), Share(after, len(own)))

    def table(self) -> Table:
        """One row for each objective, and one for all; without pairs, a row that says so."""
        rows = [(each.text, _count(each.before), _count(each.after)) for each in self.objectives]
        none = ("no question answered both times yet", "nothing to count", "nothing to count")
        rows.append(("All", _count(self.before), _count(self.after)) if self.pairs else none)
        head = ("Objective", "Right before", "Right after")
        caption = "Two items an objective show where to look again; they measure nothing"
        return table(head, rows, caption=caption)


def learning_gain(before: str = "pre", after: str = "post") -> Gain:
    """Compare the student's answers to the quizzes before and after the course.

    Parameters
    ----------
    before, after
        Names of two parallel banks.

    Raises
    ------
    KetacourseError
        If there is no such bank, or the two are not parallel.
    """
    return gain(load_bank(before), load_bank(after), course_log().read())


def gain(before: Bank, after: Bank, attempts: Sequence[Attempt]) -> Gain:
    """Compare answers to two parallel banks, whose items stand in the same order.

    Parameters
    ----------
    before, after
        Banks with the same objectives, item by item.
    attempts
        From the log; those at other banks are passed over.

    Raises
    ------
    KetacourseError
        If the banks are not parallel: where, and what to do.
    """
    _check_parallel(before, after)
    start = began(after, attempts)
    both = zip(before.items, after.items, strict=True)
    pairs = [_pair(one, other, attempts, start) for one, other in both]
    answered = tuple(pair for pair in pairs if pair is not None)
    return Gain(dict(before.objectives), answered, len(pairs) - len(answered))


def _check_parallel(before: Bank, after: Bank) -> None:
    pairs = zip(_objectives(before), _objectives(after), strict=False)
    at = next((at for at, (one, other) in enumerate(pairs, 1) if one != other), None)
    if at is not None or len(before.items) != len(after.items):
        where = f"item {at} serves another objective" if at else "they differ in length"
        raise KetacourseError(
            f"banks '{before.id}' and '{after.id}' are not parallel: {where}; "
            "give both the same objectives in the same order"
        )


def _objectives(bank: Bank) -> Iterable[str]:
    return (item.objective for item in bank.items)


def began(bank: Bank, attempts: Iterable[Attempt]) -> str:
    """When a bank was first answered, as attempts give the time; empty where it was not."""
    return min((each.time for each in attempts if each.bank == bank.id), default="")


def last_before(item: Item, attempts: Sequence[Attempt], start: str) -> Attempt | None:
    """The last attempt at an item before a time, or at all where that is empty; None without."""
    tries = [each for each in tries_at(item, attempts) if not start or each.time < start]
    return tries[-1] if tries else None


def was_right(item: Item, attempt: Attempt) -> bool:
    """Whether an attempt was all right."""
    return mark(item, attempt.response).correct is True


def _pair(one: Item, other: Item, attempts: Sequence[Attempt], start: str) -> Pair | None:
    """Whether a question was right at both times; None where it was not answered at both."""
    first, second = last_before(one, attempts, start), tries_at(other, attempts)
    if first is None or not second:
        return None
    return Pair(one.objective, was_right(one, first), was_right(other, second[0]))


def _reading(low: int, high: int) -> str:
    if low > 0:
        return "More is right than before, on questions of this kind."
    if high < 0:
        return "Less is right than before; look where, and at which questions."
    return "The interval holds no change, so these few questions cannot tell."


def _count(share: Share) -> str:
    return f"{share.count} of {share.total}"

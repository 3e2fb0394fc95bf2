"""What participants guessed, and Bang's index of how well each arm was masked.

The index of an arm runs from -1 to 1: 1 when everybody names their own treatment, 0 when as many
are right as wrong, -1 when everybody names the other one. Those who say they do not know count as
neither, but count. Each arm has an index of its own, since a placebo may be seen through while the
drug is not, and the other way round.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from ketacourse.display.table import Table, table
from ketacourse.display.words import estimate
from ketacourse.errors import KetacourseError, unknown
from ketacourse.statistics.boundary import count
from ketacourse.statistics.normal import Z
from ketacourse.statistics.shares import Share

INTERVALS = ("wald", "adjusted")


@dataclass(frozen=True, slots=True)
class Guesses:
    """What the people of one arm guessed; `unsure` answered that they did not know.

    Raises
    ------
    KetacourseError
        If a count is not a whole number from 0, or nobody was asked.
    """

    arm: str
    right: int
    wrong: int
    unsure: int = 0

    def __post_init__(self) -> None:
        for name in ("right", "wrong", "unsure"):
            given = getattr(self, name)
            object.__setattr__(self, name, count(f"arm '{self.arm}': {name}", given))
        if not self.total:
            raise KetacourseError(
                f"arm '{self.arm}': nobody was asked; give how many guessed right, guessed wrong "
                "and did not know, at least one in all"
            )

    @property
    def total(self) -> int:
        """People who were asked."""
        return self.right + self.wrong + self.unsure

    @property
    def share_right(self) -> Share:
        """Those who guessed right, of all who were asked."""
        return Share(self.right, self.total)


@dataclass(frozen=True, slots=True)
class BangIndex:
    """Bang's blinding index of one arm with its 95 % interval; all between -1 and 1.

    `interval` names the rule that the interval was made by.
    """

    guesses: Guesses
    estimate: float
    ci_low: float
    ci_high: float
    interval: str

    @property
    def words(self) -> str:
        """What the interval allows to say of the mask."""
        if self.ci_low > 0:
            return "more right than chance: people could tell"
        if self.ci_high < 0:
            return "more wrong than chance: people took it for the other treatment"
        return "chance lies inside the interval: too few to tell, or well masked"

    @property
    def text(self) -> str:
        """The index with its interval."""
        return estimate(self.estimate, self.ci_low, self.ci_high)

    def __repr__(self) -> str:
        return f"{self.guesses.arm}: {self.text}; {self.words}"

    def _repr_html_(self) -> str:
        return self.table().html()

    def table(self) -> Table:
        """Give the guesses and the index, a row each."""
        asked = self.guesses
        rows = (
            ("guessed right", asked.share_right),
            ("guessed wrong", Share(asked.wrong, asked.total)),
            ("did not know", Share(asked.unsure, asked.total)),
            ("Bang's index", self.text),
            ("that is", self.words),
        )
        return table(("what", "value"), rows, caption=asked.arm)


def bang_index(guesses: Guesses, *, interval: str = "wald") -> BangIndex:
    """Bang's blinding index of one arm: the share that is right minus the share that is wrong.

    Parameters
    ----------
    guesses
        Of one arm, with those who did not know.
    interval
        ``wald``: the interval of Bang's paper. ``adjusted``: the one of Bonett and Price, with one
        person added on either side, which holds better for few people. Where everybody gave the
        same answer Wald's interval has no width, and the adjusted one is taken instead.

    Returns
    -------
    BangIndex
        With a 95 % interval, cut at -1 and 1.

    Raises
    ------
    KetacourseError
        If there is no such interval.

    References
    ----------
    Bang H, Ni L, Davis CE (2004), Control Clin Trials 25:143-156.
    Bonett DG, Price RM (2012), J Educ Behav Stat 37:479-488.
    """
    if interval not in INTERVALS:
        raise KetacourseError(unknown("interval", interval, INTERVALS))
    asked = guesses.total
    estimate = (guesses.right - guesses.wrong) / asked
    alike = asked in (guesses.right, guesses.wrong, guesses.unsure)
    rule = "adjusted" if alike else interval
    added = 1 if rule == "adjusted" else 0
    middle, error = _spread(guesses.right + added, guesses.wrong + added, asked + 2 * added)
    low, high = max(-1.0, middle - Z * error), min(1.0, middle + Z * error)
    return BangIndex(guesses, estimate, min(low, estimate), max(high, estimate), rule)


def _spread(right: int, wrong: int, total: int) -> tuple[float, float]:
    """The difference of two shares of the same people, and its standard error."""
    one, other = right / total, wrong / total
    difference = one - other
    return difference, sqrt((one + other - difference**2) / total)

"""How sure a body of evidence makes us: the steps of GRADE, each with its reason.

Randomised trials start at high certainty, other studies at low. Five domains can take one step off
(serious) or two (very serious). Studies without randomisation may gain steps, and only where
nothing took one off. The rules are GRADE's; which step is right remains a judgement, which is why
a reason must be given for each domain, also for those that take nothing off.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ketacourse.display.words import decimals
from ketacourse.errors import KetacourseError, brief, listing, unknown
from ketacourse.statistics.boundary import whole_from

DOWN = ("risk of bias", "inconsistency", "indirectness", "imprecision", "publication bias")
# Most steps that each reason may add.
UP = {"large effect": 2, "dose response": 1, "opposing confounding": 1}
STARTS = {"randomised": 4, "not randomised": 2}
LEVELS = {4: "high", 3: "moderate", 2: "low", 1: "very low"}
MEANINGS = {
    4: "further trials are unlikely to change the picture much",
    3: "probably near the truth; it could still turn out clearly different",
    2: "may be clearly different from the truth",
    1: "we hardly know; the truth is likely to be clearly different",
}
ANY_STEPS = whole_from(-2, 2)
SERIOUS = {0: "no step", -1: "serious", -2: "very serious", 1: "one step up", 2: "two steps up"}
Reasons = Mapping[str, tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Step:
    """Steps in one domain, negative for down, and why."""

    domain: str
    steps: int
    reason: str

    @property
    def words(self) -> str:
        """How GRADE calls it."""
        return (
            f"{SERIOUS[self.steps]} ({decimals(self.steps, 0, plus=True)})"
            if self.steps
            else SERIOUS[0]
        )


@dataclass(frozen=True, slots=True)
class Certainty:
    """A level of certainty, 1 (very low) to 4 (high), and the steps that led there."""

    design: str
    steps: tuple[Step, ...]

    @property
    def level(self) -> int:
        """From 1 to 4; steps beyond either end change nothing."""
        reached = STARTS[self.design] + sum(step.steps for step in self.steps)
        return min(4, max(1, reached))

    @property
    def word(self) -> str:
        """The level as GRADE names it."""
        return LEVELS[self.level]

    @property
    def symbols(self) -> str:
        """The level as GRADE draws it."""
        return "⊕" * self.level + "○" * (4 - self.level)

    @property
    def meaning(self) -> str:
        """What the level says of the estimate."""
        return MEANINGS[self.level]

    def __repr__(self) -> str:
        return f"{self.symbols} {self.word}: {self.meaning}"


def judge_certainty(reasons: Reasons, *, design: str = "randomised") -> Certainty:
    """Add up steps of certainty.

    Parameters
    ----------
    reasons
        For each domain the steps and the reason, such as ``{"imprecision": (-1, "62 people")}``.
        All five domains that can take steps off must be there; 0 with a reason is an answer.
    design
        ``randomised`` or ``not randomised``.

    Returns
    -------
    Certainty
        With its steps in the order of GRADE.

    Raises
    ------
    KetacourseError
        If a domain is unknown, missing or without a reason, or a step is not allowed.

    References
    ----------
    Cochrane Handbook, chapter 14.
    """
    if design not in STARTS:
        raise KetacourseError(unknown("design", design, STARTS))
    for domain in reasons:
        if domain not in DOWN and domain not in UP:
            raise KetacourseError(unknown("domain", domain, (*DOWN, *UP)))
    missing = [domain for domain in DOWN if domain not in reasons]
    if missing:
        raise KetacourseError(
            f"nothing is said on {listing(missing)}; give each of them steps and a reason, such "
            'as (0, "why nothing is taken off")'
        )
    order = [domain for domain in (*DOWN, *UP) if domain in reasons]
    steps = tuple(_step(domain, reasons[domain]) for domain in order)
    _check_up(steps, design)
    return Certainty(design, steps)


def _step(domain: str, given: object) -> Step:
    pair = given if isinstance(given, tuple) and len(given) == 2 else (None, None)
    steps, reason = ANY_STEPS.take(pair[0]), pair[1]
    allowed = (0, -1, -2) if domain in DOWN else tuple(range(UP[domain] + 1))
    if steps is None or steps not in allowed:
        raise KetacourseError(
            f"{domain}: {brief(given)}; give steps and a reason, with steps one of "
            f"{listing(allowed)}"
        )
    if not isinstance(reason, str) or not reason.strip():
        raise KetacourseError(f"{domain}: no reason; say in words why it takes {steps} steps")
    return Step(domain, int(steps), reason.strip())


def _check_up(steps: tuple[Step, ...], design: str) -> None:
    if not any(step.steps > 0 for step in steps):
        return
    if design == "randomised":
        raise KetacourseError(
            "steps up are for studies without randomisation; randomised trials start at the top"
        )
    if any(step.steps < 0 for step in steps):
        raise KetacourseError(
            "steps up are for evidence that nothing was taken off; take out one or the other"
        )

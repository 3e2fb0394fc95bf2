"""Type a number, with or without a unit."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from math import floor, log10
from typing import Any, ClassVar, Self

from ketacourse.quiz.items.item import Item
from ketacourse.quiz.items.layout import (
    Field,
    Fields,
    UnfitError,
    Values,
    bare_field,
    list_field,
    table_field,
    text_field,
)
from ketacourse.quiz.marking.marks import Mark
from ketacourse.quiz.marking.numbers import read_number, show_number

MOST_PLACES = 12

ANSWER: Fields = {
    "value": Field(kind="number", doc="The right value, in the unit.", given=True),
    "tolerance": Field(kind="number", doc="How far off is still right.", low=0, given=True),
    "relative": Field(
        kind="flag", doc="True if the tolerance is a share of the value.", required=False
    ),
    "unit": bare_field("The unit asked for; leave it out for a plain number.", required=False),
}
NEAR_MISS: Fields = {
    "value": Field(kind="number", doc="A wrong value that students commonly give.", given=True),
    "tolerance": Field(
        kind="number",
        doc="How far off still counts as this one.",
        required=False,
        low=0,
        given=True,
    ),
    "feedback": text_field("What probably went wrong."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NearMiss:
    """A wrong number that students commonly give, and what it tells about their reasoning."""

    value: float
    tolerance: float
    feedback: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NumericItem(Item):
    """A number in `unit`; `tolerance` is a share of the value where `relative` is true.

    An empty unit means a plain number or a proportion, for which ``50 %`` is read as 0.5.
    """

    type: ClassVar[str] = "numeric"
    layout: ClassVar[Fields] = {
        "answer": table_field("The right number.", ANSWER),
        "near_misses": list_field(
            "Common wrong numbers, each with its feedback.",
            table_field("A common wrong number.", NEAR_MISS),
            required=False,
        ),
    }
    minutes: ClassVar[float] = 1.0

    value: float
    tolerance: float
    relative: bool = False
    unit: str = ""
    near_misses: tuple[NearMiss, ...] = ()

    @classmethod
    def build(cls, values: Values, common: Values) -> Self:
        """As every item; no number may be both right and a near miss."""
        item = cls(**values["answer"], **common)
        if item.relative and not item.margin:
            raise UnfitError(
                "answer", "a relative tolerance of 0, or of the value 0, leaves no room."
            )
        near_misses = tuple(
            NearMiss(**{"tolerance": item.margin, **near}) for near in values.get("near_misses", [])
        )
        for near in near_misses:
            if abs(near.value - item.value) <= near.tolerance + item.margin:
                raise UnfitError(
                    "near_misses",
                    f"the near miss {near.value:g} ± {near.tolerance:g} meets the right answer "
                    f"{item.value:g} ± {item.margin:g}; narrow one of them.",
                )
        return cls(**values["answer"], near_misses=near_misses, **common)

    @property
    def margin(self) -> float:
        """How far from `value`, in `unit`, an answer still counts as right."""
        return abs(self.value) * self.tolerance if self.relative else self.tolerance

    @property
    def key(self) -> Any:
        """Value, margin and unit."""
        return [self.value, self.margin, self.unit]

    def marked(self, response: Any) -> Mark:
        """Mark the typed text, or a number; of near misses the first that fits is told."""
        number = read_number(response, self.unit)
        correct = _within(number.value, self.value, self.margin)
        slips = (
            near.feedback
            for near in self.near_misses
            if _within(number.value, near.value, near.tolerance)
        )
        return Mark(
            self.points if correct else 0.0,
            self.points,
            correct,
            understood=number.understood,
            slip="" if correct else next(slips, ""),
        )

    @property
    def solution(self) -> float:
        """The value."""
        return self.value

    @property
    def instruction(self) -> str:
        """What to do."""
        return f"Answer with a number, in {self.unit}." if self.unit else "Answer with a number."

    def page(self) -> dict[str, Any]:
        """The unit."""
        return {"unit": self.unit}

    def answer_html(self, *, maths: str = "mathml") -> str:  # noqa: ARG002
        """The right value, to one digit more than its tolerance can tell apart."""
        places = 1 - floor(log10(self.margin)) if self.margin else MOST_PLACES
        shown = show_number(round(self.value, max(0, places)))
        return f"<p>{escape(f'{shown} {self.unit}'.strip(), quote=False)}</p>"


def _within(value: float, aim: float, margin: float) -> bool:
    """Whether `value` is at most `margin` from `aim`; 0.51 is within 0.01 of 0.5."""
    rounding = 1e-12 * max(abs(aim), margin)
    return abs(value - aim) <= margin + rounding

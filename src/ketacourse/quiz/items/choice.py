"""Choose one option."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Self

from ketacourse.errors import KetacourseError
from ketacourse.quiz.items.item import listed
from ketacourse.quiz.items.layout import UnfitError, Values
from ketacourse.quiz.items.options import OptionsItem, options_of
from ketacourse.quiz.marking.marks import Feedback, Mark, not_among


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceItem(OptionsItem):
    """One option is right."""

    type: ClassVar[str] = "choice"
    minutes: ClassVar[float] = 0.75

    @classmethod
    def build(cls, values: Values, common: Values) -> Self:
        """As every item; exactly one option has to be right."""
        options = options_of(values)
        right = sum(option.correct for option in options)
        if right != 1:
            raise UnfitError(
                "options", f"{right} options are marked correct, but exactly one is needed."
            )
        return cls(options=options, shuffle=values.get("shuffle", False), **common)

    def marked(self, response: Any) -> Mark:
        """Mark the id of an option."""
        if response is None or (isinstance(response, str) and not response):
            raise KetacourseError("Choose an option first.")
        if isinstance(response, str):
            for option in self.options:
                if option.id == response:
                    line = Feedback(option.id, option.feedback, option.correct)
                    score = self.points if option.correct else 0.0
                    return Mark(score, self.points, option.correct, (line,))
        raise not_among("option", response, [option.id for option in self.options])

    @property
    def solution(self) -> str:
        """The id of the right option."""
        return next(option.id for option in self.options if option.correct)

    @property
    def guessable_place(self) -> int:
        """Where the right option stands among those shown, from 1."""
        return list(self.offered).index(self.solution) + 1

    @property
    def instruction(self) -> str:
        """What to do."""
        return "Choose one."

    def answer_html(self, *, maths: str = "mathml") -> str:
        """The right option."""
        return listed([self.offered[self.solution]], maths=maths)

"""Tick every option that applies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Self

from ketacourse.quiz.items.item import listed
from ketacourse.quiz.items.layout import UnfitError, Values
from ketacourse.quiz.items.options import OptionsItem, options_of
from ketacourse.quiz.marking.marks import Feedback, Mark, Parts, ids_in, not_among


@dataclass(frozen=True, slots=True, kw_only=True)
class MultipleItem(OptionsItem):
    """Some options are right, and some are wrong."""

    type: ClassVar[str] = "multiple"
    minutes: ClassVar[float] = 1.0

    @classmethod
    def build(cls, values: Values, common: Values) -> Self:
        """As every item; at least one option has to be right, and one wrong."""
        options = options_of(values)
        right = sum(option.correct for option in options)
        if right in (0, len(options)):
            raise UnfitError(
                "options",
                f"{right} of {len(options)} options are marked correct, "
                "but at least one right and one wrong option are needed.",
            )
        return cls(options=options, shuffle=values.get("shuffle", False), **common)

    def marked(self, response: Any) -> Mark:
        """Mark a list of option ids with partial credit: a right tick gains, a wrong tick costs.

        A wrong tick costs what a right one gains, or, where wrong options are the fewer, an equal
        share of everything. So ticking all or ticking none is worth nothing, and so is any mixture
        with as many wrong ticks as right ones.
        """
        chosen = self._ticked(response)
        right = sum(option.correct for option in self.options)
        wrong = len(self.options) - right
        hits = sum(option.correct for option in self.options if option.id in chosen)
        false_ticks = len(chosen) - hits
        share = max(0.0, hits / right - false_ticks / min(right, wrong)) if wrong else hits / right
        lines = tuple(
            Feedback(option.id, option.feedback, option.correct)
            for option in self.options
            if option.id in chosen
        )
        correct = hits == right and not false_ticks
        parts = Parts(hits, right, "right options found")
        return Mark(self.points * share, self.points, correct, lines, parts=parts)

    def _ticked(self, response: Any) -> set[str]:
        entries = ids_in(response, "Tick at least one option first.")
        known = [option.id for option in self.options]
        for entry in entries:
            if entry not in known:
                raise not_among("option", entry, known)
        return set(entries)

    @property
    def solution(self) -> list[str]:
        """Ids of the right options."""
        return [option.id for option in self.options if option.correct]

    @property
    def instruction(self) -> str:
        """What to do."""
        return "Choose all that apply."

    def answer_html(self, *, maths: str = "mathml") -> str:
        """The right options."""
        return listed((self.offered[one] for one in self.solution), maths=maths)

"""Write a few sentences; kept and never scored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Self

from ketacourse.display.text import to_html
from ketacourse.display.words import counted
from ketacourse.errors import KetacourseError, brief
from ketacourse.quiz.items.item import Item
from ketacourse.quiz.items.layout import Field, Fields, UnfitError, Values, text_field
from ketacourse.quiz.marking.marks import Mark

LONGEST_TEXT = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ReflectionItem(Item):
    """Free text.

    `points_covered` is the instructor's note: what a thoughtful answer may touch on.
    """

    type: ClassVar[str] = "reflection"
    layout: ClassVar[Fields] = {
        "points_covered": text_field(
            "The instructor's note: what a thoughtful answer may touch on."
        ),
        "min_words": Field(
            kind="whole", doc="About how many words are asked for.", required=False, low=0
        ),
        "explanation": text_field("What to read afterwards.", required=False),
    }
    minutes: ClassVar[float] = 5.0
    is_exercise: ClassVar[bool] = True
    is_scored: ClassVar[bool] = False
    reveal: ClassVar[str] = "Show what a good answer covers"
    revealed: ClassVar[str] = "A good answer covers"

    points_covered: str
    min_words: int = 0
    points: float = 0.0

    @classmethod
    def build(cls, values: Values, common: Values) -> Self:
        """As every item, without points."""
        if common.get("points", 0):
            raise UnfitError("points", "a reflection is never scored; leave 'points' out.")
        return cls(**values, **{**common, "points": 0.0})

    def marked(self, response: Any) -> Mark:
        """Count the words of a text."""
        if response is None or (isinstance(response, str) and not response.strip()):
            raise KetacourseError("Write something first.")
        if not isinstance(response, str):
            raise KetacourseError(f"Got {brief(response)}, but text is needed.")
        if len(response) > LONGEST_TEXT:
            raise KetacourseError(
                f"That is {len(response):,} characters; up to {LONGEST_TEXT:,} can be kept. "
                "Shorten it."
            )
        words = len(response.split())
        understood = counted(words, "word")
        if words < self.min_words:
            understood += f"; about {self.min_words} are asked for"
        return Mark(0.0, 0.0, correct=None, understood=understood)

    @property
    def instruction(self) -> str:
        """What to do."""
        return "Write a few sentences. They are kept for you and never scored."

    def answer_html(self, *, maths: str = "mathml") -> str:
        """What a good answer covers."""
        return to_html(self.points_covered, maths=maths)

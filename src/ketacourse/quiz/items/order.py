"""Put steps in order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from ketacourse.errors import KetacourseError, listing
from ketacourse.quiz.items.arranging import place_of, shown_ids
from ketacourse.quiz.items.item import Item, Option, listed
from ketacourse.quiz.items.layout import (
    Fields,
    Values,
    list_field,
    refuse_repeats,
    table_field,
    text_field,
)
from ketacourse.quiz.marking.marks import Feedback, Mark, Parts, ids_in, not_among

STEP: Fields = {
    "text": text_field("The step, in Markdown."),
    "feedback": text_field("Why it comes where it comes."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderItem(Item):
    """Steps, held in the right order; their ids are numbered by where they are shown."""

    type: ClassVar[str] = "order"
    layout: ClassVar[Fields] = {
        "steps": list_field("The steps in the right order.", table_field("A step.", STEP), least=3),
    }
    minutes: ClassVar[float] = 1.25
    tells_place: ClassVar[bool] = True
    right: ClassVar[str] = "In its place."
    partly: ClassVar[str] = "In order with others, but not yet in its place."
    wrong: ClassVar[str] = "Out of place."

    steps: tuple[Option, ...]

    @classmethod
    def build(cls, values: Values, common: Values) -> Self:
        """As every item; steps that say the same are refused."""
        steps = [(step["text"], step["feedback"]) for step in values["steps"]]
        refuse_repeats("steps", "steps", [text for text, _ in steps])
        return cls.of_steps(steps, **common)

    @classmethod
    def of_steps(cls, steps: Sequence[tuple[str, str]], **common: Any) -> Self:
        """From pairs of text and feedback in the right order, with ids that tell nothing.

        `common` holds the fields that every item has.
        """
        ids = shown_ids("s", f"{common['bank']}/{common['id']}", len(steps))
        options = tuple(
            Option(id=name, text=text, feedback=feedback)
            for name, (text, feedback) in zip(ids, steps, strict=True)
        )
        return cls(steps=options, **common)

    @property
    def key(self) -> Any:
        """Step ids and texts in the right order."""
        return [[step.id, step.text] for step in self.steps]

    def marked(self, response: Any) -> Mark:
        """Mark a list of step ids with partial credit by Kendall's tau, cut off at zero.

        Tau counts pairs of steps: those in the right relative order minus those in the wrong one,
        over all pairs. One step out of place costs little wherever it stands, which counting steps
        in their exact position would not grant; a shuffle is worth nothing on average, and the
        reverse order nothing at all. A step is told to be right where it stands in its very place;
        one that merely need not move against the others is told to be partly so.
        """
        places = {step.id: place for place, step in enumerate(self.steps)}
        order = _permutation_of(list(places), response)
        ranks = [places[step] for step in order]
        pairs = len(ranks) * (len(ranks) - 1) / 2
        swapped = sum(a > b for at, a in enumerate(ranks) for b in ranks[at + 1 :])
        in_order = _longest_rise(ranks)
        lines = tuple(
            Feedback(step, self.steps[rank].feedback, rank == at, rank != at and rank in in_order)
            for at, (step, rank) in enumerate(zip(order, ranks, strict=True))
        )
        share = max(0.0, 1 - 2 * swapped / pairs)
        parts = Parts(len(in_order), len(ranks), "steps in the right order")
        return Mark(self.points * share, self.points, not swapped, lines, parts=parts)

    @property
    def solution(self) -> list[str]:
        """Step ids in the right order."""
        return [step.id for step in self.steps]

    @property
    def instruction(self) -> str:
        """What to do."""
        return "Put the steps in order, the first at the top."

    @property
    def offered(self) -> dict[str, str]:
        """The steps, shuffled."""
        return {step.id: step.text for step in sorted(self.steps, key=lambda s: place_of(s.id))}

    def answer_html(self, *, maths: str = "mathml") -> str:
        """The steps in the right order."""
        return listed((step.text for step in self.steps), tag="ol", maths=maths)


def _permutation_of(steps: Sequence[str], response: Any) -> list[str]:
    order = ids_in(response, "Put the steps in order first.")
    for step in order:
        if step not in steps:
            raise not_among("step", step, sorted(steps))
    missing = sorted(set(steps) - set(order))
    if missing:
        raise KetacourseError(f"Put every step in order first; missing: {listing(missing)}.")
    if len(order) != len(steps):
        raise KetacourseError("Each step can stand in one place only.")
    return order


def _longest_rise(ranks: Sequence[int]) -> set[int]:
    """The longest run of ranks, gaps allowed, that already rises; empty if it is a single one."""
    tails: list[int] = []
    before: dict[int, int | None] = {}
    for rank in ranks:
        at = bisect_left(tails, rank)
        before[rank] = tails[at - 1] if at else None
        tails[at : at + 1] = [rank]
    rise: set[int] = set()
    last: int | None = tails[-1]
    while last is not None:
        rise.add(last)
        last = before[last]
    return rise if len(rise) > 1 else set()

"""Choose what becomes of an outcome when nodes are blocked or boosted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from ketacourse.errors import KetacourseError
from ketacourse.quiz.items.item import Item, listed
from ketacourse.quiz.items.judges import HYPOTHESIS, PredictRuling, ruling
from ketacourse.quiz.items.layout import Field, Fields, Values, bare_field
from ketacourse.quiz.marking.marks import Feedback, Mark, not_among


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictItem(Item):
    """What a hypothesis predicts where nodes are blocked (-1) or boosted (1).

    It is worked out by a judge, whenever it is asked for. `experiment` names a published experiment
    that did the same, to be shown after an attempt; empty where there is none.
    """

    type: ClassVar[str] = "predict"
    layout: ClassVar[Fields] = {
        "hypothesis": HYPOTHESIS,
        "perturb": Field(
            kind="map",
            doc="What is done, by id of a node: -1 blocks or removes it, 1 adds or stimulates it.",
            each=Field(kind="sign", doc="-1 or 1."),
        ),
        "with_ketamine": Field(
            kind="flag", doc="True to compare with ketamine alone, false with no treatment."
        ),
        "outcome": Field(kind="id", doc="Id of the node to look at, such as ad_sustained."),
        "experiment": bare_field(
            "Id of a published experiment that did the same; shown after an attempt.",
            required=False,
        ),
    }
    minutes: ClassVar[float] = 0.75
    tells_answer: ClassVar[bool] = True  # a prediction is set beside a result
    right: ClassVar[str] = "As predicted."
    partly: ClassVar[str] = "Near what is predicted."
    wrong: ClassVar[str] = "Not as predicted."

    hypothesis: int
    perturb: tuple[tuple[str, int], ...]
    with_ketamine: bool
    outcome: str
    experiment: str = ""

    @classmethod
    def build(cls, values: Values, common: Values) -> Self:
        """As every item."""
        return cls(**{**values, "perturb": tuple(values["perturb"].items())}, **common)

    @property
    def ruling(self) -> PredictRuling:
        """What the hypothesis predicts, and what was found."""
        found: PredictRuling = ruling(
            self.type,
            hypothesis=self.hypothesis,
            perturbation=self.perturb,
            with_ketamine=self.with_ketamine,
            outcome=self.outcome,
            experiment=self.experiment,
        )
        return found

    @property
    def key(self) -> Any:
        """What is asked, and what each outcome is worth."""
        asked = [self.hypothesis, sorted(self.perturb), self.with_ketamine, self.outcome]
        return [asked, [[option.id, option.share] for option in self.ruling.options]]

    def marked(self, response: Any) -> Mark:
        """Mark the id of an outcome.

        The one predicted earns everything; another may earn a share, if the judge says so.
        """
        if response is None or (isinstance(response, str) and not response):
            raise KetacourseError("Choose an outcome first.")
        options = self.ruling.options
        if isinstance(response, str):
            for option in options:
                if option.id == response:
                    correct = option.share == 1
                    line = Feedback(option.id, option.feedback, correct, 0 < option.share < 1)
                    return Mark(self.points * option.share, self.points, correct, (line,))
        raise not_among("outcome", response, [option.id for option in options])

    @property
    def solution(self) -> str:
        """The outcome that the hypothesis predicts."""
        return next(option.id for option in self.ruling.options if option.share == 1)

    @property
    def fault(self) -> str:
        """Says where no outcome is the right one; what cannot be asked is told by the judge."""
        is_predicted = any(option.share == 1 for option in self.ruling.options)
        return "" if is_predicted else "its judge predicts none of the outcomes that it offers"

    @property
    def instruction(self) -> str:
        """What to do, in the judge's words."""
        return self.ruling.task

    @property
    def offered(self) -> dict[str, str]:
        """The outcomes, in the judge's order."""
        return {option.id: option.text for option in self.ruling.options}

    @property
    def report(self) -> Sequence[str]:
        """What the hypothesis predicts, and what the laboratory found."""
        return self.ruling.report

    def answer_html(self, *, maths: str = "mathml") -> str:
        """The outcome predicted."""
        return listed([self.offered[self.solution]], maths=maths)

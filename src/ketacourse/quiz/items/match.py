"""Find the partner of each prompt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from ketacourse.display.text import to_inline_html, to_plain
from ketacourse.errors import KetacourseError, brief
from ketacourse.quiz.items.arranging import place_of, shown_ids
from ketacourse.quiz.items.item import Item, listed
from ketacourse.quiz.items.layout import (
    Fields,
    UnfitError,
    Values,
    list_field,
    refuse_repeats,
    table_field,
    text_field,
)
from ketacourse.quiz.marking.marks import Feedback, Mark, Parts, not_among

LONGEST_CHOICE = 28  # characters of a partner that a list of choices shows whole

PAIR: Fields = {
    "prompt": text_field("Left side of the pair, in Markdown."),
    "target": text_field("Its right partner; pairs may share one."),
    "feedback": text_field("Why the two belong together."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """The left side of a pair to match; `target` is the id of its right partner."""

    id: str
    text: str
    target: str
    feedback: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """The right side of a pair to match, or a distractor that fits no prompt."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchItem(Item):
    """Prompts with their partners; `targets` stand in the order in which they are shown."""

    type: ClassVar[str] = "match"
    layout: ClassVar[Fields] = {
        "pairs": list_field("What belongs together.", table_field("A pair.", PAIR), least=2),
        "distractors": list_field(
            "Targets that fit no prompt.", text_field("A target, in Markdown."), required=False
        ),
    }
    minutes: ClassVar[float] = 1.25
    tells_place: ClassVar[bool] = True

    prompts: tuple[Prompt, ...]
    targets: tuple[Target, ...]

    @classmethod
    def build(cls, values: Values, common: Values) -> Self:
        """As every item; there have to be two targets, and no prompt or distractor twice."""
        pairs = [(pair["prompt"], pair["target"], pair["feedback"]) for pair in values["pairs"]]
        distractors = values.get("distractors", [])
        refuse_repeats("pairs", "prompts", [prompt for prompt, _, _ in pairs])
        targets = {target for _, target, _ in pairs}
        refuse_repeats("distractors", "distractors and targets", [*targets, *distractors])
        if len(targets) + len(distractors) < 2:
            message = "all pairs share one target; at least two targets are needed."
            raise UnfitError("pairs", message)
        return cls.of_pairs(pairs, distractors, **common)

    @classmethod
    def of_pairs(
        cls, pairs: Sequence[tuple[str, str, str]], distractors: Sequence[str] = (), **common: Any
    ) -> Self:
        """From triples of prompt, target and feedback; equal targets are shown once.

        `common` holds the fields that every item has.
        """
        texts = list(dict.fromkeys([*(pair[1] for pair in pairs), *distractors]))
        names = shown_ids("t", f"{common['bank']}/{common['id']}", len(texts))
        ids = dict(zip(texts, names, strict=True))
        prompts = tuple(
            Prompt(id=f"p{place}", text=text, target=ids[target], feedback=feedback)
            for place, (text, target, feedback) in enumerate(pairs, 1)
        )
        targets = tuple(
            Target(id=name, text=text)
            for text, name in sorted(ids.items(), key=lambda pair: place_of(pair[1]))
        )
        return cls(prompts=prompts, targets=targets, **common)

    @property
    def key(self) -> Any:
        """Prompts with their partners, and the texts behind the target ids."""
        pairs = [[prompt.id, prompt.text, prompt.target] for prompt in self.prompts]
        return [pairs, [[target.id, target.text] for target in self.targets]]

    def marked(self, response: Any) -> Mark:
        """Mark ``{"p1": "t3"}`` with partial credit: the share of prompts with their partner."""
        chosen = self._partners(response)
        lines = tuple(
            Feedback(prompt.id, prompt.feedback, chosen[prompt.id] == prompt.target)
            for prompt in self.prompts
        )
        right = sum(line.correct for line in lines)
        total = len(lines)
        parts = Parts(right, total, "pairs right")
        return Mark(self.points * (right / total), self.points, right == total, lines, parts=parts)

    def _partners(self, response: Any) -> dict[str, str]:
        """Prompt id to target id, for every prompt."""
        if response is None or (isinstance(response, dict | str) and not response):
            raise KetacourseError("Choose a partner for every prompt first.")
        if not isinstance(response, dict):
            raise KetacourseError(
                f"Got {brief(response)}, but prompts with their partners are needed."
            )
        prompts = [prompt.id for prompt in self.prompts]
        chosen = {key: value for key, value in response.items() if value is not None}
        for prompt, target in chosen.items():
            if not isinstance(prompt, str) or prompt not in prompts:
                raise not_among("prompt", prompt, prompts)
            if not isinstance(target, str) or target not in ("", *self.offered):
                raise not_among("target", target, list(self.offered))
        missing = sum(not chosen.get(prompt) for prompt in prompts)
        if missing:
            raise KetacourseError(
                f"Choose a partner for every prompt first; {missing} of {len(prompts)} have none."
            )
        return chosen

    @property
    def solution(self) -> dict[str, str]:
        """Every prompt id with the id of its partner."""
        return {prompt.id: prompt.target for prompt in self.prompts}

    @property
    def instruction(self) -> str:
        """What to do."""
        return "Find the partner of each."

    @property
    def offered(self) -> dict[str, str]:
        """The targets."""
        return {target.id: target.text for target in self.targets}

    def page(self) -> dict[str, Any]:
        """Prompts, and partners as plain text, for a list of choices can hold nothing else.

        Where that would cut them short or lose a formula, an image or lines of code, they are
        numbered and also stand in full above the choices.
        """
        prompts = [{"id": p.id, "html": to_inline_html(p.text)} for p in self.prompts]
        html = {key: to_inline_html(text) for key, text in self.offered.items()}
        plain = [to_plain(to_inline_html(text, maths="tex")) for text in self.offered.values()]
        is_lost = any(tag in shown for shown in html.values() for tag in ("<math", "<img", "<pre"))
        is_listed = is_lost or any(len(text) > LONGEST_CHOICE for text in plain)
        targets = [
            {"id": key, "html": html[key], "text": f"{at}. {text}" if is_listed else text}
            for at, (key, text) in enumerate(zip(html, plain, strict=True), 1)
        ]
        return {"prompts": prompts, "targets": targets, "is_listed": is_listed}

    def on_paper(self) -> str:
        """Prompts and partners as two lists."""
        prompts = listed((prompt.text for prompt in self.prompts), maths="tex")
        partners = listed(self.offered.values(), maths="tex")
        return f"{prompts}<p>Partners to choose from:</p>{partners}"

    def answer_html(self, *, maths: str = "mathml") -> str:
        """Every prompt with its partner."""
        html = {key: to_inline_html(text, maths=maths) for key, text in self.offered.items()}
        pairs = (f"{to_inline_html(p.text, maths=maths)} – {html[p.target]}" for p in self.prompts)
        return f"<ul>{''.join(f'<li>{pair}</li>' for pair in pairs)}</ul>"

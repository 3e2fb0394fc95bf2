"""What every question is, whatever its kind; and the bank that holds the questions of a lesson.

A kind is a subclass of `Item` in a module of its own: how it is written in a bank, its key, how a
response is marked, what is right, and what is shown of it. The rest of the quiz asks the item and
never its type; `ketacourse.quiz.items.kinds` lists the kinds.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ClassVar, Literal, Self, get_args

from ketacourse.display.text import to_inline_html
from ketacourse.errors import KetacourseError, unknown
from ketacourse.quiz.items.layout import Fields, Values
from ketacourse.quiz.marking.marks import Mark

Difficulty = Literal["easy", "medium", "hard"]
FeedbackRule = Literal["after_attempt", "withheld"]
DIFFICULTIES: tuple[str, ...] = get_args(Difficulty)
FEEDBACK_RULES: tuple[str, ...] = get_args(FeedbackRule)
GUESS = "Guess: it counts neither for you nor against you."


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One thing a student can choose or put in place; `text` and `feedback` are Markdown."""

    id: str
    text: str
    feedback: str
    correct: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What every question has. Stem, hint and explanation are Markdown with ``$maths$``.

    `bank` is the id of the bank it belongs to and `line` where it stands in that file. A `guess` is
    asked before anybody can know: it earns no points, and its answer is shown after any attempt.
    """

    # What a kind says of itself: the word after `type` in a bank, its own keys there, and the
    # minutes that a careful reader needs for one.
    type: ClassVar[str] = ""
    layout: ClassVar[Fields] = {}
    minutes: ClassVar[float] = 0.0
    # Exercises are promised apart from a lesson's minutes; those in a cell are not on screen.
    is_exercise: ClassVar[bool] = False
    is_in_cell: ClassVar[bool] = False
    is_scored: ClassVar[bool] = True
    # Whether any attempt shows what is right, and whether feedback on a part tells where it goes.
    tells_answer: ClassVar[bool] = False
    tells_place: ClassVar[bool] = False
    # Words on screen: beside a part that is right or wrong, and of what the last button shows.
    right: ClassVar[str] = "Right."
    partly: ClassVar[str] = "Partly right."
    wrong: ClassVar[str] = "Not right."
    reveal: ClassVar[str] = "Show the answer"
    revealed: ClassVar[str] = "Answer"

    id: str
    bank: str
    stem: str
    objective: str
    difficulty: Difficulty
    hint: str = ""
    explanation: str = ""
    cites: tuple[str, ...] = ()
    points: float = 1.0
    guess: bool = False
    line: int = 0

    @classmethod
    def build(cls, values: Values, common: Values) -> Self:
        """An item from the values of its own keys and of those that every item has.

        Raises
        ------
        UnfitError
            If the values do not fit together.
        """
        return cls(**values, **common)

    @property
    def key(self) -> Any:
        """What a response is marked against, as a JSON value."""
        return None

    @property
    def version(self) -> str:
        """Short hash of `key`: it changes when the marking does, not when a typo is mended."""
        text = json.dumps([self.type, self.key], sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:12]

    def marked(self, response: Any) -> Mark:  # noqa: ARG002
        """The kind's own part of `mark`."""
        raise KetacourseError(f"Items of type '{self.type}' cannot be marked.")

    @property
    def solution(self) -> Any:
        """A response that earns full marks; None where no one response is right."""
        return None

    @property
    def fault(self) -> str:
        """What only a judge can tell is wrong with the question; empty where nothing is."""
        return ""

    @property
    def guessable_place(self) -> int | None:
        """Where among the options the right one stands, if the author chose the place."""
        return None

    @property
    def instruction(self) -> str:
        """What to do, in one sentence of plain text."""
        return ""

    @property
    def task(self) -> str:
        """The instruction, and that a guess is all that is asked for where it is."""
        return f"{self.instruction} {GUESS}" if self.guess else self.instruction

    @property
    def offered(self) -> dict[str, str]:
        """Markdown of what can be chosen, ticked, moved or added, by id, in the order shown.

        The order is the same on every machine and on every reload.
        """
        return {}

    @property
    def explained(self) -> dict[str, str]:
        """Markdown of why each wrong option is wrong, by id; empty where no options are marked."""
        return {}

    @property
    def is_told(self) -> bool:
        """Whether any attempt, right or wrong, is answered with what is right."""
        return self.guess or self.tells_answer

    @property
    def report(self) -> Sequence[str]:
        """Markdown lines to show once there was an attempt, whatever it was."""
        return ()

    def page(self) -> dict[str, Any]:
        """What the browser needs to draw the control, without the key."""
        options = [{"id": key, "html": to_inline_html(text)} for key, text in self.offered.items()]
        return {"options": options} if options else {}

    def on_paper(self) -> str:
        """The same for a reader without a kernel, as HTML whose mathematics stays TeX."""
        return listed(self.offered.values(), maths="tex")

    def answer_html(self, *, maths: str = "mathml") -> str:  # noqa: ARG002
        """What is right, to show once it was asked for or found.

        `maths` is ``tex`` where it becomes part of a stored page.
        """
        return ""


def mark(item: Item, response: Any) -> Mark:
    """Mark a response; pure, and ready for any response at all.

    Parameters
    ----------
    item
        The question.
    response
        A JSON value, which each kind describes at its `marked`; anything else is refused.

    Raises
    ------
    KetacourseError
        A ``ValueError`` saying what is missing or unreadable, where the response cannot be marked.
    """
    found = item.marked(response)
    return replace(found, score=0.0, max_score=0.0, correct=None) if item.guess else found


def listed(lines: Iterable[str], *, tag: str = "ul", maths: str = "mathml") -> str:
    """Lines of Markdown as an HTML list; empty without lines."""
    entries = "".join(f"<li>{to_inline_html(line, maths=maths)}</li>" for line in lines)
    return f"<{tag}>{entries}</{tag}>" if entries else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bank:
    """The questions of one lesson, with the objectives they serve.

    `feedback` is ``withheld`` where answers are explained only after a later quiz.
    """

    id: str
    title: str
    lesson: str
    objectives: dict[str, str]
    items: tuple[Item, ...]
    feedback: FeedbackRule
    path: Path

    def number(self, item: Item) -> int:
        """The number of a question on screen, the same in every cell that asks it.

        Questions are numbered through the bank, in its order; exercises in a cell have no number.
        """
        return [one.id for one in self.items if not one.is_in_cell].index(item.id) + 1

    def item(self, identifier: str) -> Item:
        """The item with this id.

        Raises
        ------
        KetacourseError
            If there is none; the message names the nearest.
        """
        for item in self.items:
            if item.id == identifier:
                return item
        ids = [item.id for item in self.items]
        raise KetacourseError(f"bank '{self.id}': {unknown('item', identifier, ids)}")

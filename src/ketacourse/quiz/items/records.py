"""What a question is: one frozen record per type of item, and the bank that holds them.

An item knows its key but shows nothing and marks nothing: `ketacourse.quiz.marking.mark` marks it
and the view draws it. Items of two types, path and predict, have no key of their own: it is
worked out by a judge (`ketacourse.quiz.items.judges`) whenever it is asked for.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Literal, get_args

from ketacourse.errors import KetacourseError, unknown
from ketacourse.quiz.items.judges import PathRuling, PredictRuling, ruling

Difficulty = Literal["easy", "medium", "hard"]
FeedbackRule = Literal["after_attempt", "withheld"]
DIFFICULTIES: tuple[str, ...] = get_args(Difficulty)
FEEDBACK_RULES: tuple[str, ...] = get_args(FeedbackRule)


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One thing a student can choose or put in place; `text` and `feedback` are Markdown."""

    id: str
    text: str
    feedback: str
    correct: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NearMiss:
    """A wrong number that students commonly give, and what it tells about their reasoning."""

    value: float
    tolerance: float
    feedback: str


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
class Case:
    """One call of a student's function: its arguments, the value expected, and why it matters."""

    arguments: tuple[Any, ...]
    expected: Any
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What every question has. Stem, hint and explanation are Markdown with ``$maths$``.

    `bank` is the id of the bank it belongs to and `line` where it stands in that file.
    """

    type: ClassVar[str] = ""

    id: str
    bank: str
    stem: str
    objective: str
    difficulty: Difficulty
    hint: str = ""
    explanation: str = ""
    cites: tuple[str, ...] = ()
    points: float = 1.0
    line: int = 0

    @property
    def key(self) -> Any:
        """What a response is marked against, as a JSON value."""
        return None

    @property
    def version(self) -> str:
        """Short hash of `key`: it changes when the marking does, not when a typo is mended."""
        text = json.dumps([self.type, self.key], sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceItem(Item):
    """Choose one option."""

    type: ClassVar[str] = "choice"

    options: tuple[Option, ...]
    shuffle: bool = False

    @property
    def key(self) -> Any:
        """Option ids and which of them is right."""
        return [[option.id, option.correct] for option in self.options]


@dataclass(frozen=True, slots=True, kw_only=True)
class MultipleItem(Item):
    """Tick every option that applies."""

    type: ClassVar[str] = "multiple"

    options: tuple[Option, ...]
    shuffle: bool = False

    @property
    def key(self) -> Any:
        """Option ids and which of them are right."""
        return [[option.id, option.correct] for option in self.options]


@dataclass(frozen=True, slots=True, kw_only=True)
class NumericItem(Item):
    """Type a number, in `unit`; `tolerance` is a share of the value where `relative` is true.

    An empty unit means a plain number or a proportion, for which ``50 %`` is read as 0.5.
    """

    type: ClassVar[str] = "numeric"

    value: float
    tolerance: float
    relative: bool = False
    unit: str = ""
    near_misses: tuple[NearMiss, ...] = ()

    @property
    def margin(self) -> float:
        """How far from `value`, in `unit`, an answer still counts as right."""
        return abs(self.value) * self.tolerance if self.relative else self.tolerance

    @property
    def key(self) -> Any:
        """Value, margin and unit."""
        return [self.value, self.margin, self.unit]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderItem(Item):
    """Put the steps in order; `steps` holds them in the right order."""

    type: ClassVar[str] = "order"

    steps: tuple[Option, ...]

    @property
    def key(self) -> Any:
        """Step ids and texts in the right order."""
        return [[step.id, step.text] for step in self.steps]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchItem(Item):
    """Find the partner of every prompt; `targets` stand in the order in which they are shown."""

    type: ClassVar[str] = "match"

    prompts: tuple[Prompt, ...]
    targets: tuple[Target, ...]

    @property
    def key(self) -> Any:
        """Prompts with their partners, and the texts behind the target ids."""
        pairs = [[prompt.id, prompt.text, prompt.target] for prompt in self.prompts]
        return [pairs, [[target.id, target.text] for target in self.targets]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReflectionItem(Item):
    """Write a few sentences; kept and never scored.

    `points_covered` is the instructor's note: what a thoughtful answer may touch on.
    """

    type: ClassVar[str] = "reflection"

    points_covered: str
    min_words: int = 0
    points: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeItem(Item):
    """Write a function; it is called with the arguments of every case.

    Numbers count as equal within `tolerance`, relative to the expected value.
    """

    type: ClassVar[str] = "code"

    function: str
    parameters: tuple[str, ...]
    cases: tuple[Case, ...]
    starter: str = ""
    tolerance: float = 1e-6

    @property
    def key(self) -> Any:
        """Function name, cases and tolerance."""
        cases = [[list(case.arguments), case.expected] for case in self.cases]
        return [self.function, cases, self.tolerance]


@dataclass(frozen=True, slots=True, kw_only=True)
class PathItem(Item):
    """Choose, in order, the nodes that lead from `start` to `end` by the edges of a hypothesis.

    `choices` are the nodes offered, in the author's order. Which of them lead on is not said here
    but found in the graph by a judge.
    """

    type: ClassVar[str] = "path"

    hypothesis: int
    start: str
    end: str
    choices: tuple[str, ...]

    @property
    def ruling(self) -> PathRuling:
        """What the graph says."""
        found: PathRuling = ruling(
            self.type,
            hypothesis=self.hypothesis,
            start=self.start,
            end=self.end,
            offered=self.choices,
        )
        return found

    @property
    def key(self) -> Any:
        """What is offered, and every link by which an answer may go, with its sign."""
        links = sorted([*ends, link.sign] for ends, link in self.ruling.links.items())
        return [self.start, self.end, sorted(self.choices), links]


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictItem(Item):
    """Choose what becomes of an outcome when nodes are blocked (-1) or boosted (1).

    What a hypothesis predicts is worked out by a judge. `experiment` names a published experiment
    that did the same, to be shown after an attempt; empty where there is none.
    """

    type: ClassVar[str] = "predict"

    hypothesis: int
    perturb: tuple[tuple[str, int], ...]
    with_ketamine: bool
    outcome: str
    experiment: str = ""

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


ITEM_TYPES: dict[str, type[Item]] = {
    kind.type: kind
    for kind in (
        ChoiceItem,
        MultipleItem,
        NumericItem,
        OrderItem,
        MatchItem,
        ReflectionItem,
        CodeItem,
        PathItem,
        PredictItem,
    )
}


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

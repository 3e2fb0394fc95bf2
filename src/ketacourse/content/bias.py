"""Records of risk of bias: RoB 2 as tables, and the course's own reading of some trials.

domain
    One way in which a trial can mislead, with its signalling questions in our own words under
    their official numbers, and the steps of its algorithm.
step
    A question asked at one point of the algorithm, and where each kind of answer leads: to
    another step, or to a judgement. A question that is asked at two points has two steps.
reading
    Answers to the questions for one result of one trial, each with a reason. The judgement is
    never stored: it is worked out from the answers.

``yes`` stands for Y and PY, ``no`` for N and PN, ``unclear`` for NI.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from ketacourse.content.base import Sourced
from ketacourse.errors import listing, unknown

Answer = Literal["Y", "PY", "PN", "N", "NI", "NA"]
Judgement = Literal["low", "some concerns", "high"]
JUDGEMENTS: tuple[Judgement, ...] = get_args(Judgement)  # from best to worst
ANSWER_WORDS: Mapping[Answer, str] = {
    "Y": "yes",
    "PY": "probably yes",
    "PN": "probably no",
    "N": "no",
    "NI": "no information",
    "NA": "not applicable",
}
# The column of a step in which an answer is looked up; NA is as good as no answer.
COLUMNS: Mapping[Answer, str] = {"Y": "yes", "PY": "yes", "PN": "no", "N": "no", "NI": "unclear"}


@dataclass(frozen=True, slots=True, kw_only=True)
class BiasQuestion:
    """A signalling question; `gist` is what a flow chart has room for."""

    number: str
    text: str
    gist: str
    allowed: tuple[Answer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BiasStep:
    """Where each kind of answer leads; `unclear` is empty where NI is not allowed."""

    id: str
    question: str
    yes: str
    unclear: str = ""
    no: str

    def leads(self) -> tuple[str, ...]:
        """Every place this step can lead to, without repeats."""
        return tuple(dict.fromkeys(way for way in (self.yes, self.unclear, self.no) if way))


@dataclass(frozen=True, slots=True, kw_only=True)
class BiasDomain(Sourced):
    """A domain; each of `starts` opens a part, and the worst part decides.

    Raises
    ------
    ValueError
        If a step asks or leads to what is not there, cannot be reached, or runs in a circle.
    """

    id: str
    number: str
    name: str
    about: str
    crossover_only: bool = False
    starts: tuple[str, ...]
    questions: tuple[BiasQuestion, ...]
    steps: tuple[BiasStep, ...]

    def __post_init__(self) -> None:
        super(BiasDomain, self).__post_init__()
        for fault in _domain_faults(self):
            raise ValueError(fault)

    def question(self, number: str) -> BiasQuestion:
        """The question with this number."""
        return next(each for each in self.questions if each.number == number)

    def step(self, identifier: str) -> BiasStep:
        """The step with this id."""
        return next(each for each in self.steps if each.id == identifier)


def _domain_faults(domain: BiasDomain) -> Iterator[str]:
    """Yield what is wrong with a table; steps may only lead forwards, so that all paths end."""
    numbers = {question.number: question for question in domain.questions}
    names = [step.id for step in domain.steps]
    reached = set(domain.starts)
    for at, step in enumerate(domain.steps):
        if step.question not in numbers:
            yield unknown("question", step.question, numbers)
        elif bool(step.unclear) is not ("NI" in numbers[step.question].allowed):
            yield f"step '{step.id}': 'unclear' is needed where NI is allowed, and only there"
        if step.id not in reached:
            yield f"step '{step.id}' cannot be reached from {listing(domain.starts)}"
        allowed = [*JUDGEMENTS, *names[at + 1 :]]
        for way in step.leads():
            if way not in allowed:
                yield f"step '{step.id}': " + unknown("step further down", way, allowed)
        reached.update(step.leads())
    for way in sorted(reached - {*names, *JUDGEMENTS}):
        yield unknown("step", way, names)


@dataclass(frozen=True, slots=True, kw_only=True)
class BiasAnswer(Sourced):
    """One answer, why we give it, and how well the fact behind it is known."""

    question: str
    answer: Answer
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BiasReading(Sourced):
    """The course's answers for one result of the study with the same id.

    `override` replaces the overall judgement of the algorithm, with its reason.
    """

    id: str
    result: str
    answers: tuple[BiasAnswer, ...]
    override: Literal["", "low", "some concerns", "high"] = ""
    override_reason: str = ""

    def __post_init__(self) -> None:
        super(BiasReading, self).__post_init__()
        if bool(self.override) is not bool(self.override_reason):
            raise ValueError("'override' and 'override_reason' go together; give both or neither")

    def answered(self) -> dict[str, Answer]:
        """Answers by question."""
        return {each.question: each.answer for each in self.answers}


def answer_faults(
    reading: BiasReading, domains: Iterable[BiasDomain]
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield answers to unknown questions, answers not allowed, and second answers."""
    allowed = {q.number: q.allowed for domain in domains for q in domain.questions}
    seen: set[str] = set()
    for at, each in enumerate(reading.answers):
        if each.question not in allowed:
            yield ("answers", at, "question"), unknown("question", each.question, allowed)
        elif each.answer not in allowed[each.question]:
            message = unknown("answer", each.answer, allowed[each.question])
            yield ("answers", at, "answer"), f"question {each.question}: {message}"
        if each.question in seen:
            yield ("answers", at, "question"), f"question {each.question} is answered twice"
        seen.add(each.question)

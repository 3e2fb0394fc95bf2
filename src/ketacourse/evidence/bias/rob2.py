"""RoB 2: from answers to signalling questions to a judgement, by tables.

The tables stand in ``content/data/bias.toml``; nothing of the algorithm is in this module. What
is here walks along a table. `model.js` walks the same tables in the page, and a test holds
the two equal.

The domain ``crossover`` (Domain S) is for crossover trials only. Its questions are those of the
test version of RoB 2 for such trials; how its answers lead to a judgement could not be read, so
those rows are the course's own, and its record says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product

from ketacourse.content.bias import (
    ANSWER_WORDS,
    COLUMNS,
    JUDGEMENTS,
    Answer,
    BiasDomain,
    Judgement,
)
from ketacourse.content.library import record, records
from ketacourse.content.tables import BIAS_DOMAINS
from ketacourse.display.table import table
from ketacourse.errors import KetacourseError, brief, listing, unknown

Turn = tuple[str, str]  # a question and the answer to it


@dataclass(frozen=True, slots=True, eq=False)
class DomainJudgement:
    """What the answers in one domain come to.

    Prints as, and is equal to, its word: ``low``, ``some concerns`` or ``high``. `path` holds the
    questions that led there, each with its answer, in the order in which they are asked.
    """

    domain: str
    judgement: Judgement
    path: tuple[Turn, ...]

    def __str__(self) -> str:
        return self.judgement

    def __repr__(self) -> str:
        turns = ", ".join(f"{question} {answer}" for question, answer in self.path)
        return f"<{self.domain}: {self.judgement} ({turns})>"

    def __eq__(self, other: object) -> bool:
        return str(other) == self.judgement if says_judgement(other) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.judgement)

    def _repr_html_(self) -> str:
        domain = record(BIAS_DOMAINS, self.domain)
        rows = [
            (number, domain.question(number).text, ANSWER_WORDS[_known_answer(answer)])
            for number, answer in self.path
        ]
        caption = f"{domain.name}: {in_words(self.judgement)}"
        return table(("Question", "What it asks", "Answer"), rows, caption).html()


@dataclass(frozen=True, slots=True)
class Walk:
    """How far answers lead: every judgement still possible, the turns taken, what to ask next."""

    possible: frozenset[Judgement]
    path: tuple[Turn, ...] = ()
    missing: str = ""


def judge_domain(domain: str, answers: Mapping[str, str]) -> DomainJudgement:
    """Judge one domain by the algorithm of RoB 2.

    Parameters
    ----------
    domain
        ``randomisation``, ``deviations`` (effect of assignment), ``missing data``,
        ``measurement``, ``selection``, or for crossover trials ``crossover``.
    answers
        Answer by number of question, such as ``{"1.1": "Y", "1.2": "PY", "1.3": "N"}``. An answer
        that would change nothing may be left out or given as ``NA``.

    Raises
    ------
    KetacourseError
        If there is no such domain, question or answer, or a needed answer is missing.

    References
    ----------
    Sterne et al. 2019 [sterne_2019_rob2]; guidance of 22 August 2019.
    """
    table_ = domain_table(domain)
    walk = walk_domain(table_, checked_answers(table_, answers))
    if walk.missing:
        question = table_.question(walk.missing)
        raise KetacourseError(
            f"domain '{domain}' cannot be judged without question {question.number} "
            f"({question.text}); answer it with one of {listing(question.allowed)}"
        )
    return DomainJudgement(domain, next(iter(walk.possible)), walk.path)


def in_words(judgement: Judgement) -> str:
    """A judgement as it is said: low risk, some concerns or high risk."""
    return judgement if judgement == "some concerns" else f"{judgement} risk"


def worst(judgements: Iterable[Judgement]) -> Judgement:
    """The worst of some judgements: the rule for the parts of a domain, and for the whole."""
    return max(judgements, key=JUDGEMENTS.index)


def domain_table(domain: str) -> BiasDomain:
    """The questions and steps of a domain."""
    known = {each.id: each for each in records(BIAS_DOMAINS)}
    if domain not in known:
        raise KetacourseError(unknown("domain", domain, known))
    table_: BiasDomain = known[domain]
    return table_


def checked_answers(domain: BiasDomain, answers: Mapping[str, str]) -> dict[str, str]:
    """Answers to questions of this domain, each one that the question allows; NA is left out."""
    if not isinstance(answers, Mapping):
        raise KetacourseError(
            f"answers must be given by question, such as {{'{domain.questions[0].number}': 'Y'}}; "
            f"got {brief(answers)}"
        )
    allowed = {question.number: question.allowed for question in domain.questions}
    for number, answer in answers.items():
        if number not in allowed:
            raise KetacourseError(unknown(f"question in domain '{domain.id}'", number, allowed))
        if answer not in allowed[number]:
            raise KetacourseError(
                f"question {number}: {brief(answer)} is no answer to it; "
                f"allowed: {listing(allowed[number])}"
            )
    return {number: answer for number, answer in answers.items() if answer != "NA"}


def walk_domain(domain: BiasDomain, answers: Mapping[str, str]) -> Walk:
    """Walk every part of a domain; the worst part decides, so a high one needs no other."""
    parts = [_walk(domain, start, answers) for start in domain.starts]
    possible = frozenset(worst(combined) for combined in product(*(p.possible for p in parts)))
    path = tuple(turn for part in parts for turn in part.path)
    missing = next((part.missing for part in parts if part.missing), "")
    return Walk(possible, path, missing if len(possible) > 1 else "")


def _walk(domain: BiasDomain, place: str, answers: Mapping[str, str]) -> Walk:
    """Walk on from a step or a judgement, as far as the answers lead."""
    if place in JUDGEMENTS:
        return Walk(frozenset({known_judgement(place)}))
    step = domain.step(place)
    if step.question not in answers:
        return _without_answer(step.question, [_walk(domain, w, answers) for w in step.leads()])
    answer = answers[step.question]
    ahead = _walk(domain, getattr(step, COLUMNS[_known_answer(answer)]), answers)
    return Walk(ahead.possible, ((step.question, answer), *ahead.path), ahead.missing)


def _without_answer(question: str, ways: list[Walk]) -> Walk:
    """A question left out matters only if its answers would lead to different judgements."""
    possible = frozenset[Judgement]().union(*(way.possible for way in ways))
    if len(possible) > 1:
        return Walk(possible, (), question)
    return Walk(possible, max((way.path for way in ways), key=len))


def _known_answer(answer: str) -> Answer:
    return next(known for known in ANSWER_WORDS if known == answer)


def says_judgement(value: object) -> bool:
    """Whether a value is a word, or a judgement that prints as one."""
    return isinstance(value, str) or hasattr(value, "judgement")


def known_judgement(word: object) -> Judgement:
    """A word, or what says one, as a judgement."""
    for known in JUDGEMENTS:
        if says_judgement(word) and str(word) == known:
            return known
    raise KetacourseError(unknown("judgement", word, JUDGEMENTS))

"""The course's own reading of trials by RoB 2: judgements worked out from reasoned answers.

A reading judges one result of one trial, by what could be read of it. It is there to be argued
with: whoever has the paper in hand may answer otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from ketacourse.content.base import Status
from ketacourse.content.bias import ANSWER_WORDS, BiasAnswer, BiasDomain, BiasReading, Judgement
from ketacourse.content.library import record, records
from ketacourse.content.tables import BIAS_DOMAINS, BIAS_FACTS, BIAS_READINGS, STUDIES
from ketacourse.content.trials import Study
from ketacourse.display.facts import sentence_of, sourced_html
from ketacourse.display.typeset import untypeset_html
from ketacourse.errors import KetacourseError, listing, unknown
from ketacourse.evidence.bias.overall import OverallJudgement, judge_overall
from ketacourse.evidence.bias.rob2 import DomainJudgement, judge_domain

NOT_RANDOMISED = ("single arm", "cohort")
# The trials of lessons 06 to 08 that the traffic light shows unless told otherwise.
SHOWN = (
    "zarate2006",
    "murrough2013_ajp",
    "lapidus2014",
    "fava2018",
    "daly2018_phase2",
    "popova2019_transform2",
    "daly2019_sustain1",
    "lii2023",
    "su2023_suicidal_trd",
    "jelovac2025_karmadep2",
)
# What each judgement looks like: never by colour alone.
SYMBOLS: dict[Judgement, str] = {"low": "+", "some concerns": "?", "high": "×"}
LETTERS: dict[Judgement, str] = {"low": "L", "some concerns": "S", "high": "H"}


@dataclass(frozen=True, slots=True)
class Assessment:
    """One result of a trial, judged: every domain with its path, and all together."""

    study: Study
    reading: BiasReading
    domains: tuple[DomainJudgement, ...]
    overall: OverallJudgement

    def __repr__(self) -> str:
        return f"<Assessment: {self.study.name}, {self.reading.result}: {self.overall}>"

    def __getitem__(self, domain: str) -> DomainJudgement:
        """The judgement of a domain by its name."""
        found = {each.domain: each for each in self.domains}
        if domain not in found:
            raise KetacourseError(unknown(f"domain of {self.study.name}", domain, found))
        return found[domain]

    def _repr_html_(self) -> str:
        rows = "".join(_domain_row(self.reading, each) for each in self.domains)
        notes = [self.reading.note, *(_own_rows(each.domain) for each in self.domains)]
        note = "".join(f"<p>{escape(words)}</p>" for words in notes if words)
        return untypeset_html(
            f'<div class="kc"><table><caption>{escape(self.study.name)}, '
            f"{escape(self.reading.result)}. Overall: {self.overall}</caption><thead><tr>"
            '<th scope="col">Domain</th><th scope="col">Judgement</th>'
            f'<th scope="col">How it comes about</th></tr></thead><tbody>{rows}</tbody></table>'
            f"{note}<p>{open_to_argument()}</p></div>"
        )


def bias_reading(study_id: str) -> Assessment:
    """The course's reading of a trial by RoB 2, judged by the algorithm.

    Parameters
    ----------
    study_id
        Id of a study, such as ``zarate2006``.

    Raises
    ------
    KetacourseError
        If the course has no reading of it; for a study without randomisation, because RoB 2
        does not apply to it.
    """
    reading = _reading(study_id)
    study = record(STUDIES, study_id)
    answers = reading.answered()
    domains = []
    for domain in domains_of(study):
        asked = {question.number for question in domain.questions}
        given = {number: answer for number, answer in answers.items() if number in asked}
        domains.append(judge_domain(domain.id, given))
    overall = judge_overall(
        domains, override=reading.override or None, reason=reading.override_reason
    )
    return Assessment(study, reading, tuple(domains), overall)


def bias_readings(study_ids: Iterable[str] | None = None) -> tuple[Assessment, ...]:
    """Readings of several trials, in the order given; of all that there are, in file order."""
    wanted = [each.id for each in records(BIAS_READINGS)] if study_ids is None else study_ids
    return tuple(bias_reading(study_id) for study_id in wanted)


def domains_of(study: Study) -> tuple[BiasDomain, ...]:
    """The domains in which a trial of this design is judged.

    Raises
    ------
    KetacourseError
        If nobody was randomised in it.
    """
    if study.design in NOT_RANDOMISED:
        raise KetacourseError(
            f"RoB 2 does not apply to {study.name} ({study.design}): nobody in it was randomised. "
            "ROBINS-I is made for such studies, and begins with confounding"
        )
    every = records(BIAS_DOMAINS)
    return tuple(each for each in every if study.design == "crossover" or not each.crossover_only)


def open_to_argument() -> str:
    """The sentence that stands wherever a reading is shown, as HTML."""
    fact = record(BIAS_FACTS, "readings")
    return sourced_html(sentence_of(fact), fact)


def answer_html(answer: BiasAnswer) -> str:
    """An answer in words, with its reason and where the fact behind it was read."""
    words = f"{answer.question} {ANSWER_WORDS[answer.answer]}"
    return f"<strong>{escape(words)}.</strong> {sourced_html(answer.reason, answer)}"


def _own_rows(domain: str) -> str:
    """What is ours in the table of a domain, where it could not be read in the guidance."""
    found = record(BIAS_DOMAINS, domain)
    return f"{found.name}: {found.note}" if found.status is Status.UNCONFIRMED else ""


def _domain_row(reading: BiasReading, judged: DomainJudgement) -> str:
    answers = {each.question: each for each in reading.answers}
    name = record(BIAS_DOMAINS, judged.domain).name
    turns = "".join(f"<li>{answer_html(answers[question])}</li>" for question, _ in judged.path)
    look = f"{SYMBOLS[judged.judgement]} {judged.judgement}"
    return f'<tr><th scope="row">{escape(name)}</th><td>{look}</td><td><ul>{turns}</ul></td></tr>'


def _reading(study_id: str) -> BiasReading:
    """The record, or words on why there is none."""
    known = {each.id: each for each in records(BIAS_READINGS)}
    if study_id in known:
        found: BiasReading = known[study_id]
        return found
    studies = {each.id: each for each in records(STUDIES)}
    if study_id not in studies:
        raise KetacourseError(unknown("study", study_id, known))
    domains_of(studies[study_id])  # says why, where nobody was randomised
    raise KetacourseError(
        f"the course has not judged {studies[study_id].name} by RoB 2; it has judged "
        f"{listing(known, 20)}"
    )

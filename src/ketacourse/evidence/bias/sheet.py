"""What the RoB 2 worksheet shows: the tables, facts of trials, comparisons, and its static twin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from ketacourse.content.bias import (
    ANSWER_WORDS,
    COLUMNS,
    JUDGEMENTS,
    BiasAnswer,
    BiasDomain,
    Judgement,
)
from ketacourse.content.library import records
from ketacourse.content.tables import BIAS_DOMAINS
from ketacourse.content.trials import Study
from ketacourse.display.facts import sourced_html
from ketacourse.evidence.bias.assessments import LETTERS, SYMBOLS, Assessment, open_to_argument
from ketacourse.evidence.bias.rob2 import DomainJudgement

TITLE = "RoB 2 worksheet: judge a trial, then compare"
TONES: Mapping[Judgement, str] = {"low": "low", "some concerns": "mid", "high": "high"}
# Which remarks of a study help with a domain; statements on its risk of bias come first.
HELPFUL: Mapping[str, tuple[str, ...]] = {
    "randomisation": ("design", "flow"),
    "deviations": ("intervention", "comparator", "masking", "setting"),
    "missing data": ("flow", "dropouts"),
    "measurement": ("primary outcome", "comparator", "masking"),
    "selection": ("primary outcome",),
    "crossover": ("design", "durability"),
}


def sheet(read: Sequence[Assessment]) -> dict[str, Any]:
    """What the page needs: the tables of the algorithm, their words, and facts of each trial."""
    return {
        "title": TITLE,
        "rules": {
            "judgements": list(JUDGEMENTS),
            "columns": dict(COLUMNS),
            "words": dict(ANSWER_WORDS),
            "looks": {
                word: {"symbol": SYMBOLS[word], "letter": LETTERS[word], "tone": TONES[word]}
                for word in JUDGEMENTS
            },
        },
        "domains": [table_for_page(each) for each in records(BIAS_DOMAINS)],
        "trials": [_trial_for_page(each) for each in read],
    }


def table_for_page(domain: BiasDomain) -> dict[str, Any]:
    """A domain as plain values."""
    return {
        "id": domain.id,
        "number": domain.number,
        "name": domain.name,
        "about": domain.about,
        "note": domain.note,
        "starts": list(domain.starts),
        "questions": [
            {"number": q.number, "text": q.text, "gist": q.gist, "allowed": list(q.allowed)}
            for q in domain.questions
        ],
        "steps": [
            {"id": s.id, "question": s.question, "yes": s.yes, "unclear": s.unclear, "no": s.no}
            for s in domain.steps
        ],
    }


def comparison(read: Assessment, domain: str, own: DomainJudgement) -> dict[str, Any]:
    """The student's judgement beside the course's: a row for each question on the course's path."""
    answers = {each.question: each for each in read.reading.answers}
    taken = dict(own.path)  # an answer kept from another path does not count
    rows = [_row(answers[question], taken.get(question)) for question, _ in read[domain].path]
    return {
        "judgement": str(read[domain]),
        "yours": str(own),
        "rows": rows,
        "note": open_to_argument(),
    }


def _row(answer: BiasAnswer, given: str | None) -> dict[str, Any]:
    """One question: what each said, and whether the two would lead the same way."""
    own = next((known for known in ANSWER_WORDS if known == given), None)
    return {
        "question": answer.question,
        "yours": ANSWER_WORDS[own] if own else "",
        "theirs": ANSWER_WORDS[answer.answer],
        "differs": own is not None and COLUMNS.get(own) != COLUMNS.get(answer.answer),
        "reason": sourced_html(answer.reason, answer),
    }


def _trial_for_page(read: Assessment) -> dict[str, Any]:
    study = read.study
    return {
        "id": study.id,
        "name": study.name,
        "design": study.design,
        "arms": ", ".join(arm.label for arm in study.arms),
        "result": read.reading.result,
        "domains": [domain.domain for domain in read.domains],
        "facts": {each.domain: facts_for(study, each.domain) for each in read.domains},
    }


def facts_for(study: Study, domain: str) -> list[str]:
    """What the records know that helps with a domain, as HTML with sources and marks."""
    found = [each for each in study.risk_of_bias if each.topic == domain]
    found += [each for each in study.remarks if each.topic in HELPFUL[domain]]
    said = [sourced_html(each.text, each) for each in found]
    # Whether groups were alike at entry is asked under randomisation, and is told in numbers.
    return said + (_at_entry(study) if domain == "randomisation" else [])


def _at_entry(study: Study) -> list[str]:
    """What was measured in each arm before the first dose, as far as it is known."""
    labels = {arm.id: arm.label for arm in study.arms}
    told = []
    for outcome in study.outcomes:
        known = [each for each in outcome.results if each.mean is not None]
        if outcome.kind == "continuous" and outcome.time_h is not None and outcome.time_h <= 0:
            means = "; ".join(f"{labels[each.arm]}: mean {each.mean:g}" for each in known)
            told += [sourced_html(f"{outcome.name}. {means}.", outcome)] if known else []
    return told


def pooled_html(made: str, finding: str, absent: str = "") -> str:
    """A table of pooled results, what it says, and whose judgements count.

    `absent` says of the trial in view that it is not in the pool.
    """
    words = (
        "Your overall judgements count where you have made them, the course's reading for the "
        "other trials. Leaving trials out is no correction: it shows what a result leans on."
    )
    first = f"<p><strong>{escape(absent)}</strong></p>" if absent else ""
    return f"{first}{made}<p>{escape(finding)}</p><p>{words}</p>"


def static_trial(read: Assessment) -> str:
    """A trial and what is known of it, without any answer."""
    known = [fact for each in read.domains for fact in facts_for(read.study, each.domain)]
    facts = "".join(f"<li>{fact}</li>" for fact in dict.fromkeys(known))
    return (
        f"<details><summary>{escape(read.study.name)}: {escape(read.reading.result)}</summary>"
        f"<ul>{facts}</ul></details>"
    )


def static_domain(domain: BiasDomain) -> str:
    """A domain: its questions, and the table of its algorithm."""
    head = "".join(
        f'<th scope="col">{word}</th>' for word in ("Asked", "Yes", "No information", "No")
    )
    rows = "".join(
        f'<tr><th scope="row">{step.id}</th><td>{step.yes}</td><td>{step.unclear or "–"}</td>'
        f"<td>{step.no}</td></tr>"
        for step in domain.steps
    )
    asked = "".join(f"<li>{q.number} {escape(q.text)}</li>" for q in domain.questions)
    note = f"<p>{escape(domain.note)}</p>" if domain.note else ""
    return (
        f"<details><summary>{domain.number} {escape(domain.name)}</summary>"
        f"<p>{escape(domain.about)}</p><ul>{asked}</ul><table><caption>Where answers lead"
        f"</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{note}</details>"
    )

"""Mechanical remarks on a paragraph: what rules can see, which is little, and never a mark.

A rule looks at words and numbers. It cannot tell whether a number is right, so a paragraph
without remarks may still be wrong, and one with remarks may be good.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

FEWEST_WORDS = 40
MOST_WORDS = 160
LONGEST_SENTENCE = 24  # mean words a sentence; plain-language guides ask for 15 to 20

NUMBER = re.compile(r"\d")
DENOMINATOR = re.compile(r"\d[\d,]*\s*(?:people\s*)?(?:of|in|out of|/)\s*(?:every\s*)?\d", re.I)
DOSE = re.compile(r"\d+(?:[.,]\d+)?\s*(?:mg|µg|mcg|milligrams?|grams?)\b(?:\s*/\s*kg)?", re.I)
ADVICE = re.compile(
    r"\byou (?:should|must|need to|ought to|can try)\b|\b(?:start|stop|keep) taking\b"
    r"|\bask (?:your|a) \w+ (?:for|about)\b",
    re.I,
)
HYPE = re.compile(
    r"\b(?:miracle|breakthrough|revolution\w*|game.?chang\w*|wonder drug|cures?|cured"
    r"|proven|amazing|groundbreaking)\b",
    re.I,
)
RELATIVE = re.compile(
    r"\b(?:twice|three times|double[sd]?|\w+ times as|half as)\b"
    r"|%\s*(?:more|less|fewer|higher|lower)",
    re.I,
)
COMPARISON = re.compile(
    r"\b(?:placebo|saline|midazolam|control|dummy|against|compared|versus|than)\b", re.I
)
TIME = re.compile(r"\b(?:minute|hour|day|week|month|year)s?\b", re.I)
SOURCE = re.compile(r"https?://|\b(?:19|20)\d\d\b")
SUICIDE = re.compile(r"\bsuicid\w*", re.I)
HELP = re.compile(r"\b(?:help ?line|crisis|emergency|hotline)\b", re.I)
CRIME = re.compile(
    r"\bcommit\w* suicide|\b(?:un)?successful (?:suicide|attempt)|\bfailed attempt", re.I
)
HARM = re.compile(
    r"\b(?:harm|risk|side effect|unwanted|adverse|dissociat\w*|blood pressure|nausea)", re.I
)


@dataclass(frozen=True, slots=True)
class Rule:
    """Something that can be seen in a text, and what to say about it; `{}` takes what was found."""

    found: Callable[[str], str]
    text: str


def _lacks(pattern: re.Pattern[str]) -> Callable[[str], str]:
    return lambda text: "" if pattern.search(text) else "nothing"


def _holds(pattern: re.Pattern[str]) -> Callable[[str], str]:
    return lambda text: match.group() if (match := pattern.search(text)) else ""


RULES = (
    Rule(_lacks(NUMBER), "It holds no number."),
    Rule(
        lambda text: _lacks(DENOMINATOR)(text) if NUMBER.search(text) else "",
        "No number has a denominator: say how many of how many.",
    ),
    Rule(_lacks(COMPARISON), "Nothing is compared: what happened in the other arm?"),
    Rule(_lacks(TIME), "It does not say when, or for how long."),
    Rule(_lacks(HARM), "It names no harm."),
    Rule(_lacks(SOURCE), "It gives no year or address by which a source could be found."),
    Rule(_holds(RELATIVE), "“{}” is a relative number: set the absolute ones beside it."),
    Rule(_holds(DOSE), "It names a dose (“{}”): say whose it was, or leave it out."),
    Rule(_holds(ADVICE), "“{}” tells the reader what to do; a page cannot know that."),
    Rule(_holds(HYPE), "“{}” praises or promises more than trials can show."),
    Rule(_holds(CRIME), "Instead of “{}” write that somebody died by suicide, or attempted it."),
    Rule(
        lambda text: _lacks(HELP)(text) if SUICIDE.search(text) else "",
        "It speaks of suicide and names no help line.",
    ),
)


def remarks_on(text: str) -> tuple[str, ...]:
    """What rules see in a paragraph, as sentences; empty for an empty one.

    Parameters
    ----------
    text
        A paragraph of plain text, in English.
    """
    if not text.strip():
        return ()
    seen = [(rule, rule.found(text)) for rule in RULES]
    return (*_length(text), *(rule.text.format(found) for rule, found in seen if found))


def _length(text: str) -> list[str]:
    """Remarks on how long the paragraph and its sentences are."""
    words = len(text.split())
    sentences = [each for each in re.split(r"[.!?]+(?=\s|$)", text) if each.strip()]
    mean = words / len(sentences) if sentences else 0.0
    found = []
    if words < FEWEST_WORDS:
        found.append(f"It has {words} words; fewer than {FEWEST_WORDS} seldom hold it all.")
    if words > MOST_WORDS:
        found.append(f"It has {words} words; over {MOST_WORDS} few will read.")
    if mean > LONGEST_SENTENCE:
        found.append(f"Its sentences have {mean:.0f} words on average; shorter ones read better.")
    return found

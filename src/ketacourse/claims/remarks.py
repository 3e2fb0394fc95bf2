"""Mechanical remarks on a paragraph: what rules can see, which is little, and never a mark.

A rule looks at words and numbers. It cannot tell whether a number is right, so a paragraph
without remarks may still be wrong, and one with remarks may be good. Where somebody writes of
ending their life, no rule speaks: the text gets help lines and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ketacourse.claims.distress import speaks_of_ending_life
from ketacourse.claims.flagged import REACH, RULES
from ketacourse.claims.phrases import plain, ways
from ketacourse.display.help_lines import help_line_texts
from ketacourse.display.words import counted

FEWEST_WORDS = 40
MOST_WORDS = 160
LONGEST_SENTENCE = 24  # mean words a sentence; plain-language guides ask for 15 to 20

TO_SOMEBODY = "If this is about you: you need not stay alone with it. Please talk to somebody now."

SENTENCE_END = re.compile(
    r"(?<=[.!?])(?<!\bal\.)(?<!\bvs\.)(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bDr\.)(?<!\bca\.) "
)
DIGIT = re.compile(r"\d")
DENOMINATOR = ways(
    r"""
    <number> ?(?:<people> )?(?:of|in|out of|/|per) ?(?:the |every |each )?<no_year><number>
    <number> <people>,? of whom <number>
    """,
    no_year=r"(?!(?:19|20)\d\d\b)",
)
# What counts as an absolute number beside a relative one.
SHARE = ways(r"<percent>(?! (?:<more>|reduc|decr|incr))")
BOTH_SHARES = ways(
    r"""
    from <number> ?%? to <number> ?(?:%|in|of|per|out of)
    percentage points?
    """
)
COMPARISON = ways(
    r"""
    placebo|saline|midazolam|control|dummy|sham|against|compared|comparison|versus|vs|than|whereas
    other (?:arm|group)|ECT|instead of|usual care
    """
)
TIME = ways(
    r"""
    (?:minute|hour|day|week|month|year|night)s?|overnight|\d{1,3} ?(?:h|min)
    """
)
SOURCE = ways(
    r"""
    https?://\S{1,60}|www\.\S{1,60}|doi|et al|(?:19|20)\d\d(?! <people>)
    """
)
SUICIDE = ways(
    r"""
    suicid\w{0,5}|kill(?:s|ed|ing)? (?:him|her|them)sel(?:f|ves)
    (?:ended|took) (?:his|her|their) (?:own )?li(?:fe|ves)
    """
)
HELP = ways(
    r"""
    help.?lines?|hotlines?|lifelines?|samaritans|crisis|emergency|988|116 123
    """
)
HARM = ways(
    r"""
    harm(?:s|ed|ful)?|risks|side.effects?|unwanted|adverse|carr(?:y|ies) <gap>risk
    risk of (?!depress|relaps|suicid|bias|being ill|staying)\w{1,14}
    dissociat\w{0,5}|detach\w{0,4}|unreal|float\w{0,3}|out.of.body|trance|dreamlike
    blood pressure|heart rate|palpitations?|pulse|nausea|nauseous|vomit\w{0,3}|queasy
    <felt> (?:sick|worse|ill)|dizz\w{1,4}|vertigo|giddy|light-?headed\w{0,4}|unsteady|faint\w{0,3}
    headaches?|drows\w{1,4}|sleepy|sleepiness|sedat\w{1,4}|tired\w{0,4}|numb\w{0,4}|confus\w{1,4}
    hallucinat\w{1,5}|psycho(?:sis|tic)|blurred|double vision|anxious|panic
    bladder|cystitis|urin\w{1,5}|liver|memory|amnesia|addict\w{0,4}|dependen(?:ce|cy|t on)
    crav\w{1,4}|misus\w{1,4}|abuse[ds]?|tolerance|overdos\w{1,3}|dropped out|died|deaths?
    """,
    felt="felt|feel|feels|feeling|being|was|were|got|became|grew",
)
NO_HARM = re.compile(
    r"\b(?:no|not|without|never|free of|free from|zero|non|\w{2,6}n't)\b[ -]?"
    r"(?:\w{1,12}[ -]){0,3}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Remark:
    """What a rule sees, and the kind of rule: `length`, `missing`, or one of `flagged`."""

    kind: str
    text: str


def remarks_on(text: str) -> tuple[str, ...]:
    """What rules see in a paragraph, as sentences; empty for an empty one.

    Where a text speaks of ending one's life these are help lines, and nothing else.

    Parameters
    ----------
    text
        A paragraph of plain text, in English.
    """
    if calls_for_help(text):
        return (TO_SOMEBODY, *help_line_texts())
    return tuple(remark.text for remark in remarks_by_kind(text))


def calls_for_help(text: str) -> bool:
    """Whether somebody who writes this should be shown help lines, and nothing else."""
    return speaks_of_ending_life(text)


@lru_cache(
    maxsize=64
)  # each later answer in the notebook asks for the kept paragraph's remarks again
def remarks_by_kind(text: str) -> tuple[Remark, ...]:
    """What rules see, with the kind of each rule; those on length and on what is missing first.

    Parameters
    ----------
    text
        A paragraph of plain text, in English.
    """
    said = plain(text)
    if not said:
        return ()
    sentences = SENTENCE_END.split(said)
    return (*_length(said, sentences), *_missing(said), *_flagged(sentences))


def _length(said: str, sentences: Sequence[str]) -> Iterator[Remark]:
    """Remarks on how long the paragraph and its sentences are."""
    words = len(said.split())
    mean = words / len(sentences)
    if words < FEWEST_WORDS:
        few = f"fewer than {FEWEST_WORDS} seldom hold it all"
        yield Remark("length", f"It has {counted(words, 'word')}; {few}.")
    if words > MOST_WORDS:
        many = f"over {MOST_WORDS} few will read"
        yield Remark("length", f"It has {counted(words, 'word')}; {many}.")
    if mean > LONGEST_SENTENCE:
        long = f"Its sentences have {mean:.0f} words on average; shorter ones read better."
        yield Remark("length", long)


def _missing(said: str) -> Iterator[Remark]:
    """What the whole paragraph should hold and does not."""
    has_denominator = DENOMINATOR.search(said)
    lacks = (
        (not (DIGIT.search(said) or has_denominator), "It holds no number."),
        (
            DIGIT.search(said) and not has_denominator,
            "No number has a denominator: say how many of how many.",
        ),
        (not COMPARISON.search(said), "Nothing is compared: what happened in the other arm?"),
        (not TIME.search(said), "It does not say when, or for how long."),
        (not _names_harm(said), "It names no harm."),
        (not SOURCE.search(said), "It gives no year or address by which a source could be found."),
        (
            SUICIDE.search(said) and not HELP.search(said),
            "It speaks of suicide and names no help line.",
        ),
    )
    return (Remark("missing", text) for is_so, text in lacks if is_so)


def _names_harm(said: str) -> bool:
    """Whether a harm is named as one that happened: "no side effects" names none."""
    return any(
        not NO_HARM.search(said[max(0, match.start() - REACH) : match.start()])
        for match in HARM.finditer(said)
    )


def _flagged(sentences: Sequence[str]) -> Iterator[Remark]:
    """What sentences say too much: the first of each rule, in the order of the rules."""
    for rule in RULES:
        for at, sentence in enumerate(sentences):
            found = rule.found_in(sentence)
            if found and not (rule.kind == "relative" and _has_absolute(sentences, at)):
                yield Remark(rule.kind, rule.text.format(found))
                break


def _has_absolute(sentences: Sequence[str], at: int) -> bool:
    """Whether two absolute numbers stand in a sentence or beside it."""
    near = " ".join(sentences[max(0, at - 1) : at + 2])
    counts = len(DENOMINATOR.findall(near)) + len(SHARE.findall(near))
    return counts >= 2 or BOTH_SHARES.search(near) is not None

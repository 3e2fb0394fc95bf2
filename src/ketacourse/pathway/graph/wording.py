"""Edges and their standing in words: subject, verb and object from the names of two nodes."""

from __future__ import annotations

import re

from ketacourse.content.base import Status
from ketacourse.content.library import record
from ketacourse.content.mechanism import Edge
from ketacourse.content.tables import NODES

ACTS = ("receptor", "ion channel", "kinase", "cell type", "brain region")
WITH_ARTICLE = ("receptor", "ion channel", "cell type", "brain region", "behaviour")
VERBS = {1: ("raises", "raise"), -1: ("lowers", "lower"), 0: ("is linked with", "are linked with")}
PROPER = ("Akt", "Kir4.1", "Kv7.2")  # a capital letter, though lower case follows
STATUS_TEXT = {
    Status.VERIFIED: "",
    Status.SECONDARY: "Read only in a second-hand copy.",
    Status.UNCONFIRMED: "Not confirmed here.",
}
_IN_BRACKETS = re.compile(r" \([^()]*\)$")
_FIRST_PHRASE = re.compile(r"^(.*?)(?: on | projecting | activated | \(|,|$).*")


OUTCOMES = {"ad_acute": "Early effect", "ad_sustained": "Later effect"}


def outcome_name(outcome: str) -> str:
    """A short name of an outcome: mood by its time, anything else by its node."""
    return short_name(outcome, record(NODES, outcome).name)


def short_name(node: str, name: str) -> str:
    """The name of a node without what stands behind a stroke or, at its end, in brackets.

    >>> short_name("glutamate", "Synaptic glutamate (surge)"), short_name("ad_acute", "")
    ('Synaptic glutamate', 'Early effect')
    """
    return OUTCOMES.get(node) or _IN_BRACKETS.sub("", name.split(" / ", maxsplit=1)[0])


def sentence(edge: Edge) -> str:
    """Say what an edge claims, such as ``Caffeine lowers the activity of the A2A receptor``."""
    source, target = record(NODES, edge.source), record(NODES, edge.target)
    return claim(source.name, source.type, edge.sign, target.name, target.type)


def claim(source: str, source_type: str, sign: int, target: str, target_type: str) -> str:
    """Put a claim in words.

    What acts (a receptor, channel, kinase, cell or region) has its activity changed; the rest is
    itself raised or lowered.
    """
    verb = VERBS[sign][is_plural(source)]
    what = "the activity of " if sign and target_type in ACTS else ""
    subject = _phrase(source, source_type)
    begins = source if subject == uncapitalised(source) else f"T{subject[1:]}"
    return f"{begins} {verb} {what}{_phrase(target, target_type)}"


def _phrase(name: str, kind: str) -> str:
    """A name within a sentence, with its article where it takes one."""
    article = "the " if kind in WITH_ARTICLE and not is_plural(name) else ""
    return article + uncapitalised(name)


def is_plural(name: str) -> bool:
    """Whether a name takes a plural verb: its first phrase ends in s, though not in ss or is."""
    words = _FIRST_PHRASE.sub(r"\1", name, count=1)
    return words.endswith("s") and not words.endswith(("ss", "is", "us"))


def uncapitalised(text: str) -> str:
    """Begin in lower case, unless the first word is a name such as AMPA, mTORC1 or Akt.

    >>> uncapitalised("Open-channel block")
    'open-channel block'
    >>> uncapitalised("L-type voltage-gated calcium channel")
    'L-type voltage-gated calcium channel'
    """
    head, space, rest = text.partition(" ")
    is_name = not head[1:2].isalpha() or any(letter.isdigit() for letter in head)
    plain = head[:1].isupper() and head[1:].islower() and not is_name and head not in PROPER
    return f"{head.lower() if plain else head}{space}{rest}"

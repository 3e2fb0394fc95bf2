r"""Phrases that rules look for, in a notation that can be read: one way of saying it a line.

A line is a regular expression between word boundaries; ``<name>`` stands for one of `SETS`, and
``<gap>`` and ``<far>`` for a few words of any kind. No repetition is without a limit, here and in
every line, so that a text of any length takes time in proportion to its length.
"""

from __future__ import annotations

import re
import unicodedata

SETS = {
    "gap": r"(?:[\w'-]{1,15} ){0,2}",
    "far": r"(?:[\w'-]{1,15} ){0,4}",
    "digits": r"\d[\d,.]{0,11}",
    "tally": (
        "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|a hundred|a thousand"
    ),
    "number": "<digits>|<tally>",
    "percent": "<digits> ?(?:%|per ?cent)",
    "people": "people|persons|patients|participants|adults|women|men|users",
    "everyone": "everyone|everybody|anyone|anybody|all|all <people>|every (?:patient|person|user)",
    "drug": (
        "(?:es)?ketamine|drugs?|dose|tablets?|pills?|antidepressants?|medicines?|medications?"
        "|treatments?|spray|infusions?|lozenges?|therapy|clinic|psychedelics?"
    ),
    "more": "more|less|fewer|higher|lower|greater|better|worse|faster|likelier|safer|larger",
    "of_any": r"their|his|her|one's|our|my|your",
}
STRAIGHT = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "\u00ad": None, "\u200b": None})


def ways(lines: str, **sets: str) -> re.Pattern[str]:
    """Compile ways of saying one thing, a line each; capitals do not matter.

    >>> ways('''
    ...     not (?:a|the) cure
    ...     helps <everyone>
    ... ''').search("It helps all patients.").group()
    'helps all'
    """
    known = {**SETS, **sets}
    joined = "|".join(_spelled(line.strip(), known) for line in lines.splitlines() if line.strip())
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE)


def _spelled(line: str, known: dict[str, str]) -> str:
    """A line with the names of sets replaced by the sets, which may name others."""
    spelled = re.sub(r"<(\w+)>", lambda match: f"(?:{known[match[1]]})", line)
    return spelled if spelled == line else _spelled(spelled, known)


def plain(text: str) -> str:
    r"""Bring a text to the form that phrases are written for.

    >>> plain("I  don’t\nknow")
    "I don't know"
    """
    return " ".join(unicodedata.normalize("NFKC", text.translate(STRAIGHT)).split())

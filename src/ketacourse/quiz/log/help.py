"""Help that was shown, as a line of the log: another kernel, or this one tomorrow, knows of it.

Such a line is no answer. It bears the word that marks lines of the course itself, so that readers
of answers pass over it.
"""

from __future__ import annotations

import json
from typing import Literal, NamedTuple, get_args

from ketacourse.display.incoming import mended
from ketacourse.quiz.log.attempt import NAME

Kind = Literal["hint", "answer"]
KINDS = get_args(Kind)
MARK = b'"ketacourse": "help"'
LONGEST = 500  # characters; two names of a hundred and the words around them


class Help(NamedTuple):
    """A hint or an answer that was shown, and of which item."""

    bank: str
    item: str
    kind: Kind


def line_of_help(given: Help) -> bytes:
    """The help as one line of JSON, newline included."""
    return json.dumps({"ketacourse": "help", **given._asdict()}).encode() + b"\n"


def help_of(line: bytes) -> Help | None:
    """The help on a line; None where it tells of none."""
    if MARK not in line or len(line) > LONGEST:
        return None
    try:
        fields = mended(json.loads(line))
    except (ValueError, RecursionError):
        return None
    if not isinstance(fields, dict) or fields.get("kind") not in KINDS:
        return None
    names = (fields.get("bank"), fields.get("item"))
    if not all(isinstance(name, str) and NAME.fullmatch(name) for name in names):
        return None
    return Help(fields["bank"], fields["item"], fields["kind"])

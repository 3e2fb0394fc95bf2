"""Which dollar signs enclose a formula, and which stand before or behind a sum of money.

As in pandoc, a formula has no space inside its dollar signs and no digit behind them. Beyond that,
two sums in one sentence are never a formula: one that begins with a digit holds no plain words,
nor does any hold two. Where such a text does not end as sums do, it is doubtful, and an author is
asked what is meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

SINGLE = re.compile(r"\$((?:[^$\\]|\\.)++)\$", re.DOTALL)
DOUBLE = re.compile(r"(?<!\$)\$\$((?:[^$\\]|\\.)++)\$\$(?!\$)", re.DOTALL)

# What is left of a formula when its commands and groups are taken out; words there are prose.
MARKUP = re.compile(r"\\[A-Za-z]+|\{[^{}]*\}")
WORD = re.compile(r"[A-Za-z]{2,}")
# No formula ends like this, and the space between two sums does: $5/$x, $five–$six.
LOOSE_ENDS = "/,;:–—"
SUM_ENDS = re.compile(r"(?:\d|\b[A-Z]{1,3})\Z")  # 15$ and US$
DIGIT_AFTER = re.compile(r"[.,]?\d")


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula in a text: its TeX, whether it stands on a line of its own, and where it ends.

    `is_prose` is one that is not shown as a formula, for it reads as words or sums of money.
    """

    tex: str
    display: bool
    end: int
    is_prose: bool = False

    @property
    def is_doubtful(self) -> bool:
        """Whether it reads as words, and yet might have been meant as a formula."""
        return self.is_prose and not SUM_ENDS.search(self.tex)


def formula_at(text: str, at: int) -> Formula | None:
    """The formula that begins with the dollar sign at `at`, or None."""
    if found := DOUBLE.match(text, at):
        tex = found[1].strip()
        # Classes of price stand apart in a sentence: $$ or $$$.
        is_prose = found[1][0].isspace() and WORD.fullmatch(tex) is not None
        return Formula(tex, display=True, end=found.end(), is_prose=is_prose) if tex else None
    found = SINGLE.match(text, at)
    if found is None or not _encloses(text, at, found):
        return None
    return Formula(found[1], display=False, end=found.end(), is_prose=_is_prose(found[1]))


def _encloses(text: str, at: int, found: re.Match[str]) -> bool:
    """Whether both signs stand as they do around a formula."""
    tex, before = found[1], text[at - 1 : at] if at else ""
    if tex[0].isspace() or tex[-1].isspace() or tex[-1] in LOOSE_ENDS:
        return False
    # 5$ is a sum already, and so is US$5.
    if before.isdigit() or (before.isalpha() and DIGIT_AFTER.match(tex)):
        return False
    if tex[0].isdigit() and tex[-1] in "+-":
        return False
    return not DIGIT_AFTER.match(text, found.end())


def _is_prose(tex: str) -> bool:
    words = WORD.findall(MARKUP.sub(" ", tex))
    return len(words) > 1 or (bool(words) and tex[0].isdigit())

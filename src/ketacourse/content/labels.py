"""Letters that tell papers of one first author and year apart: 2013a, 2013b.

The rule is this module's alone: papers whose label opens with the same name and carries the same
year are lettered in the order of their titles, so that neither the order of the file nor the
lesson in which a paper is met matters. A label, a reference and a trial's name bear one letter.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ketacourse.content.citations import Citation
from ketacourse.content.markup import plain

YEAR = re.compile(r"(?<!\w)(\d{4})([a-z]{0,2})(?!\w)")
# What may stand between the first author and the year.
OTHERS = r"(?:'s)?(?: et al\.?| and colleagues| (?:&|and) \w+)?,? \(?$"
LONGEST_NAME = 120  # characters
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def with_letters(citations: Iterable[Citation]) -> dict[str, Citation]:
    """The citations by id, those of one first author and year with their letters."""
    alike: dict[tuple[str, str], list[Citation]] = defaultdict(list)
    known = list(citations)
    for each in known:
        alike[each.first.casefold(), each.years].append(each)
    letters: dict[str, str] = {}
    for papers in alike.values():
        if len(papers) > 1:
            ordered = sorted(papers, key=lambda each: (plain(each.title).casefold(), each.id))
            letters |= {each.id: _letter(at) for at, each in enumerate(ordered)}
    return {
        each.id: replace(each, letter=letters[each.id]) if each.id in letters else each
        for each in known
    }


def _letter(at: int) -> str:
    """The letters, then aa, ab and so on, as spreadsheets name their columns."""
    before, last = divmod(at, len(LETTERS))
    return (_letter(before - 1) if before else "") + LETTERS[last]


class Mentions:
    """Finds papers that a text names by author and year so that another could be meant."""

    def __init__(self, known: Iterable[Citation]) -> None:
        self._letters: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for each in known:
            if each.letter and each.years:
                self._letters[each.years][each.first.casefold()].add(each.letter)

    def unclear(self, text: str) -> Iterator[str]:
        """Yield what is wrong with each mention that more than one paper would fit."""
        for year in YEAR.finditer(text):
            before = text[max(0, year.start() - LONGEST_NAME) : year.start()]
            for name, letters in self._letters.get(year[1], {}).items():
                who = re.search(rf"(?<!\w){re.escape(name)}{OTHERS}", before, re.IGNORECASE)
                if who and year[2] not in letters:
                    choices = " or ".join(f"{year[1]}{letter}" for letter in sorted(letters))
                    said = f"{who.group()}{year.group()}"
                    yield f"'{said}' could be more than one paper; say {choices}"

"""Everything that can be wrong with a bank, for ``ketacourse check``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from itertools import chain, islice
from pathlib import Path

from ketacourse.errors import KetacourseError, Problem, unknown
from ketacourse.quiz.bank.load import draft_bank, shown_path
from ketacourse.quiz.bank.reading import MOST_PROBLEMS, enough
from ketacourse.quiz.items.item import Bank, Item

FEWEST_ITEMS = 2
# From this many choice items on, a place that holds most right options gives the game away.
FEWEST_CHOICES = 5
LARGEST_SHARE = 2 / 3


def check_bank(path: Path, citations: Collection[str] | None = None) -> list[Problem]:
    """Every problem of a bank: its layout, its items, its objectives and what it refers to.

    Parameters
    ----------
    path : the bank's file
    citations : ids that may be cited; by default those of the course
    """
    known = _course_citations() if citations is None else citations
    bank, problems = draft_bank(path, strict=True)
    if bank is None:
        return problems
    # Objectives can only be counted once every item has been read.
    counted = _objectives(bank) if not problems else []
    about_items = chain(_cites(bank, known), _judged(bank))
    found = chain(problems, _names(bank), about_items, _places(bank), counted)
    listed = sorted(islice(found, MOST_PROBLEMS))
    return [*listed, *(enough(listed[-1]) for _ in islice(found, 1))]


def _course_citations() -> Collection[str]:
    from ketacourse.content.library import citations

    return citations()


def _names(bank: Bank) -> list[Problem]:
    """A bank is found by the name of its file, so the two have to agree."""
    if bank.id == bank.path.stem:
        return []
    message = f"the bank is called '{bank.id}' and its file '{bank.path.stem}'; rename one of them."
    return [Problem(shown_path(bank.path), 1, message)]


def _cites(bank: Bank, known: Collection[str]) -> Iterator[Problem]:
    for item in bank.items:
        for cite in item.cites:
            if cite not in known:
                message = f"item '{item.id}': {unknown('citation', cite, known)}."
                yield Problem(shown_path(bank.path), item.line, message)


def _judged(bank: Bank) -> Iterator[Problem]:
    """Paths and predictions are put to their judge, which knows the ids and the answer."""
    for item in bank.items:
        if fault := _judged_fault(item):
            message = f"item '{item.id}': {fault.removesuffix('.')}."
            yield Problem(shown_path(bank.path), item.line, message)


def _judged_fault(item: Item) -> str:
    """What the judge of an item says is wrong with it; empty where nothing is."""
    try:
        return item.fault
    except KetacourseError as fault:
        return str(fault)


def _places(bank: Bank) -> list[Problem]:
    """Right options that mostly stand in the same place can be guessed without reading."""
    places = Counter(place for item in bank.items if (place := item.guessable_place) is not None)
    if places.total() < FEWEST_CHOICES:
        return []
    place, count = places.most_common(1)[0]
    if count <= LARGEST_SHARE * places.total():
        return []
    message = (
        f"the right option stands in place {place} in {count} of {places.total()} choice items; "
        "move some, or add 'shuffle: true'."
    )
    return [Problem(shown_path(bank.path), 1, message)]


def _objectives(bank: Bank) -> list[Problem]:
    """One item is not enough to tell whether an objective was reached."""
    counts = Counter(item.objective for item in bank.items)
    return [
        Problem(
            shown_path(bank.path),
            1,
            f"objective '{name}' has {counts[name]} items; at least {FEWEST_ITEMS} are needed.",
        )
        for name in bank.objectives
        if counts[name] < FEWEST_ITEMS
    ]

"""Reading citations from CSL-JSON, the format that Zotero and others export.

What the standard allows is read: numbers where texts are usual, names in all their parts, dates in
words. What can't be a citation is refused with its line, entry by entry.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import chain, islice
from pathlib import Path
from typing import Any, TypeVar

from ketacourse.content.base import Status
from ketacourse.content.citations import WEB_ADDRESS, Citation
from ketacourse.content.dates import UNDATED, read_date
from ketacourse.content.files import (
    MOST_A_TABLE,
    BrokenFileError,
    JsonEntry,
    Scanned,
    json_entries,
)
from ketacourse.content.labels import with_letters
from ketacourse.content.markup import plain
from ketacourse.content.values import MisfitError, as_text
from ketacourse.errors import ContentError, Problem, brief, listing, unknown

DOI = re.compile(r"10\.\d{4,9}/\S+")
PMID = re.compile(r"[1-9]\d{0,7}")

NAME_PARTS = ("family", "given", "non-dropping-particle", "dropping-particle", "suffix", "literal")
NAME_NEEDED = 'a name is needed, such as {"family": "Zarate", "given": "CA"} or {"literal": "WHO"}'
UNTOLD: tuple[Status | None, bool, str] = (None, False, "")

Value = TypeVar("Value")


def read_citations(path: Path) -> dict[str, Citation]:
    """Read a CSL-JSON file as citations by id, papers of one name and year with their letters.

    Raises
    ------
    ContentError
        With ``file:line`` of the first entry that can't be a citation.
    """
    scanned = scan_citations(path)
    if scanned.problems:
        raise ContentError(str(scanned.problems[0]))
    return scanned.records


def scan_citations(path: Path) -> Scanned[str, Citation]:
    """Read what can be read of a CSL-JSON file, by id, and find what can't."""
    read: list[tuple[JsonEntry, Citation]] = []
    faults: list[tuple[JsonEntry, MisfitError]] = []
    try:
        for entry in json_entries(path):
            try:
                read.append((entry, _citation(entry.value)))
            except MisfitError as fault:
                faults.append((entry, fault))
    except BrokenFileError as fault:
        return Scanned({}, [fault.problem], set())
    first = islice(chain(faults, _repeats(read)), MOST_A_TABLE)
    problems = sorted(_problem(path, entry, fault) for entry, fault in first)
    known = with_letters(citation for _, citation in read)
    return Scanned(known, problems, {_name(entry.value) for entry, _ in faults})


def _name(entry: Any) -> str:
    """What an entry calls itself."""
    name = entry.get("id", "") if isinstance(entry, dict) else ""
    return (name if isinstance(name, str) else brief(name)) or "entry"


def _problem(path: Path, entry: JsonEntry, fault: MisfitError) -> Problem:
    key, *within = fault.path or ("",)
    place = "".join(f" {step + 1}" for step in within if isinstance(step, int))
    where = f"'{key}'{place}: " if key and key != "id" else ""
    message = f"'{_name(entry.value)}': {where}{fault}"
    return Problem(path.name, entry.line_of(str(key)), message)


def _repeats(read: list[tuple[JsonEntry, Citation]]) -> Iterator[tuple[JsonEntry, MisfitError]]:
    """Ids and papers that stand in the file more than once."""
    ids = Counter(citation.id for _, citation in read)
    papers = Counter(citation.doi.lower() for _, citation in read if citation.doi)
    for entry, citation in read:
        if ids[citation.id] > 1:
            yield entry, MisfitError("this id stands more than once; give each its own", "id")
        if papers[citation.doi.lower()] > 1:
            message = f"{citation.doi} stands in another entry too; keep one"
            yield entry, MisfitError(message, "DOI")


def _citation(entry: Any) -> Citation:
    if not isinstance(entry, Mapping):
        raise MisfitError(f"got {brief(entry)}, but an entry in curly brackets is needed")
    issued = _field(entry, "issued", read_date, UNDATED)
    nobody: tuple[tuple[str, str], ...] = ()
    people = _field(entry, "author", _people, nobody)
    status, authors_cut, read = _field(entry, "custom", _custom, UNTOLD)
    citation = Citation(
        id=_text(entry, "id"),
        authors=tuple(short for short, _ in people),
        authors_cut=authors_cut,
        names=tuple(full for _, full in people),
        year=issued.year,
        years=issued.years,
        title=_text(entry, "title"),
        short_title=plain(_text(entry, "title-short") or _text(entry, "shortTitle")),
        container=plain(_text(entry, "container-title")),
        volume=plain(_text(entry, "volume")),
        pages=plain(_text(entry, "page")),
        doi=_matching(entry, "DOI", DOI, "must look like 10.1000/xyz"),
        pmid=_matching(entry, "PMID", PMID, "must be 1 to 8 digits"),
        url=_matching(entry, "URL", WEB_ADDRESS, "must be a web address, https:// or http://"),
        status=status or Status.UNCONFIRMED,
        read=read,
        read_on=_field(entry, "accessed", read_date, UNDATED).full,
    )
    _refuse_what_is_missing(citation, is_told=status is not None)
    return citation


def _field(
    entry: Mapping[str, Any], key: str, convert: Callable[[Any], Value], absent: Value
) -> Value:
    """A value converted; what is absent and what is null are one to most exporters."""
    value = entry.get(key)
    if value is None:
        return absent
    try:
        return convert(value)
    except MisfitError as fault:
        raise fault.within(key) from None


def _text(entry: Mapping[str, Any], key: str) -> str:
    return _field(entry, key, as_text, "")


def _matching(entry: Mapping[str, Any], key: str, form: re.Pattern[str], rule: str) -> str:
    text = _text(entry, key)
    if text and not form.fullmatch(text):
        raise MisfitError(f"{brief(text)} {rule}", key)
    return text


def _people(value: Any) -> tuple[tuple[str, str], ...]:
    """Each author's short name, for running text, and full name, for the list."""
    if not isinstance(value, list):
        raise MisfitError(f"got {brief(value)}, but a list of names is needed")
    people = []
    for at, person in enumerate(value):
        try:
            people.append(_person(person))
        except MisfitError as fault:
            raise MisfitError(str(fault), at) from None
    return tuple(people)


def _person(person: Any) -> tuple[str, str]:
    """A person, an institution, or somebody of one name only."""
    if not isinstance(person, Mapping):
        raise MisfitError(f"got {brief(person)}, but {NAME_NEEDED}")
    part = {key: plain(_text(person, key)) for key in NAME_PARTS if key in person}
    family, given = part.get("family", ""), part.get("given", "")
    single = part.get("literal") or ("" if family else given)
    if single:
        return single, single
    if not family:
        raise MisfitError(f"is no name; {NAME_NEEDED}")
    family = f"{part.get('non-dropping-particle', '')} {family}".strip()
    behind = (_initials(given), part.get("dropping-particle"), part.get("suffix"))
    return family, " ".join(each for each in (family, *behind) if each)


def _initials(given: str) -> str:
    """Initials as PubMed writes them: ``Carlos A.`` and ``C.A.`` become ``CA``."""
    return "".join(map(_initial, re.split(r"[\s.-]+", given))) if given else ""


def _initial(word: str) -> str:
    """A word that is initials already stays whole."""
    return word if word.isupper() and len(word) <= 4 else word[:1]


def _custom(value: Any) -> tuple[Status | None, bool, str]:
    """Ours: how well the source was read; reference managers leave it alone."""
    if not isinstance(value, Mapping):
        raise MisfitError(f"got {brief(value)}, but a table is needed")
    known = [each.value for each in Status]
    if value.get("status") not in known:
        raise MisfitError(unknown("status", value.get("status", ""), known))
    authors_cut = value.get("authors_cut", False)
    if not isinstance(authors_cut, bool):
        raise MisfitError(f"'authors_cut': got {brief(authors_cut)}, but true or false")
    return Status(value["status"]), authors_cut, _text(value, "read")


def _refuse_what_is_missing(citation: Citation, *, is_told: bool) -> None:
    if not citation.id:
        raise MisfitError("'id' is missing; add it")
    if not plain(citation.title).strip():
        raise MisfitError("'title' is missing; add it")
    if not is_told:
        raise MisfitError(f"'custom' is missing; add it with 'status', one of {listing(Status)}")
    if not citation.link:
        raise MisfitError("no DOI, PMID or URL to follow; add one")
    is_page = not citation.doi and not citation.pmid
    if is_page and not citation.read_on and citation.status is not Status.UNCONFIRMED:
        raise MisfitError("'accessed' is missing; add the day on which the page was read", "URL")

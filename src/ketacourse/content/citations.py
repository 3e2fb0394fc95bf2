"""Citations: read from CSL-JSON (the file opens in Zotero), shown in text and in lists."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from ketacourse.content.base import Status
from ketacourse.errors import ContentError, brief

DOI = re.compile(r"^10\.\d{4,9}/\S+$")
PMID = re.compile(r"^[1-9]\d{0,7}$")


def is_web_address(url: str) -> bool:
    """Whether an address may become a link."""
    return url.lower().startswith(("https://", "http://"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A source a reader can follow.

    `authors` are family names, or one corporate name; `authors_cut` says that the list was cut;
    `short_title` names a source without authors in running text; `read` says what was read of it.
    """

    id: str
    authors: tuple[str, ...]
    authors_cut: bool
    names: tuple[str, ...]
    year: int | None
    title: str
    short_title: str
    container: str
    volume: str
    pages: str
    doi: str
    pmid: str
    url: str
    status: Status
    read: str

    def __post_init__(self) -> None:
        # It becomes a link, and javascript: or data: would be run by whoever follows it.
        if self.url and not is_web_address(self.url):
            raise ValueError(
                f"the address {brief(self.url)} of '{self.id}' is none of the web; "
                "write one that begins with https:// or http://"
            )

    @property
    def link(self) -> str:
        """The address to follow: the DOI, else PubMed, else the page."""
        if self.doi:
            safe = self.doi.replace("(", "%28").replace(")", "%29")  # Markdown ends a link at ")"
            return f"https://doi.org/{safe}"
        if self.pmid:
            return f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/"
        return self.url

    @property
    def label(self) -> str:
        """Short form for running text, such as ``Zarate et al. 2006``."""
        who = self.authors[0] if self.authors else self.short_title or self.title
        if self.authors_cut or len(self.authors) > 2:
            who = f"{who} et al."
        elif len(self.authors) == 2:
            who = f"{who} & {self.authors[1]}"
        return f"{who} {self.year}" if self.year else who

    @property
    def reference(self) -> str:
        """Full entry of a reference list, as text; the title leads where no author is known."""
        listed = (*self.names, "et al.") if self.authors_cut else self.names
        title, year = self.title.rstrip("."), self.year or "no date"
        head = (f"{', '.join(listed)} ({year})", title) if listed else (f"{title} ({year})",)
        where = " ".join(part for part in (self.container, self.volume) if part)
        if self.pages:
            where = f"{where}:{self.pages}"
        joined = ". ".join(part for part in (*head, where, self.link) if part)
        return joined.replace("?. ", "? ")


def read_citations(path: Path) -> dict[str, Citation]:
    """Read a CSL-JSON file as citations by id.

    Raises
    ------
    ContentError
        If the file is not a list of entries with ids, or an entry does not fit.
    """
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))
        return {entry["id"]: _citation(entry) for entry in entries}
    except (KeyError, TypeError, ValueError) as fault:
        raise ContentError(f"{path.name}: not a list of CSL-JSON entries: {fault!r}") from None


def _citation(entry: Mapping[str, Any]) -> Citation:
    people = entry.get("author", [])
    dates = entry.get("issued", {}).get("date-parts", [[None]])
    custom = entry.get("custom", {})
    return Citation(
        id=entry["id"],
        authors=tuple(person.get("family") or person["literal"] for person in people),
        authors_cut=custom.get("authors_cut", False),
        names=tuple(_full_name(person) for person in people),
        year=dates[0][0],
        title=entry["title"],
        short_title=entry.get("title-short", ""),
        container=entry.get("container-title", ""),
        volume=entry.get("volume", ""),
        pages=entry.get("page", ""),
        doi=entry.get("DOI", ""),
        pmid=entry.get("PMID", ""),
        url=entry.get("URL", ""),
        status=Status(custom["status"]),
        read=custom.get("read", ""),
    )


def _full_name(person: Mapping[str, str]) -> str:
    if "literal" in person:
        return person["literal"]
    return f"{person['family']} {person.get('given', '')}".strip()


def cite_html(citations: Iterable[Citation]) -> str:
    """Citations in running text, as links: ``(Zarate et al. 2006; Murrough et al. 2013)``."""
    links = [
        f'<a href="{escape(c.link)}" target="_blank" rel="noopener">{escape(c.label)}</a>'
        if c.link
        else escape(c.label)
        for c in citations
    ]
    return f"({'; '.join(links)})" if links else ""


def references_html(citations: Iterable[Citation]) -> str:
    """A reference list, sorted by first author and year; entries not read are marked."""
    ordered = sorted(citations, key=lambda c: (c.label.casefold(), c.title))
    return f"<ol>{''.join(f'<li>{_entry_html(c)}</li>' for c in ordered)}</ol>"


def _entry_html(citation: Citation) -> str:
    text = escape(citation.reference)
    link = escape(citation.link)
    if link:
        text = text.replace(link, f'<a href="{link}" target="_blank" rel="noopener">{link}</a>')
    return text + status_html(citation.status)


def status_html(status: Status) -> str:
    """Mark that follows a fact that is not confirmed; nothing for a verified one."""
    if status is Status.UNCONFIRMED:
        return ' <strong class="kc-unconfirmed">[not confirmed here]</strong>'
    return ""

"""Citations as they are shown: in running text, in a list of references, as a link."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from ketacourse.content import markup
from ketacourse.content.base import Status

# Nothing else may become a link: javascript: and data: would be run by whoever follows them.
WEB_ADDRESS = re.compile(r"https?://[^\s/?#<>\"\\^`{|}]+[^\s<>\"\\^`{|}]*", re.IGNORECASE)
SHORT_TITLE = 40  # characters, by which a source without authors is cited


def is_web_address(url: str) -> bool:
    """Whether an address may become a link."""
    return WEB_ADDRESS.fullmatch(url) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A source a reader can follow.

    `authors` are family names, or one corporate name; `authors_cut` says that the list was cut;
    `names` are the same people with initials. `years` is the date as printed beside a name, and
    `letter` tells papers of one first author and year apart (see `labels`). `short_title` names a
    source without authors in running text; `title` may carry mark-up. `read` says what was read
    of it, `read_on` when.
    """

    id: str
    authors: tuple[str, ...]
    authors_cut: bool
    names: tuple[str, ...]
    year: int | None
    years: str
    letter: str = ""
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
    read_on: str = ""

    @property
    def link(self) -> str:
        """The address to follow: the DOI, else PubMed, else the page."""
        if self.doi:
            # Old DOIs hold brackets and more; Markdown would end a link at ")".
            return f"https://doi.org/{quote(self.doi, safe='/:;.,_-~+=@!')}"
        if self.pmid:
            return f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/"
        return self.url.replace("(", "%28").replace(")", "%29")

    @property
    def first(self) -> str:
        """By whom it goes in running text: the first author, or the title, shortened."""
        return self.authors[0] if self.authors else self.short_title or _shortened(self.title)

    @property
    def date(self) -> str:
        """The year with its letter; a letter alone says that there is no date."""
        if self.years[-1:].isdigit():
            return f"{self.years}{self.letter}"
        if not self.letter:
            return self.years
        return f"{self.years or 'no date'} {self.letter}"  # in press a, no date b

    @property
    def label(self) -> str:
        """Short form for running text, such as ``Zarate et al. 2006b``."""
        who = self.first
        if self.authors_cut or len(self.authors) > 2:
            who = f"{who} et al."
        elif len(self.authors) == 2:
            who = f"{who} & {self.authors[1]}"
        if not self.date:
            return who
        return f"{who} {self.date}" if self.years else f"{who}, {self.date}"

    @property
    def sorting(self) -> tuple[str, bool, int, str, str]:
        """Place in a list: by first author, year, letter and title; accents count for nothing."""
        letters = unicodedata.normalize("NFKD", self.first.casefold())
        who = "".join(each for each in letters if not unicodedata.combining(each))
        return who, self.year is None, self.year or 0, self.letter, self.title

    @property
    def reference(self) -> str:
        """Full entry of a reference list, as text; the title leads where no author is known."""
        return self._reference(markup.plain(self.title), self.link)

    @property
    def reference_html(self) -> str:
        """The same as safe HTML, with its link."""
        anchor = f'<a href="{escape(self.link)}" target="_blank" rel="noopener">{{}}</a>'
        link = anchor.format(escape(self.link)) if self.link else ""
        return self._reference(markup.safe_html(self.title), link, escape)

    def _reference(self, title: str, link: str, shown: Callable[[str], str] = str) -> str:
        listed = shown(", ".join((*self.names, "et al.") if self.authors_cut else self.names))
        title, date = title.rstrip("."), shown(self.date or "no date")
        head = (f"{listed} ({date})", title) if listed else (f"{title} ({date})",)
        where = shown(" ".join(part for part in (self.container, self.volume) if part))
        if self.pages:
            where = f"{where}:{shown(self.pages)}"
        read = f" (read on {shown(self.read_on)})" if self.read_on and link else ""
        joined = ". ".join(part for part in (*head, where, f"{link}{read}") if part)
        return re.sub(r"([?!])\. ", r"\1 ", joined)


def _shortened(title: str) -> str:
    """A title up to its first colon, bracket or question mark, and not much longer than a name."""
    main = re.split(r"[:(]|(?<=[?!])\s", markup.plain(title), maxsplit=1)[0].strip()
    if len(main) <= SHORT_TITLE:
        return main
    return f"{main[:SHORT_TITLE].rpartition(' ')[0] or main[:SHORT_TITLE]}…"


def cite_html(citations: Iterable[Citation]) -> str:
    """Citations in running text, as links: ``(Zarate et al. 2006b; Berman et al. 2000)``."""
    links = [
        f'<a href="{escape(c.link)}" target="_blank" rel="noopener">{escape(c.label)}</a>'
        if c.link
        else escape(c.label)
        for c in citations
    ]
    return f"({'; '.join(links)})" if links else ""


def references_html(citations: Iterable[Citation]) -> str:
    """A reference list, sorted by first author and year; entries not read are marked."""
    ordered = sorted(citations, key=lambda each: each.sorting)
    entries = (f"<li>{each.reference_html}{status_html(each.status)}</li>" for each in ordered)
    return f"<ol>{''.join(entries)}</ol>"


def status_text(status: Status) -> str:
    """The same mark where nothing but text can stand."""
    return " [not confirmed here]" if status is Status.UNCONFIRMED else ""


def status_html(status: Status) -> str:
    """Mark that follows a fact that is not confirmed; nothing for a verified one."""
    if status is Status.UNCONFIRMED:
        return ' <strong class="kc-unconfirmed">[not confirmed here]</strong>'
    return ""

"""What regulators did and when: dates as exact as they are known, and the whole list on a page."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from ketacourse.content.citations import cite_html, status_html
from ketacourse.content.library import cited, records
from ketacourse.content.risks import RegulationEvent
from ketacourse.content.tables import REGULATION
from ketacourse.display.page import Page
from ketacourse.errors import KetacourseError, listing

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def regulation_events(region: str = "") -> tuple[RegulationEvent, ...]:
    """Events in order of time, of one region or of all.

    Raises
    ------
    KetacourseError
        If there is nothing for the region.
    """
    every = records(REGULATION)
    regions = list(dict.fromkeys(each.region for each in every))
    if region and region not in regions:
        raise KetacourseError(f"no events for region '{region}'; choose from {listing(regions)}")
    found = [each for each in every if region in ("", each.region)]
    return tuple(sorted(found, key=lambda each: each.date))


def date_words(date: str) -> str:
    """An ISO date, or the part of it that is known: ``5 Mar 2019``, ``Dec 2020``, ``1970``."""
    year, *rest = date.split("-")
    if not rest:
        return year
    month = MONTHS[int(rest[0]) - 1]
    return f"{int(rest[1])} {month} {year}" if len(rest) > 1 else f"{month} {year}"


def regulation(region: str = "") -> Page:
    """List what regulators, courts and expert bodies did, with sources.

    Parameters
    ----------
    region
        ``United States``, ``European Union`` or ``United Kingdom``; all when left out.
    """
    return Page(events_html(regulation_events(region)))


def events_html(events: Sequence[RegulationEvent]) -> str:
    """List events, each with the source that says so."""
    return f"<ul>{''.join(f'<li>{_said(each)}</li>' for each in events)}</ul>"


def _said(event: RegulationEvent) -> str:
    note = f" {escape(event.note)}" if event.note else ""
    quality = f" ({escape(event.source_quality)})" if event.source_quality else ""
    source = cite_html(cited(event.cites)) + status_html(event.status)
    return (
        f"<strong>{date_words(event.date)}, {escape(event.region)}.</strong> "
        f"{escape(event.event)}{note}{quality} {source}"
    )

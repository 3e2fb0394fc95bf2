"""Where to turn in distress, a line a service, beside a case and under a paragraph."""

from __future__ import annotations

from ketacourse.content.library import records
from ketacourse.content.tables import HELP_LINES


def help_line_texts() -> tuple[str, ...]:
    """Help lines as plain text: the emergency number first, then service by service."""
    services = (
        f"{line.country}: {line.service}. {line.contact} ({line.hours}; read on {line.read_on})."
        for line in records(HELP_LINES)
    )
    return ("In immediate danger, call your local emergency number.", *services)

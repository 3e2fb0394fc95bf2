"""Moments as the log writes them: ``2026-11-21T09:30:00.000Z``, in UTC, and always later ones.

Answers are put in order by their moments, since a file restored from another computer brings old
answers after new ones. So a clock that was ahead once, and was set right, must not make newer
answers look older: a new moment is later than every moment the log holds.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

# Digits of other scripts would pass as \d, and be put in order wrongly.
MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z")
LAST_YEAR = 2999  # leaves room for later ones
AHEAD = timedelta(days=1)  # clocks differ a little, and nobody is harmed
STEP = timedelta(milliseconds=1)


def now() -> datetime:
    """The present, to the millisecond."""
    moment = datetime.now(UTC)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def written(moment: datetime) -> str:
    """A moment as the log writes it."""
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def is_moment(text: object) -> bool:
    """Whether a value is a moment as the log writes it: of the calendar, before the year 3000."""
    if not isinstance(text, str) or not MOMENT.fullmatch(text):
        return False
    try:
        return datetime.fromisoformat(text).year <= LAST_YEAR
    except ValueError:
        return False


def after(newest: str) -> str:
    """The present, or the moment just after `newest` (empty: none) if a clock was ahead."""
    present = now()
    return written(max(present, datetime.fromisoformat(newest) + STEP) if newest else present)


def is_ahead(text: str) -> bool:
    """Whether a moment lies so far in the future that the clock which gave it was wrong."""
    return text > written(now() + AHEAD)

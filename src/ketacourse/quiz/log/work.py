"""A student's work as one file to keep: saved and taken back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ketacourse.display.incoming import mended
from ketacourse.display.words import agreeing, counted
from ketacourse.errors import KetacourseError
from ketacourse.quiz.items.item import Bank
from ketacourse.quiz.log.attempt import VERSION, Attempt, attempt_of, line_of
from ketacourse.quiz.log.attempts import HEADER, LARGEST_FILE, MOST_LINES, AttemptLog, lines_of
from ketacourse.quiz.log.help import help_of, line_of_help
from ketacourse.quiz.log.moments import after, is_ahead


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreResult:
    """What a restored file brought: `message` says it to the student, refused or not."""

    message: str
    accepted: bool = True
    added: int = 0
    already: int = 0
    skipped: int = 0


def export_work(log: AttemptLog) -> bytes:
    """Everything in the log, with a header line that says what the file is."""
    attempts = b"".join(_line(attempt) for attempt in log.read())
    return HEADER + attempts + b"".join(map(line_of_help, sorted(log.helped)))


def _line(attempt: Attempt) -> bytes:
    """The attempt's line; empty for a hand-made one that would not fit on a line of ours."""
    try:
        return line_of(attempt)
    except KetacourseError:
        return b""


def restore_work(log: AttemptLog, data: bytes, name: str) -> RestoreResult:
    """Take a saved file back into the log; attempts that are there already are left alone.

    Parameters
    ----------
    log : where the attempts go
    data : the bytes of the file
    name : its name, for the message

    Returns
    -------
    RestoreResult : never raises; a file that is not ours is refused in `message`
    """
    name, data = str(mended(name))[:80], bytes(data)
    reason = _refusal(data)
    if reason:
        return RestoreResult(message=f"{name} was not restored: {reason}", accepted=False)
    raw = lines_of(data + b"\n")
    log.keep_help(*filter(None, map(help_of, raw)))
    lines = list(map(attempt_of, raw))
    attempts = {one.id: one for one in lines if isinstance(one, Attempt) and _line(one)}
    known = {attempt.id for attempt in log.read()}
    fresh = [attempt for key, attempt in attempts.items() if key not in known]
    if fresh:
        log.append(*_redated(fresh))
    already = len(attempts) - len(fresh)
    skipped = sum(not _line(one) if isinstance(one, Attempt) else bool(one) for one in lines)
    ahead = sum(is_ahead(attempt.time) for attempt in fresh)
    message = f"{_restored(name, len(fresh), already, skipped, ahead)} {log.trouble}".strip()
    return RestoreResult(message=message, added=len(fresh), already=already, skipped=skipped)


def _redated(attempts: Sequence[Attempt]) -> list[Attempt]:
    """Attempts of a computer whose clock was ahead, dated now, in the order they were given in."""
    newest = max((one.time for one in attempts if not is_ahead(one.time)), default="")
    moved: dict[str, str] = {}
    for attempt in sorted(attempts, key=lambda one: one.time):
        if is_ahead(attempt.time):
            newest = moved[attempt.id] = after(newest)
    return [replace(one, time=moved.get(one.id, one.time)) for one in attempts]


def _refusal(data: bytes) -> str:
    """Why a file cannot be restored; empty if it can."""
    if len(data) > LARGEST_FILE:
        return (
            f"it is larger than {LARGEST_FILE // 1_000_000} MB, far more than a course's answers."
        )
    if data.count(b"\n") > MOST_LINES:
        return f"it has more than {MOST_LINES:,} lines, far more than a course's answers."
    try:
        first = data.decode("utf-8-sig").split("\n", 1)[0]
        header = json.loads(first)
    except (ValueError, RecursionError):
        header = None
    if not isinstance(header, dict) or header.get("ketacourse") != "answers":
        return 'it is not a file from "Save my work". Choose the file that was downloaded there.'
    version = header.get("version")
    if not isinstance(version, int) or version > VERSION:
        return "it was saved by a newer version of the course. Update the course, then try again."
    return ""


def _restored(name: str, added: int, already: int, skipped: int, ahead: int) -> str:
    parts = [f"Restored {counted(added, 'answer')} from {name}."]
    if already:
        parts.append(
            f"{counted(already, 'answer')} {agreeing(already, 'was', 'were')} here already."
        )
    if skipped:
        were = agreeing(skipped, "was", "were")
        parts.append(f"{counted(skipped, 'line')} {were} left out, being unreadable.")
    if ahead:
        were = agreeing(ahead, "was", "were")
        parts.append(f"{counted(ahead, 'answer')} {were} dated after today, and now bear this day.")
    return " ".join(parts)


def latest(attempts: Iterable[Attempt], bank: Bank) -> dict[str, Attempt]:
    """The last attempt at each item of a bank, by item id.

    Attempts at an item whose marking has changed since are left out: their responses may name
    options that now mean something else.
    """
    versions = {item.id: item.version for item in bank.items}
    last: dict[str, Attempt] = {}
    for attempt in attempts:
        if attempt.bank != bank.id or versions.get(attempt.item) != attempt.item_version:
            continue
        if attempt.item not in last or attempt.time >= last[attempt.item].time:
            last[attempt.item] = attempt
    return last

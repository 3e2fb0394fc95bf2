"""The log of answers: one JSON line an attempt, on disk before the mark is shown.

A log never loses a finished line. A line cut short by a kill is skipped and told of; two
notebooks may append at once; where nothing can be written, attempts stay in memory, the log says
so in `AttemptLog.trouble`, and the next append tries again. Scores are not kept: they are worked
out from the raw responses.
"""

from __future__ import annotations

import errno
import json
import os
import re
import uuid
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from ketacourse.errors import KetacourseError, brief
from ketacourse.quiz.items.records import Item
from ketacourse.quiz.log.lock import locked

VERSION = 1
LARGEST_FILE = 20_000_000
LONGEST_LINE = 64_000
DEFAULT_NAME = "my_answers.jsonl"
PLACE = "KETACOURSE_ANSWERS"
MOST_NOTES = 20
HEADER = json.dumps({"ketacourse": "answers", "version": VERSION}).encode() + b"\n"

TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
NAME = re.compile(r"[\w.-]{1,100}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One response to one item. `time` is UTC, such as ``2026-11-21T09:30:00.000Z``.

    `item_version` tells whether the item is still marked as it was; `hint_used` and `revealed`
    say whether the hint, and the answer, had been shown before this response.
    """

    id: str
    time: str
    bank: str
    item: str
    item_version: str
    response: Any
    hint_used: bool = False
    revealed: bool = False

    @classmethod
    def of(
        cls, item: Item, response: Any, *, hint_used: bool = False, revealed: bool = False
    ) -> Attempt:
        """A new attempt at an item, made now."""
        return cls(
            id=uuid.uuid4().hex,
            time=datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            bank=item.bank,
            item=item.id,
            item_version=item.version,
            response=response,
            hint_used=hint_used,
            revealed=revealed,
        )


def line_of(attempt: Attempt) -> bytes:
    """The attempt as one line of JSON, newline included.

    Raises
    ------
    KetacourseError
        If the response is not a JSON value, or the line would be too long to keep.
    """
    try:
        text = json.dumps({"v": VERSION, **asdict(attempt)}, allow_nan=False)
    except (TypeError, ValueError, RecursionError):
        raise KetacourseError(
            f"{brief(attempt.response)} cannot be kept: a response is text, a number, "
            "a list or a mapping of these."
        ) from None
    if len(text) >= LONGEST_LINE:
        raise KetacourseError("The answer is too long to be kept. Shorten it.")
    return text.encode() + b"\n"


def attempt_of(line: bytes) -> Attempt | str:
    """The attempt on a line, or the reason why there is none; empty for a header or a blank."""
    if not line.strip():
        return ""
    if len(line) > LONGEST_LINE:
        return "longer than any answer"
    try:
        fields = json.loads(line, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return "cut short or not JSON"
    if not isinstance(fields, dict):
        return "not an answer"
    if isinstance(fields.get("v"), int) and fields["v"] > VERSION:
        return "written by a newer version of the course"
    return "" if "ketacourse" in fields else _checked(fields)


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")


def _checked(fields: dict[str, Any]) -> Attempt | str:
    """Fields of a line as an attempt; unknown fields are left out."""
    names = [fields.get(name) for name in ("id", "bank", "item", "item_version")]
    if not all(isinstance(name, str) and NAME.fullmatch(name) for name in names):
        return "not an answer"
    time, response = fields.get("time"), fields.get("response")
    if not isinstance(time, str) or not TIME.fullmatch(time) or "response" not in fields:
        return "not an answer"
    return Attempt(
        id=fields["id"],
        time=time,
        bank=fields["bank"],
        item=fields["item"],
        item_version=fields["item_version"],
        response=response,
        hint_used=fields.get("hint_used") is True,
        revealed=fields.get("revealed") is True,
    )


def answers_path() -> Path:
    """Where answers are kept: beside the lesson, unless ``KETACOURSE_ANSWERS`` names a file."""
    return Path(os.environ.get(PLACE) or DEFAULT_NAME).expanduser().absolute()


def course_log() -> AttemptLog:
    """The log of this working directory, one object for every quiz of a notebook."""
    return _log_at(answers_path())


class AttemptLog:
    """Attempts in a file that only ever grows.

    Parameters
    ----------
    path : the file, made on the first append; `answers_path` by default

    Attributes
    ----------
    trouble : a sentence for the student while work cannot be saved, else empty
    notes : what reading had to skip, and where
    """

    def __init__(self, path: str | Path | None = None) -> None:
        self.path = answers_path() if path is None else Path(path).absolute()
        self.trouble = ""
        self._tail_note: tuple[str, ...] = ()
        self._pending: dict[str, Attempt] = {}
        self._forget()

    def __repr__(self) -> str:
        return f"AttemptLog({self.path.name!r})"

    def append(self, *attempts: Attempt) -> None:
        """Keep attempts: on disk if possible, else in memory until the next append.

        Raises
        ------
        KetacourseError
            If a response can never be kept: not a JSON value, or too long. Nothing is written.
        """
        for attempt in attempts:
            line_of(attempt)
        self._pending.update((attempt.id, attempt) for attempt in attempts)
        try:
            self._write(b"".join(line_of(attempt) for attempt in self._pending.values()))
        except OSError as fault:
            self.trouble = (
                f"Your work can't be saved here ({fault.strerror or fault}). You can go on; "
                'press "Save my work" before you leave, or it will be lost.'
            )
        else:
            self._pending.clear()
            self.trouble = ""

    def read(self) -> tuple[Attempt, ...]:
        """Every attempt, oldest line first, those not yet on disk last; reads only what is new."""
        try:
            self._catch_up()
        except FileNotFoundError:
            self._forget()
        except OSError as fault:
            self._tail_note = (f"{self.path.name} can't be read ({fault.strerror or fault}).",)
        return tuple({**self._known, **self._tail, **self._pending}.values())

    @property
    def notes(self) -> tuple[str, ...]:
        """What the last reading skipped, as sentences."""
        more = len(self._skipped) - MOST_NOTES
        rest = (f"{more} more lines were skipped.",) if more > 0 else ()
        return (*self._skipped[:MOST_NOTES], *rest, *self._tail_note)

    def _write(self, lines: bytes) -> None:
        """One write to the end of the file, flushed to disk."""
        flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)
        handle = os.open(self.path, flags, 0o644)
        try:
            with locked(handle):
                whole = _after(handle) + lines
                if os.fstat(handle).st_size + len(whole) > LARGEST_FILE:
                    raise OSError(errno.EFBIG, f"{self.path.name} is full")
                if os.write(handle, whole) != len(whole):
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
                os.fsync(handle)
        finally:
            os.close(handle)

    def _forget(self) -> None:
        """Start reading from the beginning."""
        self._known: dict[str, Attempt] = {}
        self._tail: dict[str, Attempt] = {}
        self._skipped: list[str] = []
        self._tail_note = ()
        self._offset = 0
        self._line = 0
        self._seam = b""

    def _catch_up(self) -> None:
        with self.path.open("rb") as file:
            file.seek(max(0, self._offset - len(self._seam)))
            # A file that was replaced or edited no longer holds what was read last.
            if file.read(len(self._seam)) != self._seam:
                self._forget()
                file.seek(0)
            new = file.read(LARGEST_FILE - self._offset)
            too_long = bool(file.read(1))
        whole = new[: new.rfind(b"\n") + 1]
        self._take(whole)
        self._take_tail(new[len(whole) :], too_long=too_long)

    def _take(self, whole: bytes) -> None:
        """Read whole lines, and remember the end of them."""
        for line in whole.splitlines():
            self._line += 1
            found = attempt_of(line)
            if isinstance(found, Attempt):
                self._known.setdefault(found.id, found)
            elif found:
                self._skipped.append(self._note(self._line, found))
        self._offset += len(whole)
        self._seam = (self._seam + whole)[-64:]

    def _take_tail(self, rest: bytes, *, too_long: bool) -> None:
        """Look at a last line without an end; it is looked at again once it has one."""
        found = attempt_of(rest)
        self._tail = {found.id: found} if isinstance(found, Attempt) else {}
        self._tail_note = ()
        if too_long:
            megabytes = LARGEST_FILE // 1_000_000
            self._tail_note = (f"{self.path.name} is over {megabytes} MB; the rest is not read.",)
        elif isinstance(found, str) and found:
            self._tail_note = (self._note(self._line + 1, found),)

    def _note(self, line: int, reason: str) -> str:
        return f"{self.path.name}:{line}: skipped a line that is {reason}."


def _after(handle: int) -> bytes:
    """What has to stand before a new line: a header in a new file, an end for a line cut short."""
    if not os.fstat(handle).st_size:
        return HEADER
    os.lseek(handle, -1, os.SEEK_END)
    return b"" if os.read(handle, 1) == b"\n" else b"\n"


@cache
def _log_at(path: Path) -> AttemptLog:
    return AttemptLog(path)

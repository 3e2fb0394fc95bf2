"""The log of answers: one JSON line an attempt, on disk before the mark is shown.

A log never loses a finished line. A line cut short by a kill is skipped and told of; two
notebooks may append at once; where nothing can be written, attempts stay in memory, the log says
so in `AttemptLog.trouble`, and the next append tries again. Scores are not kept: they are worked
out from the raw responses. A log is no larger than what "Save my work" can bring back.
"""

from __future__ import annotations

import errno
import json
import os
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from ketacourse.display.words import agreeing, counted
from ketacourse.quiz.items.item import Item
from ketacourse.quiz.log.attempt import VERSION, Attempt, attempt_of, line_of
from ketacourse.quiz.log.file import PATIENCE_S, locked, opened, read_up_to
from ketacourse.quiz.log.help import Help, help_of, line_of_help
from ketacourse.quiz.log.moments import is_ahead

# What a browser can send back to the kernel in one message, with some room: what is saved from a
# log of this size can be restored. All answers of the course, each given once, take 75 kB.
LARGEST_FILE = 8_000_000
MOST_LINES = 100_000
DEFAULT_NAME = "my_answers.jsonl"
PLACE = "KETACOURSE_ANSWERS"
MOST_NOTES = 20
HEADER = json.dumps({"ketacourse": "answers", "version": VERSION}).encode() + b"\n"


def answers_path() -> Path:
    """Where answers are kept: beside the lesson, unless ``KETACOURSE_ANSWERS`` names a file."""
    named = Path(os.environ.get(PLACE) or DEFAULT_NAME)
    # A home of nobody is left as it stands: the log then says that it cannot be written there,
    # and what a student answers meanwhile can be saved through the browser.
    with suppress(RuntimeError):
        named = named.expanduser()
    return named.absolute()


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
        self._patience_s = PATIENCE_S
        self._tail_note: tuple[str, ...] = ()
        self._pending: dict[str, Attempt] = {}
        self._pending_help: set[Help] = set()
        self._forget()

    def __repr__(self) -> str:
        return f"AttemptLog({self.path.name!r})"

    def keep(
        self, item: Item, response: Any, *, hint_used: bool = False, revealed: bool = False
    ) -> Attempt:
        """Keep a response given now; it counts as later than everything that is here already.

        Raises
        ------
        KetacourseError
            As `append` does.
        """
        attempt = Attempt.of(
            item, response, newest=self.newest, hint_used=hint_used, revealed=revealed
        )
        self.append(attempt)
        return attempt

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
        lines = [line_of(attempt) for attempt in self._pending.values()]
        lines += map(line_of_help, sorted(self._pending_help))
        try:
            self._write(b"".join(lines))
        except OSError as fault:
            self.trouble = (
                f"Your work can't be saved here ({fault.strerror or fault}). You can go on; "
                'press "Save my work" before you leave, or it will be lost.'
            )
        else:
            self._pending.clear()
            self._help |= self._pending_help
            self._pending_help.clear()
            self.trouble = ""

    def keep_help(self, *given: Help) -> None:
        """Note that help was shown, once; where nothing can be written, this log remembers it."""
        fresh = set(given) - self.helped
        if fresh:
            self._pending_help |= fresh
            self.append()

    @property
    def helped(self) -> frozenset[Help]:
        """Every help that was shown, in this kernel or another."""
        self.read()
        return frozenset(self._help | self._pending_help)

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
    def newest(self) -> str:
        """When the latest of all attempts was made; empty before the first."""
        return max((attempt.time for attempt in self.read()), default="")

    @property
    def notes(self) -> tuple[str, ...]:
        """What the last reading skipped, as sentences."""
        more = self._skipped - len(self._notes)
        rest = (
            (f"{counted(more, 'more line')} {agreeing(more, 'was', 'were')} skipped.",)
            if more
            else ()
        )
        ahead = (self._ahead,) if self._ahead else ()
        return (*self._notes, *rest, *ahead, *self._tail_note)

    def _write(self, lines: bytes) -> None:
        """One write to the end of the file, flushed to disk; the file is its owner's alone."""
        flags = os.O_RDWR | os.O_APPEND | os.O_CREAT
        with opened(self.path, flags) as handle, locked(handle, self._patience_s) as held:
            # Who waited for a lock in vain does not wait again, so that no answer takes long.
            self._patience_s = PATIENCE_S if held else 0.0
            text = _after(handle) + lines
            if os.fstat(handle).st_size + len(text) > LARGEST_FILE:
                raise OSError(errno.EFBIG, f"{self.path.name} is full")
            if os.write(handle, text) != len(text):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            os.fsync(handle)

    def _forget(self) -> None:
        """Start reading from the beginning."""
        self._known: dict[str, Attempt] = {}
        self._tail: dict[str, Attempt] = {}
        self._help: set[Help] = set()
        self._notes: list[str] = []
        self._skipped = 0
        self._ahead = ""
        self._tail_note = ()
        self._offset = 0
        self._line = 0
        self._seam = b""

    def _catch_up(self) -> None:
        with opened(self.path, os.O_RDONLY) as handle:
            os.lseek(handle, max(0, self._offset - len(self._seam)), os.SEEK_SET)
            # A file that was replaced or edited no longer holds what was read last.
            if read_up_to(handle, len(self._seam)) != self._seam:
                self._forget()
                os.lseek(handle, 0, os.SEEK_SET)
            new = read_up_to(handle, LARGEST_FILE - self._offset)
            too_long = bool(read_up_to(handle, 1))
        ended = new[: new.rfind(b"\n") + 1]
        self._take(ended)
        self._take_tail(new[len(ended) :], too_long=too_long or self._line >= MOST_LINES)

    def _take(self, ended: bytes) -> None:
        """Read lines that have an end, and remember where they ended."""
        for line in lines_of(ended, MOST_LINES - self._line):
            self._line += 1
            found = attempt_of(line)
            if isinstance(found, Attempt):
                self._known.setdefault(found.id, found)
                self._tell_ahead(found)
            elif given := help_of(line):
                self._help.add(given)
            elif found:
                self._skip(self._note(self._line, f"skipped a line that is {found}"))
        self._offset += len(ended)
        self._seam = (self._seam + ended)[-64:]

    def _take_tail(self, rest: bytes, *, too_long: bool) -> None:
        """Look at a last line without an end; it is looked at again once it has one."""
        found = attempt_of(rest)
        self._tail = {found.id: found} if isinstance(found, Attempt) else {}
        self._tail_note = ()
        if too_long:
            limit = f"{LARGEST_FILE // 1_000_000} MB or {MOST_LINES:,} lines"
            self._tail_note = (f"{self.path.name} is over {limit}; the rest is not read.",)
        elif isinstance(found, str) and found:
            self._tail_note = (self._note(self._line + 1, f"skipped a line that is {found}"),)

    def _tell_ahead(self, attempt: Attempt) -> None:
        """Say once that a clock was ahead; answers made since then are dated later still."""
        if not self._ahead and is_ahead(attempt.time):
            self._ahead = self._note(
                self._line,
                f"an answer is dated {attempt.time[:10]}, so a clock was ahead; "
                "answers made later are dated after it",
            )

    def _skip(self, note: str) -> None:
        self._skipped += 1
        if len(self._notes) < MOST_NOTES:
            self._notes.append(note)

    def _note(self, line: int, text: str) -> str:
        return f"{self.path.name}:{line}: {text}."


def lines_of(data: bytes, most: int = MOST_LINES) -> list[bytes]:
    """The first lines of a file; what follows the last line end is none."""
    return data.split(b"\n", most)[:-1]


def _after(handle: int) -> bytes:
    """What has to stand before a new line: a header in a new file, an end for a line cut short."""
    if not os.fstat(handle).st_size:
        return HEADER
    os.lseek(handle, -1, os.SEEK_END)
    return b"" if os.read(handle, 1) == b"\n" else b"\n"


@cache
def _log_at(path: Path) -> AttemptLog:
    return AttemptLog(path)

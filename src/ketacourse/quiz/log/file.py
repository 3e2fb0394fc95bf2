"""The file of a log, opened and locked so that two notebooks take turns, as far as systems go.

Where a file system knows no locks, or another process holds on to one, writing goes ahead: each
append is a single write to the end of the file, which local disks keep whole anyway.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

# Windows locks bytes rather than files; this one lies beyond any log.
FAR_BYTE = 2**30
PAUSE_S = 0.01
PATIENCE_S = 2.0


@contextmanager
def opened(path: Path, flags: int) -> Iterator[int]:
    """Open a file, and nothing else: a pipe under its name would keep the kernel waiting.

    A file that is made is its owner's alone: reflections are nobody else's business.
    """
    extra = getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    handle = os.open(path, flags | extra, 0o600)
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "it is not a file")
        yield handle
    finally:
        os.close(handle)


def read_up_to(handle: int, most: int) -> bytes:
    """The next bytes, at most so many; one call may give fewer than there are."""
    parts: list[bytes] = []
    while most > 0 and (part := os.read(handle, most)):
        parts.append(part)
        most -= len(part)
    return b"".join(parts)


@contextmanager
def locked(handle: int, patience_s: float = PATIENCE_S) -> Iterator[bool]:
    """Hold an open file alone, waiting at most `patience_s`; yields whether that succeeded."""
    held = _acquire(handle, time.monotonic() + patience_s)
    try:
        yield held
    finally:
        if held:
            with suppress(OSError):
                _unlock(handle)


def _acquire(handle: int, deadline: float) -> bool:
    while True:
        try:
            _lock(handle)
        except (BlockingIOError, PermissionError):
            if time.monotonic() >= deadline:
                return False
            time.sleep(PAUSE_S)
        except OSError:
            return False
        else:
            return True


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        os.lseek(handle, FAR_BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _unlock(handle: int) -> None:
        os.lseek(handle, FAR_BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    # Python in the browser has no such locks, or a module of that name without them, and no second
    # notebook either.
    try:
        from fcntl import LOCK_EX, LOCK_NB, LOCK_UN, flock
    except ImportError:
        flock = None  # type: ignore[assignment]

    def _lock(handle: int) -> None:
        if flock is None:
            raise OSError("no file locks here")
        flock(handle, LOCK_EX | LOCK_NB)

    def _unlock(handle: int) -> None:
        flock(handle, LOCK_UN)

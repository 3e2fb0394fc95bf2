"""A lock on an open file, so that two notebooks take turns; best effort on every system.

Where a file system knows no locks, or another process holds on to one, writing goes ahead: each
append is a single write to the end of the file, which local disks keep whole anyway.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

# Windows locks bytes rather than files; this one lies beyond any log.
FAR_BYTE = 2**30
PAUSE_S = 0.01


@contextmanager
def locked(handle: int, patience_s: float = 2.0) -> Iterator[bool]:
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
    try:
        import fcntl
    except ImportError:  # Python in the browser has no such locks, and no second notebook either
        fcntl = None  # type: ignore[assignment]

    def _lock(handle: int) -> None:
        if fcntl is None:
            raise OSError("no file locks here")
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)

"""Copies the lessons into ``work/``, where a student runs and changes them: part of ``make lab``.

Git keeps `lessons/` and leaves `work/` alone, so that running a lesson never stands in the way of
``git pull``. Each time, what the student changed stays as it is, and a newer version of it is laid
beside, once. A copy that was only run is renewed when the lesson's cells are new: its outputs come
back by running it, and answers have a file of their own.

`work/` stands beside `lessons/`, so that a link such as ``../docs/glossary.md`` leads to the same
place from both.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from itertools import count
from pathlib import Path

from ketacourse.quiz.log.attempts import DEFAULT_NAME, AttemptLog
from ketacourse.quiz.log.work import restore_work

ROOT = Path(__file__).parents[1]
LESSONS, WORK = "lessons", "work"
STATE = ".made_from.json"
# Answers given in `lessons/`, by a name that no copy of a lesson has.
ANSWERS = f"../{LESSONS}/{DEFAULT_NAME}"
BESIDE = re.compile(r"\.new\d*\.\w+$")


@dataclass(frozen=True, slots=True)
class Version:
    """A file's content by two marks: of all its bytes, and of what people write in it.

    In a notebook that is its cells without their outputs: running it is not writing.
    """

    whole: str
    written: str

    @classmethod
    def of(cls, content: bytes) -> Version:
        """Mark some content; what is no notebook counts as written throughout."""
        whole = _mark(content)
        try:
            cells = json.loads(content)["cells"]
            written = [[c["cell_type"], "".join(c["source"]), c.get("attachments")] for c in cells]
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            return cls(whole, whole)
        return cls(whole, _mark(json.dumps(written, sort_keys=True).encode()))


def _mark(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


class WorkingCopy:
    """The student's copies of a checkout's lessons.

    Parameters
    ----------
    root
        The checkout, which holds `lessons/`.

    Attributes
    ----------
    said : what was done that a student should know of, as sentences
    """

    def __init__(self, root: Path) -> None:
        self.lessons = root / LESSONS
        self.folder = root / WORK
        self.said: list[str] = []
        self._made_from = _read_state(self.folder / STATE)

    def refresh(self) -> None:
        """Make the copies, or renew those that the student did not change.

        Raises
        ------
        OSError
            If something cannot be read or written. Copies are replaced whole or not at all.
        """
        committed = _committed(self.lessons)
        if not self.folder.exists():
            self._take_over(committed)
        course = {**dict(_on_disk(self.lessons)), **committed}
        for name, content in sorted(course.items()):
            self._renew(name, content)
        gone = sorted(set(self._made_from) - set(course) - {ANSWERS})
        for name in gone:
            if not BESIDE.search(name):
                self._clear_away(name)
        self._carry_answers()

    def _take_over(self, committed: dict[str, bytes]) -> None:
        """Begin with what a student did in `lessons/` before there were copies."""
        self.said.append(f"The lessons are copied to {WORK}/, which is yours: git leaves it alone.")
        changed = [name for name in committed if (self.lessons / name).is_file()]
        for name in changed:
            _write(self.folder / name, (self.lessons / name).read_bytes())
            self._note(name, Version.of(committed[name]))
        if changed:
            self.said.append(
                f"What you did in {LESSONS}/ is there too. So that git pull can renew {LESSONS}/, "
                f"type 'git checkout {LESSONS}'."
            )

    def _renew(self, name: str, content: bytes) -> None:
        """Bring one copy up to the course's version, or lay that version beside it."""
        copy, new = self.folder / name, Version.of(content)
        mine, before = _version_at(copy), self._made_from.get(name)
        if mine is None:
            _write(copy, content)
        elif mine.written == new.written:
            if before and mine.whole == before.whole != new.whole:
                _write(copy, content)  # never even run: its stored outputs are renewed as well
        elif before and mine.written == before.written:
            _write(copy, content)
            self.said.append(f"{WORK}/{name} is renewed; you had changed nothing in it.")
        elif before and new.written == before.written:
            return  # changed by the student, and nothing new to offer
        else:
            self._lay_beside(name, content)
        self._note(name, new)

    def _lay_beside(self, name: str, content: bytes) -> None:
        """Put the course's version next to a copy that the student changed."""
        beside = self._free_beside(name, Version.of(content))
        _write(self.folder / beside, content)
        self._note(beside, Version.of(content))
        self.said.append(
            f"{WORK}/{name} is kept as you changed it; the course's new version is {WORK}/{beside}."
        )

    def _free_beside(self, name: str, new: Version) -> str:
        """A name that is free, or holds what was laid there before and nobody changed."""
        stem, _, kind = name.rpartition(".")
        for number in count(1):
            beside = f"{stem}.new{number if number > 1 else ''}.{kind}"
            there, before = _version_at(self.folder / beside), self._made_from.get(beside)
            if there is None or there.written in {new.written, before and before.written}:
                return beside
        raise AssertionError("numbers do not end")

    def _clear_away(self, name: str) -> None:
        """Remove the copy of a lesson that the course no longer has, unless it was changed."""
        copy, before = self.folder / name, self._made_from.pop(name)
        mine = _version_at(copy)
        if mine and mine.written == before.written:
            copy.unlink()
            self.said.append(f"{WORK}/{name} is removed: the course has it no more.")
        elif mine:
            self.said.append(f"{WORK}/{name} is kept as you changed it; the course has it no more.")
        self._save_state()

    def _carry_answers(self) -> None:
        """Take over answers given in `lessons/`; they stay there too, for whoever works in both."""
        old, log = self.lessons / DEFAULT_NAME, AttemptLog(self.folder / DEFAULT_NAME)
        if not old.is_file():
            return
        content = old.read_bytes()
        version = Version.of(content)
        if version == self._made_from.get(ANSWERS):
            return
        if log.path.exists():
            self.said.append(restore_work(log, content, f"{LESSONS}/{DEFAULT_NAME}").message)
        else:
            _write(log.path, content)
            self.said.append(f"Your answers from {LESSONS}/ are in {WORK}/ too.")
        if not log.trouble:
            self._note(ANSWERS, version)

    def _note(self, name: str, version: Version) -> None:
        """Remember at once what a copy was made from, should the next one fail."""
        if self._made_from.get(name) != version:
            self._made_from[name] = version
            self._save_state()

    def _save_state(self) -> None:
        state = {name: astuple(version) for name, version in self._made_from.items()}
        _write(self.folder / STATE, json.dumps(state, indent=1).encode())


def _on_disk(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of the lessons that a copy needs, answers left out: its name and its content."""
    for path in sorted(folder.rglob("*")):
        within = path.relative_to(folder)
        is_hidden = any(part.startswith(".") for part in within.parts)
        if path.is_file() and not is_hidden and path.suffix != ".jsonl":
            yield within.as_posix(), path.read_bytes()


def _committed(lessons: Path) -> dict[str, bytes]:
    """The course's own version of lessons that were changed in place; empty without git."""
    listed = _git(lessons, "diff", "--name-only", "--relative", "-z", "HEAD", "--", ".")
    names = [name for name in listed.decode("utf-8", "replace").split("\0") if name]
    found = {name: _git(lessons, "show", f"HEAD:./{name}") for name in names}
    return {name: content for name, content in found.items() if content}


def _git(folder: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False)  # noqa: S607 - whichever git the student uses
    except OSError:
        return b""
    return done.stdout if done.returncode == 0 else b""


def _version_at(path: Path) -> Version | None:
    return Version.of(path.read_bytes()) if path.exists() else None


def _read_state(path: Path) -> dict[str, Version]:
    """What copies were made from; where that is lost, none counts as unchanged."""
    try:
        state = json.loads(path.read_bytes())
        return {str(name): Version(*marks) for name, marks in state.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f".{path.name}.half")
    half.write_bytes(content)
    half.replace(path)


def main() -> None:
    """Renew the working copy of this checkout and say what a student should know."""
    copies = WorkingCopy(ROOT)
    try:
        copies.refresh()
    except OSError as fault:
        place = Path(fault.filename or WORK)
        where = place.relative_to(ROOT) if place.is_relative_to(ROOT) else place
        raise SystemExit(
            f"The lessons could not be copied to {WORK}/: {where}: {fault.strerror}. What is there "
            "is as it was. Make room or change the rights there, then run make lab again."
        ) from None
    finally:
        print(*copies.said, sep="\n", end="\n" if copies.said else "")


if __name__ == "__main__":
    main()

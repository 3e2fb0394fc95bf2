"""Banks of questions: found by name, read from YAML, with every fault told by file and line."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from ketacourse.content.checkout import in_checkout
from ketacourse.errors import ContentError, KetacourseError, Problem, brief, listing, unknown
from ketacourse.quiz.bank.given import Given
from ketacourse.quiz.bank.quantities import quantity
from ketacourse.quiz.bank.reading import EnoughError, Reader
from ketacourse.quiz.bank.schema import BANK, COMMON, GIVEN, MOST_GIVEN, fields_of
from ketacourse.quiz.bank.source import Node, Table, Text, read_tree
from ketacourse.quiz.items.item import Bank, Item
from ketacourse.quiz.items.kinds import KINDS
from ketacourse.quiz.items.layout import UnfitError, Values

NAME = re.compile(r"[\w.-]{1,100}")
LONGEST_NAME = 200

# Path -> (time of last change, size) and the bank that was read then.
_READ: dict[Path, tuple[tuple[int, int], Bank]] = {}


def load_bank(name_or_path: str | Path) -> Bank:
    """A bank by its name, such as ``"01_depression"``, or by the path of its file.

    Names are looked for in ``quizzes`` here, in ``../quizzes``, and in the course's own copy.

    Raises
    ------
    ContentError
        If there is no such bank, or at its first fault.
    """
    path = _find(name_or_path)
    try:
        stat = path.stat()
        stamp = (stat.st_mtime_ns, stat.st_size)
    except (OSError, ValueError):  # a name may hold what no file system allows
        stamp = (0, -1)
    if path in _READ and _READ[path][0] == stamp:
        return _READ[path][1]
    bank, problems = read_bank(path)
    if bank is None:
        raise ContentError(str(problems[0]))
    _READ[path] = (stamp, bank)
    return bank


def read_bank(path: Path) -> tuple[Bank | None, list[Problem]]:
    """A bank, or None, and everything that is wrong with its file, in the order of its lines."""
    bank, problems = draft_bank(path)
    return (None if problems else bank), problems


def draft_bank(path: Path, *, strict: bool = False) -> tuple[Bank | None, list[Problem]]:
    """As `read_bank`, but where single items are faulty the bank comes with the others.

    With `strict`, what can be shown and was perhaps not meant is a problem too.
    """
    shown = shown_path(path)
    try:
        tree = read_tree(path, shown)
    except ContentError as fault:
        return None, [_as_problem(shown, str(fault))]
    reader = Reader(shown, path.parent, strict=strict)
    try:
        bank = _bank(reader, tree, path)
    except EnoughError:  # the last problem says that there are more
        return None, reader.problems
    return bank, sorted(reader.problems)


def shown_path(path: Path) -> str:
    """A file's name in messages: relative to here if it is below, else with its folder."""
    full = path.absolute()
    try:
        name = full.relative_to(Path.cwd()).as_posix()
    except ValueError:
        name = f"{full.parent.name}/{full.name}"
    # No name that came from outside spoils the message in which it stands.
    return name if name.isprintable() and len(name) <= LONGEST_NAME else brief(name)


def _find(name_or_path: str | Path) -> Path:
    """The file of a bank."""
    given = str(name_or_path)
    if isinstance(name_or_path, Path) or given.endswith((".yaml", ".yml")) or "/" in given:
        return Path(name_or_path).absolute()
    folders = [folder for folder in _folders() if folder.is_dir()]
    for folder in folders:
        if NAME.fullmatch(given) and (folder / f"{given}.yaml").is_file():
            return (folder / f"{given}.yaml").resolve()
    names = [file.stem for folder in folders for file in folder.glob("*.yaml")]
    if not names:
        raise ContentError(f"No question bank {brief(given)}: there is no folder 'quizzes' here.")
    raise ContentError(f"U{unknown('question bank', given, names)[1:]}.")


def _folders() -> list[Path]:
    """Where banks may be: beside the lesson, beside its folder, or in the course's sources."""
    here = Path.cwd()
    return [here / "quizzes", here.parent / "quizzes", *in_checkout("quizzes")]


def _as_problem(shown: str, text: str) -> Problem:
    """A fault that stopped the reading, taken apart again into file, line and message."""
    line, _, message = text.removeprefix(f"{shown}:").partition(": ")
    return Problem(shown, int(line), message)


def _bank(reader: Reader, tree: Node, path: Path) -> Bank | None:
    values = reader.table(tree, BANK, "")
    objectives = values.get("objectives", {})
    items: dict[str, Item] = {}
    for place, node in enumerate(values.get("items", []), 1):
        item = _item(reader, node, f"item {place}", values.get("bank", ""))
        if item is None:
            continue
        if item.id in items:
            first = items[item.id].line
            reader.fault(item.line, f"item '{item.id}'", f"the id is taken; first on line {first}.")
        if objectives and item.objective not in objectives:
            line = _line(node, "objective")
            message = f"{unknown('objective', item.objective, objectives)}."
            reader.fault(line, f"item '{item.id}'", message)
        items.setdefault(item.id, item)
    if not {"bank", "title", "lesson", "objectives", "items"} <= values.keys():
        return None
    return Bank(
        id=values["bank"],
        title=values["title"],
        lesson=values["lesson"],
        objectives=objectives,
        items=tuple(items.values()),
        feedback=values.get("feedback", "after_attempt"),
        path=path,
    )


def _item(reader: Reader, node: Node, place: str, bank: str) -> Item | None:
    """An item, or None if something is wrong with it."""
    where = _name(node, place)
    kind = _type(reader, node, where)
    if kind is None:
        return None
    before = len(reader.problems)
    reader.given = _given(reader, node, where)
    # Without its numbers, every text that shows one would be a fault of its own.
    if len(reader.problems) == before:
        values = reader.table(node, fields_of(kind), where)
        _refuse_unused(reader, node, where)
    if len(reader.problems) > before:
        return None
    values.pop("given", None)
    common = {key: values.pop(key) for key in list(values) if key in COMMON and key != "type"}
    values.pop("type")
    common["cites"] = tuple(common.get("cites", ()))
    try:
        return _built(KINDS[kind], values, {**common, "bank": bank, "line": node.line})
    except UnfitError as fault:
        reader.fault(_line(node, fault.key), where, str(fault))
        return None


def _built(kind: type[Item], values: Values, common: Values) -> Item:
    if common.get("guess"):
        if common.get("points"):
            raise UnfitError("points", "a guess is never scored; leave 'points' out.")
        common = {**common, "points": 0.0}
    elif kind.is_scored and common.get("points", 1) <= 0:
        raise UnfitError("points", "'points' is 0, but more than 0 is needed.")
    return kind.build(values, common)


def _given(reader: Reader, node: Node, where: str) -> Given:
    """The numbers that an item takes from the facts; they are never taken from one another."""
    reader.given = Given({})
    cell = node.cells.get("given") if isinstance(node, Table) else None
    if cell is None:
        return reader.given
    asked = reader.value(cell, GIVEN, "given", where)
    numbers: dict[str, float] = {}
    if not isinstance(asked, dict):
        return reader.given
    reader.asked += len(asked)
    if reader.asked > MOST_GIVEN:
        message = f"more than {MOST_GIVEN} numbers from the facts in one bank; split it."
        reader.fault(cell.line, where, message)
        return reader.given
    for name, values in asked.items():
        try:
            numbers[name] = quantity(values.pop("from"), **values)
        except KetacourseError as fault:
            message = f"{str(fault).removesuffix('.')}."
            reader.fault(_line(cell, name), f"{where}, given '{name}'", message)
    years = {name for name, values in asked.items() if values.get("quantity") == "year"}
    return Given(numbers, years)


def _refuse_unused(reader: Reader, node: Node, where: str) -> None:
    for name in reader.given.unused:
        line = _line(node.cells["given"], name) if isinstance(node, Table) else node.line
        message = f"{{{{{name}}}}} stands nowhere in the item; write it or delete this."
        reader.fault(line, f"{where}, given '{name}'", message)


def _type(reader: Reader, node: Node, where: str) -> str | None:
    if not isinstance(node, Table):
        reader.fault(node.line, where, "a mapping (id: ..., type: ...) is needed.")
        return None
    kind: Any = node.cells.get("type")
    if kind is None:
        types = listing(sorted(KINDS))
        reader.fault(node.line, where, f"'type' is missing; add it. Allowed: {types}.")
        return None
    if not isinstance(kind, Text) or kind.text not in KINDS:
        word = kind.text if isinstance(kind, Text) else "a list or mapping"
        reader.fault(kind.line, where, f"{unknown('type', word, KINDS)}.")
        return None
    return kind.text


def _name(node: Node, place: str) -> str:
    """How messages call an item: by its id if it has one, else by its place."""
    known = node.cells.get("id") if isinstance(node, Table) else None
    return f"item {brief(known.text)}" if isinstance(known, Text) else place


def _line(node: Node, key: str) -> int:
    """Line of a key of an item, or of a part of it."""
    return node.lines.get(key, node.line) if isinstance(node, Table) else node.line

"""A picture said once: axes, marks and words as plain values.

The page draws it at whatever width and in whatever colours it has (`drawing.js`); where no script
runs, `still.py` draws the same with matplotlib. What moves stands in braces: a text may hold
``{name}``, and whatever is given as ``"{name}"`` alone becomes the number, list or words that
`filled` finds under that name. So axes and labels are said once, and a move of a control needs
numbers only.

Coordinates are those of the data. A list of points may have gaps, written as None.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass
from typing import Any, ClassVar, Literal

from ketacourse.errors import KetacourseError, unknown

Colour = Literal["ink", "grey", "pale", "blue", "vermilion", "green", "purple", "orange", "sky"]
Shape = Literal["circle", "square", "diamond", "triangle"]
Dash = Literal["solid", "dashed", "dashdot", "dotted"]
Anchor = Literal["start", "middle", "end"]
Moved = str  # the name in braces of what moves
Points = Sequence[tuple[float, float] | None] | Moved
Numbers = Mapping[str, Any]  # by name: what is put in the braces
Spec = dict[str, Any]  # a drawing, or a part of one, as the page gets it

NAME = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """A scale that stands still while controls move.

    `names` are words in place of the numbers at the ticks; an axis of rows has them. An axis
    whose `low` is above its `high` runs the other way. Without a `label` it is not drawn.
    """

    low: float
    high: float
    ticks: Sequence[float] = ()
    names: Sequence[str] = ()
    label: str = ""
    is_log: bool = False
    is_root: bool = False  # by square roots, either side of 0: the small beside the large
    grid: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What is drawn on a panel; `only` names what must be true or not empty for it to be drawn."""

    kind: ClassVar[str]
    colour: Colour | Moved = "ink"
    only: Moved = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Mark):
    """A line through points, or several: a list of lists of points."""

    kind: ClassVar[str] = "line"
    points: Points | Sequence[Points]
    dash: Dash = "solid"
    width: float = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Band(Mark):
    """A pale area between two lines: triples of x, low and high."""

    kind: ClassVar[str] = "band"
    points: Sequence[tuple[float, float, float]] | Moved


@dataclass(frozen=True, slots=True, kw_only=True)
class Boxes(Mark):
    """Rectangles: each left, right, bottom and top; `fill` is solid, pale, striped or none."""

    kind: ClassVar[str] = "boxes"
    boxes: Sequence[tuple[float, float, float, float]] | Moved
    fill: Literal["solid", "pale", "striped", "none"] = "solid"
    outline: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Dots(Mark):
    """Points as shapes of so many pixels; hollow ones have the colour of the paper within."""

    kind: ClassVar[str] = "dots"
    points: Points
    shape: Shape = "circle"
    size: float = 9
    hollow: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Mark):
    """A straight line across the panel, at one x or one y."""

    kind: ClassVar[str] = "rule"
    x: float | Moved | None = None
    y: float | Moved | None = None
    dash: Dash = "solid"
    width: float = 1.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Mark):
    """Words at a place of the data, moved by so many pixels; `beside`: right of the panel.

    Where they would leave the picture they are pushed back into it. Line breaks are kept.
    """

    kind: ClassVar[str] = "note"
    text: str
    x: float | Moved = 0
    y: float | Moved
    anchor: Anchor = "middle"
    dx: float | Moved = 0
    dy: float | Moved = 0
    beside: bool = False
    strong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """Marks on one pair of axes, `height_px` high with its labels."""

    x: Axis
    y: Axis
    marks: Sequence[Mark]
    height_px: int
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Panels below each other, or side by side where there is room, and all that is said of them.

    `heading` and `note` stand above; `words` are names and what they stand for, below. `alt` says
    the finding; `caption` is HTML. `columns` and `rows` are the numbers drawn.
    """

    panels: Sequence[Panel]
    alt: str
    caption: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]] | Moved
    heading: str = ""
    note: str = ""
    words: Sequence[tuple[str, str]] | Moved = ()
    title: str = ""  # of the table of numbers
    about: str = ""  # HTML: what to know beyond the caption, behind a disclosure
    is_beside: bool = False

    def spec(self) -> Spec:
        """The drawing as the page gets it."""
        made: Spec = _plain(self)
        return made


def _plain(value: Any) -> Any:
    """Records as dictionaries without what is as by default, sequences as lists."""
    if is_dataclass(value) and not isinstance(value, type):
        made = {
            field.name: _plain(getattr(value, field.name))
            for field in fields(value)
            if field.default is MISSING or getattr(value, field.name) != field.default
        }
        return {"kind": value.kind, **made} if isinstance(value, Mark) else made
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value


def filled(part: Any, numbers: Numbers) -> Any:
    """A drawing as the page gets it, or a part of it, with numbers and words in its braces.

    Parameters
    ----------
    part
        From `Drawing.spec`.
    numbers
        By name. Marks whose `only` names nothing, an empty list or false are left out.

    Raises
    ------
    KetacourseError
        If there is no such name.
    """
    if isinstance(part, str):
        return _text(part, numbers)
    if isinstance(part, list):
        return [filled(each, numbers) for each in part if _is_shown(each, numbers)]
    if isinstance(part, dict):
        return {key: filled(each, numbers) for key, each in part.items() if key != "only"}
    return part


def _is_shown(part: Any, numbers: Numbers) -> bool:
    name = part.get("only") if isinstance(part, dict) else None
    return not name or bool(_text(name, numbers))


def _text(text: str, numbers: Numbers) -> Any:
    for name in NAME.findall(text):
        if name not in numbers:
            raise KetacourseError(unknown("number of this drawing", name, numbers))
    if alone := NAME.fullmatch(text):
        return numbers[alone[1]]
    return NAME.sub(lambda found: str(numbers[found[1]]), text)

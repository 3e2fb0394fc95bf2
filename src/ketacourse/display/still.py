"""The still form of a drawing: the same panels and marks by matplotlib, where no script runs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING, Any, Literal

from ketacourse.display.drawing import Drawing, Spec
from ketacourse.display.picture import PAGE_DPI, Picture
from ketacourse.display.picture import frozen as frozen_picture
from ketacourse.display.style import (
    BLUE,
    GREEN,
    GREY,
    INK,
    ORANGE,
    PALE,
    PURPLE,
    SKY,
    VERMILION,
    course_style,
)
from ketacourse.display.table import Table, table
from ketacourse.display.typeset import untypeset_html
from ketacourse.display.words import as_typed

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH_PX = 672
PIXEL = 72 / PAGE_DPI  # of the page, in points
WORDS = 12 * PIXEL
COLOURS = {
    "ink": INK,
    "grey": GREY,
    "pale": PALE,
    "blue": BLUE,
    "vermilion": VERMILION,
    "green": GREEN,
    "purple": PURPLE,
    "orange": ORANGE,
    "sky": SKY,
}
SHAPES = {"circle": "o", "square": "s", "diamond": "D", "triangle": "^"}
SIDES = {"start": "left", "middle": "center", "end": "right"}


@dataclass(frozen=True, slots=True)
class Still:
    """A drawing whose braces are filled, as a picture with its words; drawn when it is shown."""

    spec: Spec

    def __repr__(self) -> str:
        return f"<Picture: {self.alt}>"

    def _repr_html_(self) -> str:
        return self.html()

    @property
    def alt(self) -> str:
        """The finding in words."""
        return str(self.spec["alt"])

    @property
    def caption(self) -> str:
        """What the picture shows and where it comes from, as HTML."""
        return str(self.spec["caption"])

    @property
    def data(self) -> Table:
        """The numbers drawn."""
        return table(self.spec["columns"], self.spec["rows"], self.spec.get("title", ""))

    def picture(self) -> Picture:
        """The panels alone, as an image."""
        with course_style():
            made = frozen_picture(figure(self.spec), self.alt, self.caption, self.data)
        return replace(made, about=self.spec.get("about", ""))

    def html(self) -> str:
        """Heading, panels, and all that is said of them."""
        heading, note = self.spec.get("heading", ""), self.spec.get("note", "")
        words = "".join(
            f"<tr><th scope='row' style='text-align:left'>{escape(name)}</th>"
            f"<td style='text-align:left'>{escape(text)}</td></tr>"
            for name, text in self.spec.get("words", ())
        )
        return untypeset_html(
            (f"<p><strong>{escape(heading)}</strong></p>" if heading else "")
            + (f"<p>{escape(note)}</p>" if note else "")
            + self.picture().html()
            + (f"<table>{words}</table>" if words else "")
        )


def still(drawn: Spec | Drawing) -> Still:
    """The still form of a drawing, from its description; nothing in braces may be left in it."""
    return Still(drawn.spec() if isinstance(drawn, Drawing) else drawn)


def figure(spec: Spec) -> Figure:
    """Draw the panels of a filled drawing; call it within `course_style`."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    panels = spec["panels"]
    heights = [panel["height_px"] for panel in panels]
    is_beside = bool(spec.get("is_beside"))
    height_px = max(heights) if is_beside else sum(heights)
    made = Figure(figsize=(WIDTH_PX / PAGE_DPI, height_px / PAGE_DPI), layout="constrained")
    FigureCanvasAgg(made)
    shape = (1, len(panels)) if is_beside else (len(panels), 1)
    ratios = None if is_beside else heights
    for panel, axes in zip(
        panels, made.subplots(*shape, squeeze=False, height_ratios=ratios).flat, strict=True
    ):
        _draw_panel(axes, panel)
    return made


def _draw_panel(axes: Axes, panel: Spec) -> None:
    """Axes first, since words at a place of the data need their scales."""
    axes.set_title(panel.get("title", ""), fontsize=WORDS, fontweight="bold")
    _scale(axes, "x", panel["x"])
    _scale(axes, "y", panel["y"])
    for mark in panel["marks"]:
        DRAW[mark["kind"]](axes, mark, COLOURS[mark.get("colour", "ink")])


def _scale(axes: Axes, name: Literal["x", "y"], axis: Spec) -> None:
    ticks = list(axis.get("ticks", ()))
    names = list(axis.get("names", ())) or [as_typed(tick) for tick in ticks]
    if axis.get("is_log"):
        getattr(axes, f"set_{name}scale")("log")
    if axis.get("is_root"):
        getattr(axes, f"set_{name}scale")("function", functions=(_root, _square))
    getattr(axes, f"set_{name}lim")(axis["low"], axis["high"])
    getattr(axes, f"set_{name}ticks")(ticks, names)
    getattr(axes, f"set_{name}ticks")([], minor=True)
    getattr(axes, f"set_{name}label")(axis.get("label", ""), fontsize=WORDS)
    axes.tick_params(name, labelsize=WORDS, length=0 if axis.get("names") else 3)
    axes.spines["left" if name == "y" else "bottom"].set_visible(
        bool(ticks) and not (name == "y" and axis.get("names"))
    )
    if axis.get("grid"):
        axes.grid(visible=True, axis=name, color=PALE)
        axes.set_axisbelow(True)


def _root(values: Any) -> Any:
    import numpy as np

    return np.sign(values) * np.sqrt(np.abs(values))


def _square(values: Any) -> Any:
    import numpy as np

    return np.sign(values) * np.square(values)


def _draw_line(axes: Axes, mark: Spec, colour: str) -> None:
    points = mark["points"]
    several = bool(points) and bool(points[0]) and isinstance(points[0][0], list | tuple)
    for line in points if several else [points]:
        gap = (float("nan"), float("nan"))
        xs, ys = zip(*(point or gap for point in line), strict=True) if line else ((), ())
        axes.plot(
            xs,
            ys,
            color=colour,
            linestyle=mark.get("dash", "solid"),
            linewidth=mark.get("width", 2) * PIXEL,
        )


def _draw_band(axes: Axes, mark: Spec, colour: str) -> None:
    xs, lows, highs = zip(*mark["points"], strict=True)
    axes.fill_between(xs, lows, highs, color=colour, alpha=0.22, linewidth=0)


def _draw_boxes(axes: Axes, mark: Spec, colour: str) -> None:
    from matplotlib.patches import Rectangle

    fills: dict[str, dict[str, Any]] = {
        "solid": {"facecolor": colour},
        "pale": {"facecolor": colour, "alpha": 0.22},
        "striped": {"facecolor": colour, "hatch": "////", "edgecolor": INK},
        "none": {"facecolor": "none", "edgecolor": colour, "linestyle": "dashed"},
    }
    style = fills[mark.get("fill", "solid")]
    if mark.get("outline"):
        style["edgecolor"] = INK
    for left, right, low, high in mark["boxes"]:
        axes.add_patch(Rectangle((left, low), right - left, high - low, **style))


def _draw_dots(axes: Axes, mark: Spec, colour: str) -> None:
    points: Sequence[tuple[float, float]] = [point for point in mark["points"] if point]
    if not points:
        return
    xs, ys = zip(*points, strict=True)
    axes.plot(
        xs,
        ys,
        SHAPES[mark.get("shape", "circle")],
        color=colour,
        markersize=mark.get("size", 9) * PIXEL,
        markerfacecolor="none" if mark.get("hollow") else colour,
        clip_on=False,
    )


def _draw_rule(axes: Axes, mark: Spec, colour: str) -> None:
    style: dict[str, Any] = {
        "color": colour,
        "linestyle": mark.get("dash", "solid"),
        "linewidth": mark.get("width", 1.2) * PIXEL,
    }
    if mark.get("x") is not None:
        axes.axvline(mark["x"], **style)
    else:
        axes.axhline(mark["y"], **style)


def _draw_note(axes: Axes, mark: Spec, colour: str) -> None:
    from matplotlib.transforms import blended_transform_factory

    beside = mark.get("beside", False)
    place = blended_transform_factory(axes.transAxes, axes.transData) if beside else axes.transData
    axes.annotate(
        mark["text"],
        (1 if beside else mark.get("x", 0), mark["y"]),
        xycoords=place,
        xytext=(8 * PIXEL if beside else mark.get("dx", 0) * PIXEL, -mark.get("dy", 0) * PIXEL),
        textcoords="offset points",
        ha="left" if beside else SIDES[mark.get("anchor", "middle")],
        va="center",
        fontsize=WORDS,
        fontweight="bold" if mark.get("strong") else "normal",
        # Light colours serve for marks; words in them could not be read.
        color=INK if colour in (PALE, ORANGE, SKY) else colour,
        annotation_clip=False,
    )


DRAW: dict[str, Callable[[Axes, Spec, str], None]] = {
    "line": _draw_line,
    "band": _draw_band,
    "boxes": _draw_boxes,
    "dots": _draw_dots,
    "rule": _draw_rule,
    "note": _draw_note,
}

"""How every figure of the course looks: colours, sizes, and an axes to draw on.

The colours are those of Okabe and Ito, told apart by people with any common colour vision.
Only `BLUE` and `INK` have the contrast for text on white (4.5:1); `VERMILION`, `GREEN` and
`PURPLE` serve for lines and marks (3:1); `ORANGE` and `SKY` need an ink outline.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

INK = "#1a1a1a"
GREY = "#6b6b6b"
PALE = "#e4e4e4"
BLUE = "#0072b2"
VERMILION = "#d55e00"
GREEN = "#009e73"
PURPLE = "#cc79a7"
ORANGE = "#e69f00"
SKY = "#56b4e9"

STYLE: dict[Any, Any] = {
    "figure.facecolor": "white",
    "savefig.facecolor": "white",
    "font.family": "DejaVu Sans",
    "font.size": 10,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": GREY,
    "axes.labelcolor": INK,
    "axes.titlesize": 11,
    "axes.titlelocation": "left",
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
}


@contextmanager
def course_style() -> Iterator[None]:
    """Draw in the style of the course; the reader's own settings come back afterwards."""
    from matplotlib import rc_context

    with rc_context(STYLE):
        yield


Place = tuple[float, float, float, float]


def new_figure(
    width_in: float = 7.0, height_in: float = 3.4, *, at: Place | None = None
) -> tuple[Figure, Axes]:
    """Make a figure with one axes, outside pyplot, so that nothing global changes.

    Call it within `course_style`. The axes finds its own place, unless it is told to stay `at`
    left, bottom, width and height, as fractions of the figure: then nothing jumps as words change,
    and drawing is quicker.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width_in, height_in), layout=None if at else "constrained")
    FigureCanvasAgg(figure)
    return figure, figure.add_axes(at) if at else figure.add_subplot()

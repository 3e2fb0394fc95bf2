"""A picture with controls: move them, and the kernel draws the picture again.

The controls are ordinary form elements in the page, so keyboard and screen reader work; the
arithmetic and the drawing stay in Python, in functions that can be tested without a browser.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any, ClassVar

import traitlets

from ketacourse.display.controls import Control
from ketacourse.display.picture import Picture
from ketacourse.display.scripts import script
from ketacourse.display.widget import CourseWidget, Reply, stylesheet
from ketacourse.errors import KetacourseError

HERE = Path(__file__).parent


class PngExplorer(CourseWidget):
    """Controls beside a picture.

    Parameters
    ----------
    title
        What is explored; the name of the group of controls.
    controls
        In reading order.
    draw
        Gets the value of every control by its name, gives a `Picture`.
    """

    _esm: ClassVar[str] = script(HERE / "png_explorer.js")
    _css: ClassVar[str] = stylesheet(HERE / "explorer.css")
    title = traitlets.Unicode().tag(sync=True)
    controls: traitlets.List[dict[str, Any]] = traitlets.List().tag(sync=True)
    values = traitlets.Dict().tag(sync=True)
    drawn = traitlets.Dict().tag(sync=True)

    def __init__(
        self, title: str, controls: Sequence[Control], draw: Callable[..., Picture]
    ) -> None:
        self._controls = {control.name: control for control in controls}
        self._draw = draw
        self._first = draw(**{control.name: control.value for control in controls})
        super().__init__(
            title=title,
            controls=[control.spec() for control in controls],
            values={control.name: control.value for control in controls},
            drawn=_parts(self._first),
        )

    def __repr__(self) -> str:
        return f"<Explorer: {self.title}>"

    def move(self, **values: Any) -> Picture:
        """Set controls by name and draw again.

        Raises
        ------
        KetacourseError
            If a control has no such value.
        """
        for name, value in values.items():
            control = self._controls.get(name)
            if control is None or not control.accepts(value):
                allowed = "; ".join(c.describe() for c in self._controls.values())
                raise KetacourseError(f"'{name}' can't be set to {value!r}. Controls: {allowed}")
        merged = {**self.values, **values}
        shown = self._draw(**merged)
        self.values, self.drawn = merged, _parts(shown)
        return shown

    def static_html(self) -> str:
        """Show the picture as it starts, and what could be moved."""
        controls = "".join(f"<li>{escape(c.describe())}</li>" for c in self._controls.values())
        return (
            f"<div><p><strong>{escape(self.title)}</strong></p>{self._first.html()}"
            f"<p>With a running kernel this picture has controls:</p><ul>{controls}</ul></div>"
        )

    def answer(self, asked: Mapping[str, Any], files: Sequence[Any]) -> Reply:
        """Draw again; the picture goes to the page by its trait."""
        if asked.get("do") != "move":
            return super().answer(asked, files)
        self.move(**asked["values"])
        return {}


def _parts(shown: Picture) -> dict[str, Any]:
    return {
        "source": shown.source,
        "width": shown.width_px,
        "alt": shown.alt,
        "caption": shown.caption,
        "data": shown.data.html(),
    }

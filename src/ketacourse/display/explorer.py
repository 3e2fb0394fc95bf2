"""A drawing with controls: move them, and it is drawn again by the page.

What is drawn is said once, in Python (`drawing.py`); a move changes numbers. Where they come from a
formula, the page works them out itself, in a module beside the Python that does the same, and a
test holds the two equal: such an explorer needs no kernel. Else the kernel is asked for them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any, ClassVar

import traitlets

from ketacourse.display.controls import Control
from ketacourse.display.drawing import Drawing, Numbers, filled
from ketacourse.display.scripts import script
from ketacourse.display.still import Still, still
from ketacourse.display.widget import CourseWidget, Reply, stylesheet
from ketacourse.errors import KetacourseError

HERE = Path(__file__).parent


def explorer_style() -> str:
    """The style of every explorer."""
    return stylesheet(HERE / "explorer.css", HERE / "drawing.css")


class Explorer(CourseWidget):
    """Controls beside a drawing; this one asks the kernel, one for the page has a script.

    Parameters
    ----------
    title
        What is explored; the name of the group of controls.
    controls
        In reading order.
    drawing
        Names in its braces are filled with what `numbers` gives.
    numbers
        Gets the value of every control by its name.
    given
        What the page has to know to work the numbers out.
    """

    _esm: ClassVar[str] = script(HERE / "kernel_explorer.js")
    _css: ClassVar[str] = explorer_style()
    is_in_page: ClassVar[bool] = False  # whether its script works the numbers out
    title = traitlets.Unicode().tag(sync=True)
    controls: traitlets.List[dict[str, Any]] = traitlets.List().tag(sync=True)
    values = traitlets.Dict().tag(sync=True)
    drawing = traitlets.Dict().tag(sync=True)
    given = traitlets.Dict().tag(sync=True)
    numbers = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        title: str,
        controls: Sequence[Control],
        drawing: Drawing,
        numbers: Callable[..., Numbers],
        given: Mapping[str, Any] | None = None,
    ) -> None:
        self._controls = {control.name: control for control in controls}
        self._numbers = numbers
        first = {control.name: control.value for control in controls}
        found = dict(numbers(**first))
        super().__init__(
            title=title,
            controls=[control.spec() for control in controls],
            values=first,
            drawing=drawing.spec(),
            given=dict(given or {}),
            numbers={} if self.is_in_page else found,
        )
        self._first = filled(self.drawing, found)

    def __repr__(self) -> str:
        return f"<Explorer: {self.title}>"

    def followed(self, values: dict[str, Any]) -> dict[str, Any]:
        """What was set, with what must follow it; here nothing does."""
        return values

    def move(self, **values: Any) -> Still:
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
        merged = {**self.values, **self.followed(values)}
        found = dict(self._numbers(**merged))
        self.values = merged
        if not self.is_in_page:
            self.numbers = found
        return still(filled(self.drawing, found))

    def static_html(self) -> str:
        """Show the drawing as it starts, and what could be moved."""
        controls = "".join(f"<li>{escape(c.describe())}</li>" for c in self._controls.values())
        return (
            f"<div><p><strong>{escape(self.title)}</strong></p>{still(self._first).html()}"
            f"<p>With a running kernel this picture has controls:</p><ul>{controls}</ul></div>"
        )

    def answer(self, asked: Mapping[str, Any], files: Sequence[Any]) -> Reply:
        """Work the numbers out; they go to the page by their trait."""
        if asked.get("do") != "move":
            return super().answer(asked, files)
        self.move(**asked["values"])
        return {}

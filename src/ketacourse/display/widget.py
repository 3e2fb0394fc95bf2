"""The base of every view that is drawn in the browser.

A view keeps its state in traits and its arithmetic elsewhere. It always has a static twin: the
HTML that a reader sees where no kernel runs, and that the stored notebook holds.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import anywidget

from ketacourse.display.typeset import untypeset_html

HERE = Path(__file__).parent


def stylesheet(*paths: Path) -> str:
    """Join the shared style and a view's own."""
    return "".join(path.read_text("utf-8") for path in (HERE / "base.css", *paths))


class CourseWidget(anywidget.AnyWidget):
    """A view with a static twin and a repr that never changes between runs."""

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

    def static_html(self) -> str:
        """What a reader without a kernel sees; must not depend on what a student did."""
        raise NotImplementedError(f"{type(self).__name__} needs a static twin")

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        bundle = super()._repr_mimebundle_(**kwargs)
        views, metadata = bundle if isinstance(bundle, tuple) else (bundle or {}, {})
        static = {"text/plain": repr(self), "text/html": untypeset_html(self.static_html())}
        return {**views, **static}, metadata

"""The pathway map on screen: one picture at a time, walked and questioned without the kernel."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar, Literal

import traitlets

from ketacourse.content.library import records
from ketacourse.content.tables import EDGES, KETAMINE_HYPOTHESES, NODES
from ketacourse.display.page import Notice
from ketacourse.display.scripts import packed, script
from ketacourse.display.widget import CourseWidget, Reply, stylesheet
from ketacourse.display.words import counted
from ketacourse.errors import KetacourseError, brief
from ketacourse.pathway.map.drawing import map_figure
from ketacourse.pathway.map.page_data import cards
from ketacourse.pathway.map.views import View, map_view

HERE = Path(__file__).parent
STYLES = (HERE / "widget.css", HERE / "marks.css")

Hypotheses = tuple[int, ...] | Literal["all"]


def pathway_map(*hypotheses: int | str) -> PathwayMap | Notice:
    """Show the pathway map of a hypothesis, of two or three laid over each other, or of all.

    Parameters
    ----------
    hypotheses
        Numbers, one to three; or "all" for the whole graph. Without any, hypothesis 1 opens, and
        the reader chooses.

    Returns
    -------
    PathwayMap or Notice
        A message to read where there is no such hypothesis.
    """
    try:
        return PathwayMap(chosen(hypotheses))
    except KetacourseError as fault:
        return Notice(str(fault))


def chosen(hypotheses: Iterable[object]) -> Hypotheses:
    """The picture that is meant: numbers, or "all".

    Raises
    ------
    KetacourseError
        If something else is given.
    """
    given = tuple(dict.fromkeys(hypotheses)) or (1,)
    if given == ("all",):
        return "all"
    for each in given:
        if not isinstance(each, int) or isinstance(each, bool):
            raise KetacourseError(
                f"{brief(each)} is no hypothesis; give one to three numbers from 1 to "
                f"{len(records(KETAMINE_HYPOTHESES))}, or 'all' alone"
            )
    return given  # type: ignore[return-value]


class MapWidget(CourseWidget):
    """What the map and the laboratory share: a first picture, and others when they are asked for.

    Parameters
    ----------
    hypotheses
        Of the picture to begin with.
    """

    _css: ClassVar[str] = stylesheet(*STYLES)
    title = traitlets.Unicode().tag(sync=True)
    accounts: traitlets.List[dict[str, Any]] = traitlets.List().tag(sync=True)
    names: traitlets.List[list[Any]] = traitlets.List().tag(sync=True)
    start = traitlets.Any().tag(sync=True)
    picture = traitlets.Dict().tag(sync=True)

    def __init__(self, hypotheses: Hypotheses, **values: Any) -> None:
        self.view = self.seen(hypotheses)
        super().__init__(
            accounts=[{"number": h.id, "name": h.name} for h in records(KETAMINE_HYPOTHESES)],
            names=names(),
            start=hypotheses if hypotheses == "all" else list(hypotheses),
            picture=picture(self.view),
            **values,
        )

    def seen(self, hypotheses: Hypotheses) -> View:
        """The picture of some hypotheses, or of all."""
        return map_view(hypotheses)

    def __repr__(self) -> str:
        sizes = f"{counted(len(self.view.boxes), 'node')}, {counted(len(self.view.lines), 'link')}"
        return f"<{type(self).__name__}: {self.view.title}; {sizes}>"

    def static_html(self) -> str:
        """The picture to begin with, with every link of it in words."""
        return f"<div>{map_figure(self.view).html()}</div>"

    def answer(self, asked: Mapping[str, Any], files: Sequence[Any]) -> Reply:
        """Another picture."""
        if asked.get("do") != "show":
            return super().answer(asked, files)
        choice = asked["choice"]
        wanted = chosen(["all"] if choice == "all" else choice)
        return {"picture": picture(self.seen(wanted))}


class PathwayMap(MapWidget):
    """The map of one hypothesis, of an overlay, or of the whole graph."""

    _esm: ClassVar[str] = packed(script(HERE / "widget.js"))

    def __init__(self, hypotheses: Hypotheses) -> None:
        super().__init__(hypotheses, title="Pathway map")


def picture(view: View) -> dict[str, Any]:
    """A view and its cards, as the page draws and opens them."""
    return {"view": view.as_dict(), "cards": cards(view)}


def names() -> list[list[Any]]:
    """Every node's name and the hypotheses that use it, so that a search can say where to look."""
    used: dict[str, set[int]] = {node.id: set() for node in records(NODES)}
    for edge in records(EDGES):
        for node in (edge.source, edge.target):
            used[node].update(edge.hypotheses)
    return [[node.name, sorted(used[node.id])] for node in records(NODES)]

"""Pictures of the graph: one hypothesis, several over one another, or everything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from ketacourse.content.base import Status
from ketacourse.content.library import record, records
from ketacourse.content.mechanism import Edge, Node
from ketacourse.content.tables import EDGES, EXPERIMENTS, KETAMINE_HYPOTHESES, NODES
from ketacourse.display.words import counted
from ketacourse.errors import ContentError
from ketacourse.pathway.graph.selection import Selection, edges_of, hypothesis, shown
from ketacourse.pathway.layout.arrows import arrow
from ketacourse.pathway.layout.compose import compose
from ketacourse.pathway.layout.geometry import Geometry
from ketacourse.pathway.layout.labels import clear_points, clear_title, middle
from ketacourse.pathway.layout.wrapping import LINE_HEIGHT, text_width, wrap
from ketacourse.pathway.map.drawing import map_figure
from ketacourse.pathway.map.icons import ICON
from ketacourse.pathway.map.page_data import for_page
from ketacourse.pathway.map.scene import (
    OUTCOMES,
    REGION_LABELS,
    TITLE_SIZE,
    Box,
    Layer,
    Line,
    Region,
    Scene,
    place_colour,
)

MOST_OVERLAID = 3
TEXT_WIDTH = 112.0
PADDING = (6.0, 7.0)  # within a box, beside and above its text
SMALLEST = 62.0
SHOWN = (
    "those that its strongest experiments and its contested links are about, and the ways that "
    "join them"
)


@dataclass(frozen=True, slots=True)
class View(Scene):
    """A scene on the page: a notebook shows it as a figure, a widget takes it as plain values."""

    def __repr__(self) -> str:
        sizes = f"{counted(len(self.boxes), 'node')}, {counted(len(self.lines), 'link')}"
        return f"<View: {self.title}; {sizes}>"

    def _repr_html_(self) -> str:
        return map_figure(self).html()

    def as_dict(self) -> dict[str, Any]:
        """Give the picture as values that JSON can hold; what a page draws from."""
        return for_page(self)


def map_view(hypotheses: Sequence[int] | int | str = (1,)) -> View:
    """Lay out one hypothesis, an overlay of two or three, or everything.

    Parameters
    ----------
    hypotheses
        Numbers of hypotheses, or ``"all"`` for the whole graph.

    Raises
    ------
    ContentError
        If there is no such hypothesis, or more are asked for than can be told apart.
    """
    chosen = selection_of(hypotheses)
    return laid_out(chosen, *shown(chosen))


def selection_of(hypotheses: Sequence[int] | int | str) -> Selection:
    """What is asked for as one to three numbers, or ``"all"``.

    Raises
    ------
    ContentError
        If it is neither.
    """
    if isinstance(hypotheses, str):
        if hypotheses != "all":
            raise ContentError(
                f"hypotheses is '{hypotheses}'; give numbers such as (1, 5) or 'all'"
            )
        return "all"
    numbers = (hypotheses,) if isinstance(hypotheses, int) else tuple(dict.fromkeys(hypotheses))
    if not 1 <= len(numbers) <= MOST_OVERLAID:
        raise ContentError(
            f"{len(numbers)} hypotheses; give one to {MOST_OVERLAID}, which can be told apart by "
            "colour, or 'all'"
        )
    return numbers


@cache
def laid_out(
    choice: Selection, nodes: tuple[str, ...], edges: tuple[Edge, ...], rule: str = SHOWN
) -> View:
    """Give nodes and edges of some hypotheses their places.

    Parameters
    ----------
    choice
        The hypotheses, or ``"all"``.
    nodes, edges
        What to draw of them; every end of an edge is among the nodes.
    rule
        By what rule they were chosen, for the subtitle of a picture that leaves nodes out.
    """
    accounts = _accounts(choice)
    picked = [record(NODES, node) for node in nodes]
    place = {node.id: OUTCOMES if node.type == "behaviour" else node.compartment for node in picked}
    links = [(edge.source, edge.target) for edge in edges]
    sizes = {node.id: _size(node.name) for node in picked}
    geometry = compose(place, links, sizes, first="body", last=OUTCOMES)
    title, subtitle = _headings(accounts, choice, nodes, rule)
    return View(
        title,
        subtitle,
        choice == "all",
        round(geometry.width, 1),
        round(geometry.height, 1),
        accounts,
        _regions(geometry, is_overlay=any(each.tone for each in accounts)),
        tuple(_box(node, place[node.id], geometry, edges, accounts) for node in picked),
        _lines(edges, geometry, accounts),
    )


def _accounts(choice: Selection) -> tuple[Layer, ...]:
    numbers = [each.id for each in records(KETAMINE_HYPOTHESES)] if choice == "all" else choice
    found = [hypothesis(number) for number in numbers]
    overlay = choice != "all" and len(found) > 1
    return tuple(
        Layer(each.id, each.name, each.summary, each.standing, at + 1 if overlay else 0)
        for at, each in enumerate(found)
    )


def _headings(
    accounts: Sequence[Layer], choice: Selection, nodes: Sequence[str], rule: str
) -> tuple[str, str]:
    """Title and subtitle; where a picture leaves nodes out, the subtitle says by what rule."""
    if choice == "all":
        return "Everything", "All hypotheses over one graph, with the causes of depression beside."
    if len(accounts) == 1:
        title = f"Hypothesis {accounts[0].number}: {accounts[0].name}"
        return title, f"{accounts[0].summary}{_left_out(accounts[0].number, nodes, rule)}"
    listed = " with ".join(f"{each.number} ({each.name})" for each in accounts)
    return f"Hypotheses {listed}", "What each alone uses has its colour; what they share is in ink."


def _left_out(number: int, nodes: Sequence[str], rule: str) -> str:
    every = {node for edge in edges_of(number) for node in (edge.source, edge.target)}
    here = every.intersection(nodes)
    return "" if here == every else f" Shown are {len(here)} of its {len(every)} nodes: {rule}."


def _size(name: str) -> tuple[float, float]:
    lines = wrap(name, TEXT_WIDTH)
    width = max(text_width(line) for line in lines) + 2 * PADDING[0] + ICON
    return max(SMALLEST, width), len(lines) * LINE_HEIGHT + 2 * PADDING[1]


def _regions(geometry: Geometry, *, is_overlay: bool) -> tuple[Region, ...]:
    """Every region with its name where no line crosses it, if there is such a place."""
    made = []
    for name, frame in geometry.regions.items():
        label = REGION_LABELS.get(name, name)
        forms = ((label,), wrap(label, text_width(label) * 0.7))
        widths = [title_width(form) for form in forms]
        form, x = clear_title(frame, widths, geometry.lines.values())
        colour = place_colour(name, is_overlay=is_overlay)
        made.append(Region(name, label, frame, forms[form], x, frame.y + 18, colour))
    return tuple(made)


def title_width(lines: Sequence[str]) -> float:
    """What the name of a region takes, with its icon."""
    return ICON + 5 + max(text_width(line, TITLE_SIZE) for line in lines)


def _tone(hypotheses: Sequence[int], accounts: Sequence[Layer]) -> int:
    """The colour of what one hypothesis of an overlay alone uses; ink for the rest."""
    tones = [each.tone for each in accounts if each.number in hypotheses]
    return tones[0] if len(tones) == 1 else 0


def _box(
    node: Node, region: str, geometry: Geometry, edges: Sequence[Edge], accounts: Sequence[Layer]
) -> Box:
    touching = [edge for edge in edges if node.id in (edge.source, edge.target)]
    used = sorted({number for edge in touching for number in edge.hypotheses})
    return Box(
        node,
        region,
        geometry.boxes[node.id],
        wrap(node.name, TEXT_WIDTH),
        _users(node.id),
        _tone(used, accounts),
        any(edge.contested for edge in touching),
        tuple(each.id for each in records(EXPERIMENTS) if node.id in each.nodes),
        place_colour(region, is_overlay=any(each.tone for each in accounts)),
    )


def _users(node: str) -> tuple[int, ...]:
    """The hypotheses that have an edge at a node."""
    touching = (edge for edge in records(EDGES) if node in (edge.source, edge.target))
    return tuple(sorted({number for edge in touching for number in edge.hypotheses}))


def _lines(
    edges: Sequence[Edge], geometry: Geometry, accounts: Sequence[Layer]
) -> tuple[Line, ...]:
    """Every edge with its arrow; those that carry a mark have it where it covers nothing."""
    tones = {edge.id: _tone(edge.hypotheses, accounts) for edge in edges}
    tags = {each.tone: str(each.number) for each in accounts if each.tone}
    marked = [
        (edge.source, edge.target)
        for edge in edges
        if tones[edge.id] or edge.status is Status.UNCONFIRMED
    ]
    points = clear_points(marked, geometry.lines, geometry.boxes.values())
    lines = []
    for edge in edges:
        link, tone = (edge.source, edge.target), tones[edge.id]
        corners = geometry.lines[link]
        label = points.get(link) or middle(corners)
        drawn = arrow(corners, edge.sign)
        lines.append(Line(edge, drawn, corners, tone, tags.get(tone, ""), label))
    return tuple(lines)

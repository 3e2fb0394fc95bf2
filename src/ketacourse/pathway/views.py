"""Pictures of the graph as data: what stands where, and how every link runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from ketacourse.content.base import Status
from ketacourse.content.library import record, records
from ketacourse.content.mechanism import Edge, Node
from ketacourse.display.style import BLUE, GREEN, INK, VERMILION
from ketacourse.errors import ContentError
from ketacourse.pathway.arrows import Arrow, arrow
from ketacourse.pathway.compose import compose
from ketacourse.pathway.geometry import Geometry, Rectangle
from ketacourse.pathway.selection import Choice, hypothesis, shown
from ketacourse.pathway.wording import sentence
from ketacourse.pathway.wrapping import FONT_SIZE, LINE_HEIGHT, text_width, wrap

COLOURS = (INK, BLUE, VERMILION, GREEN)  # ink for what several share; each has 3:1 on white
MOST_OVERLAID = 3
TEXT_WIDTH = 112.0
PADDING = (9.0, 7.0)  # within a box, beside and above its text
SMALLEST = 62.0
OUTCOMES = "outcomes"
REGION_LABELS = {
    "body": "Body",
    "GABA interneuron": "GABA interneuron",
    "presynaptic pyramidal": "Presynaptic cell",
    "postsynaptic pyramidal": "Postsynaptic cell",
    "astrocyte": "Astrocyte",
    "LHb": "Lateral habenula",
    "circuit": "Wider circuit",
    OUTCOMES: "Mood, behaviour",
}
SHAPES = (("drug", 1.2, "drug"), ("behaviour", 2.2, "mood or behaviour"))
CONTESTED_DASH = "6 4"
WEIGHTS = {1: 1.2, 2: 2.0, 3: 3.4}
HEADS = {1: "raises", -1: "lowers", 0: "no direction claimed"}
LEVELS = {1: "cells or tissue only", 2: "animals", 3: "people"}


@dataclass(frozen=True, slots=True)
class Account:
    """A hypothesis in a picture; `tone` numbers its colour, 0 where colours tell nothing."""

    number: int
    name: str
    summary: str
    standing: str
    tone: int

    @property
    def colour(self) -> str:
        """Colour of what it alone uses."""
        return COLOURS[self.tone]


@dataclass(frozen=True, slots=True)
class Region:
    """A compartment, as a rectangle with its name."""

    name: str
    label: str
    frame: Rectangle
    label_x: float
    label_y: float


@dataclass(frozen=True, slots=True)
class Box:
    """A node in its place."""

    node: Node
    region: str
    frame: Rectangle
    lines: tuple[str, ...]
    hypotheses: tuple[int, ...]
    tone: int
    contested: bool
    experiments: tuple[str, ...]

    @property
    def baselines(self) -> tuple[float, ...]:
        """Height of each line of text."""
        middle = self.frame.y + self.frame.h / 2 + 0.35 * FONT_SIZE
        first = middle - (len(self.lines) - 1) * LINE_HEIGHT / 2
        return tuple(first + at * LINE_HEIGHT for at in range(len(self.lines)))

    @property
    def colour(self) -> str:
        """Colour of the hypothesis that alone uses it; ink otherwise."""
        return COLOURS[self.tone]

    @property
    def border(self) -> float:
        """Width of its border: heavy for what is felt or done, and for one colour of several."""
        return 2.2 if self.node.type == "behaviour" or self.tone else 1.2

    @property
    def radius(self) -> float:
        """Corner radius: drugs are capsules, what is felt or done is square, the rest between."""
        if self.node.type == "drug":
            return self.frame.h / 2
        return 0.0 if self.node.type == "behaviour" else 6.0


@dataclass(frozen=True, slots=True)
class Line:
    """An edge in its place."""

    edge: Edge
    arrow: Arrow
    corners: tuple[tuple[float, float], ...]
    tone: int
    tag: str

    @property
    def level(self) -> int:
        """How near to people its evidence comes: 1 in vitro only, 2 animals, 3 people."""
        return evidence_level(self.edge)

    @property
    def colour(self) -> str:
        """Colour of its hypothesis; ink where several share it."""
        return COLOURS[self.tone]

    @property
    def sentence(self) -> str:
        """What it claims, in words."""
        return sentence(self.edge)


@dataclass(frozen=True, slots=True)
class View:
    """A picture of the graph, ready to be drawn."""

    title: str
    subtitle: str
    everything: bool
    width: float
    height: float
    hypotheses: tuple[Account, ...]
    regions: tuple[Region, ...]
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]

    def __repr__(self) -> str:
        return f"<View: {self.title}; {len(self.boxes)} nodes, {len(self.lines)} edges>"

    def _repr_html_(self) -> str:
        from ketacourse.pathway.drawing import map_figure

        return map_figure(self).html()

    def as_dict(self) -> dict[str, Any]:
        """Give the picture as values that JSON can hold; what a page draws from."""
        from ketacourse.pathway.page_data import for_page

        return for_page(self)


def evidence_level(edge: Edge) -> int:
    """How near to people the evidence comes: 1 in vitro only, 2 animals, 3 people."""
    if {"human imaging", "clinical"} & {*edge.evidence}:
        return 3
    return 2 if "rodent" in edge.evidence else 1


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
    if isinstance(hypotheses, str):
        if hypotheses != "all":
            raise ContentError(
                f"hypotheses is '{hypotheses}'; give numbers such as (1, 5) or 'all'"
            )
        return _view("all")
    numbers = (hypotheses,) if isinstance(hypotheses, int) else tuple(dict.fromkeys(hypotheses))
    if not 1 <= len(numbers) <= MOST_OVERLAID:
        raise ContentError(
            f"{len(numbers)} hypotheses; give one to {MOST_OVERLAID}, which can be told apart by "
            "colour, or 'all'"
        )
    return _view(numbers)


@cache
def _view(choice: Choice) -> View:
    accounts = _accounts(choice)
    nodes, edges = shown(choice)
    picked = [record("nodes", node) for node in nodes]
    place = {node.id: OUTCOMES if node.type == "behaviour" else node.compartment for node in picked}
    links = [(edge.source, edge.target) for edge in edges]
    names = {node.id: wrap(node.name, TEXT_WIDTH) for node in picked}
    sizes = {node: _size(lines) for node, lines in names.items()}
    geometry = compose(place, links, sizes, first="body", last=OUTCOMES)
    title, subtitle = _headings(accounts, choice)
    return View(
        title,
        subtitle,
        choice == "all",
        round(geometry.width, 1),
        round(geometry.height, 1),
        accounts,
        _regions(geometry),
        tuple(_box(node, geometry, place, names, edges, accounts) for node in picked),
        tuple(_line(edge, geometry, accounts) for edge in edges),
    )


def _accounts(choice: Choice) -> tuple[Account, ...]:
    numbers = [each.id for each in records("ketamine_hypotheses")] if choice == "all" else choice
    found = [hypothesis(number) for number in numbers]
    overlay = choice != "all" and len(found) > 1
    return tuple(
        Account(each.id, each.name, each.summary, each.standing, at + 1 if overlay else 0)
        for at, each in enumerate(found)
    )


def _headings(accounts: Sequence[Account], choice: Choice) -> tuple[str, str]:
    if choice == "all":
        return (
            "Everything",
            "Every node and edge of the twelve hypotheses, and what surrounds them.",
        )
    if len(accounts) == 1:
        return f"Hypothesis {accounts[0].number}: {accounts[0].name}", accounts[0].summary
    listed = " with ".join(f"{each.number} ({each.name})" for each in accounts)
    return f"Hypotheses {listed}", "What each alone uses has its colour; what they share is black."


def _size(lines: Sequence[str]) -> tuple[float, float]:
    width = max(text_width(line) for line in lines) + 2 * PADDING[0]
    return max(SMALLEST, width), len(lines) * LINE_HEIGHT + 2 * PADDING[1]


def _regions(geometry: Geometry) -> tuple[Region, ...]:
    return tuple(
        Region(name, REGION_LABELS.get(name, name), frame, frame.x + 10, frame.y + 16)
        for name, frame in geometry.regions.items()
    )


def _tone(hypotheses: Sequence[int], accounts: Sequence[Account]) -> int:
    """The colour of what one hypothesis of an overlay alone uses; ink for the rest."""
    tones = [each.tone for each in accounts if each.number in hypotheses]
    return tones[0] if len(tones) == 1 else 0


def _box(
    node: Node,
    geometry: Geometry,
    place: dict[str, str],
    names: dict[str, tuple[str, ...]],
    edges: Sequence[Edge],
    accounts: Sequence[Account],
) -> Box:
    touching = [edge for edge in edges if node.id in (edge.source, edge.target)]
    used = tuple(sorted({number for edge in touching for number in edge.hypotheses}))
    return Box(
        node,
        place[node.id],
        geometry.boxes[node.id],
        names[node.id],
        used,
        _tone(used, accounts),
        any(edge.contested for edge in touching),
        tuple(each.id for each in records("experiments") if node.id in each.nodes),
    )


def _line(edge: Edge, geometry: Geometry, accounts: Sequence[Account]) -> Line:
    corners = geometry.lines[edge.source, edge.target]
    tone = _tone(edge.hypotheses, accounts)
    tag = next((str(each.number) for each in accounts if tone and each.tone == tone), "")
    return Line(edge, arrow(corners, edge.sign), corners, tone, tag)


def legend(view: View) -> list[dict[str, Any]]:
    """What the marks of a view mean, mark by mark; only marks that it holds."""
    signs = {line.edge.sign for line in view.lines}
    levels = {line.level for line in view.lines}
    entries: list[dict[str, Any]] = [
        {"kind": "head", "sign": sign, "text": text}
        for sign, text in HEADS.items()
        if sign in signs
    ]
    if any(line.edge.contested for line in view.lines):
        entries.append({"kind": "line", "dash": CONTESTED_DASH, "text": "contested"})
    entries += [
        {"kind": "weight", "level": level, "weight": WEIGHTS[level], "text": text}
        for level, text in LEVELS.items()
        if level in levels
    ]
    entries += [
        {
            "kind": "tone",
            "tone": each.tone,
            "colour": each.colour,
            "text": f"{each.number} {each.name}",
        }
        for each in view.hypotheses
        if each.tone
    ]
    types = {box.node.type for box in view.boxes}
    entries += [
        {"kind": "shape", "type": kind, "border": border, "text": text}
        for kind, border, text in SHAPES
        if kind in types
    ]
    if any(each.status is Status.UNCONFIRMED for each in _sourced(view)):
        entries.append({"kind": "mark", "text": "not confirmed here"})
    return entries


def _sourced(view: View) -> list[Node | Edge]:
    return [*(box.node for box in view.boxes), *(line.edge for line in view.lines)]

"""What a picture of the graph holds: regions, boxes and lines in their places."""

from __future__ import annotations

from dataclasses import dataclass

from ketacourse.content.mechanism import Edge, Node
from ketacourse.display.style import BLUE, GREEN, INK, VERMILION
from ketacourse.pathway.graph.wording import sentence
from ketacourse.pathway.layout.arrows import Shape
from ketacourse.pathway.layout.geometry import Rectangle, Vertex
from ketacourse.pathway.layout.wrapping import FONT_SIZE, LINE_HEIGHT

COLOURS = (INK, BLUE, VERMILION, GREEN)  # ink for what several share; each has 3:1 on white
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
CONTESTED_DASH = "6 4"
WEIGHTS = {1: 1.2, 2: 2.0, 3: 3.4}


@dataclass(frozen=True, slots=True)
class Layer:
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
    arrow: Shape
    corners: tuple[Vertex, ...]
    tone: int
    tag: str
    label: Vertex

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
class Scene:
    """A picture of the graph, every box and line in its place; it knows nothing of the page."""

    title: str
    subtitle: str
    everything: bool
    width: float
    height: float
    hypotheses: tuple[Layer, ...]
    regions: tuple[Region, ...]
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


def evidence_level(edge: Edge) -> int:
    """How near to people the evidence comes: 1 in vitro only, 2 animals, 3 people."""
    if {"human imaging", "clinical"} & {*edge.evidence}:
        return 3
    return 2 if "rodent" in edge.evidence else 1

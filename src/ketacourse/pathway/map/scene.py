"""What a picture of the graph holds: regions, boxes and lines in their places."""

from __future__ import annotations

from dataclasses import dataclass

from ketacourse.content.mechanism import Edge, Node
from ketacourse.display.style import BLUE, GREEN, GREY, INK, VERMILION
from ketacourse.pathway.graph.wording import sentence
from ketacourse.pathway.layout.arrows import Shape
from ketacourse.pathway.layout.geometry import Rectangle, Vertex
from ketacourse.pathway.layout.wrapping import FONT_SIZE, LINE_HEIGHT, text_width
from ketacourse.pathway.map.icons import ICON

COLOURS = (INK, BLUE, VERMILION, GREEN)  # ink for what several share; each has 3:1 on white
OUTCOMES = "outcomes"
TITLE_SIZE = 12.5  # of the bold name of a region
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
# A colour for every place where things happen, told apart with any common colour vision and never
# alone: a small drawing and a name go with it. In an overlay colours tell accounts, and places are
# grey. Each has 3:1 on white and on its own tint; the page has others for dark themes.
PLACE_COLOURS = {
    "body": "#5f6b75",
    "GABA interneuron": "#c04f00",
    "presynaptic pyramidal": "#0072b2",
    "postsynaptic pyramidal": "#007f5c",
    "astrocyte": "#8a5a00",
    "LHb": "#9c2a62",
    "circuit": "#5b4bb0",
    OUTCOMES: INK,
}
TINT = 0.08  # how much of the colour of a place its ground has
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
    lines: tuple[str, ...]
    label_x: float
    label_y: float
    colour: str

    @property
    def baselines(self) -> tuple[float, ...]:
        """Height of each line of its name."""
        first = self.label_y - (len(self.lines) - 1) * TITLE_SIZE / 2
        return tuple(first + at * TITLE_SIZE for at in range(len(self.lines)))

    @property
    def plate(self) -> Rectangle:
        """What its name stands on, so that a line that has no other way passes behind it."""
        width = ICON + 5 + max(text_width(line, TITLE_SIZE) for line in self.lines)
        top = max(self.baselines[0] - TITLE_SIZE, self.frame.y + 1)
        return Rectangle(self.label_x - 2, top, width + 4, self.baselines[-1] + 4 - top)

    @property
    def ground(self) -> str:
        """What it is filled with: a tint of its colour."""
        return tinted(self.colour)


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
    place_colour: str

    @property
    def text_x(self) -> float:
        """The middle of its text, which stands right of its icon."""
        return self.frame.x + (self.frame.w + ICON) / 2

    @property
    def icon_at(self) -> Vertex:
        """The middle of its icon."""
        return self.frame.x + 4 + ICON / 2, self.frame.y + self.frame.h / 2

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

    @property
    def tells_places(self) -> bool:
        """Whether colours tell places; in an overlay they tell accounts."""
        return not any(each.tone for each in self.hypotheses)


def place_colour(place: str, *, is_overlay: bool) -> str:
    """The colour of a place, or grey where colours tell accounts."""
    return GREY if is_overlay else PLACE_COLOURS.get(place, GREY)


def tinted(colour: str) -> str:
    """A little of a colour on white."""
    channels = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(255 - TINT * (255 - each)):02x}" for each in channels)


def evidence_level(edge: Edge) -> int:
    """How near to people the evidence comes: 1 in vitro only, 2 animals, 3 people."""
    if {"human imaging", "clinical"} & {*edge.evidence}:
        return 3
    return 2 if "rodent" in edge.evidence else 1

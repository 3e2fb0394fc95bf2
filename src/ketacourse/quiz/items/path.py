"""Choose, in order, the nodes of a graph that lead from one end to another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import prod
from typing import Any, ClassVar, Self

from ketacourse.display.text import to_inline_html
from ketacourse.errors import KetacourseError
from ketacourse.quiz.items.arranging import permutation
from ketacourse.quiz.items.item import Item, listed
from ketacourse.quiz.items.judges import HYPOTHESIS, PathRuling, ruling
from ketacourse.quiz.items.layout import (
    Field,
    Fields,
    UnfitError,
    Values,
    list_field,
    refuse_repeats,
)
from ketacourse.quiz.marking.marks import Feedback, Mark, Parts, ids_in, not_among

IN_ALL = {
    1: "In all, this path raises what it leads to.",
    -1: "In all, this path lowers what it leads to.",
    0: "Whether this path raises or lowers in all cannot be said.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PathItem(Item):
    """A way from `start` to `end` by the edges of a hypothesis.

    `choices` are the nodes offered, in the author's order. Which of them lead on is not said here
    but found in the graph by a judge, whenever it is asked for.
    """

    type: ClassVar[str] = "path"
    layout: ClassVar[Fields] = {
        "hypothesis": HYPOTHESIS,
        "from": Field(kind="id", doc="Id of the node where the path begins."),
        "to": Field(kind="id", doc="Id of the node where the path ends."),
        "choices": list_field(
            "Ids of the nodes offered: those of a path, and some that lead nowhere.",
            Field(kind="id", doc="Id of a node."),
            least=2,
        ),
    }
    minutes: ClassVar[float] = 2.0
    right: ClassVar[str] = "A link."
    wrong: ClassVar[str] = "No link."

    hypothesis: int
    start: str
    end: str
    choices: tuple[str, ...]

    @classmethod
    def build(cls, values: Values, common: Values) -> Self:
        """As every item; the ends have to differ, and no node may be offered twice."""
        start, end, choices = values["from"], values["to"], tuple(values["choices"])
        if start == end:
            raise UnfitError("to", f"the path begins and ends at '{end}'; two nodes are needed.")
        refuse_repeats("choices", "choices", choices)
        for node in (start, end):
            if node in choices:
                raise UnfitError("choices", f"'{node}' is an end of the path and cannot be chosen.")
        return cls(hypothesis=values["hypothesis"], start=start, end=end, choices=choices, **common)

    @property
    def ruling(self) -> PathRuling:
        """What the graph says."""
        found: PathRuling = ruling(
            self.type,
            hypothesis=self.hypothesis,
            start=self.start,
            end=self.end,
            offered=self.choices,
        )
        return found

    @property
    def key(self) -> Any:
        """What is offered, and every link by which an answer may go, with its sign."""
        links = sorted([*ends, link.sign] for ends, link in self.ruling.links.items())
        return [self.start, self.end, sorted(self.choices), links]

    def marked(self, response: Any) -> Mark:
        """Mark a list of node ids with partial credit: the share of links that exist.

        Links are those from start over the nodes chosen to end, and any path that the graph holds
        is right. Each link that exists is told beside the node it leads to, and so is the first
        that does not; further ones are left to be found.
        """
        ruling = self.ruling
        walk = (self.start, *self._chosen(response), self.end)
        links = list(pairwise(walk))
        found = [ruling.links[link] for link in links if link in ruling.links]
        correct = len(found) == len(links)
        return Mark(
            self.points * (len(found) / len(links)),
            self.points,
            correct,
            tuple(_told(ruling, links)),
            understood=IN_ALL[prod(link.sign for link in found)] if correct else "",
            parts=Parts(len(found), len(links), "links exist"),
        )

    def _chosen(self, response: Any) -> list[str]:
        nodes = ids_in(response, "Add at least one step first.")
        for node in nodes:
            if node not in self.choices:
                raise not_among("node", node, self.choices)
        if len(set(nodes)) < len(nodes):
            raise KetacourseError("Each node can stand in one place only.")
        return nodes

    @property
    def solution(self) -> list[str] | None:
        """The shortest path over nodes that are offered, in the author's order where several are.

        None if there is none, which `fault` reports.
        """
        links = self.ruling.links
        ways = [[node] for node in self.choices if (self.start, node) in links]
        seen = {way[0] for way in ways}
        for way in ways:  # grows while it is read
            if (way[-1], self.end) in links:
                return way
            for node in self.choices:
                if node not in seen and (way[-1], node) in links:
                    seen.add(node)
                    ways.append([*way, node])
        return None

    @property
    def fault(self) -> str:
        """Says where no path leads through; nodes that do not exist are told by the judge."""
        if self.solution is None:
            return f"no path leads from '{self.start}' to '{self.end}' over what is offered"
        return ""

    @property
    def instruction(self) -> str:
        """What to do, in the judge's words."""
        return self.ruling.task

    @property
    def offered(self) -> dict[str, str]:
        """The nodes that can be added, shuffled."""
        names = self.ruling.names
        places = permutation(f"{self.bank}/{self.id}", len(self.choices))
        return {self.choices[at]: names[self.choices[at]] for at in places}

    def page(self) -> dict[str, Any]:
        """What is offered, and the two ends."""
        names = self.ruling.names.items()
        drawn = {node: {"id": node, "html": to_inline_html(name)} for node, name in names}
        options = [drawn[node] for node in self.offered]
        return {"options": options, "start": drawn[self.start], "end": drawn[self.end]}

    def answer_html(self, *, maths: str = "mathml") -> str:
        """A shortest path, with its ends."""
        names = self.ruling.names
        way = [self.start, *(self.solution or ()), self.end]
        return listed((names[node] for node in way), tag="ol", maths=maths)


def _told(ruling: PathRuling, links: Sequence[tuple[str, str]]) -> Iterator[Feedback]:
    names, is_first = ruling.names, True
    for source, target in links:
        link = ruling.links.get((source, target))
        if link is not None:
            yield Feedback(target, link.text, correct=True)
        elif is_first:
            text = f"This hypothesis draws none from {names[source]} to {names[target]}."
            yield Feedback(target, text, correct=False)
            is_first = False

"""Marking of the items that have no key of their own: a path, and a prediction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import prod
from typing import Any

from ketacourse.errors import KetacourseError
from ketacourse.quiz.items.judges import PathRuling
from ketacourse.quiz.items.records import PathItem, PredictItem
from ketacourse.quiz.marking.marks import Feedback, Mark, Parts, ids_in, not_among

IN_ALL = {
    1: "In all, this path raises what it leads to.",
    -1: "In all, this path lowers what it leads to.",
    0: "Whether this path raises or lowers in all cannot be said.",
}


def mark_path(item: PathItem, response: Any) -> Mark:
    """Partial credit: the share of links, from start over the nodes chosen to end, that exist.

    Any path that the graph holds is right. Each link that exists is told beside the node it leads
    to, and so is the first that does not; further ones are left to be found.
    """
    ruling = item.ruling
    walk = (item.start, *_chosen(item, response), item.end)
    links = list(pairwise(walk))
    found = [ruling.links[link] for link in links if link in ruling.links]
    correct = len(found) == len(links)
    return Mark(
        item.points * (len(found) / len(links)),
        item.points,
        correct,
        tuple(_told(ruling, links)),
        understood=IN_ALL[prod(link.sign for link in found)] if correct else "",
        parts=Parts(len(found), len(links), "links exist"),
    )


def _chosen(item: PathItem, response: Any) -> list[str]:
    nodes = ids_in(response, "Add at least one step first.")
    for node in nodes:
        if node not in item.choices:
            raise not_among("node", node, item.choices)
    if len(set(nodes)) < len(nodes):
        raise KetacourseError("Each node can stand in one place only.")
    return nodes


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


def path_solution(item: PathItem) -> list[str] | None:
    """The shortest path over nodes that are offered, in the author's order where several are.

    None if there is none, which `ketacourse.quiz.bank.check` reports.
    """
    links = item.ruling.links
    ways = [[node] for node in item.choices if (item.start, node) in links]
    seen = {way[0] for way in ways}
    for way in ways:  # grows while it is read
        if (way[-1], item.end) in links:
            return way
        for node in item.choices:
            if node not in seen and (way[-1], node) in links:
                seen.add(node)
                ways.append([*way, node])
    return None


def mark_predict(item: PredictItem, response: Any) -> Mark:
    """The outcome predicted earns everything; another may earn a share, if the judge says so."""
    if response is None or (isinstance(response, str) and not response):
        raise KetacourseError("Choose an outcome first.")
    options = item.ruling.options
    if isinstance(response, str):
        for option in options:
            if option.id == response:
                correct = option.share == 1
                line = Feedback(option.id, option.feedback, correct)
                return Mark(item.points * option.share, item.points, correct, (line,))
    raise not_among("outcome", response, [option.id for option in options])


def predict_solution(item: PredictItem) -> str:
    """The outcome that the hypothesis predicts."""
    return next(option.id for option in item.ruling.options if option.share == 1)

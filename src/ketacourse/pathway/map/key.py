"""The key under a map: a sample of every mark that the map holds, and what it means."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

from ketacourse.content.base import Status
from ketacourse.content.mechanism import Edge, Node
from ketacourse.display.style import INK
from ketacourse.pathway.layout.arrows import arrow
from ketacourse.pathway.layout.geometry import Vertex
from ketacourse.pathway.layout.wrapping import text_width
from ketacourse.pathway.map.icons import NODE_ICONS, PLACE_ICONS, STROKE
from ketacourse.pathway.map.scene import CONTESTED_DASH, WEIGHTS, Scene, place_colour, tinted

SHAPES = (("drug", 1.2, "drug"), ("behaviour", 2.2, "mood or behaviour"))
HEADS = {1: "raises", -1: "lowers", 0: "no direction claimed"}
LEVELS = {1: "cells or tissue only", 2: "animals", 3: "people"}

TEXTS = {"mark": "?", "badge": "1·5"}  # of the discs and capsules that carry a text

SIZE = 12
BADGE_SIZE = 11
SAMPLE = 34.0  # width of a sample
BETWEEN = 18.0
LINE = 24.0


def legend(scene: Scene) -> list[dict[str, Any]]:
    """What the marks of a view mean, mark by mark; only marks that it holds."""
    signs = {line.edge.sign for line in scene.lines}
    levels = {line.level for line in scene.lines}
    entries: list[dict[str, Any]] = [
        {"kind": "head", "sign": sign, "text": text}
        for sign, text in HEADS.items()
        if sign in signs
    ]
    if any(line.edge.contested for line in scene.lines):
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
        for each in scene.hypotheses
        if each.tone
    ]
    if scene.tells_places:
        first = scene.regions[0]
        entries.append(
            {"kind": "place", "place": first.name, "text": "a cell or place, its colour"}
        )
    else:
        entries.append({"kind": "badge", "text": "the accounts that use it"})
    types = {box.node.type for box in scene.boxes}
    entries += [
        {"kind": "icon", "type": kind, "text": kind} for kind in NODE_ICONS if kind in types
    ]
    entries += [
        {"kind": "shape", "type": kind, "border": border, "text": text}
        for kind, border, text in SHAPES
        if kind in types
    ]
    if any(each.status is Status.UNCONFIRMED for each in _sourced(scene)):
        entries.append({"kind": "mark", "text": "not confirmed here"})
    return entries


def _sourced(scene: Scene) -> list[Node | Edge]:
    return [*(box.node for box in scene.boxes), *(line.edge for line in scene.lines)]


def key_height(scene: Scene) -> float:
    """How much room the key needs below the map."""
    return 12 + LINE * (1 + max((line for _, _, line in _places(scene)), default=0))


def key_svg(scene: Scene) -> str:
    """Draw the key below the map."""
    parts = []
    for entry, x, line in _places(scene):
        y = scene.height + 14 + LINE * line
        words = escape(entry["text"])
        parts.append(
            f'{_sample(entry, x, y)}<text x="{x + SAMPLE + 6:g}" y="{y + 4:g}">{words}</text>'
        )
    return f'<g class="kc-key" font-size="{SIZE}">{"".join(parts)}</g>'


def _places(scene: Scene) -> Iterator[tuple[dict[str, Any], float, int]]:
    """Each entry with its x and its line; a full line is followed by the next."""
    x, line = 12.0, 0
    for entry in legend(scene):
        width = SAMPLE + 6 + text_width(entry["text"], SIZE)
        if x > 12 and x + width > scene.width - 12:
            x, line = 12.0, line + 1
        yield entry, x, line
        x += width + BETWEEN


def _sample(entry: dict[str, Any], x: float, y: float) -> str:
    kind = entry["kind"]
    if kind in TEXTS:
        return badge(x + SAMPLE / 2, y, TEXTS[kind])
    if kind == "icon":
        return icon(NODE_ICONS[entry["type"]], (x + SAMPLE / 2, y), INK)
    if kind == "place":
        colour = place_colour(entry["place"], is_overlay=False)
        return (
            f'<rect x="{x:g}" y="{y - 10:g}" width="{SAMPLE:g}" height="20" rx="5" '
            f'fill="{tinted(colour)}" stroke="{colour}"/>'
            f"{icon(PLACE_ICONS.get(entry['place'], ''), (x + SAMPLE / 2, y), colour)}"
        )
    if kind == "shape":
        radius = {"drug": 8, "behaviour": 0}[entry["type"]]
        return (
            f'<rect x="{x + 4:g}" y="{y - 8:g}" width="26" height="16" rx="{radius}" '
            f'fill="#fff" stroke="{INK}" stroke-width="{entry["border"]:g}"/>'
        )
    sign = entry.get("sign")
    if sign is not None:
        drawn = arrow(((x, y), (x + SAMPLE, y)), sign)
        return stroke(drawn.d, INK, 2.0) + head(drawn.head, sign, INK)
    colour = entry.get("colour", INK)
    return stroke(
        f"M{x:g} {y:g}h{SAMPLE:g}", colour, entry.get("weight", 2.0), entry.get("dash", "")
    )


def icon(d: str, at: Vertex, colour: str) -> str:
    """A small drawing of what a node is, or a place."""
    return (
        f'<path class="kc-icon" d="{d}" transform="translate({at[0]:.1f} {at[1]:.1f})" '
        f'fill="none" stroke="{colour}" stroke-width="{STROKE}" stroke-linecap="round" '
        'stroke-linejoin="round"/>'
    )


def stroke(d: str, colour: str, weight: float, dash: str = "") -> str:
    """A line without its head."""
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="{weight:g}"{dashes}/>'


def head(d: str, sign: int, colour: str) -> str:
    """The head of a line: filled if it raises."""
    fill = {1: colour, -1: "none", 0: "#fff"}[sign]
    weight = {1: 1.0, -1: 2.6, 0: 1.8}[sign]
    return (
        f'<path class="kc-head" d="{d}" fill="{fill}" stroke="{colour}" stroke-width="{weight}"/>'
    )


def badge(x: float, y: float, text: str, colour: str = INK) -> str:
    """A small disc, or a capsule for more than a sign, with `text` in it."""
    width = max(14.0, text_width(text, BADGE_SIZE) + 6)
    return (
        f'<rect x="{x - width / 2:g}" y="{y - 7:g}" width="{width:g}" height="14" rx="7" '
        f'fill="#fff" stroke="{colour}" stroke-width="1.2"/>'
        f'<text x="{x:g}" y="{y + 3.7:g}" font-size="{BADGE_SIZE}" font-weight="bold" '
        f'text-anchor="middle">{escape(text)}</text>'
    )

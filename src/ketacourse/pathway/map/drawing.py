"""The map as a still picture: an SVG that needs no script, and a figure with the same in words."""

from __future__ import annotations

from html import escape

from ketacourse.content.base import Status
from ketacourse.content.citations import cite_html, status_html
from ketacourse.content.library import cited
from ketacourse.display.picture import SvgPicture
from ketacourse.display.style import INK
from ketacourse.display.text import to_inline_html
from ketacourse.display.words import counted
from ketacourse.pathway.layout.wrapping import FONT_SIZE
from ketacourse.pathway.map.icons import ICON, NODE_ICONS, PLACE_ICONS
from ketacourse.pathway.map.key import badge, head, icon, key_height, key_svg, stroke
from ketacourse.pathway.map.scene import (
    CONTESTED_DASH,
    TITLE_SIZE,
    WEIGHTS,
    Box,
    Line,
    Region,
    Scene,
)
from ketacourse.pathway.map.steps import cascade

FONT = "Arial, Helvetica, 'Liberation Sans', 'DejaVu Sans', sans-serif"
CASING = 4.0  # a line that passes over another leaves this much of it free


def map_svg(scene: Scene) -> str:
    """Draw a view as an SVG document.

    Parameters
    ----------
    view
        As `map_view` gives it.

    Returns
    -------
    str
        With a title and a description for screen readers, and a key.
    """
    height = scene.height + key_height(scene)
    layers = (
        "".join(_region(region) for region in scene.regions),
        "".join(_line(line) for line in scene.lines),
        "".join(_name(region) for region in scene.regions),
        "".join(_box(box) for box in scene.boxes),
        "".join(_marks(line) for line in scene.lines),
        key_svg(scene),
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {scene.width:g} '
        f'{height:g}" width="{scene.width:g}" height="{height:g}" font-family="{FONT}" '
        f'font-size="{FONT_SIZE}" fill="{INK}"><title>{escape(scene.title)}</title>'
        f"<desc>{escape(describe(scene))}</desc>"
        f'<rect width="100%" height="100%" fill="#fff"/>{"".join(layers)}</svg>'
    )


def map_figure(scene: Scene) -> SvgPicture:
    """Show a view as a figure: the drawing, a caption, and every edge as a sourced sentence."""
    caption = (
        f"<strong>{escape(scene.title)}.</strong> {to_inline_html(scene.subtitle, maths='tex')}"
    )
    return SvgPicture(
        map_svg(scene),
        round(scene.width),
        f"{scene.title}. {describe(scene)}",
        caption,
        "The links of this picture in words, with their sources",
        _words(scene),
    )


def describe(scene: Scene) -> str:
    """What a reader who cannot see the picture is told of it first."""
    lines = scene.lines
    places = "; ".join(region.label for region in scene.regions)
    lowering = _count(sum(line.edge.sign < 0 for line in lines), "lowers its", "lower their")
    disputed = _count(sum(line.edge.contested for line in lines), "is", "are")
    return (
        f"A map of {counted(len(scene.boxes), 'node')} in {counted(len(scene.regions), 'place')} "
        f"({places}) joined by "
        f"{counted(len(lines), 'link')}, of which {lowering} target and {disputed} contested. "
        "The list says each link in words."
    )


def _count(number: int, one: str, several: str) -> str:
    """A number with its verb."""
    return f"{number or 'none'} {one if number < 2 else several}"


def _region(region: Region) -> str:
    frame = region.frame
    return (
        f'<rect class="kc-region" x="{frame.x:.1f}" y="{frame.y:.1f}" width="{frame.w:.1f}" '
        f'height="{frame.h:.1f}" rx="14" fill="{region.ground}" stroke="{region.colour}"/>'
    )


def _name(region: Region) -> str:
    """The name of a region, above the lines and on a plate of its own."""
    x, y = region.label_x, region.label_y
    drawn = icon(PLACE_ICONS.get(region.name, ""), (x + ICON / 2, y - 4.5), region.colour)
    rows = "".join(
        f'<tspan x="{x + ICON + 5:.1f}" y="{at:.1f}">{escape(line)}</tspan>'
        for line, at in zip(region.lines, region.baselines, strict=True)
    )
    plate = region.plate
    return (
        f'<rect class="kc-plate" x="{plate.x:.1f}" y="{plate.y:.1f}" width="{plate.w:.1f}" '
        f'height="{plate.h:.1f}" fill="{region.ground}"/>{drawn}'
        f'<text font-size="{TITLE_SIZE}" font-weight="bold">{rows}</text>'
    )


def _line(line: Line) -> str:
    weight = WEIGHTS[line.level]
    dash = CONTESTED_DASH if line.edge.contested else ""
    return (
        f'<g class="kc-edge" id="{line.edge.id}">'
        f"{stroke(line.arrow.d, '#fff', weight + CASING)}"
        f"{stroke(line.arrow.d, line.colour, weight, dash)}"
        f"{head(line.arrow.head, line.edge.sign, line.colour)}</g>"
    )


def _marks(line: Line) -> str:
    """What stands on a line: the number of its hypothesis in an overlay, a doubt, or both."""
    text = line.tag + "?" * (line.edge.status is Status.UNCONFIRMED)
    return badge(*line.label, text, line.colour) if text else ""


def _box(box: Box) -> str:
    frame = box.frame
    rows = "".join(
        f'<text x="{box.text_x:.1f}" y="{y:.1f}">{escape(text)}</text>'
        for text, y in zip(box.lines, box.baselines, strict=True)
    )
    doubt = ""
    if box.node.status is Status.UNCONFIRMED:
        doubt = badge(frame.x + frame.w - 3, frame.y + 3, "?")
    return (
        f'<g class="kc-node" id="{box.node.id}" text-anchor="middle">'
        f'<rect x="{frame.x:.1f}" y="{frame.y:.1f}" width="{frame.w:.1f}" height="{frame.h:.1f}" '
        f'rx="{box.radius:g}" fill="#fff" stroke="{box.colour}" stroke-width="{box.border:g}"/>'
        f"{icon(NODE_ICONS.get(box.node.type, ''), box.icon_at, box.place_colour)}{rows}{doubt}</g>"
    )


def _words(scene: Scene) -> str:
    """Every edge in causal order: what it claims, how sure, who disagrees, and the sources."""
    lines = {line.edge.id: line for line in scene.lines}
    items = (f"<li>{_said(lines[step.edge], step.sentence)}</li>" for step in cascade(scene))
    return f"<ol>{''.join(items)}</ol>"


def _said(line: Line, text: str) -> str:
    edge = line.edge
    said = (
        f"{escape(text)} {edge.strength.capitalize()} evidence ({', '.join(edge.evidence)}) "
        f"{cite_html(cited(edge.cites))}{status_html(edge.status)}."
    )
    if edge.contested:
        against = f"{escape(edge.counter_evidence)} {cite_html(cited(edge.counter_cites))}"
        said += f" <em>Contested:</em> {against}."
    return said

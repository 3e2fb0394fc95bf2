"""A view as plain values for the page: what is drawn, and the card of every node and edge."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ketacourse.content.library import cited, record
from ketacourse.content.mechanism import Edge, Node
from ketacourse.content.tables import EXPERIMENTS
from ketacourse.pathway.graph.wording import STATUS_TEXT
from ketacourse.pathway.layout.geometry import Rectangle
from ketacourse.pathway.layout.wrapping import FONT_SIZE, LINE_HEIGHT
from ketacourse.pathway.map.icons import NODE_ICONS, PLACE_ICONS
from ketacourse.pathway.map.key import legend
from ketacourse.pathway.map.scene import (
    CONTESTED_DASH,
    PLACE_COLOURS,
    REGION_LABELS,
    WEIGHTS,
    Box,
    Line,
    Scene,
)
from ketacourse.pathway.map.steps import cascade

DATABASES = {
    "hgnc_symbol": "HGNC symbol",
    "hgnc_id": "HGNC",
    "uniprot": "UniProt",
    "chebi": "ChEBI",
    "reactome": "Reactome",
    "reactome_name": "Reactome pathway",
    "go": "Gene Ontology",
    "go_name": "Gene Ontology term",
    "drugbank": "DrugBank",
    "cas": "CAS",
}
SUBJECTS = {
    "in vitro": "cells",
    "rodent": "animals",
    "human imaging": "people",
    "clinical": "people",
}
SIGNS = {1: "raises", -1: "lowers", 0: "no direction claimed"}


def for_page(scene: Scene) -> dict[str, Any]:
    """Everything a page needs to draw a view, as values that JSON can hold."""
    return {
        "title": scene.title,
        "subtitle": scene.subtitle,
        "all": scene.everything,
        "width": scene.width,
        "height": scene.height,
        "font_size": FONT_SIZE,
        "line_height": LINE_HEIGHT,
        "hypotheses": [
            {
                "number": each.number,
                "name": each.name,
                "summary": each.summary,
                "standing": each.standing,
                "tone": each.tone,
                "colour": each.colour,
            }
            for each in scene.hypotheses
        ],
        "regions": [
            {
                "name": each.name,
                "label": each.label,
                **_frame(each),
                "label_x": round(each.label_x, 1),
                "label_y": round(each.label_y, 1),
                "plate": _sides(each.plate),
                "lines": list(each.lines),
                "baselines": [round(y, 1) for y in each.baselines],
                "icon": PLACE_ICONS.get(each.name, ""),
                "place": _place(each.name, scene),
            }
            for each in scene.regions
        ],
        "icons": {
            box.node.type: NODE_ICONS[box.node.type]
            for box in scene.boxes
            if box.node.type in NODE_ICONS
        },
        "nodes": [_node(box) | {"place": _place(box.region, scene)} for box in scene.boxes],
        "edges": [_edge(line) for line in scene.lines],
        "steps": [{"edge": step.edge, "sentence": step.sentence} for step in cascade(scene)],
        "legend": legend(scene),
    }


def _place(region: str, scene: Scene) -> int:
    """The number of a place's colour on the page; 0 where colours tell accounts."""
    known = [*PLACE_COLOURS]
    return 1 + known.index(region) if scene.tells_places and region in known else 0


def _frame(item: Any) -> dict[str, float]:
    return _sides(item.frame)


def _sides(frame: Rectangle) -> dict[str, float]:
    return {side: round(getattr(frame, side), 1) for side in ("x", "y", "w", "h")}


def _node(box: Box) -> dict[str, Any]:
    frame = box.frame
    return {
        "id": box.node.id,
        "name": box.node.name,
        "lines": list(box.lines),
        "baselines": [round(each, 1) for each in box.baselines],
        "type": box.node.type,
        "compartment": box.node.compartment,
        "region": box.region,
        **_frame(box),
        "cx": round(frame.x + frame.w / 2, 1),
        "cy": round(frame.y + frame.h / 2, 1),
        "text_x": round(box.text_x, 1),
        "icon_x": round(box.icon_at[0], 1),
        "radius": box.radius,
        "border": box.border,
        "colour": box.colour,
        "hypotheses": list(box.hypotheses),
        "tone": box.tone,
        "status": box.node.status.value,
        "contested": box.contested,
        "experiments": list(box.experiments),
    }


def _edge(line: Line) -> dict[str, Any]:
    edge, arrow = line.edge, line.arrow
    return {
        "id": edge.id,
        "source": edge.source,
        "target": edge.target,
        "sign": edge.sign,
        "mechanism": edge.mechanism,
        "sentence": line.sentence,
        "d": arrow.d,
        "head": arrow.head,
        "tip": {
            "x": round(arrow.tip[0], 1),
            "y": round(arrow.tip[1], 1),
            "angle": round(arrow.angle),
        },
        "label": {"x": round(line.label[0], 1), "y": round(line.label[1], 1)},
        "contested": edge.contested,
        "evidence": list(edge.evidence),
        "level": line.level,
        "weight": WEIGHTS[line.level],
        "dash": CONTESTED_DASH if edge.contested else "",
        "subjects": list(dict.fromkeys(SUBJECTS[kind] for kind in edge.evidence)),
        "strength": edge.strength,
        "hypotheses": list(edge.hypotheses),
        "tone": line.tone,
        "tag": line.tag,
        "colour": line.colour,
        "causal": edge.causal,
        "status": edge.status.value,
    }


def cards(scene: Scene) -> dict[str, dict[str, Any]]:
    """What a reader may open: a card for every node and edge of a view, by id.

    Returns
    -------
    dict
        Plain text throughout, and links for the citations.
    """
    nodes = {box.node.id: _node_card(box, scene) for box in scene.boxes}
    return nodes | {line.edge.id: _edge_card(line) for line in scene.lines}


def _node_card(box: Box, scene: Scene) -> dict[str, Any]:
    node = box.node
    touching = [
        line.edge for line in scene.lines if node.id in (line.edge.source, line.edge.target)
    ]
    return {
        "id": node.id,
        "kind": "node",
        "title": node.name,
        "text": node.description,
        "facts": [
            ["Kind", node.type],
            ["Drawn in", REGION_LABELS.get(node.compartment, node.compartment)],
        ],
        "databases": _databases(node),
        "sure": "",
        "disagree": "",
        "disagree_cites": [],
        "neighbours": [edge.id for edge in touching],
        "experiments": [
            {"id": each, "text": record(EXPERIMENTS, each).perturbation} for each in box.experiments
        ],
        **_sources(node),
    }


def _databases(node: Node) -> list[list[str]]:
    """Its names in databases, where they were checked: for those who ask."""
    if node.identifiers_status != "verified":
        return []
    return [[DATABASES[name], ", ".join(ids)] for name, ids in node.identifiers.items()]


def _edge_card(line: Line) -> dict[str, Any]:
    edge = line.edge
    return {
        "id": edge.id,
        "kind": "edge",
        "title": line.sentence,
        "text": edge.mechanism,
        "facts": _edge_facts(edge),
        "databases": [],
        "sure": f"{edge.strength.capitalize()} evidence ({', '.join(edge.evidence)}): "
        f"{edge.strength_reason}",
        "disagree": edge.counter_evidence,
        "disagree_cites": _links(edge.counter_cites),
        **_sources(edge),
    }


def _edge_facts(edge: Edge) -> list[list[str]]:
    numbers = ", ".join(str(number) for number in edge.hypotheses) or "none"
    facts = [["Direction", SIGNS[edge.sign]], ["Hypotheses", numbers]]
    if not edge.causal:
        facts.append(["Not a cause", edge.causal_reason or "location, definition or association"])
    return facts


def _sources(fact: Node | Edge) -> dict[str, Any]:
    return {
        "status": fact.status.value,
        "status_text": STATUS_TEXT[fact.status],
        "note": fact.note,
        "cites": _links(fact.cites),
    }


def _links(ids: Iterable[str]) -> list[dict[str, str]]:
    return [{"label": each.label, "link": each.link} for each in cited(ids)]

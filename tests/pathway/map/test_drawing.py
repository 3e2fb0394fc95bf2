"""The still picture of the map: readable without colour, sight, script or kernel."""

import base64
import json
import re
import subprocess
import sys
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from ketacourse.content.library import citations, record, records
from ketacourse.display.style import GREY
from ketacourse.errors import ContentError
from ketacourse.pathway import cards, cascade, map_figure, map_svg, map_view
from ketacourse.pathway.graph.wording import is_plural, sentence, uncapitalised
from ketacourse.pathway.lab.picture import lab_view
from ketacourse.pathway.layout.arrows import arrow, path
from ketacourse.pathway.map.icons import NODE_ICONS, PLACE_ICONS
from ketacourse.pathway.map.key import legend
from ketacourse.pathway.map.scene import (
    COLOURS,
    PLACE_COLOURS,
    REGION_LABELS,
    WEIGHTS,
    evidence_level,
    tinted,
)

NUMBERS = range(1, 13)
CHOICES = [*((number,) for number in NUMBERS), (1, 5), (3, 7, 12), "all"]
SPACE = "{http://www.w3.org/2000/svg}"


def tree(choice):
    return ET.fromstring(map_svg(map_view(choice)))  # noqa: S314 - our own drawing


def group(root, name):
    return [each for each in root.iter(f"{SPACE}g") if each.get("class") == name]


def luminance(colour):
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


# The drawing


@pytest.mark.parametrize("choice", CHOICES)
def test_every_node_and_edge_of_a_view_is_drawn_once(choice):
    view, root = map_view(choice), tree(choice)
    assert [each.get("id") for each in group(root, "kc-node")] == [b.node.id for b in view.boxes]
    assert [each.get("id") for each in group(root, "kc-edge")] == [e.edge.id for e in view.lines]


def test_everything_holds_the_whole_graph():
    view = map_view("all")
    assert (len(view.boxes), len(view.lines)) == (len(records("nodes")), len(records("edges")))


@pytest.mark.parametrize("choice", CHOICES)
def test_the_drawing_names_itself_for_a_screen_reader_and_runs_nothing(choice):
    svg = map_svg(map_view(choice))
    root = tree(choice)
    assert root.get("role") == "img"
    assert root[0].tag == f"{SPACE}title"
    assert root[0].text == map_view(choice).title
    assert root[1].tag == f"{SPACE}desc"
    assert not re.search(r"<script|on\w+=|href|url\(|@import", svg)


@pytest.mark.parametrize("choice", CHOICES)
def test_names_are_drawn_whole(choice):
    drawn = {
        each.get("id"): " ".join(
            text.text for text in each.iter(f"{SPACE}text") if text.text != "?"
        )
        for each in group(tree(choice), "kc-node")
    }
    for box in map_view(choice).boxes:
        assert drawn[box.node.id].replace(" ", "") == box.node.name.replace(" ", "")


@pytest.mark.parametrize("choice", CHOICES)
def test_raising_lowering_and_neither_have_heads_of_their_own(choice):
    for line in map_view(choice).lines:
        closed, arcs = line.arrow.head.endswith("Z"), "A" in line.arrow.head
        assert (closed, arcs) == {1: (True, False), -1: (False, False), 0: (True, True)}[
            line.edge.sign
        ]


def test_contested_edges_are_dashed_and_no_others():
    root = tree("all")
    dashed = {
        each.get("id")
        for each in group(root, "kc-edge")
        if any(part.get("stroke-dasharray") for part in each)
    }
    assert dashed == {edge.id for edge in records("edges") if edge.contested}


def test_the_nearer_to_people_the_evidence_the_heavier_the_line():
    assert WEIGHTS[1] < WEIGHTS[2] < WEIGHTS[3]
    for edge in records("edges"):
        people = {"clinical", "human imaging"} & set(edge.evidence)
        assert evidence_level(edge) == (3 if people else 2 if "rodent" in edge.evidence else 1)


def test_what_is_not_confirmed_is_marked_so():
    root = tree("all")
    marks = [each for each in root.iter(f"{SPACE}text") if each.text == "?"]
    facts = [*records("nodes"), *records("edges")]
    assert len(marks) == sum(fact.status == "unconfirmed" for fact in facts) + 1  # and the key
    assert {"kind": "mark", "text": "not confirmed here"} in legend(map_view("all"))


@pytest.mark.parametrize("choice", [(1, 5), (3, 7, 12)])
def test_in_an_overlay_a_hypothesis_is_told_by_number_and_not_by_colour_alone(choice):
    view = map_view(choice)
    for line in view.lines:
        users = [number for number in choice if number in line.edge.hypotheses]
        assert line.tag == (str(users[0]) if len(users) == 1 else "")
        assert (line.tone == 0) == (not line.tag)
    texts = {text.text for text in tree(choice).iter(f"{SPACE}text")}
    assert texts >= {
        line.tag + "?" * (line.edge.status == "unconfirmed") for line in view.lines
    } - {""}
    tones = {each.number: each.tone for each in view.hypotheses}
    assert tones == {number: at + 1 for at, number in enumerate(choice)}


def test_one_hypothesis_and_everything_are_drawn_in_ink():
    for choice in ((1,), "all"):
        assert {line.tone for line in map_view(choice).lines} == {0}


def test_colours_have_the_contrast_of_graphics_and_text_that_of_text():
    for ground in ("#ffffff", tinted(GREY)):  # of an overlay, where colours tell accounts
        assert all(contrast(colour, ground) >= 3 for colour in (*COLOURS, GREY))
    for colour in PLACE_COLOURS.values():
        assert contrast(COLOURS[0], tinted(colour)) >= 4.5
    assert len(set(COLOURS)) == 4


# Cells and places, told by a colour, a small drawing and a name


def test_every_place_has_a_colour_a_drawing_and_a_name_of_its_own():
    assert set(PLACE_COLOURS) == set(PLACE_ICONS) == set(REGION_LABELS)
    for own in (PLACE_COLOURS, REGION_LABELS):
        assert len(set(own.values())) == len(own)
    for colour in PLACE_COLOURS.values():
        assert contrast(colour, tinted(colour)) >= 3


def test_every_kind_of_node_has_a_drawing_of_its_own():
    assert set(NODE_ICONS) == {node.type for node in records("nodes")}
    assert len(set(NODE_ICONS.values())) == len(NODE_ICONS)


@pytest.mark.parametrize("choice", CHOICES)
def test_a_node_bears_the_drawing_of_its_kind_in_the_colour_of_its_place(choice):
    view, root = map_view(choice), tree(choice)
    drawn = {
        each.get("id"): next(p for p in each.iter(f"{SPACE}path") if p.get("class") == "kc-icon")
        for each in group(root, "kc-node")
    }
    is_overlay = choice != "all" and len(choice) > 1
    for box in view.boxes:
        icon = drawn[box.node.id]
        assert icon.get("d") == NODE_ICONS[box.node.type]
        assert icon.get("stroke") == (GREY if is_overlay else PLACE_COLOURS[box.region])


def test_in_an_overlay_colours_tell_accounts_and_places_are_grey():
    assert {region.colour for region in map_view((1, 5)).regions} == {GREY}
    shown = {region.colour for region in map_view((1,)).regions}
    assert len(shown) == len(map_view((1,)).regions)
    assert {each["place"] for each in map_view((1, 5)).as_dict()["regions"]} == {0}


@pytest.mark.parametrize("view", [map_view, lab_view])
@pytest.mark.parametrize("choice", CHOICES)
def test_no_line_crosses_the_name_of_a_region_or_else_it_passes_behind_a_plate(choice, view):
    scene = view(choice)
    crossed = 0
    for region in scene.regions:
        plate, frame = region.plate, region.frame
        assert frame.x < plate.x
        assert plate.x + plate.w < frame.x + frame.w
        assert frame.y < plate.y
        for line in scene.lines:
            crossed += any(
                min(x, u) < plate.x + plate.w
                and max(x, u) > plate.x
                and min(y, v) < plate.y + plate.h
                and max(y, v) > plate.y
                for (x, y), (u, v) in pairwise(line.corners)
            )
    # Where a single column leaves no other way, one line passes behind.
    assert crossed <= 1 + (choice == "all")
    drawn = ET.fromstring(map_svg(scene))  # noqa: S314 - our own drawing
    order = [each.get("class") for each in drawn.iter()]
    if scene.lines:
        assert order.index("kc-plate") > len(order) - 1 - order[::-1].index("kc-edge")


@pytest.mark.parametrize("choice", CHOICES)
def test_the_key_explains_every_mark_of_the_picture_and_no_other(choice):
    view = map_view(choice)
    entries = legend(view)
    assert {each["sign"] for each in entries if each["kind"] == "head"} == {
        line.edge.sign for line in view.lines
    }
    assert {each["level"] for each in entries if each["kind"] == "weight"} == {
        line.level for line in view.lines
    }
    drawn = "".join(text.text for text in group(tree(choice), "kc-key")[0].iter(f"{SPACE}text"))
    assert all(each["text"] in drawn for each in entries)


def test_the_key_stays_on_the_page():
    from ketacourse.pathway.layout.wrapping import text_width

    for choice in CHOICES:
        root = tree(choice)
        width = float(root.get("width"))
        for text in group(root, "kc-key")[0].iter(f"{SPACE}text"):
            assert float(text.get("x")) + text_width(text.text, 12) <= width or text.text == "?"
            assert float(text.get("y")) < float(root.get("height"))


# Arrows


def test_a_line_ends_where_its_head_begins_and_the_tip_before_the_box():
    drawn = arrow(((0.0, 0.0), (50.0, 0.0)), 1)
    assert (drawn.d, drawn.head) == ("M0 0L40 0", "M48 0L39 4.5L39 -4.5Z")
    assert (drawn.tip, drawn.angle) == ((48.0, 0.0), 0.0)
    assert arrow(((0.0, 0.0), (0.0, 50.0)), -1).head == "M-5 47L5 47"
    assert arrow(((0.0, 0.0), (0.0, 50.0)), -1).angle == 90.0


def test_corners_are_rounded_but_never_beyond_half_a_piece():
    assert path(((0, 0), (20, 0), (20, 20))) == "M0 0L13 0Q20 0 20 7L20 20"
    assert path(((0, 0), (20, 0), (20, 4))) == "M0 0L18 0Q20 0 20 2L20 4"


# The figure


@pytest.mark.parametrize("choice", CHOICES)
def test_the_figure_says_every_edge_in_words_with_its_sources(choice):
    view = map_view(choice)
    html = map_figure(view).html()
    assert html == view._repr_html_()
    assert html.count("<li>") == len(view.lines)
    for line in view.lines:
        for cite in (*line.edge.cites, *line.edge.counter_cites):
            assert f">{citations()[cite].label.replace('&', '&amp;')}<" in html


def test_the_figure_survives_in_a_notebook_that_is_not_trusted():
    html = map_figure(map_view((5,))).html()
    assert "<svg" not in html
    coded = html.split("data:image/svg+xml;base64,")[1].split('"')[0]
    assert base64.b64decode(coded).decode("utf-8") == map_svg(map_view((5,)))


def test_alt_text_says_what_is_to_be_seen():
    assert map_figure(map_view((12,))).alt == (
        "Hypothesis 12: Adenosine. A map of 6 nodes in 3 places (Body; Wider circuit; Mood, "
        "behaviour) joined by 6 links, of which 1 lowers its target and none is contested. "
        "The list says each link in words."
    )


def test_a_picture_that_leaves_nodes_out_says_so():
    assert "Shown are 19 of its 57 nodes" in map_figure(map_view((1,))).caption
    assert "Shown are" not in map_figure(map_view((5,))).caption


def test_an_edge_that_is_not_confirmed_is_said_to_be_so():
    view = map_view((12,))
    doubtful = sum(line.edge.status == "unconfirmed" for line in view.lines)
    assert map_figure(view).words.count("[not confirmed here]") == doubtful == 1


# Views and their data


def test_a_view_prints_in_one_stable_line():
    assert (
        repr(map_view((5,)))
        == "<View: Hypothesis 5: Lateral habenula bursting; 17 nodes, 18 links>"
    )
    assert map_view((5,)) is map_view([5, 5]) is map_view(5)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ((), "0 hypotheses; give one to 3, which can be told apart by colour, or 'all'"),
        ((1, 2, 3, 4), "4 hypotheses; give one to 3, which can be told apart by colour, or 'all'"),
        ("1", "hypotheses is '1'; give numbers such as (1, 5) or 'all'"),
        ((1, 13), "unknown hypothesis 13; give a number from 1 to 12"),
    ],
)
def test_a_view_of_nothing_known_is_refused(wrong, message):
    with pytest.raises(ContentError, match=f"^{re.escape(message)}$"):
        map_view(wrong)


@pytest.mark.parametrize("choice", CHOICES)
def test_the_data_for_the_page_are_json_and_hang_together(choice):
    data = json.loads(json.dumps(map_view(choice).as_dict(), allow_nan=False))
    nodes = {node["id"]: node for node in data["nodes"]}
    regions = {region["name"] for region in data["regions"]}
    assert all(node["region"] in regions for node in nodes.values())
    assert all(edge["source"] in nodes and edge["target"] in nodes for edge in data["edges"])
    assert {step["edge"] for step in data["steps"]} == {edge["id"] for edge in data["edges"]}
    for node in nodes.values():
        assert len(node["lines"]) == len(node["baselines"])
        assert node["x"] >= 0 <= node["y"]
        assert node["x"] + node["w"] <= data["width"]


@pytest.mark.parametrize("choice", CHOICES)
def test_every_node_and_edge_has_a_card_with_its_sources(choice):
    view = map_view(choice)
    found = cards(view)
    assert set(found) == {b.node.id for b in view.boxes} | {e.edge.id for e in view.lines}
    assert all(card["cites"] and card["title"] and card["text"] for card in found.values())
    json.dumps(found, allow_nan=False)


def test_the_card_of_an_edge_says_how_sure_and_who_disagrees():
    card = cards(map_view((1,)))["E001"]
    assert card["title"] == (
        "Racemic (R,S)-ketamine lowers the activity of NMDA receptors on GABA interneurons"
    )
    assert card["sure"].startswith("Moderate evidence (in vitro, rodent): 1 uM cuts inhibitory")
    assert card["disagree"].startswith("Mice without GluN1 in parvalbumin cells")
    assert card["disagree_cites"] == [
        {"label": "Pozzi et al. 2014", "link": "https://doi.org/10.1371/journal.pone.0083879"}
    ]
    assert card["facts"] == [["Direction", "lowers"], ["Hypotheses", "1, 9"]]


def test_the_card_of_a_node_lists_its_edges_and_the_experiments_that_changed_it():
    view = map_view((6,))
    card = cards(view)["trkb"]
    assert card["neighbours"] == ["E023", "E069", "E090", "E103", "E104", "E105", "E106"]
    tested = {each.id for each in records("experiments") if "trkb" in each.nodes}
    assert {each["id"] for each in card["experiments"]} == tested
    assert ["Kind", "receptor"] in card["facts"]


def test_a_card_names_databases_in_words_and_apart_from_what_everyone_reads():
    shown = {name for card in cards(map_view("all")).values() for name, _ in card["databases"]}
    assert not any("_" in name for name in shown)
    facts = {name for card in cards(map_view("all")).values() for name, _ in card["facts"]}
    assert facts == {"Kind", "Drawn in", "Direction", "Hypotheses", "Not a cause"}


def test_a_card_shows_no_identifier_that_was_not_checked():
    for identifier, card in cards(map_view("all")).items():
        if card["kind"] == "node":
            node = record("nodes", identifier)
            shown = len(card["databases"])
            assert shown == (len(node.identifiers) if node.identifiers_status == "verified" else 0)


def test_a_card_says_when_its_fact_is_not_confirmed():
    found = cards(map_view("all"))
    for fact in (*records("nodes"), *records("edges")):
        text = found[fact.id]["status_text"]
        assert (text == "Not confirmed here.") == (fact.status == "unconfirmed")
        assert (text == "") == (fact.status == "verified")


# Sentences and steps


@pytest.mark.parametrize("number", NUMBERS)
def test_a_cascade_tells_every_edge_once_and_causes_first(number):
    view = map_view((number,))
    steps = cascade(view)
    edges = [record("edges", step.edge) for step in steps]
    assert sorted(edge.id for edge in edges) == sorted(line.edge.id for line in view.lines)
    assert all(step.sentence.endswith(".") and ".." not in step.sentence for step in steps)
    sources = {edge.target for edge in edges}
    assert edges[0].source not in sources


def test_sentences_agree_in_number_and_say_whether_a_thing_or_its_activity_changes():
    assert sentence(record("edges", "E151")) == (
        "Adenosine raises the activity of the adenosine A1 receptor"
    )
    assert sentence(record("edges", "E010")) == (
        "GABA-A receptors on pyramidal cells lower the activity of the mPFC pyramidal neuron"
    )
    assert sentence(record("edges", "E023")) == "BDNF raises the activity of the TrkB receptor"
    assert sentence(record("edges", "E064")) == "Phospho-eEF2 lowers BDNF"
    assert sentence(record("edges", "E114")).startswith("The mu-opioid receptor is linked with the")


@pytest.mark.parametrize(
    ("name", "plural"),
    [
        ("AMPA receptors", True),
        ("NMDA receptors on GABA interneurons", True),
        ("Pro-inflammatory cytokines (IL-6, TNF)", True),
        ("Chronic stress", False),
        ("Local protein synthesis", False),
        ("Ventral hippocampus", False),
        ("Somatostatin interneuron", False),
    ],
)
def test_plural_names_are_known(name, plural):
    assert is_plural(name) is plural


@pytest.mark.parametrize(
    ("text", "within"),
    [("Local protein", "local protein"), ("AMPA drive", "AMPA drive"), ("Akt", "Akt"), ("", "")],
)
def test_only_plain_words_lose_their_capital_within_a_sentence(text, within):
    assert uncapitalised(text) == within


def test_pictures_and_questions_need_neither_numpy_nor_matplotlib():
    code = (
        "import sys\n"
        "sys.modules.update({name: None for name in ('numpy', 'matplotlib', 'scipy')})\n"
        "from ketacourse.pathway import load_graph, map_figure, map_view, signed_paths\n"
        "print(map_view((12,)), 'networkx' in sys.modules)\n"
        "map_figure(map_view((12,)))\n"
        "print(len(signed_paths(load_graph(12), 'ketamine', 'ad_acute')))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [
        "<View: Hypothesis 12: Adenosine; 6 nodes, 6 links> False",
        "2",
    ]

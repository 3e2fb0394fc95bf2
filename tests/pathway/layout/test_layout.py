"""The layout of any graph: seats, blocks and lines that never get in each other's way."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ketacourse.pathway import map_view
from ketacourse.pathway.layout.cells import lay_out
from ketacourse.pathway.layout.compose import compose, crossing, faults
from ketacourse.pathway.layout.geometry import measure
from ketacourse.pathway.layout.routing import route_all
from ketacourse.pathway.layout.tracks import runs_of, set_apart
from ketacourse.pathway.layout.wrapping import text_width, wrap
from ketacourse.pathway.order import closing_links, ranks
from tests.pathway.rectangles import apart, enters, on_border, within


@st.composite
def graphs(draw, *, cycles=True):
    """Nodes with regions, and links between them; without cycles, only from earlier to later."""
    count = draw(st.integers(1, 12))
    nodes = [f"n{at}" for at in range(count)]
    regions = {node: draw(st.sampled_from(["in", "cell", "cleft", "out"])) for node in nodes}
    pairs = [(a, b) for a in nodes for b in nodes if a != b and (cycles or a < b)]
    links = draw(st.sets(st.sampled_from(pairs), max_size=18)) if pairs else set()
    return regions, sorted(links)


def sizes_of(nodes):
    """Boxes of several sizes."""
    return {node: (60.0 + 15 * (at % 4), 30.0 + 16 * (at % 3)) for at, node in enumerate(nodes)}


def drawn(regions, links):
    layout = lay_out(regions, links, first="in", last="out")
    routes = route_all(layout)
    tracks = set_apart(routes)
    return layout, routes, tracks, measure(layout, sizes_of(regions), routes, tracks)


# Causal order


@given(graphs())
def test_without_the_links_that_close_cycles_every_link_leads_to_a_higher_rank(graph):
    regions, links = graph
    closing = closing_links(list(regions), links)
    rank = ranks(list(regions), links, closing)
    assert closing <= set(links)
    assert all(rank[a] < rank[b] for a, b in links if (a, b) not in closing)


@given(graphs(cycles=False))
def test_a_graph_without_cycles_has_no_closing_link(graph):
    regions, links = graph
    assert closing_links(list(regions), links) == frozenset()


def test_the_rank_of_a_node_is_the_longest_way_to_it():
    assert ranks("abcd", [("a", "b"), ("b", "c"), ("a", "c")]) == {"a": 0, "b": 1, "c": 2, "d": 0}


def test_a_cycle_is_cut_where_the_walk_from_its_cause_comes_back():
    links = [("a", "b"), ("b", "c"), ("c", "b")]
    assert closing_links("abc", links) == {("c", "b")}
    assert closing_links("ab", [("a", "a")]) == {("a", "a")}


# Cells


@given(graphs())
def test_every_node_has_a_cell_of_its_own_in_the_block_of_its_region(graph):
    regions, links = graph
    layout = lay_out(regions, links, first="in", last="out")
    assert set(layout.cells) == set(regions)
    assert len(set(layout.cells.values())) == len(regions)
    blocks = {block.region: block for block in layout.blocks}
    assert all(layout.cells[node] in blocks[region].cells() for node, region in regions.items())
    cells = [cell for block in layout.blocks for cell in block.cells()]
    assert len(cells) == len(set(cells))


@given(graphs())
def test_within_a_region_causes_stand_above_their_effects(graph):
    regions, links = graph
    layout = lay_out(regions, links)
    entered = {target for _, target in links}
    for source, target in set(links) - layout.plan.closing:
        if regions[source] == regions[target]:
            rows = layout.cells[source][1], layout.cells[target][1]
            assert rows[0] < rows[1] if source in entered else rows[0] <= rows[1]


@given(graphs())
def test_what_is_given_stands_left_of_everything_and_what_comes_of_it_right(graph):
    regions, links = graph
    layout = lay_out(regions, links, first="in", last="out")
    columns = {node: column for node, (column, _) in layout.cells.items()}
    for one, other in combinations(regions, 2):
        for a, b in ((one, other), (other, one)):
            if regions[a] == "in" != regions[b] or regions[b] == "out" != regions[a]:
                assert columns[a] < columns[b]


@given(graphs())
def test_the_order_in_which_links_are_told_changes_nothing(graph):
    regions, links = graph
    assert drawn(regions, links) == drawn(regions, links[::-1])


# Lines


@given(graphs())
def test_no_two_boxes_and_no_two_regions_have_a_point_in_common(graph):
    *_, geometry = drawn(*graph)
    assert all(apart(a, b) for a, b in combinations(geometry.boxes.values(), 2))
    assert all(apart(a, b) for a, b in combinations(geometry.regions.values(), 2))


@given(graphs())
def test_a_box_stands_within_its_region_and_everything_on_the_page(graph):
    regions, links = graph
    *_, geometry = drawn(regions, links)
    for node, box in geometry.boxes.items():
        assert within(box, geometry.regions[regions[node]])
    for frame in geometry.regions.values():
        assert frame.x >= 0 <= frame.y
        assert frame.x + frame.w <= geometry.width
        assert frame.y + frame.h <= geometry.height


@given(graphs())
@settings(deadline=None)
def test_a_line_joins_its_boxes_in_level_and_upright_pieces_and_meets_no_other_box(graph):
    *_, geometry = drawn(*graph)
    for (source, target), line in geometry.lines.items():
        assert on_border(line[0], geometry.boxes[source])
        assert on_border(line[-1], geometry.boxes[target])
        for piece in pairwise(line):
            (x, y), (u, v) = piece
            assert (x == u) != (y == v)
            assert not any(enters(piece, box) for box in geometry.boxes.values())


@given(graphs())
def test_pieces_that_run_beside_each_other_have_tracks_of_their_own(graph):
    _, routes, tracks, _ = drawn(*graph)
    runs = [run for link, route in routes.items() for run in runs_of(link, route)]
    for one, other in combinations(runs, 2):
        beside = (one.level, one.line) == (other.level, other.line)
        if beside and max(one.low, other.low) < min(one.high, other.high):
            numbers = tracks[one.link, one.at], tracks[other.link, other.at]
            assert numbers[0].number != numbers[1].number
            assert numbers[0].count == numbers[1].count


@given(graphs())
@settings(max_examples=25, deadline=None)
def test_the_picture_chosen_is_never_worse_than_the_first_layout(graph):
    regions, links = graph
    *_, first = drawn(regions, links)
    best = compose(regions, links, sizes_of(regions), first="in", last="out")
    assert faults(best) <= faults(first)
    assert best == compose(regions, links, sizes_of(regions), first="in", last="out")


def test_two_lines_that_could_be_parallel_do_not_cross():
    regions = {"a": "in", "b": "in", "c": "out", "d": "out"}
    *_, geometry = drawn(regions, [("a", "c"), ("b", "d"), ("a", "d")])
    assert crossing(geometry.lines) == []


def test_crossings_are_counted_once_each():
    lines = {
        ("a", "b"): [(0, 5), (10, 5)],
        ("c", "d"): [(3, 0), (3, 9)],
        ("e", "f"): [(7, 5), (7, 9)],
    }
    assert crossing(lines) == [(("a", "b"), ("c", "d"))]


# Names


@pytest.mark.parametrize(
    "name", ["AMPA receptors", "x" * 60, "a b c d e f g h i j", "", "A/B-C/D" * 5]
)
def test_wrapping_loses_nothing(name):
    assert "".join(wrap(name, 80)).replace(" ", "") == name.replace(" ", "")


@given(st.text(st.characters(codec="ascii", categories=["L", "N"]), max_size=9), st.integers(1, 9))
def test_lines_of_short_words_fit_the_width_they_were_given(word, times):
    lines = wrap(" ".join([word] * times), 112)
    assert all(text_width(line) <= 112 for line in lines)


def test_lines_are_even_and_a_number_keeps_its_unit():
    assert wrap("Antidepressant effect, sustained (24 h and later)", 112) == (
        "Antidepressant",
        "effect,",
        "sustained (24 h",
        "and later)",
    )
    assert wrap("Depression-like behaviour / symptoms", 112)[-1] == "symptoms"


def test_no_text_is_wider_in_a_common_font_than_estimated():
    from matplotlib import get_data_path
    from PIL import ImageFont

    font = ImageFont.truetype(f"{get_data_path()}/fonts/ttf/DejaVuSans.ttf", 100)
    for box in map_view("all").boxes:
        for line in box.lines:
            assert font.getlength(line) * 0.13 <= text_width(line)

"""The pictures of the course: what they show and how few lines cross."""

import os
import subprocess
import sys
from itertools import combinations, pairwise

import pytest

from ketacourse.content.library import record
from ketacourse.pathway import map_view
from ketacourse.pathway.graph.selection import MOST_NODES, edges_of, hypothesis, nodes_of, shown
from ketacourse.pathway.layout.axes import STEM
from ketacourse.pathway.layout.compose import crossing
from ketacourse.pathway.layout.labels import clear_points, middle
from ketacourse.pathway.layout.wrapping import text_width
from tests.pathway.rectangles import apart, enters

NUMBERS = range(1, 13)
OVERLAYS = [(1, 2), (1, 5), (2, 8), (3, 7, 12)]

# Lines that cross in the picture of each hypothesis; a change that adds one should be looked at.
CROSSINGS = {1: 0, 2: 2, 3: 0, 4: 2, 5: 1, 6: 0, 7: 0, 8: 0, 9: 2, 10: 0, 11: 0, 12: 0}


@pytest.mark.parametrize("number", NUMBERS)
def test_a_picture_shows_at_most_twenty_nodes_and_always_ketamine_and_an_outcome(number):
    nodes, edges = shown((number,))
    assert len(nodes) <= MOST_NODES
    assert nodes[0] == "ketamine"
    assert any(record("nodes", node).type == "behaviour" for node in nodes)
    assert {edge.id for edge in edges} <= {edge.id for edge in edges_of(number)}
    assert set(nodes) == {node for edge in edges for node in (edge.source, edge.target)}


@pytest.mark.parametrize("number", [3, 4, 5, 6, 7, 8, 10, 11, 12])
def test_a_small_hypothesis_is_shown_whole(number):
    assert shown((number,))[1] == edges_of(number)


@pytest.mark.parametrize("number", [1, 2, 9])
def test_a_large_hypothesis_shows_what_its_strongest_experiment_for_and_against_changed(number):
    account = hypothesis(number)
    every = {node for edge in edges_of(number) for node in (edge.source, edge.target)}
    for experiment in (account.support[0], account.challenge[0]):
        assert set(record("experiments", experiment).nodes) & every <= set(nodes_of(number))


@pytest.mark.parametrize("choice", [*((number,) for number in NUMBERS), *OVERLAYS, "all"])
def test_boxes_stand_apart_and_lines_go_round_them(choice):
    view = map_view(choice)
    frames = {box.node.id: box.frame for box in view.boxes}
    assert all(apart(a, b) for a, b in combinations(frames.values(), 2))
    for line in view.lines:
        for piece in pairwise(line.corners):
            assert not any(enters(piece, frame) for frame in frames.values())


@pytest.mark.parametrize("number", NUMBERS)
def test_few_lines_cross_in_the_picture_of_a_hypothesis(number):
    assert crossings_in(map_view(number)) <= CROSSINGS[number]


@pytest.mark.parametrize("choice", OVERLAYS)
def test_fewer_lines_cross_in_an_overlay_than_one_in_two(choice):
    view = map_view(choice)
    assert crossings_in(view) < len(view.lines) / 2


def crossings_in(view):
    lines = {(line.edge.source, line.edge.target): line.corners for line in view.lines}
    return len(crossing(lines))


@pytest.mark.parametrize("choice", [*((number,) for number in NUMBERS), *OVERLAYS])
def test_lines_beside_each_other_can_be_told_apart(choice):
    pieces = [
        (line.edge.id, piece) for line in map_view(choice).lines for piece in pairwise(line.corners)
    ]
    for (one, a), (other, b) in combinations(pieces, 2):
        for along, across in ((0, 1), (1, 0)):
            if one != other and upright(a, across) and upright(b, across):
                low = max(min(a[0][along], a[1][along]), min(b[0][along], b[1][along]))
                high = min(max(a[0][along], a[1][along]), max(b[0][along], b[1][along]))
                assert high <= low or abs(a[0][across] - b[0][across]) >= 6


def upright(piece, axis):
    return piece[0][axis] == piece[1][axis]


@pytest.mark.parametrize("number", NUMBERS)
def test_a_line_that_bends_leaves_room_for_its_head(number):
    for line in map_view(number).lines:
        (x, y), (u, v) = line.corners[-2:]
        assert len(line.corners) == 2 or abs(x - u) + abs(y - v) >= STEM - 4


@pytest.mark.parametrize("choice", [*((number,) for number in NUMBERS), *OVERLAYS, "all"])
def test_names_fit_their_boxes(choice):
    for box in map_view(choice).boxes:
        assert max(text_width(line) for line in box.lines) <= box.frame.w - 12
        assert box.frame.y + 10 <= box.baselines[0]
        assert box.baselines[-1] <= box.frame.y + box.frame.h - 4


@pytest.mark.parametrize("number", NUMBERS)
def test_a_picture_has_the_shape_of_a_page(number):
    view = map_view(number)
    assert view.width <= 1100
    assert view.height <= 700
    assert 1 <= view.width / view.height <= 3


@pytest.mark.parametrize("choice", [(1,), (9,), (1, 5)])
def test_marks_stand_on_their_lines_and_clear_of_the_boxes(choice):
    view = map_view(choice)
    for line in view.lines:
        x, y = line.label
        assert any(
            min(a[0], b[0]) <= x <= max(a[0], b[0]) and min(a[1], b[1]) <= y <= max(a[1], b[1])
            for a, b in pairwise(line.corners)
        )
        assert not any(enters(((x - 1, y), (x + 1, y)), box.frame) for box in view.boxes)


def test_a_mark_keeps_away_from_a_line_that_crosses_its_own():
    lines = {("a", "b"): [(0, 0), (100, 0)], ("c", "d"): [(50, -20), (50, 20)]}
    (x, y) = clear_points([("a", "b")], lines, [])["a", "b"]
    assert y == 0
    assert abs(x - 50) >= 13
    assert middle([(0, 0), (4, 0), (4, 10)]) == (4, 5)


def test_pictures_are_the_same_in_every_run():
    code = (
        "import hashlib; from ketacourse.pathway import map_svg, map_view\n"
        "drawn = ''.join(map_svg(map_view(n)) for n in [1, 2, 5, 9, (1, 5), 'all'])\n"
        "print(hashlib.sha256(drawn.encode()).hexdigest())"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1

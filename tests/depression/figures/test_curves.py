"""The two curves and the scale of pairs say and draw what a separation holds."""

import pytest

from ketacourse.content.base import Status
from ketacourse.content.library import records
from ketacourse.depression import effect_size_explorer
from ketacourse.depression.effect_size import Separation, any_separation, separation
from ketacourse.depression.explorers import OWN, SHOWN
from ketacourse.depression.figures.curves import (
    REACH,
    SEPARATION,
    facts_of,
    interval_words,
    separation_numbers,
)
from ketacourse.display.drawing import filled
from tests.display.same import assert_same
from tests.node import run_module

GROUPS = ("people with depression", "people without depression")
LOWER = Separation(
    d=-0.6,
    interval=(-0.9, -0.3),
    groups=GROUPS,
    member="the person with depression",
    name="A volume",
    cites=("schmaal_2016",),
    remark="As read.",
)
DRAWABLE = [each for each in records("measured_differences") if each.status != "unconfirmed"]
PAGE = 'import { follow, numbers } from "./src/ketacourse/depression/effect_size.js";\n'
NUMBERS = f"{PAGE}answer(given.asked.map((values) => numbers(values, given.given)));"
FOLLOW = f"{PAGE}answer(given.moves.map((moved) => follow(moved, given.values, given.given)));"


def drawn(shown):
    return filled(SEPARATION.spec(), separation_numbers(shown))


def peak(points):
    return max(points, key=lambda point: point[1])[0]


def kinds(panel):
    return [mark["kind"] for mark in panel["marks"]]


def test_the_lower_group_stands_at_the_left_and_the_peaks_are_d_apart():
    found = separation_numbers(LOWER)
    first, second = peak(found["first"]), peak(found["second"])
    assert first < second
    assert second - first == pytest.approx(0.6, abs=0.08)
    assert found["between"] == [(0.3, 1.08), (-0.3, 1.08)]


def test_the_higher_group_stands_at_the_right_and_its_name_on_its_outer_flank():
    found = separation_numbers(any_separation(1.5))
    assert peak(found["first"]) > peak(found["second"])
    assert found["first_flank"] > 0.75 > -0.75 > found["second_flank"]


def test_the_curves_differ_in_line_as_well_as_colour():
    curves, _ = SEPARATION.spec()["panels"]
    lines = {mark["points"]: mark.get("dash") for mark in curves["marks"] if "points" in mark}
    assert (lines["{first}"], lines["{second}"]) == (None, "dashed")


def test_the_shaded_area_is_the_overlap():
    found = separation_numbers(any_separation(1.0))
    assert max(high for _, _, high in found["shared"]) == pytest.approx(0.8825, abs=1e-3)
    assert "overlap 62 %" in [
        mark.get("text") for mark in drawn(any_separation(1.0))["panels"][0]["marks"]
    ]


def test_the_curves_have_a_scale_of_their_own_and_the_pairs_another():
    curves, pairs = SEPARATION.panels
    assert curves.title != pairs.title
    assert curves.x.label.startswith("standard deviations")
    assert (pairs.x.low, pairs.x.high) == (30, 100)


@pytest.mark.parametrize("d", [0, 0.3, 2.5])
def test_both_curves_are_drawn_to_where_nothing_is_left_of_them(d):
    found = separation_numbers(any_separation(d))
    for curve in (found["first"], found["second"]):
        assert [x for x, _ in curve][:: len(curve) - 1] == [-REACH, REACH]
        assert max(curve[0][1], curve[-1][1]) < 0.006


def test_pairs_are_drawn_with_their_interval_and_written_out():
    found = drawn(LOWER)
    _, pairs = found["panels"]
    assert pairs["marks"][2]["points"] == [(58, 0), (74, 0)]
    assert pairs["marks"][3]["points"] == [(66, 0)]
    assert pairs["marks"][4]["text"] == "66 (58 to 74)"
    assert found["note"] == (
        "In 66 (58 to 74) of 100 random pairs, the person with depression has the lower value"
    )


def test_without_an_interval_none_is_drawn():
    assert kinds(drawn(any_separation(0.6))["panels"][1]) == ["rule", "note", "dots", "note"]


def test_the_coin_toss_is_marked_at_fifty():
    assert drawn(LOWER)["panels"][1]["marks"][0]["x"] == 50


@pytest.mark.parametrize("shown", [*map(separation, DRAWABLE)], ids=lambda shown: shown.name)
def test_pairs_and_their_interval_lie_on_their_scale(shown):
    found = separation_numbers(shown)
    assert all(30 <= x <= 100 for x, _ in (*found["interval"], *found["place"]))


def test_the_alt_text_is_the_finding_with_its_numbers():
    assert drawn(LOWER)["alt"] == (
        "A volume: two bell curves with d = −0.60 (95 % CI −0.90 to −0.30) overlap by 76 %. In 66 "
        "of 100 random pairs (58 to 74 over that interval), the person with depression has the "
        "lower value."
    )
    assert drawn(any_separation(0))["alt"] == (
        "Any two groups: two bell curves with d = 0.00 overlap by 100 %. In 50 of 100 random "
        "pairs, the one from group A has the higher value."
    )


def test_u3_and_the_interval_stand_in_words_and_the_remark_and_the_source_in_the_caption():
    found = drawn(LOWER)
    assert found["heading"] == "A volume: d = −0.60"
    assert found["words"] == [
        (
            "Cohen's U3",
            "73 % of people with depression lie below the average of people without depression",
        ),
        ("d", "95 % CI −0.90 to −0.30"),
    ]
    assert "shown. As read. (<a href=" in found["caption"]


def test_it_is_said_when_a_value_was_read_second_hand_or_without_interval():
    shown = Separation(
        d=2.0,
        interval=None,
        groups=("men", "women"),
        member="the man",
        name="Height",
        cites=("wuensch_height",),
        status=Status.SECONDARY,
    )
    assert facts_of(shown)["said"] == "no interval in the text read, read second-hand"


def test_any_size_has_no_source_to_name():
    found = drawn(any_separation(1))
    assert [name for name, _ in found["words"]] == ["Cohen's U3"]
    assert "<a" not in found["caption"]


def test_the_table_reads_the_interval_in_the_order_of_the_estimate():
    found = drawn(LOWER)
    assert found["columns"][-1] == "Of 100 pairs, lower: the person with depression"
    assert found["rows"] == [
        ("Estimate", "−0.60", "76 %", "66"),
        ("Lower end", "−0.90", "65 %", "74"),
        ("Upper end", "−0.30", "88 %", "58"),
    ]


def test_an_unknown_interval_is_said_to_be_unknown():
    assert interval_words(None) == "no interval in the text read"


def test_the_page_reckons_every_measure_and_every_size_as_the_package_does():
    given = effect_size_explorer().given
    turned = {"given": facts_of(LOWER) | {"d": 0.05, "interval": (-0.1, 0.2)}}
    sizes = [at / 100 for at in range(251)]
    asked = [{"measure": OWN, "d": d} for d in sizes] + [{"measure": m, "d": 0} for m in SHOWN]
    said = run_module(NUMBERS, {"asked": asked, "given": given})
    measured = {each.id: separation(each) for each in records("measured_differences")}
    for values, numbers in zip(asked, said, strict=True):
        shown = measured.get(values["measure"]) or any_separation(values["d"])
        assert_same(numbers, separation_numbers(shown))
    asked = [{"measure": "given", "d": 0}]
    (numbers,) = run_module(NUMBERS, {"asked": asked, "given": {"measured": turned}})
    around = Separation(0.05, (-0.1, 0.2), GROUPS, LOWER.member, "A volume")
    assert numbers["interval"] == [list(end) for end in separation_numbers(around)["interval"]]


def test_in_the_page_the_controls_follow_each_other_as_in_the_package():
    explorer = effect_size_explorer()
    moves = [{"measure": "height_sex"}, {"measure": OWN}, {"d": 0.8}, {"measure": OWN, "d": 1}]
    moves += [{"measure": "crp", "d": 0.3}]
    given = {"moves": moves, "values": explorer.values, "given": explorer.given}
    assert run_module(FOLLOW, given) == [explorer.followed(moved) for moved in moves]
